"""Buttons that do what commands do, and are enabled when these are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from viewer.ui.panels.flow import FlowLayout

LEAST_SIDE = 26


class ButtonLine(QWidget):
    """Buttons, and words about them, in as many lines as they need."""

    def __init__(self, parent: QWidget, *parts: QWidget) -> None:
        super().__init__(parent)
        self.line = FlowLayout(self)
        self.line.setContentsMargins(16, 6, 16, 4)
        for part in parts:
            part.setMinimumHeight(LEAST_SIDE)
            self.line.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the height of as many lines as it takes at its width.

        Of one line while it cannot be seen: it has no width of its own yet, and a page in the
        background must not take the room of what is in front.
        """
        height = self.line.minimumSize().height()
        if self.isVisible():
            height = self.heightForWidth(self.width())
        return QSize(super().sizeHint().width(), height)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that it needs, now that it can be seen."""
        super().showEvent(event)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wants another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class StepActions(ButtonLine):
    """What can be done with the chosen step."""

    def __init__(self, parent: QWidget) -> None:
        self.duplicate = named_chip("Duplicate", "Duplicate step")
        self.hide_or_show = named_chip("Hide", "Hide step")
        self.delete = named_chip("Delete", "Delete step")
        super().__init__(parent, self.duplicate, self.hide_or_show, self.delete)

    def show_hidden(self, hidden: bool) -> None:
        """Offer to hide a step, or to show one that is hidden."""
        self.hide_or_show.setText("Show" if hidden else "Hide")
        self.hide_or_show.setAccessibleName("Show step" if hidden else "Hide step")


class ToggleChip(QPushButton):
    """A chip that stays pressed, with room for its words in bold, as they are then."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty("chip", True)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size of the bold words."""
        return super().sizeHint() + QSize(6, 0)


class CommandChip(QPushButton):
    """A chip that does what a command does, and says its name and the key that is in force.

    Where it has less room than that needs, the name is cut short, never the key.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("chip", True)
        self._name = self._key = ""

    def bind(self, action: QAction) -> None:
        """Follow the command from now on."""
        bind(self, action)
        action.changed.connect(lambda: self._tell(action))
        self._tell(action)

    def words_within(self, width: int) -> str:
        """Return as much of the name as there is room for, and the key."""
        metrics, cut = self.fontMetrics(), Qt.TextElideMode.ElideRight
        if metrics.horizontalAdvance(self.text()) <= width:
            return self.text()
        room = width - metrics.horizontalAdvance(self._key)
        return metrics.elidedText(self._name, cut, room) + self._key

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words that there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_PushButtonContents
        option.text = self.words_within(self.style().subElementRect(inside, option, self).width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _tell(self, action: QAction) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._name, self._key = action.text().replace("&", ""), f"  {keys}" if keys else ""
        self.setText(self._name + self._key)
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())


def bind(button: QPushButton, action: QAction) -> None:
    """Let a button do what a command does."""
    button.clicked.connect(lambda _checked=False: action.trigger())
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())


def offer(button: QPushButton, actions: Iterable[QAction]) -> None:
    """Let a button open a menu of commands."""
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.setMenu(menu)


def named_chip(words: str, name: str) -> QPushButton:
    """Return a small button, and what a screen reader says of it."""
    button = QPushButton(words)
    button.setProperty("chip", True)
    button.setAccessibleName(name)
    return button
