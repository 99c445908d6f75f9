"""Making a presentation: steps added, changed, ordered, hidden, by mouse and by keys."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.names import nameless
from tests.helpers.process import environment
from tests.helpers.window import (
    LEFT,
    OpenWindow,
    click,
    heading_of,
    listed_claims,
    marked_words,
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.model.briefing import Focus, Step, View
from viewer.session.commands import BY_ID
from viewer.session.edits import step_changed
from viewer.ui.dialogs.snapshot import _what_box
from viewer.ui.panels.step_editor import PAUSE_MS
from viewer.ui.window import MainWindow

STEPS = tuple(
    a_step(f"s-{name}", title=f"Step {name}", caption=f"About {name}", notes=f"**{name}**")
    for name in "abc"
)


class FixedMap:
    """Stands where the map's page would: what it shows is known."""

    def __init__(self, *bounds: float) -> None:
        self.view = View(bounds=bounds)  # type: ignore[arg-type]  # four of them
        self.fitted: list[Any] = []

    def current_view(self) -> View:
        return self.view

    def fit(self, bounds: Any, fly: bool = True) -> None:
        self.fitted.append(bounds)

    def home(self) -> None: ...
    def show_ghost(self, ghost: Any) -> None: ...
    def show_scene(self, scene: Any) -> None: ...
    def select(self, places: Any, lit: Any) -> None: ...


@pytest.fixture
def three(open_window: OpenWindow) -> MainWindow:
    """A window on a briefing of three steps, its steps in front."""
    window = open_window(a_document(a_briefing(steps=STEPS)))
    press("Ctrl+4")
    return window


def steps(window: MainWindow) -> tuple[Step, ...]:
    return session_of(window).index.briefing.steps


def ids(window: MainWindow) -> list[str]:
    return [step.id for step in steps(window)]


def step(window: MainWindow, identifier: str) -> Step:
    return session_of(window).index.steps[identifier]


def listed(window: MainWindow) -> list[str]:
    """What the list shows of each step, as a screen reader speaks it."""
    model = window.panels.dossier.steps_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(window: MainWindow, row: int) -> None:
    """Click on a step of the list."""
    view = window.panels.dossier.steps_list
    view.scrollTo(view.model().index(row, 0))
    click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())


def push(window: MainWindow, name: str) -> None:
    """Click the button of this name."""
    buttons = window.panels.dossier.steps.findChildren(QAbstractButton)
    (button,) = (b for b in buttons if name in (b.text(), b.accessibleName()) and b.isVisible())
    QTest.mouseClick(button, LEFT)


def undo_words(window: MainWindow) -> str:
    return window.actions_by_id["undo"].text()


def field(window: MainWindow, name: str) -> Any:
    return getattr(window.panels.dossier.steps.editor, name)


def test_the_list_says_number_title_caption_and_time_of_each_step(three: MainWindow) -> None:
    assert listed(three) == [
        "1, Step a. About a. 1:00",
        "2, Step b. About b. 1:00",
        "3, Step c. About c. 1:00",
    ]
    assert "3:00 planned" in visible_labels(three.panels.dossier)


def test_a_step_is_added_behind_the_chosen_one_and_its_title_waits_to_be_typed(
    three: MainWindow,
) -> None:
    choose(three, 0)
    three.desk.choose_place("pyongyang")
    push(three, "Add step from this view")
    added = steps(three)[1]
    assert ids(three) == ["s-a", added.id, "s-b", "s-c"]
    assert added.title == heading_of(three) == "Pyongyang"
    assert added.focus.places == ("pyongyang",)
    type_words("Where they met")
    assert step(three, added.id).title == heading_of(three) == "Where they met"
    assert listed(three)[1].startswith("2, Where they met")


def test_a_step_takes_the_maps_bounds_and_borders_and_leaves_the_map_there(
    three: MainWindow,
) -> None:
    shown = FixedMap(170.123456, 40.0, -170.0, 60.0)
    three.desk.attach_map(shown)
    three.actions_by_id["borders-de-facto"].trigger()
    three.actions_by_id["add-step"].trigger()
    assert steps(three)[-1].view == View(
        bounds=(170.1235, 40.0, -170.0, 60.0), viewpoint="de-facto"
    )
    assert shown.fitted == []


def test_adding_a_step_brings_the_steps_to_the_front(three: MainWindow) -> None:
    press("Ctrl+3")
    press("F8")
    assert three.panels.dossier.isHidden()
    press("Ctrl+Shift+A")
    assert three.panels.dossier.steps_list.isVisible()
    assert QApplication.focusWidget() is field(three, "title")
    assert field(three, "title").selectedText() == steps(three)[-1].title


