"""Words in their paragraph: as much of an article as a person needs to judge them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from viewer.model.text import displayed
from viewer.session.proposal_words import Context
from viewer.ui.panels.labels import wrapping
from viewer.ui.panels.utf16 import Utf16
from viewer.ui.style import Style


class ContextView(QTextEdit):
    """A paragraph with some of its words marked, as high as its text."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._context = Context("", 0, 0)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def show_context(self, context: Context) -> None:
        """Show a paragraph and mark its words."""
        self._context = context
        self.setAccessibleDescription(context.words[context.start : context.end])
        self.clear()
        self.setWordWrapMode(wrapping(context.words))
        self.setPlainText(displayed(context.words))
        self.restyle()

    def restyle(self) -> None:
        """Take the fonts and colours in force."""
        theme = self._style.theme
        self.document().setDefaultFont(self._style.fonts.serif(1.08))
        offsets = Utf16(self._context.words)
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(offsets.units(self._context.start), last))
        end = min(offsets.units(self._context.end), last)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        extra = QTextEdit.ExtraSelection()
        extra.cursor = cursor
        extra.format.setBackground(theme["mark"])
        extra.format.setForeground(theme["ink"])
        extra.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        extra.format.setUnderlineColor(theme["accent"])
        self.setExtraSelections([extra])
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the text at this width."""
        return QSize(super().sizeHint().width(), round(self.document().size().height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return what the text needs."""
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wants another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
