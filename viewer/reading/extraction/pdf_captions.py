"""Captions on the pages of a PDF: small type below a picture."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from viewer.reading.extraction.pdf_lines import Box, Line, Page

_SMALLER = 0.95
"""The largest type of a caption, in times of the text's."""
_FAR, _NEXT = 2.5, 1.9
"""How far a caption may be from its picture, and its lines from one another, in times of the
height of a line."""
_OVERLAP = 4.0
"""How far into the box of its picture a caption may reach, in points."""
_MOST_NEAR = 40
"""How many lines are looked at: a caption, and what stands beside it in other columns."""


def below_pictures(pages: Sequence[Page], body: float) -> set[Line]:
    """Return the lines that are captions, by their place and the size of the text."""
    found: set[Line] = set()
    for page in pages:
        small = [line for line in page.lines if line.size <= _SMALLER * body]
        down = sorted(small, key=lambda line: -line.top) if page.pictures else []
        for picture in page.pictures:
            found |= set(_below(picture, down))
    return found


def _below(picture: Box, down: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that follow one another right below a picture; `down` from the top."""
    last: Line | None = None
    start = bisect_left(down, -picture.bottom - _OVERLAP, key=lambda line: -line.top)
    for line in islice(down, start, start + _MOST_NEAR):
        if line.right < picture.left or line.left > picture.right:
            continue
        near = (
            last.bottom - line.top < (_NEXT - 1) * last.height
            if last
            else picture.bottom - line.top < _FAR * line.height
        )
        if not near or (last and abs(line.size - last.size) > 0.12 * last.size):
            return
        yield line
        last = line
