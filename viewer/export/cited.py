"""The sources of a briefing as a document lists them, numbered, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from viewer.export import words
from viewer.model.briefing import Source, Stated
from viewer.model.text import displayed, shortened

LONGEST_WORDS = 600
LONGEST_DETAIL = 300
LONGEST_ADDRESS = 2000
LONGEST_SHORT = 120


class Cited(msgspec.Struct, frozen=True):
    """One of the numbered sources."""

    number: int
    words: str
    """Title, publisher, author and date, marked where inferred or unknown."""
    url: str
    """An http or https address without a user's name, or nothing."""
    details: tuple[str, ...]


def cited(source: Source, number: int) -> Cited:
    """Return a source under its number."""
    return Cited(
        number=number,
        words=displayed(shortened(words.source_words(source), LONGEST_WORDS)),
        url=_web_address(source.url.value) if source.url else "",
        details=tuple(displayed(shortened(line, LONGEST_DETAIL)) for line in _details(source)),
    )


def in_short(sources: tuple[Cited, ...]) -> str:
    """Return the first source in short, and how many more there are."""
    if not sources:
        return "No source"
    first = shortened(sources[0].words, LONGEST_SHORT)
    return f"Sources: {first}, and {len(sources) - 1} more" if sources[1:] else f"Source: {first}"


def _details(source: Source) -> Iterable[str]:
    if source.published and source.published.basis:
        yield f"Date inferred: {source.published.basis}"
    for name, stated in (("Language", source.language), ("Rights", source.rights)):
        if stated:
            yield f"{name}: {_stated(stated)}"
    if source.retrieved:
        yield f"Retrieved: {words.date(source.retrieved)}"
    yield f"SHA-256 of the text: {source.sha256}"


def _stated(stated: Stated) -> str:
    return f"{stated.value} (inferred)" if stated.inferred else stated.value


def _web_address(url: str) -> str:
    """Return an address that may be a link: not one of a file, and with nobody's name in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isascii() and url.isprintable() and not re.search(r'[\s<>"]', url)
    known = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return url if plain and known and len(url) <= LONGEST_ADDRESS else ""
