"""Which article a room is told of, in the line that it always sees.

The end of a long line is cut: what it takes to know the article again comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from viewer.model.briefing import Claim, Source, Stated
from viewer.model.index import Index

WriteDate = Callable[[Stated], str]


def strip_line(index: Index, claim: Claim | None, write_date: WriteDate) -> str:
    """Return when the article of a claim is from, whose it is and its title; else of all."""
    every = index.briefing.sources
    own = _articles_of(index, claim) if claim else ()
    sources = [source for source in every if source.id in own] or every
    if len(sources) == 1:
        return _whole(sources[0], write_date)
    shorts = [" · ".join(_known(source, write_date)[:2]) for source in sources]
    return f"{len(sources)} articles: {' — '.join(filter(None, shorts))}" if sources else ""


def _articles_of(index: Index, claim: Claim) -> Sequence[str]:
    return [index.passages[i].source for i in claim.passages if i in index.passages]


def _whole(source: Source, write_date: WriteDate) -> str:
    missing = ", ".join(name for name, words in _parts(source, write_date) if not words)
    unknown = [f"{missing} not stated in the text"] if missing else []
    return " · ".join([*_known(source, write_date), *unknown])


def _known(source: Source, write_date: WriteDate) -> list[str]:
    return [words for _, words in _parts(source, write_date) if words]


def _parts(source: Source, write_date: WriteDate) -> Iterable[tuple[str, str]]:
    """Yield what is told of an article, and in which words; none where it is not known."""
    yield "date", write_date(source.published) if source.published else ""
    yield "publisher", _marked(source.publisher)
    yield "title", _marked(source.title)


def _marked(stated: Stated | None) -> str:
    if not stated:
        return ""
    return f"{stated.value} (inferred)" if stated.inferred else stated.value
