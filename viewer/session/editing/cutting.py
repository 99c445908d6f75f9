"""What stays when parts go: claims, steps and proposals without what is gone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

import msgspec

from viewer.model.briefing import Claim, Focus, Link, Proposal, ProposedStatement, Step
from viewer.session.editing.homes import Homes
from viewer.session.editing.merging import chain, redirected_links


class Going(Protocol):
    """The ids of what goes."""

    @property
    def places(self) -> Collection[str]:
        """Those of places."""

    @property
    def agents(self) -> Collection[str]:
        """Those of agents."""

    @property
    def passages(self) -> Collection[str]:
        """Those of passages."""

    @property
    def claims(self) -> Collection[str]:
        """Those of claims."""


def cut_claim(homes: Homes, claim: Claim, going: Going) -> Claim:
    """Return a claim that stays without what goes; raises DatelineError."""
    passages = tuple(p for p in claim.passages if p not in going.passages)
    places = tuple(role for role in claim.places if role.place not in going.places)
    relations = tuple(r for r in claim.relations if r.claim not in going.claims)
    links = _cut_links(homes, claim, passages, going)
    cut = (passages, places, relations, links)
    if cut == (claim.passages, claim.places, claim.relations, claim.attribution):
        return claim
    return msgspec.structs.replace(
        claim, passages=passages, places=places, relations=relations, attribution=links
    )


def _cut_links(
    homes: Homes, claim: Claim, passages: tuple[str, ...], going: Going
) -> tuple[Link, ...]:
    links = claim.attribution
    if passages != claim.passages:  # before others are cut: the next link is no article
        links = homes.at_home(links, passages)
    if any(agent in going.agents for link in links for agent in link.agents):
        links = chain(redirected_links(links, lambda i: None if i in going.agents else i))
    return links


def cut_step(step: Step, going: Going) -> Step:
    """Return a step that shows nothing of what goes."""
    focus = Focus(
        places=tuple(p for p in step.focus.places if p not in going.places),
        claims=tuple(c for c in step.focus.claims if c not in going.claims),
        passages=tuple(p for p in step.focus.passages if p not in going.passages),
    )
    return step if focus == step.focus else msgspec.structs.replace(step, focus=focus)


def cut_proposal(proposal: Proposal, gone: Collection[str]) -> Proposal:
    """Return a proposal that knows nothing that is gone: a later part may have its id."""
    what = proposal.what
    if not isinstance(what, ProposedStatement):
        return proposal
    denies = tuple(i for i in what.denies if i not in gone)
    denied_by = tuple(i for i in what.denied_by if i not in gone)
    if (denies, denied_by) == (what.denies, what.denied_by):
        return proposal
    what = msgspec.structs.replace(what, denies=denies, denied_by=denied_by)
    return msgspec.structs.replace(proposal, what=what)
