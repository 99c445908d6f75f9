"""A claim written over: its words, chain, times, places, passages and what it is to others."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from viewer.model import anchor
from viewer.model.briefing import (
    Agent,
    AgentKind,
    Briefing,
    Claim,
    Kind,
    Link,
    PlaceRole,
    ProposedAgent,
    ProposedStatement,
    Relation,
    RelationType,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.model.text import folded
from viewer.session.editing.homes import Homes
from viewer.session.editing.merging import chain
from viewer.session.editing.parts import changed, line, mapped, once, required
from viewer.session.editing.stating import FactForm, dated, fact_form
from viewer.session.editing.subjects import grade, kept, kept_line, rating
from viewer.session.edits import new_id, stem
from viewer.session.known import agent_named
from viewer.session.review import Decision


class WrittenAgent(msgspec.Struct, frozen=True):
    """Somebody in a chain as it is written: known by an id, or new by a name."""

    name: str
    id: str | None = None


class WrittenLink(msgspec.Struct, frozen=True):
    """One link of a chain as it is written."""

    agents: tuple[WrittenAgent, ...] = ()
    cue: str = ""


class WrittenRelation(msgspec.Struct, frozen=True):
    """What a claim is to another one, or that one to it."""

    type: RelationType
    claim: str
    inward: bool = False
    """The other one denies this, rather than this the other."""


class WrittenClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a person writes it over."""

    text: str
    kind: Kind
    links: tuple[WrittenLink, ...] = ()
    """From the article inwards, without the article: relays, then who says it."""
    passages: tuple[str, ...] = ()
    places: tuple[PlaceRole, ...] = ()
    time: FactForm = FactForm()
    said: FactForm = FactForm()
    relations: tuple[WrittenRelation, ...] = ()
    note: str = ""
    credibility: str = ""
    """Admiralty code, "" where it is not rated; so with the two that follow."""
    likelihood: str = ""
    """ICD 203's words."""
    confidence: str = ""


def written_claim(index: Index, claim: Claim) -> WrittenClaim:
    """Return a claim, to be written over."""
    out = (WrittenRelation(r.type, r.claim) for r in claim.relations)
    inward = (
        WrittenRelation(r.type, other.id, inward=True)
        for other in index.briefing.claims
        for r in other.relations
        if r.claim == claim.id
    )
    return WrittenClaim(
        text=claim.text,
        kind=claim.kind,
        links=tuple(_written(index, link) for link in claim.attribution[1:]),
        passages=claim.passages,
        places=claim.places,
        time=fact_form(claim.time),
        said=fact_form(claim.said),
        relations=(*out, *inward),
        note=claim.note or "",
        credibility=grade(claim.credibility),
        likelihood=grade(claim.likelihood),
        confidence=grade(claim.confidence),
    )


def claim_changed(
    briefing: Briefing, identifier: str, form: WrittenClaim, decision: Decision
) -> Briefing:
    """Write a claim over, signed by whoever does; raises DatelineError for what cannot be.

    A rating has a signature of its own: who rates a claim has not written it over.
    """
    before = next(claim for claim in briefing.claims if claim.id == identifier)
    if form == written_claim(Index(briefing), before):
        return briefing
    text = kept_line(form.text, before.text)
    if not form.passages:
        raise DatelineError("the claim stands on no words", "add a passage of the article")
    with_agents, links = _links(briefing, before, form.links)
    outward = (Relation(type=r.type, claim=r.claim) for r in form.relations if not r.inward)
    after = msgspec.structs.replace(
        before,
        text=text or required(form.text, "the claim says nothing", "write what it states"),
        kind=form.kind,
        passages=once(form.passages),
        attribution=Homes(with_agents).at_home(links, form.passages),
        places=once(form.places),
        time=dated(before.time, form.time, decision.by, "speaks of"),
        said=dated(before.said, form.said, decision.by, "said"),
        relations=once(outward),
        note=kept(form.note, before.note),
    )
    if after != before:
        after = _signed(after, decision, accept=True)
    after = msgspec.structs.replace(
        after,
        credibility=rating(before.credibility, form.credibility, decision),
        likelihood=rating(before.likelihood, form.likelihood, decision),
        confidence=rating(before.confidence, form.confidence, decision),
    )
    claims = changed(briefing.claims, identifier, lambda _: after)
    wanted = [r for r in form.relations if r.inward]
    return msgspec.structs.replace(
        with_agents,
        claims=mapped(claims, lambda claim: _pointing(claim, identifier, wanted, decision)),
    )


