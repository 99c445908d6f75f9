"""Snapshots of the map: asked for in the window or on the command line, made by one code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from viewer.export.request import ExportRequest
from viewer.map.messages import SetTheme
from viewer.map.scene import scene
from viewer.map.words import ENGLISH
from viewer.model.errors import DatelineError, UnwritableError
from viewer.model.index import Index
from viewer.session.selection import NOTHING, Selection, Subject
from viewer.session.sheets import sheet
from viewer.store import atomic
from viewer.store.container import Document
from viewer.store.resources import geodata_root, resources_root
from viewer.ui.dialogs.snapshot import SnapshotDialog
from viewer.ui.operations import Operation
from viewer.ui.panels.overview import source_line
from viewer.ui.theme import load_theme

if TYPE_CHECKING:
    from viewer.map.sheet import Sheet
    from viewer.ui.map.snapshot import Print, PrintOrder
    from viewer.ui.window import MainWindow

NO_WEB_ENGINE = "install PySide6 with QtWebEngine and QtPdf"


class Snapshots(QObject):
    """Makes one snapshot at a time for the window, which stays live."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: SnapshotJob | None = None

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
        session, view = self._window.desk.session, self._window.map_slot.view
        drawn = self._window.desk.scene
        if session is None or view is None or drawn is None:
            return
        shown = view.current_view()
        bounds = shown.bounds if shown else None
        if bounds and bounds[2] < bounds[0]:
            bounds = (bounds[0], bounds[1], bounds[2] + 360, bounds[3])
        wanted = sheet(
            session.index,
            drawn,
            session.selection,
            sources=f"Source: {source_line(session.index)}",
            view=bounds,
            exact=bounds is not None,
        )
        self._window.statusBar().showMessage(f"Making {request.out.name} …")
        self._job = SnapshotJob(request, wanted, self._done, self._failed, self)

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
            self._job.close()
        return True

    def _done(self, out: Path) -> None:
        self._job = None
        self._window.statusBar().showMessage(f"Written: {out}", 8000)

    def _failed(self, error: DatelineError) -> None:
        self._job = None
        self._window.statusBar().clearMessage()
        self._window.notice.say(str(error))


class SnapshotJob(QObject):
    """Prints a sheet, draws the print as a picture in a thread, and writes it whole."""

    def __init__(
        self,
        request: ExportRequest,
        wanted: Sheet,
        done: Callable[[Path], None],
        failed: Callable[[DatelineError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        from viewer.ui.map.snapshot import Printer

        self._out, self._order = request.out, _order(request, wanted)
        self._done, self._failed = done, failed
        self._printer = Printer(resources_root(), geodata_root(), self._order, self)
        self._printer.printed.connect(self._draw)
        self._printer.failed.connect(self._give_up)
        self._printer.start()

    def close(self) -> None:
        """End the print's processes."""
        self._printer.close()
        self.deleteLater()

    def _draw(self, printed: Print) -> None:
        from viewer.ui.map import snapshot

        def work() -> Path:
            atomic.write(self._out, snapshot.png(snapshot.picture(printed.content, self._order)))
            return self._out

        Operation(work, self._finish, self._fail, self).start()

    def _finish(self, out: Path) -> None:
        self.close()
        self._done(out)

    def _give_up(self, why: str) -> None:
        self._fail(UnwritableError(f"cannot make {self._out.name}", why))

    def _fail(self, error: DatelineError) -> None:
        self.close()
        self._failed(error)


def write_snapshot(app: QApplication, document: Document, request: ExportRequest) -> None:
    """Write what a request asks for; raises DatelineError."""
    index = Index(document.briefing)
    viewpoint = request.viewpoint or document.briefing.viewpoint
    drawn = scene(document.briefing, index, viewpoint, ENGLISH)
    view = request.bounds
    if view and view[2] < view[0]:
        view = (view[0], view[1], view[2] + 360, view[3])
    wanted = sheet(
        index,
        drawn,
        _selection(request),
        sources=f"Source: {source_line(index)}",
        view=view,
        exact=view is not None,
    )
    loop, errors = QEventLoop(), list[DatelineError]()

    def failed(error: DatelineError) -> None:
        errors.append(error)
        loop.quit()

    try:
        job = SnapshotJob(request, wanted, lambda _: loop.quit(), failed, app)
    except ImportError as error:
        raise DatelineError(f"the map cannot be drawn ({error})", NO_WEB_ENGINE) from error
    loop.exec()
    job.setParent(None)
    app.processEvents()
    if errors:
        raise errors[0]


def _selection(request: ExportRequest) -> Selection:
    if request.step:
        return Selection(Subject("step", request.step))
    if request.place:
        return Selection(Subject("place", request.place))
    return NOTHING


def _order(request: ExportRequest, wanted: Sheet) -> PrintOrder:
    from viewer.ui.map.snapshot import PrintOrder, density_for

    theme = load_theme(resources_root() / "themes", request.theme)
    width, height = request.size.width, request.size.height
    return PrintOrder(
        sheet=wanted,
        theme=SetTheme(name=theme.name, dark=theme.dark, colours=theme.tokens),
        width=width,
        height=height,
        density=density_for(width, height, request.dpi),
        dpi=request.dpi,
    )
