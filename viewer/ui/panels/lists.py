"""Lists that say which of their items a person has chosen, by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

EMPTY_MARGINS = (20, 32, -20, -20)

AnyIndex = QModelIndex | QPersistentModelIndex


class ChoiceList(QListView):
    """A list whose chosen row is the current one; moving to a row chooses it."""

    chosen = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        name: str,
        parent: QWidget | None = None,
        *,
        empty: str = "",
    ) -> None:
        """`empty` is what the list says while nothing is in it."""
        super().__init__(parent)
        self._telling = True
        self._empty = empty
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)

    def show_choice(self, row: int) -> None:
        """Mark a row as chosen, -1 for none, without saying so.

        A row that is chosen already stays where it is: it may be under a pressed mouse.
        """
        index = self.model().index(row, 0) if row >= 0 else QModelIndex()
        if index.isValid() and index == self.currentIndex():
            return
        self._telling = False
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._telling = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the items, or say that there are none."""
        super().paintEvent(event)
        if self._empty and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            box = self.viewport().rect().adjusted(*EMPTY_MARGINS)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say which row is chosen now."""
        super().currentChanged(current, previous)
        if self._telling and current.isValid():
            self.chosen.emit(current.row())
