"""Paragraphs that are too long for Qt, which lays out a whole one or nothing, shown in parts."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 8_000
"""Characters of a paragraph that are laid out in a few milliseconds."""


def parted(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with line ends in place of some spaces of its longest paragraphs, and where.

    No position changes. Where a paragraph has no space, it stays whole.
    """
    places = tuple(_places(text))
    starts = (0, *(at + 1 for at in places))
    ends = (*places, len(text))
    return "\n".join(text[a:b] for a, b in zip(starts, ends, strict=True)), places


def _places(text: str) -> Iterator[int]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > LONGEST:
            place = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            place = text.find(" ", start + LONGEST, end) if place < 0 else place
            if place < 0:
                break
            yield place
            start = place + 1
        start = end + 1
