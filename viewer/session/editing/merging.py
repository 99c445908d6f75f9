"""Two agents or two places made one: all that pointed at either points at the one that stays."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Link,
    Mention,
    Place,
    PlaceCandidate,
    PlaceRole,
    Point,
    Proposal,
    ProposedPlace,
    Step,
)
from viewer.model.errors import DatelineError
from viewer.model.text import folded
from viewer.session.editing.names import united
from viewer.session.editing.parts import mapped, once
from viewer.session.editing.subjects import with_agent
from viewer.session.known import is_candidate


def agents_merged(briefing: Briefing, gone: str, stays: str) -> Briefing:
    """Make one agent of two; its other name is kept among its names."""
    by_id = {agent.id: agent for agent in briefing.agents}
    other, one = by_id[gone], by_id[stays]
    _refuse_itself(gone, stays)
    if other.kind == "article":
        raise DatelineError("an article’s own voice cannot be merged away", "merge the other way")
    after = _united_agent(one, other)
    names = {folded(name) for name in (other.name, *other.names.values())}

    def mention(part: Mention) -> Mention:
        return msgspec.structs.replace(part, agent=stays) if part.agent == gone else part

    return msgspec.structs.replace(
        briefing,
        agents=tuple(after if a is one else a for a in briefing.agents if a is not other),
        claims=mapped(briefing.claims, lambda claim: redirected(claim, gone, stays)),
        mentions=_each_once(mapped(briefing.mentions, mention)),
        proposals=mapped(briefing.proposals, lambda p: with_agent(p, names, after)),
    )


def places_merged(briefing: Briefing, gone: str, stays: str) -> Briefing:
    """Make one place of two; its other name is kept among its names."""
    by_id = {place.id: place for place in briefing.places}
    other, one = by_id[gone], by_id[stays]
    _refuse_itself(gone, stays)
    after = _united_place(one, other)

    def mention(part: Mention) -> Mention:
        return msgspec.structs.replace(part, place=stays) if part.place == gone else part

    return msgspec.structs.replace(
        briefing,
        places=tuple(after if p is one else p for p in briefing.places if p is not other),
        claims=mapped(briefing.claims, lambda claim: at_place(claim, gone, stays)),
        mentions=_each_once(mapped(briefing.mentions, mention)),
        steps=mapped(briefing.steps, lambda step: _showing(step, gone, stays)),
        proposals=mapped(briefing.proposals, lambda p: _proposing(p, other, after)),
    )


def chain(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return an attribution in which nobody passes something on to themselves."""
    made: list[Link] = []
    for link in links:
        if made and set(made[-1].agents) == set(link.agents):
            made[-1] = msgspec.structs.replace(made[-1], cue=made[-1].cue or link.cue)
        else:
            made.append(link)
    return tuple(made)


def redirected_links(
    links: tuple[Link, ...], change: Callable[[str], str | None]
) -> tuple[Link, ...]:
    """Return links with their agents changed, without those that become None and empty links."""
    made = []
    for link in links:
        agents = once(agent for i in link.agents if (agent := change(i)) is not None)
        if agents:
            same = agents == link.agents
            made.append(link if same else msgspec.structs.replace(link, agents=agents))
    return tuple(made)


def redirected(claim: Claim, gone: str, stays: str) -> Claim:
    """Return the claim, said or relayed by another agent in place of one."""
    if not any(gone in link.agents for link in claim.attribution):
        return claim
    links = redirected_links(claim.attribution, lambda i: stays if i == gone else i)
    return msgspec.structs.replace(claim, attribution=chain(links))


def at_place(claim: Claim, gone: str, stays: str) -> Claim:
    """Return the claim, concerning another place in place of one."""
    if not any(role.place == gone for role in claim.places):
        return claim
    roles = once(
        PlaceRole(place=stays, role=role.role) if role.place == gone else role
        for role in claim.places
    )
    return msgspec.structs.replace(claim, places=roles)


def _showing(step: Step, gone: str, stays: str) -> Step:
    if gone not in step.focus.places:
        return step
    places = once(stays if place == gone else place for place in step.focus.places)
    focus = msgspec.structs.replace(step.focus, places=places)
    return msgspec.structs.replace(step, focus=focus)


def _proposing(proposal: Proposal, gone: Place, stays: Place) -> Proposal:
    """Return the proposal, the place that is gone proposed as the one that it is now."""
    if not isinstance(proposal.what, ProposedPlace):
        return proposal
    candidates = tuple(
        _as_place(c, stays) if is_candidate(gone, c) else c for c in proposal.what.candidates
    )
    if candidates == proposal.what.candidates:
        return proposal
    what = msgspec.structs.replace(proposal.what, candidates=candidates)
    return msgspec.structs.replace(proposal, what=what)


def _as_place(candidate: PlaceCandidate, place: Place) -> PlaceCandidate:
    fields = {"name": place.name, "geonames": place.links.get("geonames")}
    made = msgspec.structs.replace(candidate, **fields)
    if isinstance(place.geometry, Point):
        longitude, latitude = place.geometry.coordinates
        made = msgspec.structs.replace(made, lon=longitude, lat=latitude)
    return made


def _united_agent(one: Agent, other: Agent) -> Agent:
    return msgspec.structs.replace(
        one,
        names=united(one.name, one.names, other.name, other.names),
        description=one.description or other.description,
        source=one.source or other.source,
        reliability=one.reliability or other.reliability,
    )


def _united_place(one: Place, other: Place) -> Place:
    made = msgspec.structs.replace(
        one,
        names=united(one.name, one.names, other.name, other.names),
        rank=min(one.rank, other.rank),
        links={**other.links, **one.links},
        note=one.note or other.note,
    )
    if one.geometry or not other.geometry:
        return made
    return msgspec.structs.replace(
        made,
        geometry=other.geometry,
        geometry_by_viewpoint=other.geometry_by_viewpoint,
        precision=other.precision,
    )


def _each_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions without those that say of the same words what another one says."""
    found: dict[tuple[str, str, str, str | None], Mention] = {}
    for mention in mentions:
        key = (mention.passage, mention.place, mention.use, mention.agent)
        found.setdefault(key, mention)
    return mentions if len(found) == len(mentions) else tuple(found.values())


def _refuse_itself(gone: str, stays: str) -> None:
    if gone == stays:
        raise DatelineError("that is the same one", "choose another one to merge it with")
