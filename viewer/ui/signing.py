"""Who signs decisions; claims that stand, confirmed or rejected by a second person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.briefing import Claim
from viewer.model.errors import DatelineError
from viewer.session import making, review
from viewer.session.review import Decision
from viewer.session.session import Session

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


class Signing(QObject):
    """Signs decisions with the reviewer's name, and asks for it where nobody has given one yet."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask_reviewer(self) -> str | None:
        """Ask whose name reviews are signed with; returns it, None where there is none."""
        from viewer.ui.dialogs.reviewer import asked_reviewer

        settings = self._window.memory.settings
        if name := asked_reviewer(settings.reviewer, self._window):
            self._window.memory.choose(reviewer=name)
            self._window.refresh_actions()
        return name

    def rename_reviewer(self) -> None:
        """Ask for another name to sign reviews with."""
        self.ask_reviewer()

    def decision(self) -> Decision | None:
        """Return who decides, today; None where nobody gives a name."""
        name = self._window.memory.settings.reviewer or self.ask_reviewer()
        return Decision(by=name, when=date.today().isoformat()) if name else None

    def signed(self) -> Decision:
        """Return who decides; raises DatelineError where nobody gives a name."""
        if decision := self.decision():
            return decision
        raise DatelineError("nobody has signed it", "give a name, initials or a role")

    def confirm_claim(self) -> None:
        """Note that a second person agrees with the claim in focus."""
        session, claim, decision = self._decision_on_claim()
        if session is None or claim is None or decision is None:
            return
        if not review.can_confirm(claim, decision.by):
            self._say("A second person confirms a claim: you have accepted it yourself")
            return
        session.edit("Confirm claim", review.confirmed(session.index.briefing, claim.id, decision))
        self._say(f"Confirmed by {decision.by}")

    def reject_claim(self) -> None:
        """Turn down the claim in focus, which was accepted before."""
        session, claim, decision = self._decision_on_claim()
        if session and claim and decision:
            briefing = review.withdrawn(session.index.briefing, claim.id, decision)
            session.edit("Reject claim", briefing)
            self._say("Claim rejected. Undo brings it back")

    def _decision_on_claim(
        self,
    ) -> tuple[Session, Claim, Decision] | tuple[None, None, None]:
        session = self._window.desk.session
        claim = making.standing_claim(session.index, session.selection.claim) if session else None
        decision = self.decision() if claim else None
        return (session, claim, decision) if session and claim and decision else (None,) * 3

    def _say(self, words: str) -> None:
        self._window.statusBar().showMessage(words, 6000)
