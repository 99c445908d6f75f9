"""Which of a presentation's pictures is first, and what waits for the room to be at rest."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel

from tests.helpers.shows import TITLE, VIEW, Stage, until


def test_the_room_has_a_step_first_and_the_console_follows(stage: Stage) -> None:
    stage.trigger("step-next")
    title = stage.show.presentation.step.title
    assert stage.show.views.is_following
    assert stage.own.says(TITLE) != title
    until(lambda: stage.room.says(TITLE) == title)
    until(lambda: stage.own.says(TITLE) == title)
    assert not stage.show.views.is_following


def test_at_the_console_a_frozen_step_is_shown_at_once(stage: Stage) -> None:
    stage.do("freeze")
    before = stage.room.says(TITLE)
    stage.trigger("step-next")
    assert not stage.show.views.is_following
    until(lambda: stage.own.says(TITLE) == stage.show.presentation.step.title)
    assert stage.room.says(TITLE) == before


def test_the_next_steps_picture_is_made_when_the_room_is_at_rest(stage: Stage) -> None:
    following = stage.show.presentation.steps[-1].id
    until(lambda: stage.show.rest.is_on)
    stage.trigger("step-next")
    stage.show.thumbnails.want([following])
    assert not stage.show.rest.is_on
    assert stage.show.thumbnails.made_of(following) is None
    until(lambda: stage.show.thumbnails.made_of(following) is not None)
    assert stage.show.rest.is_on


def test_a_frozen_room_goes_back_when_it_is_moved_in_its_own_window(stage: Stage) -> None:
    stage.show.presentation.go_to(5)
    stage.do("freeze")
    before, here = stage.room.says(VIEW), stage.show.presentation.here
    stage.room.drag((0.2, 0.2), (0.3, 0.3), (0.4, 0.4), (0.4, 0.4))
    stage.settle()
    until(lambda: stage.room.says(VIEW) == before)
    assert stage.show.presentation.here == here


def test_what_a_frozen_room_sees_is_shown_in_its_present_light(stage: Stage) -> None:
    stage.do("freeze")
    dark = lightness(stage)
    stage.do("room-theme")
    until(lambda: abs(lightness(stage) - dark) > 60)
    stage.do("room-theme")
    until(lambda: abs(lightness(stage) - dark) < 20)


def test_one_dialog_gives_way_to_the_next(stage: Stage) -> None:
    stage.trigger("remote")
    first = stage.dialog()
    stage.trigger("stage-keys")
    until(lambda: stage.dialog() is not first)
    shown = [d for d in stage.show.console.findChildren(QDialog) if d.isVisible()]
    assert shown == [stage.dialog()]


def lightness(stage: Stage) -> int:
    """How light the picture is that a frozen room is said to see, 0 to 255."""
    names = {label.accessibleName(): label for label in stage.show.console.findChildren(QLabel)}
    picture = names["What the frozen room still sees"].pixmap().toImage()
    return (
        picture.scaled(1, 1).convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(0, 0).red()
    )


def test_a_map_that_flies_while_the_room_gets_lighter_comes_to_rest_at_its_step(
    stage: Stage,
) -> None:
    stage.trigger("calm", "step-next")
    until(lambda: stage.room.says("window.stage.camera.flying"))
    stage.trigger("room-theme")
    stage.settle()
    landed = stage.room.says(VIEW)
    stage.do("calm", "room-theme", "step-first", "step-next")
    assert landed == pytest.approx(stage.room.says(VIEW), abs=0.01)
