"""Asking for a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer.model.text import typed
from viewer.ui.panels.step_fields import LineField


class NameDialog(QDialog):
    """One line; Enter takes it, Esc leaves."""

    named = Signal(str)

    def __init__(self, title: str, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        label = QLabel(what)
        self.name = LineField(what, self)
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
        for widget in (label, self.name, buttons):
            column.addWidget(widget)
        self._follow()
        self.accepted.connect(lambda: self.named.emit(self.words()))

    def words(self) -> str:
        """Return what was typed, on one line."""
        return " ".join(typed(self.name.text()).split())

    def _follow(self) -> None:
        self._take.setEnabled(bool(self.words()))
