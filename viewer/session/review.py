"""Deciding on proposals: each decision makes another briefing of a briefing, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from viewer.model.errors import DatelineError
from viewer.model.text import folded
from viewer.session.editing.placing import Hand
from viewer.session.edits import new_id, stem
from viewer.session.extents import with_extent
from viewer.session.place_order import in_article_order
from viewer.session.statements import stated, times_of

Kind = Literal["place", "claim"]

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


def count_to_go(briefing: Briefing, kind: Kind | None = None) -> int:
    """Return how many proposals are still to be decided."""
    return sum(not p.rejected and kind in (None, kind_of(p)) for p in briefing.proposals)


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
            made = _with_mention(briefing, text, proposal, place, candidate, decision)
        case ProposedStatement() as claim:
            made = _with_claim(briefing, text, proposal, claim, statement, decision)
    left = (other for other in made.proposals if other.id != proposal.id)
    if isinstance(proposal.what, ProposedStatement):
        left = (_denied(other, proposal.id, proposal.what.denies) for other in left)
    return msgspec.structs.replace(made, proposals=tuple(left))


def all_accepted(
    briefing: Briefing,
    texts: Mapping[str, str],
    proposals: Sequence[Proposal],
    decision: Decision,
    *,
    candidate: int = 0,
) -> Briefing:
    """Accept several proposals; of places, the candidate of the first that all of them have."""
    chosen: PlaceCandidate | None = None
    if isinstance(proposals[0].what, ProposedPlace):
        chosen = proposals[0].what.candidates[candidate]
    for proposal in sorted(proposals, key=position_of):
        at = candidate
        if chosen and isinstance(proposal.what, ProposedPlace):
            choices = proposal.what.candidates
            at = next((n for n, c in enumerate(choices) if _same_place(c, chosen)), 0)
        if proposal.state != "orphan":
            now = next(p for p in briefing.proposals if p.id == proposal.id)
            briefing = accepted(briefing, texts[now.source], now, decision, candidate=at)
    return briefing


def position_of(proposal: Proposal) -> tuple[str, int]:
    """Return in which source a proposal is, and where."""
    return proposal.source, proposal.position.start


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


def withdrawn(briefing: Briefing, identifier: str, decision: Decision) -> Briefing:
    """Turn an accepted claim down; it is kept, so that it does not come back."""
    return _reviewed(briefing, identifier, state="rejected", by=decision.by, when=decision.when)


def can_confirm(claim: Claim, reviewer: str | None) -> bool:
    """Say whether somebody else than `reviewer` has accepted a claim, and nobody confirmed it."""
    review = claim.review
    decided = review.state in ("accepted", "edited") and review.by is not None
    return decided and review.confirmed_by is None and review.by != reviewer


def confirmed(briefing: Briefing, identifier: str, decision: Decision) -> Briefing:
    """Note that a second person agrees with a claim."""
    return _reviewed(briefing, identifier, confirmed_by=decision.by, confirmed_when=decision.when)


def places_of(briefing: Briefing, proposal: Proposal, candidate: int = 0) -> tuple[str, ...]:
    """Return the places of the briefing that a proposal is about, by id."""
    if isinstance(proposal.what, ProposedPlace):
        chosen = proposal.what.candidates[candidate]
        return tuple(place.id for place in briefing.places if is_candidate(place, chosen))[:1]
    return _places_within(briefing, words_of(proposal))


def words_of(proposal: Proposal) -> Passage:
    """Return the words that something is proposed of, as the passage that they would be."""
    return Passage(
        id=proposal.id,
        source=proposal.source,
        quote=proposal.quote,
        position=proposal.position,
        state=proposal.state,
    )


def subject_words(proposal: Proposal) -> str:
    """Return which place or speaker it is about."""
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            return candidates[0].name
        case ProposedStatement(speakers=speakers):
            return ", ".join(speaker.name for speaker in speakers)


def _reviewed(briefing: Briefing, identifier: str, **fields: str) -> Briefing:
    def changed(claim: Claim) -> Claim:
        review = msgspec.structs.replace(claim.review, **fields)
        return msgspec.structs.replace(claim, review=review)

    claims = tuple(changed(c) if c.id == identifier else c for c in briefing.claims)
    return msgspec.structs.replace(briefing, claims=claims)


def _denied(proposal: Proposal, by: str, denied: tuple[str, ...]) -> Proposal:
    """Note in a proposal that a claim denies it, so that it is linked once it is accepted."""
    if proposal.id not in denied or not isinstance(proposal.what, ProposedStatement):
        return proposal
    what = msgspec.structs.replace(proposal.what, denied_by=(*proposal.what.denied_by, by))
    return msgspec.structs.replace(proposal, what=what)


def _same_place(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    if one.geonames or other.geonames:
        return one.geonames == other.geonames
    return folded(one.name) == folded(other.name)


def _subject(proposal: Proposal) -> tuple[str, ...]:
    match proposal.what:
        case ProposedPlace(candidates=candidates):
            return candidates[0].geonames or "", folded(candidates[0].name)
        case ProposedStatement(speakers=speakers):
            return tuple(folded(speaker.name) for speaker in speakers)


def _with_mention(
    briefing: Briefing,
    text: str,
    proposal: Proposal,
    what: ProposedPlace,
    candidate: int,
    decision: Decision,
) -> Briefing:
    before = briefing
    briefing, place = _with_place(briefing, what.candidates[candidate], decision)
    briefing, passage = _with_passage(briefing, text, proposal)
    mention = Mention(
        id=new_id(briefing, f"m-{stem(place.name)}"),
        passage=passage.id,
        place=place.id,
        use=what.use,
    )
    made = msgspec.structs.replace(
        briefing,
        mentions=(*briefing.mentions, mention),
        claims=_concerning(briefing, passage, place),
    )
    return made if made.places is before.places else in_article_order(made)


def _concerning(briefing: Briefing, named: Passage, place: Place) -> tuple[Claim, ...]:
    """Return the claims, those concerned with a place whose words name it."""
    around = {p.id for p in briefing.passages if _holds(p, named)}

    def concerned(claim: Claim) -> Claim:
        known = any(role.place == place.id for role in claim.places)
        if known or around.isdisjoint(claim.passages):
            return claim
        return msgspec.structs.replace(claim, places=(*claim.places, PlaceRole(place=place.id)))

    return tuple(map(concerned, briefing.claims))


def _with_place(
    briefing: Briefing, candidate: PlaceCandidate, decision: Decision
) -> tuple[Briefing, Place]:
    """Return the briefing with the candidate's place, which may be there already."""
    known = next((p for p in briefing.places if is_candidate(p, candidate)), None)
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
    place = with_extent(place, candidate, Hand(decision.by or None, decision.when))
    return msgspec.structs.replace(briefing, places=(*briefing.places, place)), place


