"""Passages that do not stand where they stood, once a text was corrected: lost, changed, moved."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from viewer.model.briefing import Passage, PassageState
from viewer.model.text import shortened
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.part_list import chip
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine
from viewer.ui.style import Style
from viewer.ui.words import count_words

FIRST_SIZE = (560, 420)
LONGEST = 240
STATES: dict[PassageState, str] = {
    "exact": "",
    "moved": "Moved: the same words at another place",
    "fuzzy": "Changed: the article has other words there now",
    "orphan": "Lost: these words are not in the article any more",
}


class Drift(NamedTuple):
    """A passage of the list, and what is done with it."""

    passage: Passage
    proposed: bool
    uses: str = ""
    """What stands on it, in words."""


class DriftedDialog(QDialog):
    """The list, beside the window: Enter goes there, and the keyboard stays."""

    went = Signal(str)
    requoted = Signal(str)
    replaced = Signal(str)
    deleted = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Moved and lost passages")
        self.resize(*FIRST_SIZE)
        self._drifts: list[Drift] = []
        self._rows = RowsModel(self)
        self._count = PlainLabel()
        self.list = _EnterList(
            self._rows, RowDelegate(style, self), "Moved and lost passages",
            empty="Every passage stands on its words.",
        )  # fmt: skip
        self.list.setProperty("boxed", True)
        self.list.entered_row.connect(lambda: self._tell(self.went))
        self.list.chosen.connect(lambda _: self._enable())
        self.go = chip("Go there  Enter", lambda: self._tell(self.went))
        self.take = chip("Quote the words there", lambda: self._tell(self.requoted))
        self.put = chip("Put on the selected words", lambda: self._tell(self.replaced))
        self.delete = chip("Delete…", lambda: self._tell(self.deleted))
        self.close_button = QPushButton("Close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        column.addWidget(ButtonLine(self, self.go, self.take, self.put, self.delete))
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.list.setFocus()

    def show_drifts(self, drifts: list[Drift]) -> None:
        """List these passages."""
        row = max(self.list.currentIndex().row(), 0)
        self._drifts = drifts
        self._rows.show([_row(drift) for drift in drifts])
        lost = sum(drift.passage.state == "orphan" for drift in drifts)
        told = f"{count_words(len(drifts), 'passage', 'passages')}, {lost} of them lost"
        self._count.show_text(told if drifts else "All is in its place.")
        self.list.show_choice(min(row, len(drifts) - 1))
        self._enable()

    def _chosen(self) -> Drift | None:
        row = self.list.currentIndex().row()
        return self._drifts[row] if 0 <= row < len(self._drifts) else None

    def _tell(self, signal: SignalInstance) -> None:
        if drift := self._chosen():
            signal.emit(drift.passage.id)

    def _enable(self) -> None:
        drift = self._chosen()
        found = drift is not None and drift.passage.state != "orphan"
        mine = drift is not None and not drift.proposed
        self.go.setEnabled(found)
        self.take.setEnabled(found and mine)
        self.put.setEnabled(mine)
        self.delete.setEnabled(drift is not None)


class _EnterList(ChoiceList):
    entered_row = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the chosen row's words on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


def _row(drift: Drift) -> Row:
    kind = "Proposal" if drift.proposed else ""
    detail = " · ".join(filter(None, (kind, STATES[drift.passage.state], drift.uses)))
    return Row(drift.passage.id, shortened(drift.passage.quote.exact, LONGEST), detail, True)
