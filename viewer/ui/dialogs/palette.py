"""The command palette: every command by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from viewer.model.text import folded
from viewer.session.command import Command
from viewer.session.commands import DESK
from viewer.ui.actions import Actions
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.style import Style


class Palette(QDialog):
    """A box over the window: type, Up and Down, Enter."""

    def __init__(self, actions: Actions, style: Style, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("All commands")
        self.setAccessibleName("All commands")
        self._actions = actions
        self._shown: list[Command] = []
        self._rows = RowsModel(self)
        self._list = ChoiceList(self._rows, RowDelegate(style, self), "Commands")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._run(index.row()))
        self._box = QLineEdit()
        self._box.setPlaceholderText("Type a command")
        self._box.setAccessibleName("Type a command")
        self._box.textChanged.connect(self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._box)
        column.addWidget(self._list)
        self._box.setFocus()
        self._find("")
        self._place(parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the commands, run one, or leave."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _find(self, words: str) -> None:
        needles = folded(words).split()
        able = [c for c in DESK if self._actions[c.id].isEnabled() and c.id != "palette"]
        self._shown = [c for c in able if all(n in folded(f"{c.menu} {c.title}") for n in needles)]
        self._rows.show([_row(command) for command in self._shown])
        self._list.show_choice(0 if self._shown else -1)

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.accept()
            self._actions[self._shown[row].id].trigger()

    def _place(self, window: QWidget) -> None:
        width, height = min(560, window.width() - 40), min(440, window.height() - 120)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(corner.x() + (window.width() - width) // 2, corner.y() + 70, width, height)


def _row(command: Command) -> Row:
    keys = [
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in command.keys
    ]
    return Row(command.id, command.title, " · ".join((command.menu, *keys)))
