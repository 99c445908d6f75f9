"""What a briefing is made from, in a line."""

from __future__ import annotations

from viewer.model.briefing import Source
from viewer.model.index import Index
from viewer.ui.words import count_words, date_words


def counts_line(index: Index) -> str:
    """Return ``1 source · 52 claims · 4 places``; places are those it is about."""
    main = sum(place.rank == 1 for place in index.places.values())
    disputed = sum(index.is_disputed(claim.id) for claim in index.standing)
    parts = [
        count_words(len(index.sources), "source", "sources"),
        count_words(len(index.standing), "claim", "claims"),
        count_words(main or len(index.places), "place", "places"),
    ]
    if disputed:
        parts.append(f"{count_words(disputed, 'claim', 'claims')} disputed")
    return " · ".join(parts)


def source_line(index: Index) -> str:
    """Return what is known of each source, unknown things said to be so."""
    return " — ".join(described(source) for source in index.briefing.sources)


def described(source: Source) -> str:
    """Return a source's title, publisher and date, marked where inferred or unknown."""
    stated = (
        ("title", source.title and source.title.value, source.title),
        ("publisher", source.publisher and source.publisher.value, source.publisher),
        ("author", source.author and source.author.value, source.author),
        ("date", source.published and date_words(source.published.value), source.published),
    )
    known = [
        f"{words} (inferred)" if value and value.inferred else words
        for _, words, value in stated
        if words
    ]
    unknown = [name for name, words, _ in stated if not words]
    if unknown:
        known.append(f"{', '.join(unknown)} not stated in the text")
    return " · ".join(known)
