"""Exports as they are asked for in the window. The dialogs are imported when they are wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from viewer.export.gate import Finding, findings
from viewer.export.request import DocumentRequest, ExportRequest
from viewer.ui.dialogs.opening import open_over
from viewer.ui.export_job import Plan
from viewer.ui.export_plans import (
    View,
    Wanted,
    picture_plan,
    requested_view,
    steps_plan,
    unwrapped,
)

if TYPE_CHECKING:
    from viewer.ui.dialogs.snapshot import SnapshotDialog
    from viewer.ui.window import MainWindow


class Snapshots(QObject):
    """Asks what a picture shall be, and has it made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask what to make a picture of, as what, and where to put it."""
        from viewer.ui.dialogs.snapshot import SnapshotDialog

        window, session = self._window, self._window.desk.session
        if session is None or window.map_slot.view is None:
            return
        folder = Path(window.opener.last_folder or Path.home())
        printer, choice = window.exporting.printer(), window.memory.state.snapshot
        dialog = SnapshotDialog(session.index, self._plan, printer, folder, choice, window)
        dialog.chosen.connect(lambda wanted: window.exporting.start(self._plan(wanted)))
        dialog.copied.connect(self._copy)
        dialog.accepted.connect(lambda: self._remember(dialog))
        open_over(window, dialog)

    def ask_for_document(self) -> None:
        """Ask what to export the whole briefing as, and say what is missing in it."""
        from viewer.ui.dialogs.export import ExportDialog

        window, session = self._window, self._window.desk.session
        if session is None:
            return
        found = tuple(findings(session.index))
        folder = Path(window.opener.last_folder or Path.home())
        style = window.look.style
        dialog = ExportDialog(found, session.viewpoint, folder, style, window)
        dialog.chosen.connect(self._start_document)
        dialog.go_to.connect(self._go_to)
        open_over(window, dialog)

    def _start_document(self, request: DocumentRequest) -> None:
        session = self._window.desk.session
        if session:
            from viewer.ui.document_plans import document_plan

            plan = document_plan(session.document, session.index, request)
            self._window.exporting.start(plan)

    def _go_to(self, finding: Finding) -> None:
        """Show the part of the briefing that a finding is about."""
        desk = self._window.desk
        if desk.session is None:
            return
        if finding.part in desk.session.index.places:
            desk.choose_place(finding.part)
        elif finding.part in desk.session.index.claims:
            desk.choose_claim(finding.part)
        else:
            desk.session.clear()

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

        def view_of(request: ExportRequest) -> View:
            ink = session.ink.of(request.step) if request.step else ()
            return msgspec.structs.replace(requested_view(index, request), ink=ink)

        if wanted.what == "steps":
            stepped = partial(msgspec.structs.replace, asked)
            return steps_plan(document, index, asked, lambda step: view_of(stepped(step=step)))
        if wanted.what == "present":
            return picture_plan(document, index, asked, self._present_view())
        return picture_plan(document, index, asked, view_of(asked))

    def _present_view(self) -> View:
        """Return what the window shows."""
        desk, view = self._window.desk, self._window.map_slot.view
        assert desk.session and desk.scene
        shown = view.current_view() if view else None
        selection = desk.session.selection
        subject = selection.subject
        inked = subject is not None and subject.kind == "step"
        ink = desk.session.ink.of(subject.id) if subject and inked else ()
        return View(desk.scene, selection, unwrapped(shown.bounds) if shown else None, ink)
