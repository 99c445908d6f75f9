"""Holding off sleep and the screen saver while a briefing is presented."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

log = logging.getLogger(__name__)


class Awake:
    """Keeps the machine awake from `start` to `stop`.

    What asks the system is a library's, and may wait for a bus: it has a thread of its own.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="awake")
        self._mode: Any = None
        self.failed = False
        """Whether the system has refused."""

    def start(self) -> None:
        """Ask the system."""
        self._thread.submit(self._enter)

    def stop(self) -> None:
        """Let the machine sleep again."""
        self._thread.submit(self._leave)
        self._thread.shutdown(wait=False)

    def _enter(self) -> None:
        try:
            from wakepy import keep

            self._mode = keep.presenting(on_fail="pass")
            self._mode.__enter__()
            self.failed = not self._mode.active
        except Exception:
            log.exception("the system cannot be kept awake")
            self.failed = True
        if self.failed:
            log.info("sleep and screen saver are not held off: the system offers no way")

    def _leave(self) -> None:
        if self._mode is not None:
            self._mode.__exit__(None, None, None)
