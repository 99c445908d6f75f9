"""The audience window: the room's picture and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.model.text import displayed, shortened
from viewer.ui.present.room_view import RoomView

WINDOWED = QSize(1280, 720)


class AudienceWindow(QWidget):
    """Fills a display, or is a window that can be shared in a call."""

    closed = Signal()

    def __init__(self, view: RoomView, title: str, windowed: bool) -> None:
        super().__init__()
        self.view = view
        self._windowed = windowed
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setObjectName("audience")
        shown = displayed(shortened(title, 120)).replace("[*]", "[*][*]")
        self.setWindowTitle(f"Dateline — {shown}")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not windowed:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        self.resize(WINDOWED)

    def show_on(self, screen: QScreen) -> None:
        """Fill this display, or open as a window there."""
        if self._windowed:
            self._show_window(screen)
            return
        if self.isFullScreen() and self.geometry() == screen.geometry():
            return
        self.setWindowState(Qt.WindowState.WindowNoState)  # else it keeps the other display's size
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so: the presentation ends with its window."""
        super().closeEvent(event)
        self.closed.emit()

    def _show_window(self, screen: QScreen) -> None:
        if self.isVisible() and self.screen() is screen:
            return
        self.move(screen.availableGeometry().topLeft())
        self.show()
