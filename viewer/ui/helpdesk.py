"""What the Help menu opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.session.keys import Chosen
from viewer.ui.dialogs import help as pages
from viewer.ui.dialogs.shortcuts import Shortcuts

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


class Helpdesk:
    """Opens our own pages to read."""

    def __init__(self, resources: Path, geodata: Path, window: MainWindow) -> None:
        self._resources, self._geodata, self._window = resources, geodata, window

    def guide(self) -> None:
        """Open the user's guide."""
        self._open("User’s guide", pages.guide(self._resources / "help", self._keys))

    def keys(self) -> None:
        """Open the table of all keys."""
        self._open("All keys", pages.keys(self._keys))

    def change_keys(self) -> None:
        """Let the keys be changed; they are in force at once."""
        Shortcuts(self._keys, self._choose_keys, self._window).open()

    def licences(self) -> None:
        """Open what the program is made with, and where its map comes from."""
        self._open("Sources and licences", pages.licences(self._resources, self._geodata))

    def about(self) -> None:
        """Open what this program is."""
        self._open("About Dateline", pages.about())

    @property
    def _keys(self) -> Chosen:
        return self._window.memory.settings.keys

    def _choose_keys(self, chosen: Chosen) -> None:
        self._window.memory.choose(keys=dict(chosen))
        self._window.actions_by_id.use_keys(chosen)

    def _open(self, title: str, markdown: str) -> None:
        pages.Reader(title, markdown, self._window).open()
