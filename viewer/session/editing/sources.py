"""What is known of an article, written over; and the files of one that goes."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from viewer.model.briefing import Briefing, Source
from viewer.model.errors import DatelineError
from viewer.session.editing.parts import changed, date, line
from viewer.session.editing.stating import FactForm, dated, fact, fact_form
from viewer.session.editing.subjects import grade, rating
from viewer.session.review import Decision
from viewer.store import container
from viewer.store.container import Document

FACTS = ("title", "author", "publisher", "published", "language", "url", "rights")
"""In the order of a form."""


class SourceForm(msgspec.Struct, frozen=True, kw_only=True):
    """A source as a person writes it down."""

    facts: dict[str, FactForm]
    retrieved: str = ""
    """EDTF."""
    reliability: str = ""
    """Admiralty code, "" where it is not rated."""


def source_form(source: Source) -> SourceForm:
    """Return a source, to be written over."""
    return SourceForm(
        facts={name: fact_form(getattr(source, name)) for name in FACTS},
        retrieved=source.retrieved or "",
        reliability=grade(source.reliability),
    )


def source_changed(
    briefing: Briefing, identifier: str, form: SourceForm, decision: Decision
) -> Briefing:
    """Write over what is known of a source; raises DatelineError for what is no date or address."""
    before = next(source for source in briefing.sources if source.id == identifier)
    facts = {
        name: fact(getattr(before, name), form.facts[name], decision.by)
        for name in FACTS
        if name != "published"
    }
    facts["published"] = dated(before.published, form.facts["published"], decision.by, "published")
    if facts["url"] and facts["url"] is not before.url:
        _refuse_no_address(facts["url"].value)
    after = msgspec.structs.replace(
        before,
        **facts,
        retrieved=_retrieved(before.retrieved, form.retrieved),
        reliability=rating(before.reliability, form.reliability, decision),
    )
    return msgspec.structs.replace(
        briefing, sources=changed(briefing.sources, identifier, lambda _: after)
    )


def without_article(document: Document, briefing: Briefing, identifier: str) -> Document:
    """Return the document with a briefing that has an article no more, nor its files."""
    source = next(source for source in document.briefing.sources if source.id == identifier)
    kept = {other.original for other in briefing.sources}
    originals = {
        name: content
        for name, content in document.originals.items()
        if name != source.original or name in kept
    }
    texts = {name: text for name, text in document.texts.items() if name != identifier}
    edited = container.edited(document, briefing)
    return msgspec.structs.replace(edited, texts=texts, originals=originals)


def _retrieved(before: str | None, words: str) -> str | None:
    if line(words) == line(before or ""):
        return before
    return date(words, "retrieved") or None


def _refuse_no_address(words: str) -> None:
    try:
        parts = urlsplit(words)
        found = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in words
    except ValueError:
        found = False
    if not found:
        hint = "write it whole, as https://example.org/article"
        raise DatelineError(f"{words!r} is no address of the web", hint)
