"""The margin of the article: a bar at marked paragraphs, the numbers of the places named there."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from viewer.ui.icons import draw_number
from viewer.ui.panels.utf16 import Utf16
from viewer.ui.style import Style

MARGIN = 46
DISC = 17
"""Pixels left of the words, for the numbers of the places, and the size of these."""


class ArticleMargin:
    """Draws beside the paragraphs of a text that are in sight."""

    def __init__(self, view: QTextEdit, style: Style) -> None:
        self._view = view
        self._style = style
        self.numbers: list[tuple[int, int]] = []
        """Positions in the text, in order, each with the number of the place named there."""
        self.chosen: frozenset[int] = frozenset()
        """The marked paragraphs, by their number from 0."""

    @property
    def width(self) -> float:
        """Pixels that the words leave to the margin."""
        return MARGIN + self._side() - DISC

    def paint(self, rect: QRect, offsets: Utf16, gap: float) -> None:
        """Draw in a part of the viewport; `gap` is the space above each paragraph."""
        painter = QPainter(self._view.viewport())
        painter.setFont(self._style.fonts.sans(0.8))
        layout = self._view.document().documentLayout()
        scrolled = self._view.verticalScrollBar().value()
        near = self._view.cursorForPosition(rect.topLeft()).block()
        block = near.previous() if near.previous().isValid() else near
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -scrolled)
            if box.top() > rect.bottom():
                break
            if box.bottom() >= rect.top():
                self._paint_beside(painter, block, offsets, box.adjusted(0, gap, 0, 0))
            block = block.next()
        painter.end()

    def _paint_beside(
        self, painter: QPainter, block: QTextBlock, offsets: Utf16, words: QRectF
    ) -> None:
        """Draw beside the words of one paragraph."""
        theme = self._style.theme
        if block.blockNumber() in self.chosen:
            painter.fillRect(QRectF(2, words.top(), 3, words.height()), theme["accent"])
        ends = block.position(), block.position() + block.length()
        low, high = (bisect_left(self.numbers, (offsets.code_points(at), 0)) for at in ends)
        side = self._side()
        for row, place in enumerate(sorted({place for _, place in self.numbers[low:high]})):
            top = words.top() + 3 + row * (side + 3)
            if top + side > words.bottom() + 6:
                break
            disc = QRectF(MARGIN - DISC - 12, top, side, side)
            draw_number(painter, place, disc, theme["marker"], theme["on_marker"])

    def _side(self) -> float:
        """Return the size of a place's number: it grows with the text, but words need the width."""
        return DISC * min(max(1.0, self._style.fonts.scale), 1.6)
