"""Forms and questions about edits, as a person opens and answers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT
from tests.helpers.window import (
    press,
    session_of,
)
from viewer.model.index import Index
from viewer.store import container
from viewer.ui.window import MainWindow


def index_of(window: MainWindow) -> Index:
    return session_of(window).index


def opened(kind: type[QDialog], window: MainWindow, qtbot: QtBot) -> Any:
    """The dialog of this kind that is open, once it has the keyboard."""

    def there() -> bool:
        keyboard = QApplication.focusWidget()
        dialogs = [d for d in window.findChildren(kind) if d.isVisible()]
        return any(keyboard and dialog.isAncestorOf(keyboard) for dialog in dialogs)

    qtbot.waitUntil(there)
    return next(d for d in window.findChildren(kind) if d.isVisible())


def run(command: str, kind: type[QDialog], window: MainWindow, qtbot: QtBot) -> Any:
    """Give a command; returns the dialog that it opens."""
    action = window.actions_by_id[command]
    assert action.isEnabled()
    action.trigger()
    return opened(kind, window, qtbot)


def gone(dialog: QDialog, qtbot: QtBot) -> None:
    """Wait until a dialog is put away and the window has the keyboard again."""
    window = dialog.parentWidget()
    assert window is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def answering(words: str, heard: list[str]) -> None:
    """Choose this answer of the question that comes next; what it asks is noted."""

    def look() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox):
            QTimer.singleShot(10, look)
            return
        heard.extend((question.text(), question.informativeText()))
        buttons = question.findChildren(QPushButton)
        next(b for b in buttons if b.text().replace("&", "") == words).click()

    QTimer.singleShot(0, look)


def thrown_away(dialog: QDialog) -> None:
    """Leave a form in which something is written, by Esc, and throw that away."""
    heard: list[str] = []
    answering("Discard", heard)
    press("Esc")
    assert heard and not dialog.isVisible()


def select_words(window: MainWindow, words: str) -> None:
    start = TEXT.index(words)
    window.panels.article.view.setFocus()
    window.panels.article.view.select_words(start, start + len(words))


def undo_leads_back(window: MainWindow, qtbot: QtBot, do: Callable[[], object]) -> None:
    """Do something that is one edit, and take it back to the byte."""
    before = container.files(session_of(window).document)
    do()
    assert container.files(session_of(window).document) != before
    qtbot.waitUntil(window.isActiveWindow)
    press("Ctrl+Z")
    assert container.files(session_of(window).document) == before
