"""What a presenter does with the mouse in the console's picture, and what the room sees of it."""

from __future__ import annotations

import pytest

from tests.helpers.shows import LINES, TITLE, VIEW, Stage, until

POINTED = """[...document.querySelectorAll(':is(.laser, .spotlight):not([hidden])')].map((e) => {
  const { left, top } = e.getBoundingClientRect();
  return [e.className, left / innerWidth, top / innerHeight];
})"""
START = """((path) => {
  const { x, y } = path.getPointAtLength(0).matrixTransform(path.getScreenCTM());
  const { lat, lng } = window.stage.map.containerPointToLatLng([x, y]);
  return [lng, lat];
})(document.querySelector('.ink .line'))"""
PLACE = """((place) => { const box = place.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2]; })(
  document.querySelector('.place [data-place="%s"]'))"""


def test_the_pointer_reaches_the_room_unless_it_is_frozen(stage: Stage) -> None:
    stage.do("pointer")
    stage.own.move((0.3, 0.3), (0.5, 0.25))
    until(lambda: stage.room.says(POINTED) == [["laser", *near(0.5, 0.25)]])
    stage.do("freeze")
    stage.own.move((0.6, 0.5), (0.7, 0.5))
    until(lambda: stage.own.says(POINTED) == [["laser", *near(0.7, 0.5)]])
    assert stage.room.says(POINTED) == [["laser", *near(0.5, 0.25)]]
    stage.do("send")
    until(lambda: stage.room.says(POINTED) == [["laser", *near(0.7, 0.5)]])


def test_a_pointer_put_away_while_frozen_is_away_when_the_room_is_live_again(stage: Stage) -> None:
    stage.do("pointer")
    stage.own.move((0.3, 0.3), (0.5, 0.25))
    until(lambda: bool(stage.room.says(POINTED)))
    for command in ("freeze", "pointer", "freeze"):
        stage.do(command)
    until(lambda: stage.room.says(POINTED) == [])


def test_the_spotlight_is_where_the_mouse_is_and_goes_with_its_key(stage: Stage) -> None:
    stage.do("spotlight")
    stage.own.move((0.3, 0.3), (0.4, 0.6))
    until(lambda: stage.room.says(POINTED) == [["spotlight", *near(0.4, 0.6)]])
    stage.do("spotlight")
    until(lambda: stage.room.says(POINTED) == [])


def test_a_line_drawn_at_the_console_is_in_the_room_at_the_same_place(stage: Stage) -> None:
    stage.do("step-next", "ink")
    stage.own.drag((0.3, 0.3), (0.35, 0.35), (0.45, 0.4))
    until(lambda: stage.room.says(LINES) == 1 == stage.own.says(LINES))
    stage.settle()
    assert stage.room.says(START) == pytest.approx(stage.own.says(START), abs=0.2)
    stage.own.drag((0.5, 0.5), (0.55, 0.5))
    until(lambda: stage.room.says(LINES) == 2)
    stage.do("step-next")
    assert stage.room.says(LINES) == 0
    stage.do("step-previous")
    assert stage.room.says(LINES) == 2
    stage.do("ink-undo")
    assert stage.room.says(LINES) == 1
    stage.do("ink-clear")
    assert stage.room.says(LINES) == 0
    stage.do("ink-undo")
    assert stage.room.says(LINES) == 1  # clearing can be taken back


def test_a_frozen_room_sees_a_line_when_it_is_sent(stage: Stage) -> None:
    stage.do("freeze", "ink")
    stage.own.drag((0.3, 0.3), (0.35, 0.35), (0.45, 0.4))
    until(lambda: stage.own.says(LINES) == 1)
    assert stage.room.says(LINES) == 0
    stage.do("send")
    until(lambda: stage.room.says(LINES) == 1)


def test_panning_at_the_console_moves_the_rooms_map_and_back(stage: Stage) -> None:
    stage.show.presentation.go_to(5)
    stage.settle()
    before = stage.room.says(VIEW)
    stage.own.drag((0.2, 0.2), (0.3, 0.3), (0.4, 0.4), (0.4, 0.4))
    until(lambda: stage.show.presentation.here.view is not None)
    stage.settle()
    assert stage.room.says(VIEW)[:2] == pytest.approx(stage.own.says(VIEW)[:2], abs=0.5)
    assert stage.room.says(VIEW)[0] < before[0] - 5
    stage.do("come-back")
    assert stage.room.says(VIEW) == pytest.approx(before, abs=0.001)


def test_a_frozen_room_stays_where_it_is_while_the_map_is_moved(stage: Stage) -> None:
    stage.do("freeze")
    before = stage.room.says(VIEW)
    stage.do("zoom-in")
    until(lambda: stage.show.presentation.here.view is not None)
    stage.settle()
    assert stage.room.says(VIEW) == before
    stage.do("come-back")
    assert stage.room.says(VIEW) == before


def test_a_click_on_a_place_shows_it_and_one_beside_it_comes_back(stage: Stage) -> None:
    stage.do("step-next")
    before = stage.room.says(VIEW)
    name = stage.show.presentation.index.places["pyongyang"].name
    stage.own.click(*stage.own.says(PLACE % "pyongyang"))
    until(lambda: stage.room.says(TITLE) == name)
    stage.settle()
    stage.own.click(12, 12)
    until(lambda: stage.room.says(TITLE) != name)
    stage.settle()
    assert stage.room.says(VIEW) == pytest.approx(before, abs=0.001)


def test_a_click_beside_a_place_lets_a_frozen_room_stay_frozen(stage: Stage) -> None:
    stage.do("step-next", "freeze")
    stage.own.click(*stage.own.says(PLACE % "pyongyang"))
    until(lambda: not stage.show.presentation.at_step)
    stage.settle()
    stage.own.click(12, 12)
    until(lambda: stage.show.presentation.at_step)
    assert stage.show.presentation.frozen


def near(x: float, y: float) -> list[object]:
    """Shares of a picture, as good as pixels allow."""
    return [pytest.approx(x, abs=0.01), pytest.approx(y, abs=0.01)]
