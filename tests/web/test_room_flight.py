"""A room's map while it flies, and the ground that it lands on, in the real page."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.helpers.room_page import RoomPage, room
from viewer.map import messages
from viewer.map.messages import Fit
from viewer.model.geometry import Bounds
from viewer.store.resources import resources_root
from viewer.ui.theme import load_theme

SIZE = (1280, 720)
EURASIA: Bounds = (28.0, 32.0, 140.0, 66.0)
EUROPE: Bounds = (-10.0, 36.0, 22.0, 60.0)
UKRAINE: Bounds = (21.0, 43.5, 41.5, 53.0)
BERING: Bounds = (150.0, 50.0, 215.0, 72.0)
BARE = room(title="", caption="", card=None)

FLYING = "window.stage.camera.flying"
PAINTED = "!document.querySelector('.flight').hidden"
NAMES = """getComputedStyle(document.querySelector('.leaflet-names-pane')).visibility"""
ZOOM = "window.stage.camera.view().zoom"

SLOWLY = """(({ flight }) => {
  const { begin } = Object.getPrototypeOf(flight);
  flight.begin = (to, _seconds, land) => begin.call(flight, to, 10, land);
  return 0;
})(window.stage.camera)"""
AS_FAST_AS_BEFORE = "delete window.stage.camera.flight.begin"


def at(page: RoomPage, bounds: Bounds) -> None:
    page.shown(BARE, Fit(bounds=bounds, fly=False), size=SIZE)


def pixels(page: RoomPage) -> npt.NDArray[np.int16]:
    """What is seen above the strip: rows of pixels of red, green, blue."""
    image = page.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    seen = rows[:600, : image.width() * 3].reshape(600, image.width(), 3)
    return seen.astype(np.int16)


@pytest.mark.parametrize("ends", [(EURASIA, UKRAINE), (UKRAINE, BERING)])
def test_a_flight_lands_on_the_picture_that_a_jump_shows(
    page: RoomPage, ends: tuple[Bounds, Bounds]
) -> None:
    start, end = ends
    at(page, end)
    assert not page.says(PAINTED)
    jumped, zoom = pixels(page), page.says(ZOOM)
    at(page, start)
    away = pixels(page)
    page.tell(Fit(bounds=end, fly=True))
    page.settle()
    flown = pixels(page)
    assert page.says(PAINTED) and page.says(ZOOM) == pytest.approx(zoom)
    assert np.abs(flown - jumped).mean() < 2 < np.abs(away - jumped).mean()


def test_names_are_away_in_the_air_and_back_on_the_ground(page: RoomPage) -> None:
    at(page, EURASIA)
    page.tell(messages.Ahead(bounds=UKRAINE), Fit(bounds=UKRAINE, fly=True))
    page.until(lambda: page.says(PAINTED))
    assert page.says(f"[{FLYING}, {NAMES}]") == [True, "hidden"]
    page.settle()
    assert page.says(f"[{FLYING}, {NAMES}]") == [False, "visible"]


def test_the_edges_of_regions_are_flown_over(page: RoomPage) -> None:
    """Eastern Russia's colour comes into the picture of a flight that is still under way."""
    colour = QColor(load_theme(resources_root() / "themes", "room-dark").tokens["approximate"])
    edge = (colour.red(), colour.green(), colour.blue())

    def on_the_edge() -> int:
        return int((np.abs(pixels(page) - edge).max(axis=2) < 12).sum())

    at(page, EUROPE)
    assert on_the_edge() == 0
    page.says(SLOWLY)
    page.tell(Fit(bounds=EURASIA, fly=True))
    page.until(lambda: on_the_edge() > 50)
    assert page.says(FLYING)
    page.says(AS_FAST_AS_BEFORE)
    at(page, EURASIA)
    assert not page.says(FLYING) and on_the_edge() > 50


def test_a_flight_ends_where_somebody_takes_hold_of_the_map(page: RoomPage) -> None:
    at(page, UKRAINE)
    high = page.says(ZOOM)
    at(page, EURASIA)
    low = page.says(ZOOM)
    page.tell(Fit(bounds=UKRAINE, fly=True))
    page.until(lambda: low + 0.05 < page.says("window.stage.camera.flight.now.zoom"))
    QTest.mouseClick(page.target, Qt.MouseButton.LeftButton, pos=QPoint(640, 300))
    page.until(lambda: not page.says(FLYING))
    page.settle()
    assert not page.says(PAINTED)
    assert low < page.says(ZOOM) < high


def test_the_ground_has_the_colours_of_a_new_theme(page: RoomPage) -> None:
    at(page, EURASIA)
    page.tell(Fit(bounds=UKRAINE, fly=True))
    page.settle()
    themes = [load_theme(resources_root() / "themes", name) for name in ("room-light", "room-dark")]
    for theme in themes:
        page.view.set_theme(theme.tokens, theme.name, theme.dark)
        page.settle()
        land = QColor(theme.tokens["land"])
        near = np.abs(pixels(page) - (land.red(), land.green(), land.blue())).max(axis=2) < 8
        assert near.mean() > 0.2, theme.name
    page.tell(Fit(bounds=EURASIA, fly=True))
    page.settle()
    near = np.abs(pixels(page) - (land.red(), land.green(), land.blue())).max(axis=2) < 8
    assert near.mean() > 0.2
