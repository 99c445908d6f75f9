"""A presentation that was cut off is found again; one that ended, or still runs, is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.process import environment
from viewer.store.presenting import Presenting, presenting_file
from viewer.ui.present.journal import Journal, cut_off

PLACE = Presenting(title="The visit", step="s-visit", number=2, taken={"s-visit": 5.0})
LATER = Presenting(title="The echo", step="s-echo", number=3, taken={"s-visit": 9.0})

PRESENTING = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from viewer.store.presenting import Presenting, presenting_file
from viewer.ui.present.journal import Journal
app = QCoreApplication([])
journal = Journal(app)
journal.keep(Presenting(title="The visit", step="s-visit", number=2, taken={"s-visit": 5.0}))
def tell():
    if presenting_file().path.exists():
        print("ready", flush=True)
        watch.stop()
watch = QTimer(interval=10)
watch.timeout.connect(tell)
watch.start()
app.exec()
"""
"""A presentation in a process of its own, which says when its place is on disk."""


@pytest.fixture
def parent(qapp: QApplication, home: Path) -> Iterator[QObject]:
    """What the journals of a test belong to."""
    made = QObject()
    yield made
    for journal in made.findChildren(Journal):
        journal.close()
    shiboken6.delete(made)


@pytest.fixture
def other(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A presentation in another process, its place written."""
    command = [sys.executable, "-c", PRESENTING]
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        yield process
        process.kill()


def written() -> Presenting:
    return presenting_file().load()


def test_the_place_is_written_down(parent: QObject, qtbot: QtBot) -> None:
    Journal(parent).keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)


def test_of_steps_leafed_through_the_last_is_written(parent: QObject, qtbot: QtBot) -> None:
    journal = Journal(parent)
    for number in range(50):
        journal.keep(Presenting(step=f"s-{number}", number=number))
    journal.keep(LATER)
    qtbot.waitUntil(lambda: presenting_file().path.exists())
    qtbot.waitUntil(lambda: written() == LATER)


def test_a_later_place_takes_the_first_one_s(parent: QObject, qtbot: QtBot) -> None:
    journal = Journal(parent)
    journal.keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)
    journal.keep(LATER)
    qtbot.waitUntil(lambda: written() == LATER)


def test_a_presentation_that_ends_as_it_should_is_forgotten(parent: QObject, qtbot: QtBot) -> None:
    journal = Journal(parent)
    journal.keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)
    journal.keep(LATER)
    journal.close()
    assert not presenting_file().path.exists()
    assert cut_off() is None


def test_after_its_end_nothing_is_written_any_more(parent: QObject, qtbot: QtBot) -> None:
    journal = Journal(parent)
    journal.keep(PLACE)
    journal.close()
    journal.keep(LATER)
    journal.close()
    after = Journal(parent)
    after.keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)


def test_where_nothing_was_presented_nothing_was_cut_off(home: Path) -> None:
    assert cut_off() is None


def test_while_a_presentation_runs_it_is_not_cut_off(parent: QObject, qtbot: QtBot) -> None:
    Journal(parent).keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)
    assert cut_off() is None


def test_of_two_presentations_at_once_the_first_one_s_place_is_kept(
    parent: QObject, qtbot: QtBot
) -> None:
    first, second = Journal(parent), Journal(parent)
    assert (first.is_second, second.is_second) == (False, True)
    second.keep(LATER)
    first.keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)
    second.keep(LATER)
    second.close()
    assert written() == PLACE
    first.close()
    assert not presenting_file().path.exists()


def test_the_second_one_writes_nothing_at_all(
    parent: QObject, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal(parent)
    where = presenting_file().path
    Journal(parent).keep(LATER)
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "elsewhere"))
    after = Journal(parent)
    for place in (PLACE, LATER):  # whatever the second one would have written is there by then
        after.keep(place)
        qtbot.waitUntil(lambda place=place: written() == place)  # type: ignore[misc]
    assert not where.exists()


def test_one_in_another_process_is_neither_cut_off_nor_overwritten(
    other: subprocess.Popen[bytes], parent: QObject
) -> None:
    assert cut_off() is None
    journal = Journal(parent)
    journal.keep(LATER)
    journal.close()
    assert written() == PLACE


def test_one_whose_process_was_killed_was_cut_off_and_the_next_is_kept(
    other: subprocess.Popen[bytes], parent: QObject, qtbot: QtBot
) -> None:
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert cut_off() == PLACE
    assert cut_off() == PLACE
    Journal(parent).keep(LATER)
    qtbot.waitUntil(lambda: written() == LATER)
    assert cut_off() is None


def test_a_folder_that_cannot_be_written_stops_no_presentation(
    parent: QObject, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "state").write_text("a file where the folder should be")
    journal = Journal(parent)
    assert not (journal.works or journal.is_second)
    journal.keep(PLACE)
    journal.close()
    assert cut_off() is None
    assert "cannot" in caplog.text


def test_a_file_whose_name_json_cannot_hold_is_not_kept_and_the_log_says_so(
    parent: QObject, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(parent)
    journal.keep(Presenting(path="/a/\udcff.briefing", step="s-visit"))
    qtbot.waitUntil(lambda: "cannot be kept" in caplog.text)
    assert not presenting_file().path.exists()
    journal.keep(PLACE)
    qtbot.waitUntil(lambda: written() == PLACE)
