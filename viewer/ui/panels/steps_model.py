"""The steps as rows: what the list shows of each, and moving them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from viewer.model.briefing import Step
from viewer.model.text import shortened
from viewer.ui.panels.lists import AnyIndex

STEP_ROLE = Qt.ItemDataRole.UserRole + 1
LONGEST_TITLE, LONGEST_CAPTION = 120, 200


class StepRow(NamedTuple):
    """What the list shows of one step."""

    id: str
    number: int
    title: str
    caption: str
    time: str
    marks: tuple[str, ...]
    """In words: *hidden*, *only what is disputed*."""
    hidden: bool


class StepsModel(QAbstractListModel):
    """Steps by position. Rows that somebody moves tell so; the order itself is the session's."""

    moved = Signal(str, int)
    """A step's id, and the position that it is moved to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[StepRow] = []
        self.editable = True

    def show(self, steps: tuple[Step, ...]) -> None:
        """List these steps; rows that stay are not touched."""
        rows = [_row(number, step) for number, step in enumerate(steps, 1)]
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many steps there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == STEP_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            parts = (f"{row.number}, {row.title}", *row.marks, row.caption, row.time)
            return ". ".join(part for part in parts if part)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between others but not on them."""
        flags = super().flags(index)
        if not self.editable:
            return flags
        drag = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | (drag if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        """Only move."""
        return Qt.DropAction.MoveAction

    def moveRows(
        self, parent: AnyIndex, row: int, count: int, new_parent: AnyIndex, before: int
    ) -> bool:
        """Move a row in front of another one, as a drop does, and say so."""
        whole = QModelIndex()
        if count != 1 or not self.beginMoveRows(whole, row, row, whole, before):
            return False
        step = self.rows.pop(row)
        to = before - (before > row)
        self.rows.insert(to, step)
        self.endMoveRows()
        self.moved.emit(step.id, to)
        return True


def time_words(seconds: int) -> str:
    """Return a planned time: ``1:30``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _row(number: int, step: Step) -> StepRow:
    marks = ("hidden" * step.hidden, "only what is disputed" * step.disputed)
    return StepRow(
        id=step.id,
        number=number,
        title=shortened(step.title, LONGEST_TITLE),
        caption=shortened(step.caption or "", LONGEST_CAPTION),
        time=time_words(step.seconds),
        marks=tuple(filter(None, marks)),
        hidden=step.hidden,
    )
