"""What goes wrong is said, with what to do; everything else of the window goes on working."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_file
from tests.helpers.dropping import drop
from tests.helpers.edit_forms import gone, run
from tests.helpers.hostile import CORPUS
from tests.helpers.process import ROOT, environment
from tests.helpers.window import LEFT, heading_of, notice_of, press, session_of
from viewer.store.resources import geodata_root, resources_root
from viewer.ui.dialogs.briefing_editor import BriefingEditor
from viewer.ui.export_job import Plan
from viewer.ui.operations import Operation
from viewer.ui.window import MainWindow

BROKEN = ("nothing", "no ZIP", "no briefing.json", "wrong mimetype", "a bomb in briefing.json")


def without_web_engine(folder: Path) -> None:
    """Make Python say that QtWebEngine is not there."""
    (folder / "sitecustomize.py").write_text(
        "import sys\nsys.modules['PySide6.QtWebEngineCore'] = None\n"
    )


def an_installation(folder: Path, *without: str) -> None:
    """Copy the program, without some of its files."""
    shutil.copytree(ROOT / "viewer", folder / "viewer")
    ours = {"resources": resources_root(), "geodata": geodata_root()}
    for name, original in ours.items():
        left_out = [Path(path).name for path in without if path.startswith(name)]
        ignore = shutil.ignore_patterns("node_modules", *left_out)
        shutil.copytree(original, folder / name, ignore=ignore)


MAPLESS: dict[str, tuple[Callable[[Path], None], str]] = {
    "no QtWebEngine": (without_web_engine, "QtWebEngine is not installed or lacks a system libr"),
    "no page": (
        lambda folder: an_installation(folder, "resources/map/shell.html"),
        "resources/map/build/shell.html): install Dateline again",
    ),
    "nothing that the build makes": (
        lambda folder: an_installation(folder, "resources/map/build"),
        "resources/map/build): install Dateline again",
    ),
    "no base map": (
        lambda folder: an_installation(folder, "geodata/basemap.pmtiles"),
        "geodata/basemap.pmtiles): install Dateline again",
    ),
}


@pytest.mark.parametrize(("spoil", "why"), MAPLESS.values(), ids=MAPLESS)
def test_without_the_map_its_place_says_why_and_the_rest_works(
    tmp_path: Path, spoil: Callable[[Path], None], why: str
) -> None:
    spoil(tmp_path)
    path = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.mapless_window"],
        cwd=tmp_path,
        env={**environment(tmp_path), **path},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    words = told["instead of the map"]
    assert words[0] == "The map cannot be shown."
    assert why in words[2]
    assert "work without it" in words[4]
    assert told["dossier"] == ["Pyongyang", 24]
    assert told["article"] == ["Pyongyang"]
    claims, chosen = told["timeline"]
    assert chosen == claims[0]
    assert {"map-home", "map-selection", "snapshot"} <= set(told["cannot be done"])


def reads(window: MainWindow, qtbot: QtBot, title: str) -> None:
    """The window comes to show the briefing of this title."""
    qtbot.waitUntil(lambda: session_of(window).index.briefing.title == title)
    assert title in window.windowTitle()


def test_a_briefing_that_is_dropped_anywhere_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    panels = window.panels
    places = (panels.article.view, panels.dossier.claims_list, panels.timeline, panels.search)
    for number, place in enumerate((window.map_slot, *places)):
        path = a_file(tmp_path, a_briefing(title=f"Dropped {number}"), f"{number}.briefing")
        assert drop(place, path)
        reads(window, qtbot, f"Dropped {number}")
    assert panels.search.text() == ""


def test_a_briefing_that_is_read_waits_while_a_form_is_filled_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before, path = session_of(window), a_file(tmp_path, a_briefing(title="Read meanwhile"))
    window.opener.open(path)
    form = run("briefing-details", BriefingEditor, window, qtbot)
    qtbot.waitUntil(lambda: notice_of(window) == "“Read meanwhile” is read, and waits.")
    form.reject()
    gone(form, qtbot)
    assert session_of(window) is before
    window.notice._offer.click()
    assert session_of(window).index.briefing.title == "Read meanwhile"


def test_of_files_of_several_kinds_it_says_which_it_left(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    briefing = a_file(tmp_path, a_briefing(title="The first"), "first.briefing")
    others = [tmp_path / name for name in ("rivers.geojson", "second.briefing", "notes.log")]
    assert drop(window.panels.dossier, briefing, *others)
    reads(window, qtbot, "The first")
    said = window.statusBar().currentMessage()
    assert said.startswith("Not opened: rivers.geojson and 2 other files.")


def test_words_that_are_dragged_over_the_window_are_not_taken(window: MainWindow) -> None:
    assert not drop(window.panels.article.view, "words")


@pytest.mark.parametrize("name", ["notes.log", "other.briefing", "a folder"])
def test_what_is_dropped_and_is_no_briefing_is_said_and_the_open_one_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.mkdir() if name == "a folder" else path.write_text("Only words.")
    before = session_of(window)
    window.desk.choose_place("ukraine")
    assert drop(window.panels.dossier, path)
    qtbot.waitUntil(lambda: notice_of(window) != "")
    assert notice_of(window).startswith(f"{name} is not a briefing: ")
    assert session_of(window) is before
    assert heading_of(window) == "Ukraine"


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_said_by_its_name_with_what_to_do(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path = CORPUS[kind](tmp_path)
    before, title = session_of(window), window.windowTitle()
    window.opener.open(path)
    qtbot.waitUntil(lambda: notice_of(window) != "")
    what, _, hint = notice_of(window).partition(": ")
    assert path.name in what
    assert len(hint) > 10
    assert session_of(window) is before
    assert window.windowTitle() == title
    assert window.memory.state.recent == ()


def test_a_file_is_chosen_in_a_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path, a_briefing(title="Chosen"))

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(str(path))
        dialog.accept()

    QTimer.singleShot(0, choose)
    press("Ctrl+O")
    reads(window, qtbot, "Chosen")


def test_a_notice_can_be_put_away(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.opener.open(tmp_path / "gone.briefing")
    qtbot.waitUntil(lambda: notice_of(window) != "")
    QTest.mouseClick(window.notice.findChildren(QPushButton)[0], LEFT)
    assert notice_of(window) == ""


def answer(button: QMessageBox.StandardButton, asked: list[str]) -> None:
    """Answer the question that is about to be asked."""

    def click() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        QTest.mouseClick(question.button(button), LEFT)

    QTimer.singleShot(0, click)


def test_closing_while_an_export_is_made_asks_and_nothing_half_made_is_written(
    qapp: QApplication, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    out, going, asked = tmp_path / "map.png", threading.Event(), list[str]()

    def make(prints: Sequence[object]) -> dict[Path, bytes]:
        going.wait()
        return {out: b"a picture"}

    window.exporting.start(Plan(out, (), make))
    answer(QMessageBox.StandardButton.Cancel, asked)
    assert not window.close()
    assert window.isVisible()
    answer(QMessageBox.StandardButton.Discard, asked)
    assert window.close()
    assert asked == ["An export is being made. Give it up?"] * 2
    (work,) = qapp.findChildren(Operation)
    with qtbot.waitSignal(work.destroyed):
        going.set()
    assert not out.exists()
