"""What an article says of itself at its head and foot: headings, who wrote it, when.

For all formats: a reader's own knowledge of a file goes before what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from viewer.model.briefing import Block, Stated
from viewer.model.text import shortened
from viewer.reading.extraction import buttons, bylines, captions, datelines, dates, wires

_HEAD, _FOOT = 8, 3
"""How many paragraphs at either end may be about the article."""
_SHORT = 120

_NAME = r"[^\W\d_a-zа-яё][\w.’'-]*"
_BY = re.compile(
    r"(?i:written by|words by|by|von|par|por|di|da|door|av|автор:?|текст:?|autor:?|auteur\s?:?)\s+"
    rf"(?P<names>{_NAME}(?:[ ,&]+(?:(?:and|und|et|y|e|и|van|von|de|bin|al)\s+)*{_NAME}){{1,9}})"
)
_BEHIND = re.compile(
    r"(?:in|from|at|with|avec|mit|con|com|à|aus|en|de|из|für|for|pour"
    r"|para)\s+[^\W\d_a-zа-яё][^.!?:;]{1,50}"
)
"""What may follow a writer's name: where he is, or whose words he has used."""
_WHERE = re.compile(r"(?<=[^\s,] )(?P<last>[^\s,]+), [^\s,]+$")
"""A place behind the last of several names: “Jane Doe, Kaldvik”."""
_CREDIT = re.compile(
    r"(with (?:additional )?inputs? from|(?:additional )?reporting by|edited by|editing by"
    r"|writing by|with agencies|mit material von|avec (?:afp|reuters|ap)\b"
    r"|con informaci[oó]n de)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(first )?(published|posted|issued|date|veröffentlicht|erschienen|publié|publicado|pubblicato"
    r"|опубликовано|дата|gepubliceerd|opublikowano)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\W*(last )?(updated|modified|aktualisiert|mis à jour|actualizado)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|address)\s*:\s*)?(https?://[^\s<>\"]{4,400})", re.IGNORECASE
)
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|media|news) (?:release|statement)|pressemitteilung"
    r"|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa)\W*",
    re.IGNORECASE,
)
"""What stands above the title of what was sent to the press."""
_ENDS = ".,;:!…。．؛،"
_GOES_ON = "-–—,"
"""What a line that says no more than a day does not end with: a dateline's may."""
_LETTERS = re.compile(r"[^\W\d_]")


class Signs(NamedTuple):
    """What was found: fields, and the blocks with those that bear it."""

    facts: dict[str, Stated]
    blocks: list[Block]
    dateline: dict[str, Stated]
    """Who sent the article, and when, by its dateline: for where nothing else is known of it."""


def read(text: str, blocks: list[Block], known: dict[str, Stated]) -> Signs:
    """Return what the head and the foot of a text say of it, and the blocks with the bylines.

    `known` are facts of the file, for the year of a dateline.
    """
    taken = {block.start: block for block in blocks}
    facts: dict[str, Stated] = {}
    lines = list(_lines(text))
    _title(lines, taken, facts)
    edges = [*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _FOOT) :]]
    _writers(lines[:_HEAD], taken, facts)
    for start, line in edges:
        block = taken.get(start)
        if (
            len(line) <= _SHORT
            and (block is None or block.role == "byline")
            and _tells(line, facts)
        ):
            taken[start] = Block(start=start, end=start + len(line), role="byline")
    _house(lines[:_HEAD], taken, facts)
    for start, line in lines:
        if start not in taken and captions.is_one(line):
            taken[start] = Block(start=start, end=start + len(line), role="caption")
    blocks = sorted(taken.values(), key=lambda block: block.start)
    return Signs(facts, blocks, _dateline(lines[:_HEAD], taken, text, {**known, **facts}))


def is_heading(line: str, after: str) -> bool:
    """Say whether a line of plain text is a heading, by itself and the line that follows."""
    if not 2 < len(line) <= 90 or len(line.split()) > 14 or line[-1] in _ENDS or not after:
        return False
    if not _LETTERS.match(line) or line[0].islower() or _CREDIT.match(line) or _BY.match(line):
        return False
    if buttons.is_row(line) or captions.is_one(line):
        return False
    told = len(after) > max(60, 1.5 * len(line)) and not after[-1].isalnum()
    return told and not dates.found(line) and "://" not in line


def is_bold_heading(line: str) -> bool:
    """Say whether a paragraph that is all bold is a heading."""
    plain = 2 < len(line) <= _SHORT and line[-1] not in _ENDS and bool(_LETTERS.search(line))
    return plain and not is_byline(line) and not _RELEASE.fullmatch(line)


def title(lines: list[str]) -> int | None:
    """Return which of the first paragraphs is the title, by their looks alone."""
    head = (n for n, line in enumerate(lines[:_HEAD]) if not _RELEASE.fullmatch(line))
    if (number := next(head, None)) is None:
        return None
    after = (line for line in lines[number + 1 : number + _HEAD] if len(line) > _SHORT)
    return number if is_heading(lines[number], next(after, "")) else None


def names(lines: list[str]) -> list[int]:
    """Return which lines are names between a title and a date, and nothing else."""
    first = 1
    for number, line in enumerate(lines[1:_HEAD], 1):
        if is_byline(line):
            return list(range(first, number)) if not _BY.match(line) else []
        parts = re.split("[,;]", bylines.placeless(line))
        if not all(bylines.is_person(part.strip()) for part in parts):
            if number > 1 or len(line) > _SHORT:
                return []
            first = 2  # below what stands below the title
    return []


