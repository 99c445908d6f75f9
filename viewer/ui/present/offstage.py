"""What the presenter opens on the console, out of the room's sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from viewer.model.errors import DatelineError
from viewer.session.search import Hit, Search
from viewer.session.telling import telling
from viewer.store.presenting import fallback_path
from viewer.ui.dialogs.help import Reader, keys
from viewer.ui.dialogs.text_view import TextView
from viewer.ui.present.number import NumberBox
from viewer.ui.present.overview import Overview
from viewer.ui.present.remote import RemoteDialog

if TYPE_CHECKING:
    from viewer.ui.present.show import Show

GROUP = "\n### "
"""What each table of the keys begins with, as Markdown."""
WHILE_PRESENTING = "While presenting"


class Offstage:
    """Opens find, the overview, the text view, the keys, the phone remote."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._borrowed = False
        """Whether the console came in front of the room's picture for a search."""
        search = show.console.search
        search.search_in(Search(show.presentation.index, show.session.document.texts))
        search.hit_chosen.connect(self._go_to)
        search.given_up.connect(self._give_back)

    def find(self) -> None:
        """Put the keyboard where words can be looked for."""
        self._borrowed = self._show.windows.bring_console()
        self._show.console.search.take_focus()

    def ask_number(self, begun: str = "") -> None:
        """Ask for the number of a step; `begun` is its first digit, if that was typed."""
        told = self._show.presentation
        box = NumberBox(told.number, len(told.steps), begun, self._show.console)
        box.chosen.connect(told.go_to)
        self._show.windows.open(box)

    def overview(self) -> None:
        """Open all steps as pictures."""
        told, console = self._show.presentation, self._show.console
        grid = Overview(told.steps, told.number, self._show.thumbnails, console)
        grid.chosen.connect(told.go_to)
        self._show.windows.open(grid)

    def text(self) -> None:
        """Open the presentation as text."""
        told = self._show.presentation
        words = telling(told.index, told.steps, self._show.source)
        fonts = self._show.look.style.fonts
        self._show.windows.open(TextView(words, fonts, self._show.console))

    def keys(self) -> None:
        """Open the tables of all keys."""
        tables = _stage_first(keys(self._show.memory.settings.keys))
        self._show.windows.open(Reader("All keys", tables, self._show.console))

    def fallback(self) -> None:
        """Open the PDF of the presentation, in whatever the system opens PDFs with."""
        path = fallback_path()
        if not (
            self._show.fallback.is_made and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        ):
            self._show.complain(f"The PDF is not there yet; it will be {path}")

    def remote(self) -> None:
        """Switch the phone remote on, and open what phones need to join."""
        remote = self._show.remote
        try:
            if not remote.is_on:
                remote.start()
        except DatelineError as error:
            self._show.complain(str(error))
            return
        self._show.windows.open(RemoteDialog(remote, self._show.console))

    def _go_to(self, hit: Hit) -> None:
        """Go to what was found; Backspace comes back."""
        told, console = self._show.presentation, self._show.console
        match hit.kind:
            case "claim":
                told.focus_claim(hit.id)
            case "words":
                told.show_words(hit.id, hit.start, hit.end)
            case "place" | "agent":
                told.select(hit.kind, hit.id)
        console.search.clear()
        console.setFocus()
        self._give_back()

    def _give_back(self) -> None:
        """Give the room its display back, if the console was brought there to look for words."""
        if self._borrowed:
            self._borrowed = False
            self._show.windows.switch_console()


def _stage_first(tables: str) -> str:
    """Return the tables with that of the stage as the first one."""
    heading, *groups = tables.split(GROUP)
    groups.sort(key=lambda group: not group.startswith(WHILE_PRESENTING))
    return GROUP.join([heading, *groups])
