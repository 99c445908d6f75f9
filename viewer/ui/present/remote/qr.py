"""A QR code as a widget: black on white in every theme, so that every camera reads it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Modules of white around it (ISO/IEC 18004 §9.1)."""
LEAST = 300
"""Pixels: read from an arm's length."""


class QrCode(QWidget):
    """Shows a text as QR code, or white where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._rows: list[bytes] = []
        self.setMinimumSize(LEAST, LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str) -> None:
        """Show another text, or none."""
        if text != self.text:
            self.text, self._rows = text, _modules(text) if text else []
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size that is read across a table."""
        return QSize(360, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint modules of whole pixels, in the middle of white."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(self.rect().center())
        painter.fillRect(square, Qt.GlobalColor.white)
        if self._rows:
            self._paint_modules(painter, square)

    def _paint_modules(self, painter: QPainter, square: QRect) -> None:
        count = len(self._rows)
        size = max(1, square.width() // (count + 2 * QUIET))
        left = square.left() + (square.width() - size * count) // 2
        top = square.top() + (square.height() - size * count) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    spot = QRect(left + x * size, top + y * size, size, size)
                    painter.fillRect(spot, Qt.GlobalColor.black)


def _modules(text: str) -> list[bytes]:
    """Return the rows of the code, 1 where it is dark."""
    import segno  # 40 ms, and only presenters with a phone need it

    return [bytes(row) for row in segno.make_qr(text, error="m").matrix]
