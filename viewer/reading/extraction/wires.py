"""What wire services put before a title and before a text: marks of a version, and datelines."""

from __future__ import annotations

import re
from typing import NamedTuple

from viewer.model.briefing import Stated
from viewer.model.text import shortened
from viewer.reading.extraction import bylines

_MARKS = (
    r"UPDATED?|WRAP-?UP|ROUND-?UP|CORRECTED|CORRECTION|EXCLUSIVE|RE-?FILED?|RPT|REPEAT|WDH|WITHDRAWN"
    r"|BREAKING(?: NEWS)?|URGENT|ALERT|FLASH|NEWS ?FLASH|JUST IN|DEVELOPING|(?:\d\w\w )?(?:LD|LEAD)"
    r"(?:[ -]WRITETHRU)?|EILMELDUNG|KORREKTUR|BERICHTIGUNG|EXKLUSIV|EXCLUSIF|EXCLUSIVIT[EÉ]|ALERTE"
    r"|EXCLUSIVA|[UÚ]LTIMA HORA|URGENTE|ESCLUSIVA|ULTIM'ORA|EXCLUSIVO|ТЕРМІНОВО|СРОЧНО|МОЛНИЯ"
    r"|ЭКСКЛЮЗИВ|PILNE|速報|独自|快讯|突发|独家|속보|단독"
)
_KINDS = (
    r"ANALYSIS|INSIGHT|FACTBOX|EXPLAINER|TIMELINE|FEATURE|COLUMN|COMMENTARY|OPINION|ADVISORY"
    r"|SNAPSHOT|PREVIEW|INTERVIEW|POLL|SCENARIOS|NEWSMAKER|SPECIAL REPORT|SUMMARY|DIARY|HIGHLIGHTS"
    r"|INSTANT VIEW|BREAKINGVIEWS|FOCUS|PROFILE|REPORT|TEXT|FULL TEXT|Q&A|HINTERGRUND|ANALYSE"
)
"""What an article is: a title may begin with these words, so that capitals and a hyphen count."""
_VERSION = r"(?: ?\d{1,2})?(?: ?\([A-Z ]{2,20}\))?"
_BEGINS = r"(?=[“”„«\"'‘’(\[¿¡]{0,2}(?:[^\W_a-zà-öø-ÿа-яё]|[\u3040-\u9fff\uac00-\ud7a3]))"
"""A title or a text begins with a capital, a number or a letter of a script without them."""
_MARK = re.compile(
    rf"(?:(?:{_MARKS}|{_KINDS}){_VERSION}[-–—] ?"  # glued to the title, in capitals
    rf"|[A-Z][A-Z&]{{2,14}} \d{{1,2}}[-–—]"
    rf"|[A-Z]{{4,14}}(?: [A-Z]{{4,14}}){{1,2}}[-–—](?=\S* ?\S*[a-z])"
    rf"|(?i:{_MARKS}){_VERSION}\s*[:：|/／]\s*|(?:{_MARKS}){_VERSION}\s+[-–—]+\s+"
    rf"|[(\[【](?i:{_MARKS}){_VERSION}[)\]】]\s*){_BEGINS}"
)
_MOST_MARKS = 4
_SHORTEST_TITLE = 4
"""Letters that are left of a title; fewer, and the mark was a part of it."""

_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}}(?: de)? {_MONTH}(?: \d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4})?)"
)
_PLACE = r"(?:(?!(?:The|A|An) )[^\W\d_a-zа-яё][\w.’'\-/, \[\]]{1,60}?)"
_NAME = r"(?P<name>(?!\d)[\w.’'&\-/ ]{2,60})"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_PLACE}[,.:]? ?)?(?:{_DAY}[,.:]? ?)?\({_NAME}\)\s?[.:]?\s?(?:[-–—]+|:)\s*{_BEGINS}",
        rf"{_PLACE}[,.:] ?{_DAY}[,.:]? ?\({_NAME}\)\s(?=\S)",
        rf"(?:{_PLACE}[,.:]? ?)?(?:{_DAY}[,.:]? ?)?/{_NAME}/[.:]?\s?[-–—]*\s",
        r"\([\w ]{1,12}\s?=\s?(?P<name>[\w ]{2,20})\)\s",
        r"[［\[【](?:[\w ]{1,20}\s)(?:\d{1,2}日\s)(?P<name>[\w ]{2,20})[］\]】]\s?[-－–—]?\s?",
    )
)
_OPENS = re.compile(r"[^(/\[［【]{0,150}[(/\[［【]")
"""What all of them have: asked first, since few paragraphs begin with one."""
_NO_NAME = re.compile(
    r"(?:adds|add|updates?|recasts|corrects|repeats|refiles|writes|from|with|see|photo|video"
    r"|file|archive|the|a|an|in|on|at|for|who|which|local time|gmt|mon|tues?|wednes|thurs?|fri"
    r"|satur|sun)(?:day)?\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """The words before an article, and the agency that they name."""

    words: str
    agency: str
    end: int
    """Where the article begins."""


def unmarked(title: str) -> str:
    """Return a title without the marks of a wire service before it: “UPDATE 3-”, “EXCLUSIVE: ”."""
    left = title
    for _ in range(_MOST_MARKS):
        mark = _MARK.match(left)
        if not mark or sum(map(str.isalnum, left[mark.end() :])) < _SHORTEST_TITLE:
            break
        left = left[mark.end() :]
    return left


def clean(title: Stated) -> Stated:
    """Return a title as it is read, inferred from the one with marks, which the basis keeps."""
    words = unmarked(title.value)
    if words == title.value:
        return title
    bore = f"Without the mark of a wire service: “{shortened(title.value, 120)}”."
    basis = f"{title.basis} {bore}" if title.basis else bore
    return Stated(value=words, inferred=True, basis=basis)


def dateline(line: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, where that names an agency."""
    if not _OPENS.match(line):
        return None
    for pattern in _DATELINES:
        if (match := pattern.match(line)) and _is_agency(
            name := match["name"].strip(), line[: match.start("name")]
        ):
            return Dateline(line[: match.end("name") + 1], name, match.end())
    return None


def agency(line: str) -> Stated | None:
    """Return the agency that a paragraph's dateline names."""
    if not (found := dateline(line)):
        return None
    basis = f"The dateline “{shortened(found.words, 80)}”."
    return Stated(value=found.agency, inferred=True, basis=basis)


def _is_agency(name: str, before: str) -> bool:
    """Say whether a name is one of an agency, rather than of a speaker's party or a country.

    An unknown one is where a date, a bracket alone or a place in capitals stands before it.
    """
    if len(name.split()) > 6 or _NO_NAME.match(name):
        return False
    if bylines.names_house(name.partition("/")[0]):
        return True
    named = not name[0].islower() or len(name) <= 4
    return named and (any(map(str.isdigit, before)) or not any(map(str.islower, before)))
