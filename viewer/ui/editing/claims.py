"""Claims in the window: written over, given more words, deleted, and who says them."""

from __future__ import annotations

from functools import partial

from viewer.model.briefing import Claim
from viewer.session import making
from viewer.session.editing import claims
from viewer.session.forms import known_names
from viewer.session.session import Session
from viewer.ui.dialogs.opening import open_over
from viewer.ui.editing.base import Editing, short


class ClaimEditing(Editing):
    """Edits the claim in focus."""

    def focus(self) -> tuple[Session, Claim] | None:
        """Return the claim in focus."""
        session = self.session
        claim = making.standing_claim(session.index, session.selection.claim) if session else None
        return (session, claim) if session and claim else None

    def write(self) -> None:
        """Write the claim in focus over."""
        if focus := self.focus():
            self.write_claim(focus[1].id)

    def write_claim(self, identifier: str) -> None:
        """Write a claim over."""
        from viewer.ui.dialogs.claim_editor import ClaimEditor

        session = self.session
        claim = making.standing_claim(session.index, identifier) if session else None
        if session is None or claim is None:
            return
        form = claims.written_claim(session.index, claim)

        def take(written: claims.WrittenClaim) -> None:
            if written != form:
                briefing, decision = session.index.briefing, self.signed()
                made = claims.claim_changed(briefing, claim.id, written, decision)
                self.edit(session, f"Edit claim {short(claim.text)}", made)

        known = known_names(session.index.briefing)
        style = self.window.look.style
        dialog = ClaimEditor(session.index, claim, form, known, take, style, self.window)
        open_over(self.window, dialog)

    def add_words(self) -> None:
        """Let the claim in focus stand on the selected words too."""
        if focus := self.focus():
            self.attempt(partial(self._add_words, *focus))

    def delete(self) -> None:
        """Delete the claim in focus, once a person knows what goes with it."""
        if focus := self.focus():
            session, claim = focus
            self.attempt(partial(self.ask_to_delete, session, "claim", claim.id))

    def go_to_speaker(self) -> None:
        """Show who says the claim in focus."""
        session = self.window.desk.session
        claim = making.standing_claim(session.index, session.selection.claim) if session else None
        if session and claim:
            speakers = session.index.speakers(claim)
            if speakers:
                session.select("agent", speakers[0].id, claim.id)

    def _add_words(self, session: Session, claim: Claim) -> None:
        span = self.window.panels.article.selected_words()
        if span is None:
            return
        source, *ends = span
        text, briefing = session.document.texts[source], session.index.briefing
        words = making.trimmed(text, *ends)
        made = claims.words_added(briefing, claim.id, source, text, words, self.signed())
        self.edit(session, f"Add words to claim {short(claim.text)}", made)
