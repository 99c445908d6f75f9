"""The dialog that lets phones in, as its presenter sees and uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import segno
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.phone import Phone
from tests.helpers.window import visible_labels
from viewer.store.resources import resources_root
from viewer.ui.look import Look
from viewer.ui.present.remote import Remote, RemoteDialog
from viewer.ui.present.remote.qr import QrCode

HERE = ["127.0.0.1"]


@pytest.fixture
def remote(qapp: QApplication) -> Iterator[Remote]:
    remote = Remote(hosts=HERE)
    remote.start()
    yield remote
    shiboken6.delete(remote)


Show = Callable[[Remote], RemoteDialog]


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot) -> Iterator[Show]:
    """Opens the dialog of a remote; closing it deletes it, and so does the end of the test."""
    made: list[RemoteDialog] = []

    def shown(remote: Remote) -> RemoteDialog:
        made.append(RemoteDialog(remote))
        with qtbot.waitExposed(made[-1]):
            made[-1].show()
        return made[-1]

    yield shown
    for dialog in filter(shiboken6.isValid, made):
        shiboken6.delete(dialog)


@pytest.fixture
def dialog(remote: Remote, show: Show) -> RemoteDialog:
    return show(remote)


def button(dialog: RemoteDialog, words: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(b for b in buttons if b.text().replace("&", "") == words)


def click(dialog: RemoteDialog, words: str) -> None:
    QTest.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)


def said(dialog: RemoteDialog) -> str:
    return "\n".join(visible_labels(dialog))


def qr(dialog: RemoteDialog) -> QrCode:
    return next(iter(dialog.findChildren(QrCode)))


def read(image: QImage, text: str) -> bool:
    """Whether the picture is the QR code of a text, with four modules of white around it."""
    matrix = segno.make_qr(text, error="m").matrix
    count = len(matrix)
    size = image.width() // (count + 8)
    start = (image.width() - size * count) // 2
    middle = [start + size * at + size // 2 for at in range(-4, count + 4)]
    dark = [[image.pixelColor(x, y) == QColor("black") for x in middle] for y in middle]
    inner = [row[4:-4] for row in dark[4:-4]]
    return inner == [[bool(m) for m in row] for row in matrix] and not any(dark[3] + dark[-4])


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_code_is_black_on_white_in_every_theme(
    qapp: QApplication, remote: Remote, show: Show, theme: str
) -> None:
    look = Look(qapp, resources_root() / "themes", theme, 1.0)
    dialog = show(remote)
    widget = qr(dialog)
    side = min(widget.width(), widget.height())
    picture = widget.grab().toImage()
    square = picture.copy((widget.width() - side) // 2, (widget.height() - side) // 2, side, side)
    assert side >= 300
    assert read(square, remote.address)
    shiboken6.delete(look)


def test_the_address_and_the_code_can_be_read_out(remote: Remote, dialog: RemoteDialog) -> None:
    assert remote.place in visible_labels(dialog) and remote.code in visible_labels(dialog)
    names = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert f"Address: {remote.place}" in names and f"Code: {remote.code}" in names


def test_it_counts_the_phones_and_makes_a_code_for_each(
    remote: Remote, dialog: RemoteDialog, qtbot: QtBot
) -> None:
    assert "0 of 3 phones are on" in said(dialog)
    phone = Phone(remote.address, qtbot)
    phone.join()
    assert "1 of 3 phones are on, 1 out of reach" in said(dialog)
    assert phone.code not in said(dialog) and remote.code in said(dialog)
    phone.listen()
    qtbot.waitUntil(lambda: "1 of 3 phones are on\n" in said(dialog))


def test_with_three_phones_there_is_no_code(
    remote: Remote, dialog: RemoteDialog, qtbot: QtBot
) -> None:
    for _ in range(3):
        Phone(remote.address, qtbot).join()
    assert "No more phones can join." in said(dialog)
    assert not qr(dialog).isVisible() and not button(dialog, "New code").isEnabled()


def test_a_lock_is_said_and_a_new_code_ends_it(
    remote: Remote, dialog: RemoteDialog, qtbot: QtBot
) -> None:
    stranger = Phone(remote.address, qtbot)
    for _ in range(5):
        stranger.join("guess")
    assert "Locked: 5 wrong codes were tried" in said(dialog)
    assert not qr(dialog).isVisible()
    click(dialog, "New code")
    assert "Locked" not in said(dialog)
    assert qr(dialog).isVisible() and remote.code in said(dialog)


def test_off_and_on_again(remote: Remote, dialog: RemoteDialog) -> None:
    click(dialog, "Turn off")
    assert not remote.is_on
    assert said(dialog) == "The remote is off. No phone can reach this computer."
    click(dialog, "Turn on")
    assert remote.is_on and remote.code in said(dialog)


def test_without_a_network_it_says_what_to_do(show: Show) -> None:
    dialog = show(Remote(hosts=[]))
    click(dialog, "Turn on")
    assert said(dialog).startswith("This computer is on no local network. Join the Wi-Fi")


def test_where_there_are_several_networks_one_is_chosen(show: Show) -> None:
    remote = Remote(hosts=["127.0.0.1", "127.0.0.2"])
    remote.start()
    dialog = show(remote)
    box = next(iter(dialog.findChildren(QComboBox)))
    assert box.isVisible() and box.currentData() == "127.0.0.1"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert remote.host == "127.0.0.2" and "http://127.0.0.2:" in said(dialog)
    shiboken6.delete(remote)


def test_enter_closes_it_and_leaves_the_code_as_it_is(
    remote: Remote, dialog: RemoteDialog, qtbot: QtBot
) -> None:
    code = remote.code
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert remote.is_on and remote.code == code


def test_everything_that_takes_the_keyboard_has_a_name(dialog: RemoteDialog) -> None:
    takes = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    seen = [widget for widget in takes if widget.isVisible()]
    assert len(seen) >= 3
    for widget in [*seen, qr(dialog)]:
        accessible = QAccessible.queryAccessibleInterface(widget)
        assert accessible.text(QAccessible.Text.Name)
