"""Asking for the name that reviews are signed with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from viewer.ui.dialogs.naming import NameDialog

WHY = (
    "Who reviews? The name is kept in the briefing, beside each claim that you accept, and in this "
    "program’s settings. It can be a name, initials or a role."
)


class ReviewerDialog(NameDialog):
    """Who reviews; Esc leaves it open."""

    def __init__(self, name: str | None, parent: QWidget) -> None:
        super().__init__("Reviewer’s name", "Your name", parent, why=WHY, name=name or "")


def asked_reviewer(name: str | None, parent: QWidget) -> str | None:
    """Ask for the name; None where a person gives none."""
    asking = QApplication.activeWindow() or parent  # a form over the window may want to know
    dialog = ReviewerDialog(name, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it is asked afterwards
    accepted = dialog.exec()
    dialog.deleteLater()
    asking.activateWindow()
    return dialog.words() if accepted else None
