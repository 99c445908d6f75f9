"""From the desk to the stage and back: what a rehearsal leaves, what is freed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableWidget, QTextBrowser

from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.shows import SMALL, TITLE, Stage, clear_up, presented, until
from tests.helpers.window import press, session_of
from viewer.model.briefing import Step
from viewer.ui.dialogs.rehearsal import RehearsalDialog
from viewer.ui.dialogs.shortcuts import Shortcuts
from viewer.ui.present.room_view import RoomView
from viewer.ui.window import MainWindow


@pytest.fixture
def window(desk: MainWindow) -> Iterator[MainWindow]:
    """The window at the desk; nobody is on stage after the test."""
    yield desk
    if desk.presenting.show:
        desk.presenting.show.end()
    clear_up()


def begun(window: MainWindow, command: str = "present-windows") -> Stage:
    """Present what a window has open; its pictures are there."""
    window.actions_by_id[command].trigger()
    show = window.presenting.show
    assert show is not None
    show.fallback.close()
    show.audience.resize(*SMALL)
    stage = Stage(show)
    stage.settle()
    return stage


def over(stage: Stage, window: MainWindow) -> None:
    """End a presentation with its key."""
    until(lambda: stage.show.console.isActiveWindow() or stage.show.audience.isActiveWindow())
    press("Esc")
    assert window.presenting.show is None


def views() -> list[RoomView]:
    """The views of rooms that there are."""
    return [w for w in QApplication.allWidgets() if isinstance(w, RoomView)]


def test_the_desk_is_away_while_presenting_and_comes_back_as_it_was(window: MainWindow) -> None:
    window.look.choose("light")
    style, geometry = QApplication.instance().styleSheet(), window.geometry()  # type: ignore[union-attr]
    stage = begun(window)
    assert not window.isVisible()
    assert QApplication.instance().styleSheet() != style  # type: ignore[union-attr]
    over(stage, window)
    assert window.isVisible()
    assert window.geometry() == geometry
    assert QApplication.instance().styleSheet() == style  # type: ignore[union-attr]


def test_it_begins_at_the_step_that_is_chosen_at_the_desk(window: MainWindow) -> None:
    window.desk.choose_step("s-munitions")
    stage = begun(window, "present-from-here")
    assert stage.show.presentation.here.step == "s-munitions"
    over(stage, window)


def test_ending_frees_all_that_it_took_and_another_one_can_begin(window: MainWindow) -> None:
    threads = {thread.name for thread in threading.enumerate()}
    for _ in range(2):
        stage = begun(window)
        stage.show.actions["overview"].trigger()
        stage.dialog().reject()
        stage.do("ink", "spotlight")
        until(lambda: len(views()) == 3)
        held = [stage.show, stage.show.console, stage.show.audience, *views()]
        held += [view._web for view in views()]
        over(stage, window)
        clear_up()
        assert not any(shiboken6.isValid(thing) for thing in held)
    clear_up()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert len([w for w in QApplication.allWidgets() if isinstance(w, QWebEngineView)]) == 1
    until(lambda: {thread.name for thread in threading.enumerate()} <= threads)
    assert not [t for t in window.presenting.findChildren(QTimer) if t.isActive()]
    assert not window.presenting.findChildren(QThread)


def test_either_window_ends_it_when_it_is_closed(window: MainWindow) -> None:
    for name in ("audience", "console"):
        stage = begun(window)
        getattr(stage.show, name).close()
        assert window.presenting.show is None
        clear_up()
        assert views() == []


def test_it_can_be_ended_by_a_key_that_the_flying_map_has(window: MainWindow) -> None:
    stage = begun(window)
    stage.show.console.activateWindow()
    stage.own.view.setFocus()
    until(lambda: stage.own.target.hasFocus())
    stage.room.count_flights()
    stage.trigger("step-next")
    until(lambda: stage.room.flights == 1)
    press("Esc")
    clear_up()
    assert window.presenting.show is None


def test_a_key_changed_at_the_desk_is_in_force_at_the_desk_and_on_stage(
    window: MainWindow,
) -> None:
    window.actions_by_id["change-keys"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Shortcuts)
    for identifier, keys in (("evidence", "Ctrl+E"), ("step-next", "5"), ("check", "Ctrl+E")):
        (item,) = (i for i in dialog._items() if i.data(0, 0x100) == identifier)
        dialog.tree.setCurrentItem(item)
        dialog.edit.setKeySequence(keys)
        dialog.use.click()
    dialog.reject()
    assert window.actions_by_id["check"].shortcut().toString() == "Ctrl+E"
    assert window.actions_by_id["snapshot"].shortcut().isEmpty()
    stage = begun(window)
    until(lambda: stage.show.console.isActiveWindow())
    stage.press("Ctrl+E")
    assert stage.show.presentation.here.evidence
    stage.press("5")
    assert stage.show.presentation.number == 2
    press("?")
    words = stage.dialog().findChild(QTextBrowser).toPlainText()
    assert "Evidence: the words in the article\nCtrl+E" in words
    stage.dialog().reject()
    over(stage, window)
    window.memory.choose(keys={})
    window.actions_by_id.use_keys({})


def rehearse(window: MainWindow) -> RehearsalDialog:
    """Return what opens at the end of a rehearsal in which two steps have taken time."""
    stage = begun(window, "rehearse")
    now = [1000.0]
    stage.show.timer._now = lambda: now[0]
    stage.show.timer.reset()
    now[0] += 33
    stage.show.actions["step-next"].trigger()
    now[0] += 44
    stage.show.actions["end"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RehearsalDialog)
    return dialog


def choose(dialog: QDialog, words: str) -> None:
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == words)
    button.click()


def heads(table: QTableWidget) -> list[str]:
    items = map(table.horizontalHeaderItem, range(table.columnCount()))
    return [item.text() for item in items if item]


def test_a_rehearsal_has_no_room(window: MainWindow) -> None:
    stage = begun(window, "rehearse")
    stage.show.actions["freeze"].trigger()
    assert not stage.show.audience.isVisible()
    assert stage.show.console.isVisible()
    assert not stage.show.console.wall._frame._still.isVisible()


def test_the_map_of_a_rehearsal_flies_unless_motion_is_reduced(window: MainWindow) -> None:
    stage = begun(window, "rehearse")
    stage.own.count_flights()
    stage.do("step-next")
    assert stage.own.flights == 1
    stage.do("calm", "step-next")
    assert stage.own.says(TITLE) == stage.show.presentation.step.title
    assert stage.own.flights == 1
    stage.trigger("calm")


def test_rehearsed_times_become_the_planned_ones_as_one_edit(window: MainWindow) -> None:
    dialog = rehearse(window)
    before = session_of(window).index.briefing
    choose(dialog, "Use as planned times")
    assert [s.seconds for s in session_of(window).index.briefing.steps[:3]] == [33, 44, 75]
    window.actions_by_id["undo"].trigger()
    assert session_of(window).index.briefing == before
    assert not session_of(window).history.undo_words


def test_times_that_are_kept_stand_beside_the_next_ones(window: MainWindow) -> None:
    dialog = rehearse(window)
    before = session_of(window).index.briefing
    columns = len(heads(dialog.table))
    choose(dialog, "Keep to compare")
    clear_up()
    again = rehearse(window)
    assert len(heads(again.table)) == columns + 1
    assert [again.table.item(row, columns).text() for row in range(3)] == ["0:33", "0:44", "–"]  # type: ignore[union-attr]
    assert session_of(window).index.briefing == before


@pytest.mark.parametrize(
    "steps", [(), (a_step(hidden=True), a_step("s-two", hidden=True))], ids=["none", "hidden"]
)
def test_without_steps_to_show_proposed_ones_are_presented(
    window: MainWindow, steps: tuple[Step, ...]
) -> None:
    briefing = a_briefing(steps=steps)
    window.show_document(a_document(briefing), None)
    dialog = rehearse(window)
    assert dialog.table.rowCount() > 3
    assert dialog.table.item(0, 0).text() == f"1 · {briefing.title}"  # type: ignore[union-attr]
    choose(dialog, "Use as planned times")
    assert session_of(window).index.briefing == briefing
    assert not session_of(window).history.undo_words


def test_a_briefing_of_one_step_is_presented(qapp: QApplication, home: Path) -> None:
    document = a_document(a_briefing(steps=(a_step(),)))
    with presented(qapp, document) as stage:
        walked: list[Any] = []
        for command in ("step-next", "step-previous", "step-last", "step-first", "overview"):
            stage.show.actions[command].trigger()
            if dialog := QApplication.activeModalWidget():
                dialog.close()
            stage.settle()
            walked.append(stage.room.says(TITLE))
        assert walked == ["The visit"] * 5


def test_what_is_told_when_the_stage_cannot_be_set_leaves_the_desk_as_it_was(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    style = QApplication.instance().styleSheet()  # type: ignore[union-attr]
    monkeypatch.setattr("viewer.ui.present.room_view.geodata_root", lambda: tmp_path / "nowhere")
    window.actions_by_id["present"].trigger()
    assert window.presenting.show is None
    assert window.isVisible()
    assert QApplication.instance().styleSheet() == style  # type: ignore[union-attr]
    monkeypatch.undo()
