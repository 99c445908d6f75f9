"""Places that are almost certain: nobody has to look at each of them."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.model.briefing import Briefing, Proposal
from viewer.session.hindrances import Hindrances, Parted
from viewer.session.review import Decision, chosen_accepted, doubtful_first, kind_of

SURE = 0.9
"""From this certainty on, a proposal is almost certain."""


def sure_places(briefing: Briefing) -> tuple[Proposal, ...]:
    """Return the open proposals of places that are almost certain."""
    sure = (p for p in briefing.proposals if p.certainty >= SURE and not p.rejected)
    return doubtful_first(p for p in sure if kind_of(p) == "place")


def sure_ready(
    briefing: Briefing, texts: Mapping[str, str], choices: Mapping[str, int] | None = None
) -> Parted:
    """Return which of the places that are almost certain can be accepted, and why others not."""
    return Hindrances(briefing, texts).parted(sure_places(briefing), choices)


def sure_accepted(
    briefing: Briefing,
    texts: Mapping[str, str],
    decision: Decision,
    choices: Mapping[str, int] | None = None,
) -> Briefing:
    """Accept the places that are almost certain, each as the candidate chosen or else the first."""
    sure = sure_places(briefing)
    return chosen_accepted(briefing, texts, sure, decision, choices or {})
