"""Places that are almost certain: nobody has to look at each of them."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.model.briefing import Briefing, Proposal
from viewer.session.review import Decision, accepted, open_proposals, position_of

SURE = 0.9
"""From this certainty on, a proposal is almost certain."""


def sure_places(briefing: Briefing) -> tuple[Proposal, ...]:
    """Return the open proposals of places that are almost certain."""
    found = open_proposals(briefing, "place")
    return tuple(p for p in found if p.certainty >= SURE and p.state != "orphan")


def sure_accepted(briefing: Briefing, texts: Mapping[str, str], decision: Decision) -> Briefing:
    """Accept the places that are almost certain, the first candidate of each."""
    for proposal in sorted(sure_places(briefing), key=position_of):
        briefing = accepted(briefing, texts[proposal.source], proposal, decision)
    return briefing
