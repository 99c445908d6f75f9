"""Asking for the name that reviews are signed with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer.model.text import typed
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.step_fields import LineField

WHY = (
    "Who reviews? The name is kept in the briefing, beside each claim that you accept, and in this "
    "program’s settings. It can be a name, initials or a role."
)


class ReviewerDialog(QDialog):
    """One line; Enter takes it, Esc leaves it open who reviews."""

    def __init__(self, name: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reviewer’s name")
        self.setMinimumWidth(420)
        why = PlainLabel()
        why.show_text(WHY)
        label = QLabel("Your name")
        self.name = LineField("Your name, as reviewer", self)
        self.name.show_words(name or "")
        label.setBuddy(self.name)
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Ok | choices.Cancel)
        self._take = buttons.button(choices.Ok)
        self._take.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (why, label, self.name, buttons):
            column.addWidget(widget)
        self._follow()
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """Return what was typed, on one line."""
        return " ".join(typed(self.name.text()).split())

    def _follow(self) -> None:
        self._take.setEnabled(bool(self.words()))


def asked_reviewer(name: str | None, parent: QWidget) -> str | None:
    """Ask for the name; None where a person gives none."""
    dialog = ReviewerDialog(name, parent)
    accepted = dialog.exec()
    dialog.deleteLater()
    parent.activateWindow()
    return dialog.words() or None if accepted else None
