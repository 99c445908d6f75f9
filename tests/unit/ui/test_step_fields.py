"""The fields of a step: what is typed is one edit, and what cannot be is not taken."""

from __future__ import annotations

import pytest

from tests.helpers import steps_panel
from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.steps_panel import (
    STEPS,
    choose,
    field,
    listed,
    push,
    step,
    undo_words,
)
from tests.helpers.window import (
    OpenWindow,
    press,
    type_words,
)
from viewer.ui.panels.step_editor import PAUSE_MS
from viewer.ui.window import MainWindow

three = steps_panel.three


@pytest.mark.parametrize(
    ("name", "typed", "attribute", "value", "words"),
    [
        ("title", "Anew", "title", "Anew", "Change title"),
        ("caption", "In short", "caption", "In short", "Change caption"),
        ("time", "2:05", "seconds", 125, "Change time"),
    ],
)
def test_what_is_typed_into_a_field_is_one_edit(
    three: MainWindow, name: str, typed: str, attribute: str, value: object, words: str
) -> None:
    choose(three, 1)
    before = step(three, "s-b")
    field(three, name).setFocus()
    field(three, name).selectAll()
    type_words(typed)
    assert getattr(step(three, "s-b"), attribute) == value
    assert undo_words(three) == f"Undo: {words}"
    press("Ctrl+Z")
    assert step(three, "s-b") == before
    assert not three.actions_by_id["undo"].isEnabled()
    assert field(three, name).text() in ("Step b", "About b", "1:00")
    press("Ctrl+Shift+Z")
    assert getattr(step(three, "s-b"), attribute) == value
    assert field(three, name).text() == typed


def test_typing_after_a_pause_is_another_edit(three: MainWindow) -> None:
    choose(three, 1)
    field(three, "title").setFocus()
    press("End")
    type_words("!")
    with_pause(three)
    type_words("?")
    press("Ctrl+Z")
    assert step(three, "s-b").title == "Step b!"
    press("Ctrl+Z")
    assert step(three, "s-b").title == "Step b"


def with_pause(window: MainWindow) -> None:
    """Let the pause pass that parts edits, without waiting for it."""
    timer = window.panels.dossier.steps.editor._pause
    assert timer.isActive()
    assert timer.interval() == PAUSE_MS
    timer.timeout.emit()


def test_typing_in_another_field_is_another_edit(three: MainWindow) -> None:
    choose(three, 1)
    for name in ("title", "caption", "title"):
        field(three, name).setFocus()
        press("End")
        type_words("!")
    for title, caption in (("Step b!", "About b!"), ("Step b!", "About b"), ("Step b", "About b")):
        press("Ctrl+Z")
        assert (step(three, "s-b").title, step(three, "s-b").caption) == (title, caption)


def test_typing_goes_on_as_another_edit_after_one_has_been_elsewhere(three: MainWindow) -> None:
    choose(three, 1)
    for name in ("title", "caption", "title"):
        field(three, name).setFocus()
        press("End")
        if name == "title":
            type_words("!")
    press("Ctrl+Z")
    assert step(three, "s-b").title == "Step b!"


def test_a_space_between_words_can_be_typed(three: MainWindow) -> None:
    choose(three, 1)
    field(three, "title").setFocus()
    press("End")
    for letter in " and so on":
        type_words(letter)
    assert step(three, "s-b").title == "Step b and so on"


def test_a_title_cannot_be_emptied(three: MainWindow) -> None:
    choose(three, 1)
    field(three, "title").setFocus()
    field(three, "title").selectAll()
    press("Del")
    assert step(three, "s-b").title == "Step b"
    field(three, "caption").setFocus()
    assert field(three, "title").text() == "Step b"
    field(three, "caption").selectAll()
    press("Del")
    assert step(three, "s-b").caption is None


@pytest.mark.parametrize(
    ("typed", "seconds", "shown"),
    [("3", 180, "3:00"), ("0:45", 45, "0:45"), ("1:5", 60, "1:00"), ("1:75", 60, "1:00"),
     ("x", 60, "1:00"), ("1440:00", 86400, "1440:00"), ("9999", 60, "1:00")],
)  # fmt: skip
def test_a_time_is_minutes_and_seconds(
    three: MainWindow, typed: str, seconds: int, shown: str
) -> None:
    choose(three, 1)
    time = field(three, "time")
    time.setFocus()
    time.selectAll()
    if typed == "9999":
        time.setText("")  # what is on the way to it is a time, as 999 is
        time.insert(typed)
        time.textEdited.emit(typed)
    else:
        type_words(typed)
    assert step(three, "s-b").seconds == seconds
    field(three, "title").setFocus()
    assert time.text() == shown


def test_up_and_down_lengthen_and_shorten_a_time(three: MainWindow) -> None:
    choose(three, 1)
    field(three, "time").setFocus()
    press("Up")
    press("Up")
    press("Down")
    assert step(three, "s-b").seconds == 65
    for _ in range(20):
        press("Down")
    assert step(three, "s-b").seconds == 0


def test_theme_and_filter_are_chosen_and_undone(three: MainWindow) -> None:
    choose(three, 1)
    field(three, "theme").setFocus()
    press("Down")
    press("Down")
    field(three, "disputed").setFocus()
    press("Space")
    assert (step(three, "s-b").theme, step(three, "s-b").disputed) == ("dark", True)
    assert listed(three)[1] == "2, Step b. only what is disputed. About b. 1:00"
    for _ in range(3):
        press("Ctrl+Z")
    assert step(three, "s-b") == STEPS[1]
    assert not field(three, "disputed").isChecked()
    assert field(three, "theme").currentIndex() == 0


def test_notes_are_read_as_they_will_be_and_edited_as_they_are_written(
    three: MainWindow,
) -> None:
    choose(three, 1)
    assert field(three, "notes_read").isVisible()
    assert field(three, "notes_read").toPlainText() == "b"
    push(three, "Edit notes")
    notes = field(three, "notes")
    assert notes.hasFocus()
    assert notes.toPlainText() == "**b**"
    press("Ctrl+End")
    type_words(" said\u00a0so")
    press("Return")
    type_words("- twice")
    assert step(three, "s-b").notes == "**b** said\u00a0so\n- twice"
    push(three, "Read notes")
    assert "twice" in field(three, "notes_read").toPlainText()
    assert "- " not in field(three, "notes_read").toPlainText()
    press("Ctrl+Z")
    assert step(three, "s-b").notes == "**b**"


def test_a_step_without_notes_offers_to_write_some(open_window: OpenWindow) -> None:
    window = open_window(a_document(a_briefing(steps=(a_step(),))))
    window.desk.choose_step("s-visit")
    press("Ctrl+4")
    assert field(window, "notes").isVisible()
    assert not field(window, "notes_read").isVisible()
    assert not field(window, "notes_switch").isEnabled()
