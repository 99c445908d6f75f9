"""Markdown (CommonMark): what its author meant to be read, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import dates, draft, encodings
from viewer.reading.extraction.draft import Paragraph

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(?P<lines>(?:.*\n){0,100}?)(?:---|\.\.\.)[ \t]*\n")
_PAIR = re.compile(r"(?P<key>[A-Za-z_-]{2,20})[ \t]*:[ \t]*(?P<value>\S.*)")
_KEYS = {
    "title": "title", "author": "author", "authors": "author", "date": "published",
    "published": "published", "publisher": "publisher", "site": "publisher", "lang": "language",
    "language": "language", "url": "url", "source": "url", "link": "url",
}  # fmt: skip


def read(name: str, content: bytes) -> Article:
    """Return the article in a Markdown file, with what its front matter states."""
    from markdown_it import MarkdownIt

    text = typed(encodings.decoded(name, content))
    front = _FRONT.match(text)
    facts = _facts(front["lines"]) if front else {}
    parser = MarkdownIt("commonmark").enable("table").disable("smartquotes", ignoreInvalid=True)
    tokens = parser.parse(text[front.end() :] if front else text)
    return draft.composed(name, _paragraphs(tokens), facts)


def _facts(lines: str) -> draft.Facts:
    """Return what YAML front matter states, as far as one line says it."""
    facts: draft.Facts = {}
    for line in lines.splitlines():
        pair = _PAIR.fullmatch(line.strip())
        field = _KEYS.get(pair["key"].lower()) if pair else None
        if not pair or not field:
            continue
        value = pair["value"].strip(" \t\"'[]")
        said = draft.stated(dates.found(value) if field == "published" else value)
        if said and (field != "url" or value.startswith(("http://", "https://"))):
            facts.setdefault(field, said)
    return facts


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    heading = False
    row: list[str] | None = None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Paragraph(" | ".join(row or ()))
            row = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if row is not None:
                row.append(words)
            else:
                yield Paragraph(words, "heading" if heading else None)
        elif token.type in ("fence", "code_block"):
            yield from map(Paragraph, token.content.split("\n"))


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens; pictures and HTML have none."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special")
    )
