"""Dates, numbers and coordinates in the user's locale."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from viewer.model import date_words as model
from viewer.model.briefing import Kind, PassageState, Stated
from viewer.model.date_words import Precision
from viewer.model.dates import Day

KIND_WORDS: dict[Kind, str] = {
    "statement": "Statement",
    "announcement": "Announcement",
    "prediction": "Prediction",
    "allegation": "Allegation",
    "denial": "Denial",
    "assessment": "Assessment",
}

STATES: dict[PassageState, str] = {
    "exact": "",
    "moved": "moved when the article was corrected",
    "fuzzy": "the article’s words have changed",
    "orphan": "not in the article any more",
}
"""How a passage stands in its article."""


def date_words(edtf: str) -> str:
    """Return an EDTF date for a reader: ``19 Jun 2024``, ``Sep 2023 – Mar 2024``, ``c. 2000``."""
    return model.date_words(edtf, _written)


def stated_words(stated: Stated) -> str:
    """Return a date with *inferred* where somebody worked it out."""
    return model.stated_words(stated, _written)


def count_words(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{QLocale().toString(count)} {one if count == 1 else many}"


def sentences(*words: str) -> str:
    """Return what is said one after the other, each with its stop, but for the last one."""
    *before, last = words
    return "".join(f"{each}{' ' if each.endswith('…') else '. '}" for each in before) + last


def coordinate_words(longitude: float, latitude: float) -> str:
    """Return WGS 84 degrees with their hemispheres, latitude first as people say it."""
    locale = QLocale()
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    degrees = (locale.toString(abs(value), "f", 2) for value in (latitude, longitude))
    return f"{next(degrees)}° {north} {next(degrees)}° {east}"


def _written(day: Day, precision: Precision) -> str:
    """Return a day, month or year as the locale writes it; Qt knows the years 1 to 9999."""
    date = QDate(*day)
    if not date.isValid() or not 1 <= day[0] <= 9999:
        return str(day[0])
    form = {"day": "d MMM yyyy", "month": "MMM yyyy", "year": "yyyy"}[precision]
    return QLocale().toString(date, form)


def country_words(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code; the code where Qt has none."""
    territory = QLocale.codeToTerritory(code) if len(code) == 2 else QLocale.Country.AnyTerritory
    if territory == QLocale.Country.AnyTerritory:
        return code
    return QLocale.territoryToString(territory)
