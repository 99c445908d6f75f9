"""The program in a process of its own on a display of X, worked by keys, seen from outside alone.

What it does shows in the titles of its windows and in the files that it writes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from tests.helpers.process import environment
from viewer.model.briefing import Briefing
from viewer.store import container

PATIENCE = 120.0
PAUSE = 0.05
"""Seconds between two looks, in which the program has the processor."""
T = TypeVar("T")


class Keyed:
    """``python -m viewer``, with the keyboard on it."""

    def __init__(self, process: subprocess.Popen[bytes], home: Path, display: str) -> None:
        self.process, self._home, self._display = process, home, display
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Press keys by their X names: ``ctrl+s``."""
        self.presses += len(keys)
        self._xdotool("key", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self.presses += len(words)
        self._xdotool("type", words)

    def focus(self, title: str) -> None:
        """Give the keyboard to the window with such a title, once it is there.

        That is what a window manager does, of which a bare display has none.
        """
        found = self.until(lambda: self._xdotool("search", "--onlyvisible", "--name", title))
        self._xdotool("windowfocus", "--sync", found.split()[-1])

    def is_given(self, title: str) -> None:
        """Wait until the program itself has given the keyboard to a window with such a title.

        A focus of ours would cross with that of the program, and keys between the two be lost.
        """
        named = ("getwindowfocus", "getwindowname")
        self.until(lambda: re.search(title, self._xdotool(*named)))

    def titles(self) -> list[str]:
        """The titles of the windows that are seen."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return [self._xdotool("getwindowname", window) for window in found]

    def kept(self) -> Briefing | None:
        """The briefing whose edits would survive a kill, as it is kept at this moment."""
        files = list((self._home / "state").rglob("state.briefing"))
        return container.load(files[0]).briefing if files else None

    def keeps(self, holds: Callable[[Briefing], object]) -> Briefing:
        """Return what is kept, once this holds of it."""

        def found() -> Briefing | None:
            briefing = self.kept()
            return briefing if briefing and holds(briefing) else None

        return self.until(found)

    def until(self, holds: Callable[[], T | None]) -> T:
        """Return what holds, once it does; fails where the program ends or never gets there."""
        end = time.monotonic() + PATIENCE
        while not (found := holds()):
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the program has ended with {self.process.wait(PAUSE)}")
            assert time.monotonic() < end, f"not in time; there are {self.titles()}"
        return found

    def kill(self) -> None:
        """Kill it, as a system out of memory would."""
        self.process.kill()
        self.process.wait()

    def _xdotool(self, *words: str) -> str:
        command, env = ["xdotool", *words], {**os.environ, "DISPLAY": self._display}
        done = subprocess.run(command, env=env, capture_output=True, text=True)
        return done.stdout.strip()  # nothing for a window that has just gone


@contextmanager
def keyed(home: Path, display: str, *words: str | Path) -> Iterator[Keyed]:
    """Start the program with these words; it is gone at the end."""
    command = [sys.executable, "-m", "viewer", *map(str, words)]
    env = {**environment(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, cwd=home, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            yield Keyed(process, home, display)
        finally:
            process.kill()
            process.wait()
