"""From characters with boxes to lines in reading order: what a page's layout says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

GAP, STRETCHED = 1.6, 4.0
"""A space this wide, in times of the type size, parts two columns: without and with a space
character in it, as words of justified lines have."""
_MOST_INITIALS = 20
_EDGE = 0.09
"""How much of a page's height, above and below, says nothing of the order."""


class Character(NamedTuple):
    """One character and its box, in points, y upwards."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    generated: bool = False
    """Not in the file: PDFium sees a gap there."""
    number: int = 0
    """PDFium's number of it on the page."""


class Line(NamedTuple):
    """A run of characters on one base line, in one column."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool

    @property
    def height(self) -> float:
        """The height of the line's box."""
        return max(self.top - self.bottom, 0.1)


class Box(NamedTuple):
    """Where a picture is on a page."""

    left: float
    bottom: float
    right: float
    top: float


class Page(NamedTuple):
    """A page: its lines in reading order."""

    width: float
    height: float
    lines: list[Line]
    has_pictures: bool
    """It is no empty page, though it has no text."""
    pictures: tuple[Box, ...] = ()
    """Those that are large enough to have a caption."""


def lines(characters: Sequence[Character], height: float) -> list[Line]:
    """Return the lines that characters stand in, in the order in which they are read.

    Most programs write a page in that order; where the lines show that one did not, it is made of
    their places on the page, of the given height.
    """
    pieces = [line for run in _runs(characters) if (line := _line(run)).text.strip()]
    found = _with_initials(_whole(pieces, _gutters(pieces, 0)))
    return found if _reads_on(found, height) else list(_ordered(found, 0))


def in_columns(found: Sequence[Line]) -> list[Line]:
    """Return lines in the order in which they are read, by their places alone."""
    return list(_ordered(list(found), 0))


def _reads_on(found: Sequence[Line], height: float) -> bool:
    """Say whether lines go down, and up only to the next column."""
    low, high = _EDGE * height, (1 - _EDGE) * height
    body = [line for line in found if line.bottom > low and line.top < high]
    beside = 0
    for last, line in pairwise(body):
        if line.bottom >= last.top - 0.2 * last.height and line.left < last.right:
            return False  # back up, in the same column or one before
        level = abs(line.bottom - last.bottom) < 0.5 * last.height
        beside += level and line.left > last.right
    return beside < max(3, len(body) / 8)


