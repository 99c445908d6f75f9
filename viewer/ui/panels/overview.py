"""What a briefing is made from, in a line."""

from __future__ import annotations

from viewer.model.cards import source_words
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
    return " — ".join(source_words(source, date_words) for source in index.briefing.sources)
