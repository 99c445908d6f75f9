"""Lines that name a writer, a house and a day together: “By Jane Doe, Meridian News Agency”.

Which part of such a line is which is told by its words, so that all of it is inferred.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from viewer.reading.extraction import dates

_BY = re.compile(
    r"(?:(?:story|text|report|written|words)\s+)?(?:by|von|par|por|di|da|door|av)\s+"
    r"|(?:автор|текст|autor|auteur|author|reporter)\s?:\s*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?P<before>[\d年月日\s:./-]{6,30})?(?:source|quelle|fuente|fonte|источник|джерело|المصدر|来源|來源)"
    r"\s?[:：]\s*(?P<house>[^\W\d][^.!?:：|]{1,60})",
    re.IGNORECASE,
)
_STRONG = r"\s*[|•·]\s*|\s+[-–—/]+\s+|\s*[–—]\s*"
_PARTED = re.compile(rf"{_STRONG}|\s*[,;]\s+|\s+(?:for|of|für|pour|para|per)\s+(?=[^\W\d_a-z])")
_APART = re.compile(_STRONG)
_CLOCK = re.compile(
    r"(?:\bat\s+|\bum\s+)?\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|[A-Z]{2,4}))?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|issued|date|veröffentlicht|publié|publicado)"
    r"(?: on| am| le| el)?\s*:?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-zа-яё][\w.’'-]*(?:\s+(?:(?:and|und|et|y|e|и|&|van|von|de|der|da|bin|al|el|la)\s+){0,2}"
    r"[^\W\d_a-zа-яё][\w.’'-]*){1,7}"
)
_HOUSE = re.compile(
    r"\b(?:news\w*|agenc(?:y|e|ia|ies)|agenzia|agentur|associated press|press|presse|prensa|times"
    r"|post|courier|herald|tribune|journal|gazette|daily|chronicle|observer|guardian|telegraph"
    r"|standard|mail|express|review|media|magazine|broadcasting|television|tv|radio|wire"
    r"|network|mirror|examiner|inquirer|dispatch|bulletin|monitor|globe|weekly|sentinel"
    r"|reuters|bloomberg|xinhua|tass|interfax|kyodo|yonhap|efe|ansa|dpa|afp|bbc|cnn|npr"
    r"|\w*zeitung|\w*nachrichten|tage(?:blatt|sspiegel)|rundschau|anzeiger|kurier|courrier|dépêche"
    r"|giornale|corriere|gazzetta|diario|periódico|jornal|folha|gazeta|dziennik|dagblad|krant"
    r"|газета|новости|агентство|вести|ведомости)\b"
    r"|新聞|通信|通讯社|日报|일보|신문|뉴스|통신|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z]{2,5}")
_PLAIN = re.compile(r"[\w.&'’\- ]{2,60}")
_ARTICLE = re.compile(r"(?:The|Le|La|El|Il|Die|Der|Das|De) [^\W\d_a-z]")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|columnist|bureau|analyst|contributor|producer"
    r"|photographer|journalist|korrespondent(?:in)?|redakteur(?:in)?|correspondant|corresponsal"
    r"|corrispondente|envoyée?|enviad[oa]|redacción|rédaction)s?\b",
    re.IGNORECASE,
)
_IN = re.compile(r"(?<!\s)\s+in\s+[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*)?")
_LONGEST = 120


class Told(NamedTuple):
    """What a line tells."""

    author: str | None
    publisher: str | None
    published: str | None


def told(line: str) -> Told | None:
    """Return what a line tells, where it names more than a writer, or no “by” says that it does."""
    if len(line) > _LONGEST:
        return None
    if source := _SOURCE.fullmatch(line):
        around = _undated(source["before"] or "")
        return None if around[0].strip(" |") else Told(None, source["house"].strip(), around[1])
    by = _BY.match(line)
    words, date = _undated(line[by.end() :] if by else line)
    apart = bool(_APART.search(line))
    if not (by or date or apart):
        return None
    parts = [part for each in _PARTED.split(words) if (part := each.strip(" .:()[]"))]
    people = [part for part in parts if is_person(placeless(part) if by else part)]
    houses = [part for part in parts if part not in people and _is_house(part, people)]
    roles = [part for part in parts if _ROLE.search(part)]
    if len(people) + len(houses) + len(roles) < len(parts) or len(houses) > 1:
        return None
    if by and not (people and (houses or roles or date)):
        return None  # plain: the line states it
    if not by and not _is_sure(parts, people, date, apart=apart):
        return None
    author = placeless(", ".join(people)) if by else ", ".join(people)
    house = houses[0].removeprefix("in ") if houses else None
    return Told(author or None, house, date)


def _is_sure(parts: list[str], people: list[str], date: str | None, *, apart: bool) -> bool:
    """Say whether parts that no “by” introduces are a writer, a house, a day.

    “New York, 19 June 2024” is none, nor is “The Courier – Morning Briefing”.
    """
    houses = [part for part in parts if part not in people]
    if date:
        return bool(houses) or (bool(people) and apart)
    return apart and parts[:1] == people[:1] != [] and any(map(_HOUSE.search, houses))


def _undated(line: str) -> tuple[str, str | None]:
    """Return a line without its date, and that date."""
    if not any(map(str.isdigit, line)):
        return line, None
    where, date = dates.spelled(line), dates.found(line)
    if not where or not date:
        return line, None
    around = f"{line[: where[0]]} | {line[where[1] :]}"
    return _LABEL.sub("", _CLOCK.sub("", around)), date


def placeless(words: str) -> str:
    """Return names without where their people are: “Jane Doe in Seoul”."""
    return _IN.sub("", words)


def is_person(part: str) -> bool:
    """Say whether words are a person's name, or several."""
    named = _NAME.fullmatch(part) and not _ARTICLE.match(part)
    return bool(named) and not _HOUSE.search(part) and not _ROLE.search(part)


def names_house(words: str) -> bool:
    """Say whether words are those of a house's name: an agency's, a newspaper's."""
    return bool(_HOUSE.search(words) or _CAPITALS.fullmatch(words))


def _is_house(part: str, people: list[str]) -> bool:
    if _ROLE.search(part) or len(part.split()) > 6 or not _PLAIN.fullmatch(part):
        return False
    return names_house(part) or bool(people and _ARTICLE.match(part))
