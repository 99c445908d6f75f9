"""The exports that a window is making: their progress, a way to cancel, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QProgressBar, QPushButton, QWidget

from viewer.model.errors import DatelineError
from viewer.model.text import displayed
from viewer.ui.export_job import ExportJob, Plan, Taker, started_printer

if TYPE_CHECKING:
    from viewer.ui.map.snapshot import Printer
    from viewer.ui.window import MainWindow

PATIENCE_MS = 500
"""What takes no longer has no progress to show."""


class Exporting(QObject):
    """Makes exports side by side; the window stays live."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: dict[ExportJob, Progress] = {}
        self._printer: Printer | None = None

    def start(self, plan: Plan, take: Taker | None = None) -> None:
        """Carry out a plan. `take` gets the files in place of the disk."""
        job = ExportJob(plan, self.printer() if plan.orders else None, self, take)
        progress = Progress(plan.out.name, len(plan.orders), job.cancel)
        self._jobs[job] = progress
        self._window.statusBar().addPermanentWidget(progress)
        progress.hide()
        QTimer.singleShot(PATIENCE_MS, progress, progress.show)
        job.progressed.connect(progress.advance)
        job.done.connect(partial(self._done, job, bool(take)))
        job.failed.connect(partial(self._failed, job))
        job.cancelled.connect(partial(self._forget, job))

    def printer(self) -> Printer:
        """Return what prints for this window."""
        self._printer = self._printer or started_printer(self)
        return self._printer

    def close_printer(self) -> None:
        """End the processes that print."""
        if self._printer:
            self._printer.close()
            self._printer = None

    def may_close(self) -> bool:
        """Ask before exports that are being made are given up."""
        if not self._jobs:
            return True
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText("An export is being made. Give it up?")
        question.setStandardButtons(
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        )
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        if question.exec() != QMessageBox.StandardButton.Discard:
            return False
        for job in tuple(self._jobs):
            job.cancel()
        return True

    def _done(self, job: ExportJob, taken: bool, out: Path) -> None:
        self._forget(job)
        if not taken:
            self._window.statusBar().showMessage(f"Written: {displayed(str(out))}", 8000)

    def _failed(self, job: ExportJob, error: DatelineError) -> None:
        self._forget(job)
        self._window.notice.say(str(error))

    def _forget(self, job: ExportJob) -> None:
        progress = self._jobs.pop(job, None)
        if progress:
            self._window.statusBar().removeWidget(progress)
            progress.deleteLater()


class Progress(QWidget):
    """How far one export is, with a button to cancel it."""

    def __init__(self, name: str, sheets: int, cancel: Callable[[], None]) -> None:
        super().__init__()
        words = QLabel(f"Making {displayed(name)} …")
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, sheets if sheets > 1 else 0)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(f"Progress of {displayed(name)}")
        button = QPushButton("Cancel")
        button.setAccessibleName(f"Cancel {displayed(name)}")
        button.clicked.connect(cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        for widget in (words, self._bar, button):
            row.addWidget(widget)

    def advance(self, made: int, _sheets: int) -> None:
        """Show how many sheets are printed."""
        if self._bar.maximum():
            self._bar.setValue(made)
