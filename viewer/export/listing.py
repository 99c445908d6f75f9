"""What a briefing holds, as plain JSON values: the contract of ``--json`` (design.md §6)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from viewer.model.briefing import Agent, Claim, Place, Source, Stated, Step
from viewer.model.index import Index
from viewer.store.container import Document

Listing = dict[str, Any]
"""A JSON object."""

THE_ARTICLE = "The article"
"""The speaker of what the article says in its own voice, whatever its agent is called."""

SOURCE_FACTS = ("title", "publisher", "author", "published", "language", "url", "rights")


def claims_listing(index: Index) -> Listing:
    """Return every claim in the order of the article, the rejected ones with their review."""
    claims = sorted(index.briefing.claims, key=lambda claim: index.order_of(claim.passages))
    return {"claims": [_claim(index, claim) for claim in claims]}


def places_listing(index: Index) -> Listing:
    """Return every place; its geometry (null: none) is the one of the briefing's viewpoint."""
    return {"places": [_place(index, place) for place in index.briefing.places]}


def info_listing(document: Document, index: Index) -> Listing:
    """Return what the briefing is: its title, sources, steps, and how much of each part."""
    briefing = index.briefing
    return {
        "title": briefing.title,
        "summary": briefing.summary,
        "language": briefing.language,
        "viewpoint": briefing.viewpoint,
        "format": document.manifest.format,
        "read_only": document.read_only,
        "sources": [_source(source) for source in briefing.sources],
        "counts": _counts(index),
        "kinds": dict(Counter(claim.kind for claim in briefing.claims)),
        "reviews": dict(Counter(claim.review.state for claim in briefing.claims)),
        "steps": [_step(number, step) for number, step in enumerate(briefing.steps, 1)],
    }


def _claim(index: Index, claim: Claim) -> Listing:
    places = dict.fromkeys(role.place for role in claim.places if role.place in index.places)
    quotes = [index.passages[p].quote.exact for p in claim.passages if p in index.passages]
    return {
        "id": claim.id,
        "text": claim.text,
        "kind": claim.kind,
        "speakers": [speaker_name(agent) for agent in index.speakers(claim)],
        "relayed_by": [speaker_name(agent) for agent in index.relays(claim)],
        "places": [index.places[place].name for place in places],
        "quotes": quotes,
        "disputed": index.is_disputed(claim.id),
        "relations": [{"type": rel.type, "claim": rel.claim} for rel in claim.relations],
        "review": claim.review.state,
    }


def speaker_name(agent: Agent) -> str:
    """Return who speaks, as listings and exports name it."""
    return THE_ARTICLE if agent.kind == "article" else agent.name


def _place(index: Index, place: Place) -> Listing:
    shape = place.geometry_by_viewpoint.get(index.briefing.viewpoint) or place.geometry
    return {
        "id": place.id,
        "name": place.name,
        "names": place.names,
        "precision": place.precision,
        "geometry": msgspec.to_builtins(shape),
        "claims": len(index.claims_by_place.get(place.id, ())),
        "passages": len(index.passages_of_place(place.id)),
    }


def _source(source: Source) -> Listing:
    facts = {name: _stated(getattr(source, name)) for name in SOURCE_FACTS}
    return {"id": source.id, "sha256": source.sha256, **facts}


def _stated(stated: Stated | None) -> Listing | None:
    if stated is None:
        return None
    return {"value": stated.value, "inferred": stated.inferred, "basis": stated.basis}


def _counts(index: Index) -> dict[str, int]:
    parts = ("sources", "agents", "places", "passages", "mentions", "claims", "steps")
    counts = {part: len(getattr(index.briefing, part)) for part in parts}
    disputed = sum(index.is_disputed(claim.id) for claim in index.standing)
    return {**counts, "disputed": disputed}


def _step(number: int, step: Step) -> Listing:
    return {
        "number": number,
        "id": step.id,
        "title": step.title,
        "seconds": step.seconds,
        "hidden": step.hidden,
    }
