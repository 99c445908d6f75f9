"""How the window starts: little is imported before its map, and it looks as if built at leisure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.process import environment
from viewer.store.container import Document
from viewer.store.resources import resources_root
from viewer.ui.look import Look
from viewer.ui.map_slot import MapSlot
from viewer.ui.memory import Memory
from viewer.ui.window import MainWindow

AFTER_THE_MAP = (
    "viewer.ui.window", "viewer.ui.actions", "viewer.ui.desk", "viewer.ui.panels.dossier",
    "viewer.session.review", "viewer.reading.extraction",
)  # fmt: skip
"""What is imported while Chromium starts, and must not hold it up."""
WHEN_USED = (
    "viewer.ui.editing.articles", "viewer.ui.editing.briefing", "viewer.ui.editing.claims",
    "viewer.ui.editing.passages", "viewer.ui.editing.subjects", "viewer.ui.dialogs.naming",
    "viewer.ui.dialogs.snapshot", "viewer.ui.dialogs.new_article", "viewer.ui.present.show",
    "viewer.ui.map.snapshot", "viewer.export.provenance", "viewer.export.page",
    "viewer.reading.claims", "viewer.reading.places", "geopandas", "pandas", "folium",
)  # fmt: skip
"""What an open window has no use for until a person asks for it."""


def imported(modules: str) -> set[str]:
    """Return what a fresh interpreter has imported after it was told to import these."""
    script = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def started(script: str, home: Path) -> str:
    """Return what a script prints that opens a window."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**environment(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_map_is_started_before_panels_and_commands_are_imported() -> None:
    found = imported("viewer.__main__, viewer.ui.app, viewer.ui.map.view")
    assert found & set(AFTER_THE_MAP) == set()


def test_a_window_imports_nothing_that_is_only_wanted_later() -> None:
    found = imported("viewer.ui.app, viewer.ui.map.view, viewer.ui.window")
    assert found & set(WHEN_USED) == set()


def test_an_open_window_collects_garbage_again(tmp_path: Path) -> None:
    script = (
        "import gc; from viewer import cli; cli.main(['--quit-when-ready']); print(gc.isenabled())"
    )
    assert started(script, tmp_path) == "True"


def test_classes_of_qt_are_made_in_the_interface_thread_alone(tmp_path: Path) -> None:
    script = """
import sys, threading
from viewer import cli

class Watch:
    def find_spec(self, name, *_):
        if name.startswith("viewer.ui"):
            threads.add(threading.current_thread())

threads = set()
sys.meta_path.insert(0, Watch())
cli.main(["--quit-when-ready"])
print("viewer.ui.window" in sys.modules, threads == {threading.main_thread()})
"""
    assert started(script, tmp_path) == "True True"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_window_that_was_built_without_style_sheet_looks_no_different(
    theme: str, qapp: QApplication, qtbot: QtBot, home: Path, bundled: Document
) -> None:
    look = Look(qapp, resources_root() / "themes", theme, 1.0)
    fresh, as_fresh = Memory(), Memory()  # the first window leaves its size behind
    usual = picture(MainWindow(look, fresh, MapSlot(look)), bundled, qtbot)
    with look.bare():
        quick = MainWindow(look, as_fresh, MapSlot(look))
    assert picture(quick, bundled, qtbot) == usual


def picture(window: MainWindow, document: Document, qtbot: QtBot) -> QImage:
    """Return what a window shows of a document, and close it."""
    window.show_document(document, None)
    with qtbot.waitExposed(window):
        window.show()
    window.panels.article.view.clearFocus()  # its cursor blinks
    shown = window.grab().toImage()
    window.close()
    window.deleteLater()
    return shown
