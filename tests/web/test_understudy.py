"""What the room is likely to see next is rehearsed out of its sight, and shown at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.shows import MODE, TITLE, Stage, presented, title, until
from viewer.map.room import Pointed

ANNOUNCED = "document.querySelector('.told').textContent"
BOX = """(({{ left, top, width, height }}) => [left, top, width, height].map(Math.floor))(
  document.querySelector("{}").getBoundingClientRect())"""
_COUNTING = """(() => {
  window.announcements = 0;
  const count = (changes) => { window.announcements += changes.length; };
  new MutationObserver(count).observe(document.querySelector(".told"), { childList: true });
})()"""


ROUND = 8
"""Corners of cards are rounder than this nowhere."""
GRAINS = 50
"""So many pixels of a line can come out otherwise when Chromium draws it again."""


def seen(stage: Stage) -> QImage:
    """What the room sees now."""
    return stage.show.audience.grab().toImage()


def rest(stage: Stage) -> None:
    """Wait until all has been rehearsed and the page itself is what the room sees."""
    view = stage.room.view
    stage.settle()
    until(lambda: not (view.understudy.at_work or view.curtain.isVisible()))


def others(one: QImage, other: QImage, within: QRect) -> int:
    """How many pixels differ within a box."""
    crops = [picture.copy(within) for picture in (one, other)]
    pixels = (memoryview(bytes(crop.constBits())).cast("I") for crop in crops)
    return sum(a != b for a, b in zip(*pixels, strict=True))


@pytest.mark.parametrize(
    ("command", "part"),
    [
        ("evidence", "body"),
        ("stage-claim-next", ".side .claim-card"),
        ("step-next", ".side .claim-card"),
    ],
)
def test_a_key_shows_at_once_what_the_page_then_shows(
    stage: Stage, command: str, part: str
) -> None:
    stage.do("step-next")
    rest(stage)
    before = seen(stage)
    stage.trigger(command)
    at_once = seen(stage)
    rest(stage)
    left, top, width, height = stage.room.says(BOX.format(part))
    inside = QRect(left, top, width, height).adjusted(ROUND, ROUND, -ROUND, -ROUND)
    assert others(at_once, before, inside) > GRAINS
    assert others(at_once, seen(stage), inside) < GRAINS


def test_the_map_stays_where_it_is_till_it_flies_to_the_next_step(stage: Stage) -> None:
    rest(stage)
    before = seen(stage)
    stage.trigger("step-next")
    at_once = seen(stage)
    rest(stage)
    on_map = QRect(0, 0, 200, 100)
    assert others(at_once, before, on_map) < GRAINS < others(at_once, seen(stage), on_map)


def test_the_room_sees_and_hears_nothing_of_what_is_rehearsed(stage: Stage) -> None:
    rest(stage)
    stage.do("step-next")
    stage.room.says(_COUNTING)
    stage.trigger("evidence")
    stage.trigger("evidence")
    view = stage.room.view
    until(lambda: view.understudy.at_work)
    pictures, modes = [], set()

    def over() -> bool:
        pictures.append(seen(stage))
        modes.add(stage.room.says(MODE))
        return not (view.understudy.at_work or view.curtain.isVisible())

    until(over)
    assert modes == {"map", "evidence"}
    assert all(others(picture, pictures[-1], picture.rect()) < GRAINS for picture in pictures)
    assert stage.room.says("window.announcements") == 0
    assert stage.room.says(ANNOUNCED).endswith(title(stage, 2))


def test_a_key_in_the_middle_of_it_shows_what_was_asked_for(stage: Stage) -> None:
    rest(stage)
    stage.trigger("step-next")
    until(lambda: stage.room.view.understudy.at_work)
    stage.trigger("step-next")
    rest(stage)
    assert [stage.room.says(TITLE), stage.room.says(MODE)] == [title(stage, 3), "map"]


def test_pictures_are_not_used_once_something_else_has_changed_in_them(stage: Stage) -> None:
    rest(stage)
    stage.room.view.show_pointer(Pointed(x=0.5, y=0.5), spotlight=False)
    stage.trigger("evidence")
    assert not stage.room.view.curtain.isVisible()
    rest(stage)
    assert stage.room.says(MODE) == "evidence"


def test_a_process_that_dies_while_rehearsing_comes_back_at_the_step(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp) as stage:
        rest(stage)
        stage.trigger("step-next")
        view = stage.room.view
        until(lambda: view.understudy.at_work)
        ready: list[bool] = []
        view.ready.connect(lambda: ready.append(True))
        stage.room.kill()
        until(lambda: bool(ready))
        rest(stage)
        assert [stage.room.says(TITLE), stage.room.says(MODE)] == [title(stage, 2), "map"]
