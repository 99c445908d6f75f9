"""A person who shapes places on the map: real mouse and keys on the real page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.page import asked, target
from tests.helpers.window import session_of
from viewer.model.briefing import Place
from viewer.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton

HANDLES = """[...document.querySelectorAll(".shaping .handle:not([hidden])")].map((e) => {
  const box = e.getBoundingClientRect();
  const kind = e.className.replace("handle ", "");
  return [kind, Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
})"""
SAID = "document.querySelector('.shaping .status')?.textContent ?? null"
SHEET = "document.querySelector('.shaping')?.getAttribute('aria-label') ?? null"
FOCUS = "document.activeElement.getAttribute('aria-label')"


class Shaper:
    """Works in one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def says(self, script: str) -> Any:
        """Return what an expression says in the page."""
        return asked(self.window, self.qtbot, script)

    def waits(self, script: str, expected: object) -> None:
        """Wait until an expression says this in the page."""
        self.qtbot.waitUntil(lambda: self.says(script) == expected, timeout=60_000)

    def begin(self, command: str, place: str | None = None) -> None:
        """Select a place, see it at rest, and begin to shape it by a command."""
        if place:
            self.window.desk.choose_place(place)
            self.waits("[...window.stage.selected]", [place])
        self.at_rest()
        self.window.actions_by_id[command].trigger()
        self.qtbot.waitUntil(lambda: self.says(SHEET) is not None, timeout=60_000)

    def at_rest(self) -> None:
        """Wait until the map does not move."""
        still = "window.stage.drawn === window.stage.round && !window.map_dateline._animatingZoom"
        self.waits(still, True)

    def look(self, west: float, south: float, east: float, north: float) -> None:
        """Show these degrees."""
        view = self.window.map_slot.view
        assert view
        with self.qtbot.waitSignal(view.moved, timeout=60_000):
            view.fit((west, south, east, north), fly=False)
        self.at_rest()

    def pixel(self, lon: float, lat: float) -> QPoint:
        """Return where a point of the earth is on the map."""
        at = f"window.map_dateline.latLngToContainerPoint([{lat}, {lon}])"
        x, y = self.says(f"[{at}.x, {at}.y]")
        return QPoint(round(x), round(y))

    def earth(self, point: QPoint) -> tuple[float, float]:
        """Return the longitude and latitude of a pixel of the map."""
        at = f"window.map_dateline.containerPointToLatLng([{point.x()}, {point.y()}])"
        lon, lat = self.says(f"[{at}.lng, {at}.lat]")
        return lon, lat

    def handles(self, kind: str) -> list[QPoint]:
        """Return where the handles of a kind are."""
        return [QPoint(x, y) for k, x, y in self.says(HANDLES) if k == kind]

    def click(self, *points: QPoint) -> None:
        """Click, with the mouse moved there first."""
        for point in points:
            QTest.mouseMove(target(self.window), point)
            QTest.mouseClick(target(self.window), LEFT, pos=point)

    def drag(self, start: QPoint, by: QPoint) -> None:
        """Press, move and let go."""
        view = target(self.window)
        QTest.mousePress(view, LEFT, pos=start)
        for part in (4, 2, 1):
            QTest.mouseMove(view, start + by / part)
        QTest.mouseRelease(view, LEFT, pos=start + by)

    def press(self, *keys: Qt.Key, shift: bool = False) -> None:
        """Press keys on the map."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(target(self.window), key, held)

    def ended(self) -> None:
        """Wait until nothing is shaped any more."""
        self.qtbot.waitUntil(lambda: not self.window.shaping.active, timeout=60_000)
        self.waits(SHEET, None)

    def place(self, identifier: str) -> Place:
        """Return a place as it is in the briefing now."""
        return session_of(self.window).index.places[identifier]
