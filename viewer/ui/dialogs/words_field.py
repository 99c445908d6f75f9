"""A few lines of words in a form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from viewer.model.text import displayed, typed
from viewer.ui.panels.labels import wrapping

LINES = 3


class WordsField(QPlainTextEdit):
    """Words that break into lines; Enter takes the form, as in its other fields."""

    taken = Signal()

    def __init__(self, name: str, words: str, parent: QWidget, *, lines: int = LINES) -> None:
        super().__init__(parent)
        self._before, self._lines = words, lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(wrapping(words))
        self.setPlainText(displayed(words))
        self.document().setModified(False)

    def words(self) -> str:
        """Return what is written; what was only shown, as it was."""
        return typed(self.toPlainText()) if self.document().isModified() else self._before

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        height = self._lines * self.fontMetrics().lineSpacing() + 16
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a form has the room."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the form on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
