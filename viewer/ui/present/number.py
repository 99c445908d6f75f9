"""Going to a step by its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSpinBox, QWidget


class NumberBox(QDialog):
    """A small box: the number, then Enter."""

    chosen = Signal(int)

    def __init__(self, present: int, count: int, begun: str, parent: QWidget) -> None:
        """`present` is the step that is on; `begun` the digit that opened the box, if one did."""
        super().__init__(parent)
        self.setWindowTitle("Go to step")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.number = QSpinBox()
        self.number.setRange(1, count)
        self.number.setValue(present)
        self.number.setAccessibleName(f"Number of the step, 1 to {count}")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.addWidget(QLabel("Go to step"))
        row.addWidget(self.number)
        row.addWidget(QLabel(f"of {count}, then Enter"))
        self.number.selectAll()
        self._begun = begun.isdecimal()
        if self._begun:
            self.number.setValue(int(begun))
        self.number.setFocus(Qt.FocusReason.PopupFocusReason)
        self.accepted.connect(lambda: self.chosen.emit(self.number.value()))

    def setVisible(self, visible: bool) -> None:
        """Let digits follow the one that was typed: Qt selects it while the box is shown."""
        super().setVisible(visible)
        if self._begun:
            self.number.lineEdit().end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.number.interpretText()
            self.accept()
        else:
            super().keyPressEvent(event)
