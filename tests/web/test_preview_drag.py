"""The preview of a picture, dragged out of the dialog to a folder, a document or a chat.

Without a window system no drag can be carried anywhere: what Qt is given to carry is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from viewer.export import provenance
from viewer.ui.dialogs.snapshot import SnapshotDialog
from viewer.ui.operations import Operation
from viewer.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Carried:
    """What was dragged: the file's address and content, and the image."""

    def __init__(self) -> None:
        self.files: list[bytes] = []
        self.images: list[QImage] = []

    def take(self, drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        """Take what a drag carries, in place of the window system."""
        data = drag.mimeData()
        (address,) = data.urls()
        assert address.fileName().endswith(".png")
        self.files.append(Path(address.toLocalFile()).read_bytes())
        self.images.append(data.imageData())
        return action


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> Carried:
    taker = Carried()
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: taker.take(drag, action))
    return taker


@pytest.fixture
def window(desk: MainWindow) -> MainWindow:
    """The window that these tests share."""
    return desk


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[SnapshotDialog]:
    """The dialog, its preview drawn."""
    window.actions_by_id["snapshot"].trigger()
    opened = window.findChild(SnapshotDialog)
    assert isinstance(opened, SnapshotDialog)
    combo(opened, "Slide 4:3").setCurrentText("Slide 4:3")
    qtbot.waitUntil(lambda: not preview(opened).pixmap().isNull(), timeout=60_000)
    yield opened
    opened.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(opened))


def preview(dialog: SnapshotDialog) -> QLabel:
    return next(label for label in dialog.findChildren(QLabel) if label.accessibleName())


def combo(dialog: SnapshotDialog, item: str) -> QComboBox:
    return next(box for box in dialog.findChildren(QComboBox) if box.findText(item) >= 0)


def pull(dialog: SnapshotDialog, by: int) -> None:
    """Press the mouse on the preview and move it so many pixels, as the window system tells it."""
    QTest.mousePress(dialog.windowHandle(), LEFT, pos=middle(dialog))
    move(dialog, by)


def move(dialog: SnapshotDialog, by: int) -> None:
    QTest.mouseMove(dialog.windowHandle(), middle(dialog) + QPoint(by, 0))


def middle(dialog: SnapshotDialog) -> QPoint:
    label = preview(dialog)
    return label.mapTo(dialog, label.rect().center())


def let_go(dialog: SnapshotDialog) -> None:
    QTest.mouseRelease(dialog.windowHandle(), LEFT, pos=QPoint(5, 5))


def test_the_whole_picture_is_carried_and_knows_its_view(
    dialog: SnapshotDialog, carried: Carried, qtbot: QtBot
) -> None:
    pull(dialog, 60)
    qtbot.waitUntil(lambda: len(carried.files) == 1, timeout=60_000)
    let_go(dialog)
    image = QImage.fromData(carried.files[0])
    assert (image.width(), image.height()) == (1600, 1200)
    assert provenance.view_in(carried.files[0])
    assert carried.images[0].width() * 3 == carried.images[0].height() * 4


def test_the_first_step_is_carried_where_all_are_wanted(
    dialog: SnapshotDialog, carried: Carried, qtbot: QtBot
) -> None:
    combo(dialog, "All steps, a file each").setCurrentText("All steps, a file each")
    pull(dialog, 60)  # nothing yet: it is being drawn

    def carried_when_moved_on() -> bool:
        move(dialog, 61)
        move(dialog, 60)
        return len(carried.files) == 1

    qtbot.waitUntil(carried_when_moved_on, timeout=60_000)
    let_go(dialog)
    view = provenance.view_in(carried.files[0])
    assert view and view.subject and view.subject.startswith("step:")


def test_a_click_and_a_drag_that_is_let_go_too_soon_carry_nothing(
    qapp: QApplication, dialog: SnapshotDialog, carried: Carried, qtbot: QtBot
) -> None:
    pull(dialog, QApplication.startDragDistance() - 1)
    let_go(dialog)
    pull(dialog, 60)
    let_go(dialog)
    pull(dialog, 60)
    qtbot.waitUntil(lambda: len(carried.files) == 1, timeout=60_000)
    let_go(dialog)
    qtbot.waitUntil(lambda: not qapp.findChildren(Operation))
    assert len(carried.files) == 1
