"""Keeps the edits of the open document in its recovery journal, away from the interface thread."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from viewer.model.errors import DatelineError, UnwritableError
from viewer.session.session import Session
from viewer.store import atomic, recovery
from viewer.store.container import Document

_log = logging.getLogger(__name__)

PATIENCE_MS = 250
"""Letters typed one after the other need not each be on disk; a second is what is promised."""
RETRY_MS = 3000


class Held:
    """One journal and the lock of it, which is taken with the first write."""

    def __init__(self, place: Path) -> None:
        self._journal = recovery.Journal(place)
        self._lock = QLockFile(str(place / recovery.LOCK))
        self._lock.setStaleLockTime(0)  # a document long open is no stale one; a dead process's is
        self._place = place

    def take(self) -> bool:
        """Say whether the journal is ours now: nobody else's program has it."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def write(self, document: Document, note: recovery.Note) -> None:
        """Have this state on disk. Raises UnwritableError."""
        self._make()
        self._journal.write(document, note)

    def clear(self) -> None:
        """Have no state on disk; one that stays is that of the file, which no start offers."""
        if self._lock.isLocked():
            try:
                self._journal.clear()
            except UnwritableError as error:
                _log.warning("a recovery journal stays: %s", error)

    def release(self) -> None:
        """Leave the journal to whoever comes."""
        self._lock.unlock()

    def forget(self) -> None:
        """Remove the journal, if it is ours."""
        if self._lock.isLocked():
            recovery.forget_state(self._place)
            self._lock.unlock()
            recovery.forget(self._place)

    def _make(self) -> None:
        try:
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise atomic.unwritable(self._place, error) from error
        if not self.take():
            raise UnwritableError("cannot lock the recovery journal", str(self._place))


class Keeping(QObject):
    """Follows one session; a document that is left needs no journal any more."""

    told = Signal(str)
    """Why the edits are not on disk, "" as soon as they are."""
    _ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._held: Held | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._writing = self._again = False
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._write)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._write)
        self._ended.connect(self._tell)  # a method of a QObject, so that Qt queues it

    def follow(self, session: Session, held: Held | None = None) -> None:
        """Keep the edits of this session, in the journal that it was recovered from if it was."""
        self.leave()
        self._session, self._held = session, held or Held(recovery.new_place())
        session.on_edit(partial(self._edited, session))
        if held is None and session.history.changed:  # it was made here, and is in no file
            self._soon.start()

    def leave(self) -> None:
        """Forget the journal: the edits are in a file, or nobody wants them."""
        for timer in (self._soon, self._retry):
            timer.stop()
        if self._held:
            self._thread.submit(self._held.forget)
        self._session = self._held = None
        self._again = False
        self.told.emit("")

    def close(self) -> None:
        """Leave, and return when that is done."""
        self.leave()
        self._thread.shutdown(wait=True)

    def _edited(self, session: Session) -> None:
        if session is self._session and not self._soon.isActive():
            self._soon.start()

    def _write(self) -> None:
        if self._writing:
            self._again = True
        elif self._session and self._held:
            self._writing = True
            self._thread.submit(self._do, _work(self._session, self._held))

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except DatelineError as error:
            self._ended.emit(str(error))
        except Exception as error:
            _log.exception("a bug in keeping edits")
            self._ended.emit(f"a bug in Dateline ({type(error).__name__}): see the log")
        else:
            self._ended.emit("")

    def _tell(self, words: str) -> None:
        self._writing = False
        if self._session is None:
            return
        if self._again or (words and not self._retry.isActive()):
            (self._soon if self._again else self._retry).start()
        self._again = False
        if not words:
            self._retry.stop()
        self.told.emit(words)


def _work(session: Session, held: Held) -> Callable[[], None]:
    """Return what has to be done on disk, with what the session is now."""
    if not session.history.changed:
        return held.clear
    note = recovery.Note(
        path=os.fsencode(session.path.absolute()) if session.path else b"",
        title=session.index.briefing.title,
        edits=session.history.edits,
        on_disk=session.on_disk,
    )
    return partial(held.write, session.document, note)
