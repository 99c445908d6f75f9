"""Saving the open briefing, and what is asked before edits of it are left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from viewer.model.errors import DatelineError
from viewer.model.text import displayed, folded, shortened
from viewer.session.session import Session
from viewer.store import saves
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing
from viewer.ui.dialogs import questions
from viewer.ui.files import FILTERS
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

SUFFIX = ".briefing"
TROUBLE = "save"


class Saving(QObject):
    """Writes what the window shows, in a thread, whole or not at all; edits stay if that fails."""

    ended = Signal(bool)
    """A save has come to its end, with the briefing on disk or without."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.busy = False
        self._again = self._there = False

    def save(self) -> None:
        """Write the briefing to where it was read; `ended` says what came of it."""
        session = self._window.desk.session
        if session is None:
            return
        if self.busy:
            self._again = True
        elif session.path is None or _is_bundled(session.path):
            self.save_as()
        else:
            self._write(session, session.path, session.on_disk or None)

    def save_as(self) -> None:
        """Ask for a file, and write the briefing there; `ended` says what came of it."""
        session = self._window.desk.session
        if session is None or self.busy:
            return
        if reason := session.document.read_only:
            self._window.notice.say(f"This briefing cannot be saved: {reason}")
            self._end(False)
        elif path := self._asked_path(session):
            self._write(session, path, None)
        else:
            self._end(False)

    def may_leave(self) -> bool:
        """Ask what to do with edits that are not saved; says whether the briefing may go."""
        if self.busy:
            self._wait()
        session = self._window.desk.session
        if session is None or not session.history.changed:
            return True
        buttons = QMessageBox.StandardButton
        chosen = questions.about_edits(self._window, session.index.briefing.title)
        if chosen == buttons.Save:
            return self._save_and_wait() and not session.history.changed
        return chosen == buttons.Discard

    def _asked_path(self, session: Session) -> Path | None:
        start = self._start(session)
        dialog = QFileDialog(self._window, "Save the briefing", str(start.parent), FILTERS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)  # before it asks about a file that is there
        dialog.selectFile(start.name)
        path = None
        while path is None and dialog.exec():
            path = self._agreed(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()
        return path

    def _agreed(self, chosen: Path) -> Path | None:
        """Return the chosen file, named as a briefing is; None where it is not to be replaced.

        The dialog takes what follows any dot for a suffix, as in *Talks 4.3.2025*, and has asked
        only about a file of that very name.
        """
        if chosen.suffix.lower() == SUFFIX or saves.is_there(chosen):
            return chosen
        path = chosen.with_name(f"{chosen.name}{SUFFIX}")
        replaced = not saves.is_there(path) or questions.about_replacing(self._window, path.name)
        return path if replaced else None

    def _save_and_wait(self) -> bool:
        self.save()
        if self.busy:  # else it has ended by now: the file dialog was put away
            self._wait()
        return self._there

    def _wait(self) -> None:
        """Return when the save has ended; meanwhile the window is drawn, but takes no edits."""
        loop = QEventLoop()
        self.ended.connect(loop.quit)
        self._window.setEnabled(False)
        loop.exec()
        self._window.setEnabled(True)

    def _write(self, session: Session, path: Path, known: str | None) -> None:
        self.busy = True
        document = session.document
        self._window.statusBar().showMessage(f"Saving {displayed(path.name)} …")
        Operation(
            lambda: saves.save(document, path, known),
            done=partial(self._done, session, document, path),
            failed=partial(self._failed, session, path),
            owner=self,
        ).start()

    def _done(self, session: Session, document: Document, path: Path, saved: saves.Saved) -> None:
        session.mark_saved(document, path, saved.digest)
        self._window.troubles.solve(TROUBLE)
        self._window.remember_file(path)
        self._window.watching.follow(session)
        without = f", without a backup: {saved.no_backup}" if saved.no_backup else ""
        self._window.statusBar().showMessage(f"Saved: {displayed(path.name)}{without}", 6000)
        self._end(True)

    def _failed(self, session: Session, path: Path, error: DatelineError) -> None:
        self._window.statusBar().clearMessage()
        if isinstance(error, saves.ChangedError):
            self._ask_about_change(session, path)
            return
        self._window.troubles.say(
            TROUBLE,
            f"{error}. Your edits are kept in this window, but in no file.",
            ("Try again", self.save),
            ("Save as…", self.save_as),
        )
        self._end(False)

    def _ask_about_change(self, session: Session, path: Path) -> None:
        enabled = self._window.isEnabled()
        self._window.setEnabled(True)  # else a question of it would be dead as well
        chosen = questions.about_change(self._window, path.name)
        self._window.setEnabled(enabled)
        if chosen == questions.Change.OVERWRITE:
            self._write(session, path, None)
        elif chosen == questions.Change.SAVE_AS:
            self.busy = False
            self.save_as()
        else:
            self._end(False)

    def _end(self, there: bool) -> None:
        self.busy, self._there = False, there
        again, self._again = self._again, False
        session = self._window.desk.session
        if again and there and session and session.history.changed:
            self.save()
        else:
            self.ended.emit(there)

    def _start(self, session: Session) -> Path:
        """Return what the dialog offers: the file itself, or one named after the briefing."""
        if session.path and not _is_bundled(session.path) and not session.path.is_dir():
            return session.path
        folder = Path(self._window.opener.last_folder or Path.home())
        folder = Path.home() if _is_bundled(folder) else folder
        return folder / f"{_file_name(session.index.briefing.title)}{SUFFIX}"


def _is_bundled(path: Path) -> bool:
    return path.resolve() == bundled_briefing().resolve()


def _file_name(title: str) -> str:
    """Return a title as the name of a file, without what systems forbid in one."""
    kept = "".join(c if c.isalnum() or c in "-_" else " " for c in folded(shortened(title, 60)))
    return "-".join(kept.split()) or "briefing"
