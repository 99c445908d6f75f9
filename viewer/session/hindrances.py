"""What hinders a proposal from being accepted: words that are lost, a denial of nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from viewer.model.briefing import Briefing, Proposal, ProposedPlace, ProposedStatement
from viewer.model.errors import DatelineError

LOST = "its words are not in the article any more"
NO_VOICE = "its article has no voice of its own"
NAMELESS = "it has no words or no name"
DENIES_NOTHING = "it denies nothing that stands or is proposed"
HINTS = {DENIES_NOTHING: "say what it denies, D, or choose another kind"}


class Parted(NamedTuple):
    """Proposals that can be accepted, and why how many cannot."""

    ready: tuple[Proposal, ...]
    left: Counter[str]


class Hindrances:
    """Knows what of a briefing can be accepted; made once for many proposals."""

    def __init__(self, briefing: Briefing, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._voices = {agent.source for agent in briefing.agents if agent.kind == "article"}
        self._sources = {source.id for source in briefing.sources}
        self._deniable = deniable_ids(briefing)

    def of(self, proposal: Proposal, candidate: int = 0) -> str:
        """Return what hinders a proposal, in words, or nothing."""
        if not self._stands(proposal):
            return LOST
        if not proposal.quote.exact.strip() or _is_nameless(proposal, candidate):
            return NAMELESS
        what = proposal.what
        if isinstance(what, ProposedStatement):
            if proposal.source not in self._voices:
                return NO_VOICE
            if what.kind == "denial" and self._deniable.isdisjoint(what.denies):
                return DENIES_NOTHING
        return ""

    def _stands(self, proposal: Proposal) -> bool:
        at, text = proposal.position, self._texts.get(proposal.source, "")
        there = proposal.state != "orphan" and proposal.source in self._sources
        return there and text[at.start : at.end] == proposal.quote.exact

    def refuse(self, proposal: Proposal, candidate: int = 0) -> None:
        """Raise DatelineError where something hinders a proposal."""
        if why := self.of(proposal, candidate):
            raise DatelineError(why, HINTS.get(why, "reject it"))

    def parted(
        self, proposals: Iterable[Proposal], choices: Mapping[str, int] | None = None
    ) -> Parted:
        """Part what can be accepted, as the candidates that are chosen, from what cannot."""
        ready, left = [], Counter[str]()
        for proposal in proposals:
            if why := self.of(proposal, (choices or {}).get(proposal.id, 0)):
                left[why] += 1
            else:
                ready.append(proposal)
        return Parted(tuple(ready), left)


def deniable_ids(briefing: Briefing) -> frozenset[str]:
    """Return what a claim may deny: claims that stand, and proposals to be decided, by id."""
    claims = (c.id for c in briefing.claims if c.review.state != "rejected")
    return frozenset((*claims, *(p.id for p in briefing.proposals if not p.rejected)))


def left_words(left: Mapping[str, int]) -> str:
    """Return how many were left out and why: ``2 left out: it has no words or no name``."""
    return " · ".join(f"{count} left out: {why}" for why, count in left.items())


def _is_nameless(proposal: Proposal, candidate: int) -> bool:
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            return not candidates[candidate].name.strip()
        case ProposedStatement(speakers=speakers, relayed_by=relays):
            return not all(agent.name.strip() for agent in (*speakers, *relays))
