"""The frozen text of an article, to correct what was read wrongly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from viewer.model.text import displayed
from viewer.session.editing.shifting import spliced
from viewer.ui.dialogs.form import Form, Take
from viewer.ui.dialogs.questions import about_leaving_text
from viewer.ui.panels.labels import PlainLabel, wrapping
from viewer.ui.panels.utf16 import Utf16
from viewer.ui.style import Style

FIRST_SIZE = (820, 640)
WORDS = (
    "Passages are found again in what you write: those that move or get lost are listed "
    "afterwards, and none is dropped. Ctrl+Enter takes the text."
)


class TextEditor(Form):
    """All of a text in one field; Enter is a line end in it, Ctrl+Enter accepts."""

    def __init__(self, text: str, at: int, take: Take, style: Style, parent: QWidget) -> None:
        """`at` is where the article was being read, in code points."""
        said = PlainLabel()
        said.show_text(WORDS)
        said.setProperty("muted", True)
        super().__init__(
            "Correct the article’s text", take, parent, head=said, accept="Correct the text"
        )
        room = parent.size()
        self.resize(min(FIRST_SIZE[0], room.width() - 40), min(FIRST_SIZE[1], room.height() - 60))
        self._text = text
        self.field = QTextEdit(self)
        self.field.setAcceptRichText(False)
        self.field.setProperty("boxed", True)
        self.field.setAccessibleName("The article’s text")
        self.field.setTabChangesFocus(True)
        self.field.setFont(style.fonts.serif(1.08))
        self.field.setWordWrapMode(wrapping(text))
        self.field.setPlainText(displayed(text))
        self._part_paragraphs()
        self._shown = self._written()
        cursor = self.field.textCursor()
        last = self.field.document().characterCount() - 1
        cursor.setPosition(min(Utf16(text).units(at), last))
        self.field.setTextCursor(cursor)
        self.body.addWidget(self.field, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.take)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cursor(self) -> None:
        """Bring the text cursor into the upper part of the field."""
        bar, box = self.field.verticalScrollBar(), self.field.cursorRect()
        bar.setValue(bar.value() + box.top() - self.field.viewport().height() // 3)

    def form(self) -> str:
        """Return the text as it is written; lines that were left alone are as they were."""
        written = self._written()
        return self._text if written == self._shown else spliced(self._text, self._shown, written)

    def is_touched(self) -> bool:
        """Say whether something was typed."""
        return self._written() != self._shown

    def may_leave(self) -> bool:
        """Ask before it is thrown away."""
        return about_leaving_text(self)

    def _part_paragraphs(self) -> None:
        """Set some room above each paragraph, so that line ends are told from long lines."""
        cursor = QTextCursor(self.field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        look = QTextBlockFormat()
        look.setTopMargin(self.field.fontMetrics().lineSpacing() * 0.4)
        cursor.mergeBlockFormat(look)
        self.field.document().clearUndoRedoStacks()

    def _written(self) -> str:
        """Return what the field holds, with the no-break spaces that `toPlainText` takes out."""
        written = self.field.document().toRawText().replace("\u2029", "\n")
        return written if "\u2028" in self._text else written.replace("\u2028", "\n")
