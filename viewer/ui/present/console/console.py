"""The presenter's console: it puts its parts in their places and shows what it is told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QScreen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from viewer.ui.panels.labels import LineLabel
from viewer.ui.panels.notice import Notice
from viewer.ui.present.console.clock import ClockPanel
from viewer.ui.present.console.find import FindBox
from viewer.ui.present.console.notes import NotesPanel
from viewer.ui.present.console.steps import StepList
from viewer.ui.present.console.tools import Tools
from viewer.ui.present.console.upcoming import Upcoming
from viewer.ui.present.console.wall import Wall
from viewer.ui.present.room_view import RoomView
from viewer.ui.style import Style

LEAST = (900, 560)
FIRST = (1280, 800)


class Console(QWidget):
    """A window for the presenter alone."""

    step_chosen = Signal(int)
    """A step's number, from 1."""
    closed = Signal()

    def __init__(
        self, view: RoomView, actions: dict[str, QAction], style: Style, notes_scale: float
    ) -> None:
        super().__init__()
        self._style = style
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setObjectName("console")
        self.setWindowTitle("Dateline — presenter’s console")
        self.setStyleSheet(_SHEET.format_map(style.theme.tokens))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
        self.wall = Wall(view, style)
        self.notes = NotesPanel(style, notes_scale)
        self.clock = ClockPanel(style)
        self.upcoming = Upcoming(style)
        self.notice = Notice()
        self.search = FindBox(style, self)
        self.steps = StepList(style)
        self.steps.chosen.connect(lambda row: self.step_chosen.emit(row + 1))
        self._status = LineLabel()
        self._status.setProperty("muted", True)
        self._arrange(Tools(actions, style))

    def show_status(self, words: str) -> None:
        """Show the display, the network and the phones, in a line."""
        self._status.show_text(words)

    def show_on(self, screen: QScreen, *, whole: bool) -> None:
        """Fill this display, or open as a window there."""
        self.setScreen(screen)
        if whole:
            self.setGeometry(screen.availableGeometry())
            self.showMaximized()
            return
        self.move(screen.availableGeometry().bottomRight() - self.rect().bottomRight())
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so."""
        super().closeEvent(event)
        self.closed.emit()

    def _arrange(self, tools: Tools) -> None:
        left, right = QSplitter(Qt.Orientation.Vertical), QWidget()
        for widget in (self.wall, self.notes):
            left.addWidget(widget)
        left.setStretchFactor(0, 5)
        left.setStretchFactor(1, 2)
        left.setSizes([560, 240])
        left.setHandleWidth(14)
        left.setChildrenCollapsible(False)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.clock)
        column.addWidget(self.search)
        column.addWidget(self.upcoming, 3)
        column.addWidget(self._heading("Steps"))
        column.addWidget(self.steps, 3)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(right)
        across.setStretchFactor(0, 5)
        across.setStretchFactor(1, 3)
        across.setSizes([800, 480])
        across.setChildrenCollapsible(False)
        across.setHandleWidth(18)
        foot = QHBoxLayout()
        foot.addWidget(tools, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 10)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.notice, 0, 0)
        grid.addWidget(across, 1, 0)
        grid.addLayout(foot, 2, 0)
        grid.addWidget(self._status, 3, 0)
        grid.setRowStretch(1, 1)

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(self._style.fonts.caps(0.85))
        label.setProperty("muted", True)
        return label


_SHEET = """
QWidget#console {{ background: {paper}; }}
QWidget#console QSplitter::handle {{ background: transparent; }}
"""
