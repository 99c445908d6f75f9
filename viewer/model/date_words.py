"""EDTF dates for readers; how a single day, month or year is written is the caller's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from viewer.model import dates
from viewer.model.briefing import Stated
from viewer.model.dates import Day

Precision = Literal["day", "month", "year"]
Writer = Callable[[Day, Precision], str]
"""Writes a day to a precision: ``19 Jun 2024``, ``Jun 2024``, ``2024``."""


def date_words(edtf: str, write: Writer) -> str:
    """Return a date for a reader: ``19 Jun 2024``, ``Sep 2023 – Mar 2024``, ``c. 2000``.

    What is no EDTF comes back as it is.
    """
    try:
        span = dates.parse(edtf)
        ends = [dates.parse(part) if part.strip(".") else None for part in edtf.split("/")]
    except ValueError:
        return edtf
    shown = [_period(end.first, end.last, write) if end else "…" for end in ends]
    about = "c. " if span.approximate else ""
    return f"{about}{' – '.join(dict.fromkeys(shown))}{'?' if span.uncertain else ''}"


def stated_words(stated: Stated, write: Writer) -> str:
    """Return a date with *inferred* where somebody worked it out."""
    return date_words(stated.value, write) + (" (inferred)" if stated.inferred else "")


def _period(first: Day | None, last: Day | None, write: Writer) -> str:
    """Return a day, month, year or run of years or months."""
    if first is None or last is None:
        return "…"
    if first == last:
        return write(first, "day")
    if first[:2] == last[:2]:
        return write(first, "month")
    if first[1:] != (1, 1) or last[1:] != (12, 31):
        return f"{write(first, 'month')} – {write(last, 'month')}"
    if first[0] == last[0]:
        return write(first, "year")
    return f"{write(first, 'year')} – {write(last, 'year')}"