def is_byline(line: str) -> bool:
    """Say whether a line tells nothing but who wrote the article, or when."""
    return len(line) <= _SHORT and _tells(line, {})


def houses(lines: list[str]) -> list[int]:
    """Return which lines are but the name of a house, below a byline."""
    pairs = enumerate(pairwise(lines[:_HEAD]), 1)
    return [n for n, (by, line) in pairs if _BY.match(by) and is_byline(by) and _is_house(line)]


def _is_house(line: str) -> bool:
    named = len(line.split()) <= 5 and line[-1] not in _ENDS
    return named and not line[0].islower() and bylines.names_house(line)


def told(lines: Iterable[str]) -> dict[str, Stated]:
    """Return what lines say of an article that say nothing else."""
    facts: dict[str, Stated] = {}
    for line in lines:
        if len(line) <= _SHORT:
            _tells(line, facts)
    return facts


def parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the bylines that a paragraph of several lines begins with, and the rest of it."""
    last = len(lines) - 1
    end = next((n for n, line in enumerate(lines[:last]) if not is_byline(line.strip())), last)
    return lines[:end], lines[end:]


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not empty, each with its start, without the space around."""
    found, at = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            found.append((at + line.index(stripped), stripped))
        at += len(line) + 1
    return found


def _title(lines: list[tuple[int, str]], taken: dict[int, Block], facts: dict[str, Stated]) -> None:
    heads = [each for each in lines[:_HEAD] if not _RELEASE.fullmatch(each[1])]
    if not heads:
        return
    start, line = heads[0]
    block = taken.get(start)
    if block and block.role == "heading":
        facts["title"] = Stated(
            value=line[:400], inferred=True, basis="The first heading of the text."
        )


def _dateline(
    lines: list[tuple[int, str]], taken: dict[int, Block], text: str, known: dict[str, Stated]
) -> dict[str, Stated]:
    """Return what the dateline tells; one below the first paragraph is of a part of the article."""
    for start, line in lines:
        if start in taken:
            continue
        found = {"publisher": wires.agency(line), "published": datelines.day(line, text, known)}
        if told := {field: fact for field, fact in found.items() if fact}:
            return told
        if len(line) > _SHORT and line[-1] in _ENDS:
            break
    return {}


def _writers(
    lines: list[tuple[int, str]], taken: dict[int, Block], facts: dict[str, Stated]
) -> None:
    """Take the names that a style marks as writers', else those between the title and the date."""
    marked = {start for start, block in taken.items() if block.role == "byline"}
    named = [line for start, line in lines if start in marked and bylines.is_person(line)]
    if named:
        facts["author"] = Stated(value=", ".join(named))
        return
    placed = [lines[index] for index in names([line for _, line in lines])]
    if placed and not any(start in taken for start, _ in placed):
        who = ", ".join(bylines.placeless(line) for _, line in placed)
        basis = "Names between the title and the date."
        facts["author"] = Stated(value=who, inferred=True, basis=basis)
        taken |= {at: Block(start=at, end=at + len(line), role="byline") for at, line in placed}


def _house(lines: list[tuple[int, str]], taken: dict[int, Block], facts: dict[str, Stated]) -> None:
    """Take a line below a byline that is but the name of the writer's house."""
    for number in houses([line for _, line in lines]):
        start, line = lines[number]
        taken.setdefault(start, Block(start=start, end=start + len(line), role="byline"))
        basis = "The line below the byline."
        facts.setdefault("publisher", Stated(value=line, inferred=True, basis=basis))


def _tells(line: str, facts: dict[str, Stated]) -> bool:
    """Put what a line says of the article into the facts; say whether that is all it does."""
    if _CREDIT.match(line):
        return True
    if match := _ADDRESS.fullmatch(line):
        facts.setdefault("url", Stated(value=match[1]))
        return True
    if told := bylines.told(line):
        basis = f"The line “{shortened(line, 80)}”."
        for field, value in told._asdict().items():
            if value:
                facts.setdefault(field, Stated(value=value, inferred=True, basis=basis))
        return True
    by = _BY.match(line)
    dated = _dated(line[by.end() :] if by else line, facts)
    if not by:
        return dated
    rest = line[by.end() :].strip()
    if not rest or dated or rest[0] in "|,–—-/·(" or _BEHIND.fullmatch(rest):
        facts.setdefault("author", Stated(value=_WHERE.sub(r"\g<last>", by["names"].strip())))
        return True
    return False


def _dated(line: str, facts: dict[str, Stated]) -> bool:
    """Take the date that is all that a line says, or that it says the article is of."""
    where, date = dates.spelled(line), dates.found(line)
    if not where or not date or line[-1] in _GOES_ON:
        return False
    around = _LETTERS.findall(line[: where[0]] + line[where[1] :])
    labelled = _LABEL.match(line.lstrip(" |,–—-/·("))
    if not labelled and len(around) > 24:
        return False
    changed = bool(_CHANGED.match(line))
    basis = f"The line “{shortened(line, 80)}”." if changed else None
    facts.setdefault("published", Stated(value=date, inferred=changed, basis=basis))
    return True
