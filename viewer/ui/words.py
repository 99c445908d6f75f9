"""Dates, numbers and coordinates in the user's locale."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from viewer.model import dates
from viewer.model.briefing import Kind, Stated

KIND_WORDS: dict[Kind, str] = {
    "statement": "Statement",
    "announcement": "Announcement",
    "prediction": "Prediction",
    "allegation": "Allegation",
    "denial": "Denial",
    "assessment": "Assessment",
}


def date_words(edtf: str) -> str:
    """Return an EDTF date for a reader: ``19 Jun 2024``, ``Sep 2023 – Mar 2024``, ``c. 2000``."""
    try:
        span = dates.parse(edtf)
    except ValueError:
        return edtf
    if "/" not in edtf:
        shown = _period(span.first, span.last) if span.first and span.last else edtf
    else:
        start, end = (dates.parse(part) if part.strip(".") else None for part in edtf.split("/"))
        left = _period(start.first, start.last) if start and start.first and start.last else "…"
        right = _period(end.first, end.last) if end and end.first and end.last else "…"
        shown = left if left == right else f"{left} – {right}"
    about = "c. " if span.approximate else ""
    return f"{about}{shown}{'?' if span.uncertain else ''}"


def stated_words(stated: Stated) -> str:
    """Return a date with *inferred* where somebody worked it out."""
    return date_words(stated.value) + (" (inferred)" if stated.inferred else "")


def count_words(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{QLocale().toString(count)} {one if count == 1 else many}"


def coordinate_words(longitude: float, latitude: float) -> str:
    """Return WGS 84 degrees with their hemispheres, latitude first as people say it."""
    locale = QLocale()
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    degrees = (locale.toString(abs(value), "f", 2) for value in (latitude, longitude))
    return f"{next(degrees)}° {north} {next(degrees)}° {east}"


def _period(first: dates.Day, last: dates.Day) -> str:
    """Return a day, month, year or run of years as the locale writes it."""
    locale = QLocale()
    day = QDate(*first)
    if not day.isValid() or not 1 <= first[0] <= 9999:
        return str(first[0]) if first[0] == last[0] else f"{first[0]} – {last[0]}"
    if first == last:
        return locale.toString(day, "d MMM yyyy")
    if first[:2] == last[:2]:
        return locale.toString(day, "MMM yyyy")
    if first[0] == last[0] and first[1:] == (1, 1) and last[1:] == (12, 31):
        return locale.toString(day, "yyyy")
    if first[1:] == (1, 1) and last[1:] == (12, 31):
        return f"{first[0]} – {last[0]}"
    return f"{locale.toString(day, 'MMM yyyy')} – {locale.toString(QDate(*last), 'MMM yyyy')}"
