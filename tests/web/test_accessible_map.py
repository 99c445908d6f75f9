"""The map for people who use the keyboard, a screen reader, or need large things."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.accessible_tree import accessible_tree
from tests.helpers.names import nameless
from tests.helpers.page import asked, target, web
from tests.helpers.window import press, session_of
from viewer.map.scene import ScenePlace
from viewer.ui.dialogs.snapshot import SnapshotDialog
from viewer.ui.look import SMALLEST
from viewer.ui.map.page import MapPage
from viewer.ui.window import LEAST_SIZE, MainWindow

SIZES = [(1280, 800), LEAST_SIZE]

TARGETS = """[...document.querySelectorAll("button, [data-place], [data-open]")]
  .filter((e) => !e.closest(".roster, [hidden], .overlay"))
  .map((e) => {
    const shapes = [...e.querySelectorAll(":scope rect, :scope circle"), e];
    const boxes = shapes.map((shape) => shape.getBoundingClientRect());
    const least = Math.max(...boxes.map((box) => Math.min(box.width, box.height)));
    return [e.dataset.place ?? e.dataset.open ?? e.title, least];
  })"""
STRIP = """Object.fromEntries(["legend", "scale", "borders", "sources", "network"].map((name) => {
  const [part] = document.getElementsByClassName(name);
  const { left, top, right, bottom } = part.getBoundingClientRect();
  const seen = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return [name, seen && above.closest(".strip") ? part.textContent : null];
}))"""
LETTERS = """({
  place: Number(document.querySelector(".place text[x]").getAttribute("font-size")),
  base: Number(document.querySelector(".overlay text").getAttribute("font-size")),
  strip: parseFloat(getComputedStyle(document.querySelector(".strip")).fontSize),
  marker: document.querySelector(".place circle").r.baseVal.value,
})"""
FOCUSED = "document.activeElement.dataset.place ?? document.activeElement.className"
RINGED = """(() => {
  const { focused, map, scene } = window.stage;
  const place = scene.places.find(({ id }) => id === focused);
  return place ? [focused, map.getBounds().contains([place.label[1], place.label[0]])] : null;
})()"""


def places_of(window: MainWindow) -> tuple[ScenePlace, ...]:
    assert window.desk.scene is not None
    return window.desk.scene.places


def says(window: MainWindow, qtbot: QtBot, script: str, expected: object) -> None:
    """The page says this, if not at once then soon."""
    qtbot.waitUntil(lambda: asked(window, qtbot, script) == expected)


def test_markers_and_regions_are_buttons_whose_names_say_what_there_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    tree = accessible_tree(web(window).page(), qtbot)
    names = {node.name for node in tree if node.role == "button" and "focusable" in node.states}
    assert ("list", "Places on the map") in {(node.role, node.name) for node in tree}
    assert ("region", "Map") in {(node.role, node.name) for node in tree}
    assert {place.shape for place in places_of(window)} == {"point", "region"}
    for place in places_of(window):
        (name,) = (name for name in names if name.startswith(f"{place.number}. {place.name}, "))
        assert f"{place.claims} claim" in name
        assert f"{place.passages} passage" in name
        assert ("disputed" in name) == place.disputed
        assert ("approximate" in name) == place.approximate


def test_the_place_that_is_chosen_is_a_pressed_button(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.choose_place("eastern-russia")
    says(window, qtbot, "[...window.stage.selected]", ["eastern-russia"])
    tree = accessible_tree(web(window).page(), qtbot)
    (name,) = (node.name for node in tree if "pressed" in node.states)
    assert name.startswith("4. Eastern Russia, region: ")


def test_tab_comes_to_each_place_and_enter_or_space_chooses_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = session_of(window)
    window.activateWindow()
    press("Ctrl+2")
    says(window, qtbot, "document.activeElement.id", "map_dateline")
    for button in ("Zoom in", "Zoom out", "Show all main places"):
        QTest.keyClick(target(window), Qt.Key.Key_Tab)
        says(window, qtbot, "document.activeElement.title", button)
    for place in places_of(window):
        QTest.keyClick(target(window), Qt.Key.Key_Tab)
        says(window, qtbot, FOCUSED, place.id)
        says(window, qtbot, RINGED, [place.id, True])
        key = Qt.Key.Key_Return if place.number % 2 else Qt.Key.Key_Space
        QTest.keyClick(target(window), key)
        qtbot.waitUntil(partial(is_chosen, window, place.id))
    QTest.keyClick(target(window), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.focusWidget() is not target(window))
    assert session.can_go_back


def is_chosen(window: MainWindow, place: str) -> bool:
    subject = session_of(window).selection.subject
    return subject is not None and subject.id == place


@pytest.mark.parametrize("scale", [1.0, SMALLEST])
def test_targets_are_large_enough_for_a_shaking_hand(
    window: MainWindow, qtbot: QtBot, scale: float
) -> None:
    window.look.resize_text(scale)
    says(
        window, qtbot, "parseFloat(getComputedStyle(document.documentElement).fontSize)", 16 * scale
    )
    found: list[tuple[str, float]] = asked(window, qtbot, TARGETS)
    assert len(found) > len([place for place in places_of(window) if place.rank == 1])
    assert {"Zoom in", "moscow", "eastern-russia"} <= {name for name, _ in found}
    assert [(name, least) for name, least in found if least < 24] == []  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize("size", SIZES, ids=["usual", "least"])
def test_the_strip_shows_legend_scale_borders_sources_and_requests(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    says(window, qtbot, "innerWidth", web(window).width())
    shown: dict[str, Any] = asked(window, qtbot, STRIP)
    assert {"place", "country", "approximate area, extent ours"} <= set(legend(window, qtbot))
    assert shown["scale"].endswith(" km")
    assert shown["borders"] == "borders: recognised"
    assert shown["sources"] == "Natural Earth · GeoNames CC BY 4.0"
    assert shown["network"] == "0 requests"
    assert shown["legend"]
    network = "document.querySelector('.network').textContent"
    window.network.switch(True)
    says(window, qtbot, network, "network on · 0 requests")
    window.network.count(1)
    says(window, qtbot, network, "network on · 1 request")
    window.network.switch(False)
    says(window, qtbot, network, "1 request")


def legend(window: MainWindow, qtbot: QtBot) -> list[str]:
    words: list[str] = asked(
        window, qtbot, "[...document.querySelectorAll('.legend li')].map((e) => e.textContent)"
    )
    return words


def test_the_viewpoint_on_borders_is_written_on_the_map(window: MainWindow, qtbot: QtBot) -> None:
    words = "document.querySelector('.borders').textContent"
    for command, expected in (
        ("borders-de-facto", "borders: de facto"),
        ("borders-recognised", "borders: recognised"),
    ):
        window.actions_by_id[command].trigger()
        says(window, qtbot, words, expected)


def test_occupied_areas_are_in_the_legend_of_recognised_borders_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert "occupied" in legend(window, qtbot)
    window.actions_by_id["borders-de-facto"].trigger()
    qtbot.waitUntil(lambda: "occupied" not in legend(window, qtbot))


def test_text_larger_enlarges_the_text_of_the_map_too(window: MainWindow, qtbot: QtBot) -> None:
    before: dict[str, float] = asked(window, qtbot, LETTERS)
    for _ in range(4):
        press("Ctrl++")
    grown = {part: size * window.look.scale for part, size in before.items()}
    qtbot.waitUntil(lambda: asked(window, qtbot, LETTERS) == pytest.approx(grown, rel=0.01))


def test_the_tray_shows_every_place_that_the_map_does_not(window: MainWindow) -> None:
    index = session_of(window).index
    drawn = {place.id for place in places_of(window)}
    names = [button.accessibleName() for button in window.panels.tray.findChildren(QPushButton)]
    absent = [place.name for place in index.places.values() if place.id not in drawn]
    assert absent
    assert sorted(names) == sorted(
        next(n for n in names if n.startswith(f"{name}, not on the map: ")) for name in absent
    )
    assert window.panels.tray.isVisible()


def test_all_that_takes_the_keyboard_has_a_name(
    qapp: QApplication, window: MainWindow, qtbot: QtBot
) -> None:
    """With the map, and with the dialog that asks for a picture of it."""
    assert nameless() == []
    window.actions_by_id["snapshot"].trigger()
    dialog = window.findChild(SnapshotDialog)
    assert isinstance(dialog, SnapshotDialog) and dialog.isVisible()
    assert nameless() == []
    dialog.reject()
    qtbot.waitUntil(lambda: not qapp.findChildren(MapPage))  # the preview's has gone
