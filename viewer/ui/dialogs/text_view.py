"""The text view: a presentation as headings and paragraphs, for a screen reader or to read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextEdit, QVBoxLayout, QWidget

from viewer.model.text import displayed
from viewer.session.telling import Told
from viewer.ui.fonts import Fonts

SIZES = {0: 1.15, 1: 2.0, 2: 1.5, 3: 1.2}
"""Of the text, by level of heading."""

_LINES = dict.fromkeys(map(ord, "\n\u2029"), "\u2028")
"""Words of a file begin no paragraphs, which might pass for ours; only lines."""


class TextView(QDialog):
    """A window of text that the keyboard walks through."""

    def __init__(self, told: Iterable[Told], fonts: Fonts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Text view")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = QTextEdit()
        self.view.setAccessibleName("The presentation as text")
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.view.document().setDocumentMargin(28)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(self.view)
        column.addWidget(buttons)
        self.resize(min(860, parent.width() - 40), min(760, parent.height() - 40))
        self._write(told, fonts)

    def _write(self, told: Iterable[Told], fonts: Fonts) -> None:
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()
        for number, one in enumerate(told):
            block, letters = _formats(one, fonts)
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(block)
            cursor.insertText(displayed(one.text).translate(_LINES), letters)
        cursor.endEditBlock()
        self.view.moveCursor(QTextCursor.MoveOperation.Start)


def _formats(told: Told, fonts: Fonts) -> tuple[QTextBlockFormat, QTextCharFormat]:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    size = SIZES[told.level]
    serif = told.quote or 0 < told.level < 3
    letters.setFont(fonts.serif(size) if serif else fonts.sans(size))
    letters.setFontItalic(told.quote)
    if told.level:
        letters.setFontWeight(600)
        block.setHeadingLevel(told.level)
        block.setTopMargin(30 - 6 * told.level)
    block.setBottomMargin(7)
    block.setLeftMargin(24 if told.quote else 0)
    block.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block, letters
