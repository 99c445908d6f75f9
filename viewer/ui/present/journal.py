"""Writes down where a presentation is, and finds the one that was cut off."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QLockFile, QObject, QTimer

from viewer.store.presenting import NONE, Presenting, forget, lock_path, presenting_file
from viewer.store.settings import Kept

_log = logging.getLogger(__name__)

PATIENCE_MS = 300
"""A presenter who leafs through steps need not have each of them on disk."""


class Journal(QObject):
    """Keeps the last place that it was told; a clean end forgets it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = presenting_file()
        self._lock = _lock()
        self._held = self._lock.tryLock(0)
        self._place = NONE
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._write)

    def keep(self, place: Presenting) -> None:
        """Write this place down soon. Of two presentations at once the first one's is kept."""
        self._place = place
        if self._held and not self._soon.isActive():
            self._soon.start()

    @property
    def works(self) -> bool:
        """Whether it can keep anything: another presentation may run, the disk may refuse."""
        return self._held

    @property
    def is_second(self) -> bool:
        """Whether another presentation runs already."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def close(self) -> None:
        """Forget it: the presentation has ended as it should."""
        self._soon.stop()
        self._thread.shutdown(wait=True)
        if self._held:
            forget()
            self._lock.unlock()
            self._held = False

    def _write(self) -> None:
        self._thread.submit(_save, self._kept, self._place)


def _save(kept: Kept[Presenting], place: Presenting) -> None:
    try:
        kept.save(place)
    except UnicodeEncodeError:
        _log.warning("the place of a presentation cannot be kept: its file's name is not Unicode")


def cut_off() -> Presenting | None:
    """Return the presentation that was cut off, if one was and none is running."""
    lock = _lock()
    if not lock.tryLock(0):
        return None
    lock.unlock()
    found = presenting_file().load()
    return found if found.step else None


def _lock() -> QLockFile:
    path = lock_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.warning("the place of a presentation cannot be kept: %s", error.strerror)
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a long presentation is no stale one; a dead process's lock is
    return lock
