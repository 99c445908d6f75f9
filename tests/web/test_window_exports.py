"""Exports asked for in the window: the dialogs, their progress, and a way to cancel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListView,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_document, a_step
from tests.helpers.window import heading_of, press
from viewer.export.request import DocumentRequest
from viewer.ui.document_plans import document_plan
from viewer.ui.window import MainWindow

SaveAs = Callable[[Path], None]


@pytest.fixture
def window(desk: MainWindow) -> MainWindow:
    """The window that these tests share."""
    return desk


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> SaveAs:
    """Answers the system's dialog for a file's name, which no test can press."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return answer


def dialog_of(window: MainWindow) -> QDialog:
    (dialog,) = window.findChildren(QDialog)
    return dialog


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


def combo(dialog: QDialog, item: str) -> QComboBox:
    return next(box for box in dialog.findChildren(QComboBox) if box.findText(item) >= 0)


def start_slides(window: MainWindow, out: Path) -> None:
    session = window.desk.session
    assert session
    request = DocumentRequest(out=out, viewpoint=session.viewpoint)
    window.exporting.start(document_plan(session.document, session.index, request))


def test_a_picture_is_made_as_the_dialog_says(
    window: MainWindow, qtbot: QtBot, save_as: SaveAs, tmp_path: Path
) -> None:
    save_as(tmp_path / "map.png")
    window.actions_by_id["snapshot"].trigger()
    dialog = dialog_of(window)
    combo(dialog, "Slide 4:3").setCurrentText("Slide 4:3")
    preview = next(label for label in dialog.findChildren(QLabel) if label.accessibleName())
    qtbot.waitUntil(lambda: not preview.pixmap().isNull(), timeout=60_000)
    button(dialog, "Save as …").click()
    qtbot.waitUntil((tmp_path / "map.png").exists, timeout=60_000)
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (1600, 1200)


def test_what_was_chosen_is_there_the_next_time(
    window: MainWindow, qtbot: QtBot, save_as: SaveAs, tmp_path: Path
) -> None:
    save_as(tmp_path / "map.svg")
    window.actions_by_id["snapshot"].trigger()
    dialog = dialog_of(window)
    combo(dialog, "SVG, lines and text").setCurrentText("SVG, lines and text")
    north = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "North arrow")
    north.setChecked(True)
    button(dialog, "Save as …").click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    qtbot.waitUntil((tmp_path / "map.svg").exists, timeout=60_000)
    window.actions_by_id["snapshot"].trigger()
    again = dialog_of(window)
    assert combo(again, "SVG, lines and text").currentText() == "SVG, lines and text"
    assert next(b for b in again.findChildren(QCheckBox) if b.text() == "North arrow").isChecked()
    again.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(again))


def test_bounds_that_are_none_cannot_be_made(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["snapshot"].trigger()
    dialog = dialog_of(window)
    combo(dialog, "Bounds in degrees").setCurrentText("Bounds in degrees")
    assert not button(dialog, "Save as …").isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_the_map_is_copied_as_a_picture(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    press("Ctrl+Shift+C")
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=60_000)
    assert QGuiApplication.clipboard().image().width() == 1920


def test_a_long_export_shows_its_progress_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    start_slides(window, tmp_path / "a.pptx")

    def cancel() -> QPushButton | None:
        buttons = window.statusBar().findChildren(QPushButton)
        return next((b for b in buttons if b.text() == "Cancel" and b.isVisible()), None)

    qtbot.waitUntil(lambda: cancel() is not None, timeout=60_000)
    pressed = cancel()
    assert pressed and pressed.accessibleName() == "Cancel a.pptx"
    pressed.click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(pressed))
    window.show_document(a_document(a_briefing(steps=(a_step(),))), None)
    start_slides(window, tmp_path / "b.pptx")
    qtbot.waitUntil((tmp_path / "b.pptx").exists, timeout=40_000)
    assert [path.name for path in tmp_path.glob("*.pptx")] == ["b.pptx"]


def test_the_gate_lists_what_is_missing_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["export-document"].trigger()
    dialog = dialog_of(window)
    gate = next(v for v in dialog.findChildren(QListView) if "leaves" in v.accessibleName())
    gate.setCurrentIndex(gate.model().index(0, 0))
    button(dialog, "Go there").click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert heading_of(window) == "Russia"


def test_a_document_is_made_as_the_dialog_says(
    window: MainWindow, qtbot: QtBot, save_as: SaveAs, tmp_path: Path
) -> None:
    save_as(tmp_path / "handout")
    window.actions_by_id["export-document"].trigger()
    dialog = dialog_of(window)
    button(dialog, "Save as …").click()
    qtbot.waitUntil((tmp_path / "handout.pdf").exists, timeout=60_000)
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
