"""The box that asks for the number of a step: digits, then Enter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.present.number import NumberBox

Key = Qt.Key
Ask = Callable[..., tuple[NumberBox, list[int]]]


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Opens the box over a window; what it answers is in the list."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def asked(count: int, begun: str = "") -> tuple[NumberBox, list[int]]:
        box = NumberBox(2, count, begun, parent)
        chosen: list[int] = []
        box.chosen.connect(chosen.append)
        with qtbot.waitExposed(box):
            box.open()
        return box, chosen

    return asked


def type_digits(box: NumberBox, digits: str) -> None:
    QTest.keyClicks(box.number, digits)


def press(box: NumberBox, key: Qt.Key) -> None:
    QTest.keyClick(box.number, key)


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
def test_a_number_and_enter_go_there(ask: Ask, enter: Qt.Key) -> None:
    box, chosen = ask(12)
    type_digits(box, "7")
    press(box, enter)
    assert chosen == [7]


@pytest.mark.parametrize(("begun", "more", "number"), [("1", "2", 12), ("1", "", 1), ("9", "", 9)])
def test_the_digit_that_opened_it_is_the_first(
    ask: Ask, begun: str, more: str, number: int
) -> None:
    box, chosen = ask(12, begun)
    type_digits(box, more)
    press(box, Key.Key_Return)
    assert chosen == [number]


def test_a_wrong_digit_can_be_taken_back(ask: Ask) -> None:
    box, chosen = ask(12, "4")
    press(box, Key.Key_Backspace)
    type_digits(box, "5")
    press(box, Key.Key_Return)
    assert chosen == [5]


@pytest.mark.parametrize(("begun", "more"), [("5", ""), ("5", "0"), ("3", "3")])
def test_where_there_are_not_so_many_steps_it_is_the_last(ask: Ask, begun: str, more: str) -> None:
    box, chosen = ask(3, begun)
    type_digits(box, more)
    press(box, Key.Key_Return)
    assert chosen == [3]


def test_what_is_no_digit_is_not_taken(ask: Ask) -> None:
    box, chosen = ask(12, "g")
    type_digits(box, "x-3e")
    press(box, Key.Key_Return)
    assert chosen == [3]


def test_escape_goes_nowhere(ask: Ask, qtbot: QtBot) -> None:
    box, chosen = ask(12, "7")
    press(box, Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(box))
    assert chosen == []


def test_it_is_gone_once_it_has_answered(ask: Ask, qtbot: QtBot) -> None:
    box, chosen = ask(12, "7")
    press(box, Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(box))
    assert chosen == [7]


def test_a_screen_reader_is_told_what_is_asked(ask: Ask) -> None:
    box, _ = ask(12)
    name = QAccessible.queryAccessibleInterface(box.number).text(QAccessible.Text.Name)
    assert name == "Number of the step, 1 to 12"
    assert box.number.hasFocus()
