"""What the Help menu opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from viewer.ui.dialogs import help as pages


class Helpdesk:
    """Opens our own pages to read."""

    def __init__(self, resources: Path, geodata: Path, window: QWidget) -> None:
        self._resources, self._geodata, self._window = resources, geodata, window

    def guide(self) -> None:
        """Open the user's guide."""
        self._open("User’s guide", pages.guide(self._resources / "help"))

    def keys(self) -> None:
        """Open the table of all keys."""
        self._open("All keys", pages.keys())

    def licences(self) -> None:
        """Open what the program is made with, and where its map comes from."""
        self._open("Sources and licences", pages.licences(self._resources, self._geodata))

    def about(self) -> None:
        """Open what this program is."""
        self._open("About Dateline", pages.about())

    def _open(self, title: str, markdown: str) -> None:
        pages.Reader(title, markdown, self._window).open()
