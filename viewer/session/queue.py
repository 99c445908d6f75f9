"""The queue of proposals that a person walks through: which is in focus, what was put off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from viewer.model.briefing import Briefing, PlaceCandidate, Proposal, ProposedPlace
from viewer.model.briefing import Kind as ClaimKind
from viewer.session.review import Kind, open_proposals

KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
"""Of a claim, in the order of their keys."""


class Queue:
    """Where a person is among the proposals; what is decided is in the briefing alone."""

    def __init__(self) -> None:
        self.kind: Kind | None = None
        """The filter in force, None for all."""
        self.by_article = False
        """Whether they come as they stand in the article, rather than the most doubtful first."""
        self._put_off: dict[str, None] = {}
        self._chosen: str | None = None
        self._row = 0
        self._candidates: dict[str, int] = {}
        self._listing: tuple[Briefing, tuple[Proposal, ...]] | None = None
        """What was listed last, of which briefing: one key asks for it several times."""

    def listed(self, briefing: Briefing) -> tuple[Proposal, ...]:
        """Return what is to be decided in the order in force, what was put off last."""
        if self._listing is None or self._listing[0] is not briefing:
            self._listing = briefing, self._sorted(briefing)
        return self._listing[1]

    def _sorted(self, briefing: Briefing) -> tuple[Proposal, ...]:
        found = open_proposals(briefing, self.kind)
        if self.by_article:
            rows = {source.id: row for row, source in enumerate(briefing.sources)}
            last = len(rows)  # a proposal of no article can only be rejected
            found = tuple(sorted(found, key=lambda p: (rows.get(p.source, last), *_place_of(p))))
        by_id = {proposal.id: proposal for proposal in found}
        later = (by_id[i] for i in self._put_off if i in by_id)
        return (*(p for p in found if p.id not in self._put_off), *later)

    def focus(self, briefing: Briefing) -> Proposal | None:
        """Return the proposal in focus: the chosen one, or what has come to its place."""
        listed = self.listed(briefing)
        rows = {proposal.id: row for row, proposal in enumerate(listed)}
        if not listed:
            return None
        self._row = rows.get(self._chosen or "", min(self._row, len(listed) - 1))
        self._chosen = listed[self._row].id
        return listed[self._row]

    def choose(self, proposal: str) -> None:
        """Put a proposal in focus."""
        self._chosen = proposal

    def leave(self, proposal: Proposal) -> None:
        """Go on from a proposal that is being decided: to what comes to its place."""
        if self._chosen == proposal.id:
            self._chosen = None

    def put_off(self, briefing: Briefing) -> None:
        """Move the proposal in focus to the end, for now."""
        if (proposal := self.focus(briefing)) is None:
            return
        self._put_off.pop(proposal.id, None)
        self._put_off[proposal.id] = None
        self._chosen = self._listing = None

    def show(self, kind: Kind | None) -> None:
        """List one kind only, or all; the proposal in focus stays there if it is of them."""
        self.kind = kind
        self._row, self._listing = 0, None

    def turn_order(self) -> None:
        """List them in the other order, from its start."""
        self.by_article = not self.by_article
        self._chosen, self._row, self._listing = None, 0, None

    def choices(self, briefing: Briefing) -> Mapping[str, int]:
        """Return which candidates are chosen of the proposals, by their ids; else the first."""
        chosen = (p for p in briefing.proposals if p.id in self._candidates)
        return {proposal.id: self.candidate(proposal) for proposal in chosen}

    def candidate(self, proposal: Proposal) -> int:
        """Return which candidate of a proposed place is chosen.

        After an undo another proposal may have the id, with fewer candidates.
        """
        number = self._candidates.get(proposal.id, 0)
        return number if number < len(candidates_of(proposal)) else 0

    def choose_candidate(self, proposal: Proposal, number: int) -> None:
        """Choose a candidate of a proposed place, if there is that one."""
        if 0 <= number < len(candidates_of(proposal)):
            self._candidates[proposal.id] = number


def _place_of(proposal: Proposal) -> tuple[int, int]:
    """Return where in its article a proposal stands, a claim before the places in it."""
    return proposal.position.start, -proposal.position.end


def candidates_of(proposal: Proposal) -> tuple[PlaceCandidate, ...]:
    """Return the places that proposed words may name; none for a claim."""
    return proposal.what.candidates if isinstance(proposal.what, ProposedPlace) else ()
