"""What an article says of itself at its head and foot: headings, who wrote it, when.

For all formats: a reader's own knowledge of a file goes before what is found here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from viewer.model.briefing import Block, Stated
from viewer.model.text import shortened
from viewer.reading.extraction import dates

_HEAD, _FOOT = 8, 3
"""How many paragraphs at either end may be about the article."""
_SHORT = 120

_NAME = r"[^\W\d_a-zа-яё][\w.’'-]*"
_BY = re.compile(
    r"(?i:written by|words by|by|von|par|por|di|da|door|av|автор:?|текст:?|autor:?|auteur\s?:?)\s+"
    rf"(?P<names>{_NAME}(?:[ ,&]+(?:(?:and|und|et|y|e|и|van|von|de|bin|al)\s+)*{_NAME}){{1,9}})"
)
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
_ENDS = ".,;:!…。．؛،"
_LETTERS = re.compile(r"[^\W\d_]")


class Signs(NamedTuple):
    """What was found: fields, and the blocks with those that bear it."""

    facts: dict[str, Stated]
    blocks: list[Block]


def read(text: str, blocks: list[Block]) -> Signs:
    """Return what the head and the foot of a text say of it, and the blocks with the bylines."""
    taken = {block.start: block for block in blocks}
    facts: dict[str, Stated] = {}
    lines = list(_lines(text))
    _title(lines, taken, facts)
    edges = [*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _FOOT) :]]
    for start, line in edges:
        block = taken.get(start)
        if (
            len(line) <= _SHORT
            and (block is None or block.role == "byline")
            and _tells(line, facts)
        ):
            taken[start] = Block(start=start, end=start + len(line), role="byline")
    return Signs(facts, sorted(taken.values(), key=lambda block: block.start))


def is_heading(line: str, after: str) -> bool:
    """Say whether a line of plain text is a heading, by itself and the line that follows."""
    if not 2 < len(line) <= 90 or len(line.split()) > 14 or line[-1] in _ENDS or not after:
        return False
    if not _LETTERS.match(line) or line[0].islower() or _CREDIT.match(line) or _BY.match(line):
        return False
    told = len(after) > max(60, 1.5 * len(line)) and not after[-1].isalnum()
    return told and not dates.found(line) and "://" not in line


def is_byline(line: str) -> bool:
    """Say whether a line tells nothing but who wrote the article, or when."""
    return len(line) <= _SHORT and _tells(line, {})


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not empty, each with its start, without the space around."""
    found, at = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            found.append((at + line.index(stripped), stripped))
        at += len(line) + 1
    return found


def _title(lines: list[tuple[int, str]], taken: dict[int, Block], facts: dict[str, Stated]) -> None:
    if not lines:
        return
    start, line = lines[0]
    block = taken.get(start)
    if block and block.role == "heading":
        facts["title"] = Stated(
            value=line[:400], inferred=True, basis="The first heading of the text."
        )


def _tells(line: str, facts: dict[str, Stated]) -> bool:
    """Put what a line says of the article into the facts; say whether that is all it does."""
    if _CREDIT.match(line):
        return True
    if match := _ADDRESS.fullmatch(line):
        facts.setdefault("url", Stated(value=match[1]))
        return True
    by = _BY.match(line)
    dated = _dated(line[by.end() :] if by else line, facts)
    if not by:
        return dated
    if by.end() == len(line) or dated or line[by.end() :].lstrip()[:1] in tuple("|,–—-/·("):
        facts.setdefault("author", Stated(value=by["names"].strip()))
        return True
    return False


def _dated(line: str, facts: dict[str, Stated]) -> bool:
    """Take the date that is all that a line says, or that it says the article is of."""
    where, date = dates.spelled(line), dates.found(line)
    if not where or not date:
        return False
    around = _LETTERS.findall(line[: where[0]] + line[where[1] :])
    labelled = _LABEL.match(line.lstrip(" |,–—-/·("))
    if not labelled and len(around) > 24:
        return False
    basis = f"The line “{shortened(line, 80)}”."
    changed = bool(_CHANGED.match(line))
    facts.setdefault("published", Stated(value=date, inferred=changed, basis=basis))
    return True
