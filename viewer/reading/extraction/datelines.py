"""The day in an article's dateline: “GENEVA, 3 March 2024 –”, “KYIV, June 18 (AP)”.

Where a dateline has no year, it is had from what else the file says, or the day is left.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from viewer.model.briefing import Stated
from viewer.model.text import shortened
from viewer.reading.extraction import dates

_LONGEST = 130
_MOST_ENDS = 6
_END = re.compile(
    r"(?:\s[-–—―]{1,3}\s|[.)\]/]?\s?[–—―]\s?|[.)\]/:]\s?-{1,2}\s?|--)(?!\d)|[:：]\s"
    r"|[)\]/】］][.:]?\s|(?<=日)[电電讯訊]"
)
"""What may part a dateline from the words of the article."""
_AGENCY = re.compile(r"[(\[/【［](?P<name>[^()\[\]/【】［］]{0,60})(?:[)\]/】］]|$)")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|diens|donners|frei|sams|sonn)tag\b"
    r"|\bmittwoch\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|星期.|周[一二三四五六日]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.’'-]*|am|an|der|im|de|del|la|le|los|do|da|di|of|upon|sur|den|на|г\."
)
_SENTENCE = re.compile(
    r"(?:The|A|An|In|On|At|By|Since|Am|Im|Seit|En|Au|В|На|С)\s(?!Hague\b)|(?:Le|El|Il|Den)\s\d"
)
_MOST_WORDS = 7
_COPYRIGHT = re.compile(
    r"^[ \t]*(?:©|\(c\)|copyright\b)[^\d\n]{0,60}(?P<year>(?:19|20)\d\d)(?!\s?[-–—]|\d)",
    re.IGNORECASE | re.MULTILINE,
)
_IN_ADDRESS = re.compile(r"[/=_-](?P<year>(?:19|20)\d\d)[/_-]?(?P<month>0[1-9]|1[0-2])(?!\d\d)")
MADE = "The day on which the file was made."
"""The basis of a date that is less sure than a dateline."""


def day(line: str, text: str, facts: dict[str, Stated]) -> Stated | None:
    """Return the date in the dateline that a line of a text begins with, if it begins with one.

    `facts` are known of the article, for the year.
    """
    if _SENTENCE.match(line):
        return None
    for end in list(_END.finditer(line[:_LONGEST]))[:_MOST_ENDS]:
        head = line[: end.start() + 1]
        words = shortened(line[: end.end()].rstrip(" -–—―:."), 80)
        full, where = dates.found(head), dates.spelled(head)
        if full and where and _is_around(head, *where):
            return _inferred(full, f"The dateline “{words}”.")
        part = None if where else dates.without_year(head)
        if part and _is_around(head, part.start, part.end):
            return _with_year(part, words, text, facts)
    return None


def _is_around(head: str, start: int, end: int) -> bool:
    """Say whether nothing but a place and an agency stands around a day."""
    rest = f"{head[:start]} {head[end:]}"
    agency = any(match["name"].strip(" ,") for match in _AGENCY.finditer(rest))
    place = _WEEKDAY.sub(" ", _AGENCY.sub(" ", rest))
    words = re.findall(r"[^\s,،，.:;=/()\[\]–—―-][^\s,،，:;=/()\[\]–—―]*", place)
    if len(words) > _MOST_WORDS or not all(map(_PLACE.fullmatch, words)):
        return False
    return bool(words) or agency


def _with_year(
    part: dates.DayOfYear, words: str, text: str, facts: dict[str, Stated]
) -> Stated | None:
    """Return a day in the year that the address, the copyright or the file itself is of."""
    url, made = facts.get("url"), facts.get("published")
    if url and (found := _IN_ADDRESS.search(url.value)) and int(found["month"]) == part.month:
        return _of_year(part, int(found["year"]), words, "the year in the address")
    years = {int(match["year"]) for match in _COPYRIGHT.finditer(text)}
    if len(years) == 1:
        return _of_year(part, years.pop(), words, "the year of the copyright")
    if made and made.basis == MADE:
        return _of_year(part, _last_before(part, made.value), words, "the day the file was made")
    return None


def _of_year(part: dates.DayOfYear, year: int, words: str, by: str) -> Stated | None:
    full = part.in_year(year)
    return _inferred(full, f"The dateline “{words}”, and {by}.") if full else None


def _last_before(part: dates.DayOfYear, made: str) -> int:
    """Return the year of the last such day before a date, or on the one after it."""
    limit = date.fromisoformat(made) + timedelta(days=1)
    return limit.year if (part.month, part.day) <= (limit.month, limit.day) else limit.year - 1


def _inferred(value: str, basis: str) -> Stated:
    return Stated(value=value, inferred=True, basis=basis)
