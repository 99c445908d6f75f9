"""What comes next: the picture of the next step, with its title."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from viewer.model.briefing import Step
from viewer.ui.panels.labels import LineLabel
from viewer.ui.style import Style

LAST = "This is the last step."


class Upcoming(QWidget):
    """A heading, the next step's title and its picture as the room will see it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._heading, self._title = LineLabel(), LineLabel()
        self._heading.setFont(style.fonts.caps(0.85))
        self._heading.setProperty("muted", True)
        self._title.setFont(style.fonts.serif(1.25))
        self._picture = Picture()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self._heading, self._title):
            column.addWidget(widget)
        column.addWidget(self._picture, 1)

    def show_step(self, step: Step | None, number: int, count: int, still: QPixmap | None) -> None:
        """Show a step with its picture, or that there is none any more."""
        self._heading.show_text(f"Next · {number} of {count}" if step else "Next")
        self._title.show_text(step.title if step else LAST)
        self._picture.show_still(still if step else None, step.title if step else LAST)


class Picture(QWidget):
    """A still, as large as there is room for; it keeps its shape."""

    def __init__(self) -> None:
        super().__init__()
        self._still: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(60)

    def sizeHint(self) -> QSize:
        """Return the size of the still."""
        return QSize(480, 270)

    def show_still(self, still: QPixmap | None, words: str) -> None:
        """Show a still, which `words` name for a screen reader."""
        self._still = still
        self.setAccessibleName(f"Picture of the next step: {words}" if still else words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the still in the upper left."""
        if self._still is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._still.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawPixmap(0, 0, size.width(), size.height(), self._still)
        painter.end()
