"""Places and agents written over: their names, what they are, how they are described."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import (
    Agent,
    AgentKind,
    Briefing,
    Place,
    Precision,
    Proposal,
    ProposedAgent,
    ProposedStatement,
    Rating,
)
from viewer.model.errors import DatelineError
from viewer.model.text import folded, typed
from viewer.session.editing.names import names_of, words_of
from viewer.session.editing.parts import changed, line, mapped, required
from viewer.session.review import Decision


class AgentForm(msgspec.Struct, frozen=True, kw_only=True):
    """An agent as a person writes it down."""

    name: str
    names: str = ""
    """Others, as a line."""
    kind: AgentKind = "person"
    description: str = ""
    reliability: str = ""
    """Admiralty code, "" where it is not rated."""


class PlaceForm(msgspec.Struct, frozen=True, kw_only=True):
    """A place as a person writes it down."""

    name: str
    names: str = ""
    feature: str = "place"
    precision: Precision = "approximate"
    rank: int = 2
    note: str = ""


def agent_form(agent: Agent) -> AgentForm:
    """Return an agent, to be written over."""
    return AgentForm(
        name=agent.name,
        names=words_of(agent.names),
        kind=agent.kind,
        description=agent.description or "",
        reliability=grade(agent.reliability),
    )


def place_form(place: Place) -> PlaceForm:
    """Return a place, to be written over."""
    return PlaceForm(
        name=place.name,
        names=words_of(place.names),
        feature=place.feature,
        precision=place.precision,
        rank=place.rank,
        note=place.note or "",
    )


def agent_changed(
    briefing: Briefing, identifier: str, form: AgentForm, decision: Decision
) -> Briefing:
    """Write an agent over; what is proposed of its old name is of the new one."""
    before = next(agent for agent in briefing.agents if agent.id == identifier)
    name = kept_line(form.name, before.name) or required(form.name, "there is no name", "write one")
    taken = {folded(agent.name) for agent in briefing.agents if agent.id != identifier}
    if name != before.name and folded(name) in taken:
        raise DatelineError(f"{name!r} is somebody already", "merge the two instead")
    if form.kind != before.kind and "article" in (form.kind, before.kind):
        raise DatelineError("an article’s own voice stays that", "choose another kind")
    after = msgspec.structs.replace(
        before,
        name=name,
        names=_renamed(names_of(form.names, before.names), before.names, before.name, name),
        kind=form.kind,
        description=kept_line(form.description, before.description),
        reliability=rating(before.reliability, form.reliability, decision),
    )
    if after == before:
        return briefing
    known = {folded(before.name)}
    return msgspec.structs.replace(
        briefing,
        agents=changed(briefing.agents, identifier, lambda _: after),
        proposals=mapped(briefing.proposals, lambda p: with_agent(p, known, after)),
    )


def place_changed(briefing: Briefing, identifier: str, form: PlaceForm) -> Briefing:
    """Write a place over."""
    before = next(place for place in briefing.places if place.id == identifier)
    name = kept_line(form.name, before.name) or required(form.name, "there is no name", "write one")
    names = _renamed(names_of(form.names, before.names), before.names, before.name, name)
    after = msgspec.structs.replace(
        before,
        name=name,
        names=names,
        feature=kept_line(form.feature, before.feature) or "place",
        precision=form.precision,
        rank=form.rank,
        note=kept_line(form.note, before.note),
    )
    return msgspec.structs.replace(
        briefing, places=changed(briefing.places, identifier, lambda _: after)
    )


def with_agent(proposal: Proposal, known: set[str], agent: Agent) -> Proposal:
    """Return the proposal, with whom it knows by one of these folded names as this agent."""
    what = proposal.what
    if not isinstance(what, ProposedStatement):
        return proposal

    def renamed(one: ProposedAgent) -> ProposedAgent:
        if folded(one.name) not in known:
            return one
        return ProposedAgent(name=agent.name, kind=agent.kind)

    speakers = tuple(map(renamed, what.speakers))
    relays = tuple(map(renamed, what.relayed_by))
    if (speakers, relays) == (what.speakers, what.relayed_by):
        return proposal
    what = msgspec.structs.replace(what, speakers=speakers, relayed_by=relays)
    return msgspec.structs.replace(proposal, what=what)


def grade(rated: Rating | None) -> str:
    """Return the value of a judgement, "" for none."""
    return rated.value if rated else ""


def rating(before: Rating | None, value: str, decision: Decision) -> Rating | None:
    """Return a judgement, signed by whoever has changed it."""
    if value == grade(before):
        return before
    return Rating(value=value, by=decision.by, when=decision.when) if value else None


def kept_line(words: str, before: str | None) -> str | None:
    """Return what is written as one line, None for nothing; what was left alone stays."""
    made = kept(words, before)
    return made if made is None or made == before else line(made)


def kept(words: str, before: str | None) -> str | None:
    """Return what is written, None for nothing; what a form has left alone stays to the letter."""
    if before is not None and line(words) == line(before):
        return before
    return typed(words).strip() or None


def _renamed(names: dict[str, str], before: dict[str, str], old: str, new: str) -> dict[str, str]:
    """Return the names of something that is called otherwise now, in the language of its name."""
    if old == new or names != before:
        return names
    return {tag: new if name == old else name for tag, name in names.items()}
