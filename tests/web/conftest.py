"""The whole program's window, with the real page in a real WebEngine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import shows
from tests.helpers.room_page import RoomPage
from tests.helpers.window import discard_edits
from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.app import open_window
from viewer.ui.window import MainWindow

OpenMap = Callable[..., MainWindow]


@pytest.fixture
def open_map(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenMap]:
    """Opens the window on a file, the bundled briefing if none is given, its map painted."""
    for kind in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    made: list[MainWindow] = []

    def opened(path: Path | None = None) -> MainWindow:
        document = container.load(path or bundled_briefing())
        window = open_window(qapp, document, path)
        made.append(window)
        with qtbot.waitSignal(window.map_slot.ready, timeout=60_000):
            pass
        return window

    yield opened
    for window in made:
        if window.presenting.show:  # a test has failed on stage
            window.presenting.show.end()
        window.close()
        shiboken6.delete(window)
    qapp.processEvents()


@pytest.fixture
def window(open_map: OpenMap) -> MainWindow:
    """The window on the bundled briefing."""
    return open_map()


@pytest.fixture(scope="module")
def opened_desk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window for all tests of a file, its map painted."""
    with pytest.MonkeyPatch.context() as environment:
        shows.at_home(tmp_path_factory.mktemp("home"), environment)
        opened = open_window(qapp, container.load(bundled_briefing()))
        painted: list[bool] = []
        opened.map_slot.ready.connect(lambda: painted.append(True))
        shows.until(lambda: bool(painted))
        yield opened
        discard_edits(opened)
        opened.close()
        shiboken6.delete(opened)


@pytest.fixture
def desk(opened_desk: MainWindow) -> Iterator[MainWindow]:
    """The window on the bundled briefing, with the keyboard; it opens in a fraction of the time."""
    opened_desk.show_document(container.load(bundled_briefing()), None)
    opened_desk.activateWindow()
    shows.until(opened_desk.isActiveWindow)
    yield opened_desk
    while dialog := QApplication.activeModalWidget():
        dialog.close()
    discard_edits(opened_desk)


@pytest.fixture(scope="module")
def presentation(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[shows.Stage]:
    """The bundled briefing presented in two windows."""
    with pytest.MonkeyPatch.context() as environment:
        shows.at_home(tmp_path_factory.mktemp("home"), environment)
        with shows.presented(qapp) as stage:
            yield stage


@pytest.fixture
def stage(presentation: shows.Stage) -> shows.Stage:
    """The presentation at its first step, with nothing frozen, covered, drawn or open."""
    presentation.rest()
    return presentation


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of this test's own for what the program keeps."""
    return shows.at_home(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def page(qapp: QApplication) -> Iterator[RoomPage]:
    """A room's view with the real page, the same for all tests of a file."""
    opened = RoomPage()
    yield opened
    opened.close()
    qapp.processEvents()
