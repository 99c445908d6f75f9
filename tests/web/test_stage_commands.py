"""Each command of the stage does what its title says, here and in the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser

from tests.helpers.shows import (
    CARD,
    COVER,
    LINES,
    MODE,
    TITLE,
    VIEW,
    ZOOM,
    Stage,
    both,
    title,
    until,
    until_both,
    until_each,
)
from tests.helpers.window import press
from viewer.map.room import Stroke
from viewer.session.stage import STAGE
from viewer.ui.dialogs.text_view import TextView
from viewer.ui.present.number import NumberBox
from viewer.ui.present.overview import Overview
from viewer.ui.present.remote import RemoteDialog

LINE = Stroke(points=((30.0, 50.0), (40.0, 55.0)))


def goes(number: int, *before: str) -> Callable[[Stage, str], None]:
    """A command that leads to the step of this number, after those before."""

    def check(stage: Stage, command: str) -> None:
        stage.trigger(*before, command)
        number_there = number if number > 0 else len(stage.show.presentation.steps)
        until_both(stage, TITLE, title(stage, number_there))

    return check


def turns(script: str, on: object, off: object) -> Callable[[Stage, str], None]:
    """A command that has both pictures say this, and something else when it is repeated."""

    def check(stage: Stage, command: str) -> None:
        stage.trigger("step-next", command)
        until_both(stage, script, on)
        assert stage.show.actions[command].isChecked()
        stage.trigger(command)
        until_both(stage, script, off)
        assert not stage.show.actions[command].isChecked()

    return check


def covers(colour: str) -> Callable[[Stage, str], None]:
    """A command that covers the room's picture, not the presenter's."""

    def check(stage: Stage, command: str) -> None:
        stage.trigger(command)
        until_each(stage, COVER, colour, "")
        stage.trigger(command)
        until_each(stage, COVER, "", "")

    return check


def opens(kind: type[QDialog]) -> Callable[[Stage, str], None]:
    """A command that opens a dialog on the console."""

    def check(stage: Stage, command: str) -> None:
        stage.show.actions[command].trigger()
        dialog = stage.dialog()
        assert isinstance(dialog, kind)
        assert dialog.parentWidget() is stage.show.console
        dialog.reject()
        assert not stage.show.actions[command].isChecked()

    return check


def takes(tool: str) -> Callable[[Stage, str], None]:
    """A command that gives the mouse a tool, and takes it away."""
    return turns("document.body.dataset.tool", tool, "hand")


def claim_walks(stage: Stage, command: str) -> None:
    stage.trigger("step-next")
    claims = [c.text for c in stage.show.presentation.claims(stage.show.presentation.here)]
    until_both(stage, CARD, claims[0])
    stage.trigger("stage-claim-next")
    until_both(stage, CARD, claims[1])
    if command == "stage-claim-previous":
        stage.trigger(command)
        until_both(stage, CARD, claims[0])


def freezes(stage: Stage, command: str) -> None:
    stage.trigger(command, "step-next")
    until_each(stage, TITLE, title(stage, 1), title(stage, 2))
    stage.trigger(command)
    until_both(stage, TITLE, title(stage, 2))


def sends(stage: Stage, command: str) -> None:
    stage.trigger("freeze", "step-next", "cover-black", command)
    until_both(stage, TITLE, title(stage, 2))
    until_both(stage, COVER, "")
    assert not stage.show.presentation.frozen


def comes_back(stage: Stage, command: str) -> None:
    stage.trigger("freeze", "step-last", command)
    until_both(stage, TITLE, title(stage, 1))
    assert not stage.show.actions[command].isEnabled()


def finds(stage: Stage, command: str) -> None:
    stage.show.actions[command].trigger()
    assert stage.show.console.search.hasFocus()
    press("Esc")
    assert not stage.show.console.search.hasFocus()


def inks(left: int) -> Callable[[Stage, str], None]:
    """A command after which of two lines so many are left."""

    def check(stage: Stage, command: str) -> None:
        for _ in range(2):
            stage.show.views.drawn.emit(LINE)
        until_both(stage, LINES, 2)
        stage.trigger(command)
        until_both(stage, LINES, left)

    return check


def zooms(by: int) -> Callable[[Stage, str], None]:
    """A command that zooms both maps in or out, till the step's own view is asked for."""

    def check(stage: Stage, command: str) -> None:
        stage.do("step-next")
        before = both(stage, VIEW)
        for _ in range(2):
            stage.show.actions["zoom-in" if by > 0 else "zoom-out"].trigger()
        until(lambda: stage.show.presentation.here.view is not None)
        stage.settle()
        zoom = stage.own.says(ZOOM)
        assert (zoom - before[1][2]) * by > 0.3  # type: ignore[index]
        assert stage.room.says("window.stage.camera.view().centre") == pytest.approx(
            stage.own.says("window.stage.camera.view().centre"), abs=0.3
        )
        stage.do("step-view")
        for now, then in zip(both(stage, VIEW), before, strict=True):
            assert now == pytest.approx(then, abs=0.01)

    return check


