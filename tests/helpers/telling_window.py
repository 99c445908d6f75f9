"""The program's window in a process that tells, a JSON line each, what happens in it.

``python -m tests.helpers.telling_window``: once the map is painted and clickable, where each place
is on the screen, ``{"moscow": [x, y], …}``; then each change of the selection as
``{"subject", "heading", "claims"}``. It closes the window when its standard input ends.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtWebEngineWidgets import QWebEngineView

from tests.helpers.window import heading_of, listed_claims, session_of
from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.app import make_application, open_window
from viewer.ui.window import MainWindow

CENTRES = """JSON.stringify(
  [...document.querySelectorAll(".place:not([hidden]) [data-place]:has(circle)")].map((element) => {
    const box = element.querySelector("circle").getBoundingClientRect();
    return [element.dataset.place, box.x + box.width / 2, box.y + box.height / 2];
  }))"""


def main() -> int:
    """Open the window on the bundled briefing and tell; returns the exit code."""
    app = make_application()
    window = open_window(app, container.load(bundled_briefing()))
    session_of(window).on_selection(lambda: tell_selection(window))
    window.map_slot.ready.connect(lambda: tell_places(window))
    end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    end.activated.connect(window.close)
    code = app.exec()
    window.deleteLater()
    app.processEvents()
    return code


def tell_places(window: MainWindow) -> None:
    """Tell where the mouse would have to be to click on each place."""
    web = next(iter(window.map_slot.findChildren(QWebEngineView)))

    def tell_centres(answer: str) -> None:
        centres = {place: QPoint(round(x), round(y)) for place, x, y in json.loads(answer)}
        tell({place: web.mapToGlobal(at).toTuple() for place, at in centres.items()})

    web.page().runJavaScript(CENTRES, 0, tell_centres)


def tell_selection(window: MainWindow) -> None:
    """Tell what is selected and what the dossier shows of it."""
    subject = session_of(window).selection.subject
    claims = len(listed_claims(window))
    tell({"subject": subject and subject.id, "heading": heading_of(window), "claims": claims})


def tell(what: Any) -> None:
    """Write it as a line to standard output, now."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
