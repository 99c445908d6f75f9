"""When the claims speak of, and when they were said, as events on a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from viewer.model import dates
from viewer.model.briefing import Stated
from viewer.model.index import Index

Row = Literal["speaks-of", "said"]


class Event(msgspec.Struct, frozen=True):
    """One time that claims share: the days from `first` to `last`, as proleptic ordinals."""

    row: Row
    edtf: str
    first: int
    last: int
    open_start: bool
    open_end: bool
    inferred: bool
    claims: tuple[str, ...]


def events(index: Index) -> tuple[Event, ...]:
    """Return the events of both rows, the earliest first; open ends reach to the outermost day."""
    found: dict[tuple[Row, str], list[tuple[str, Stated]]] = defaultdict(list)
    for row, claim, stated in _dated(index):
        found[row, stated.value].append((claim, stated))
    spans = {value: dates.parse(value) for _, value in found}
    days = [_ordinal(day) for span in spans.values() for day in (span.first, span.last) if day]
    if not days:
        return ()
    made = (
        _event(row, spans[value], value, claims, (min(days), max(days)))
        for (row, value), claims in found.items()
    )
    return tuple(sorted(made, key=lambda event: (event.row, event.first, event.last)))


def _event(
    row: Row,
    span: dates.Span,
    value: str,
    claims: list[tuple[str, Stated]],
    outermost: tuple[int, int],
) -> Event:
    return Event(
        row=row,
        edtf=value,
        first=_ordinal(span.first) if span.first else outermost[0],
        last=_ordinal(span.last) if span.last else outermost[1],
        open_start=span.first is None,
        open_end=span.last is None,
        inferred=all(stated.inferred for _, stated in claims),
        claims=tuple(claim for claim, _ in claims),
    )


def _dated(index: Index) -> Iterator[tuple[Row, str, Stated]]:
    """Yield each claim's times that are sound EDTF; `check` reports the others."""
    for claim in index.standing:
        if claim.time and _is_sound(claim.time.value):
            yield "speaks-of", claim.id, claim.time
        if claim.said and _is_sound(claim.said.value):
            yield "said", claim.id, claim.said


def _is_sound(value: str) -> bool:
    try:
        dates.parse(value)
    except ValueError:
        return False
    return True


def _ordinal(day: dates.Day) -> int:
    """Return a day's number; years outside of 1 to 9999 are held at these."""
    year, month, number = day
    if year < 1:
        return 1
    return date(year, month, number).toordinal() if year <= 9999 else date.max.toordinal()
