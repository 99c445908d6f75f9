"""How much room text takes at most, whatever font a reader's machine puts in place of ours.

Each character is as wide as in the widest of Source Serif 4, Pretendard, DejaVu Sans and DejaVu
Serif, which are wider than Georgia and Arial; scripts outside the table by their class.
"""

from __future__ import annotations

import unicodedata
from functools import cache

BOLDER = 1.13
"""How much wider DejaVu Bold is."""

_WIDTHS = {
    character: width
    for width, characters in {
        0.35: " ',./:;\\ijl|·’‘",
        0.45: '"!()-I[]ft',
        0.5: "*`r",
        0.55: "?J_sz“”–",
        0.6: "ckvxy•",
        0.65: "$0123456789abdeghnopqu{}",
        0.7: "FLPSTYZ",
        0.75: "ABEKRVX",
        0.85: "#+<=>CDGOQU^w~",
        0.95: "%&HN→■●",
        1.05: "@MWm—…▲◇◆",
    }.items()
    for character in characters
}
"""In ems."""


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return the lines that text of a size takes in a width, both in points: at most these.

    A word longer than a line is broken where the line is full.
    """
    room = width / (size * (BOLDER if bold else 1))
    lines, line, used = [], "", 0.0
    for word in _pieces(text, room):
        wide = _ems(word)
        if line and used + wide > room:
            lines.append(line)
            line, used = "", 0.0
        line += word
        used += wide + _width(" ") * word.endswith(" ")
    return [*lines, line] if line or not lines else lines


def cut(
    text: str, size: float, width: float, lines: int, *, ending: str = "", bold: bool = False
) -> str:
    """Return text and ending, which take so many lines at most, with … where the text is cut."""

    def fits(words: str) -> bool:
        return len(wrapped(words, size, width, bold=bold)) <= lines

    if fits(text + ending):
        return text + ending
    kept = "".join(wrapped(text, size, width, bold=bold)[:lines]).rstrip()
    while kept and not fits(f"{kept}…{ending}"):
        kept = (kept.rpartition(" ")[0] or kept[:-1]).rstrip()
    return f"{kept}…{ending}"


def _pieces(text: str, room: float) -> list[str]:
    """Return the words, each with the space after it, the long ones in pieces that fit."""
    words = text.split(" ")
    spaced = [f"{word} " for word in words[:-1]] + words[-1:]
    return [piece for word in spaced for piece in _broken(word, room)]


def _broken(word: str, room: float) -> list[str]:
    if _ems(word) <= room:
        return [word]
    pieces, piece, used = [], "", 0.0
    for character in word:
        wide = _width(character)
        if piece and used + wide > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += character
        used += wide
    return [*pieces, piece]


def _ems(word: str) -> float:
    return sum(map(_width, word.rstrip(" ")))


@cache
def _width(character: str) -> float:
    if known := _WIDTHS.get(character):
        return known
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.4 if category == "So" else 1.05
    return {"Lu": 0.9, "Ll": 0.75}.get(category, 1.05)
