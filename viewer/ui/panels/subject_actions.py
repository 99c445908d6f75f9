"""Buttons under the head of the dossier: what can be done with what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from viewer.ui.panels.step_actions import ButtonLine, bind, named_chip

WORDS = {
    "edit-subject": ("Edit…", "Edit place or speaker"),
    "merge-subject": ("Merge…", "Merge with another"),
    "split-subject": ("Split…", "Split in two"),
    "delete-subject": ("Delete…", "Delete it"),
}
"""By the command that a button stands for: what is on it, and what a screen reader says."""


class SubjectActions(ButtonLine):
    """Those that can be used now; hidden where there is none."""

    def __init__(self, parent: QWidget) -> None:
        self._buttons = {command: named_chip(*words) for command, words in WORDS.items()}
        super().__init__(parent, *self._buttons.values())
        self.line.setContentsMargins(0, 6, 0, 2)
        self.hide()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the commands do."""
        for command, button in self._buttons.items():
            bind(button, actions[command])

    def show_for(self, kind: str | None) -> None:
        """Offer what can be done with a place, an agent or a passage; None is nothing."""
        for command, button in self._buttons.items():
            button.setVisible(kind in ("place", "agent") or command == "delete-subject")
        self.setVisible(kind in ("place", "agent", "passage"))
