"""A bar below the title for what a person should know: what happened and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from viewer.ui.panels.labels import PlainLabel


class Notice(QFrame):
    """One notice at a time; it stays until it is put away or another one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("raised", True)
        self.setAccessibleName("Notice")
        self._words = PlainLabel()
        close = QPushButton("Close")
        close.setAccessibleName("Close the notice")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.addWidget(self._words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str) -> None:
        """Show a notice."""
        self._words.show_text(words)
        self.setAccessibleDescription(words)
        self.show()
