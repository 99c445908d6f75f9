"""A presentation and its two pictures: what is shown here and in the room."""

from __future__ import annotations

import pytest

from tests.helpers.shows import MARKED, MODE, TITLE, VIEW, Stage, both, title, until, until_both
from tests.helpers.window import press, type_words
from viewer.ui.present.overview import Overview


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
