"""Passages in the window: put on other words."""

from __future__ import annotations

from viewer.session import making
from viewer.session.editing import correcting
from viewer.ui.editing.base import Editing


class PassageEditing(Editing):
    """Edits the words that claims and mentions stand on."""

    def move(self) -> None:
        """Put the passage that the dossier is about on the selected words."""
        session = self.session
        subject = session.selection.subject if session else None
        if session and subject and subject.kind == "passage":
            self.put_passage(subject.id)

    def put_passage(self, identifier: str) -> None:
        """Put a passage on the selected words."""
        session, span = self.session, self.window.panels.article.selected_words()
        if session is None:
            return
        if span is None:
            self.say("Select the words in the article first")
            return

        def put() -> None:
            source, *ends = span
            texts, briefing = session.document.texts, session.index.briefing
            start, end = making.trimmed(texts[source], *ends)
            made = correcting.replaced(briefing, identifier, source, texts, start, end)
            self.edit(session, "Put passage on other words", made)

        self.attempt(put)
