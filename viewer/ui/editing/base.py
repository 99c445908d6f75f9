"""What all editing in the window shares: the session, a signature, and how an edit is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.briefing import Briefing
from viewer.model.errors import DatelineError
from viewer.model.text import displayed, shortened
from viewer.session.editing import removing, telling
from viewer.session.editing.applying import apply, delete
from viewer.session.review import Decision
from viewer.session.session import Session
from viewer.ui.words import sentences

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

LONGEST_NAME = 40


class Editing(QObject):
    """Base of those who edit one kind of part."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    @property
    def session(self) -> Session | None:
        """The open briefing, where it can be edited."""
        session = self.window.desk.session
        return session if session and session.editable else None

    def signed(self) -> Decision:
        """Return who edits, today; raises DatelineError where nobody gives a name."""
        return self.window.reviewing.signing.signed()

    def edit(self, session: Session, words: str, briefing: Briefing) -> None:
        """Make an edit and say so; raises DatelineError where it would break the briefing."""
        before = session.index.briefing
        apply(session, words, briefing)
        if session.index.briefing is not before:
            self.say(sentences(words, "Undo takes it back"))

    def attempt(self, do: Callable[[], None]) -> None:
        """Do something, or say why it cannot be done."""
        try:
            do()
        except DatelineError as error:
            self.window.notice.say(str(error))

    def ask_to_delete(self, session: Session, kind: removing.Kind, identifier: str) -> None:
        """Say what goes with a part, and delete it; raises DatelineError for what cannot go."""
        from viewer.ui.dialogs.questions import about_deleting

        briefing = session.index.briefing
        going = removing.removal(briefing, kind, identifier)
        name = telling.name_of(briefing, going)
        agreed = about_deleting(self.window, name, telling.consequences(briefing, going))
        self.window.activateWindow()
        if agreed:
            words = f"Delete {short(name)}"
            delete(session, words, going)
            self.say(sentences(words, "Undo takes it back"))

    def say(self, words: str) -> None:
        """Say what was done, for a while."""
        self.window.statusBar().showMessage(displayed(words), 6000)


def short(words: str) -> str:
    """Return a name for the name of an edit."""
    return shortened(words, LONGEST_NAME)