def _runs(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield the runs of characters that follow one another on a line without a wide gap."""
    run: list[Character] = []
    for character in characters:
        if run and not _follows(run, character):
            yield run
            run = []
        if run or not character.sign.isspace():
            run.append(character)
    if run:
        yield run


def _follows(run: list[Character], character: Character) -> bool:
    if character.sign.isspace():
        return True
    last = run[-1]
    anchor = next((c for c in reversed(run) if not c.sign.isspace()), last)
    size = max(anchor.top - anchor.bottom, 1.0)  # a space's box may be flat
    middle = (character.top + character.bottom) / 2
    if not anchor.bottom - 0.3 * size <= middle <= anchor.top + 0.3 * size:
        return False
    widest = GAP if anchor is last or last.generated else STRETCHED
    return -2 * size < character.left - anchor.right < widest * size


def _line(run: list[Character]) -> Line:
    inked = [c for c in run if not c.sign.isspace()] or run
    words = "".join(c.sign for c in _spaced(run))
    heights = [c.top - c.bottom for c in inked]
    size = median(heights)
    heavy = sum(c.bold for c in inked)
    return Line(
        text=_plain(words).strip(),
        left=min(c.left for c in inked),
        bottom=median(c.bottom for c in inked),
        right=max(c.right for c in inked),
        top=median(c.top for c in inked),
        size=size,
        bold=heavy > len(inked) / 2,
    )


def _whole(pieces: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    """Return lines with pieces on one base line put together, where no gutter is between them.

    In narrow columns justified words stand as far apart as columns do.
    """
    kept: list[Line] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if (
            last
            and _beside(last, piece)
            and not any(last.right - 2 < x < piece.left + 2 for x in gutters)
        ):
            kept[-1] = _together(last, piece)
        else:
            kept.append(piece)
    return kept


def _beside(a: Line, b: Line) -> bool:
    """Say whether a piece stands right of another on its base line."""
    level = abs(a.bottom - b.bottom) < 0.4 * min(a.height, b.height)
    return level and a.right <= b.left + 1


def _together(a: Line, b: Line) -> Line:
    larger = max(a, b, key=lambda line: len(line.text))
    return larger._replace(
        text=f"{a.text} {b.text}", left=a.left, right=b.right, bold=a.bold and b.bold
    )


def _gutters(found: list[Line], depth: int) -> list[float]:
    """Return the x of all gutters of a page."""
    if depth > 3 or len(found) < 6 or (gutter := _gutter(found)) is None:
        return []
    left = [line for line in found if line.right <= gutter + 1]
    right = [line for line in found if line.left >= gutter - 1]
    return [gutter, *_gutters(left, depth + 1), *_gutters(right, depth + 1)]


def _spaced(run: list[Character]) -> Iterator[Character]:
    """Yield the characters, with a space where there is room for one and the file has none."""
    last: Character | None = None
    for character in run:
        apart = last and not (last.sign.isspace() or character.sign.isspace())
        if last and apart and character.left - last.right > 0.25 * (last.top - last.bottom):
            yield last._replace(sign=" ")
        yield character
        last = character


def _plain(text: str) -> str:
    """Return text with ligatures as letters; they are a matter of the typeface."""
    return "".join(
        unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign <= "\ufb06" else sign
        for sign in text
    )


def _with_initials(found: list[Line]) -> list[Line]:
    """Return the lines with each large initial put before the line that it begins."""
    kept = list(found)
    alone = [line for line in found if len(line.text) == 1 and line.text.isupper()]
    for initial in alone[:_MOST_INITIALS]:
        beside = [line for line in kept if _is_beside_initial(initial, line)]
        if beside:
            first = max(beside, key=lambda line: line.top)
            whole = first._replace(text=initial.text + first.text, left=initial.left)
            kept[kept.index(first)] = whole
            kept.remove(initial)
    return kept


def _is_beside_initial(initial: Line, line: Line) -> bool:
    """Say whether a line begins beside one large letter."""
    large = initial.height > 1.8 * line.height
    level = initial.bottom < line.bottom < initial.top
    return large and level and 0 <= line.left - initial.left < 2.5 * initial.height


def _ordered(found: list[Line], depth: int) -> Iterator[Line]:
    """Yield lines as they are read: bands from the top down, in a band its columns in turn."""
    gutter = _gutter(found) if depth < 4 and len(found) > 5 else None
    if gutter is None:
        yield from _down(found)
        return
    band: list[Line] = []
    for line in _down(found):
        if line.left < gutter - 1 and line.right > gutter + 1:
            yield from _columns(band, gutter, depth)
            band = []
            yield line
        else:
            band.append(line)
    yield from _columns(band, gutter, depth)


def _columns(band: list[Line], gutter: float, depth: int) -> Iterator[Line]:
    left = [line for line in band if line.right <= gutter + 1]
    right = [line for line in band if line.right > gutter + 1]
    if len(left) < 2 or len(right) < 2:
        yield from band
        return
    yield from _ordered(left, depth + 1)
    yield from _ordered(right, depth + 1)


def _down(found: list[Line]) -> list[Line]:
    """Return lines from the top down; those on one base line from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(found, key=lambda each: -each.top):
        if rows and rows[-1][0].bottom < (line.top + line.bottom) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]


def _gutter(found: list[Line]) -> float | None:
    """Return the x of the white between two columns, None where there is one column only.

    It is where the fewest lines cross, with several lines on both sides, side by side.
    """
    left, right = min(line.left for line in found), max(line.right for line in found)
    width = right - left
    starts = Counter(round(line.left / 3) * 3 for line in found)
    tries = [
        x - 3.0
        for x, n in starts.items()
        if n >= 3 and left + 0.15 * width < x < right - 0.1 * width
    ]
    best = max(tries, key=lambda x: _parted(found, x), default=None)
    return best if best is not None and _parted(found, best) > 0 else None


def _parted(found: list[Line], x: float) -> float:
    """Return how well a vertical line parts two columns: lines beside it, less those across."""
    before = [line for line in found if line.right <= x + 1]
    after = [line for line in found if line.left >= x - 1]
    across = len(found) - len(before) - len(after)
    beside = sum(
        any(other.bottom < line.top and line.bottom < other.top for other in after)
        for line in before
    )
    if min(len(before), len(after)) < 3 or beside < 3:
        return 0
    return beside - 2 * across if across <= 0.4 * len(found) else 0
