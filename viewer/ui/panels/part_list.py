"""A list that a person adds to, takes from and puts in order, by keys and by buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine
from viewer.ui.style import Style

MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class PartList(QWidget):
    """Rows, and below them what can be done with the chosen one."""

    add_asked = Signal()
    removed = Signal(int)
    moved = Signal(int, int)
    """A row, and by how many it goes down."""
    chosen = Signal(int)

    def __init__(
        self, style: Style, name: str, parent: QWidget, *, empty: str, ordered: bool = False
    ) -> None:
        super().__init__(parent)
        self._rows = RowsModel(self)
        self.list = _KeyList(self._rows, RowDelegate(style, self), name, empty=empty)
        self.list.setProperty("boxed", True)
        self.list.asked.connect(self._act)
        self.list.chosen.connect(self.chosen)
        self._ordered = ordered
        self.add = chip("Add…  Ins", self.add_asked.emit)
        self.remove = chip("Remove  Del", lambda: self._act("remove"))
        self.up = chip("Up", lambda: self._act("up"))
        self.down = chip("Down", lambda: self._act("down"))
        self.up.setToolTip("Alt+Shift+Up")
        self.down.setToolTip("Alt+Shift+Down")
        buttons = [self.add, self.remove, *((self.up, self.down) if ordered else ())]
        for button in (self.up, self.down):
            button.setVisible(ordered)
        line = ButtonLine(self, *buttons)
        line.line.setContentsMargins(0, 6, 0, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(line)

    @property
    def row(self) -> int:
        """The chosen row, -1 for none."""
        return self.list.currentIndex().row()

    def show_rows(self, rows: Sequence[Row], row: int, *, fixed: int = 0) -> None:
        """List these, the first `fixed` of which stay where they are, and choose one."""
        self._rows.show(list(rows))
        row = min(row, len(rows) - 1)
        self.list.show_choice(row)
        self.remove.setEnabled(row >= fixed)
        self.up.setEnabled(row > fixed)
        self.down.setEnabled(fixed <= row < len(rows) - 1)

    def _act(self, action: str) -> None:
        row = self.row
        if action == "add":
            self.add_asked.emit()
        elif action == "remove" and self.remove.isEnabled():
            self.removed.emit(row)
        elif action == "up" and self._ordered and self.up.isEnabled():
            self.moved.emit(row, -1)
        elif action == "down" and self._ordered and self.down.isEnabled():
            self.moved.emit(row, 1)


class _KeyList(ChoiceList):
    """Keeps the keys that add, remove and move."""

    asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Keep these keys from being shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, remove or move; other keys walk the list."""
        if action := _action(event):
            self.asked.emit(action)
        else:
            super().keyPressEvent(event)


def _action(event: QKeyEvent) -> str:
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == MOVING:
        return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(key, "")
    if held:
        return ""
    keys = {Qt.Key.Key_Insert: "add", Qt.Key.Key_Delete: "remove", Qt.Key.Key_Backspace: "remove"}
    return keys.get(key, "")


def chip(words: str, do: Callable[[], object]) -> QPushButton:
    """Return a small button; the key that does the same stands behind its words."""
    button = QPushButton(words)
    button.setProperty("chip", True)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: do())
    return button
