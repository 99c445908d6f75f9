"""Deciding on proposals: each decision makes another briefing of a briefing, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from viewer.model import anchor
from viewer.model.briefing import (
    Agent,
    Briefing,
    Claim,
    Link,
    Mention,
    Passage,
    Place,
    PlaceCandidate,
    PlaceRole,
    Point,
    Precision,
    Proposal,
    ProposedAgent,
    ProposedPlace,
    ProposedStatement,
    Relation,
    Review,
)
from viewer.model.text import folded, shortened
from viewer.session.edits import new_id, stem

Kind = Literal["place", "claim"]

LONGEST_STATEMENT = 220
PRECISIONS: dict[str, Precision] = {"city": "city", "capital": "city", "area": "approximate"}
"""By a candidate's feature; all else is a region."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Who decides, and when (EDTF)."""

    by: str
    when: str


def kind_of(proposal: Proposal) -> Kind:
    """Return what is proposed."""
    return "place" if isinstance(proposal.what, ProposedPlace) else "claim"


def open_proposals(briefing: Briefing, kind: Kind | None = None) -> tuple[Proposal, ...]:
    """Return what is still to be decided, the most doubtful first."""
    wanted = (p for p in briefing.proposals if not p.rejected and kind in (None, kind_of(p)))
    return tuple(sorted(wanted, key=lambda p: (p.certainty, p.source, p.position.start)))


def accepted(
    briefing: Briefing,
    text: str,
    proposal: Proposal,
    decision: Decision,
    *,
    candidate: int = 0,
    statement: str | None = None,
) -> Briefing:
    """Make what is proposed a part of the briefing.

    `candidate` is which of the places it is; `statement` are the claim's own short words, if not
    those of the article.
    """
    match proposal.what:
        case ProposedPlace() as place:
            made = _with_mention(briefing, text, proposal, place, candidate)
        case ProposedStatement() as claim:
            made = _with_claim(briefing, text, proposal, claim, statement, decision)
    left = tuple(other for other in made.proposals if other.id != proposal.id)
    return msgspec.structs.replace(made, proposals=left)


def rejected(briefing: Briefing, identifiers: Iterable[str]) -> Briefing:
    """Turn proposals down; they are kept, so that they do not come back."""
    ids = set(identifiers)
    kept = tuple(
        msgspec.structs.replace(p, rejected=True) if p.id in ids else p for p in briefing.proposals
    )
    return msgspec.structs.replace(briefing, proposals=kept)


def alike(briefing: Briefing, proposal: Proposal) -> tuple[Proposal, ...]:
    """Return the open proposals of the same place, or of the same speaker, this one first."""
    found = (p for p in open_proposals(briefing, kind_of(proposal)) if p.id != proposal.id)
    return (proposal, *(p for p in found if _subject(p) == _subject(proposal)))


def subject_words(proposal: Proposal) -> str:
    """Return which place or speaker it is about."""
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            return candidates[0].name
        case ProposedStatement(speakers=speakers):
            return ", ".join(speaker.name for speaker in speakers)


def _subject(proposal: Proposal) -> tuple[str, ...]:
    match proposal.what:
        case ProposedPlace(use=use, candidates=candidates):
            return use, candidates[0].geonames or "", folded(candidates[0].name)
        case ProposedStatement(speakers=speakers):
            return tuple(folded(speaker.name) for speaker in speakers)


def _with_mention(
    briefing: Briefing, text: str, proposal: Proposal, what: ProposedPlace, candidate: int
) -> Briefing:
    briefing, place = _with_place(briefing, what.candidates[candidate])
    briefing, passage = _with_passage(briefing, text, proposal)
    mention = Mention(
        id=new_id(briefing, f"m-{stem(place.name)}"),
        passage=passage.id,
        place=place.id,
        use=what.use,
    )
    return msgspec.structs.replace(briefing, mentions=(*briefing.mentions, mention))


