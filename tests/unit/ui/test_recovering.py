"""Edits that are in no file are on disk within a second, and are offered at the next start."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_document, a_file
from tests.helpers.window import LEFT, OpenWindow, notice_of, press, session_of, visible_labels
from viewer.session import edits
from viewer.session.session import Session
from viewer.store import container, recovery
from viewer.ui.dialogs.recover import RecoverDialog
from viewer.ui.keeping import Held
from viewer.ui.recovering import left_behind
from viewer.ui.window import MainWindow

Button = QMessageBox.StandardButton


def retitle(window: MainWindow, title: str) -> None:
    """Edit the first step."""
    session = session_of(window)
    step = session.index.briefing.steps[0].id
    session.edit("Title", edits.step_changed(session.index.briefing, step, title=title))


def kept() -> list[str]:
    """The title of the first step in each journal that holds something."""
    places = [place for place in recovery.places() if (place / recovery.STATE).exists()]
    return sorted(recovery.load(place)[0].briefing.steps[0].title for place in places)


def left(path: Path | None, step: str, title: str = "A visit") -> Path:
    """What a killed program leaves of a briefing that was read from this path: its journal."""
    document = container.load(path) if path else None
    briefing = document.briefing if document else a_briefing(title=title)
    changed = edits.step_changed(briefing, "s-visit", title=step)
    place = recovery.new_place()
    recovery.Journal(place).write(
        container.edited(document or a_document(), changed),
        recovery.Note(
            path=os.fsencode(path) if path else b"",
            title=briefing.title,
            edits=3,
            on_disk=document.on_disk if document else "",
        ),
    )
    return place


def offered(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What the dialog lists, once it has looked."""
    with qtbot.waitSignal(window.recovering.looked):
        window.recovering.offer()
    return visible_labels(window.recovering.dialog) if window.recovering.dialog else []


def choose(window: MainWindow, name: str) -> None:
    """Click the button of this name in the dialog."""
    assert window.recovering.dialog
    buttons = window.recovering.dialog.findChildren(QPushButton)
    spoken = [b for b in buttons if name in (b.accessibleName(), b.text())]
    QTest.mouseClick(spoken[0], LEFT)


@pytest.fixture
def unwritable(home: Path) -> Iterator[Callable[[], None]]:
    """A state folder in which there is a file where the journals should be; the call mends that."""
    recovery.root().parent.mkdir(parents=True, exist_ok=True)
    recovery.root().write_text("a file in the way")
    yield recovery.root().unlink


