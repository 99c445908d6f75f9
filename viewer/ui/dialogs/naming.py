"""Asking for a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from viewer.model.text import typed
from viewer.ui.dialogs.form import muted_label
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.step_fields import LineField

LEAST_WIDTH = 420


class NameDialog(QDialog):
    """One line; Enter takes it, Esc leaves."""

    named = Signal(str)

    def __init__(
        self, title: str, what: str, parent: QWidget, *, why: str = "", name: str = ""
    ) -> None:
        """`why` is what stands above the line; `name` is in it to begin with."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        reason = PlainLabel(self)
        reason.show_text(why)
        self.name = LineField(what, self)
        self.name.show_words(name)
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
        for widget in (reason, muted_label(what, self.name), self.name, buttons):
            column.addWidget(widget)
        self._follow()
        self.resize(LEAST_WIDTH, self.heightForWidth(LEAST_WIDTH))  # Qt would take it for narrower
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.accepted.connect(lambda: self.named.emit(self.words()))

    def words(self) -> str:
        """Return what was typed, on one line."""
        return " ".join(typed(self.name.text()).split())

    def _follow(self) -> None:
        self._take.setEnabled(bool(self.words()))