def _with_place(briefing: Briefing, candidate: PlaceCandidate) -> tuple[Briefing, Place]:
    """Return the briefing with the candidate's place, which may be there already."""
    known = next((p for p in briefing.places if _is(p, candidate)), None)
    if known:
        return briefing, known
    links = {"geonames": candidate.geonames} if candidate.geonames else {}
    place = Place(
        id=new_id(briefing, stem(candidate.name)),
        name=candidate.name,
        feature=candidate.feature,
        geometry=Point(coordinates=(candidate.lon, candidate.lat)),
        precision=PRECISIONS.get(candidate.feature, "region"),
        rank=1,
        links=links,
    )
    return msgspec.structs.replace(briefing, places=(*briefing.places, place)), place


def _is(place: Place, candidate: PlaceCandidate) -> bool:
    theirs = place.links.get("geonames")
    if theirs and candidate.geonames:
        return theirs == candidate.geonames
    names = {folded(name) for name in (place.name, *place.names.values())}
    return folded(candidate.name) in names


def _with_passage(briefing: Briefing, text: str, proposal: Proposal) -> tuple[Briefing, Passage]:
    """Return the briefing with a passage of the proposal's words, which may be there already."""
    at = proposal.position
    for passage in briefing.passages:
        if passage.source == proposal.source and passage.position == at:
            return briefing, passage
    identifier = new_id(briefing, f"q-{stem(proposal.quote.exact)}")
    made = anchor.passage(identifier, proposal.source, text, at.start, at.end)
    return msgspec.structs.replace(briefing, passages=(*briefing.passages, made)), made


def _with_claim(
    briefing: Briefing,
    text: str,
    proposal: Proposal,
    what: ProposedStatement,
    statement: str | None,
    decision: Decision,
) -> Briefing:
    words = statement or shortened(proposal.quote.exact, LONGEST_STATEMENT)
    briefing, passage = _with_passage(briefing, text, proposal)
    briefing, chain = _with_chain(briefing, proposal, what)
    there = {claim.id for claim in briefing.claims}
    claim = Claim(
        id=proposal.id,  # so that denials that name the proposal name the claim
        text=words,
        kind=what.kind,
        passages=(passage.id,),
        attribution=chain,
        places=tuple(PlaceRole(place=i) for i in _places_within(briefing, passage)),
        relations=tuple(Relation(type="denies", claim=i) for i in what.denies if i in there),
        review=Review(
            state="edited" if statement else "accepted",
            by=decision.by,
            when=decision.when,
            rule=proposal.rule,
        ),
    )
    return msgspec.structs.replace(briefing, claims=(*briefing.claims, claim))


def _with_chain(
    briefing: Briefing, proposal: Proposal, what: ProposedStatement
) -> tuple[Briefing, tuple[Link, ...]]:
    """Return the attribution, outermost first: the article, relays, who says it."""
    article = next(
        a for a in briefing.agents if a.kind == "article" and a.source == proposal.source
    )
    links = [Link(agents=(article.id,))]
    said = [s for s in what.speakers if s.kind != "article"]
    for relay in what.relayed_by:
        briefing, agent = _with_agent(briefing, relay)
        links.append(Link(agents=(agent.id,)))
    speakers = []
    for speaker in said:
        briefing, agent = _with_agent(briefing, speaker)
        speakers.append(agent.id)
    if speakers:
        links.append(Link(agents=tuple(dict.fromkeys(speakers)), cue=what.cue or None))
    return briefing, tuple(links)


def _with_agent(briefing: Briefing, proposed: ProposedAgent) -> tuple[Briefing, Agent]:
    name = folded(proposed.name)
    known = next((a for a in briefing.agents if folded(a.name) == name), None)
    if known:
        return briefing, known
    agent = Agent(
        id=new_id(briefing, f"a-{stem(proposed.name)}"), name=proposed.name, kind=proposed.kind
    )
    return msgspec.structs.replace(briefing, agents=(*briefing.agents, agent)), agent


def _places_within(briefing: Briefing, passage: Passage) -> tuple[str, ...]:
    """Return the places that are named in a passage's words."""
    spans = {p.id: p for p in briefing.passages if p.source == passage.source}
    at = passage.position
    within = (
        mention.place
        for mention in briefing.mentions
        if (named := spans.get(mention.passage))
        and at.start <= named.position.start
        and named.position.end <= at.end
    )
    return tuple(dict.fromkeys(within))
