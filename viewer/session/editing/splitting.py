"""One agent or place made two: some of its claims and mentions go to the new one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import msgspec

from viewer.model.briefing import Agent, Briefing, Claim, Mention, Place
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.model.text import folded
from viewer.session.editing.merging import at_place, redirected
from viewer.session.editing.parts import mapped, required
from viewer.session.edits import new_id, stem

NO_NAME = ("the new one has no name", "write one")


def uses_of_agent(index: Index, agent: str) -> tuple[Claim | Mention, ...]:
    """Return what an agent says or relays, then where a place's name stands for it."""
    mentions = (m for m in index.briefing.mentions if m.agent == agent)
    claims = (c for c in index.briefing.claims if any(agent in k.agents for k in c.attribution))
    return (*_in_order(index, claims), *mentions)


def uses_of_place(index: Index, place: str) -> tuple[Claim | Mention, ...]:
    """Return the claims that concern a place, then where the article names it."""
    claims = (c for c in index.briefing.claims if any(r.place == place for r in c.places))
    return (*_in_order(index, claims), *index.mentions_by_place.get(place, ()))


def agent_split(briefing: Briefing, agent: str, name: str, moved: Collection[str]) -> Briefing:
    """Give the claims and mentions of these ids to a new agent of the same kind."""
    before = next(a for a in briefing.agents if a.id == agent)
    name = required(name, *NO_NAME)
    if before.kind == "article":
        raise DatelineError("an article has one voice", "change who says it in the claims")
    if any(folded(a.name) == folded(name) for a in briefing.agents):
        raise DatelineError(f"{name!r} is somebody already", "write another name")
    identifier = new_id(briefing, f"a-{stem(name)}")
    new = Agent(id=identifier, name=name, kind=before.kind, source=before.source)
    return _parted(
        msgspec.structs.replace(briefing, agents=(*briefing.agents, new)),
        moved,
        lambda claim: redirected(claim, agent, new.id),
        lambda mention: msgspec.structs.replace(mention, agent=new.id),
    )


def place_split(
    briefing: Briefing, place: str, name: str, moved: Collection[str], *, same_position: bool
) -> Briefing:
    """Give the claims and mentions of these ids to a new place, there or without a position."""
    before = next(p for p in briefing.places if p.id == place)
    name = required(name, *NO_NAME)
    new = Place(
        id=new_id(briefing, stem(name)), name=name, feature=before.feature, rank=before.rank
    )
    if same_position:
        new = msgspec.structs.replace(
            new,
            geometry=before.geometry,
            geometry_by_viewpoint=before.geometry_by_viewpoint,
            precision=before.precision,
        )
    return _parted(
        msgspec.structs.replace(briefing, places=(*briefing.places, new)),
        moved,
        lambda claim: at_place(claim, place, new.id),
        lambda mention: msgspec.structs.replace(mention, place=new.id),
    )


def _parted(
    briefing: Briefing,
    moved: Collection[str],
    claim: Callable[[Claim], Claim],
    mention: Callable[[Mention], Mention],
) -> Briefing:
    """Return the briefing with the claims and mentions of these ids changed, and no others."""
    if not moved:
        raise DatelineError("nothing goes to the new one", "choose some of the claims or mentions")
    return msgspec.structs.replace(
        briefing,
        claims=mapped(briefing.claims, lambda c: claim(c) if c.id in moved else c),
        mentions=mapped(briefing.mentions, lambda m: mention(m) if m.id in moved else m),
    )


def _in_order(index: Index, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: index.order_of(claim.passages)))
