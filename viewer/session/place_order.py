"""Where new places stand among the places of a briefing: as the article comes to them."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import Briefing


def in_article_order(briefing: Briefing, new: int) -> Briefing:
    """Put so many last places each before the first one that is named later.

    The others stay in their order.
    """
    firsts = _first_named(briefing)
    kept = len(briefing.places) - new
    coming = sorted(briefing.places[kept:], key=lambda place: firsts[place.id])[::-1]
    placed = []
    for place in briefing.places[:kept]:
        while coming and firsts.get(place.id, firsts[coming[-1].id]) > firsts[coming[-1].id]:
            placed.append(coming.pop())
        placed.append(place)
    places = (*placed, *reversed(coming))
    return msgspec.structs.replace(briefing, places=places)


def _first_named(briefing: Briefing) -> dict[str, tuple[int, int]]:
    """Return the number of the source, and where in it each place is named first."""
    sources = {source.id: number for number, source in enumerate(briefing.sources)}
    at = {p.id: (sources[p.source], p.position.start) for p in briefing.passages}
    firsts: dict[str, tuple[int, int]] = {}
    for mention in briefing.mentions:
        found = at[mention.passage]
        firsts[mention.place] = min(found, firsts.get(mention.place, found))
    return firsts
