"""After a rehearsal: each step's planned time, this one's, the earlier ones', and what to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Step
from viewer.model.text import displayed, shortened
from viewer.session.pace import clock_words
from viewer.store.rehearsals import Rehearsal

MOST_EARLIER = 3


class RehearsalDialog(QDialog):
    """A table of times; they become the planned ones only if that is asked for."""

    write_back = Signal()
    kept_apart = Signal()

    def __init__(
        self,
        steps: Sequence[Step],
        taken: Mapping[str, float],
        earlier: Sequence[Rehearsal],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rehearsal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = _table(steps, taken, earlier[-MOST_EARLIER:])
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        write = buttons.addButton("Use as planned times", roles.AcceptRole)
        keep = buttons.addButton("Keep to compare", roles.ActionRole)
        away = buttons.addButton("Throw away", roles.RejectRole)
        write.clicked.connect(lambda: self._finish(self.write_back))
        keep.clicked.connect(lambda: self._finish(self.kept_apart))
        away.clicked.connect(self.reject)
        words = QLabel("“Keep to compare” leaves the briefing as it is.")
        words.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        column.addWidget(words)
        column.addWidget(buttons)
        keep.setDefault(True)  # only now, when the dialog is there to know of it
        self.resize(min(860, parent.width() - 40), min(560, parent.height() - 40))

    def _finish(self, chosen: SignalInstance) -> None:
        chosen.emit()
        self.accept()


def _table(
    steps: Sequence[Step], taken: Mapping[str, float], earlier: Sequence[Rehearsal]
) -> QTableWidget:
    heads = [
        "Step",
        "Planned",
        "This time",
        *(kept.when[:16].replace("T", " ") for kept in earlier),
    ]
    table = QTableWidget(len(steps) + 1, len(heads))
    table.setAccessibleName("Times of the steps")
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    for row, step in enumerate(steps):
        times = [
            float(step.seconds),
            taken.get(step.id),
            *(k.seconds.get(step.id) for k in earlier),
        ]
        title = f"{row + 1} · {displayed(shortened(step.title, 80))}"
        _fill(table, row, title, times)
    planned = float(sum(step.seconds for step in steps))
    totals = [planned, sum(taken.values()), *(sum(k.seconds.values()) for k in earlier)]
    _fill(table, len(steps), "Together", totals)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, row: int, title: str, times: Sequence[float | None]) -> None:
    table.setItem(row, 0, QTableWidgetItem(title))
    for column, seconds in enumerate(times, 1):
        item = QTableWidgetItem("–" if seconds is None else clock_words(seconds))
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, column, item)
