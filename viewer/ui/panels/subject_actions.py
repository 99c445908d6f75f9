"""One line under the head of the dossier: what can be done with what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from viewer.model.briefing import Place
from viewer.ui.panels.step_actions import ButtonLine, bind, named_chip, offer

ON_THE_MAP = ("move-place", "draw-region", "reshape-region", "take-outline")
MORE = ("merge-subject", "split-subject", "delete-subject")


class SubjectActions(ButtonLine):
    """To edit it is a button; what is done seldom is in menus, in the commands' own words."""

    def __init__(self, parent: QWidget) -> None:
        self._edit = named_chip("Edit…", "Edit place or speaker")
        self._on_map = named_chip("", "")
        self._more = named_chip("More", "More to do with it")
        self._delete = named_chip("Delete…", "Delete it")
        super().__init__(parent, self._edit, self._on_map, self._more, self._delete)
        self.line.setContentsMargins(0, 6, 0, 2)
        self.hide()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons and their menus do what the commands do."""
        bind(self._edit, actions["edit-subject"])
        bind(self._delete, actions["delete-subject"])
        offer(self._on_map, [actions[command] for command in ON_THE_MAP])
        offer(self._more, [actions[command] for command in MORE])

    def show_for(self, kind: str | None, place: Place | None = None) -> None:
        """Offer what can be done with a place, an agent or a passage; None is nothing."""
        whole = kind in ("place", "agent")
        self._edit.setVisible(whole)
        self._more.setVisible(whole)
        self._delete.setVisible(kind == "passage")
        self._on_map.setVisible(place is not None)
        words = "Put on the map" if place and place.geometry is None else "On the map"
        self._on_map.setText(words)
        self._on_map.setAccessibleName(words)
        self.setVisible(whole or kind == "passage")
