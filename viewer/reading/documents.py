"""An article as a briefing without claims, and further articles put into one."""

from __future__ import annotations

import re
from pathlib import PurePath

import msgspec

from viewer.model import text
from viewer.model.briefing import Agent, Briefing, Source, Stated
from viewer.model.check import ids
from viewer.model.errors import UnwritableError
from viewer.reading.article import Article
from viewer.store import archive, container
from viewer.store.container import Document

_GIVEN = "Given when it was imported."
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


class Original(msgspec.Struct, frozen=True):
    """The file that an article was read from."""

    name: str
    content: bytes


def article_to_document(
    article: Article,
    original: Original | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Document:
    """Return a briefing of one article; what is given goes before what the article says.

    `published` is EDTF. Raises UnwritableError for an original that no briefing can hold.
    """
    article = with_fields(article, title=title, publisher=publisher, published=published, url=url)
    name = (
        article.title.value if article.title else PurePath(original.name).stem if original else ""
    )
    language = article.language.value if article.language else "en"
    briefing = Briefing(title=text.shortened(name, 200) or "An article", language=language)
    return with_article(Document(briefing=briefing, texts={}), article, original)


def with_fields(article: Article, **given: str | None) -> Article:
    """Return the article with fields that a person has given."""
    fields = {
        name: Stated(value=value, basis=_GIVEN)
        for name, value in given.items()
        if value is not None
    }
    return msgspec.structs.replace(article, **fields)


def with_article(
    document: Document, article: Article, original: Original | None = None
) -> Document:
    """Return the document with an article more: its source, its text, its own agent.

    Raises UnwritableError where it holds too much to be read again.
    """
    source = _free_id("article", document.briefing)
    kept = {f"originals/{source}{_suffix(original.name)}": original.content} if original else {}
    _refuse_too_much(document, article, kept)
    part = Source(
        id=source,
        sha256=text.sha256(article.text),
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        published=article.published,
        language=article.language,
        url=article.url,
        retrieved=article.retrieved,
        original=next(iter(kept), None),
        blocks=article.blocks,
    )
    briefing = msgspec.structs.replace(
        document.briefing,
        sources=(*document.briefing.sources, part),
        agents=(*document.briefing.agents, _agent(document.briefing, part)),
    )
    return msgspec.structs.replace(
        container.edited(document, briefing),
        texts={**document.texts, source: article.text},
        originals={**document.originals, **kept},
    )


def _agent(briefing: Briefing, source: Source) -> Agent:
    """Return the agent that speaks for an article; a second one is told from the first."""
    name = "The article"
    if any(agent.kind == "article" for agent in briefing.agents):
        which = source.publisher or source.title
        taken = {agent.name for agent in briefing.agents}
        name = f"The article ({text.shortened(which.value, 60)})" if which else "The article"
        if name in taken:
            name = f"The article ({source.id.rpartition('-')[2]})"
    return Agent(
        id=_free_id(f"a-{source.id}", briefing), name=name, kind="article", source=source.id
    )


def _free_id(wanted: str, briefing: Briefing) -> str:
    taken, number, free = set(ids(briefing)), 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _refuse_too_much(document: Document, article: Article, kept: dict[str, bytes]) -> None:
    held = sum(map(len, document.originals.values())) + sum(map(len, kept.values()))
    words = sum(len(words.encode()) for words in (*document.texts.values(), article.text))
    if held + words > archive.MAX_BYTES * 9 // 10:
        most = f"a briefing has at most {archive.MAX_BYTES // 10**6} MB"
        raise UnwritableError("the articles are too large together", f"{most}: make two of them")
