"""The presenter's notes: large enough for him, scrolled by key."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from viewer.ui.panels.labels import NotesView, PlainLabel
from viewer.ui.style import Style

SMALLEST, LARGEST, STEP = 0.9, 4.0, 1.15
USUAL = 1.5
NOTHING = "No notes for this step."


class NotesPanel(QWidget):
    """A heading and the notes of the step."""

    def __init__(self, style: Style, scale: float) -> None:
        super().__init__()
        self._style = style
        self._markdown = ""
        self.scale = scale
        heading = PlainLabel()
        heading.setText("Notes")
        heading.setFont(style.fonts.caps(0.85))
        heading.setProperty("muted", True)
        self._empty = PlainLabel()
        self._empty.setText(NOTHING)
        self._empty.setProperty("muted", True)
        self.view = NotesView()
        self.view.setMaximumHeight(16_777_215)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.setMinimumHeight(90)

    def show_notes(self, markdown: str) -> None:
        """Show the notes of a step, from their start."""
        if markdown != self._markdown or not self.view.toPlainText():
            self._markdown = markdown
            self._write()
        self._empty.setVisible(not markdown.strip())

    def resize_text(self, by: float) -> None:
        """Make the notes larger or smaller by this factor."""
        self.scale = min(max(self.scale * by, SMALLEST), LARGEST)
        self._write()

    def scroll_by(self, pages: float) -> None:
        """Scroll by this share of what is visible."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * self.view.viewport().height()))

    def _write(self) -> None:
        font = self._style.fonts.serif(self.scale)
        self.view.setFont(font)
        self.view.document().setDefaultFont(font)
        self.view.show_notes(self._markdown)
        self.view.moveCursor(QTextCursor.MoveOperation.Start)
