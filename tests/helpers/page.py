"""The map page of a window: what it says when it is asked, and what a person does on it."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.window import MainWindow


def web(window: MainWindow) -> QWebEngineView:
    """The view of Chromium's in the window."""
    return next(iter(window.map_slot.findChildren(QWebEngineView)))


def asked(window: MainWindow, qtbot: QtBot, script: str) -> Any:
    """Return what an expression says in the page, as JSON."""
    answers: list[str] = []
    web(window).page().runJavaScript(f"JSON.stringify({script})", 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return json.loads(answers[0])


def target(window: MainWindow) -> QWidget:
    """The widget that takes the mouse and the keyboard for the page."""
    return web(window).focusProxy() or web(window)


def click(window: MainWindow, x: float, y: float) -> None:
    """Press and release the left button of the mouse at a point of the page."""
    QTest.mouseClick(target(window), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
