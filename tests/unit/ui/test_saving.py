"""Saving edits: where they go, what is asked before they are left, and what is said if it fails."""

from __future__ import annotations

import json
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_document, a_file
from tests.helpers.edit_forms import answering
from tests.helpers.window import (
    LEFT,
    OpenWindow,
    notice_of,
    press,
    session_of,
    visible_labels,
)
from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.store.settings import state_file
from viewer.ui.window import MainWindow

Button = QMessageBox.StandardButton


def opened(open_window: OpenWindow, path: Path) -> MainWindow:
    """A window on this file, with its first step deleted."""
    window = open_window(container.load(path), path)
    edit(window)
    return window


def edit(window: MainWindow) -> None:
    window.desk.choose_step(session_of(window).index.briefing.steps[0].id)
    window.actions_by_id["delete-step"].trigger()


def steps_in(path: Path) -> list[str]:
    return [step.id for step in container.load(path).briefing.steps]


def answer(button: Button, asked: list[str]) -> None:
    """Answer the question that is about to be asked."""

    def click() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        QTest.mouseClick(question.button(button), LEFT)

    QTimer.singleShot(0, click)


def save(window: MainWindow, keys: str = "Ctrl+S") -> None:
    """Press the keys of a save, and return when it has ended."""
    press(keys)
    wait_for_save(window)


def wait_for_save(window: MainWindow) -> None:
    """Return when no save is under way."""
    loop = QEventLoop()
    window.saving.ended.connect(loop.quit)
    if window.saving.busy:
        loop.exec()


def troubles_of(window: MainWindow) -> str:
    """What is said to keep work from being safe."""
    return " ".join(visible_labels(window.troubles))


