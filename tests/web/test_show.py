"""A presentation and its two pictures: what each command does, here and in the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.helpers.shows import (
    CARD,
    COVER,
    LINES,
    MARKED,
    MODE,
    TITLE,
    VIEW,
    ZOOM,
    Stage,
    until,
)
from tests.helpers.window import press, type_words
from viewer.map.room import Stroke
from viewer.session.stage import STAGE
from viewer.ui.dialogs.text_view import TextView
from viewer.ui.present.number import NumberBox
from viewer.ui.present.overview import Overview
from viewer.ui.present.remote import RemoteDialog

LINE = Stroke(points=((30.0, 50.0), (40.0, 55.0)))


def both(stage: Stage, script: str) -> list[object]:
    """What the room's picture and the presenter's own say."""
    return [stage.room.says(script), stage.own.says(script)]


def until_both(stage: Stage, script: str, expected: object) -> None:
    """Wait until both say this, without waiting for the maps to be drawn."""
    until_each(stage, script, expected, expected)


def until_each(stage: Stage, script: str, in_room: object, here: object) -> None:
    """Wait until the room's picture says the one and the presenter's own the other."""
    until(lambda: both(stage, script) == [in_room, here])


def title(stage: Stage, number: int) -> str:
    """The title of a step, by its number."""
    return stage.show.presentation.steps[number - 1].title


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


def test_the_words_of_the_claim_in_focus_are_marked_on_every_step(stage: Stage) -> None:
    told = stage.show.presentation
    (text,) = stage.show.session.document.texts.values()
    for number in range(1, len(told.steps) + 1):
        told.go_to(number)
        stage.show.actions["evidence"].trigger()
        for claim in told.claims(told.here):
            assert told.here.selection.claim == claim.id
            spots = [told.index.passages[i].position for i in claim.passages]
            proved = sorted({at for spot in spots for at in range(spot.start, spot.end)})
            words = "".join(text[at] for at in proved if text[at] != "\n")
            until_both(stage, f"{MARKED}.join('')", words)
            stage.show.actions["stage-claim-next"].trigger()


def test_both_sides_of_each_dispute_are_shown(stage: Stage) -> None:
    told = stage.show.presentation
    shown = "[...document.querySelectorAll('.dispute .claim-text')].map((e) => e.textContent)"
    seen = 0
    for number in range(1, len(told.steps) + 1):
        told.go_to(number)
        if told.here.mode == "map":
            stage.show.actions["disputed"].trigger()
        for dispute in told.disputes(told.here):
            sides = [dispute.claim.text, *(claim.text for claim in dispute.against)]
            until_both(stage, shown, sides)
            stage.show.actions["stage-claim-next"].trigger()
            seen += 1
    assert seen > 3


def test_what_is_looked_for_reaches_the_room_on_enter_and_backspace_brings_the_view_back(
    stage: Stage,
) -> None:
    stage.press("Right", "Right")
    before, views = both(stage, TITLE), both(stage, VIEW)
    press("/")
    type_words("Ukraine")
    stage.settle()
    assert both(stage, TITLE) == before
    stage.press("Return")
    assert both(stage, TITLE) == ["Ukraine", "Ukraine"]
    stage.press("E")
    stage.press("Backspace")
    assert both(stage, TITLE) == before
    for now, then in zip(both(stage, VIEW), views, strict=True):
        assert now == pytest.approx(then, abs=0.001)


def test_words_that_are_looked_for_open_the_article_where_they_stand(stage: Stage) -> None:
    stage.press("/")
    type_words("munitions")
    hits = stage.show.console.search._hits
    (row,) = [n for n, hit in enumerate(hits) if hit.kind == "words"][:1]
    for _ in range(row):
        press("Down")
    stage.press("Return")
    assert both(stage, MODE) == ["evidence", "evidence"]
    assert any("munitions" in mark for mark in stage.room.says(MARKED))


def test_digits_and_enter_go_to_a_step(stage: Stage) -> None:
    press("1")
    stage.dialog()
    type_words("0")
    stage.press("Return")
    assert both(stage, TITLE) == [title(stage, 10)] * 2


def test_all_steps_are_there_as_pictures_and_enter_goes_to_one(stage: Stage) -> None:
    press("O")
    dialog = stage.dialog()
    assert isinstance(dialog, Overview)
    count = len(stage.show.presentation.steps)
    until(lambda: not any(dialog.grid.item(row).icon().isNull() for row in range(count)))
    dialog.grid.setCurrentRow(4)
    press("Return")
    stage.settle()
    assert both(stage, TITLE) == [title(stage, 5)] * 2


def test_pictures_follow_the_rooms_theme_though_one_is_being_made(stage: Stage) -> None:
    thumbnails, steps = stage.show.thumbnails, stage.show.presentation.steps[:3]

    def grounds() -> list[str]:
        made = [thumbnails.made_of(step.id) for step in steps]
        return [still.toImage().pixelColor(2, 2).name() for still in made if still]

    thumbnails.want(step.id for step in steps)
    until(lambda: len(grounds()) == 3)
    dark = grounds()
    for command in ("room-theme", "room-theme"):
        stage.show.actions[command].trigger()
        until(lambda: bool(thumbnails._at_work))
    until(lambda: len(grounds()) == 3 and not thumbnails._at_work)
    assert grounds() == dark


def test_the_remotes_presses_act_and_the_status_says_that_it_is_on(stage: Stage) -> None:
    stage.show.actions["remote"].trigger()
    stage.dialog().reject()
    assert "phone remote on, 0 of 3" in stage.show.console._status.text()
    for command in ("step-next", "evidence"):
        stage.show.remote.pressed.emit(command)
    stage.settle()
    assert both(stage, MODE) == ["evidence", "evidence"]
    assert both(stage, TITLE) == [title(stage, 2)] * 2
    stage.show.remote.stop()
    stage.show.prompter.show_clock()
    assert "0 requests" in stage.show.console._status.text()


def test_the_clock_shows_what_has_passed(stage: Stage) -> None:
    stage.do("timer-reset")
    until(lambda: stage.show.console.clock._elapsed.text() > "0:00")
    stage.do("timer")
    assert stage.show.console.clock._in_step.text() == "paused"
    stage.do("timer")


def test_fifty_fast_presses_end_where_they_lead(stage: Stage) -> None:
    for key in ("Right",) * 7 + ("Left",) * 4 + ("Down", "E", "F", "B") * 3 + ("Right",) * 27:
        press(key)
    stage.settle()
    assert both(stage, TITLE) == [title(stage, 4), title(stage, 12)]
