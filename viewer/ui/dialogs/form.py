"""A form over the window: fields, what is wrong with them, and two buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from viewer.model.errors import DatelineError
from viewer.ui.dialogs.questions import about_leaving_form
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.labels import PlainLabel

FIRST_WIDTH = 520

Take = Callable[[Any], None]
"""Does what the form says; raises DatelineError for what cannot be."""


class Form(QDialog):
    """Fields with their labels; Enter accepts, Esc leaves, and asks where something is written."""

    def __init__(
        self,
        title: str,
        take: Take,
        parent: QWidget,
        *,
        head: QWidget | None = None,
        accept: str = "Accept",
    ) -> None:
        """`head` is what stands above the fields; `accept` are the words of the first button."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(FIRST_WIDTH)
        self._do = take
        self._first: Any = None
        """What the form said when it opened."""
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(12)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.fields.setVerticalSpacing(8)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body = QVBoxLayout()
        """What stands above what is wrong; the fields are in it."""
        self.wrong = PlainLabel()
        self.wrong.setAccessibleName("What is wrong")
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        if head:
            column.addWidget(head)
        self.body.addLayout(self.fields)
        column.addLayout(self.body, 1)
        column.addWidget(self.wrong)
        column.addWidget(self._buttons(accept))

    def form(self) -> Any:
        """Return what is written."""
        raise NotImplementedError

    def is_touched(self) -> bool:
        """Say whether something is written or chosen that was not when the form opened."""
        return self._first is not None and bool(self.form() != self._first)

    def may_leave(self) -> bool:
        """Ask before what was written or chosen is thrown away."""
        return about_leaving_form(self)

    def reject(self) -> None:
        """Leave, but ask first where that would lose something."""
        if not self.is_touched() or self.may_leave():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Know what the form said before a person had it."""
        if self._first is None:
            self._first = self.form()
        super().showEvent(event)

    def add(self, words: str, field: QWidget) -> None:
        """Add a field with its label."""
        self.fields.addRow(muted_label(words, field), field)

    def take(self) -> None:
        """Do what the form says, and close; or say what is wrong with it."""
        try:
            self._do(self.form())
        except DatelineError as error:
            self.wrong.show_text(f"{error.what[:1].upper()}{error.what[1:]}: {error.hint}.")
            self.wrong.setAccessibleDescription(self.wrong.text())
            return
        self.accept()

    def _buttons(self, words: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accept = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("primary", True)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        return buttons


def muted_label(words: str, field: QWidget) -> QLabel:
    """Return the label of a field."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", True)
    label.setBuddy(field)
    return label


def choice_box(name: str, words: Mapping[Any, str], chosen: object, parent: QWidget) -> PlainBox:
    """Return a box to choose one of a few values from, by their words."""
    box = PlainBox(name, parent)
    for value, shown in words.items():
        box.addItem(shown, value)
    box.setCurrentIndex(list(words).index(chosen))
    return box
