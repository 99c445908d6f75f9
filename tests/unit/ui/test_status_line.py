"""What has just happened is said over the foot of the window, and takes no room from the map."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from viewer.ui.busy import Busy
from viewer.ui.window import MainWindow


def test_words_come_and_go_and_nothing_is_moved(qtbot: QtBot, window: MainWindow) -> None:
    said, map_size = window.statusBar(), window.map_slot.size()
    assert not said.isVisible()
    said.showMessage("Step deleted. Undo brings it back")
    qtbot.waitUntil(said.isVisible)
    assert window.map_slot.size() == map_size
    said.clearMessage()
    qtbot.waitUntil(said.isHidden)


def test_words_stay_inside_a_window_that_changes_its_size(qtbot: QtBot, window: MainWindow) -> None:
    said = window.statusBar()
    said.showMessage("Written: " + "a long name of a folder/" * 40)
    qtbot.waitUntil(said.isVisible)
    for width, height in ((1280, 800), (800, 600)):
        window.resize(width, height)
        qtbot.waitUntil(lambda: window.rect().contains(said.geometry()))
        assert said.y() > window.height() - 60


def test_work_under_way_is_shown_whole_once_it_takes_a_while(
    qtbot: QtBot, window: MainWindow
) -> None:
    said = window.statusBar()
    work = Busy("Proposing places and claims …", 0, lambda: None)
    said.addPermanentWidget(work)
    work.hold()
    assert not said.isVisible()
    qtbot.waitUntil(lambda: work.isVisible() and work.width() >= work.sizeHint().width())
    assert work._words.width() >= work._words.sizeHint().width()
    said.removeWidget(work)
    work.deleteLater()
    qtbot.waitUntil(said.isHidden)
