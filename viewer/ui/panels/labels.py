"""Labels for words that come out of files: always plain text, hostile marks made visible."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextBrowser, QWidget

from viewer.model.text import displayed, shortened

LONGEST = 1200
LONGEST_WORD = 2000
"""Letters without a space that Qt can still break: it looks at all that follow for each line."""


def wrapping(text: str) -> QTextOption.WrapMode:
    """Return how to break a text into lines: one of a megabyte without a space takes minutes."""
    endless = any(len(word) > LONGEST_WORD for word in text.split())
    modes = QTextOption.WrapMode
    return modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere


class PlainLabel(QLabel):
    """A wrapped label that never reads markup; hidden when it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_text(self, words: str) -> None:
        """Show words out of a file."""
        self.setText(displayed(shortened(words, LONGEST)))
        self.setVisible(bool(words))


class LineLabel(PlainLabel):
    """One line, cut with an ellipsis where it has no room; a screen reader has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        few = self.fontMetrics().averageCharWidth() * 5
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.style().drawItemText(
            painter,
            self.rect(),
            self.alignment().value,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


class NotesView(QTextBrowser):
    """Presenter notes in Markdown, without HTML, pictures or links that open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Presenter notes")
        self.setOpenLinks(False)
        self.setMaximumHeight(220)
        self.hide()

    def loadResource(self, kind: int, name: object) -> object:
        """Load nothing: notes are words. Without an answer Qt would read the file itself."""
        return QImage()

    def show_notes(self, markdown: str) -> None:
        """Show notes, or hide when there are none."""
        self.clear()  # else the words there are would be broken anew
        self.setWordWrapMode(wrapping(markdown))
        self.document().setMarkdown(
            displayed(markdown), QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        self.setVisible(bool(markdown.strip()))
