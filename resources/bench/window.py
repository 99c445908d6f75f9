"""Measured inside the real window: clicks on markers, frames while the map moves, memory.

Prints one JSON object; ``stay`` prints ``ready`` and stays instead, for its memory to be read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.app import make_application, open_window
from viewer.ui.map.view import MapView
from viewer.ui.window import MainWindow

CLICKS = 40
SIZE = (1280, 800)

MARKERS = """JSON.stringify([...document.querySelectorAll(".place [data-place]")]
  .filter((place) => place.querySelector("circle") && !place.closest(".place").hidden)
  .map((place) => {
    const box = place.querySelector("circle").getBoundingClientRect();
    return [place.dataset.place, box.x + box.width / 2, box.y + box.height / 2];
  }))"""

MOVES = """(() => {
  const map = window.map_dateline, deltas = []; let last = performance.now(), going = true;
  const tick = (now) => {
    deltas.push(now - last); last = now; if (going) requestAnimationFrame(tick);
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  (async () => {
    requestAnimationFrame(tick);
    for (const [x, y] of [[400, 0], [-400, 120], [300, -120], [-300, 0]]) {
      map.panBy([x, y], { duration: 0.8 }); await wait(900);
    }
    for (const [lat, lng, zoom] of [[39, 125.7, 5], [49, 32, 5], [60, 100, 2.5]]) {
      map.flyTo([lat, lng], zoom, { duration: 1.1 }); await wait(1300);
    }
    going = false; window.benchFrames = JSON.stringify(deltas.slice(2));
  })();
})()"""


class Painted(QObject):
    """Waits for the next paint of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the loop once the paint event has been dealt with."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def after(self, action: Callable[[], None], at_most: int = 3000) -> float:
        """Return the milliseconds from the action to the paint."""
        start = time.perf_counter()
        action()
        QTimer.singleShot(at_most, self._loop.quit)
        self._loop.exec()
        return (time.perf_counter() - start) * 1000


def main(stay: bool) -> int:
    """Open the window and measure, or stay."""
    app, window = opened()
    if stay:
        print("ready", flush=True)
        return app.exec()
    view = window.map_slot.view
    assert view is not None
    print(json.dumps({"clicks": _clicks(window, view), "frames": _frames(view)}))
    window.close()
    return 0


def opened() -> tuple[QApplication, MainWindow]:
    """Return the application and its window on the bundled briefing, the map painted."""
    app = make_application()
    window = open_window(app, container.load(bundled_briefing()))
    window.resize(*SIZE)
    loop = QEventLoop()
    window.map_slot.ready.connect(loop.quit)
    loop.exec()
    return app, window


def _clicks(window: MainWindow, view: MapView) -> list[float]:
    """Return the milliseconds from a click on a marker to the painted dossier, for each click."""
    places = json.loads(javascript(view, MARKERS))
    seen = {place: QPoint(round(x), round(y)) for place, x, y in places}
    main_places = [seen[place] for place in ("moscow", "pyongyang", "ukraine") if place in seen]
    painted = Painted(window.panels.dossier.claims_list.viewport())
    target = web(view).focusProxy() or web(view)
    click = QTest.mouseClick

    def press(point: QPoint) -> Callable[[], None]:
        return lambda: click(target, Qt.MouseButton.LeftButton, pos=point)

    times = [painted.after(press(main_places[n % len(main_places)])) for n in range(CLICKS)]
    return times[3:]


def _frames(view: MapView) -> list[float]:
    """Return the milliseconds between animation frames while the map pans and flies.

    The event loop runs meanwhile as it does for a person: QTest's waiting sleeps between events,
    and with it the frames.
    """
    javascript(view, MOVES)
    loop = QEventLoop()
    while not (frames := javascript(view, "window.benchFrames || ''")):
        QTimer.singleShot(500, loop.quit)
        loop.exec()
    return list(json.loads(frames))


def web(view: MapView) -> QWebEngineView:
    """Return the web view inside the map."""
    return next(iter(view.findChildren(QWebEngineView)))


def javascript(view: MapView, script: str) -> str:
    """Return what a page answers, as text."""
    loop, result = QEventLoop(), []

    def keep(value: object) -> None:
        result.append(value)
        loop.quit()

    web(view).page().runJavaScript(script, 0, keep)
    loop.exec()
    return str(result[0] or "")


if __name__ == "__main__":
    sys.exit(main(len(sys.argv) > 1))
