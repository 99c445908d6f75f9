"""The list of steps: dragged into order, and with the keys of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.step_delegate import StepDelegate
from viewer.ui.panels.steps_model import StepsModel
from viewer.ui.style import Style


class StepsList(ChoiceList):
    """Steps in their order."""

    delete_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, model: StepsModel, style: Style, parent: QWidget) -> None:
        super().__init__(model, StepDelegate(style, parent), "Steps", parent)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen step in view: its fields take room from the list when they appear."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete, and Enter or F2 to edit; the rest is any list's."""
        keys = Qt.Key
        if event.key() == keys.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_F2):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)
