"""What a deletion takes with it, in words, for the question before it."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.model.briefing import Briefing
from viewer.model.text import shortened
from viewer.session.editing.removing import Removal
from viewer.session.source_names import source_names

LONGEST = 80
MOST_NAMED = 4
KINDS = {"agent": "speaker", "source": "article"}


def name_of(briefing: Briefing, going: Removal) -> str:
    """Return what is to be deleted: ``place “Moscow”``."""
    match going.kind:
        case "place":
            words = next(p.name for p in briefing.places if p.id == going.id)
        case "agent":
            words = next(a.name for a in briefing.agents if a.id == going.id)
        case "claim":
            words = next(c.text for c in briefing.claims if c.id == going.id)
        case "passage":
            words = next(p.quote.exact for p in briefing.passages if p.id == going.id)
        case "source":
            words = source_names(briefing.sources)[going.id]
    return f"{KINDS.get(going.kind, going.kind)} “{shortened(words, LONGEST)}”"


def consequences(briefing: Briefing, going: Removal) -> tuple[str, ...]:
    """Return, a line each, what else goes and what is changed."""
    return tuple(_consequences(briefing, going))


def _consequences(briefing: Briefing, going: Removal) -> Iterator[str]:
    claims = [c for c in briefing.claims if c.id in going.claims and c.id != going.id]
    if claims:
        yield f"{_go(len(claims), 'claim')} with it:"
        for claim in claims[:MOST_NAMED]:
            why = " (it would deny nothing)" if claim.id in going.denials else ""
            yield f"   • {shortened(claim.text, LONGEST)}{why}"
        if len(claims) > MOST_NAMED:
            yield f"   • and {len(claims) - MOST_NAMED} more"
    if going.mentions:
        yield f"{_go(len(going.mentions), 'mention')} with it."
    if passages := len(going.passages - {going.id}):
        unused = "" if going.source else ", which nothing else stands on"
        yield f"{_go(passages, 'passage')} with it{unused}."
    if going.source:
        yield from _known_from(briefing, going)
    if going.changed_claims:
        yield f"{_stay(len(going.changed_claims), 'claim')} without it."
    if going.steps:
        yield f"{_stay(len(going.steps), 'step')} without it."


def _known_from(briefing: Briefing, going: Removal) -> Iterator[str]:
    """Yield what goes with an article because it is known from that alone."""
    if going.proposals:
        yield f"{_go(len(going.proposals), 'proposal')} with it."
    if going.places:
        yield f"{_go(len(going.places), 'place')} with it, which nothing else speaks of."
    speakers = [a for a in briefing.agents if a.id in going.agents and a.kind != "article"]
    if speakers:
        yield f"{_go(len(speakers), 'speaker')} with it, who say nothing else."


def _go(number: int, one: str) -> str:
    return f"1 {one} goes" if number == 1 else f"{number} {one}s go"


def _stay(number: int, one: str) -> str:
    return f"1 {one} stays" if number == 1 else f"{number} {one}s stay"
