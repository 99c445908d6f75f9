"""A bar below the title for what a person should know: what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable

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
        self._offer = QPushButton()
        self._offer.clicked.connect(self._take_offer)
        self._do: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str, offer: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a notice; `offer` is what a button does, and its name."""
        self._words.show_text(words)
        self._offer.setVisible(offer is not None)
        self._do = offer[1] if offer else None
        if offer:
            self._offer.setText(offer[0])
        self.setAccessibleDescription(words)
        self.show()

    def _take_offer(self) -> None:
        self.hide()
        if self._do:
            self._do()
