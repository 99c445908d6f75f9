"""Work in the background ends in the interface thread, and never takes the program down."""

from __future__ import annotations

import threading
from typing import NoReturn

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model.errors import DatelineError, UnwritableError
from viewer.ui.operations import Operation


def test_the_result_comes_back_in_the_interface_thread(qapp: QApplication, qtbot: QtBot) -> None:
    owner, told = QObject(), list[tuple[int, bool]]()
    here = threading.get_ident()
    operation = Operation(
        threading.get_ident,
        lambda there: told.append((there, threading.get_ident() == here)),
        lambda error: None,
        owner,
    )
    operation.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] != here
    assert told[0][1]


def test_an_error_for_people_is_told_as_it_is(qapp: QApplication, qtbot: QtBot) -> None:
    def work() -> NoReturn:
        raise UnwritableError("cannot write map.png", "the disk is full")

    owner, told = QObject(), list[DatelineError]()
    Operation(work, lambda _: None, told.append, owner).start()
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "cannot write map.png: the disk is full"


def test_an_owner_that_is_gone_hears_nothing_and_nothing_crashes(
    qapp: QApplication, qtbot: QtBot
) -> None:
    owner, going, told = QObject(), threading.Event(), list[object]()
    operation = Operation(going.wait, told.append, told.append, owner)
    operation.start()
    shiboken6.delete(owner)
    with qtbot.waitSignal(operation.destroyed):
        going.set()
    assert told == []
