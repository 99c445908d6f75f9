"""Fields of a step: they tell what is typed letter by letter, and leave Undo to the session."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from viewer.model.text import displayed, typed
from viewer.ui.panels.labels import wrapping
from viewer.ui.panels.steps_model import time_words

LONGEST_LINE, LONGEST_NOTES = 500, 50_000
"""Characters that can be edited here; what is longer, in a file from elsewhere, is only shown."""
DAY = 86_400
LINES = 5


class LineField(QLineEdit):
    """One line of words out of a file."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST_LINE)
        self.textEdited.connect(lambda words: self.edited.emit(_one_line(words)))

    def show_words(self, words: str, *, editable: bool = True) -> None:
        """Show words, unless they are those that are being typed."""
        shown = displayed(_one_line(words[: LONGEST_LINE + 1]))
        self.setReadOnly(not editable or len(shown) > LONGEST_LINE)
        if _one_line(self.text()) != shown:
            at = self.cursorPosition()
            self.setText(shown)
            self.setCursorPosition(at if self.hasFocus() else 0)


class NotesField(QPlainTextEdit):
    """Several lines of Markdown, as it is written."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText("For the presenter alone. **bold**, - lists")
        self._telling = True
        self.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Return the height of a few lines; the panel gives it more where there is some."""
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing())

    def show_words(self, words: str, *, editable: bool = True) -> None:
        """Show words, unless they are those that are being typed."""
        shown = displayed(typed(words[: LONGEST_NOTES + 1]))
        self.setReadOnly(not editable or len(shown) > LONGEST_NOTES)
        if shown == self._words():
            return
        at = self.textCursor().position()
        self._telling = False
        self.clear()  # else the words there are would be broken anew
        self.setWordWrapMode(wrapping(shown))
        self.setPlainText(shown)
        self._telling = True
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def _words(self) -> str:
        """Return what is typed, with the no-break spaces that `toPlainText` takes out."""
        raw = self.document().toRawText()
        return typed(raw.replace("\u2029", "\n").replace("\u2028", "\n"))

    def _tell(self) -> None:
        if self._telling and not self.isReadOnly():
            self.edited.emit(self._words()[:LONGEST_NOTES])


class TimeField(QLineEdit):
    """Minutes and seconds, ``1:30``; a number alone is minutes. Up and Down are five seconds."""

    edited = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(len("1440:00"))
        self._seconds = 0
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(lambda: self.setText(time_words(self._seconds)))

    def show_seconds(self, seconds: int, *, editable: bool = True) -> None:
        """Show a time, unless it is the one that is being typed."""
        self.setReadOnly(not editable)
        self._seconds = seconds
        if seconds_in(self.text()) != seconds:
            self.setText(time_words(seconds))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lengthen and shorten by Up and Down."""
        by = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if by is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self.setText(time_words(min(max(self._seconds + by, 0), DAY)))
        self._tell(self.text())

    def _tell(self, words: str) -> None:
        seconds = seconds_in(words)
        if seconds is not None:
            self._seconds = seconds
            self.edited.emit(seconds)


def seconds_in(words: str) -> int | None:
    """Return the seconds of ``1:30`` or ``2``, None where that is no time within a day."""
    found = re.fullmatch(r"([0-9]{1,4})(?::([0-5][0-9]))?", words.strip(), re.ASCII)
    seconds = int(found[1]) * 60 + int(found[2] or 0) if found else DAY + 1
    return seconds if seconds <= DAY else None


class SessionKeys(QObject):
    """Keys that mean the same in every field: Undo and Redo are the session's, Esc leaves."""

    left = Signal()
    """Esc was pressed."""
    focus_changed = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Undo and Redo from the field, and Esc from the window."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            self.focus_changed.emit()
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if kind == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            undoing = event.matches(keys.Undo) or event.matches(keys.Redo)
            event.setAccepted(escape)
            return escape or undoing
        if kind == QEvent.Type.KeyPress and escape:
            self.left.emit()
            return True
        return False


def _one_line(words: str) -> str:
    return " ".join(typed(words).split())
