"""The map as a widget. Everything it shows is told to it; everything done on it is a signal."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.map import messages
from viewer.map.scene import Scene
from viewer.map.shaping import Shaping
from viewer.model.briefing import View
from viewer.model.geometry import Bounds, Coordinate, around
from viewer.ui.map.page import MapPage
from viewer.ui.map.profile import MapProfile
from viewer.ui.map.state import MapState

log = logging.getLogger(__name__)

CRASHES_ALLOWED = 3
CRASH_WINDOW_SECONDS = 30.0
WIDEST = 359.9
"""Degrees of longitude of a view, at most."""


class MapView(QWidget):
    """Shows a scene. May be told anything at any time: the page is told when it is ready."""

    ready = Signal()
    painted = Signal()
    """The first full picture: tiles, labels, places; a click picks."""
    picked = Signal(object)
    """A place's id, or None for empty map."""
    moved = Signal(object)
    """The view came to rest: a `View`."""
    shaped = Signal(object)
    """`Put`, `Outlined` or `Left`: what has become of a shaping."""
    network = Signal(int, int)
    """Requests made, and stopped."""
    failed = Signal(str)
    """The map is gone for good; why."""

    def __init__(
        self,
        resources: Path,
        geodata: Path,
        parent: QWidget | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        """Load the page at once, or with `open_map`."""
        super().__init__(parent)
        self._state = MapState()
        self._opened = False
        self._view: View | None = None
        self._ready = False
        self._crashes: deque[float] = deque(maxlen=CRASHES_ALLOWED)
        self._profile = MapProfile(resources, geodata, self)
        self._page = MapPage(self._profile, QColor(Qt.GlobalColor.transparent))
        self._web = QWebEngineView(self._page, self)
        self._web.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._web.setAcceptDrops(False)
        self.setFocusProxy(self._web)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)
        self._page.bridge.received.connect(self._receive)
        self._page.renderProcessTerminated.connect(self._revive)
        self._network = messages.ShowNetwork(made=0, blocked=0)
        self._profile.network.connect(self._count_blocked)
        if at_once:
            self.open_map()

    def open_map(self) -> None:
        """Load the page, unless it is."""
        if not self._opened:
            self._opened = True
            self._page.open()

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene, unless it is there; the first one is shown whole."""
        message = messages.ShowScene(scene=scene)
        if message != self._state.scene:
            self._tell(message)

    def select(self, place_ids: Iterable[str], lit_ids: Iterable[str]) -> None:
        """Mark places as selected, and others as concerned by what is selected elsewhere."""
        self._tell(messages.Select(places=tuple(place_ids), lit=tuple(lit_ids)))

    def show_ghost(self, ghost: messages.Ghost | None) -> None:
        """Show where a place would be that is proposed; None: nowhere."""
        self._tell(messages.ShowGhost(ghost=ghost))

    def shape(self, shaping: Shaping | None) -> None:
        """Let a person shape something on the map, or end that."""
        self._tell(messages.ShowShaping(shaping=shaping))

    def refuse_shape(self, words: str, at: Coordinate | None) -> None:
        """Say what is wrong with the shape that was told last, and where."""
        self._send(messages.RefuseShape(words=words, at=at))

    def step_back(self) -> None:
        """Take back the last change of what is being shaped."""
        self._send(messages.StepBack())

    def set_theme(self, colours: Mapping[str, str], name: str, dark: bool = False) -> None:
        """Draw in these colours, as in resources/themes."""
        self._web.page().setBackgroundColor(QColor(colours["sea"]))
        self._tell(messages.SetTheme(name=name, dark=dark, colours=dict(colours)))

    def set_text_scale(self, scale: float) -> None:
        """Draw text this many times its ordinary size."""
        self._tell(messages.SetTextScale(scale=scale))

    def fit(self, bounds: Bounds, fly: bool = True) -> None:
        """Show west, south, east, north; across 180°, east may exceed 180 or be below west."""
        west, south, east, north = bounds
        east = east if east > west else east + 360
        self._tell(messages.Fit(bounds=(west, south, east, north), fly=fly))

    def home(self) -> None:
        """Show the scene's main places."""
        self._tell(messages.Fit(bounds=None, fly=True))

    def focus_map(self) -> None:
        """Give the keyboard to the map."""
        self._web.setFocus()
        self._send(messages.TakeFocus())

    def show_network(self, made: int, *, allowed: bool) -> None:
        """Say how many requests the program has made, and whether it may make any."""
        self._network = msgspec.structs.replace(self._network, made=made, allowed=allowed)
        self._tell(self._network)

    def current_view(self) -> View | None:
        """Return what is shown, or None before the first picture."""
        return self._view

    def close_map(self) -> None:
        """Take the map down: the page goes before its profile (findings.md trap 10)."""
        self._ready = False
        for thing in (self._web, self._page, self._profile):
            shiboken6.delete(thing)

    def _tell(self, message: messages.ToPage) -> None:
        """Tell the page, now and after each time that it is loaded."""
        self._state.keep(message)
        self._send(message)

    def _send(self, message: messages.ToPage) -> None:
        if self._ready:
            self._page.bridge.send(message)

    def _receive(self, message: messages.FromPage) -> None:
        match message:
            case messages.Ready():
                self._start()
            case messages.Painted():
                self.painted.emit()
            case messages.Picked(place=place):
                self.picked.emit(place)
            case messages.Moved():
                self._state.moved(message)
                self._view = _view(message.bounds)
                self.moved.emit(self._view)
            case messages.Put() | messages.Outlined() | messages.Left():
                self.shaped.emit(message)
            case messages.Trouble(what=what):
                log.error("the map page: %s", what)

    def _start(self) -> None:
        """Tell a page that has just loaded all that it should show."""
        self._ready = True
        for widget in (self._web, self._web.focusProxy()):  # the second comes with each process
            if widget:
                widget.setAccessibleName("Map")
        for message in self._state.messages():
            self._send(message)
        self.ready.emit()

    def _count_blocked(self, made: int, blocked: int) -> None:
        """Add what the page tried to what the program has made."""
        self._network = msgspec.structs.replace(self._network, blocked=blocked)
        self._tell(self._network)
        self.network.emit(made, blocked)

    def _revive(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        """Load the page again after its process ended; give up when that happens too often."""
        self._ready = False
        log.error("the map's process ended (%s, %d)", status.name, code)
        now = time.monotonic()
        self._crashes.append(now)
        if len(self._crashes) == CRASHES_ALLOWED and now - self._crashes[0] < CRASH_WINDOW_SECONDS:
            QTimer.singleShot(0, self, self._give_up)  # not while Chromium tells: it takes it down
            return
        QTimer.singleShot(0, self, self._page.open)

    def _give_up(self) -> None:
        self.failed.emit("the map's process ended again and again")


def _view(bounds: Bounds) -> View:
    """Return the view of what the page shows; of the whole world, not quite all of it."""
    west, south, east, north = bounds
    over = max(0.0, (east - west - WIDEST) / 2)  # or its two edges would be the same meridian
    west, east = _wrapped(west + over), _wrapped(east - over)
    return View(bounds=(west, max(-90.0, south), east, min(90.0, north)))


def _wrapped(longitude: float) -> float:
    """Return the longitude within ±180°."""
    return around(longitude, 0.0)