def is_candidate(place: Place, candidate: PlaceCandidate) -> bool:
    """Say whether a candidate is this place."""
    theirs = place.links.get("geonames")
    if theirs and candidate.geonames:
        return theirs == candidate.geonames
    names = {folded(name) for name in (place.name, *place.names.values())}
    return folded(candidate.name) in names


def _with_passage(briefing: Briefing, text: str, proposal: Proposal) -> tuple[Briefing, Passage]:
    """Return the briefing with a passage of the proposal's words, which may be there already."""
    at = proposal.position
    if proposal.state == "orphan":
        raise DatelineError("its words are not in the article any more", "reject it")
    for passage in briefing.passages:
        lost = passage.state == "orphan"
        if passage.source == proposal.source and passage.position == at and not lost:
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
    words = statement or stated(proposal.quote.exact, what)
    briefing, passage = _with_passage(briefing, text, proposal)
    briefing, chain = _with_chain(briefing, proposal, what)
    there = {claim.id for claim in briefing.claims}
    published = next(s.published for s in briefing.sources if s.id == proposal.source)
    said, time = times_of(proposal.quote.exact, what, published)
    claim = Claim(
        id=proposal.id,  # so that denials that name the proposal name the claim
        text=words,
        kind=what.kind,
        passages=(passage.id,),
        attribution=chain,
        said=said,
        time=time,
        places=tuple(PlaceRole(place=i) for i in _places_within(briefing, passage)),
        relations=tuple(Relation(type="denies", claim=i) for i in what.denies if i in there),
        review=Review(
            state="edited" if statement else "accepted",
            by=decision.by,
            when=decision.when,
            rule=proposal.rule,
        ),
    )
    denials = {i for i in what.denied_by if i in there}
    denying = Relation(type="denies", claim=claim.id)
    others = (
        msgspec.structs.replace(c, relations=(*c.relations, denying)) if c.id in denials else c
        for c in briefing.claims
    )
    return msgspec.structs.replace(briefing, claims=(*others, claim))


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
    if known := agent_named(briefing.agents, proposed.name):
        return briefing, known
    agent = Agent(
        id=new_id(briefing, f"a-{stem(proposed.name)}"), name=proposed.name, kind=proposed.kind
    )
    return msgspec.structs.replace(briefing, agents=(*briefing.agents, agent)), agent


def agent_named(agents: Sequence[Agent], name: str) -> Agent | None:
    """Return who has this name, or else is also called so."""
    wanted = folded(name)
    by_name = (a for a in agents if folded(a.name) == wanted)
    also = (a for a in agents if wanted in map(folded, a.names.values()))
    return next(by_name, None) or next(also, None)


def _places_within(briefing: Briefing, passage: Passage) -> tuple[str, ...]:
    """Return the places that are named in a passage's words."""
    passages = {p.id: p for p in briefing.passages}
    within = (
        mention.place
        for mention in briefing.mentions
        if (named := passages.get(mention.passage)) and _holds(passage, named)
    )
    return tuple(dict.fromkeys(within))


def _holds(outer: Passage, inner: Passage) -> bool:
    """Say whether a passage's words are among another's, both where they should be."""
    if "orphan" in (outer.state, inner.state):
        return False
    around, at = outer.position, inner.position
    return outer.source == inner.source and around.start <= at.start and at.end <= around.end
