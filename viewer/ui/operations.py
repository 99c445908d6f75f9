"""Work away from the interface thread, with what to do after success and after failure."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from viewer.model.errors import DatelineError

log = logging.getLogger(__name__)


class Operation(QThread):
    """Runs `work` in a thread of its own, then `done` or `failed` in the interface thread.

    Neither is called when `owner` is gone by then; the work itself is always ended before the
    program is, since Qt aborts where a thread is deleted that still runs. Errors that are not for
    people are bugs: they are logged in full, and told as such.
    """

    _succeeded = Signal(object)
    _went_wrong = Signal(object)

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[DatelineError], None],
        owner: QObject,
    ) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)
        self._work, self._done, self._failed, self._owner = work, done, failed, owner
        self._succeeded.connect(self._tell_done)  # a method of a QObject, so that Qt queues it
        self._went_wrong.connect(self._tell_failed)
        self.finished.connect(self.deleteLater)
        if app:
            app.aboutToQuit.connect(self.end)

    def run(self) -> None:
        """Do the work; Qt calls this in the thread."""
        try:
            result = self._work()
        except DatelineError as error:
            self._went_wrong.emit(error)
        except Exception as error:
            log.exception("a bug in the background")
            name = type(error).__name__
            self._went_wrong.emit(DatelineError(f"a bug in Dateline ({name})", "see the log"))
        else:
            self._succeeded.emit(result)

    def end(self) -> None:
        """Return when the work is done."""
        self.wait()

    def _tell_done(self, result: Any) -> None:
        self.end()
        if shiboken6.isValid(self._owner):
            self._done(result)

    def _tell_failed(self, error: DatelineError) -> None:
        self.end()
        if shiboken6.isValid(self._owner):
            self._failed(error)