def test_the_chosen_step_stays_in_view_when_its_fields_appear(open_window: OpenWindow) -> None:
    many = tuple(a_step(f"s-{n}", title=f"Step {n}", caption="About it") for n in range(12))
    window = open_window(a_document(a_briefing(steps=many)))
    press("Ctrl+4")
    window.desk.choose_step("s-9")
    QApplication.processEvents()
    view = window.panels.dossier.steps_list
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_buttons_copy_hide_and_delete_the_chosen_step(three: MainWindow) -> None:
    choose(three, 1)
    push(three, "Duplicate step")
    assert ids(three) == ["s-a", "s-b", "s-b-2", "s-c"]
    assert session_of(three).chosen_step == "s-b-2"
    push(three, "Hide step")
    assert step(three, "s-b-2").hidden
    assert listed(three)[2] == "3, Step b. hidden. About b. 1:00"
    assert "3:00 planned · 1 hidden" in visible_labels(three.panels.dossier)
    push(three, "Show step")
    assert not step(three, "s-b-2").hidden
    push(three, "Delete step")
    assert ids(three) == ["s-a", "s-b", "s-c"]
    assert session_of(three).chosen_step == "s-c"


def test_the_last_step_deleted_leaves_the_one_before_chosen_and_then_none(
    three: MainWindow,
) -> None:
    choose(three, 2)
    for chosen in ("s-b", "s-a", None):
        three.actions_by_id["delete-step"].trigger()
        assert session_of(three).chosen_step == chosen
    assert not three.actions_by_id["delete-step"].isEnabled()


def test_keys_alone_do_all_of_it(three: MainWindow) -> None:
    press("Down")
    assert session_of(three).chosen_step == "s-a"
    press("Alt+Shift+Down")
    press("Alt+Shift+Down")
    press("Alt+Shift+Down")
    assert ids(three) == ["s-b", "s-c", "s-a"]
    press("Alt+Shift+Up")
    assert ids(three) == ["s-b", "s-a", "s-c"]
    press("Ctrl+Shift+D")
    press("Ctrl+Shift+H")
    assert [s.hidden for s in steps(three)] == [False, False, True, False]
    press("Delete")
    assert ids(three) == ["s-b", "s-a", "s-c"]
    press("Return")
    assert QApplication.focusWidget() is field(three, "title")
    press("Esc")
    assert QApplication.focusWidget() is three.panels.dossier.steps_list
    assert session_of(three).chosen_step == "s-c"


