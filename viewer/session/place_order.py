"""Where a new place stands among the places of a briefing: as the article comes to it."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import Briefing


def in_article_order(briefing: Briefing) -> Briefing:
    """Put the last place before the first one that is named later; the others stay in order."""
    *others, new = briefing.places
    firsts = _first_named(briefing)
    here = firsts[new.id]
    later = (at for at, place in enumerate(others) if firsts.get(place.id, here) > here)
    others.insert(next(later, len(others)), new)
    return msgspec.structs.replace(briefing, places=tuple(others))


def _first_named(briefing: Briefing) -> dict[str, tuple[int, int]]:
    """Return the number of the source, and where in it each place is named first."""
    sources = {source.id: number for number, source in enumerate(briefing.sources)}
    at = {p.id: (sources[p.source], p.position.start) for p in briefing.passages}
    firsts: dict[str, tuple[int, int]] = {}
    for mention in briefing.mentions:
        found = at[mention.passage]
        firsts[mention.place] = min(found, firsts.get(mention.place, found))
    return firsts
