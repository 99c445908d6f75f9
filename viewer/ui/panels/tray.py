"""The tray below the map: places that the article names and that have no place on the map."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from viewer.model.index import Index
from viewer.model.text import displayed, shortened
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.flow import FlowLayout
from viewer.ui.style import Style
from viewer.ui.words import count_words

MOST = 40
"""Places shown; the rest are counted, and found by search."""


ROWS = 2
LEAST_ROW = 26


class Tray(ShrinkingArea):
    """A button for each place without a geometry; hidden when there is none."""

    place_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, "Places not on the map", parent)
        self._buttons: dict[str, QPushButton] = {}
        self._layout = FlowLayout(content)
        style.changed.connect(self.content_changed)
        self._layout.setContentsMargins(12, 7, 12, 7)

    def sizeHint(self) -> QSize:
        """Return the size that shows all, up to two rows: the map needs the rest."""
        hint = super().sizeHint()
        row = self._layout.itemAt(0)
        if row is None:
            return hint
        margins = self._layout.contentsMargins()
        rows = ROWS * (max(row.sizeHint().height(), LEAST_ROW) + self._layout.gap)
        return QSize(hint.width(), min(hint.height(), rows + margins.top() + margins.bottom()))

    def show_places(self, index: Index) -> None:
        """List the places of a briefing that have no geometry, the more claims the earlier."""
        self._clear()
        counts = {i: len(index.claims_by_place.get(i, ())) for i in index.places}
        unplaced = [place for place in index.places.values() if place.geometry is None]
        unplaced.sort(key=lambda place: (place.rank, -counts[place.id], place.name))
        self.setVisible(bool(unplaced))
        if unplaced:
            label = QLabel("Not on the map:")
            label.setProperty("muted", True)
            label.setMinimumHeight(24)
            self._layout.addWidget(label)
        for place in unplaced[:MOST]:
            name = displayed(shortened(place.name, 60))
            button = QPushButton(f"{name}  {counts[place.id]}".replace("&", "&&"))
            button.setProperty("chip", True)
            button.setCheckable(True)
            claims = count_words(counts[place.id], "claim", "claims")
            button.setAccessibleName(f"{name}, not on the map: {claims}")
            button.setToolTip("")
            button.clicked.connect(partial(self.place_chosen.emit, place.id))
            self._buttons[place.id] = button
            self._layout.addWidget(button)
        if len(unplaced) > MOST:
            self._layout.addWidget(QLabel(f"and {len(unplaced) - MOST} more"))
        self.content_changed()

    def mark(self, places: set[str]) -> None:
        """Press the buttons of the places that are selected."""
        for place, button in self._buttons.items():
            button.setChecked(place in places)

    def _clear(self) -> None:
        self._buttons.clear()
        while (item := self._layout.takeAt(0)) and (widget := item.widget()):
            widget.hide()
            widget.deleteLater()