def test_a_step_dragged_down_the_list_is_moved_and_undo_brings_it_back(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.dragging_window"],
        cwd=tmp_path,
        env={**environment(tmp_path), "QT_QPA_PLATFORM": "minimal"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    moved, back = map(json.loads, done.stdout.splitlines())
    assert moved["steps"] == ["s-a", "s-c", "s-d", "s-b", "s-e"]
    assert moved["rows"] == ["1, Step a", "2, Step c", "3, Step d", "4, Step b", "5, Step e"]
    assert (moved["chosen"], moved["row"], moved["undo"]) == ("s-b", 3, "Move step")
    assert back["steps"] == ["s-a", "s-b", "s-c", "s-d", "s-e"]
    assert (back["row"], back["undo"]) == (1, "")


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


def test_undo_goes_where_the_edit_was(three: MainWindow) -> None:
    choose(three, 0)
    press("Delete")
    choose(three, 1)
    press("Ctrl+Z")
    assert session_of(three).chosen_step == "s-a"
    assert heading_of(three) == "Step a"
    assert "Redo: Delete step" in three.actions_by_id["redo"].text()


def test_the_chosen_step_stays_chosen_while_one_looks_elsewhere(three: MainWindow) -> None:
    choose(three, 1)
    three.desk.choose_place("moscow")
    assert heading_of(three) == "Moscow"
    assert three.panels.dossier.steps_list.currentIndex().row() == 1
    choose(three, 1)
    assert heading_of(three) == "Step b"


def test_without_steps_there_is_a_word_and_a_way_to_begin(open_window: OpenWindow) -> None:
    window = open_window(a_document(a_briefing(steps=())))
    press("Ctrl+4")
    assert any(words.startswith("No steps yet.") for words in visible_labels(window))
    assert isinstance(focused := QApplication.focusWidget(), QPushButton)
    assert focused.text() == "Propose steps"
    press("Space")
    assert steps(window)[0].title == "A visit"
    assert any(s.disputed for s in steps(window))
    assert QApplication.focusWidget() is window.panels.dossier.steps_list
    assert session_of(window).chosen_step == steps(window)[0].id
    assert not window.actions_by_id["propose-steps"].isEnabled()
    press("Ctrl+Z")
    assert steps(window) == ()
    assert window.actions_by_id["propose-steps"].isEnabled()


def test_what_is_read_only_can_be_looked_at_and_not_edited(open_window: OpenWindow) -> None:
    document = a_document(a_briefing(steps=STEPS), read_only="it needs format 2.0")
    window = open_window(document)
    press("Ctrl+4")
    press("Down")
    press("Delete")
    field(window, "title").setFocus()
    press("End")
    type_words("!")
    field(window, "disputed").click()
    assert steps(window) == STEPS
    needs = ("editable", "step", "no steps", "undo", "changed")
    able = [i for i, c in BY_ID.items() if c.needs in needs and c.where == "desk"]
    assert [i for i in able if window.actions_by_id[i].isEnabled()] == []


HOSTILE = "\u202e<b>bold</b>\x07\n" + "x" * 100_000


def test_hostile_and_endless_words_are_shown_short_and_kept_as_they_are(
    open_window: OpenWindow,
) -> None:
    hostile = a_step("s-h", title=HOSTILE, caption=HOSTILE, notes=HOSTILE * 4)
    window = open_window(a_document(a_briefing(steps=(hostile, *STEPS))))
    press("Ctrl+4")
    press("Down")
    for name in ("title", "caption", "notes"):
        assert field(window, name).isReadOnly()
        text = field(window, name).text() if name != "notes" else field(window, name).toPlainText()
        assert "\u202e" not in text
        assert len(text) < 60_000
    assert len(listed(window)[0]) < 500
    assert (
        window.panels.dossier.steps_list.visualRect(
            window.panels.dossier.steps_list.model().index(0, 0)
        ).height()
        < 400
    )
    press("Ctrl+Shift+H")
    assert step(window, "s-h") == msgspec.structs.replace(hostile, hidden=True)
    press("Down")
    assert not field(window, "title").isReadOnly()


def test_words_pasted_into_one_line_become_one_line(three: MainWindow) -> None:
    choose(three, 1)
    title = field(three, "title")
    title.setFocus()
    title.selectAll()
    QApplication.clipboard().setText("  two\nlines\tand \u2028 more ")
    press("Ctrl+V")
    assert step(three, "s-b").title == "two lines and more"


def test_all_that_takes_the_keyboard_among_the_steps_has_a_name(three: MainWindow) -> None:
    choose(three, 1)
    push(three, "Edit notes")
    assert nameless() == []


def test_tab_goes_through_all_fields(three: MainWindow) -> None:
    choose(three, 1)
    three.panels.dossier.steps_list.setFocus()
    stops = []
    for _ in range(20):
        press("Tab")
        stops.append(QApplication.focusWidget())
    editor = three.panels.dossier.steps.editor
    wanted = (editor.title, editor.caption, editor.time, editor.theme, editor.disputed)
    assert [stop for stop in stops if stop in wanted] == list(wanted)
    assert editor.notes_switch in stops


def test_the_article_stays_where_it_is_while_a_step_is_edited(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.choose_step("s-judgements")
    press("Ctrl+4")
    bar = window.panels.article.view.verticalScrollBar()
    bar.setValue(0)
    field(window, "title").setFocus()
    press("End")
    type_words("!")
    assert bar.value() == 0
    assert heading_of(window).endswith("!")


def test_an_edit_of_what_lights_up_leaves_the_article_where_it_is(
    open_window: OpenWindow,
) -> None:
    window = open_window()
    window.desk.choose_step("s-judgements")
    bar = window.panels.article.view.verticalScrollBar()
    bar.setValue(0)
    session = session_of(window)
    focus = Focus(claims=("c-missiles-on-ukraine",))
    session.edit("Change focus", step_changed(session.index.briefing, "s-judgements", focus=focus))
    assert listed_claims(window) == ["c-missiles-on-ukraine"]
    assert any("10 North Korea" in words for words in marked_words(window, "mark"))
    assert bar.value() == 0


def test_exports_list_the_steps_as_they_are_now(three: MainWindow) -> None:
    choose(three, 0)
    press("Delete")
    box = _what_box(session_of(three).index)
    items = [box.itemText(row) for row in range(box.count())]
    assert any("Step b" in item for item in items)
    assert not any("Step a" in item for item in items)


def test_a_hidden_step_is_dimmed_and_says_so(three: MainWindow) -> None:
    """Not by its colour alone: the picture of its row has more words in it as well."""
    view = three.panels.dossier.steps_list
    view.clearSelection()

    def inked(row: int) -> int:
        box = view.visualRect(view.model().index(row, 0))
        image = view.viewport().grab(box).toImage()
        ink = three.look.style.theme["ink"].rgb()
        return sum(
            image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height())
        )

    assert inked(1) > 20
    session = session_of(three)
    session.select("step", "s-b")
    three.actions_by_id["hide-step"].trigger()
    session.select("step", "s-a")
    assert inked(1) == 0
    assert "hidden" in listed(three)[1]
