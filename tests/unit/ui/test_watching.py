"""A file that another program changes is noticed, and never overwritten without a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_document, a_file
from tests.helpers.window import LEFT, OpenWindow, notice_of, press, session_of
from viewer.store import container
from viewer.ui.window import MainWindow


@pytest.fixture(params=["file", "folder"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A briefing in either form."""
    return written("A visit", tmp_path / "x", folder=request.param == "folder")


def written(title: str, path: Path, *, folder: bool) -> Path:
    document = a_document(a_briefing(title=title))
    (container.save_folder if folder else container.save)(document, path)
    return path


def change(path: Path, title: str = "Theirs") -> None:
    """Do what another program does."""
    written(title, path, folder=path.is_dir())


def opened(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(container.load(path), path)


def edit(window: MainWindow) -> None:
    window.desk.choose_step(session_of(window).index.briefing.steps[0].id)
    window.actions_by_id["delete-step"].trigger()


def answering(words: str, then: Callable[[], None] | None = None) -> list[str]:
    """Answer the question that will be asked with the button of these words; returns it then."""
    asked: list[str] = []
    timer = QTimer(QApplication.instance())

    def click() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox):
            return
        timer.stop()
        asked.append(question.text())
        if then:
            QTimer.singleShot(0, then)
        QTest.mouseClick(next(b for b in question.buttons() if words in b.text()), LEFT)

    timer.timeout.connect(click)
    timer.start(10)
    return asked


def title_in(path: Path) -> str:
    return container.load(path).briefing.title


def test_a_change_is_told_and_the_file_can_be_loaded_again(
    open_window: OpenWindow, qtbot: QtBot, path: Path
) -> None:
    window = opened(open_window, path)
    change(path)
    qtbot.waitUntil(lambda: notice_of(window).startswith("Another program has changed x."))
    QTest.mouseClick(window.notice.findChildren(QPushButton)[0], LEFT)
    qtbot.waitUntil(lambda: session_of(window).index.briefing.title == "Theirs")


def test_with_edits_a_change_is_told_without_an_offer(
    open_window: OpenWindow, qtbot: QtBot, path: Path
) -> None:
    window = opened(open_window, path)
    edit(window)
    change(path)
    qtbot.waitUntil(lambda: "Saving will ask" in notice_of(window))
    assert window.isWindowModified()


def test_a_file_that_is_gone_is_told_and_saving_writes_it_anew(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    window = opened(open_window, path)
    edit(window)
    path.unlink()
    qtbot.waitUntil(lambda: "is no longer where it was" in notice_of(window))
    press("Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert path.exists()


def test_our_own_saves_and_a_new_date_are_no_changes(
    open_window: OpenWindow, qtbot: QtBot, path: Path
) -> None:
    window = opened(open_window, path)
    edit(window)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    (path if path.is_file() else path / "briefing.json").touch()
    change(path)  # the one that is told
    qtbot.waitUntil(lambda: "Another program" in notice_of(window))
    window.notice.hide()
    edit(window)
    asked = answering("Overwrite")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert len(asked) == 1
    window.actions_by_id["undo"].trigger()
    assert window.isWindowModified()
    window.actions_by_id["save"].trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert len(asked) == 1


def test_overwriting_keeps_theirs_as_a_backup(
    open_window: OpenWindow, qtbot: QtBot, path: Path
) -> None:
    window = opened(open_window, path)
    edit(window)
    change(path)
    asked = answering("Overwrite")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert asked == ["x was changed by another program. Overwrite it?"]
    assert title_in(path) == "A visit"
    backup = path.with_name("x.bak") if path.is_file() else path / ".previous.briefing"
    assert title_in(backup) == "Theirs"


def test_cancel_writes_nothing(open_window: OpenWindow, qtbot: QtBot, path: Path) -> None:
    window = opened(open_window, path)
    edit(window)
    change(path)
    asked = answering("Cancel")
    with qtbot.waitSignal(window.saving.ended):
        press("Ctrl+S")
    assert asked
    assert title_in(path) == "Theirs"
    assert window.isWindowModified()


def test_save_as_leaves_theirs_alone(
    open_window: OpenWindow, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    window = opened(open_window, path)
    edit(window)
    change(path)

    def name_file() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(str(tmp_path / "mine.briefing"))
        dialog.accept()

    answering("Save as", name_file)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert title_in(path) == "Theirs"
    assert title_in(tmp_path / "mine.briefing") == "A visit"
