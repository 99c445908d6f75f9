"""One agent or place made two: some of its claims and mentions go to the new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from viewer.model.briefing import Agent, Briefing, Claim, Mention, Place, PlaceRole
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.model.text import folded
from viewer.session.editing.merging import redirected_links
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
    _refuse_nothing(moved)
    new = Agent(id=new_id(briefing, f"a-{stem(name)}"), name=name, kind=before.kind)
    if before.source:
        new = msgspec.structs.replace(new, source=before.source)

    def claim(part: Claim) -> Claim:
        if part.id not in moved:
            return part
        links = redirected_links(part.attribution, lambda i: new.id if i == agent else i)
        return msgspec.structs.replace(part, attribution=links)

    def mention(part: Mention) -> Mention:
        if part.id not in moved:
            return part
        return msgspec.structs.replace(part, agent=new.id)

    return msgspec.structs.replace(
        briefing,
        agents=(*briefing.agents, new),
        claims=mapped(briefing.claims, claim),
        mentions=mapped(briefing.mentions, mention),
    )


def place_split(
    briefing: Briefing, place: str, name: str, moved: Collection[str], *, same_position: bool
) -> Briefing:
    """Give the claims and mentions of these ids to a new place, there or without a position."""
    before = next(p for p in briefing.places if p.id == place)
    name = required(name, *NO_NAME)
    _refuse_nothing(moved)
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

    def claim(part: Claim) -> Claim:
        if part.id not in moved:
            return part
        roles = tuple(
            PlaceRole(place=new.id, role=role.role) if role.place == place else role
            for role in part.places
        )
        return msgspec.structs.replace(part, places=roles)

    def mention(part: Mention) -> Mention:
        if part.id not in moved:
            return part
        return msgspec.structs.replace(part, place=new.id)

    return msgspec.structs.replace(
        briefing,
        places=(*briefing.places, new),
        claims=mapped(briefing.claims, claim),
        mentions=mapped(briefing.mentions, mention),
    )


def _in_order(index: Index, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: index.order_of(claim.passages)))


def _refuse_nothing(moved: Collection[str]) -> None:
    if not moved:
        raise DatelineError("nothing goes to the new one", "choose some of the claims or mentions")
