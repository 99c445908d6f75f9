"""What the room is likely to see next is rehearsed out of its sight, and shown at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.shows import (
    MODE,
    SMALL,
    TITLE,
    VIEW,
    Screen,
    Stage,
    at_home,
    presented,
    title,
    until,
)
from viewer.map.room import Pointed
from viewer.ui.present.room_view import unseen_view

ANNOUNCED = "document.querySelector('.told').textContent"
BOX = """(({{ left, top, width, height }}) => [left, top, width, height].map(Math.floor))(
  document.querySelector("{}").getBoundingClientRect())"""
_COUNTING = """(() => {
  window.announcements = 0;
  const count = (changes) => { window.announcements += changes.length; };
  new MutationObserver(count).observe(document.querySelector(".told"), { childList: true });
})()"""


LARGE = (1200, 675)
ROUND = 8
"""Corners of cards are rounder than this nowhere."""
MANY_COVERS = 200
GRAINS = 50
"""So many pixels of a line can come out otherwise when Chromium draws it again."""


@pytest.fixture(scope="module")
def presentation(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The bundled briefing presented in two windows, the room at its rehearsals."""
    with pytest.MonkeyPatch.context() as environment:
        at_home(tmp_path_factory.mktemp("home"), environment)
        with presented(qapp, rehearsals=True) as stage:
            yield stage


def seen(stage: Stage) -> QImage:
    """What the room sees now."""
    return stage.show.audience.grab().toImage()


def rest(stage: Stage) -> None:
    """Wait until all has been rehearsed and the page itself is what the room sees."""
    view = stage.room.view
    stage.settle()
    until(lambda: not (view.understudy.at_work or view.curtain.isVisible()))


def revived(stage: Stage) -> None:
    """End the page's process and wait until it is there again."""
    ready: list[bool] = []
    stage.room.view.ready.connect(lambda: ready.append(True))
    stage.room.kill()
    until(lambda: bool(ready))


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
        ("step-previous", ".side .claim-card"),
    ],
)
def test_a_key_shows_at_once_what_the_page_then_shows(
    stage: Stage, command: str, part: str
) -> None:
    stage.do("step-next", "step-next")
    rest(stage)
    before = seen(stage)
    stage.trigger(command)
    at_once = seen(stage)
    rest(stage)
    left, top, width, height = stage.room.says(BOX.format(part))
    inside = QRect(left, top, width, height).adjusted(ROUND, ROUND, -ROUND, -ROUND)
    assert others(at_once, before, inside) > GRAINS
    assert others(at_once, seen(stage), inside) < GRAINS


def test_a_cover_falls_at_once(stage: Stage) -> None:
    rest(stage)
    stage.trigger("cover-black")
    at_once = seen(stage)
    assert {at_once.pixelColor(x, 225).name() for x in range(0, 800, 50)} == {"#000000"}
    stage.trigger("cover-black")
    rest(stage)
    assert others(at_once, seen(stage), at_once.rect()) > GRAINS


def test_covers_that_a_page_is_late_for_take_no_memory(stage: Stage) -> None:
    rest(stage)
    process = stage.room.page.renderProcessPid()
    before = psutil.Process().memory_info().rss
    os.kill(process, signal.SIGSTOP)
    try:
        for _ in range(MANY_COVERS):
            stage.trigger("cover-black")
        grown = psutil.Process().memory_info().rss - before
    finally:
        os.kill(process, signal.SIGCONT)
    rest(stage)
    assert grown < MANY_COVERS * SMALL[0] * SMALL[1]  # a picture has four bytes a pixel


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
    with presented(qapp, rehearsals=True) as stage:
        rest(stage)
        stage.trigger("step-next")
        until(lambda: stage.room.view.understudy.at_work)
        revived(stage)
        rest(stage)
        assert [stage.room.says(TITLE), stage.room.says(MODE)] == [title(stage, 2), "map"]


def test_what_is_asked_for_while_it_is_rehearsed_stays_when_the_process_dies(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp, rehearsals=True) as stage:
        rest(stage)
        stage.trigger("step-next")
        until(lambda: stage.room.view.understudy.at_work)
        stage.trigger("evidence")
        rest(stage)
        revived(stage)
        rest(stage)
        assert stage.room.says(MODE) == "evidence"


def test_nothing_rehearsed_is_seen_once_a_process_is_there_again(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp, rehearsals=True) as stage:
        rest(stage)
        view = stage.room.view
        stage.trigger("step-next")
        revived(stage)
        bare, rehearsed = [], []

        def over() -> bool:
            if view.understudy.at_work:
                rehearsed.append(True)
                bare.append(not view.curtain.isVisible())
            return bool(rehearsed) and not view.understudy.at_work

        until(over)
        assert not any(bare)


