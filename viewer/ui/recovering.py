"""Offers, at the start and when asked, what earlier runs left unsaved."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from viewer.model.errors import DatelineError, UnreadableError
from viewer.store import recovery
from viewer.store.container import Document
from viewer.ui.dialogs import questions
from viewer.ui.keeping import Held
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.dialogs.recover import RecoverDialog
    from viewer.ui.window import MainWindow

_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """A journal that no running program holds."""

    place: Path
    note: recovery.Note


class Recovering(QObject):
    """Shows what can be recovered, and does what is chosen."""

    looked = Signal(int)
    """How many briefings can be recovered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: list[Found] = []
        self.dialog: RecoverDialog | None = None

    def offer(self, *, asked: bool = False) -> None:
        """Look for what can be recovered, and show it if there is any.

        Who has `asked` is told that there is none.
        """
        if self.dialog:  # its rows are numbered by what was found for it
            self.dialog.activateWindow()
        else:
            Operation(left_behind, partial(self._show, asked), self._tell, self).start()

    def _show(self, asked: bool, found: list[Found]) -> None:
        if self.dialog:
            return
        self._found = found
        if asked and not found:
            self._window.notice.say("There is nothing to recover: no edits were left unsaved.")
        if found:
            from viewer.ui.dialogs.recover import RecoverDialog

            self.dialog = RecoverDialog([one.note for one in found], self._window)
            self.dialog.recover.connect(self._recover)
            self.dialog.discard.connect(self._discard)
            self.dialog.finished.connect(self._let_go)
            self.dialog.show()
        self.looked.emit(len(found))

    def _let_go(self, _result: int) -> None:
        self.dialog = None  # it deletes itself

    def _recover(self, number: int) -> None:
        place = self._found[number].place
        held = Held(place)
        if not held.take():
            self._window.notice.say("Another window of Dateline has taken these edits.")
            self._drop(number)
            return
        Operation(
            lambda: recovery.load(place),
            done=partial(self._open, number, held),
            failed=partial(self._give_back, held),
            owner=self,
        ).start()

    def _open(self, number: int, held: Held, loaded: tuple[Document, recovery.Note]) -> None:
        if not self._window.saving.may_leave():
            held.release()
            return
        document, note = loaded
        self._window.show_document(document, note.file, held)
        where = "The file is untouched until you save." if note.file else "They are in no file yet."
        self._window.notice.say(f"Your edits are back. {where}")
        self._drop(number)

    def _discard(self, number: int) -> None:
        found = self._found[number]
        if questions.about_discarding(self._window, found.note.title):
            held = Held(found.place)
            if held.take():
                held.forget()
            self._drop(number)

    def _give_back(self, held: Held, error: DatelineError) -> None:
        held.release()
        self._tell(error)

    def _drop(self, number: int) -> None:
        if self.dialog:
            self.dialog.drop(number)

    def _tell(self, error: DatelineError) -> None:
        self._window.notice.say(str(error))


def left_behind() -> list[Found]:
    """Return the journals with something to recover, and clear away the others."""
    found = []
    for place in recovery.places():
        held = Held(place)
        if not held.take():
            continue  # another window has the document open
        try:
            note = recovery.note(place)
        except UnreadableError as error:
            _log.warning("a recovery journal in %s stays: %s", place, error)
            held.release()
            continue
        if note is None or recovery.is_saved(note):
            held.forget()
            continue
        held.release()
        found.append(Found(place, note))
    return sorted(found, key=lambda one: one.note.when, reverse=True)
