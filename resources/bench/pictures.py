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
POLL_MS = 5
PATIENCE_MS = 60_000


def main() -> int:
    """Open the window and measure."""
    _app, window = opened()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps([_seconds(window, Path(folder) / f"{n}.png") for n in range(RUNS)]))
    window.close()
    return 0


def _seconds(window: MainWindow, out: Path) -> float:
    """Return how long it takes until a picture of the whole briefing is on the disk."""
    session = window.desk.session
    assert session
    start = time.perf_counter()
    request = ExportRequest(out=out, size=SIZE, dpi=DPI, viewpoint=session.viewpoint)
    view = requested_view(session.index, request)
    window.exporting.start(picture_plan(session.document, session.index, request, view))
    loop, clock = QEventLoop(), QTimer(interval=POLL_MS)
    clock.timeout.connect(lambda: loop.quit() if out.exists() else None)
    clock.start()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    assert out.exists()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
