"""Dates as pages and people write them, to EDTF; what is ambiguous is no date."""

from __future__ import annotations

import re
from typing import NamedTuple

from viewer.model import dates

_MONTHS = (
    "jan|janv|ene|gen|янв|січ|stycz|led|يناير", "feb|fév|fev|févr|febr|фев|лют|lut|únor|فبراير",
    "mar|mär|mars|märz|мар|бер|marz|břez|مارس",
    "apr|avr|abr|avril|апр|квіт|kwie|dub|أبريل|ابريل|إبريل",
    "may|mai|mag|maj|мая|май|трав|květ|mei|مايو", "jun|juin|giu|июн|черв|czerw|يونيو",
    "jul|juil|lug|июл|лип|lip|يوليو", "aug|août|ago|авг|серп|sierp|srp|أغسطس|اغسطس",
    "sep|sept|set|сен|вер|wrze|zář|سبتمبر", "oct|okt|ott|out|окт|жовт|paźdz|říj|أكتوبر|اكتوبر",
    "nov|ноя|лист|listop|نوفمبر", "dec|dez|déc|dic|дек|груд|grud|pros|ديسمبر",
)  # fmt: skip
_EXACT = {"červen": 6, "června": 6, "červenec": 7, "července": 7, "mois": 0, "mart": 3}

_Y = r"(?P<y>(?:19|20)\d\d)"
_M = r"(?P<name>[^\W\d_]{3,12})\.?"
_D = r"(?P<d>\d{1,2})"
_ENGLISH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_Y}[-/.](?P<m>0[1-9]|1[0-2])[-/.](?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<!\d){_Y}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?{_D}\s?[日일]",
        rf"(?<!\d){_D}(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{_M},?\s+(?:de\s+"
        rf"|del\s+)?{_Y}(?!\d)",
        rf"\b{_M}\s+{_D}(?:st|nd|rd|th)?,?\s+{_Y}(?!\d)",
        rf"(?<![\d.]){_D}\.\s?(?P<m>\d{{1,2}})\.\s?{_Y}(?!\d)",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_D}(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{_M}(?![^\W\d_])",
        rf"\b(?P<name>{_ENGLISH})\.?\s+{_D}(?:st|nd|rd|th)?(?!\w)",
        rf"(?<!\d)(?P<m>\d{{1,2}})\s?[月월]\s?{_D}\s?[日일]",
    )
)
_SLASHES = re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_Y}(?!\d)")


class DayOfYear(NamedTuple):
    """A day whose year is not said, and where it stands in a text."""

    month: int
    day: int
    start: int
    end: int

    def in_year(self, year: int) -> str | None:
        """Return the date as ``YYYY-MM-DD``, where that year has such a day."""
        return _sound(year, self.month, self.day)


def found(text: str) -> str | None:
    """Return the first full date in a text as ``YYYY-MM-DD``."""
    hits = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    for match in sorted(hits, key=lambda hit: hit.start()):
        parts = match.groupdict()
        month = int(parts["m"]) if parts.get("m") else _month(parts["name"])
        if date := _sound(int(parts["y"]), month, int(parts["d"])):
            return date
    return _with_slashes(text)


def spelled(text: str) -> tuple[int, int] | None:
    """Return where the first full date stands in a text."""
    hits = [match.span() for pattern in (*_PATTERNS, _SLASHES) if (match := pattern.search(text))]
    return min(hits, default=None)


def without_year(text: str) -> DayOfYear | None:
    """Return the first day and month in a text; “18 June” goes before “June 18”."""
    for pattern in _WITHOUT_YEAR:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["m"]) if parts.get("m") else _month(parts["name"])
            if _sound(2000, month, int(parts["d"])):
                return DayOfYear(month, int(parts["d"]), *match.span())
    return None


def _with_slashes(text: str) -> str | None:
    """Return a date such as 19/06/2024, where only one reading of it is a date."""
    if not (match := _SLASHES.search(text)):
        return None
    year, first, second = int(match["y"]), int(match["a"]), int(match["b"])
    if (first > 12) == (second > 12):
        return None
    return _sound(year, min(first, second), max(first, second))


def _month(name: str) -> int:
    word = name.casefold()
    if word in _EXACT:
        return _EXACT[word]
    for number, starts in enumerate(_MONTHS, 1):
        if word.startswith(tuple(starts.split("|"))):
            return number
    return 0


def _sound(year: int, month: int, day: int) -> str | None:
    text = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= month <= 12:
        return None
    try:
        dates.parse(text)
    except ValueError:
        return None
    return text
