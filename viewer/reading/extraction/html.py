"""Web pages: the article by trafilatura, with the captions kept and what is around it left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import (
    draft,
    encodings,
    html_around,
    html_facts,
    html_forms,
    html_text,
    signs,
)
from viewer.reading.extraction.draft import Paragraph
from viewer.reading.extraction.left_out import Raw, with_left_out

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9_.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]{0,400}\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://\S{3,2000}?)\s*-->")


def read(
    name: str, content: bytes, address: str | None = None, charset: str | None = None
) -> Article:
    """Return the article in a web page; what its server says of its encoding goes first."""
    declared = _DECLARED.match(content) or _CHARSET.search(content[:4096])
    label = charset or (declared[1].decode() if declared else None)
    return page(name, encodings.decoded(name, content, label), address)


def page(name: str, markup: str, address: str | None = None) -> Article:
    """Return the article in the markup of a page, saved from an address where that is known."""
    saved = _SAVED_FROM.search(markup[:4096])
    tree = parsed(name, markup)
    facts = html_facts.read(tree, address or (saved[1] if saved else None))
    html_forms.prepare(tree)
    paragraphs = html_text.paragraphs(tree, facts.get("title"))
    if not paragraphs:
        hint = "if it loads its text by script, save it from the browser as .mhtml or PDF"
        raise UnreadableError(f"{name} holds no article text", hint)
    around = list(html_around.paragraphs(tree))
    facts |= _below_headline(html_around.below_headline(around, paragraphs), facts)
    return with_left_out(draft.composed(name, paragraphs, facts), around)


def _below_headline(lines: Iterable[str], facts: draft.Facts) -> draft.Facts:
    """Return what lines that are not in the text say of the article, where nothing states it."""
    told = signs.told(lines)
    if date := told.get("published"):
        basis = "A date below the headline of the page."
        told["published"] = Stated(value=date.value, inferred=True, basis=date.basis or basis)
    return {
        field: fact for field, fact in told.items() if field not in facts or facts[field].inferred
    }


def parsed(name: str, markup: str) -> Any:
    """Return the tree of a page, which loads nothing from anywhere."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, remove_pis=True, remove_comments=True)
    tree = html.document_fromstring(_DECLARATION.sub("", markup, count=1) or " ", parser)
    if tree is None:
        raise UnreadableError(f"{name} holds no text", "choose a page with text in it")
    return tree


def of_mail(name: str, markup: str) -> tuple[list[Raw], list[Paragraph]]:
    """Return all that stands in an HTML e-mail, and what of it can be seen."""
    tree = parsed(name, markup)
    around = list(html_around.paragraphs(tree))  # before it is taken apart
    html_forms.drop_hidden(tree)
    return around, html_text.everything(tree)
