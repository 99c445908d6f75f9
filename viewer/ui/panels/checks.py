"""Rows with a box each to tick, by a click or by Space."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from viewer.ui.panels.lists import AnyIndex, ChoiceList
from viewer.ui.panels.rows import RowDelegate, RowsModel
from viewer.ui.style import Style

SIDE = 14
CHECK = Qt.ItemDataRole.CheckStateRole


class ChecksModel(RowsModel):
    """Rows, and which of them are ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ticked: set[str] = set()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let a row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return whether a row is ticked too."""
        if role == CHECK and index.isValid():
            on = self.rows[index.row()].id in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def toggle(self, index: AnyIndex) -> None:
        """Tick a row, or take its tick away."""
        if index.isValid():
            self.ticked ^= {self.rows[index.row()].id}
            self.dataChanged.emit(index, index, [CHECK])


class ChecksList(ChoiceList):
    """The list of such rows."""

    def __init__(self, model: ChecksModel, style: Style, name: str) -> None:
        super().__init__(model, _CheckDelegate(style, model), name)
        self._checks = model
        self.setProperty("boxed", True)
        self.clicked.connect(lambda index: self._checks.toggle(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the chosen row on Space."""
        if event.key() == Qt.Key.Key_Space:
            self._checks.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two clicks as a click."""
        self.mousePressEvent(event)


class _CheckDelegate(RowDelegate):
    """Draws a row with its box in front."""

    PAD_X = 34

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        theme = self._style.theme
        on = index.data(CHECK) == Qt.CheckState.Checked
        top = option.rect.top() + self.PAD_Y + 2
        box = QRectF(option.rect.left() + 12, top, SIDE, SIDE)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme["focus"] if focused else theme["muted"], 2 if focused else 1))
        painter.setBrush(theme["accent"] if on else theme["raised"])
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(theme["on_accent"], 2))
            painter.drawPolyline(
                [box.topLeft() + offset for offset in _tick()],
            )
        painter.restore()


def _tick() -> list[QPointF]:
    return [QPointF(3, 7.5), QPointF(6, 10.5), QPointF(11, 4)]
