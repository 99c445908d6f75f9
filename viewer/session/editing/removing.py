"""Taking a part of a briefing out, with all that cannot be without it.

An article takes with it what is known from it alone: its words and what is proposed of them, and
places and people that nothing else in the briefing speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from viewer.model.briefing import Agent, Briefing, Claim, Mention
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session.editing.cutting import cut_claim, cut_proposal, cut_step
from viewer.session.editing.homes import Homes, without_source
from viewer.session.editing.parts import mapped

Kind = Literal["place", "agent", "claim", "passage", "source"]


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
    proposals: frozenset[str]
    changed_claims: frozenset[str]
    steps: frozenset[str]
    """That show something of it, and stay."""

    @property
    def source(self) -> str | None:
        """The article, where it is one that goes."""
        return self.id if self.kind == "source" else None


def removal(briefing: Briefing, kind: Kind, identifier: str) -> Removal:
    """Return what goes with a part; raises DatelineError for what cannot go."""
    if kind == "agent":
        _refuse_voice(briefing, identifier)
    if kind == "source" and len(briefing.sources) == 1:
        hint = "a briefing stands on one at least: add another article first"
        raise DatelineError("this is the briefing’s only article", hint)
    gone = _Gone(briefing, kind, identifier)
    gone.close()
    steps = {step.id for step in briefing.steps if cut_step(step, gone) is not step}
    return Removal(
        kind=kind,
        id=identifier,
        places=frozenset(gone.places),
        agents=frozenset(gone.agents),
        passages=frozenset(gone.passages),
        mentions=frozenset(gone.mentions),
        claims=frozenset(gone.claims),
        denials=frozenset(gone.denials),
        proposals=frozenset(gone.proposals),
        changed_claims=frozenset(one.id for before, one in gone.cut_claims() if one != before),
        steps=frozenset(steps),
    )


def removed(briefing: Briefing, going: Removal) -> Briefing:
    """Take out what a removal names, and every reference to it."""
    homes, unknown = Homes(briefing), going.claims | going.proposals

    def mention(part: Mention) -> Mention:
        lost = part.agent in going.agents
        return msgspec.structs.replace(part, agent=None) if lost else part

    def agent(part: Agent) -> Agent:
        return without_source(part, going.source) if going.source else part

    kept_claims = tuple(c for c in briefing.claims if c.id not in going.claims)
    kept_proposals = tuple(p for p in briefing.proposals if p.id not in going.proposals)
    return msgspec.structs.replace(
        briefing,
        sources=tuple(s for s in briefing.sources if s.id != going.source),
        places=tuple(p for p in briefing.places if p.id not in going.places),
        agents=tuple(agent(a) for a in briefing.agents if a.id not in going.agents),
        passages=tuple(p for p in briefing.passages if p.id not in going.passages),
        mentions=tuple(mention(m) for m in briefing.mentions if m.id not in going.mentions),
        claims=mapped(kept_claims, lambda claim: cut_claim(homes, claim, going)),
        steps=mapped(briefing.steps, lambda step: cut_step(step, going)),
        proposals=mapped(kept_proposals, lambda p: cut_proposal(p, unknown)),
    )


class _Gone:
    """The ids that go; what cannot be without them is added until nothing more follows."""

    def __init__(self, briefing: Briefing, kind: Kind, identifier: str) -> None:
        self._briefing = briefing
        self._source = identifier if kind == "source" else None
        self._homes = Homes(briefing)
        self.places: set[str] = set()
        self.agents: set[str] = set()
        self.passages = {p.id for p in briefing.passages if p.source == self._source}
        self.mentions: set[str] = set()
        self.claims: set[str] = set()
        self.denials: set[str] = set()
        self.proposals = {p.id for p in briefing.proposals if p.source == self._source}
        self._awaiting = _without(briefing, self.proposals).awaiting
        self._awaited = Index(briefing).awaiting - self._awaiting
        """The claims that deny what was proposed, and goes."""
        lists = {
            "place": self.places,
            "agent": self.agents,
            "passage": self.passages,
            "claim": self.claims,
        }
        if kind != "source":
            lists[kind].add(identifier)

    def close(self) -> None:
        """Add what depends on what goes."""
        while self._grow():
            pass
        if self._source:
            self._add_known_from_it_alone(self._source)

    def claims_left(self) -> Iterator[Claim]:
        """Yield the claims that stay."""
        return (c for c in self._briefing.claims if c.id not in self.claims)

    def cut_claims(self) -> Iterator[tuple[Claim, Claim]]:
        """Yield each claim that stays with what it is without all that goes."""
        return ((claim, cut_claim(self._homes, claim, self)) for claim in self.claims_left())

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
        return bool(denied or claim.id in self._awaited) and self.claims.issuperset(denied)

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

    def _add_known_from_it_alone(self, source: str) -> None:
        """Add places and agents that only parts that go speak of, and the article’s own voice."""
        gone, kept = _Spoken(), _Spoken()
        for claim in self._briefing.claims:
            if claim.id in self.claims:
                gone.add_claim(claim)
        for _, claim in self.cut_claims():
            kept.add_claim(claim)
        for mention in self._briefing.mentions:
            (gone if mention.id in self.mentions else kept).add_mention(mention)
        for step in self._briefing.steps:
            kept.places.update(step.focus.places)
        voices = {a.id for a in self._briefing.agents if (a.kind, a.source) == ("article", source)}
        self.places |= gone.places - kept.places
        self.agents |= (gone.agents | voices) - kept.agents


class _Spoken:
    """The places and agents that parts of a briefing speak of, by id."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.agents: set[str] = set()

    def add_claim(self, claim: Claim) -> None:
        self.places.update(role.place for role in claim.places)
        for link in claim.attribution:
            self.agents.update(link.agents)

    def add_mention(self, mention: Mention) -> None:
        self.places.add(mention.place)
        if mention.agent:
            self.agents.add(mention.agent)


def _without(briefing: Briefing, proposals: set[str]) -> Index:
    """Return the look-ups of a briefing in which these are not proposed."""
    kept = tuple(p for p in briefing.proposals if p.id not in proposals)
    return Index(msgspec.structs.replace(briefing, proposals=kept))


def _refuse_voice(briefing: Briefing, identifier: str) -> None:
    agent = next(a for a in briefing.agents if a.id == identifier)
    if agent.kind == "article":
        raise DatelineError("an article’s own voice cannot be deleted", "its claims need it")
