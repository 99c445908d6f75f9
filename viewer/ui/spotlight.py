"""What is in focus in the review, shown in the article and on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.map.messages import Ghost
from viewer.map.scene import plain
from viewer.model.briefing import Proposal, ProposedPlace
from viewer.session import review
from viewer.session.session import Session

if TYPE_CHECKING:
    from viewer.ui.desk import Desk

WIDE = {"country": 9.0, "region": 5.0, "area": 6.0, "sea": 9.0, "continent": 25.0}
"""How many degrees around a candidate are shown, by its feature."""


class Spotlight:
    """Is on one proposal at a time, or on none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_on = False

    def show(self, session: Session, focus: Proposal, candidate: int) -> None:
        """Show the words of a proposal, and its places, or where the candidate would be."""
        self._is_on = True
        places = review.places_of(session.index.briefing, focus, candidate)
        ghost = None
        if isinstance(focus.what, ProposedPlace) and not places:
            chosen = focus.what.candidates[candidate]
            reach = WIDE.get(chosen.feature, 3.0)
            ghost = Ghost(at=(chosen.lon, chosen.lat), name=plain(chosen.name), reach=reach)
        self._desk.show_proposed(review.words_of(focus), places, ghost)

    def end(self) -> None:
        """Show what is selected again."""
        if self._is_on:
            self._is_on = False
            self._desk.end_proposed()
