"""Places moved, regions drawn and reshaped, on the real page by real mouse and keys."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.helpers.names import nameless
from tests.helpers.page import target
from tests.helpers.shaping import FOCUS, SAID, SHEET, Shaper
from tests.helpers.window import discard_edits, press, session_of
from viewer.geo.validity import problems
from viewer.model import geometry
from viewer.model.briefing import MultiPolygon, Place, Point, Polygon
from viewer.model.geometry import bounds, polygons
from viewer.store import codec, container
from viewer.store.resources import bundled_briefing
from viewer.ui.dialogs.naming import NameDialog
from viewer.ui.dialogs.outlines import OutlineDialog
from viewer.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture(scope="module")
def window(opened_desk: MainWindow) -> MainWindow:
    """A window for all of these tests, its reviewer known."""
    opened_desk.memory.choose(reviewer="A. Tester")
    return opened_desk


@pytest.fixture
def shaper(window: MainWindow, qtbot: QtBot) -> Shaper:
    """The window on the bundled briefing as it is."""
    discard_edits(window)
    window.show_document(container.load(bundled_briefing()), None)
    window.activateWindow()
    shaper = Shaper(window, qtbot)
    shaper.waits(SHEET, None)
    return shaper


def kept(window: MainWindow) -> bytes:
    document = session_of(window).document
    return codec.encode(document.briefing, document.unknown)


def corners(place: Place) -> list[int]:
    """Count the corners of each ring."""
    assert place.geometry
    return [len(ring) - 1 for rings in polygons(place.geometry) for ring in rings]


def is_sound(place: Place) -> bool:
    assert place.geometry
    return not [*problems([place]), *geometry.problems(place.geometry)]


def at(place: Place) -> tuple[float, float]:
    assert isinstance(place.geometry, Point)
    return place.geometry.coordinates


def test_a_place_is_moved_in_a_mode_of_its_own_by_mouse_and_keys(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    before, marker = kept(window), shaper.place("pyongyang")
    shaper.look(120, 36, 132, 43)
    start = shaper.pixel(*at(marker))
    shaper.drag(start, QPoint(60, 0))  # as long as nobody has asked for it, that moves the map
    shaper.at_rest()
    assert kept(window) == before

    shaper.look(120, 36, 132, 43)
    shaper.begin("move-place", "pyongyang")
    (cross,) = shaper.handles("cross")
    assert (cross - start).manhattanLength() <= 2
    assert nameless() == []
    shaper.drag(cross, QPoint(40, -30))
    qtbot.waitUntil(lambda: shaper.handles("cross") == [cross + QPoint(40, -30)])
    shaper.press(KEY.Key_Right, KEY.Key_Right)
    shaper.press(KEY.Key_Down, shift=True)
    qtbot.waitUntil(lambda: shaper.handles("cross") == [cross + QPoint(42, -20)])
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: shaper.handles("cross") == [cross + QPoint(42, -30)])
    assert kept(window) == before  # until it is kept
    expected = shaper.earth(cross + QPoint(42, -30))
    shaper.press(KEY.Key_Return)
    shaper.ended()
    moved = shaper.place("pyongyang")
    assert at(moved) == pytest.approx(expected, abs=0.02)
    assert moved.note and moved.note.startswith("Placed by hand on the map by A. Tester, ")
    assert moved.note.endswith(f"Earlier note: {marker.note}")
    assert session_of(window).history.undo_words == "Move Pyongyang"
    press("Ctrl+Z")
    assert kept(window) == before

    shaper.begin("move-place", "pyongyang")
    shaper.at_rest()
    for x in (
        200,
        240,
        280,
    ):
        shaper.click(QPoint(x, 300))
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(partial(is_near, shaper, QPoint(x, 300)), timeout=60_000)
            break
    assert is_near(shaper, QPoint(x, 300))
    press("Esc")
    shaper.ended()
    assert kept(window) == before
    assert session_of(window).chosen_place == marker


def test_the_keys_that_move_a_place_are_the_map_s_wherever_the_keyboard_was(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    before = kept(window)
    shaper.look(120, 36, 132, 43)
    window.panels.search.take_focus()
    shaper.begin("move-place", "pyongyang")
    (cross,) = shaper.handles("cross")
    qtbot.waitUntil(lambda: not window.panels.search.hasFocus())
    press("Right")
    qtbot.waitUntil(lambda: shaper.handles("cross") == [cross + QPoint(1, 0)])
    press("Esc")
    shaper.ended()
    assert kept(window) == before


def is_near(shaper: Shaper, point: QPoint) -> bool:
    """Whether the cross is at this pixel or beside it."""
    crosses = shaper.handles("cross")
    return len(crosses) == 1 and (crosses[0] - point).manhattanLength() <= 2


def test_a_region_is_drawn_by_clicks_and_what_crosses_itself_can_be_mended(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    before = kept(window)
    shaper.look(150, 40, 220, 70)
    shaper.begin("draw-region", "the-far-east")
    bow = [shaper.pixel(*c) for c in ((170, 50), (200, 50), (172, 62), (198, 62))]
    shaper.click(*bow[:2])
    shaper.press(KEY.Key_Return)
    shaper.waits(SAID, "A region needs three corners.")
    shaper.click(*bow[2:], bow[0])  # the first one again closes it
    shaper.waits(SAID, "The outline crosses itself: move or delete a corner there.")
    assert shaper.says("document.querySelectorAll('.shaping .crossing').length") == 1
    third, fourth = shaper.handles("corner")[2:]
    shaper.drag(third, fourth + QPoint(2, -30) - third)
    shaper.press(KEY.Key_Return)
    shaper.ended()
    drawn = shaper.place("the-far-east")
    assert isinstance(drawn.geometry, MultiPolygon) and is_sound(drawn)  # cut at 180°
    assert drawn.precision == "approximate"
    box = bounds([drawn.geometry])
    assert box and box == pytest.approx((170, 50, 200, 64), abs=2)
    assert "the-far-east" in {p.id for p in window.desk.scene.places}  # type: ignore[union-attr]
    window.actions_by_id["undo"].trigger()
    assert kept(window) == before


def test_a_new_region_is_drawn_and_reshaped_by_keys_alone(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    session_of(window).clear()
    shaper.look(30, 40, 60, 60)
    press("Ctrl+Shift+R")
    dialog = window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.name.setText("Test area")
    dialog.accept()
    qtbot.waitUntil(lambda: shaper.says(SHEET) is not None)
    target(window).setFocus()
    for keys in ((), (KEY.Key_Right,) * 9, (KEY.Key_Down,) * 9, (KEY.Key_Left,) * 9):
        shaper.press(*keys)
        shaper.press(*((KEY.Key_Space,) if keys else (KEY.Key_Space, KEY.Key_Space)))
    shaper.waits(SAID, "4 corners")
    shaper.press(KEY.Key_Backspace)
    shaper.waits(SAID, "3 corners")
    shaper.press(KEY.Key_Space, KEY.Key_Return)
    shaper.ended()
    session = session_of(window)
    place = session.chosen_place
    assert place and place.name == "Test area" and corners(place) == [4] and is_sound(place)
    assert session.history.undo_words == "Draw Test area"

    shaper.begin("reshape-region")
    shaper.waits(FOCUS, "Corner 1 of 4")
    shaper.press(KEY.Key_Tab, KEY.Key_Space)
    shaper.waits(FOCUS, "Corner 2 of 5")
    shaper.press(KEY.Key_Up, shift=True)
    stops: list[object] = []  # whether an edge has room for a handle depends on a pixel
    while stops[-1:] != ["Add a corner between 3 and 4"]:
        assert len(stops) < 4, stops
        shaper.press(KEY.Key_Tab)
        shaper.qtbot.waitUntil(lambda: shaper.says(FOCUS) not in ("Corner 2 of 5", *stops))
        stops.append(shaper.says(FOCUS))
    assert "Corner 3 of 5" in stops
    shaper.press(KEY.Key_Tab)
    shaper.waits(FOCUS, "Corner 4 of 5")
    shaper.press(KEY.Key_Delete, KEY.Key_Return)
    shaper.ended()
    reshaped = session.chosen_place
    assert reshaped and corners(reshaped) == [4] and is_sound(reshaped)
    assert reshaped.geometry != place.geometry
    assert reshaped.note and reshaped.note.startswith("Reshaped by hand on the map by A. Tester, ")


def test_a_region_of_many_corners_is_reshaped_where_the_map_is_near_enough(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    before = shaper.place("ukraine")
    shaper.begin("reshape-region", "ukraine")
    shaper.qtbot.waitUntil(lambda: "Zoom in" in shaper.says(SAID))
    shaper.look(33, 44.2, 36, 46)
    qtbot.waitUntil(lambda: len(shaper.handles("corner")) > 3)
    box = target(window).rect().adjusted(60, 60, -60, -60)
    corner = next(p for p in shaper.handles("corner") if box.contains(p) and p.y() > 150)
    shaper.drag(corner, QPoint(0, 12))
    shaper.press(KEY.Key_Return)
    shaper.ended()
    after = shaper.place("ukraine")
    assert is_sound(after) and after.geometry != before.geometry
    assert sum(corners(after)) == sum(corners(before))
    assert after.geometry_by_viewpoint == before.geometry_by_viewpoint


def test_the_outline_of_a_part_of_a_country_is_taken(
    window: MainWindow, shaper: Shaper, qtbot: QtBot
) -> None:
    window.desk.choose_place("the-far-east")
    before = kept(window)
    press("Ctrl+Shift+U")
    dialog = window.findChild(OutlineDialog)
    assert isinstance(dialog, OutlineDialog)
    assert nameless() == []
    dialog.name.setText("eastern russia")
    assert dialog.list.currentIndex().data().startswith("Eastern part of Russia. ")
    qtbot.waitUntil(dialog.name.hasFocus)
    press("Return")
    taken = shaper.place("the-far-east")
    assert isinstance(taken.geometry, Polygon | MultiPolygon) and is_sound(taken)
    assert taken.precision == "approximate"
    assert taken.note and "the eastern third by area of Russia; Natural Earth" in taken.note
    shaper.waits("window.stage.planned.shapes.some((s) => s.place.id === 'the-far-east')", True)
    press("Ctrl+Z")
    assert kept(window) == before
