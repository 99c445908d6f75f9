"""Saving the open briefing, and what is asked before edits of it are left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from viewer.model.errors import DatelineError
from viewer.model.text import displayed, folded, shortened
from viewer.session.session import Session
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing
from viewer.ui.files import FILTERS

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

SUFFIX = ".briefing"


class Saving(QObject):
    """Writes what the window shows, whole or not at all; edits stay where that fails."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def save(self) -> bool:
        """Write the briefing to where it was read; says whether it is there."""
        session = self._window.desk.session
        if session is None:
            return False
        if session.path is None or _is_bundled(session.path):
            return self.save_as()
        return self._write(session, session.path)

    def save_as(self) -> bool:
        """Ask for a file, and write the briefing there; says whether it is there."""
        session = self._window.desk.session
        if session is None:
            return False
        if reason := session.document.read_only:
            self._window.notice.say(f"This briefing cannot be saved: {reason}")
            return False
        start = self._start(session)
        dialog = QFileDialog(self._window, "Save the briefing", str(start.parent), FILTERS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)  # before it asks about a file that is there
        dialog.selectFile(start.name)
        accepted = dialog.exec()
        dialog.deleteLater()
        return bool(accepted) and self._write(session, Path(dialog.selectedFiles()[0]))

    def may_leave(self) -> bool:
        """Ask what to do with edits that are not saved; says whether the briefing may go."""
        session = self._window.desk.session
        if session is None or not session.history.changed:
            return True
        buttons = QMessageBox.StandardButton
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText("Save the changes?")
        title = displayed(shortened(session.index.briefing.title, 120))
        question.setInformativeText(f"“{title}” has edits that are in no file yet.")
        question.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        question.setDefaultButton(buttons.Save)
        chosen = question.exec()
        question.deleteLater()
        return self.save() if chosen == buttons.Save else chosen == buttons.Discard

    def _write(self, session: Session, path: Path) -> bool:
        document = session.document
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            _written(document, path)
        except DatelineError as error:
            self._window.notice.say(f"{error}. Your edits are kept; “Save as” puts them elsewhere.")
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        session.mark_saved(document, path)
        self._window.remember_file(path)
        self._window.statusBar().showMessage(f"Saved: {displayed(path.name)}", 6000)
        return True

    def _start(self, session: Session) -> Path:
        """Return what the dialog offers: the file itself, or one named after the briefing."""
        if session.path and not _is_bundled(session.path) and not session.path.is_dir():
            return session.path
        folder = Path(self._window.opener.last_folder or Path.home())
        folder = Path.home() if _is_bundled(folder) else folder
        return folder / f"{_file_name(session.index.briefing.title)}{SUFFIX}"


def _written(document: Document, path: Path) -> None:
    """Write a document in the form that it has at this path. Raises DatelineError."""
    if path.is_dir():
        container.save_folder(document, path)
    else:
        container.save(document, path)


def _is_bundled(path: Path) -> bool:
    return path.resolve() == bundled_briefing().resolve()


def _file_name(title: str) -> str:
    """Return a title as the name of a file, without what systems forbid in one."""
    kept = "".join(c if c.isalnum() or c in "-_" else " " for c in folded(shortened(title, 60)))
    return "-".join(kept.split()) or "briefing"
