"""Choosing the outline of a country, a first-level region or a part of one by its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from viewer.geo.outlines import SOURCE
from viewer.model.errors import DatelineError
from viewer.session.outlines import Choice, found
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_fields import LineField
from viewer.ui.style import Style

FIRST_SIZE = (480, 460)
WHAT = "Country, region, or a part: Ukraine, Donetsk, eastern Ukraine"
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class OutlineDialog(QDialog):
    """A line to type in, what is found below it; Up and Down walk it, Enter takes, Esc leaves."""

    def __init__(
        self, words: str, take: Callable[[Choice], None], style: Style, parent: QWidget
    ) -> None:
        """`take` gets the outline; raises DatelineError where it cannot be had."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Take the outline of")
        self.resize(*FIRST_SIZE)
        self._do = take
        self._choices: list[Choice] = []
        self.name = LineField(WHAT, self)
        self.name.setPlaceholderText(WHAT)
        self._rows = RowsModel(self)
        self.list = ChoiceList(
            self._rows, RowDelegate(style, self), "Outlines", empty="No outline has this name."
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.doubleClicked.connect(lambda _: self.take())
        self.list.chosen.connect(lambda _: self._say_choice())
        self.wrong = PlainLabel()
        self.wrong.setAccessibleName("What is wrong")
        self.wrong.hide()
        source = PlainLabel()
        source.setProperty("muted", True)
        source.show_text(f"{SOURCE}, to about 3 km. Parts are cut by area, and approximate.")
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Cancel)
        self._button = buttons.addButton("Take", QDialogButtonBox.ButtonRole.AcceptRole)
        self._button.setProperty("primary", True)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.name, self.list, source, self.wrong, buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.name.textChanged.connect(self._find)
        self.name.show_words(words)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if not words:
            self._find("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk what is found while the keyboard stays in the line."""
        if event.key() in _WALK:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Take the outline that is chosen, and close; or say what is wrong."""
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._choices):
            return
        try:
            self._do(self._choices[row])
        except DatelineError as error:
            self._say_wrong(error)
            return
        self.accept()

    def _find(self, words: str) -> None:
        try:
            self._choices = found(words)
        except DatelineError as error:
            self._say_wrong(error)
        self._rows.show([Row(str(n), c.name, c.detail) for n, c in enumerate(self._choices)])
        self.list.show_choice(0 if self._choices else -1)
        self._button.setEnabled(bool(self._choices))
        self._say_choice()

    def _say_choice(self) -> None:
        """Let a screen reader speak the choice, while the keyboard stays in the line."""
        self.name.setAccessibleDescription(str(self.list.currentIndex().data() or ""))

    def _say_wrong(self, error: DatelineError) -> None:
        self.wrong.show_text(f"{error.what[:1].upper()}{error.what[1:]}: {error.hint}.")
