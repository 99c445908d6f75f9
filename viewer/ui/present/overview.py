"""All steps as a grid of pictures: one is chosen with the keyboard or the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.model.briefing import Step
from viewer.model.text import displayed, shortened
from viewer.session.pace import clock_words
from viewer.ui.present.thumbnails import Thumbnails

PICTURE = QSize(288, 162)
CELL = QSize(312, 226)


class Overview(QDialog):
    """A grid; Enter goes to the step, Esc leaves, and so does the key that opened it."""

    chosen = Signal(int)
    """A step's number, from 1."""

    def __init__(
        self, steps: Sequence[Step], number: int, thumbnails: Thumbnails, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("All steps")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._steps, self._thumbnails = steps, thumbnails
        self.grid = QListWidget()
        self.grid.setAccessibleName("All steps")
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setIconSize(PICTURE)
        self.grid.setGridSize(CELL)
        self.grid.setUniformItemSizes(True)
        self.grid.setWordWrap(True)
        self.grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.itemActivated.connect(self._choose)
        for at, step in enumerate(steps, 1):
            words = f"{at} · {displayed(shortened(step.title, 90))}"
            item = QListWidgetItem(f"{words}\n{clock_words(step.seconds)}")
            item.setSizeHint(CELL)
            self.grid.addItem(item)
        QShortcut(QKeySequence(Qt.Key.Key_O), self, self.reject)  # the list would look for an o
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(self.grid)
        self.resize(parent.size() - QSize(80, 80))
        self.grid.setCurrentRow(number - 1)
        thumbnails.made.connect(self._show_picture)
        for step in steps:
            self._show_picture(step.id)
        thumbnails.want(step.id for step in steps)

    def _show_picture(self, step: str) -> None:
        still = self._thumbnails.made_of(step)
        row = next((n for n, other in enumerate(self._steps) if other.id == step), -1)
        item = self.grid.item(row)
        if still is not None and item is not None:
            icon = QIcon(still)
            icon.addPixmap(still, QIcon.Mode.Selected)  # else Qt colours it
            item.setIcon(icon)

    def _choose(self, item: QListWidgetItem) -> None:
        number = self.grid.row(item) + 1
        self.accept()
        self.chosen.emit(number)