def test_an_edit_is_on_disk_within_a_second(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()
    window = open_window(container.load(path), path)
    assert recovery.places() == []
    for title in ("One", "Two"):
        began = time.monotonic()
        retitle(window, title)
        qtbot.waitUntil(lambda title=title: kept() == [title], timeout=5000)  # type: ignore[misc]
        assert time.monotonic() - began < 1
    assert path.read_bytes() == before
    (place,) = recovery.places()
    note = recovery.note(place)
    assert note and (note.file, note.title, note.edits) == (path, "A visit", 2)


def test_what_is_new_and_in_no_file_is_kept_before_its_first_edit(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    session = Session(a_document(), saved=False)
    window.keeping.follow(session)
    qtbot.waitUntil(lambda: kept() == ["The visit"])


def test_of_edits_in_quick_succession_the_last_is_kept(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(container.load(a_file(tmp_path)), tmp_path / "a.briefing")
    for number in range(30):
        retitle(window, f"Number {number}")
    qtbot.waitUntil(lambda: kept() == ["Number 29"])


@pytest.mark.parametrize("way", ["undo", "save"])
def test_what_a_file_holds_needs_no_journal(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    window = open_window(container.load(a_file(tmp_path)), tmp_path / "a.briefing")
    retitle(window, "One")
    qtbot.waitUntil(lambda: kept() == ["One"])
    press({"undo": "Ctrl+Z", "save": "Ctrl+S"}[way])
    qtbot.waitUntil(lambda: kept() == [])


def test_a_window_that_closes_leaves_no_journal(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(container.load(a_file(tmp_path)), tmp_path / "a.briefing")
    retitle(window, "One")
    qtbot.waitUntil(lambda: kept() == ["One"])
    QTimer.singleShot(0, lambda: click(Button.Discard))
    assert window.close()
    assert recovery.places() == []


def click(button: Button) -> None:
    """Answer the question that is asked."""
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    QTest.mouseClick(question.button(button), LEFT)


def test_two_windows_on_one_file_keep_their_edits_apart_and_neither_is_offered(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    for title in ("One", "Two"):
        retitle(open_window(container.load(path), path), title)
    qtbot.waitUntil(lambda: kept() == ["One", "Two"])
    assert left_behind() == []


def test_two_files_of_the_same_name_are_both_offered_with_where_when_and_how_much(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = []
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        paths.append(a_file(tmp_path / folder))
        left(paths[-1], f"Edited {folder}")
    told = offered(window, qtbot)
    assert {str(path) for path in paths} <= set(told)
    assert sum(" · 3 edits" in line for line in told) == 2


def test_recovered_edits_open_as_edits_and_the_file_is_untouched(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()
    left(path, "Edited")
    offered(window, qtbot)
    choose(window, "Recover A visit")
    qtbot.waitUntil(lambda: session_of(window).path == path)
    assert session_of(window).index.briefing.steps[0].title == "Edited"
    assert window.isWindowModified()
    assert path.read_bytes() == before
    assert "untouched until you save" in notice_of(window)
    assert left_behind() == []
    window.actions_by_id["save"].trigger()
    qtbot.waitUntil(lambda: kept() == [])
    assert container.load(path).briefing.steps[0].title == "Edited"


def test_recovered_edits_stay_in_their_journal_until_they_are_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    place = left(path, "Edited")
    offered(window, qtbot)
    choose(window, "Recover A visit")
    qtbot.waitUntil(lambda: session_of(window).path == path)
    assert kept() == ["Edited"]
    retitle(window, "Edited again")
    qtbot.waitUntil(lambda: kept() == ["Edited again"])
    assert recovery.places() == [place]


def test_edits_of_what_was_in_no_file_open_without_a_file(window: MainWindow, qtbot: QtBot) -> None:
    left(None, "Edited", title="Unsaved")
    assert "Not in a file yet" in offered(window, qtbot)
    choose(window, "Recover Unsaved")
    qtbot.waitUntil(lambda: session_of(window).index.briefing.title == "Unsaved")
    assert session_of(window).path is None
    assert window.isWindowModified()


@pytest.mark.parametrize("sure", [True, False])
def test_edits_are_discarded_only_after_a_yes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, sure: bool
) -> None:
    left(a_file(tmp_path), "Edited")
    offered(window, qtbot)
    QTimer.singleShot(0, lambda: click(Button.Discard if sure else Button.Cancel))
    choose(window, "Discard A visit")
    assert (kept() == []) == sure


def test_later_leaves_them_for_the_next_start(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    left(a_file(tmp_path), "Edited")
    offered(window, qtbot)
    choose(window, "Later")
    assert [one.note.title for one in left_behind()] == ["A visit"]


def test_what_was_left_for_later_comes_back_by_command(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    left(path, "Edited")
    offered(window, qtbot)
    choose(window, "Later")
    with qtbot.waitSignal(window.recovering.looked):
        window.actions_by_id["recover"].trigger()
    window.actions_by_id["recover"].trigger()  # it is open
    dialogs = window.findChildren(RecoverDialog)
    assert [dialog for dialog in dialogs if dialog.isVisible()] == [window.recovering.dialog]
    choose(window, "Recover A visit")
    qtbot.waitUntil(lambda: session_of(window).path == path)
    assert session_of(window).index.briefing.steps[0].title == "Edited"
    with qtbot.waitSignal(window.recovering.looked):
        window.actions_by_id["recover"].trigger()
    assert "nothing to recover" in notice_of(window)
    assert window.recovering.dialog is None


def test_edits_that_were_saved_before_the_end_are_not_offered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    document, _ = recovery.load(left(path, "Edited"))
    container.save(document, path)
    assert offered(window, qtbot) == []
    assert recovery.places() == []


def test_edits_that_another_program_recovers_meanwhile_are_left_to_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    place = left(a_file(tmp_path), "Edited")
    offered(window, qtbot)
    other = Held(place)
    assert other.take()
    choose(window, "Recover A visit")
    assert "Another window" in notice_of(window)
    assert not window.isWindowModified()
    assert kept() == ["Edited"]
    other.release()


def test_a_damaged_journal_is_no_reason_not_to_offer_the_others(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = left(a_file(tmp_path), "Broken")
    (broken / recovery.STATE).write_bytes(b"nothing")
    left(tmp_path / "a.briefing", "Edited")
    assert str(tmp_path / "a.briefing") in offered(window, qtbot)
    assert "stays" in caplog.text


def test_a_journal_that_cannot_be_written_is_said_until_it_can(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, unwritable: Callable[[], None]
) -> None:
    window = open_window(container.load(a_file(tmp_path)), tmp_path / "a.briefing")
    retitle(window, "One")
    qtbot.waitUntil(lambda: "would be lost" in " ".join(visible_labels(window.troubles)))
    window.notice.say("something else")
    window.notice.hide()
    assert "would be lost" in window.troubles.accessibleDescription()
    unwritable()
    qtbot.waitUntil(lambda: window.troubles.isHidden(), timeout=10000)
    assert kept() == ["One"]


def test_a_save_solves_it_too(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, unwritable: Callable[[], None]
) -> None:
    path = a_file(tmp_path)
    window = open_window(container.load(path), path)
    retitle(window, "One")
    qtbot.waitUntil(window.troubles.isVisible)
    press("Ctrl+S")
    qtbot.waitUntil(window.troubles.isHidden)
    assert container.load(path).briefing.steps[0].title == "One"
