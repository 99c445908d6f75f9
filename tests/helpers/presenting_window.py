"""A presentation in a process that tells, a JSON line each, what happens in it.

``python -m tests.helpers.presenting_window WORDS`` takes the words of ``dateline present``. It
tells once the room's picture is painted, after each change, and when a window has moved. Each line
of its standard input is an expression that the room's page answers, as ``{"answer": …}``; it ends
when its standard input does.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.app import make_application, open_presentation
from viewer.ui.present.options import Options
from viewer.ui.present.room_view import RoomView
from viewer.ui.present.show import Show

LOOK_MS = 100


def main() -> int:
    """Present and tell; returns the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--screen")
    parser.add_argument("--windowed", action="store_true")
    words = parser.parse_args()
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    document = container.load(words.file or bundled_briefing())
    options = Options(screen=words.screen, windowed=words.windowed)
    show = open_presentation(app, document, words.file, options)
    told = Teller(show)
    show.ready.connect(told.begin)
    show.ended.connect(app.quit)
    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(lambda: told.take(app))
    return app.exec()


class Teller:
    """Writes what is new about a presentation, and what its page answers."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._last: Any = None
        self._looking = QTimer(show, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)

    def begin(self) -> None:
        """Tell from now on."""
        self._looking.start()

    def take(self, app: QApplication) -> None:
        """Have the room's page answer what is asked, or end."""
        asked = os.read(sys.stdin.fileno(), 65536).decode()
        if not asked:
            self._show.end()
            app.quit()
        for line in filter(None, asked.splitlines()):
            page = _page(self._show.views.room)
            page.runJavaScript(f"JSON.stringify({line})", 0, lambda a: _tell({"answer": a}))

    def _look(self) -> None:
        told, room = self._show.presentation, self._show.audience
        active = QApplication.activeWindow()
        now = {
            "step": told.number,
            "mode": told.here.mode,
            "room": [told.number_of(told.shown.step), told.shown.mode],
            "frozen": told.frozen,
            "cover": told.cover,
            "selection": _selected(self._show),
            "audience": _place(room),
            "console": _place(self._show.console),
            "renderer": _page(self._show.views.room).renderProcessPid(),
            "active": active.objectName() if active else None,
            "typing": self._show.console.search.hasFocus(),
            "notice": self._show.console.notice.accessibleDescription(),
        }
        if now != self._last:
            self._last = now
            _tell(now)


def _place(window: QWidget) -> tuple[int, ...] | None:
    box = window.geometry()
    return (box.x(), box.y(), box.width(), box.height()) if window.isVisible() else None


def _selected(show: Show) -> list[str | None]:
    selection = show.presentation.here.selection
    return [selection.subject.id if selection.subject else None, selection.claim]


def _page(view: RoomView) -> Any:
    return view._page


def _tell(what: Any) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
