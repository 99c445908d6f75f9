"""Chromium's process may die: the map comes back, or says why it does not; the rest goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.page import web
from tests.helpers.window import heading_of, marked_words, press, visible_labels
from viewer.export.request import ExportRequest, Size
from viewer.model.errors import DatelineError
from viewer.ui.map.page import MapPage
from viewer.ui.map.view import CRASHES_ALLOWED
from viewer.ui.terminal_exports import write_picture
from viewer.ui.window import MainWindow


def kill(page: MapPage) -> None:
    """End the process that draws a page, as a fault of it or the system would."""
    os.kill(page.renderProcessPid(), signal.SIGKILL)


def crash_for_good(window: MainWindow, qtbot: QtBot) -> None:
    """Let the map's process die so often that the window gives it up."""
    view = window.map_slot.view
    assert view
    for _ in range(CRASHES_ALLOWED - 1):
        with qtbot.waitSignal(view.painted, timeout=60_000):
            os.kill(web(window).page().renderProcessPid(), signal.SIGKILL)
    with qtbot.waitSignal(window.map_slot.lost, timeout=60_000):
        os.kill(web(window).page().renderProcessPid(), signal.SIGKILL)


def test_a_map_that_dies_again_and_again_says_so_in_its_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    crash_for_good(window, qtbot)
    (words,) = visible_labels(window.map_slot)
    assert words.splitlines() == [
        "The map cannot be shown.",
        "",
        "the map's process ended again and again",
        "",
        "The article, the dossier and the command line work without it.",
    ]


def test_without_the_map_that_died_everything_else_works(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.desk.choose_place("ukraine")
    crash_for_good(window, qtbot)
    assert heading_of(window) == "Ukraine"
    press("Alt+PgDown")
    assert heading_of(window) == "Eastern Russia"
    for command in ("map-home", "map-selection", "snapshot", "focus-map"):
        window.actions_by_id[command].trigger()
    window.actions_by_id["borders-de-facto"].trigger()
    window.actions_by_id["theme-dark"].trigger()
    window.actions_by_id["text-larger"].trigger()
    window.show_document(a_document(), None)
    window.desk.choose_claim("c-denial")
    assert marked_words(window, "mark") == {"Pyongyang has denied it."}
    assert not window.actions_by_id["map-home"].isEnabled()
    assert not window.actions_by_id["snapshot"].isEnabled()


def test_the_keyboard_is_not_lost_with_the_map(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    press("Ctrl+2")
    crash_for_good(window, qtbot)
    press("F6")
    assert window.focused_panel() >= 0


def test_a_print_whose_process_dies_is_an_error_and_writes_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    out = tmp_path / "map.png"

    def spoil() -> None:
        (page,) = qapp.findChildren(MapPage)
        page.loadFinished.connect(lambda: kill(page))

    QTimer.singleShot(0, qapp, spoil)
    with pytest.raises(DatelineError, match="the map's process ended"):
        write_picture(qapp, a_document(), ExportRequest(out=out, size=Size(900, 700)))
    assert list(tmp_path.iterdir()) == []
