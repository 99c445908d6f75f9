"""Notices when another program changes the file of the open briefing, and says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from viewer.model.text import displayed, shortened
from viewer.session.session import Session
from viewer.store import saves
from viewer.ui.operations import Operation

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow

CALM_MS = 300
"""A program that writes a file in pieces is not read in between."""
MOST_FILES = 50
"""Of a folder, that are watched one by one."""


class Watching(QObject):
    """Watches one file or folder; what counts is its content, not its date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._told: str | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=CALM_MS)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        self._soon.timeout.connect(self._look)

    def follow(self, session: Session) -> None:
        """Watch the file of this session from now on."""
        self._session, self._told = session, session.on_disk
        self._watch()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._session = None
        self._soon.stop()
        self._watch()

    def _watch(self) -> None:
        """Watch the names that there are now: a file that was replaced is another one."""
        before = {*self._watcher.files(), *self._watcher.directories()}
        path = self._session.path if self._session else None
        now = {str(one) for one in _watched(path)} if path else set()
        if gone := before - now:
            self._watcher.removePaths(sorted(gone))
        if new := now - before:
            self._watcher.addPaths(sorted(new))

    def _wait(self, _path: str) -> None:
        self._soon.start()

    def _look(self) -> None:
        session = self._session
        if session is None or session.path is None:
            return
        self._watch()
        if self._window.saving.busy:
            self._soon.start()
            return
        Operation(
            partial(saves.digest, session.path),
            done=partial(self._tell, session, session.on_disk),
            failed=lambda _error: None,
            owner=self,
        ).start()

    def _tell(self, session: Session, known: str, found: str | None) -> None:
        """Say what has become of the file, once for each content."""
        stale = session is not self._session or session.on_disk != known  # saved meanwhile
        if stale or found == self._told or session.path is None:
            return
        self._told = found
        if found == known or not known:
            return
        name, say = displayed(shortened(session.path.name, 120)), self._window.notice.say
        if found is None:
            say(f"{name} is no longer where it was. Saving writes it anew.")
        elif session.history.changed:
            say(f"Another program has changed {name}. Saving will ask before it overwrites that.")
        else:
            again = ("Load it again", partial(self._window.opener.open, session.path))
            say(f"Another program has changed {name}. Shown is what was read before.", again)


def _watched(path: Path) -> list[Path]:
    """Return what has to be watched for a file or a folder to be seen changing."""
    if not path.is_dir():
        return [one for one in (path, path.parent) if one.exists()]
    inside = sorted(one for one in path.rglob("*") if not one.name.startswith("."))
    return [path, *inside[:MOST_FILES]]
