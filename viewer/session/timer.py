"""The presenter's clock: how long the presentation and each step of it have taken."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping

Now = Callable[[], float]
"""Gives seconds that only grow."""


class Timer:
    """Measures seconds, altogether and by step; it can be paused. It starts stopped."""

    def __init__(
        self, step: str, now: Now = time.monotonic, taken: Mapping[str, float] | None = None
    ) -> None:
        """`taken` are the seconds of steps that were counted before."""
        self._now = now
        self._step = step
        self._since: float | None = None
        self._taken: dict[str, float] = defaultdict(float, taken or {})

    @property
    def running(self) -> bool:
        """Whether it is."""
        return self._since is not None

    @property
    def elapsed(self) -> float:
        """Seconds since the start, without the pauses."""
        return sum(self._taken.values()) + self._current()

    @property
    def in_step(self) -> float:
        """Seconds in the present step, earlier visits included."""
        return self._taken[self._step] + self._current()

    @property
    def by_step(self) -> dict[str, float]:
        """Seconds in each step that was visited, by its id."""
        return {**self._taken, self._step: self.in_step}

    def switch(self) -> None:
        """Start, pause, go on."""
        self._settle()
        self._since = None if self.running else self._now()

    def reset(self) -> None:
        """Begin again from zero; it runs on if it is running."""
        self._taken.clear()
        self._since = self._now() if self.running else None

    def enter(self, step: str) -> None:
        """Count for another step from now on."""
        if step != self._step:
            self._settle()
            self._step = step

    def _current(self) -> float:
        return 0.0 if self._since is None else self._now() - self._since

    def _settle(self) -> None:
        """Add the seconds until now to the present step."""
        if self._since is not None:
            now = self._now()
            self._taken[self._step] += now - self._since
            self._since = now
