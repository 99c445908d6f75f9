"""Presenting with one display: the room has it, and the console only while it is needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers import shows
from tests.helpers.shows import Stage, presented, until
from tests.helpers.window import press, type_words
from viewer.ui.present.options import Options


@pytest.fixture(scope="module")
def alone(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A presentation on an only display."""
    with pytest.MonkeyPatch.context() as environment:
        shows.at_home(tmp_path_factory.mktemp("home"), environment)
        with presented(qapp, options=Options()) as stage:
            yield stage


@pytest.fixture
def stage(alone: Stage) -> Stage:
    """The presentation with the room's picture in front."""
    in_room(alone)
    return alone


def in_room(stage: Stage) -> None:
    """Wait until the room has the display and the keyboard."""
    until(lambda: not stage.show.console.isVisible() and stage.show.audience.isActiveWindow())


def test_the_console_comes_to_the_front_and_goes_again(stage: Stage) -> None:
    press("C")
    until(lambda: stage.show.console.isActiveWindow())
    press("C")
    in_room(stage)


def test_looking_for_words_brings_the_console_until_they_are_found(stage: Stage) -> None:
    press("/")
    until(lambda: stage.show.console.search.hasFocus())
    type_words("Ukraine")
    press("Return")
    in_room(stage)
    assert stage.show.presentation.here.selection.subject
    assert stage.show.presentation.here.selection.subject.id == "ukraine"
    stage.show.actions["come-back"].trigger()


def test_looking_for_words_that_are_given_up_gives_the_display_back(stage: Stage) -> None:
    press("/")
    until(lambda: stage.show.console.search.hasFocus())
    press("Esc")
    in_room(stage)


@pytest.mark.parametrize("command", ["overview", "stage-keys", "stage-text", "step-number"])
def test_a_dialog_brings_the_console_until_it_is_closed(stage: Stage, command: str) -> None:
    stage.show.actions[command].trigger()
    dialog = stage.dialog()
    assert stage.show.console.isVisible()
    dialog.reject()
    in_room(stage)


def test_a_dialog_that_gave_way_to_another_leaves_the_display_to_it(stage: Stage) -> None:
    stage.trigger("stage-keys")
    first = stage.dialog()
    stage.trigger("stage-text")
    until(lambda: stage.dialog() is not first)
    assert stage.show.console.isVisible()
    stage.dialog().reject()
    in_room(stage)
