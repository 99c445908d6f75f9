"""Whether Dateline may fetch what a person asks for by its address, and how often it has.

Off until it is switched on in the menu; the map's badge says so for as long as it is on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.ui.actions import Handler

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

COMMAND = "network"
ON = (
    "Dateline now fetches the articles whose addresses you give it, and nothing else. The badge on "
    "the map says “network on” until you switch it off."
)
OFF = "Dateline makes no network requests."


class Network(QObject):
    """The switch, and the count of requests since the start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.made = 0

    @property
    def is_on(self) -> bool:
        """Whether articles may be fetched."""
        return self._window.memory.settings.network

    def switch(self, on: bool) -> None:
        """Allow to fetch, or forbid it, now and from now on; what is under way is given up."""
        self._window.memory.choose(network=on)
        if not on:
            self._window.articles.stop_fetching()
        self._window.notice.say(ON if on else OFF)
        self._window.refresh_actions()
        self.show()

    def count(self, requests: int) -> None:
        """Count requests that were made."""
        self.made += requests
        self.show()

    def show(self) -> None:
        """Say on the map what there is to know."""
        if view := self._window.map_slot.view:
            view.show_network(self.made, allowed=self.is_on)


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about the network, by its id."""
    return {COMMAND: partial(_toggle, window)}


def _toggle(window: MainWindow) -> None:
    window.network.switch(not window.network.is_on)
