"""What lies over a view whose page has nothing fit to be seen: a picture, or a colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Curtain(QWidget):
    """Covers the widget that it is in; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour = QColor(Qt.GlobalColor.black)
        self._picture = QPixmap()
        self.hide()

    def use_colour(self, colour: QColor) -> None:
        """Have this colour where there is no picture."""
        self._colour = colour
        self.update()

    def fall(self, picture: QPixmap | None = None) -> None:
        """Cover the view now, before anything else is done; without a picture by the colour."""
        self._picture = picture or QPixmap()
        self.show()
        self.raise_()
        self.repaint()

    def rise(self) -> None:
        """Uncover the view."""
        self._picture = QPixmap()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture or the colour."""
        painter = QPainter(self)
        if self._picture.isNull():
            painter.fillRect(event.rect(), self._colour)
        elif self._picture.deviceIndependentSize().toSize() == self.size():
            painter.drawPixmap(0, 0, self._picture)
        else:  # the window has been resized since
            painter.drawPixmap(self.rect(), self._picture)
