"""What a person has opened, and how the window was laid out, is there again at the next start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_document, a_file
from tests.helpers.window import OpenWindow, notice_of, press, session_of
from viewer.store.settings import State, state_file
from viewer.ui.window import LEAST_SIZE, MainWindow


def recent_of(window: MainWindow) -> list[QAction]:
    """What the menu File ▸ Recent offers to open."""
    menus = window.menuBar().findChildren(QMenu)
    (recent,) = (menu for menu in window.findChildren(QMenu) if menu.title() == "Recent")
    assert any(recent.menuAction() in menu.actions() for menu in menus)
    return [action for action in recent.actions() if action.text().startswith("&")]


def names_of(window: MainWindow) -> list[str]:
    """The files that the menu offers, without their folders."""
    return [Path(action.text()).name for action in recent_of(window)]


def test_recent_files_are_offered_the_last_one_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert recent_of(window) == []
    for name in ("one", "two", "three", "one"):
        a_file(tmp_path, a_briefing(title=name), f"{name}.briefing")
        window.opener.open(tmp_path / f"{name}.briefing")
        qtbot.waitUntil(lambda name=name: session_of(window).index.briefing.title == name)  # type: ignore[misc]
    assert names_of(window) == ["one.briefing", "three.briefing", "two.briefing"]


def test_recent_files_are_there_at_the_next_start_and_open_from_the_menu(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path, a_briefing(title="Seen before"))
    open_window(a_document(), path).close()
    window = open_window()
    (action,) = recent_of(window)
    action.trigger()
    qtbot.waitUntil(lambda: session_of(window).index.briefing.title == "Seen before")


def test_a_recent_file_that_is_gone_is_said_and_the_open_briefing_stays(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    open_window(a_document(), path).close()
    path.unlink()
    window = open_window()
    before = session_of(window)
    recent_of(window)[0].trigger()
    qtbot.waitUntil(lambda: notice_of(window) != "")
    assert notice_of(window) == "cannot read a.briefing: No such file or directory"
    assert session_of(window) is before


def test_recent_files_can_be_forgotten(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(a_document(), a_file(tmp_path))
    menu = recent_of(window)[0].parent()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    assert recent_of(window) == []
    assert state_file().load().recent == ()


def splitters_of(window: MainWindow) -> list[QSplitter]:
    """The splitters between the panels, the one with more of them first."""
    seen = [splitter for splitter in window.findChildren(QSplitter) if splitter.isVisible()]
    return sorted(seen, key=QSplitter.count, reverse=True)


def layout_of(window: MainWindow) -> dict[str, object]:
    """How large the window and its panels are, and which panels can be seen."""
    panels = (window.panels.article, window.panels.dossier, window.panels.timeline)
    return {
        "window": (window.width(), window.height()),
        "splitters": [splitter.sizes() for splitter in splitters_of(window)],
        "panels": [not panel.isHidden() for panel in panels],
        "checked": [window.actions_by_id[f"panel-{name}"].isChecked() for name in PANELS],
    }


PANELS = ("article", "dossier", "timeline")


def test_sizes_and_hidden_panels_come_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(LEAST_SIZE[0] + 20, LEAST_SIZE[1] + 90)
    across, down = splitters_of(window)
    first = across.sizes()
    across.setSizes([first[0] + 15, first[1], first[2] - 15])
    press("F9")
    qtbot.waitUntil(lambda: down.sizes()[1] == 0)
    expected = layout_of(window)
    assert expected["panels"] == [True, True, False]
    assert across.sizes() != first
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: layout_of(again) == expected)


def test_a_layout_that_makes_no_sense_is_ignored(open_window: OpenWindow) -> None:
    state_file().save(
        State(geometry=b"nonsense", splitters={"across": b"\xff" * 40}, hidden_panels=("panel-x",))
    )
    window = open_window()
    assert window.width() >= LEAST_SIZE[0]
    assert layout_of(window)["panels"] == [True, True, True]


def test_the_folder_of_the_last_file_is_where_the_next_is_looked_for(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    open_window(a_document(), a_file(tmp_path)).close()
    assert open_window().opener.last_folder == str(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_folder_whose_name_is_no_utf_8_does_not_keep_the_layout_from_being_remembered(
    window: MainWindow, tmp_path: Path
) -> None:
    window.opener.last_folder = str(tmp_path / os.fsdecode(b"\xff"))
    window.actions_by_id["panel-article"].trigger()
    window.close()
    assert state_file().load().hidden_panels == ("panel-article",)


def test_a_first_window_is_no_larger_than_its_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() > room.width()
    window.fit_to_screen()
    assert window.width() <= room.width()
    assert window.height() < room.height()
    before = window.size()
    window.fit_to_screen()
    assert window.size() == before
