"""Articles and layers that were read and are in no briefing yet: they wait in sight."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from viewer.ui.actions import Handler

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

_NUMBERS = count(1)


class Unmade:
    """A line of the window for each; no other line takes its place before somebody decides."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._waiting: set[str] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def wait(self, words: str, name: str, do: Handler) -> None:
        """Say that something waits; a button of this name does what brings it back."""
        kind = f"unmade {next(_NUMBERS)}"
        self._waiting.add(kind)
        decided = partial(self._decided, kind)
        offers = (name, partial(decided, do)), ("Throw it away", decided)
        self._window.troubles.say(kind, words, *offers)

    def forget(self) -> None:
        """Let all that waits go."""
        for kind in tuple(self._waiting):
            self._decided(kind)

    def _decided(self, kind: str, do: Handler | None = None) -> None:
        self._window.troubles.solve(kind)
        self._waiting.discard(kind)
        if do:
            do()
