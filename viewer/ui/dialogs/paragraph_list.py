"""The paragraphs of an article that is looked over: struck out, joined and named by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from viewer.model.briefing import BlockRole
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import RowDelegate, RowsModel

ROLE_KEYS: tuple[tuple[str, BlockRole | None, Qt.Key], ...] = (
    ("Paragraph  P", None, Qt.Key.Key_P),
    ("Heading  H", "heading", Qt.Key.Key_H),
    ("Byline  B", "byline", Qt.Key.Key_B),
    ("Caption  C", "caption", Qt.Key.Key_C),
    ("Note  N", "note", Qt.Key.Key_N),
)


class ParagraphList(ChoiceList):
    """The paragraphs; several can be chosen with Shift."""

    struck = Signal(list)
    joined = Signal(list)
    named = Signal(list, object)
    undone = Signal()
    beside = Signal()
    """The original is to be shown, or not any more."""

    def __init__(self, rows: RowsModel, delegate: RowDelegate) -> None:
        super().__init__(rows, delegate, "Paragraphs", empty="No paragraph is left.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectedIndexes())

    def go_to(self, row: int) -> None:
        """Choose one row, and bring it into sight."""
        index = self.model().index(row, 0)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that change paragraphs from being shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen paragraphs; what has no meaning here walks the list."""
        if action := self._action(event):
            action()
        else:
            super().keyPressEvent(event)

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        rows = self.chosen_rows()
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            return self.undone.emit
        if held & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return lambda: self.struck.emit(rows)
        if key == Qt.Key.Key_J:
            return lambda: self.joined.emit(rows)
        if key == Qt.Key.Key_U:
            return self.undone.emit
        if key == Qt.Key.Key_O:
            return self.beside.emit
        for _words, role, letter in ROLE_KEYS:
            if key == letter:
                return lambda: self.named.emit(rows, role)
        return None
