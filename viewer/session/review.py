"""Deciding on proposals: each decision makes another briefing of a briefing, and can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from viewer.model.briefing import (
    Briefing,
    Claim,
    Passage,
    PlaceCandidate,
    Proposal,
    ProposedPlace,
    ProposedStatement,
)
from viewer.model.index import Index
from viewer.model.text import folded
from viewer.session.accepting import Accepting
from viewer.session.concerning import places_within
from viewer.session.editing.placing import Hand
from viewer.session.hindrances import Hindrances, Parted
from viewer.session.known import is_candidate

Kind = Literal["place", "claim"]


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
    return doubtful_first(wanted)


def doubtful_first(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals in the order of the queue."""
    return tuple(sorted(proposals, key=lambda p: (p.certainty, p.source, p.position.start)))


def count_to_go(briefing: Briefing) -> int:
    """Return how many proposals are still to be decided."""
    return sum(not p.rejected for p in briefing.proposals)


def counts_to_go(briefing: Briefing) -> dict[Kind | None, int]:
    """Return how many proposals of each kind are still to be decided, None for all."""
    counts = Counter[Kind | None](kind_of(p) for p in briefing.proposals if not p.rejected)
    return {None: counts.total(), "place": counts["place"], "claim": counts["claim"]}


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
    Hindrances(briefing, {proposal.source: text}).refuse(proposal, candidate)
    accepting = Accepting(briefing, Hand(decision.by, decision.when))
    _accept(accepting, text, proposal, candidate, statement)
    return accepting.made()


def all_accepted(
    briefing: Briefing,
    texts: Mapping[str, str],
    proposals: Sequence[Proposal],
    decision: Decision,
    *,
    candidate: int = 0,
) -> Briefing:
    """Accept several proposals; of places, the candidate of the first that all of them have.

    Those that cannot be accepted stay as they are.
    """
    choices = same_choices(proposals, candidate)
    return chosen_accepted(briefing, texts, proposals, decision, choices)


def chosen_accepted(
    briefing: Briefing,
    texts: Mapping[str, str],
    proposals: Iterable[Proposal],
    decision: Decision,
    choices: Mapping[str, int],
) -> Briefing:
    """Accept several proposals, each as the candidate that is chosen, by id, or else the first."""
    accepting = Accepting(briefing, Hand(decision.by, decision.when))
    ready = Hindrances(briefing, texts).parted(proposals, choices).ready
    for proposal in sorted(ready, key=position_of):
        _accept(accepting, texts[proposal.source], proposal, choices.get(proposal.id, 0))
    return accepting.made()


def same_choices(proposals: Sequence[Proposal], candidate: int) -> dict[str, int]:
    """Return, by id, which candidate of each is the same place as that of the first."""
    first = proposals[0].what
    if not isinstance(first, ProposedPlace):
        return {}
    chosen, choices = first.candidates[candidate], {proposals[0].id: candidate}
    for proposal in proposals[1:]:
        if isinstance(what := proposal.what, ProposedPlace):
            same = (n for n, one in enumerate(what.candidates) if _same_place(one, chosen))
            choices[proposal.id] = next(same, 0)
    return choices


def position_of(proposal: Proposal) -> tuple[str, int]:
    """Return in which source a proposal is, and where."""
    return proposal.source, proposal.position.start


def rejected(briefing: Briefing, identifiers: Iterable[str]) -> Briefing:
    """Turn proposals down; they are kept, so that they do not come back.

    A claim that denied only them is no denial any more: `left_without` returns which.
    """
    ids = set(identifiers)
    bare = left_without(briefing, ids)
    claims = tuple(_stating(c) if c.id in bare else c for c in briefing.claims)
    return msgspec.structs.replace(
        briefing,
        proposals=_turned_down(briefing, ids),
        claims=claims if bare else briefing.claims,
    )


def left_without(briefing: Briefing, identifiers: Iterable[str]) -> frozenset[str]:
    """Return the claims that would deny nothing if these proposals were turned down, by id."""
    ids = set(identifiers)
    whats = (p.what for p in briefing.proposals if p.id in ids)
    lost = {i for what in whats if isinstance(what, ProposedStatement) for i in what.denied_by}
    if not lost:
        return frozenset()
    after = Index(msgspec.structs.replace(briefing, proposals=_turned_down(briefing, ids)))
    return frozenset(c.id for c in briefing.claims if c.id in lost and after.denies_nothing(c))


def alike(briefing: Briefing, proposal: Proposal) -> tuple[Proposal, ...]:
    """Return the open proposals of the same place, or of the same speaker, this one first."""
    kind, subject = type(proposal.what), _subject(proposal)
    others = (p for p in briefing.proposals if not p.rejected and p.id != proposal.id)
    same = (p for p in others if isinstance(p.what, kind) and _subject(p) == subject)
    return (proposal, *doubtful_first(same))


def alike_ready(
    briefing: Briefing, texts: Mapping[str, str], proposal: Proposal, candidate: int = 0
) -> Parted:
    """Return which of those alike can be accepted together, and why others not."""
    found = alike(briefing, proposal)
    return Hindrances(briefing, texts).parted(found, same_choices(found, candidate))


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
    return places_within(briefing, words_of(proposal))


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


def _accept(
    accepting: Accepting,
    text: str,
    proposal: Proposal,
    candidate: int,
    statement: str | None = None,
) -> None:
    match proposal.what:
        case ProposedPlace() as place:
            accepting.accept_place(text, proposal, place, candidate)
        case ProposedStatement() as claim:
            accepting.accept_claim(text, proposal, claim, statement)


def _turned_down(briefing: Briefing, identifiers: set[str]) -> tuple[Proposal, ...]:
    return tuple(
        msgspec.structs.replace(p, rejected=True) if p.id in identifiers else p
        for p in briefing.proposals
    )


def _stating(claim: Claim) -> Claim:
    """Return a denial as a statement; what a second person confirmed was another claim.

    One that somebody has rejected since stays rejected.
    """
    state = "edited" if claim.review.state == "accepted" else claim.review.state
    review = msgspec.structs.replace(
        claim.review, state=state, confirmed_by=None, confirmed_when=None
    )
    return msgspec.structs.replace(claim, kind="statement", review=review)


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
