"""A step's claims, places and a report's sources as blocks of text for slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from viewer.export.cited import Cited
from viewer.export.ooxml_theme import ACCENT, DISPUTED, KIND_COLOURS, MUTED
from viewer.export.report import (
    NO_SOURCES,
    NOT_REVIEWED,
    SIGNS,
    Entry,
    Opposite,
    PlaceName,
    ReportStep,
)
from viewer.export.slides.text import Block, Paragraph, Run

SMALLEST = 12.0
"""Points of the smallest text that is read on a slide; the foot of a slide is not."""


class Sizes(msgspec.Struct, frozen=True):
    """Of one claim, in points."""

    statement: float
    quote: float
    small: float
    gap: float


SIZES = (Sizes(18, 16, 13, 16), Sizes(16, 14, SMALLEST, 13), Sizes(14, 13, SMALLEST, 11))
"""The most roomy first."""


def step_blocks(step: ReportStep, sizes: Sizes) -> list[Block]:
    """Return a block a claim, or the places where a step is about no claim."""
    if not step.entries:
        return [_place(place, sizes) for place in step.places]
    blocks: list[Block] = []
    for group in step.groups:
        heading = [_heading(group.heading, sizes)] if group.heading else []
        first, *others = group.entries
        blocks.append([*heading, *_claim(first, sizes)])
        blocks.extend(list(_claim(entry, sizes)) for entry in others)
    return [*blocks, [_left_out(step.left_out, sizes)]] if step.left_out else blocks


def source_blocks(sources: Sequence[Cited]) -> list[Block]:
    """Return a block a source: what is known of it, where it is, the details."""
    return [_source(each) for each in sources] or [[_small(NO_SOURCES, 16)]]


def _source(source: Cited) -> Block:
    words = Run(text=f"[{source.number}] {source.words}", serif=True)
    details = [_small(detail, SMALLEST) for detail in source.details]
    link = Run(text=source.url, url=source.url, colour=ACCENT)
    address = [Paragraph((link,), SMALLEST)] if source.url else []
    return [Paragraph((words,), 16, 14), *address, *details]


def _claim(entry: Entry, sizes: Sizes) -> Iterator[Paragraph]:
    yield Paragraph(tuple(_kind(entry)), sizes.small, sizes.gap)
    yield Paragraph((Run(text=entry.text, serif=True, bold=True),), sizes.statement)
    for other in entry.disputes:
        words = f"Disputed: {_numbered(other)}"
        yield Paragraph((Run(text=words, colour=DISPUTED, bold=True),), sizes.statement, 2)
    for quote in entry.quotes:
        yield Paragraph((Run(text=quote, serif=True, italic=True),), sizes.quote, 2)
    yield _small(_origin(entry), sizes.small)
    for other in entry.opposites:
        if not other.against:
            colour = DISPUTED if other.opposes else MUTED
            yield Paragraph((Run(text=_numbered(other), colour=colour),), sizes.small)


def _kind(entry: Entry) -> Iterator[Run]:
    colour = KIND_COLOURS[entry.kind]
    yield Run(text=f"{SIGNS[entry.kind]} {entry.kind.upper()}", colour=colour, bold=True)
    if entry.disputed:
        yield Run(text=" · DISPUTED", colour=DISPUTED, bold=True)
    if entry.suggested:
        yield Run(text=f" · {NOT_REVIEWED}", colour=MUTED, italic=True)
    numbers = ", ".join(str(place.number) for place in entry.places if place.number)
    where = f" · on the map {numbers}" if numbers else ""
    yield Run(text=f" · claim {entry.number}{where}", colour=MUTED)


def _origin(entry: Entry) -> str:
    return " · ".join(filter(None, (f"{entry.chain} {entry.references}".strip(), entry.dates)))


def _numbered(other: Opposite) -> str:
    return f"{other.words} ({other.number})"


def _small(text: str, size: float) -> Paragraph:
    return Paragraph((Run(text=text, colour=MUTED),), size, 2)


def _heading(text: str, sizes: Sizes) -> Paragraph:
    return Paragraph((Run(text=text, bold=True, colour=ACCENT),), sizes.statement, sizes.gap)


def _place(place: PlaceName, sizes: Sizes) -> Block:
    number = [Run(text=f"{place.number}  ", colour=ACCENT, bold=True)] if place.number else []
    name = Run(text=place.name, serif=True)
    return [Paragraph((*number, name), sizes.statement, 6)]


def _left_out(count: int, sizes: Sizes) -> Paragraph:
    return Paragraph((Run(text=f"and {count} more claims", italic=True),), sizes.small, sizes.gap)
