"""Pictures exported one after the other in a window that is open, as from its menu.

Prints one JSON object: the seconds that each took.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from resources.bench.window import opened
from viewer.export.request import ExportRequest, Size
from viewer.ui.export_plans import picture_plan, requested_view
from viewer.ui.window import MainWindow

RUNS = 9
SIZE = Size(3508, 2480)
DPI = 300
PATIENCE_MS = 60_000


def main() -> int:
    """Open the window and measure."""
    app, window = opened()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps([_seconds(window, Path(folder) / f"{n}.png") for n in range(RUNS)]))
    QTimer.singleShot(0, window.close)
    return app.exec()


def _seconds(window: MainWindow, out: Path) -> float:
    """Return how long it takes until the window says that a picture of the briefing is written."""
    session, loop = window.desk.session, QEventLoop()
    assert session
    told = window.statusBar().messageChanged
    waiting = told.connect(lambda words: loop.quit() if out.name in words else None)
    start = time.perf_counter()
    request = ExportRequest(out=out, size=SIZE, dpi=DPI, viewpoint=session.viewpoint)
    view = requested_view(session.index, request)
    window.exporting.start(picture_plan(session.document, session.index, request, view))
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    told.disconnect(waiting)
    assert out.exists()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
