"""The bar at the top: the briefing's title, what it holds, search and export."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.model.index import Index
from viewer.ui.panels.labels import LineLabel
from viewer.ui.panels.overview import counts_line
from viewer.ui.panels.search import SearchBox
from viewer.ui.style import Style


class TopBar(QWidget):
    """Title and counts on the left; search, presenting and export on the right."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._title, self._counts = LineLabel(), LineLabel()
        self._counts.setProperty("muted", True)
        self.search = SearchBox(style, parent)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(380)
        self._present, self._export = QPushButton("▶ Present"), QPushButton("Export")
        self._present.setAccessibleName("Present")
        self._present.setProperty("primary", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._title, 3)
        self._row.addWidget(self._counts)
        self._row.addWidget(self.search, 3)
        self._row.addWidget(self._present)
        self._row.addWidget(self._export)
        style.changed.connect(self._restyle)
        self._restyle()

    def bind(self, present: QAction, export: QAction) -> None:
        """Let the buttons do what the commands do."""
        for button, action in ((self._present, present), (self._export, export)):
            button.clicked.connect(action.trigger)
            action.changed.connect(partial(_follow, button, action))

    def show_briefing(self, index: Index) -> None:
        """Show another briefing's title and counts."""
        self._title.show_text(index.briefing.title)
        self._title.setToolTip("")
        self._counts.show_text(counts_line(index))

    def _restyle(self) -> None:
        self._title.setFont(self._style.fonts.serif(1.3, QFont.Weight.DemiBold))
        self._counts.setFont(self._style.fonts.sans(0.92))


def _follow(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
