"""Pictures of the map as they are asked for in the window, and exports of the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from viewer.export.request import ExportRequest
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.store.container import Document
from viewer.ui.dialogs.snapshot import SnapshotDialog, Wanted
from viewer.ui.export_job import ExportJob, Plan
from viewer.ui.export_plans import View, picture_plan, requested_view, steps_plan, unwrapped

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


class Snapshots(QObject):
    """Asks what a picture shall be, and has it made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask what to make a picture of, as what, and where to put it."""
        window, session = self._window, self._window.desk.session
        if session is None or window.map_slot.view is None:
            return
        folder = Path(window.opener.last_folder or Path.home())
        dialog = SnapshotDialog(
            session.index, self._plan, folder, window.memory.state.snapshot, window
        )
        dialog.chosen.connect(lambda wanted: window.exporting.start(self._plan(wanted)))
        dialog.copied.connect(self._copy)
        dialog.accepted.connect(lambda: self._remember(dialog))
        dialog.open()

    def copy(self) -> None:
        """Put a picture of the present view on the clipboard."""
        if self._window.desk.session and self._window.map_slot.view:
            self._copy(Wanted("present", ExportRequest(out=Path("map.png"), dpi=None)))

    def _copy(self, wanted: Wanted) -> None:
        plan = self._plan(wanted)

        def taken(files: dict[Path, bytes]) -> None:
            QGuiApplication.clipboard().setImage(QImage.fromData(next(iter(files.values()))))
            self._window.statusBar().showMessage("The picture is on the clipboard", 4000)

        self._window.exporting.start(plan, taken)

    def _remember(self, dialog: SnapshotDialog) -> None:
        memory = self._window.memory
        memory.remember(msgspec.structs.replace(memory.state, snapshot=dialog.choice()))

    def _plan(self, wanted: Wanted) -> Plan:
        """Return the plan of what is wanted. Raises DatelineError where no map can be drawn."""
        session = self._window.desk.session
        assert session is not None
        document, index = session.document, session.index
        asked = msgspec.structs.replace(wanted.request, viewpoint=session.viewpoint)
        if wanted.what == "steps":
            return steps_plan(
                document,
                index,
                asked,
                lambda step: requested_view(index, msgspec.structs.replace(asked, step=step)),
            )
        if wanted.what == "present":
            return picture_plan(document, index, asked, self._present_view())
        return picture_plan(document, index, asked, requested_view(index, asked))

    def _present_view(self) -> View:
        """Return what the window shows."""
        desk, view = self._window.desk, self._window.map_slot.view
        assert desk.session and desk.scene
        shown = view.current_view() if view else None
        return View(desk.scene, desk.session.selection, unwrapped(shown.bounds) if shown else None)


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
