"""When a proposed claim was said, and the time that it speaks of, as far as its words tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from viewer.model.briefing import Stated
from viewer.reading.extraction import dates as written

LONGEST_READ = 1000
"""Characters of a claim's words that are looked at."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_ANY_MONTH = f"(?:{'|'.join(MONTHS)})"
_MONTH = f"(?P<month>{_ANY_MONTH})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = rf"\bon (?:(?:{'|'.join(DAYS)}),? )?"
"""Before a date: “on Wednesday, March 5” is that day, whatever day of the week it was."""
_TOLD = "#"
"""Stands for a full date that has been told."""
_DATE = rf"(?:{_TOLD}|(?:the )?\d+(?:st|nd|rd|th)|\d+ {_ANY_MONTH}|{_ANY_MONTH} \d)"
"""Behind a day of the week, which is not the last one then."""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"\b(?P<lead>in|since|late|early) {_MONTH},? {_YEAR}\b",
        rf"\b(?P<lead>in|since) {_YEAR}\b",
        rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b(?!,? \d)",
        rf"{_DAY}{_MONTH} (?P<day>\d{{1,2}})\b(?!,? \d)",
        rf"\bon (?P<weekday>{'|'.join(DAYS)})\b(?!,? \(?{_DATE})",
    )
)
FROM_DAY = "from the day on which the article was published"


class _Found(NamedTuple):
    words: str
    value: str
    relative: bool


def time_in(words: str, published: Stated | None) -> Stated | None:
    """Return the time that words name, as inferred; None where they name none, or several."""
    words = " ".join(words[:LONGEST_READ].split())
    found = list(_times(words, _day_of(published)))
    if len(found) != 1:
        return None
    (one,) = found
    basis = f"“{one.words}”, {FROM_DAY}" if one.relative else f"“{one.words}”"
    return Stated(value=one.value, inferred=True, basis=f"{basis}.")


def _times(words: str, published: date | None) -> Iterator[_Found]:
    while (value := written.found(words)) and (span := written.spelled(words)):
        yield _Found(words[slice(*span)], value, relative=False)
        words = f"{words[: span[0]]}{_TOLD}{words[span[1] :]}"
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            if value := _value(match.groupdict(), published):
                yield _Found(match[0], value, "year" not in match.groupdict())


def _value(parts: dict[str, str | None], published: date | None) -> str | None:
    """Return EDTF of what a pattern has found."""
    if year := parts.get("year"):
        month = parts.get("month")
        value = f"{year}-{MONTHS.index(month.lower()) + 1:02}" if month else year
        return f"{value}/.." if (parts["lead"] or "").lower() == "since" else value
    if published is None:
        return None
    if weekday := parts.get("weekday"):
        back = (published.weekday() - DAYS.index(weekday.lower())) % 7
        return (published - timedelta(days=back)).isoformat()
    return _last_such_day(int(parts["day"] or 0), parts["month"] or "", published)


def _last_such_day(day: int, month: str, published: date) -> str | None:
    """Return the last such day of a year that is not after the publication."""
    for year in (published.year, published.year - 1):
        try:
            found = date(year, MONTHS.index(month.lower()) + 1, day)
        except ValueError:
            continue
        if found <= published:
            return found.isoformat()
    return None


def _day_of(published: Stated | None) -> date | None:
    try:
        return date.fromisoformat(published.value) if published else None
    except ValueError:
        return None
