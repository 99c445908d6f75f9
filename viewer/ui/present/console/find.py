"""Where the presenter looks for words, unseen by the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from viewer.ui.panels.search import SearchBox


class FindBox(SearchBox):
    """A search box that says when nothing is looked for any more."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say so after Esc."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
