"""Text of slides as data, and how it flows through columns so that nothing overflows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from viewer.export.measure import wrapped

LEADING = 1.25
"""Line height by type size; set exactly, so that no font changes the heights that we count on."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Characters that look alike."""

    text: str
    colour: str = "tx1"
    """A colour of the theme (ECMA-376 §20.1.10.54)."""
    bold: bool = False
    italic: bool = False
    serif: bool = False
    url: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """Runs of one size in points, with room before it. One with several runs is never broken."""

    runs: tuple[Run, ...]
    size: float
    before: float = 0.0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether any of it is bold, and all of it to be measured as such."""
        return any(run.bold for run in self.runs)


class Column(msgspec.Struct, frozen=True):
    """Room for text, in points."""

    width: float
    height: float


Block = Sequence[Paragraph]
"""Paragraphs that stay together where a column can hold them."""


def height(paragraph: Paragraph, width: float) -> float:
    """Return the most points that a paragraph takes in a width."""
    return paragraph.before + _line_height(paragraph) * len(_lines(paragraph, width))


def flowed(blocks: Iterable[Block], columns: Iterator[Column]) -> list[list[Paragraph]]:
    """Return the paragraphs of each column that is needed, at least of one."""
    flow = _Flow(columns)
    for block in blocks:
        flow.add(block)
    return flow.filled


class _Flow:
    """Columns being filled, one after the other."""

    def __init__(self, columns: Iterator[Column]) -> None:
        self._columns = columns
        self.filled: list[list[Paragraph]] = []
        self._open()

    def add(self, block: Block) -> None:
        needed = sum(height(paragraph, self._column.width) for paragraph in block)
        if self.filled[-1] and needed > self._room:
            self._open()
        for paragraph in block:
            self._pour(paragraph)

    def _open(self) -> None:
        self._column = next(self._columns)
        self._room = self._column.height
        self.filled.append([])

    def _pour(self, paragraph: Paragraph) -> None:
        while (needed := height(paragraph, self._column.width)) > self._room:
            head, tail = _broken(paragraph, self._column.width, self._room)
            if head:
                self.filled[-1].append(head)
                paragraph = tail
            elif not self.filled[-1]:
                break
            self._open()
        self.filled[-1].append(paragraph)
        self._room -= needed


def _broken(paragraph: Paragraph, width: float, room: float) -> tuple[Paragraph | None, Paragraph]:
    """Return what of a paragraph fits into the room, if two lines do, and the rest."""
    lines = _lines(paragraph, width)
    fitting = int((room - paragraph.before) // _line_height(paragraph))
    if fitting < 2 or len(paragraph.runs) > 1:
        return None, paragraph
    (run,) = paragraph.runs
    head, tail = "".join(lines[:fitting]).rstrip(), "".join(lines[fitting:])
    first = msgspec.structs.replace(paragraph, runs=(msgspec.structs.replace(run, text=head),))
    rest = (msgspec.structs.replace(run, text=tail),)
    return first, msgspec.structs.replace(paragraph, runs=rest, before=0.0)


def _line_height(paragraph: Paragraph) -> float:
    return LEADING * paragraph.size


def _lines(paragraph: Paragraph, width: float) -> list[str]:
    return wrapped(paragraph.text, paragraph.size, width, bold=paragraph.bold)
