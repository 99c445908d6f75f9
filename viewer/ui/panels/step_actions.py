"""Buttons that do what commands do, and are enabled when these are."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from viewer.ui.panels.flow import FlowLayout

LEAST_SIDE = 26


class ButtonLine(QWidget):
    """Buttons, and words about them, in as many lines as they need."""

    def __init__(self, parent: QWidget, *parts: QWidget) -> None:
        super().__init__(parent)
        line = FlowLayout(self)
        line.setContentsMargins(16, 6, 16, 4)
        for part in parts:
            part.setMinimumHeight(LEAST_SIDE)
            line.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class StepActions(ButtonLine):
    """What can be done with the chosen step."""

    def __init__(self, parent: QWidget) -> None:
        self.duplicate = _chip("Duplicate", "Duplicate step")
        self.hide_or_show = _chip("Hide", "Hide step")
        self.delete = _chip("Delete", "Delete step")
        super().__init__(parent, self.duplicate, self.hide_or_show, self.delete)

    def show_hidden(self, hidden: bool) -> None:
        """Offer to hide a step, or to show one that is hidden."""
        self.hide_or_show.setText("Show" if hidden else "Hide")
        self.hide_or_show.setAccessibleName("Show step" if hidden else "Hide step")


def bind(button: QPushButton, action: QAction) -> None:
    """Let a button do what a command does."""
    button.clicked.connect(lambda _checked=False: action.trigger())
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())


def _chip(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("chip", True)
    button.setAccessibleName(name)
    return button
