"""EDTF level 1 dates (ISO 8601-2:2019, Library of Congress profile): parsed to bounds.

Our own rather than the package edtf: that one brings pyparsing and 0.2 s of import to the start
path. The tests hold the two against each other.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

Day = tuple[int, int, int]
"""Year, month, day in the proleptic Gregorian calendar; years are astronomical."""

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season to first and last month, northern; winter ends in the next year."""

_DATE = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_LONG_YEAR = re.compile(r"Y(?P<year>-?[1-9]\d{4,17})(?P<mark>[?~%]?)", re.ASCII)
_WITH_TIME = re.compile(
    r"(?P<day>-?\d{4}-\d\d-\d\d)"
    r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)?",
    re.ASCII,
)


class Span(NamedTuple):
    """What an EDTF date covers: first and last day, None where open or unknown."""

    first: Day | None
    last: Day | None
    uncertain: bool = False
    approximate: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> Span:
    """Return the days that an EDTF level 1 string covers.

    Raises ValueError with a reason for what is not level 1.
    """
    if text.count("/") > 1:
        raise ValueError("an interval has one /")
    if "/" in text:
        return _interval(*text.split("/"))
    return _single(text)


def _interval(start: str, end: str) -> Span:
    """Return the span of ``start/end``; empty is unknown, ``..`` is open (EDTF level 1)."""
    if not start.strip(".") and not end.strip("."):
        raise ValueError("an interval needs one end at least")
    first = _single(start) if start not in ("", "..") else None
    last = _single(end) if end not in ("", "..") else None
    ends = [span for span in (first, last) if span]
    if first and last and first.first and last.last and first.first > last.last:
        raise ValueError("an interval ends before it starts")
    return Span(
        first.first if first else None,
        last.last if last else None,
        any(span.uncertain for span in ends),
        any(span.approximate for span in ends),
    )


def _single(text: str) -> Span:
    if timed := _WITH_TIME.fullmatch(text):
        text = timed["day"]
    if match := _LONG_YEAR.fullmatch(text):
        year = int(match["year"])
        return Span((year, 1, 1), (year, 12, 31), *_marks(match["mark"]))
    if not (match := _DATE.fullmatch(text)) or match["year"] == "-0000":
        raise ValueError(f"{text!r} is no EDTF level 1 date")
    first, last = _bounds(match["year"], match["month"], match["day"])
    return Span(first, last, *_marks(match["mark"]))


def _bounds(year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    low, high = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    if month is None:
        return (low, 1, 1), (high, 12, 31)
    if "X" in year:
        raise ValueError("an unspecified year has no month")
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError("an unspecified month has no day")
        return (low, 1, 1), (high, 12, 31)
    if int(month) in SEASONS:
        return _season(low, int(month), day)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    length = monthrange(low % 400 or 400, int(month))[1]
    if day in (None, "XX"):
        return (low, int(month), 1), (low, int(month), length)
    if not 1 <= int(day or 0) <= length:
        raise ValueError(f"that month has no day {day}")
    return (low, int(month), int(day or 0)), (low, int(month), int(day or 0))


def _season(year: int, season: int, day: str | None) -> tuple[Day, Day]:
    if day is not None:
        raise ValueError("a season has no day")
    start, end = SEASONS[season]
    end_year = year + (end < start)
    return (year, start, 1), (end_year, end, monthrange(end_year % 400 or 400, end)[1])


def _marks(mark: str) -> tuple[bool, bool]:
    return mark in ("?", "%"), mark in ("~", "%")
