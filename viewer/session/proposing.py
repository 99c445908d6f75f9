"""What reading proposes of an article, made proposals of a briefing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from viewer.model import anchor
from viewer.model.briefing import (
    Briefing,
    Passage,
    PlaceCandidate,
    Proposal,
    ProposedAgent,
    ProposedPlace,
    ProposedStatement,
)
from viewer.reading.proposals import Candidate, ProposedClaim, ProposedMention, Speaker
from viewer.session.editing.cutting import cut_proposal
from viewer.session.edits import new_ids
from viewer.store import codec

At = tuple[float, float]
"""Longitude and latitude, in degrees."""
CLOSE = 3.0
"""Degrees within which a place of the briefing speaks for a candidate."""

MOST = codec.MAX_JSON * 3 // 4
"""Bytes of a briefing.json that proposals may fill: what is made of them needs some more."""
DEPTH = 4
"""Spaces before each line of a proposal there."""


class Fitted(NamedTuple):
    """A briefing with proposals, and how many there was no room for."""

    briefing: Briefing
    left_out: int


class Known(NamedTuple):
    """What a proposal was made of: it is proposed once, whatever became of it."""

    source: str
    start: int
    end: int
    kind: str


def with_proposals(
    briefing: Briefing,
    source: str,
    text: str,
    mentions: Sequence[ProposedMention],
    claims: Sequence[ProposedClaim],
) -> Fitted:
    """Return the briefing with what is proposed of a source, without what is known already.

    Rejected proposals do not come back for the same words, nor what was accepted. What is proposed
    of the end of the source is left out where the file of the briefing would have no room for it.
    """
    known = set(_known(briefing))
    fresh_claims = {
        at: claim for at, claim in enumerate(claims) if _key(source, claim, "claim") not in known
    }
    fresh_places = [m for m in mentions if _key(source, m, "place") not in known]
    names = new_ids(briefing, "x", len(fresh_claims) + len(fresh_places))
    claim_ids = {at: next(names) for at in fresh_claims}
    made = [
        *(_claim(claim_ids[at], source, text, c, claim_ids) for at, c in fresh_claims.items()),
        *(_place(next(names), source, text, mention) for mention in fresh_places),
    ]
    end = _end_of_room(briefing, made)
    kept = [proposal for proposal in made if proposal.position.end <= end]
    gone = {proposal.id for proposal in made} - {proposal.id for proposal in kept}
    after = (*briefing.proposals, *(cut_proposal(proposal, gone) for proposal in kept))
    return Fitted(msgspec.structs.replace(briefing, proposals=after), len(gone))


def _end_of_room(briefing: Briefing, made: Iterable[Proposal]) -> float:
    """Return up to which position proposals, taken from the start of the text, fit into a file."""
    room = MOST - len(codec.encode(briefing))
    for proposal in sorted(made, key=lambda p: p.position.end):
        written = codec.canonical(proposal)
        room -= len(written) + DEPTH * written.count(b"\n")
        if room < 0:
            return proposal.position.end - 1
    return math.inf


def _known(briefing: Briefing) -> Iterator[Known]:
    for proposal in briefing.proposals:
        kind = "place" if isinstance(proposal.what, ProposedPlace) else "claim"
        at = proposal.position
        yield Known(proposal.source, at.start, at.end, kind)
    passages = {passage.id: passage for passage in briefing.passages}
    for mention in briefing.mentions:
        yield from _of_passages(passages, (mention.passage,), "place")
    for claim in briefing.claims:
        yield from _of_passages(passages, claim.passages, "claim")


def _of_passages(passages: dict[str, Passage], ids: Iterable[str], kind: str) -> Iterator[Known]:
    found = (passages[i] for i in ids if i in passages)
    for passage in (p for p in found if p.state != "orphan"):
        yield Known(passage.source, passage.position.start, passage.position.end, kind)


def _key(source: str, proposed: ProposedMention | ProposedClaim, kind: str) -> Known:
    return Known(source, proposed.start, proposed.end, kind)


def _place(identifier: str, source: str, text: str, mention: ProposedMention) -> Proposal:
    what = ProposedPlace(use=mention.use, candidates=tuple(map(_candidate, mention.candidates)))
    span = (mention.start, mention.end)
    return _proposal(identifier, source, text, span, what, mention.rule, mention.certainty)


def _claim(
    identifier: str, source: str, text: str, claim: ProposedClaim, ids: dict[int, str]
) -> Proposal:
    what = ProposedStatement(
        kind=claim.kind,
        speakers=tuple(map(_agent, claim.speakers)),
        relayed_by=tuple(map(_agent, claim.relayed_by)),
        cue=claim.cue,
        denies=tuple(ids[at] for at in claim.denies if at in ids),
    )
    span = (claim.start, claim.end)
    return _proposal(identifier, source, text, span, what, claim.rule, claim.certainty)


def _proposal(
    identifier: str,
    source: str,
    text: str,
    span: tuple[int, int],
    what: ProposedPlace | ProposedStatement,
    rule: str,
    certainty: float,
) -> Proposal:
    found = anchor.passage(identifier, source, text, *span)
    return Proposal(
        id=identifier,
        source=source,
        quote=found.quote,
        position=found.position,
        what=what,
        rule=rule,
        certainty=certainty,
    )


def _candidate(candidate: Candidate) -> PlaceCandidate:
    known = candidate.geonames_id
    return PlaceCandidate(
        name=candidate.name,
        lon=candidate.lon,
        lat=candidate.lat,
        country=candidate.country,
        feature=candidate.feature,
        geonames=None if known is None else str(known),
        score=candidate.score,
        reason=candidate.reason,
    )


def _agent(speaker: Speaker) -> ProposedAgent:
    return ProposedAgent(name=speaker.name, kind=speaker.kind)


def places_named(name: str, language: str, near: Sequence[At] = ()) -> tuple[PlaceCandidate, ...]:
    """Return the places that a name may stand for, the likeliest first.

    A person says that it is a place, so it may be a word or a surname too; those close to one of
    the positions `near` come first.
    """
    from viewer.reading.places import propose_places  # the gazetteer takes a while to read
    from viewer.reading.places.document import Document
    from viewer.reading.places.folding import fold
    from viewer.reading.places.gazetteer import gazetteer
    from viewer.reading.places.ranking import Ranking

    proposed = propose_places(name, language)
    if mention := next((m for m in proposed if (m.start, m.end) == (0, len(name))), None):
        found = mention.candidates
    elif named := gazetteer().get(fold(name)):
        found = Ranking(Document()).candidates(named)
    else:
        found = proposed[0].candidates if proposed else ()
    return tuple(map(_candidate, sorted(found, key=lambda one: not _is_near(one, near))))


def _is_near(candidate: Candidate, positions: Sequence[At]) -> bool:
    at = candidate.lon, candidate.lat
    return any(abs(at[0] - lon) < CLOSE and abs(at[1] - lat) < CLOSE for lon, lat in positions)
