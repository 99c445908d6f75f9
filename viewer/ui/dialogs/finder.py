"""Choosing one of many by a few letters: another place, a speaker, a claim, a passage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from viewer.model.text import displayed, folded
from viewer.session.editing.parts import line
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.style import Style

FIRST_SIZE = (540, 460)
MOST = 200
"""Rows shown; more letters show others."""
LONGEST_NAME = 120
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Finder(QDialog):
    """A line to type in, and what holds the words: Up and Down, Enter."""

    found = Signal(str)
    """The id of the row."""
    named = Signal(str)
    """A name that nobody has yet."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        style: Style,
        parent: QWidget,
        *,
        words: str = "",
        new: str = "",
    ) -> None:
        """`words` say above the line what is chosen for what; `new` offers a name that is typed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*FIRST_SIZE)
        self._all = [(row, folded(f"{row.title} {row.detail}")) for row in rows]
        self._titles = {folded(row.title) for row in rows}
        self._new = new
        self._shown: list[Row] = []
        self._rows = RowsModel(self)
        said = PlainLabel()
        said.show_text(words)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type a few letters")
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self._find)
        self._list = ChoiceList(
            self._rows, RowDelegate(style, self), "What was found", empty="Nothing found"
        )
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (said, self.line):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        self.line.setFocus()
        self._find("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows, choose one, or leave."""
        if event.key() in _WALKING:
            self._list.keyPressEvent(event)
            self._say()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _find(self, words: str) -> None:
        needles = folded(words).split()
        found = [row for row, searched in self._all if all(n in searched for n in needles)]
        self._shown = found[:MOST]
        name = line(words)[:LONGEST_NAME]
        if self._new and name and folded(name) not in self._titles:
            self._shown.append(Row("", f"{self._new}: {displayed(name)}"))
        self._rows.show(self._shown)
        self._list.show_choice(0 if self._shown else -1)
        self._say()

    def _say(self) -> None:
        """Let a screen reader speak the row, while the keyboard stays in the line."""
        self.line.setAccessibleDescription(str(self._list.currentIndex().data() or ""))

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        self.accept()
        if identifier := self._shown[row].id:
            self.found.emit(identifier)
        else:
            self.named.emit(line(self.line.text())[:LONGEST_NAME])
