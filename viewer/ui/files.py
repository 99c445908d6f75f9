"""Opening briefings in the window: by dialog, by dropping, from the recent ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.model.errors import DatelineError
from viewer.store import container
from viewer.store.container import Document
from viewer.ui.operations import Operation

FILTERS = "Briefings (*.briefing);;All files (*)"


class Opener(QObject):
    """Reads briefings away from the interface thread; what was open stays until one is read."""

    def __init__(
        self,
        window: QWidget,
        opened: Callable[[Document, Path], None],
        failed: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._opened = opened
        self._failed = failed
        self.last_folder = ""
        self._asked = 0

    def ask_for_file(self) -> None:
        """Let a person choose a `.briefing` file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            "Open a briefing",
            self.last_folder,
            FILTERS,
        )
        if chosen:
            self.open(Path(chosen))

    def ask_for_folder(self) -> None:
        """Let a person choose a briefing in folder form."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, "Open a briefing’s folder", self.last_folder
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Read a briefing, then show it or say why not."""
        self.last_folder = str(path.parent)
        self._asked += 1
        Operation(
            lambda: container.load(path),
            done=partial(self._take, self._asked, path),
            failed=self._tell,
            owner=self,
        ).start()

    def _take(self, asked: int, path: Path, document: Document) -> None:
        """Show what was read, unless another one was asked for since."""
        if asked == self._asked:
            self._opened(document, path)

    def _tell(self, error: DatelineError) -> None:
        self._failed(str(error))


def dropped_paths(event: QDropEvent) -> list[Path]:
    """Return the local files that somebody drags over the window."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
