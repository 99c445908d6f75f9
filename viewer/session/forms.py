"""Claims and places as a person writes them down, and what such a form has first."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import (
    Briefing,
    Kind,
    PlaceCandidate,
    Precision,
    Proposal,
    ProposedPlace,
    ProposedStatement,
    Stated,
    Use,
)
from viewer.model.text import folded, typed
from viewer.session.accepting import PRECISIONS
from viewer.session.statements import stated, times_of

PARTED = ";"
"""Between names: commas are a part of some."""


class ClaimForm(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a person writes it down."""

    statement: str
    kind: Kind = "statement"
    speakers: tuple[str, ...] = ()
    """By name; none is the article itself."""
    relays: tuple[str, ...] = ()
    """From the article inwards."""
    said: str = ""
    """EDTF, as `time`."""
    time: str = ""


class PlaceForm(msgspec.Struct, frozen=True, kw_only=True):
    """A place as a person writes it down."""

    name: str
    feature: str = "place"
    precision: Precision = "approximate"
    use: Use = "literal"
    candidate: PlaceCandidate | None = None
    """Where it is; None puts it among the places without a position."""
    at: str = ""
    """Where it is in degrees, ``latitude, longitude``; this goes before the candidate."""
    everywhere: bool = False
    """Whether the same words elsewhere in the article name it too."""


def names_in(words: str) -> tuple[str, ...]:
    """Return the names of a line, each once."""
    names = (" ".join(typed(name).split()) for name in words.split(PARTED))
    return tuple(dict.fromkeys(name for name in names if name))


def known_names(briefing: Briefing) -> tuple[str, ...]:
    """Return who can be named: the agents there are, and those that are proposed."""
    names = [agent.name for agent in briefing.agents]
    for proposal in briefing.proposals:
        if isinstance(proposal.what, ProposedStatement):
            names += [a.name for a in (*proposal.what.speakers, *proposal.what.relayed_by)]
    return tuple(sorted(dict.fromkeys(names), key=folded))


def form_of(
    proposal: Proposal, candidate: int = 0, published: Stated | None = None
) -> ClaimForm | PlaceForm:
    """Return what is proposed, to be written over; `published` is the date of its article."""
    match proposal.what:
        case ProposedPlace(use=use, candidates=candidates):
            return place_form(candidates[candidate], use)
        case ProposedStatement() as what:
            said, time = times_of(proposal.quote.exact, what, published)
            return ClaimForm(
                statement=stated(proposal.quote.exact, what),
                kind=what.kind,
                speakers=tuple(s.name for s in what.speakers if s.kind != "article"),
                relays=tuple(relay.name for relay in what.relayed_by),
                said=said.value if said else "",
                time=time.value if time else "",
            )


def place_form(candidate: PlaceCandidate, use: Use = "literal") -> PlaceForm:
    """Return the form of a candidate."""
    return PlaceForm(
        name=candidate.name,
        feature=candidate.feature,
        precision=PRECISIONS.get(candidate.feature, "region"),
        use=use,
        candidate=candidate,
    )
