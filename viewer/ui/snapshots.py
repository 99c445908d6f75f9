"""Exports as they are asked for: in the window, which stays live, or on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from viewer.export.request import ExportRequest
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.store.container import Document
from viewer.ui.dialogs.snapshot import SnapshotDialog
from viewer.ui.export_job import ExportJob
from viewer.ui.export_plans import View, picture_plan, requested_view, unwrapped

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


class Snapshots(QObject):
    """Makes one snapshot at a time for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: ExportJob | None = None

    def ask(self) -> None:
        """Ask what to make and where to put it."""
        if self._job:
            self._window.notice.say("A snapshot is being made; wait for it to be finished.")
            return
        folder = Path(self._window.opener.last_folder or Path.home())
        dialog = SnapshotDialog(folder, self._window.look.style.theme.name, self._window)
        dialog.chosen.connect(self.make)
        dialog.open()

    def make(self, request: ExportRequest) -> None:
        """Make a snapshot of the present view."""
        desk, view = self._window.desk, self._window.map_slot.view
        if desk.session is None or view is None or desk.scene is None:
            return
        shown = view.current_view()
        bounds = unwrapped(shown.bounds) if shown else None
        present = View(desk.scene, desk.session.selection, bounds)
        plan = picture_plan(desk.session.document, desk.session.index, request, present)
        self._window.statusBar().showMessage(f"Making {request.out.name} …")
        self._job = ExportJob(plan, self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)

    def may_close(self) -> bool:
        """Ask before a snapshot that is being made is given up."""
        if self._job is None:
            return True
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText("A snapshot is being made. Give it up?")
        question.setStandardButtons(
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        )
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        if question.exec() != QMessageBox.StandardButton.Discard:
            return False
        if self._job:
            self._job.cancel()
        return True

    def _done(self, out: Path) -> None:
        self._job = None
        self._window.statusBar().showMessage(f"Written: {out}", 8000)

    def _failed(self, error: DatelineError) -> None:
        self._job = None
        self._window.statusBar().clearMessage()
        self._window.notice.say(str(error))


def write_export(app: QApplication, document: Document, request: ExportRequest) -> None:
    """Write what a request asks for; raises DatelineError."""
    index = Index(document.briefing)
    plan = picture_plan(document, index, request, requested_view(index, request))
    loop, errors = QEventLoop(), list[DatelineError]()
    job = ExportJob(plan, app)
    job.done.connect(loop.quit)
    job.failed.connect(errors.append)
    job.failed.connect(loop.quit)
    loop.exec()
    app.processEvents()
    if errors:
        raise errors[0]
