"""A real window on a real briefing, without a display and without the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.editing import an_editable_document
from tests.helpers.proposals import a_proposed_document
from tests.helpers.window import OpenWindow, discard_edits, press
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing, resources_root
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.window import MainWindow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder where this test's settings, state and logs are kept."""
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path


@pytest.fixture(scope="session")
def bundled() -> Document:
    """The bundled briefing."""
    return container.load(bundled_briefing())


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, home: Path, bundled: Document
) -> Iterator[OpenWindow]:
    """Opens the window on a document, the bundled one if none is given, as `viewer.ui.app` does."""
    made: list[MainWindow] = []

    def opened(document: Document = bundled, path: Path | None = None) -> MainWindow:
        memory = Memory()
        theme, scale = memory.settings.theme, memory.settings.text_scale
        look = Look(qapp, resources_root() / "themes", theme, scale)
        with look.bare():
            window = MainWindow(look, memory, MapSlot(look))
        made.append(window)
        window.show_document(document, path)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield opened
    for window in made:
        discard_edits(window)
        window.close()
        shiboken6.delete(window)
        shiboken6.delete(window.look)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window on the bundled briefing."""
    return open_window()


@pytest.fixture
def edited(open_window: OpenWindow) -> MainWindow:
    """A window on two articles and proposals, its reviewer known."""
    window = open_window(an_editable_document())
    window.memory.choose(reviewer="Ada")
    return window


@pytest.fixture
def reviewed(open_window: OpenWindow) -> MainWindow:
    """A window on six proposals, the review in front, the reviewer known."""
    window = open_window(a_proposed_document())
    window.memory.choose(reviewer="Ada")
    press("Ctrl+6")
    return window


@pytest.fixture
def desk(open_window: OpenWindow) -> MainWindow:
    """A window on a small briefing without edits."""
    return open_window(a_document())
