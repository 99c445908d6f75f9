"""Dates and sources in the words of documents: in English, whatever the machine's locale is."""

from __future__ import annotations

from viewer.model import cards, date_words
from viewer.model.briefing import Source, Stated
from viewer.model.date_words import Precision
from viewer.model.dates import Day

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(edtf: str) -> str:
    """Return an EDTF date as ``19 Jun 2024``, ``Sep 2023 – Mar 2024``, ``c. 2000``."""
    return date_words.date_words(edtf, _written)


def stated_date(stated: Stated) -> str:
    """Return a date as ``19 Jun 2024 (inferred)``."""
    return date_words.stated_words(stated, _written)


def source_words(source: Source) -> str:
    """Return what is known of a source, marked where it is inferred or unknown."""
    return cards.source_words(source, date)


def _written(day: Day, precision: Precision) -> str:
    year, month, number = day
    name = f"{MONTHS[month - 1]} {year}"
    return {"day": f"{number} {name}", "month": name, "year": str(year)}[precision]
