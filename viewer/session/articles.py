"""An article before its text is frozen: its paragraphs, struck out, joined, named by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple, get_args

import msgspec

from viewer.model import dates
from viewer.model.briefing import Block, BlockRole, Stated
from viewer.model.errors import DatelineError
from viewer.model.text import shortened, typed
from viewer.reading.article import Article, LeftOut
from viewer.reading.documents import Original, article_to_document, with_article
from viewer.reading.extraction.dates import found as found_date
from viewer.reading.pictures import Pages
from viewer.session.proposing import with_proposals
from viewer.store import container
from viewer.store.container import Document

ROLES: tuple[BlockRole, ...] = get_args(BlockRole)
FACTS = ("title", "publisher", "author", "published", "url", "language")
"""What a person can correct of an article, in the order of a form."""
GIVEN = "Given when it was imported."
LONGEST_TITLE = 90
"""Characters of a title that is proposed."""
LONGEST_DATE = 40
FIRST_LINES = 3
"""Where the heading of a whole article stands."""

Stop = Callable[[], bool]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an article that is not frozen yet."""

    words: str
    role: BlockRole | None = None
    origin: tuple[int, ...] = ()
    """The rows of the original that it is made of."""


class OriginalRow(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph as it stands in the file."""

    words: str
    role: BlockRole | None = None
    why: str = ""
    """What it was taken for when it was left out; "" where it is in the text as it was read."""


Paragraphs = tuple[Paragraph, ...]


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the file that it was read from; None for what was pasted."""

    name: str
    article: Article
    original: Original | None = None
    pages: Pages = Pages()


class Proposed(NamedTuple):
    """A document with what is proposed, and how many proposals it has no room for."""

    document: Document
    left_out: int


def paragraphs(article: Article) -> Paragraphs:
    """Return the lines of an article that hold words, each with its role."""
    return tuple(
        Paragraph(words=row.words, role=row.role, origin=(number,))
        for number, row in enumerate(original_rows(article))
        if not row.why
    )


def original_rows(article: Article) -> tuple[OriginalRow, ...]:
    """Return all paragraphs of the file in their order, those that were left out among them."""
    rows: list[OriginalRow] = []
    at, waiting = 0, list(reversed(article.left_out))
    roles = {(block.start, block.end): block.role for block in article.blocks}
    for number, line in enumerate(article.text.split("\n")):
        while waiting and waiting[-1].line <= number:
            rows.append(_left_out(waiting.pop()))
        if words := line.strip():
            rows.append(OriginalRow(words=words, role=_role(roles, at, at + len(line))))
        at += len(line) + 1
    return (*rows, *map(_left_out, reversed(waiting)))


def taken_back(lines: Paragraphs, rows: Sequence[OriginalRow], number: int) -> Paragraphs:
    """Put a paragraph of the original into the text, where it stood; once is enough."""
    if row_of(lines, number) is not None:
        return lines
    after = (row for row, line in enumerate(lines) if line.origin and min(line.origin) > number)
    at = next(after, len(lines))
    back = Paragraph(words=rows[number].words, role=rows[number].role, origin=(number,))
    return (*lines[:at], back, *lines[at:])


def row_of(lines: Paragraphs, number: int) -> int | None:
    """Return which paragraph holds a row of the original; None where it is left out."""
    return next((row for row, line in enumerate(lines) if number in line.origin), None)


def _left_out(part: LeftOut) -> OriginalRow:
    return OriginalRow(words=part.text, why=part.why or "not part of the article")


def struck(lines: Paragraphs, rows: Sequence[int]) -> Paragraphs:
    """Take paragraphs out."""
    return tuple(line for row, line in enumerate(lines) if row not in rows)


def joined(lines: Paragraphs, row: int) -> Paragraphs:
    """Join a paragraph with the one before, whose role it takes; the first one stays."""
    if not 0 < row < len(lines):
        return lines
    before = lines[row - 1]
    both = msgspec.structs.replace(
        before,
        words=f"{before.words} {lines[row].words}",
        origin=(*before.origin, *lines[row].origin),
    )
    return (*lines[: row - 1], both, *lines[row + 1 :])


def with_role(lines: Paragraphs, rows: Sequence[int], role: BlockRole | None) -> Paragraphs:
    """Say what paragraphs are; None is plain text."""
    return tuple(
        msgspec.structs.replace(line, role=role) if row in rows else line
        for row, line in enumerate(lines)
    )


def proposed_title(lines: Paragraphs) -> Stated | None:
    """Return a title for an article that states none: its heading, or its first sentence."""
    from viewer.session.sentences import selected_sentences  # word lists are read for it

    headings = (line for line in lines[:FIRST_LINES] if line.role == "heading")
    plain = (line for line in lines if line.role is None and not _is_date(line.words))
    if (line := next(chain(headings, plain), None)) is None:
        return None
    words = line.words[: 8 * LONGEST_TITLE]
    start, end = selected_sentences(words, 0, 0) or (0, len(words))
    title = shortened(words[start:end], LONGEST_TITLE).removesuffix(".")
    basis = f"The first {line.role or 'words'} of the text."
    return Stated(value=title, inferred=True, basis=basis)


def written(article: Article, lines: Paragraphs, facts: dict[str, str]) -> Article:
    """Return the article as it is to be frozen: these paragraphs, and these facts.

    A fact that was not changed stays marked as it was; a title that nobody has stated or taken out
    is the proposed one. Raises DatelineError for a date that is none, or where no words are left.
    """
    text, blocks = _frozen(lines)
    if not text:
        raise DatelineError("no paragraph is left", "undo, or leave the article out")
    found = {name: getattr(article, name) for name in FACTS}
    found["title"] = found["title"] or proposed_title(lines)
    fields = {name: _fact(found[name], name, facts.get(name)) for name in FACTS}
    return msgspec.structs.replace(article, text=text, blocks=blocks, **fields)


def document_of(read: Sequence[Read], into: Document | None = None) -> Document:
    """Return a briefing of these articles, or one with them added; raises DatelineError."""
    document = into
    for one in read:
        if document is None:
            document = article_to_document(one.article, one.original)
        else:
            document = with_article(document, one.article, one.original)
    assert document is not None
    return document


def proposed(document: Document, sources: Sequence[str], stop: Stop) -> Proposed:
    """Return the document with what is proposed of these sources; raises DatelineError."""
    from viewer.reading.claims import propose_claims  # the word lists take a while to read
    from viewer.reading.places import propose_places

    briefing, left_out = document.briefing, 0
    for source in (source for source in briefing.sources if source.id in sources):
        text = document.texts[source.id]
        language = source.language.value if source.language else briefing.language
        _go_on(stop)
        mentions = propose_places(text, language)
        _go_on(stop)
        claims = propose_claims(text, source.blocks)
        briefing, more = with_proposals(briefing, source.id, text, mentions, claims)
        left_out += more
    _go_on(stop)
    return Proposed(container.edited(document, briefing), left_out)


def _go_on(stop: Stop) -> None:
    if stop():
        raise DatelineError("nothing was proposed", "it was cancelled")


def _role(roles: dict[tuple[int, int], BlockRole], start: int, end: int) -> BlockRole | None:
    exact = roles.get((start, end))
    around = (role for (low, high), role in roles.items() if low <= start and end <= high)
    return exact or next(around, None)


def _frozen(lines: Paragraphs) -> tuple[str, tuple[Block, ...]]:
    blocks, at, kept = [], 0, []
    for line in lines:
        words = " ".join(typed(line.words).split("\n")).strip()
        if not words:
            continue
        if line.role:
            blocks.append(Block(start=at, end=at + len(words), role=line.role))
        kept.append(words)
        at += len(words) + 1
    return "\n".join(kept), tuple(blocks)


def _is_date(words: str) -> bool:
    """Say whether a line is little more than a date."""
    return len(words) <= LONGEST_DATE and found_date(words) is not None


def _fact(found: Stated | None, name: str, given: str | None) -> Stated | None:
    if given is None:
        return found
    words = " ".join(typed(given).split())
    if not words:
        return None
    if found and found.value == words:
        return found
    return Stated(value=_date(words) if name == "published" else words, basis=GIVEN)


def _date(words: str) -> str:
    """Return a date as EDTF, which may be written as people do: ``19 June 2024``."""
    try:
        dates.parse(words)
    except ValueError as error:
        if date := found_date(words):
            return date
        hint = "write it as 2024-06-19, 2024-06, 2024, or 2024-06~ for about"
        raise DatelineError(f"{words!r} is no date: {error}", hint) from error
    return words
