"""Where the map is in the window, or the reason why it is not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from viewer.model.text import displayed
from viewer.store.resources import geodata_root, resources_root
from viewer.ui.look import Look
from viewer.ui.map.start import create_map_view
from viewer.ui.panels.area import ShrinkingArea

if TYPE_CHECKING:
    from viewer.ui.map.view import MapView

log = logging.getLogger(__name__)

LEAST_SIZE = (240, 230)


class MapSlot(QWidget):
    """Holds the map view. Everything else of the program works without it."""

    picked = Signal(object)
    ready = Signal()
    """The map is painted and clickable, or there is none."""
    lost = Signal()
    """There is no map any more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(*LEAST_SIZE)
        self._look = look
        self.view: MapView | None = None
        self.missing = ""
        """Why there is no map and will be none."""
        self._reason = QLabel("The map is starting …")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reason.setWordWrap(True)
        self._reason.setMargin(16)
        self._instead = ShrinkingArea(self._reason, "The map")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._instead)
        look.style.changed.connect(self._restyle)

    def start(self) -> MapView | None:
        """Start the map; returns None, and shows why, where it cannot be."""
        made = create_map_view(resources_root(), geodata_root(), self)
        if isinstance(made, str):
            self.fail(made)
            return None
        self.view = made
        made.picked.connect(self.picked)
        made.painted.connect(self.ready)
        made.failed.connect(self.fail)
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        self._restyle()
        return made

    def fail(self, reason: str) -> None:
        """Show why there is no map, in its place."""
        log.error("the map cannot be shown: %s", reason)
        self.missing = reason
        self._reason.setText(
            f"The map cannot be shown.\n\n{displayed(reason)}\n\n"
            "The article, the dossier and the command line work without it."
        )
        self._stack.setCurrentWidget(self._instead)
        self.close_map()
        self.lost.emit()
        self.ready.emit()

    def close_map(self) -> None:
        """End the map's processes in the order that Qt needs."""
        if self.view:
            view, self.view = self.view, None
            view.close_map()

    def _restyle(self) -> None:
        if self.view:
            theme = self._look.style.theme
            self.view.set_theme(theme.tokens, theme.name, theme.dark)
            self.view.set_text_scale(self._look.scale)
