"""The end of the review: that all is decided, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.step_actions import ButtonLine, CommandChip
from viewer.ui.style import Style

DONE = "All is decided"
NEXT = (
    "What nobody has proposed you add yourself: search for words of the article, which selects "
    "them, and make a claim or a place of them. U takes the last decision back."
)
NEXT_COMMANDS = ("focus-steps", "save", "make-place", "make-claim", "present", "snapshot")
DONE_HERE = "Nothing is left to decide of this kind"
OTHERS = "The chips above list the others. U takes the last decision back."


class ReviewEnd(QWidget):
    """Offers what comes next, each command with its key."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._done, self._next = PlainLabel(), PlainLabel()
        self._commands = {command: CommandChip() for command in NEXT_COMMANDS}
        self._ways = ButtonLine(self, *self._commands.values())
        self._ways.line.setContentsMargins(0, 4, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 0)
        column.setSpacing(8)
        for part in (self._done, self._next, self._ways):
            column.addWidget(part)
        column.addStretch(1)

    def show_end(self, to_go: int) -> None:
        """Say whether all is decided or all of the kind that is listed, and what comes next."""
        self._done.show_text(DONE_HERE if to_go else DONE)
        self._next.show_text(OTHERS if to_go else NEXT)
        self._ways.setVisible(not to_go)

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what commands do."""
        for command, chip in self._commands.items():
            chip.bind(actions[command])

    def restyle(self) -> None:
        """Take the fonts in force."""
        self._done.setFont(self._style.fonts.serif(1.3, QFont.Weight.DemiBold))
        self._next.setFont(self._style.fonts.sans(1.0))
