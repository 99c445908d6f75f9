"""What can be done with where a place is: buttons below its name in the dossier."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.model.briefing import Place, Viewpoint
from viewer.session.editing.placing import can_be_placed, extent
from viewer.ui.panels.flow import FlowLayout
from viewer.ui.panels.step_actions import bind

LEAST_SIDE = 26


class PlaceActions(QWidget):
    """A button for each command that fits the place; hidden where there is none to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 4, 0, 2)
        self.move_place = self._button("Move", "Move place")
        self.draw = self._button("Draw region", "Draw region")
        self.reshape = self._button("Reshape", "Reshape region")
        self.take = self._button("Outline of…", "Take the outline of a country or region")
        self.hide()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the commands do."""
        bind(self.move_place, actions["move-place"])
        bind(self.draw, actions["draw-region"])
        bind(self.reshape, actions["reshape-region"])
        bind(self.take, actions["take-outline"])

    def show_place(self, place: Place | None, viewpoint: Viewpoint) -> None:
        """Offer what fits a place; None where there is none, or it cannot be edited."""
        self.setVisible(place is not None)
        if place is None:
            return
        nowhere = place.geometry is None
        self.move_place.setText("Put on the map" if nowhere else "Move")
        self.move_place.setAccessibleName("Put place on the map" if nowhere else "Move place")
        self.move_place.setVisible(can_be_placed(place))
        self.reshape.setVisible(extent(place, viewpoint) is not None)

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("chip", True)
        button.setAccessibleName(name)
        button.setMinimumHeight(LEAST_SIDE)
        self._row.addWidget(button)
        return button
