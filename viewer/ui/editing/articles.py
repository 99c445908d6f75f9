"""Articles in the window: what is known of them, their text, and what a new text has moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from viewer.model.briefing import Passage
from viewer.model.text import shortened
from viewer.session import review
from viewer.session.editing import correcting, sources
from viewer.session.editing.applying import correct_text
from viewer.session.session import Session
from viewer.ui.dialogs.drifted import Drift, DriftedDialog
from viewer.ui.dialogs.opening import open_over
from viewer.ui.editing.base import Editing
from viewer.ui.editing.passages import PassageEditing
from viewer.ui.words import count_words

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

LONGEST = 100


class ArticleEditing(Editing):
    """Edits the article that is shown."""

    def __init__(self, window: MainWindow, passages: PassageEditing) -> None:
        super().__init__(window)
        self._passages = passages
        self._fresh = 0
        """How many passages the last correction has moved, changed or lost."""

    def details(self) -> None:
        """Write over what is known of the article."""
        from viewer.ui.dialogs.source_editor import SourceEditor

        session, source = self.session, self.window.panels.article.source_shown
        if session is None or source is None:
            return
        before = session.index.sources[source]

        def take(form: sources.SourceForm) -> None:
            made = sources.source_changed(session.index.briefing, source, form, self.signed())
            self.edit(session, "Edit article’s details", made)

        form = sources.source_form(before)
        open_over(self.window, SourceEditor(form, before.original or "", take, self.window))

    def correct(self) -> None:
        """Correct the text of the article."""
        from viewer.ui.dialogs.text_editor import TextEditor

        session, source = self.session, self.window.panels.article.source_shown
        if session is None or source is None or source not in session.document.texts:
            return
        text, at = session.document.texts[source], self.window.panels.article.position
        take = partial(self._correct, session, source)
        dialog = TextEditor(text, at, take, self.window.look.style, self.window)
        self._fresh = 0
        dialog.accepted.connect(self._tell_drifted)
        open_over(self.window, dialog)
        dialog.show_cursor()

    def delete(self) -> None:
        """Delete the article that is shown, once a person knows what goes with it."""
        session, source = self.session, self.window.panels.article.source_shown
        if session and source:
            self.attempt(partial(self.ask_to_delete, session, "source", source))

    def show_drifted(self) -> None:
        """List the passages that do not stand where they stood."""
        session = self.session
        if session is None:
            return
        for other in self.window.findChildren(DriftedDialog):
            other.close()
        dialog = DriftedDialog(self.window.look.style, self.window)
        refresh = partial(self._refresh, dialog, session)
        self.window.desk.changed.connect(refresh)
        dialog.finished.connect(lambda _: self.window.desk.changed.disconnect(refresh))
        dialog.finished.connect(lambda _: self.window.activateWindow())
        dialog.went.connect(partial(self._go, session))
        dialog.requoted.connect(partial(self._requote, session))
        dialog.replaced.connect(self._passages.put_passage)
        dialog.deleted.connect(partial(self._delete, session))
        refresh()
        dialog.show()
        dialog.activateWindow()

    def _correct(self, session: Session, source: str, words: str) -> None:
        before = session.document
        known = {p.id: p.state for p in correcting.drifted(before.briefing)}
        correct_text(session, source, words)
        if session.document is before:
            return
        drifted = correcting.drifted(session.index.briefing)
        self._fresh = sum(known.get(p.id) != p.state for p in drifted)
        told = f"look at {count_words(self._fresh, 'passage', 'passages')}"
        every = "every passage has its words. Undo takes it back"
        self.say(f"Text corrected; {told if self._fresh else every}")

    def _tell_drifted(self) -> None:
        if self._fresh:  # not at once: the window takes the keyboard back from the form first
            QTimer.singleShot(0, self, self.show_drifted)

    def _refresh(self, dialog: DriftedDialog, session: Session) -> None:
        if self.window.desk.session is not session:
            dialog.close()
            return
        found = correcting.drifted(session.index.briefing)
        dialog.show_drifts([_drift(session, passage) for passage in found])

    def _go(self, session: Session, identifier: str) -> None:
        found = {p.id: p for p in correcting.drifted(session.index.briefing)}
        if passage := found.get(identifier):
            if passage.id in session.index.passages:
                self.window.desk.step_to_passage(passage.id)
            else:
                self.window.panels.article.mark_words(passage)

    def _requote(self, session: Session, identifier: str) -> None:
        def requote() -> None:
            texts, briefing = session.document.texts, session.index.briefing
            made = correcting.requoted(briefing, identifier, texts)
            self.edit(session, "Quote the article’s words", made)

        self.attempt(requote)

    def _delete(self, session: Session, identifier: str) -> None:
        if identifier in session.index.passages:
            self.attempt(partial(self.ask_to_delete, session, "passage", identifier))
        else:
            made = review.rejected(session.index.briefing, (identifier,))
            self.attempt(partial(self.edit, session, "Reject proposal", made))


def _drift(session: Session, passage: Passage) -> Drift:
    """Return a passage with what stands on it."""
    index = session.index
    claims = [shortened(c.text, LONGEST) for c in index.claims_by_passage.get(passage.id, ())]
    places = [
        f"names {index.places[m.place].name}"
        for m in index.mentions_by_passage.get(passage.id, ())
        if m.place in index.places
    ]
    uses = " · ".join((*claims, *places))
    return Drift(passage, passage.id not in index.passages, uses)
