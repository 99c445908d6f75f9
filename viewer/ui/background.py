"""One piece of work at a time in the background, told in the status bar with a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from viewer.model.errors import DatelineError
from viewer.ui.busy import Busy
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

Stop = Callable[[], bool]
GivenUp = Callable[[str], None]


class Background(QObject):
    """The window stays live; another piece of work takes the place of the one before."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stop = threading.Event()
        self._given_up: GivenUp | None = None
        self.busy: Busy | None = None

    def start(
        self,
        words: str,
        work: Callable[[Stop], Any],
        done: Callable[[Any], None],
        given_up: GivenUp | None = None,
    ) -> None:
        """Do `work`, which may ask whether to stop, then `done` with what came of it.

        `given_up` is told where nothing comes of it, and why: "" where somebody has stopped it.
        Without one, only a failure is told, as a notice.
        """
        self.cancel()
        self._given_up = given_up
        stop = self._stop = threading.Event()
        self.busy = Busy(f"{words} …", 0, self.cancel)
        self._window.statusBar().addPermanentWidget(self.busy)
        self.busy.hold()
        Operation(
            lambda: work(stop.is_set),
            done=partial(self._done, stop, done),
            failed=partial(self._failed, stop),
            owner=self,
        ).start()

    def cancel(self) -> None:
        """Give up what is under way."""
        given_up = self._given_up if self.busy else None
        self.close()
        if given_up:
            given_up("")

    def close(self) -> None:
        """Give it up without a word: the window goes, and must not wait for it."""
        self._stop.set()
        self._end()

    def _done(self, stop: threading.Event, done: Callable[[Any], None], result: object) -> None:
        if not stop.is_set():
            self._end()
            done(result)

    def _failed(self, stop: threading.Event, error: DatelineError) -> None:
        if not stop.is_set():
            tell = self._given_up or self._window.notice.say
            self._end()
            tell(str(error))

    def _end(self) -> None:
        self._given_up = None
        if self.busy:
            self._window.statusBar().removeWidget(self.busy)
            self.busy.deleteLater()
            self.busy = None
