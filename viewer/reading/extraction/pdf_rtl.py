"""Lines of Arabic, Hebrew and other scripts that run from right to left.

PDFium hands out parts of such lines in the order of the page and parts in that of reading, so that
only the places of the characters tell. The lines are mirrored: all that follows reads them as if
they ran from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from statistics import median

from viewer.reading.extraction.pdf_lines import GAP, Character, Line

_SPACE = 0.22
"""A gap this wide, in times of the height of the characters, is a space: in Arabic words
boxes are up to 0.19 apart, and spaces are 0.25 and wider."""
_NARROW = 0.1
"""A gap this wide is one where the file has a space in it: below the tail of a letter such as ر."""
_RTL, _LTR, _NUMBERS = ("R", "AL"), ("L", "EN", "AN"), ("EN", "AN", "ES", "CS", "ET")
_OPENING, _CLOSING = "([{<«‹“", ")]}>»›”"
_PAIRED = {a: pair for pair in zip(_OPENING, _CLOSING, strict=True) for a in pair}
_BRACKET = re.compile(r"(?P<before>^|.)(?P<sign>[()\[\]{}<>«»‹›“”])(?=(?P<after>.|$))")
_MOST_SAMPLED = 3000


def is_rtl(characters: Sequence[Character]) -> bool:
    """Say whether most letters of a page are of scripts that run from right to left."""
    ways = [unicodedata.bidirectional(c.sign[:1]) for c in characters[:_MOST_SAMPLED] if c.sign]
    return sum(way in _RTL for way in ways) > sum(way == "L" for way in ways)


def lines(characters: Sequence[Character]) -> list[Line]:
    """Return the lines of a page, from the top down, mirrored."""
    inked = [c for c in characters if not c.sign.isspace() and c.right > c.left]
    spaces = _spaces(characters)
    found: list[Line] = []
    for row in _rows(inked):
        places = sorted(spaces[c.number] for c in row if c.number in spaces)
        found += (_line(piece, places) for piece in _pieces(row))
    return [line for line in found if line.text]


def _spaces(characters: Sequence[Character]) -> dict[int, float]:
    """Return where the spaces of the file are, each by the number of the character before it."""
    found: dict[int, float] = {}
    before: Character | None = None
    for character in characters:
        if not character.sign.isspace():
            before = character
        elif before is not None:
            found[before.number] = (character.left + character.right) / 2
    return found


def _rows(inked: Sequence[Character]) -> list[list[Character]]:
    """Return the characters of each row: those whose middles are on one height."""
    rows: list[list[Character]] = []
    for character in sorted(inked, key=lambda c: -(c.top + c.bottom)):
        last = rows[-1][0] if rows else None
        size = character.top - character.bottom
        if last and abs(last.top + last.bottom - character.top - character.bottom) < 0.7 * size:
            rows[-1].append(character)
        else:
            rows.append([character])
    return rows


def _pieces(row: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield the parts of a row that a wide gap parts, in the order of reading, from the right."""
    ordered = sorted(row, key=lambda c: c.left)
    ordered.reverse()  # those too that are in one place: a ligature's letters, the last one first
    piece: list[Character] = []
    for character in ordered:
        if piece and piece[-1].left - character.right > GAP * (character.top - character.bottom):
            yield piece
            piece = []
        piece.append(character)
    if piece:
        yield piece


def _line(piece: Sequence[Character], spaces: Sequence[float]) -> Line:
    """Return a line, mirrored, with its characters in the order of reading."""
    heights = [c.top - c.bottom for c in piece]
    return Line(
        text=_read(_with_spaces(piece, spaces)),
        left=-max(c.right for c in piece),
        bottom=median(c.bottom for c in piece),
        right=-min(c.left for c in piece),
        top=median(c.top for c in piece),
        size=median(heights),
        bold=sum(c.bold for c in piece) > len(piece) / 2,
    )


def _with_spaces(piece: Sequence[Character], spaces: Sequence[float]) -> str:
    """Return the signs from right to left as they stand there, marks behind their letters."""
    signs: list[str] = []
    edge: float | None = None
    for character in piece:
        if edge is not None and _is_space(character, edge, spaces):
            signs.append(" ")
        signs.append(unicodedata.normalize("NFKC", character.sign))
        edge = character.left if edge is None else min(edge, character.left)
    return "".join(signs)


def _is_space(character: Character, edge: float, spaces: Sequence[float]) -> bool:
    """Say whether a space stands between a character and the edge of those right of it."""
    gap, height = edge - character.right, character.top - character.bottom
    if gap > _SPACE * height:
        return True
    if gap <= _NARROW * height:
        return False
    at = bisect_left(spaces, character.right)
    return at < len(spaces) and spaces[at] <= edge


def _read(signs: str) -> str:
    """Return signs that stand from right to left in the order of reading.

    Numbers and words of other scripts run the other way (Unicode's UAX 9, for one level).
    """
    ways = [unicodedata.bidirectional(sign) for sign in signs]
    words: list[str] = []
    at = 0
    while at < len(signs):
        if ways[at] in _LTR:
            end = _end_of_run(ways, at)
            words.append(signs[at:end][::-1])
            at = end
        else:
            words.append(signs[at])
            at += 1
    return _BRACKET.sub(_turned, _BRACKET.sub(_turned, "".join(words))).strip()


def _turned(bracket: re.Match[str]) -> str:
    """Return a bracket as its neighbours say that it is: PDFium mirrors some and not others."""
    opens, closes = _PAIRED[bracket["sign"]]
    free = not bracket["before"].strip() or bracket["before"] in _OPENING
    ends = not bracket["after"].strip() or bracket["after"] in f"{_CLOSING}.,;:!?،؛؟"
    if free == ends:
        return bracket[0]
    return bracket["before"] + (opens if free else closes)


def _end_of_run(ways: Sequence[str], start: int) -> int:
    """Return where a run from left to right ends: at the last letter or number before others."""
    end, at = start + 1, start + 1
    while at < len(ways) and ways[at] not in _RTL:
        if ways[at] in _LTR:
            end = at + 1
        at += 1
    if not any(way == "L" for way in ways[start:end]):  # numbers apart are so many runs
        for at in range(start + 1, end):
            if ways[at] not in _NUMBERS:
                return at
    return end
