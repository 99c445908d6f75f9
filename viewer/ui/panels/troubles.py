"""What keeps work from being safe, said in words until it is solved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.ui.panels.labels import PlainLabel

Offer = tuple[str, Callable[[], None]]


class Troubles(QFrame):
    """A line for each kind of trouble; nobody can put one away, but whoever solves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("raised", True)
        self.setAccessibleName("Work that is not safe")
        self._rows: dict[str, tuple[QWidget, PlainLabel]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 10, 8)
        self.hide()

    def say(self, kind: str, words: str, *offers: Offer) -> None:
        """Show a trouble, or what has become of it; `offers` are buttons and what they do."""
        if kind not in self._rows:
            self._rows[kind] = self._row(offers)
        self._rows[kind][1].show_text(words)
        self._describe()

    def solve(self, kind: str) -> None:
        """Take a trouble away, if it is there."""
        if kind in self._rows:
            row, _ = self._rows.pop(kind)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._describe()

    def _row(self, offers: tuple[Offer, ...]) -> tuple[QWidget, PlainLabel]:
        row, words = QWidget(), PlainLabel()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        for name, do in offers:
            button = QPushButton(name)
            button.clicked.connect(partial(_do, do))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)
        return row, words

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(words.text() for _, words in self._rows.values()))
        self.setVisible(bool(self._rows))


def _do(do: Callable[[], None], _checked: bool = False) -> None:
    do()
