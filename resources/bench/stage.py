"""Measured while a briefing is presented, the room at 1920 by 1080 and the console beside it.

Prints what it is asked for as JSON: ``keys``, milliseconds from a key to what changes in the room;
``flights``, milliseconds between frames; ``opening``, seconds until a large one is on the wall;
``growth``, of memory while steps are gone through as often as in four hours.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression

import psutil
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtQuick import QQuickWindow
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from resources.bench import large
from resources.bench.window import javascript
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing
from viewer.ui.app import make_application, open_presentation
from viewer.ui.present.options import Options
from viewer.ui.present.show import Show

ROOM, CONSOLE = (1920, 1080), (1280, 800)
KEYS, FLIGHTS = 40, 8
REST_MS, LONGEST_FLIGHT_MS = 2500, 1500
SECONDS_TO_A_STEP = 60
STEPS_OF_FOUR_HOURS = 4 * 3600 // SECONDS_TO_A_STEP
WARM = 120
"""Steps after which what is kept once is kept: fonts, tiles, thumbnails."""
BETWEEN = 12
"""Steps from one look at the memory to the next."""

WATCH = """(() => {
  const deltas = []; let last = performance.now();
  window.benchFrames = null; window.benchGoing = true;
  const tick = (now) => {
    deltas.push(now - last); last = now;
    if (window.benchGoing) requestAnimationFrame(tick);
    else window.benchFrames = JSON.stringify(deltas.slice(2));
  };
  requestAnimationFrame(tick);
})()"""


def main(what: str) -> int:
    """Present and measure."""
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    if what == "opening":
        print(json.dumps(_openings(app)))
        return 0
    show = _presented(app, container.load(bundled_briefing()))
    _rest(REST_MS * 3)
    measure = {"keys": _keys, "flights": _flights, "growth": _growth}[what]
    print(json.dumps(measure(show)))
    show.end()
    return 0


def _openings(app: QApplication) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.briefing"
        container.save(large.document(), path)
        return [_opening(app, path) for _ in range(3)]


def _opening(app: QApplication, path: Path) -> float:
    """Return the seconds from a file to its first step on the wall."""
    start = time.perf_counter()
    show = _presented(app, container.load(path))
    took = time.perf_counter() - start
    show.end()
    _rest(REST_MS)
    return took


def _presented(app: QApplication, document: Document) -> Show:
    show = open_presentation(app, document, None, Options(windowed=True))
    show.audience.resize(*ROOM)
    show.console.resize(*CONSOLE)
    loop = QEventLoop()
    show.ready.connect(loop.quit)
    loop.exec()
    return show


class FirstPaint(QObject):
    """Takes the time of the next thing that is painted in a room: its page, or what covers it."""

    def __init__(self, show: Show) -> None:
        super().__init__(show)
        self.took = 0.0
        self._since: float | None = None
        page = next(iter(show.audience.findChildren(QQuickWidget)))
        for seen in (page, show.views.room.curtain):
            seen.installEventFilter(self)

    def begin(self) -> None:
        """Wait for it from now on."""
        self._since, self.took = time.perf_counter(), 0.0

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        """Have it painted, then look at the clock."""
        if self._since is None or event.type() != QEvent.Type.Paint:
            return False
        since, self._since = self._since, None
        seen.event(event)
        self.took = (time.perf_counter() - since) * 1000
        return True


def _keys(show: Show) -> list[float]:
    """Return the milliseconds from each key to what changes first in the room."""
    first, times = FirstPaint(show), []
    for n in range(KEYS):
        key = (Qt.Key.Key_Right, Qt.Key.Key_E, Qt.Key.Key_E, Qt.Key.Key_Down)[n % 4]
        _until_rehearsed(show)
        first.begin()
        QTest.keyClick(show.console, key)
        while not first.took:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append(first.took)
        if show.presentation.number == len(show.presentation.steps):
            show.presentation.go_to(1)
    return times[4:]


def _until_rehearsed(show: Show) -> None:
    """Wait as long as a presenter says a sentence, and until the room has what is next ready."""
    view = show.views.room
    _rest(REST_MS)
    while view.understudy.at_work or view.curtain.isVisible():
        _rest(20)


def _flights(show: Show) -> dict[str, list[float]]:
    """Return the milliseconds between frames while the room flies from step to step.

    Once as the page draws them, and once as its window gets them.
    """
    page: list[float] = []
    window: list[float] = []
    room, arrived, flight = show.views.room, QElapsedTimer(), QEventLoop()
    room.moved.connect(flight.quit)  # it has landed; what is drawn at rest comes as it can
    _quick(show).afterRendering.connect(lambda: window.append(arrived.nsecsElapsed() / 1e6))
    between: list[float] = []
    for number in range(1, FLIGHTS + 1):
        show.presentation.go_to(number)
        _rest(REST_MS)
        javascript(room, WATCH)
        window.clear()
        arrived.start()
        show.presentation.go_to(number + 1)
        QTimer.singleShot(LONGEST_FLIGHT_MS, flight, flight.quit)
        flight.exec()
        between += [later - earlier for earlier, later in pairwise(window)]
        javascript(room, "window.benchGoing = false")
        while not (told := javascript(room, "window.benchFrames || ''")):
            _rest(100)
        page += json.loads(told)
    return {"page": page, "window": between}


def _quick(show: Show) -> QQuickWindow:
    """Return what shows the room's page."""
    return next(iter(show.audience.findChildren(QQuickWidget))).quickWindow()


def _growth(show: Show) -> float:
    """Return by what share memory grows in as many steps as four hours have.

    By the straight line through what it is every few steps: what waits to be collected as garbage
    moves each by some hundredths.
    """
    show.views.calm = True
    _leaf(show, WARM)
    steps = range(0, STEPS_OF_FOUR_HOURS + 1, BETWEEN)
    used = [_memory()]
    for _ in steps[1:]:
        _leaf(show, BETWEEN)
        used.append(_memory())
    slope, start = linear_regression(steps, used)
    return slope * STEPS_OF_FOUR_HOURS / start


def _leaf(show: Show, times: int) -> None:
    """Go through the steps, back to the first after the last, each until it is on the screen."""
    told = show.presentation
    for _ in range(times):
        told.go_to(told.number % len(told.steps) + 1)
        _settled(show)


def _settled(show: Show) -> None:
    loop = QEventLoop()
    show.views.room.when_settled(loop.quit)
    QTimer.singleShot(5000, loop, loop.quit)
    loop.exec()


def _memory() -> float:
    """Return the proportional set size of all our processes, in bytes."""
    _rest(3000)
    me = psutil.Process()
    processes: Sequence[psutil.Process] = [me, *me.children(recursive=True)]
    return float(sum(process.memory_full_info().pss for process in processes))


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    quit_loop: Callable[[], None] = loop.quit
    QTimer.singleShot(milliseconds, loop, quit_loop)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
