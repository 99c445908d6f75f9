"""A picture that Dateline made, dropped on the window, opens the view that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_file
from tests.helpers.drops import drop
from tests.helpers.exporting import exported
from tests.helpers.window import notice_of, session_of
from viewer.model.briefing import View
from viewer.session.selection import Subject
from viewer.ui.window import MainWindow


@pytest.fixture
def window(desk: MainWindow) -> MainWindow:
    """The window that these tests share."""
    return desk


def shown(window: MainWindow) -> View:
    view = window.map_slot.view
    assert view is not None
    found = view.current_view()
    assert found is not None
    return found


@pytest.mark.parametrize("suffix", ["png", "pdf", "svg"])
def test_the_view_of_a_picture_comes_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    picture = exported(tmp_path / f"map.{suffix}", "--step", "5", "--borders", "de-facto")
    qtbot.waitUntil(lambda: shown(window).bounds[0] < 60, timeout=60_000)
    drop(window, picture)
    session = session_of(window)
    qtbot.waitUntil(
        lambda: session.selection.subject == Subject("step", "s-eastern-russia"), timeout=60_000
    )
    assert session.viewpoint == "de-facto"
    qtbot.waitUntil(lambda: shown(window).bounds[0] > 60, timeout=60_000)
    west, south, east, north = shown(window).bounds
    assert west < 120 < 180 < east + 360 * (east < west)
    assert south < 45 and north > 70


def test_a_picture_of_another_briefing_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = exported(tmp_path / "map.png", a_file(tmp_path))
    drop(window, picture)
    qtbot.waitUntil(lambda: "another briefing" in notice_of(window))
    assert session_of(window).selection.subject is None


def test_any_other_picture_says_what_it_is_not(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "cat.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"<x:xmpmeta" * 3 + b"</x:xmpmeta>")
    drop(window, tmp_path / "cat.png")
    qtbot.waitUntil(lambda: "shows no view of a briefing" in notice_of(window))
