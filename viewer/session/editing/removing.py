"""Taking a place, an agent, a claim or a passage out, with all that cannot be without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Focus,
    Link,
    Mention,
    Proposal,
    ProposedStatement,
    Step,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session.editing.merging import chain, redirected_links
from viewer.session.editing.parts import mapped

Kind = Literal["place", "agent", "claim", "passage"]


class Removal(NamedTuple):
    """What goes, by id, and which claims are left without something that went."""

    kind: Kind
    id: str
    places: frozenset[str]
    agents: frozenset[str]
    passages: frozenset[str]
    mentions: frozenset[str]
    claims: frozenset[str]
    denials: frozenset[str]
    """Those of the claims that would deny nothing any more."""
    changed_claims: frozenset[str]
    steps: frozenset[str]
    """That show something of it, and stay."""


def removal(briefing: Briefing, kind: Kind, identifier: str) -> Removal:
    """Return what goes with a part; raises DatelineError for what cannot go."""
    if kind == "agent":
        _refuse_article(briefing, identifier)
    gone = _Gone(briefing, kind, identifier)
    gone.close()
    changed = {claim.id for claim in gone.claims_left() if _cut(briefing, claim, gone) != claim}
    steps = {step.id for step in briefing.steps if _cut_step(step, gone) is not step}
    return Removal(
        kind=kind,
        id=identifier,
        places=frozenset(gone.places),
        agents=frozenset(gone.agents),
        passages=frozenset(gone.passages),
        mentions=frozenset(gone.mentions),
        claims=frozenset(gone.claims),
        denials=frozenset(gone.denials),
        changed_claims=frozenset(changed),
        steps=frozenset(steps),
    )


def removed(briefing: Briefing, going: Removal) -> Briefing:
    """Take out what a removal names, and every reference to it."""

    def mention(part: Mention) -> Mention:
        lost = part.agent in going.agents
        return msgspec.structs.replace(part, agent=None) if lost else part

    kept_claims = tuple(c for c in briefing.claims if c.id not in going.claims)
    return msgspec.structs.replace(
        briefing,
        places=tuple(p for p in briefing.places if p.id not in going.places),
        agents=tuple(a for a in briefing.agents if a.id not in going.agents),
        passages=tuple(p for p in briefing.passages if p.id not in going.passages),
        mentions=tuple(mention(m) for m in briefing.mentions if m.id not in going.mentions),
        claims=mapped(kept_claims, lambda claim: _cut(briefing, claim, going)),
        steps=mapped(briefing.steps, lambda step: _cut_step(step, going)),
        proposals=mapped(briefing.proposals, lambda p: _cut_proposal(p, going.claims)),
    )


class _Gone:
    """The ids that go; what cannot be without them is added until nothing more follows."""

    def __init__(self, briefing: Briefing, kind: Kind, identifier: str) -> None:
        self._briefing = briefing
        self._awaiting = Index(briefing).awaiting
        self.places: set[str] = set()
        self.agents: set[str] = set()
        self.passages: set[str] = set()
        self.mentions: set[str] = set()
        self.claims: set[str] = set()
        self.denials: set[str] = set()
        lists = {
            "place": self.places,
            "agent": self.agents,
            "passage": self.passages,
            "claim": self.claims,
        }
        lists[kind].add(identifier)

    def close(self) -> None:
        """Add what depends on what goes."""
        while self._grow():
            pass

    def claims_left(self) -> Iterator[Claim]:
        """Yield the claims that stay."""
        return (c for c in self._briefing.claims if c.id not in self.claims)

    def _grow(self) -> bool:
        before = len(self.claims) + len(self.mentions) + len(self.passages)
        for claim in tuple(self.claims_left()):
            if self._denies_nothing(claim):
                self.denials.add(claim.id)
                self.claims.add(claim.id)
            elif self.passages.issuperset(claim.passages) or self._speechless(claim):
                self.claims.add(claim.id)
        for mention in self._briefing.mentions:
            if mention.place in self.places or mention.passage in self.passages:
                self.mentions.add(mention.id)
        self.passages |= self._unused()
        return len(self.claims) + len(self.mentions) + len(self.passages) > before

    def _speechless(self, claim: Claim) -> bool:
        """Say whether all who say it go: a relay must not be taken for the speaker."""
        return self.agents.issuperset(claim.attribution[-1].agents)

    def _denies_nothing(self, claim: Claim) -> bool:
        if claim.kind != "denial" or claim.id in self._awaiting:
            return False
        denied = [r.claim for r in claim.relations if r.type == "denies"]
        return bool(denied) and self.claims.issuperset(denied)

    def _unused(self) -> set[str]:
        """Return passages that only parts that go stand on."""
        of_gone, of_kept = set[str](), set[str]()
        for claim in self._briefing.claims:
            (of_gone if claim.id in self.claims else of_kept).update(claim.passages)
        for mention in self._briefing.mentions:
            (of_gone if mention.id in self.mentions else of_kept).add(mention.passage)
        for step in self._briefing.steps:
            of_kept.update(step.focus.passages)
        return of_gone - of_kept


def _cut(briefing: Briefing, claim: Claim, going: Removal | _Gone) -> Claim:
    """Return a claim that stays without what goes."""
    passages = tuple(p for p in claim.passages if p not in going.passages)
    places = tuple(role for role in claim.places if role.place not in going.places)
    relations = tuple(r for r in claim.relations if r.claim not in going.claims)
    links = claim.attribution
    if any(agent in going.agents for link in links for agent in link.agents):
        links = chain(redirected_links(links, lambda i: None if i in going.agents else i))
    if passages != claim.passages:
        links = at_home(briefing, links, passages)
    cut = (passages, places, relations, links)
    if cut == (claim.passages, claim.places, claim.relations, claim.attribution):
        return claim
    return msgspec.structs.replace(
        claim, passages=passages, places=places, relations=relations, attribution=links
    )


def at_home(
    briefing: Briefing, links: tuple[Link, ...], passages: Iterable[str]
) -> tuple[Link, ...]:
    """Return a chain that starts with the article, or articles, where the passages stand."""
    wanted = set(passages)
    sources = {passage.source for passage in briefing.passages if passage.id in wanted}
    agents = {agent.id: agent for agent in briefing.agents}

    def at_home(agent: str) -> str | None:
        return agent if agents[agent].source in sources else None

    first = redirected_links(links[:1], at_home)
    if not first:
        first = (Link(agents=(_voice(briefing.agents, sources),)),)
        return chain((*first, *links[1:]))
    return links if first == links[:1] else (*first, *links[1:])


def _voice(agents: tuple[Agent, ...], sources: set[str]) -> str:
    found = (agent.id for agent in agents if agent.kind == "article" and agent.source in sources)
    if voice := next(found, None):
        return voice
    raise DatelineError("the article has no voice of its own", "choose words of another article")


def _cut_step(step: Step, going: Removal | _Gone) -> Step:
    focus = Focus(
        places=tuple(p for p in step.focus.places if p not in going.places),
        claims=tuple(c for c in step.focus.claims if c not in going.claims),
        passages=tuple(p for p in step.focus.passages if p not in going.passages),
    )
    return step if focus == step.focus else msgspec.structs.replace(step, focus=focus)


def _cut_proposal(proposal: Proposal, claims: frozenset[str]) -> Proposal:
    """Return a proposal that knows no claim that is gone: a later one may have its id."""
    what = proposal.what
    if not isinstance(what, ProposedStatement):
        return proposal
    denies = tuple(i for i in what.denies if i not in claims)
    denied_by = tuple(i for i in what.denied_by if i not in claims)
    if (denies, denied_by) == (what.denies, what.denied_by):
        return proposal
    what = msgspec.structs.replace(what, denies=denies, denied_by=denied_by)
    return msgspec.structs.replace(proposal, what=what)


def _refuse_article(briefing: Briefing, identifier: str) -> None:
    agent = next(a for a in briefing.agents if a.id == identifier)
    if agent.kind == "article":
        raise DatelineError("an article’s own voice cannot be deleted", "its claims need it")