def written_agents(
    index: Index, names: Iterable[str], known: WrittenLink
) -> tuple[WrittenAgent, ...]:
    """Return whom names mean: those of the link as it was first, then others there are, or new."""
    of_link = {folded(agent.name): agent for agent in known.agents}
    by_name = {folded(agent.name): agent for agent in reversed(index.briefing.agents)}
    found = []
    for name in names:
        key = folded(name)
        agent = by_name.get(key) or agent_named(index.briefing.agents, name)
        new = WrittenAgent(agent.name, agent.id) if agent else WrittenAgent(name)
        found.append(of_link.get(key) or new)
    return once(found)


def words_added(
    briefing: Briefing,
    identifier: str,
    source: str,
    text: str,
    span: tuple[int, int],
    decision: Decision,
) -> Briefing:
    """Let a claim stand on these words of an article too."""
    here = (p for p in briefing.passages if p.source == source and p.state != "orphan")
    passage = next((p for p in here if (p.position.start, p.position.end) == span), None)
    if passage is None:
        name = new_id(briefing, f"q-{stem(text[slice(*span)])}")
        passage = anchor.passage(name, source, text, *span)
        briefing = msgspec.structs.replace(briefing, passages=(*briefing.passages, passage))
    return passages_added(briefing, identifier, (passage.id,), decision)


def passages_added(
    briefing: Briefing, identifier: str, passages: Iterable[str], decision: Decision
) -> Briefing:
    """Let a claim stand on further passages."""

    def longer(claim: Claim) -> Claim:
        together = once((*claim.passages, *passages))
        if together == claim.passages:
            return claim
        links = Homes(briefing).at_home(claim.attribution, together)
        made = msgspec.structs.replace(claim, passages=together, attribution=links)
        return _signed(made, decision, accept=True)

    return msgspec.structs.replace(briefing, claims=changed(briefing.claims, identifier, longer))


def _written(index: Index, link: Link) -> WrittenLink:
    agents = (index.agents[i] for i in link.agents if i in index.agents)
    return WrittenLink(tuple(WrittenAgent(a.name, a.id) for a in agents), link.cue or "")


def _links(
    briefing: Briefing, before: Claim, links: tuple[WrittenLink, ...]
) -> tuple[Briefing, tuple[Link, ...]]:
    """Return the briefing with the agents that are new, and the whole chain."""
    made = [before.attribution[0]]
    for position, link in enumerate(links, 2):
        agents = []
        for written in link.agents:
            briefing, agent = _agent(briefing, written)
            agents.append(agent)
        if not agents:
            raise DatelineError(f"link {position} of the chain names nobody", "name or remove it")
        made.append(Link(agents=once(agents), cue=line(link.cue) or None))
    if tuple(made) == before.attribution:
        return briefing, before.attribution
    return briefing, chain(tuple(made))


def _agent(briefing: Briefing, written: WrittenAgent) -> tuple[Briefing, str]:
    if written.id is not None:
        return briefing, written.id
    name = required(written.name, "somebody in the chain has no name", "write one")
    if known := agent_named(briefing.agents, name):
        return briefing, known.id
    agent = Agent(id=new_id(briefing, f"a-{stem(name)}"), name=name, kind=_kind(briefing, name))
    return msgspec.structs.replace(briefing, agents=(*briefing.agents, agent)), agent.id


def _kind(briefing: Briefing, name: str) -> AgentKind:
    """Return what somebody is who is proposed by this name; whom nobody knows is a person."""
    proposed: Iterable[ProposedAgent] = (
        agent
        for proposal in briefing.proposals
        if isinstance(what := proposal.what, ProposedStatement)
        for agent in (*what.speakers, *what.relayed_by)
    )
    kinds = (agent.kind for agent in proposed if folded(agent.name) == folded(name))
    return next((kind for kind in kinds if kind != "article"), "person")


def _pointing(
    claim: Claim, target: str, relations: list[WrittenRelation], decision: Decision
) -> Claim:
    """Return another claim with these relations to the one that is written, and no others to it."""
    if claim.id == target:
        return claim
    wanted = [Relation(type=r.type, claim=target) for r in relations if r.claim == claim.id]
    stay = [r for r in claim.relations if r.claim != target or r in wanted]
    made = once((*stay, *wanted))
    if made == claim.relations:
        return claim
    return _signed(msgspec.structs.replace(claim, relations=made), decision, accept=False)


def _signed(claim: Claim, decision: Decision, *, accept: bool) -> Claim:
    """Return a claim that a person has changed: what somebody confirmed was another one.

    What is only suggested stays so, unless the person has written it over.
    """
    if claim.review.state in ("suggested", "rejected") and not accept:
        return claim
    review = msgspec.structs.replace(
        claim.review,
        state="edited",
        by=decision.by,
        when=decision.when,
        confirmed_by=None,
        confirmed_when=None,
    )
    return msgspec.structs.replace(claim, review=review)