def name_file(path: Path, seen: list[str] | None = None) -> None:
    """Name a file in the dialog that is about to be shown."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        if seen is not None:
            seen.append(line.text())
        dialog.selectFile(str(path))  # nothing in the list any more, which comes before the line
        line.setText(str(path))
        dialog.accept()

    QTimer.singleShot(0, choose)


def test_an_edit_marks_the_window_and_undo_takes_the_mark_away(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(open_window, a_file(tmp_path))
    assert window.isWindowModified()
    assert window.actions_by_id["save"].isEnabled()
    press("Ctrl+Z")
    assert not window.isWindowModified()
    assert not window.actions_by_id["save"].isEnabled()


def test_save_writes_where_the_briefing_was_read(open_window: OpenWindow, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    window = opened(open_window, path)
    save(window)
    assert steps_in(path) == ["s-echo"]
    assert not window.isWindowModified()
    press("Ctrl+Z")
    assert window.isWindowModified()
    save(window)
    assert steps_in(path) == ["s-visit", "s-echo"]


def test_a_folder_is_saved_as_a_folder(open_window: OpenWindow, tmp_path: Path) -> None:
    container.save_folder(a_document(), tmp_path / "f")
    (tmp_path / "f" / "README").write_text("kept")
    window = opened(open_window, tmp_path / "f")
    save(window)
    written = json.loads((tmp_path / "f" / "briefing.json").read_bytes())
    assert [step["id"] for step in written["steps"]] == ["s-echo"]
    assert (tmp_path / "f" / "README").read_text() == "kept"
    assert list(container.problems(container.load(tmp_path / "f"))) == []


@pytest.mark.parametrize("path", [None, bundled_briefing()])
def test_the_bundled_briefing_is_saved_elsewhere(
    open_window: OpenWindow, tmp_path: Path, path: Path | None
) -> None:
    before = (bundled_briefing() / "briefing.json").read_bytes()
    window = open_window(container.load(bundled_briefing()), path)
    edit(window)
    offered: list[str] = []
    name_file(tmp_path / "mine.briefing", offered)
    save(window)
    assert offered == ["putin-in-pyongyang-june-2024.briefing"]
    assert "s-overview" not in steps_in(tmp_path / "mine.briefing")
    assert (bundled_briefing() / "briefing.json").read_bytes() == before
    edit(window)
    window.actions_by_id["save"].trigger()
    wait_for_save(window)
    assert "s-visit" not in steps_in(tmp_path / "mine.briefing")


def test_after_save_as_the_window_is_on_the_new_file(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    old = a_file(tmp_path)
    window = opened(open_window, old)
    name_file(tmp_path / "new")
    save(window, "Ctrl+Shift+S")
    new = tmp_path / "new.briefing"
    assert session_of(window).path == new
    assert not window.isWindowModified()
    assert state_file().load().recent == (str(new), str(old))
    edit(window)
    window.actions_by_id["save"].trigger()
    wait_for_save(window)
    assert steps_in(new) == []
    assert steps_in(old) == ["s-visit", "s-echo"]


def test_a_name_with_dots_becomes_that_of_a_briefing(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(open_window, a_file(tmp_path))
    name_file(tmp_path / "Talks 4.3.2025")
    save(window, "Ctrl+Shift+S")
    assert session_of(window).path == tmp_path / "Talks 4.3.2025.briefing"
    edit(window)
    before = (tmp_path / "Talks 4.3.2025.briefing").read_bytes()
    heard: list[str] = []

    def put_away() -> None:
        dialog = QApplication.activeModalWidget()
        if heard and isinstance(dialog, QFileDialog):
            dialog.reject()
        else:
            QTimer.singleShot(10, put_away)

    name_file(tmp_path / "Talks 4.3.2025")
    answering("Cancel", heard)
    put_away()
    window.saving.save_as()
    assert heard[0] == "Talks 4.3.2025.briefing is there already. Replace it?"
    assert (tmp_path / "Talks 4.3.2025.briefing").read_bytes() == before
    assert window.isWindowModified()


def test_a_file_in_the_way_is_replaced_only_after_a_yes(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(open_window, a_file(tmp_path))
    there = tmp_path / "there.briefing"
    there.write_text("mine")
    asked: list[str] = []

    def refuse() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        QTest.mouseClick(question.button(Button.No), LEFT)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, refuse))
    name_file(tmp_path / "there")
    save(window, "Ctrl+Shift+S")
    assert len(asked) == 1
    assert "there.briefing" in asked[0]
    assert there.read_text() == "mine"
    assert window.isWindowModified()


def test_a_save_that_fails_is_said_and_the_edits_stay(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    window = opened(open_window, path)
    path.unlink()
    tmp_path.joinpath("a.briefing").symlink_to(tmp_path / "gone" / "x")
    save(window)
    assert troubles_of(window).startswith("cannot write x: No such file or directory")
    assert "Your edits are kept" in troubles_of(window)
    assert window.isWindowModified()
    assert list(session_of(window).index.steps) == ["s-echo"]


def test_a_failed_save_is_said_until_a_save_succeeds(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    path = a_file(drive)
    window = opened(open_window, path)
    drive.rename(tmp_path / "gone")
    save(window)
    window.notice.say("something else")
    edit(window)
    assert "Your edits are kept" in troubles_of(window)
    (tmp_path / "gone").rename(drive)
    again = next(b for b in window.troubles.findChildren(QPushButton) if b.text() == "Try again")
    QTest.mouseClick(again, LEFT)
    wait_for_save(window)
    assert troubles_of(window) == ""
    assert steps_in(path) == []


@pytest.fixture
def heavy(tmp_path: Path) -> Path:
    """A briefing that takes a while to be packed."""
    path = tmp_path / "heavy.briefing"
    container.save(a_document(originals={"originals/a.bin": os.urandom(30_000_000)}), path)
    return path


def test_the_window_is_live_while_much_is_saved_and_edits_made_meanwhile_stay_edits(
    open_window: OpenWindow, qtbot: QtBot, heavy: Path
) -> None:
    window = opened(open_window, heavy)
    beats: list[float] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(10)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: len(beats) > 5)
    assert window.saving.busy
    edit(window)
    wait_for_save(window)
    timer.stop()
    assert max(after - before for before, after in pairwise(beats)) < 0.5
    assert steps_in(heavy) == ["s-echo"]
    assert window.isWindowModified()
    assert list(session_of(window).index.steps) == []


def test_a_second_save_meanwhile_follows_the_first(
    open_window: OpenWindow, qtbot: QtBot, heavy: Path
) -> None:
    window = opened(open_window, heavy)
    press("Ctrl+S")
    edit(window)
    save(window)
    assert steps_in(heavy) == []
    assert not window.isWindowModified()


def test_closing_waits_for_a_save(open_window: OpenWindow, heavy: Path) -> None:
    window = opened(open_window, heavy)
    press("Ctrl+S")
    assert window.saving.busy
    assert window.close()
    assert steps_in(heavy) == ["s-echo"]


def test_what_is_read_only_is_not_saved_as_either_and_says_why(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(a_document(read_only="the file needs format 9.0"))
    save(window, "Ctrl+Shift+S")
    assert notice_of(window) == "This briefing cannot be saved: the file needs format 9.0"


def test_closing_with_edits_asks_and_cancel_keeps_the_window(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path, asked = a_file(tmp_path), list[str]()
    window = opened(open_window, path)
    answer(Button.Cancel, asked)
    assert not window.close()
    assert window.isVisible()
    answer(Button.Discard, asked)
    assert window.close()
    assert asked == ["Save the changes?"] * 2
    assert steps_in(path) == ["s-visit", "s-echo"]


def test_closing_can_save(open_window: OpenWindow, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    window = opened(open_window, path)
    answer(Button.Save, [])
    assert window.close()
    assert steps_in(path) == ["s-echo"]


def test_closing_does_not_go_on_where_saving_fails(open_window: OpenWindow, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    window = opened(open_window, path)
    path.unlink()
    path.symlink_to(tmp_path / "gone" / "x")
    answer(Button.Save, [])
    assert not window.close()
    assert troubles_of(window).startswith("cannot write")


def test_without_edits_nothing_is_asked(open_window: OpenWindow, tmp_path: Path) -> None:
    window = opened(open_window, a_file(tmp_path))
    press("Ctrl+Z")
    assert window.close()


@pytest.mark.parametrize(
    ("button", "opens", "saved"),
    [(Button.Save, True, True), (Button.Discard, True, False), (Button.Cancel, False, False)],
)
def test_another_briefing_is_opened_only_after_the_question(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, button: Button, opens: bool, saved: bool
) -> None:
    path = a_file(tmp_path)
    other = a_file(tmp_path, a_briefing(title="Another"), "other.briefing")
    window = opened(open_window, path)
    asked: list[str] = []

    def ask() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox):
            return
        asked.append(question.informativeText())
        QTest.mouseClick(question.button(button), LEFT)

    window.opener.open(other)
    timer = QTimer(window)
    timer.timeout.connect(ask)
    timer.start(10)
    qtbot.waitUntil(lambda: bool(asked))
    timer.stop()
    assert asked == ["“A visit” has edits that are in no file yet."]
    qtbot.waitUntil(lambda: (session_of(window).index.briefing.title == "Another") == opens)
    assert (steps_in(path) == ["s-echo"]) == saved
    assert window.isWindowModified() != opens


def test_the_title_of_a_briefing_cannot_claim_that_there_are_edits(
    open_window: OpenWindow,
) -> None:
    window = open_window(a_document(a_briefing(title="A [*] in it")))
    assert window.windowTitle() == "Dateline — A [*][*] in it[*]"
