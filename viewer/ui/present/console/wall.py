"""The presenter's own picture, in the shape of the room's, and what the room is shown of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.map.room import Cover
from viewer.ui.present.room_view import RoomView
from viewer.ui.style import Style

BORDER = 3
INSET_SHARE = 0.3
"""Of the picture's width: what a frozen room still sees."""

LEAST_INSET = 160
"""Pixels beside the view in which it can be made out."""

LIVE = ("On the wall", "live", "announcement")
FROZEN = ("Only here", "the room is frozen: Enter shows it this, Backspace returns", "allegation")
COVERED = {
    "black": ("On the wall", "the room is black: B shows the picture", "allegation"),
    "white": ("On the wall", "the room is white: W shows the picture", "allegation"),
}


class Wall(QWidget):
    """A heading that says what the room sees, and the picture below it."""

    def __init__(self, view: RoomView, style: Style) -> None:
        super().__init__()
        self._style = style
        self._what, self._state = QLabel(), QLabel()
        self._state.setAccessibleName("What the room sees")
        self._frame = Frame(view)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._what)
        head.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._frame, 1)
        for label in (self._what, self._state):
            label.setFont(style.fonts.caps(0.85))
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setFont(style.fonts.sans(0.95))

    def take_shape(self, room: QSize) -> None:
        """Have the shape of the room's picture."""
        self._frame.take_shape(room)

    def show_state(self, *, frozen: bool, cover: Cover, still: QPixmap | None) -> None:
        """Say what the room sees; `still` is what a frozen room keeps."""
        what, state, token = FROZEN if frozen else COVERED.get(cover, LIVE)
        colour = self._style.theme[token]
        self._what.setText(what)
        self._state.setText(state)
        self._state.setStyleSheet(f"color: {colour.name()}; font-weight: 600;")
        self._frame.show_border(QPen(colour, BORDER), still if frozen else None)


class Frame(QWidget):
    """Holds a view at the shape of the room, with a border, and a frozen room's picture in it."""

    def __init__(self, view: RoomView) -> None:
        super().__init__()
        self._view = view
        self._shape = QSize(16, 9)
        self._pen = QPen()
        view.setParent(self)
        self._still = QLabel(self)
        self._still.setAccessibleName("What the frozen room still sees")
        self._still.setScaledContents(True)
        self._still.setFrameShape(QLabel.Shape.Box)
        self._still.hide()
        self.setMinimumSize(320, 200)

    def take_shape(self, shape: QSize) -> None:
        """Have this proportion of width to height."""
        if not shape.isEmpty() and shape != self._shape:
            self._shape = shape
            self._place()

    def show_border(self, pen: QPen, still: QPixmap | None) -> None:
        """Draw the border so, and show what a frozen room sees."""
        self._pen = pen
        self._still.setVisible(still is not None)
        if still is not None:
            self._still.setPixmap(still)
            self._still.raise_()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the border."""
        painter = QPainter(self)
        painter.setPen(self._pen)
        edge = self._view.geometry().adjusted(-2, -2, 1, 1)
        painter.drawRect(edge)
        painter.end()

    def _place(self) -> None:
        room = self.rect().adjusted(BORDER, BORDER, -BORDER, -BORDER)
        size = self._shape.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._view.setGeometry(QRect(room.topLeft(), size))
        self._still.setGeometry(self._inset(size))

    def _inset(self, size: QSize) -> QRect:
        """Return where a frozen room's picture goes: beside the view where there is room."""
        beside = self.width() - size.width() - 5 * BORDER
        if beside >= LEAST_INSET:
            small = size.scaled(beside, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
            return QRect(QPoint(size.width() + 4 * BORDER, BORDER), small)
        return QRect(QPoint(4 * BORDER, 4 * BORDER), size * INSET_SHARE)
