"""Work that goes on in the background: what it is, and a button to give it up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from viewer.model.text import displayed

PATIENCE_MS = 400
"""What takes no longer has no progress to show."""


class Busy(QWidget):
    """For the status bar; it appears when the work takes a while."""

    def __init__(self, words: str, count: int, cancel: Callable[[], None]) -> None:
        super().__init__()
        self._words = QLabel(displayed(words))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, count if count > 1 else 0)
        self.bar.setFixedWidth(140)
        self.bar.setAccessibleName(displayed(words))
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName(f"Cancel: {displayed(words)}")
        self.cancel.clicked.connect(cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        for widget in (self._words, self.bar, self.cancel):
            row.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._patience.start()

    def hold(self) -> None:
        """Stay out of sight until the work has taken a while; a status bar shows what it gets."""
        self.hide()