def pauses(stage: Stage, command: str) -> None:
    assert stage.show.timer.running
    stage.do(command)
    assert not stage.show.timer.running
    stage.do(command)
    assert stage.show.timer.running


def resets(stage: Stage, command: str) -> None:
    until(lambda: stage.show.timer.elapsed > 0.01)
    before = stage.show.timer.elapsed
    stage.show.actions[command].trigger()
    assert stage.show.timer.elapsed < before


def resizes(by: int) -> Callable[[Stage, str], None]:
    """A command that makes the notes larger or smaller, and is remembered."""

    def check(stage: Stage, command: str) -> None:
        notes = stage.show.console.notes
        before, height = notes.scale, notes.view.document().size().height()
        stage.do(command)
        assert (notes.scale - before) * by > 0
        assert (notes.view.document().size().height() - height) * by > 0
        assert stage.show.memory.state.stage.notes_scale == notes.scale

    return check


def scrolls(stage: Stage, command: str) -> None:
    bar = stage.show.console.notes.view.verticalScrollBar()
    for _ in range(12):
        stage.show.actions["notes-larger"].trigger()
    QApplication.processEvents()
    before = bar.value()
    stage.do("notes-down")
    assert bar.value() > before
    if command == "notes-up":
        stage.do(command)
        assert bar.value() == before
    for _ in range(12):
        stage.show.actions["notes-smaller"].trigger()


def lights(stage: Stage, command: str) -> None:
    ground = "getComputedStyle(document.querySelector('.strip')).color"
    dark = both(stage, ground)
    stage.do(command)
    light = both(stage, ground)
    assert light[0] == light[1] != dark[0] == dark[1]
    assert stage.show.memory.state.stage.theme == "light"
    stage.do(command)
    assert both(stage, ground) == dark


def calms(stage: Stage, command: str) -> None:
    assert stage.show.actions[command].isChecked()
    stage.room.count_flights()
    stage.do("step-next")
    stage.do("disputed")
    stage.do("disputed")
    assert stage.room.flights == 0
    stage.do(command, "step-next")
    assert stage.room.flights == 1
    stage.trigger(command)


def changes_displays(stage: Stage, command: str) -> None:
    before = stage.show.displays.of_room()
    stage.do(command)
    assert stage.show.displays.of_room() is before  # there is one alone
    assert stage.show.memory.state.stage.screen == before.name()


def brings_console(stage: Stage, command: str) -> None:
    stage.show.audience.activateWindow()
    until(stage.show.audience.isActiveWindow)
    stage.trigger(command)
    until(stage.show.console.isActiveWindow)


def opens_pdf(stage: Stage, command: str) -> None:
    stage.do(command)
    assert "presentation.pdf" in stage.show.console.notice.accessibleDescription()


def ends(stage: Stage, command: str) -> None:
    assert stage.show.actions[command].isEnabled()  # what it does is tested where it can be undone


DOES: dict[str, Callable[[Stage, str], None]] = {
    "step-next": goes(2),
    "step-previous": goes(1, "step-next"),
    "step-first": goes(1, "step-last"),
    "step-last": goes(0),
    "step-number": opens(NumberBox),
    "overview": opens(Overview),
    "stage-claim-next": claim_walks,
    "stage-claim-previous": claim_walks,
    "evidence": turns(MODE, "evidence", "map"),
    "disputed": turns(MODE, "disputed", "map"),
    "freeze": freezes,
    "send": sends,
    "come-back": comes_back,
    "find": finds,
    "cover-black": covers("black"),
    "cover-white": covers("white"),
    "pointer": takes("pointer"),
    "spotlight": takes("spotlight"),
    "ink": takes("pen"),
    "ink-undo": inks(1),
    "ink-clear": inks(0),
    "zoom-in": zooms(1),
    "zoom-out": zooms(-1),
    "step-view": zooms(1),
    "timer": pauses,
    "timer-reset": resets,
    "notes-larger": resizes(1),
    "notes-smaller": resizes(-1),
    "notes-down": scrolls,
    "notes-up": scrolls,
    "console": brings_console,
    "room-theme": lights,
    "calm": calms,
    "displays": changes_displays,
    "remote": opens(RemoteDialog),
    "stage-text": opens(TextView),
    "fallback": opens_pdf,
    "stage-keys": opens(QDialog),
    "end": ends,
}


@pytest.mark.parametrize("command", [command.id for command in STAGE])
def test_each_command_does_what_its_title_says(stage: Stage, command: str) -> None:
    DOES[command](stage, command)


def test_the_keys_of_the_stage_are_the_first_to_be_read(stage: Stage) -> None:
    stage.trigger("stage-keys")
    dialog = stage.dialog()
    words = dialog.findChild(QTextBrowser).toPlainText().split("\n")
    dialog.reject()
    assert words[:2] == ["All keys", "While presenting"]
    assert words.index("Freeze what the room sees") < words.index("File")