def test_a_rest_that_is_told_twice_leaves_the_room_as_it_was(stage: Stage) -> None:
    rest(stage)
    stage.trigger("step-next")
    until(lambda: stage.room.view.understudy.at_work)
    stage.show.views.rehearse()
    rest(stage)
    assert stage.room.says(MODE) == "map"


def test_the_pointer_is_seen_while_it_moves(stage: Stage) -> None:
    rest(stage)
    stage.trigger("step-next")
    view = stage.room.view
    until(lambda: view.understudy.at_work)
    places = iter(range(1000))

    def seen_while_moving() -> bool:
        view.show_pointer(Pointed(x=next(places) / 1000, y=0.5), spotlight=False)
        return not view.curtain.isVisible()

    until(seen_while_moving)


def test_a_step_that_is_asked_for_while_it_is_rehearsed_is_announced(
    qapp: QApplication, home: Path
) -> None:
    with presented(qapp, rehearsals=True) as stage:
        rest(stage)
        view, told = stage.room.view, stage.show.presentation
        ahead = stage.show.views.pictures.start_of(told.steps[1].id)
        view.learn([ahead.room])
        stage.trigger("step-next")
        rest(stage)
        assert stage.room.says(ANNOUNCED).endswith(title(stage, 2))


def test_a_room_that_settles_late_shows_what_it_was_told_before_it_rehearses(
    stage: Stage,
) -> None:
    rest(stage)
    came: list[bool] = []
    stage.show.rest.came.connect(lambda: came.append(stage.room.view.understudy.at_work))
    process = stage.room.page.renderProcessPid()
    os.kill(process, signal.SIGSTOP)
    try:
        stage.trigger("step-last")
        until(lambda: bool(came))
    finally:
        os.kill(process, signal.SIGCONT)
    assert came == [False]
    assert not stage.room.view.curtain.isVisible()
    rest(stage)
    assert stage.room.says(MODE) == "map"


@pytest.mark.parametrize("mode", ["map", "evidence"])
def test_a_window_that_is_resized_has_what_a_fresh_one_shows(stage: Stage, mode: str) -> None:
    stage.do("step-next")
    if mode == "evidence":
        stage.do("evidence")
    rest(stage)
    stage.show.audience.resize(*LARGE)
    rest(stage)
    if mode == "evidence":
        stage.do("evidence")
    resized = stage.room.says(VIEW)
    stage.do("step-previous", "step-next")
    fresh = stage.room.says(VIEW)
    stage.show.audience.resize(*SMALL)
    rest(stage)
    assert resized == pytest.approx(fresh, abs=0.01)


def test_a_window_that_is_resized_while_it_rehearses_has_what_a_fresh_one_shows(
    stage: Stage,
) -> None:
    rest(stage)
    stage.trigger("step-next")
    until(lambda: stage.room.view.understudy.at_work)
    stage.show.audience.resize(*LARGE)
    rest(stage)
    resized = stage.room.says(VIEW)
    stage.do("step-previous", "step-next")
    fresh = stage.room.says(VIEW)
    stage.show.audience.resize(*SMALL)
    rest(stage)
    assert resized == pytest.approx(fresh, abs=0.01)


def test_a_picture_fills_a_window_that_grows_under_it(stage: Stage) -> None:
    stage.do("step-next")
    rest(stage)
    before = seen(stage)
    stage.trigger("evidence")
    stage.show.audience.resize(*LARGE)
    covered, grown = stage.room.view.curtain.isVisible(), seen(stage)
    stage.show.audience.resize(*SMALL)
    rest(stage)
    edges = [picture.pixelColor(picture.width() - 20, 20) for picture in (grown, seen(stage))]
    assert covered
    assert edges[0] == edges[1] != before.pixelColor(before.width() - 20, 20)


def test_a_picture_of_a_view_is_not_taken_while_it_hides_the_loss_of_its_process(
    stage: Stage,
) -> None:
    view = unseen_view(stage.show.themes, QSize(*SMALL))
    view.show_picture(stage.show.views.pictures.of(stage.show.presentation.here), fly=False)
    taken: list[QImage] = []
    screen = Screen(view)
    screen.settle()
    screen.kill()
    view.when_settled(lambda: taken.append(view.grab().toImage()))
    until(lambda: bool(taken))
    view.close_map()
    view.deleteLater()
    assert len(set(memoryview(bytes(taken[0].constBits())).cast("I"))) > GRAINS
