"""Articles that are looked over before they become a briefing, as a person does it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import press, session_of, visible_labels
from viewer.ui.dialogs.new_article import NewArticleDialog
from viewer.ui.window import MainWindow

WORDS = (
    "Talks in Paris\n"
    "The minister flew from Moscow to Paris on Tuesday.\n"
    "“We will open the road again,” Ada Brunn told the Courier.\n"
    "Read more about this.\n"
)
LONG_MS = 30_000


def paste(window: MainWindow, qtbot: QtBot, words: str = WORDS) -> Any:
    QGuiApplication.clipboard().setText(words)
    press("Ctrl+Shift+V")
    return preview(window, qtbot)


def preview(window: MainWindow, qtbot: QtBot) -> Any:
    """The dialog, as soon as the article is read."""

    def there() -> list[NewArticleDialog]:
        return [d for d in window.findChildren(NewArticleDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=LONG_MS)
    (dialog,) = there()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or desk_of(dialog)))
    return dialog


def desk_of(dialog: QWidget) -> QWidget:
    """The window that a dialog belongs to."""
    window = dialog.parentWidget()
    assert window is not None
    return window


def shown(dialog: Any) -> list[str]:
    return [f"{row.title} | {row.detail}" if row.detail else row.title for row in dialog._rows.rows]


def made(window: MainWindow, qtbot: QtBot, before: object) -> None:
    """Wait until the new briefing is open."""
    qtbot.waitUntil(lambda: session_of(window) is not before, timeout=LONG_MS)


def waiting(window: MainWindow) -> str:
    """What the window says to be in no file yet."""
    return "".join(visible_labels(window.troubles))


def offer(window: MainWindow, words: str) -> QPushButton:
    """The button of what waits that says these words."""
    buttons = window.troubles.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == words and button.isVisible())
