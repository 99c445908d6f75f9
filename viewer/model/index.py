"""What follows from a briefing and is never stored: look-ups, *disputed*, speakers, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Mention,
    Passage,
    Place,
    ProposedStatement,
    Source,
    Step,
)

T = TypeVar("T")

DISPUTING = frozenset({"denies", "disputes"})

_BESIDE_STEPS = tuple(field for field in Briefing.__struct_fields__ if field != "steps")
_BESIDE_LAYERS = tuple(field for field in Briefing.__struct_fields__ if field != "layers")
_OF_STEPS = ("briefing", "steps")
"""What an index holds that changes with the steps; nothing in it changes with the layers."""


class Index:
    """The look-ups of one briefing, each made once, when first asked for.

    Rejected claims are in none of them but `claims`.
    """

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing

    def of(self, briefing: Briefing) -> Index:
        """Return the index of an edited briefing.

        Where only its steps or layers are other ones, the look-ups that were made are shared.
        """
        index = Index(briefing)
        if only_steps_differ(self.briefing, briefing) or only_layers_differ(
            self.briefing, briefing
        ):
            made = {name: made for name, made in vars(self).items() if name not in _OF_STEPS}
            vars(index).update(made)
        return index

    @cached_property
    def sources(self) -> dict[str, Source]:
        """By id."""
        return {source.id: source for source in self.briefing.sources}

    @cached_property
    def agents(self) -> dict[str, Agent]:
        """By id."""
        return {agent.id: agent for agent in self.briefing.agents}

    @cached_property
    def places(self) -> dict[str, Place]:
        """By id."""
        return {place.id: place for place in self.briefing.places}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """By id."""
        return {passage.id: passage for passage in self.briefing.passages}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """By id, the rejected ones included."""
        return {claim.id: claim for claim in self.briefing.claims}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """By id."""
        return {step.id: step for step in self.briefing.steps}

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that no person has rejected, in the order of the article."""
        kept = [c for c in self.briefing.claims if c.review.state != "rejected"]
        return tuple(sorted(kept, key=lambda claim: self.order_of(claim.passages)))

    @cached_property
    def counters(self) -> dict[str, tuple[Claim, ...]]:
        """Claim id to the standing claims that deny or dispute it."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.standing:
            for relation in claim.relations:
                if relation.type in DISPUTING and claim not in found[relation.claim]:
                    found[relation.claim].append(claim)
        return {target: tuple(claims) for target, claims in found.items()}

    @cached_property
    def related(self) -> dict[str, tuple[Claim, ...]]:
        """Claim id to the standing claims that have a relation to it."""
        return _grouped((rel.claim, claim) for claim in self.standing for rel in claim.relations)

    @cached_property
    def claims_by_place(self) -> dict[str, tuple[Claim, ...]]:
        """Place id to the standing claims that concern it."""
        return _grouped((pr.place, claim) for claim in self.standing for pr in claim.places)

    @cached_property
    def claims_by_passage(self) -> dict[str, tuple[Claim, ...]]:
        """Passage id to the standing claims on it."""
        return _grouped((passage, claim) for claim in self.standing for passage in claim.passages)

    @cached_property
    def claims_by_agent(self) -> dict[str, tuple[Claim, ...]]:
        """Agent id to the standing claims that it makes or relays."""
        return _grouped(
            (agent, claim)
            for claim in self.standing
            for link in claim.attribution
            for agent in link.agents
        )

    @cached_property
    def mentions_by_place(self) -> dict[str, tuple[Mention, ...]]:
        """Place id to its mentions."""
        return _grouped((mention.place, mention) for mention in self.briefing.mentions)

    @cached_property
    def mentions_by_passage(self) -> dict[str, tuple[Mention, ...]]:
        """Passage id to the mentions on it."""
        return _grouped((mention.passage, mention) for mention in self.briefing.mentions)

    @cached_property
    def awaiting(self) -> frozenset[str]:
        """The claims that deny what is only proposed: they are linked once that is accepted."""
        proposed = (p.what for p in self.briefing.proposals if not p.rejected)
        statements = (what for what in proposed if isinstance(what, ProposedStatement))
        return frozenset(claim for what in statements for claim in what.denied_by)

    @cached_property
    def article_numbers(self) -> dict[str, int]:
        """Claim id to its number in the article, from 1."""
        return {claim.id: number for number, claim in enumerate(self.standing, 1)}

    def denies_nothing(self, claim: Claim) -> bool:
        """Say whether a claim is a denial of nothing that is in the briefing, or proposed there."""
        if claim.kind != "denial" or claim.id in self.awaiting:
            return False
        return not any(relation.type == "denies" for relation in claim.relations)

    def is_disputed(self, claim_id: str) -> bool:
        """Say whether another standing claim denies or disputes this one."""
        return bool(self.counters.get(claim_id))

    def opposing(self, claim_id: str) -> set[str]:
        """Return the standing claims that deny or dispute this one, by id."""
        return {claim.id for claim in self.counters.get(claim_id, ())}

    def opposed(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims that deny or dispute this one, then those that it does itself."""
        targets = [r.claim for r in claim.relations if r.type in DISPUTING]
        mine = (self.claims[target] for target in targets if target in self.article_numbers)
        return tuple({c.id: c for c in (*self.counters.get(claim.id, ()), *mine)}.values())

    def claims_on(self, passage_id: str) -> tuple[Claim, ...]:
        """Return the standing claims whose words overlap a passage's, in the article's order."""
        here = self.passages[passage_id]
        return tuple(
            claim
            for claim in self.standing
            if any(_overlap(here, self.passages[p]) for p in claim.passages if p in self.passages)
        )

    def passages_of_place(self, place_id: str) -> tuple[Passage, ...]:
        """Return where the place is named or a claim concerns it, in the order of the article."""
        ids = [mention.passage for mention in self.mentions_by_place.get(place_id, ())]
        for claim in self.claims_by_place.get(place_id, ()):
            ids.extend(claim.passages)
        found = {i: self.passages[i] for i in ids if i in self.passages}
        return tuple(sorted(found.values(), key=lambda passage: self.order_of((passage.id,))))

    def speakers(self, claim: Claim) -> tuple[Agent, ...]:
        """Return who says it: the last link of the chain."""
        return self._agents(claim.attribution[-1].agents)

    def relays(self, claim: Claim) -> tuple[Agent, ...]:
        """Return who passed it on: the links between the article and the speaker."""
        return tuple(a for link in claim.attribution[1:-1] for a in self._agents(link.agents))

    def order_of(self, passage_ids: Iterable[str]) -> tuple[int, int, int]:
        """Return a sort key: source, then where the first of the passages starts."""
        keys = [
            (self._source_order.get(p.source, 0), p.position.start, p.position.end)
            for p in (self.passages.get(i) for i in passage_ids)
            if p and p.state != "orphan"
        ]
        return min(keys, default=(len(self._source_order), 0, 0))

    @cached_property
    def _source_order(self) -> dict[str, int]:
        return {source.id: number for number, source in enumerate(self.briefing.sources)}

    def _agents(self, ids: Iterable[str]) -> tuple[Agent, ...]:
        return tuple(self.agents[i] for i in ids if i in self.agents)


def only_steps_differ(one: Briefing, other: Briefing) -> bool:
    """Say whether all of two briefings but their steps is the same."""
    return all(getattr(one, field) is getattr(other, field) for field in _BESIDE_STEPS)


def only_layers_differ(one: Briefing, other: Briefing) -> bool:
    """Say whether all of two briefings but their layers is the same."""
    return all(getattr(one, field) is getattr(other, field) for field in _BESIDE_LAYERS)


def _overlap(one: Passage, other: Passage) -> bool:
    first, second = one.position, other.position
    if one is not other and "orphan" in (one.state, other.state):
        return False
    return one.source == other.source and first.start < second.end and second.start < first.end


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, dict[int, T]] = defaultdict(dict)
    for key, value in pairs:
        found[key].setdefault(id(value), value)
    return {key: tuple(values.values()) for key, values in found.items()}
