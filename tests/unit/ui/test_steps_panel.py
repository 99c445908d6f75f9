"""Making a presentation: steps added, ordered, copied, hidden, by mouse and by keys."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers import steps_panel
from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.names import nameless
from tests.helpers.process import environment
from tests.helpers.steps_panel import (
    STEPS,
    FixedMap,
    choose,
    field,
    ids,
    listed,
    push,
    step,
    steps,
)
from tests.helpers.window import (
    OpenWindow,
    heading_of,
    listed_claims,
    marked_words,
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.model.briefing import Focus, View
from viewer.session.commands import BY_ID
from viewer.session.edits import step_changed
from viewer.ui.dialogs.snapshot import _what_box
from viewer.ui.window import MainWindow

three = steps_panel.three


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
    box = _what_box(session_of(three).index, three)
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
