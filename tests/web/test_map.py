"""The real page in a real WebEngine, in the real window."""

from __future__ import annotations

import os
import signal
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.page import asked, click, web
from viewer.model.briefing import View
from viewer.session.session import Session
from viewer.ui.window import MainWindow

BOXES = """[...document.querySelectorAll(".place [data-place]")]
  .filter((e) => e.querySelector("circle") && !e.closest(".place").hidden).map((e) => {
    const box = e.querySelector("circle").getBoundingClientRect();
    return [e.dataset.place, box.x + box.width / 2, box.y + box.height / 2];
  })"""
LABELS = """(() => {
  const { drawn, map, names: overlay, planned, round: latest } = window.stage;
  const still = drawn === latest && !map._animatingZoom && !map._flyToFrame;
  if (!still) return [0, []];
  const { names, points, regions } = planned;
  const round = ([x, y]) => ({ left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 });
  const boxes = names.map(({ name, box }) => [name, box, "base"]);
  for (const { place, at, name } of points) {
    boxes.push([place.id, round(at), "marker"]);
    if (name) boxes.push([place.name, name.box, "place"]);
  }
  for (const { place, name, box } of regions) {
    boxes.push([place.name, box, "place"]);
    if (name) boxes.push([place.name, name.box, "place"]);
  }
  return [overlay.svg.clientWidth - 2 * overlay.reach, boxes];
})()"""
SHAPE = """(() => {
  const { planned } = window.stage;
  const shape = planned.shapes.find(({ place }) => place.id === "eastern-russia");
  const size = Math.max(...shape.outline.map((ring) => ring.length));
  const main = shape.outline.find((ring) => ring.length === size);
  const xs = main.map(([x]) => x);
  const at = (lon) => window.map_dateline.latLngToContainerPoint([66, lon]).x;
  return [Math.min(...xs) < at(179), Math.max(...xs) > at(185)];
})()"""


def is_near(view: View | None) -> bool:
    """Say whether a view is that of Korea and what is around."""
    return view is not None and 90 < view.bounds[0] < 130


def _is_subject(session: Session, place: str) -> bool:
    subject = session.selection.subject
    return subject is not None and subject.id == place


def test_a_click_on_each_of_the_four_opens_its_dossier(window: MainWindow, qtbot: QtBot) -> None:
    boxes = {i: (x, y) for i, x, y in asked(window, qtbot, BOXES)}
    session = window.desk.session
    assert session is not None
    for place in ("moscow", "pyongyang", "eastern-russia", "ukraine"):
        click(window, *boxes[place])
        qtbot.waitUntil(partial(_is_subject, session, place))
        assert window.panels.dossier.claims_list.model().rowCount() >= 3
    click(window, 4, 4)
    qtbot.waitUntil(lambda: session.selection.subject is None)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_names_are_whole_and_apart_from_each_other_and_from_markers(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    boxes = labels_at_rest(window, qtbot)
    width, height = web(window).width(), web(window).height()
    named = {name for name, _, kind in boxes if kind == "place"}
    assert {"Moscow", "Pyongyang", "Ukraine", "Eastern Russia"} <= named
    assert len(boxes) > 8
    for n, (name, box, kind) in enumerate(boxes):
        assert apart_from_all(box, boxes[n + 1 :]), name
        if kind == "place":
            assert box["left"] >= 0 and box["right"] <= width, name
            assert box["top"] >= 0 and box["bottom"] <= height, name


def labels_at_rest(window: MainWindow, qtbot: QtBot) -> list[Any]:
    """Return name, box and kind of each label once the map fills its part of the window."""
    told: list[Any] = []

    def at_rest() -> bool:
        told[:] = asked(window, qtbot, LABELS)
        return bool(told[0] == web(window).width())

    qtbot.waitUntil(at_rest, timeout=60_000)
    return list(told[1])


def apart_from_all(a: dict[str, float], boxes: list[Any]) -> bool:
    """Say whether a box overlaps none of the others by a pixel or more."""
    return not any(
        min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
        for _, b, _ in boxes
    )


def test_eastern_russia_is_one_shape_on_both_sides_of_180(window: MainWindow, qtbot: QtBot) -> None:
    assert asked(window, qtbot, SHAPE) == [True, True]


def test_a_killed_renderer_comes_back_with_view_and_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.map_slot.view
    assert window.desk.session and view
    window.desk.session.select("place", "pyongyang")
    view.fit((110, 30, 140, 50), fly=False)
    qtbot.waitUntil(lambda: is_near(view.current_view()))
    before = view.current_view()
    assert before is not None
    with qtbot.waitSignal(view.painted, timeout=60_000):
        os.kill(web(window).page().renderProcessPid(), signal.SIGKILL)
    after = view.current_view()
    assert after is not None
    assert after.bounds == pytest.approx(before.bounds, abs=0.01)
    assert asked(window, qtbot, "[...window.stage.selected]") == ["pyongyang"]


def test_the_whole_world_is_a_wide_view_and_not_an_empty_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.map_slot.view
    assert view

    def width() -> float:
        shown = view.current_view()
        return (shown.bounds[2] - shown.bounds[0]) % 360 if shown else 0.0

    asked(window, qtbot, "window.map_dateline.setZoom(0, {animate: false}) && 1")
    qtbot.waitUntil(lambda: width() > 359)
