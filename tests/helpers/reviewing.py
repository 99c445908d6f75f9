"""A person who reviews proposals by keys, and what the panel of the review shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT
from tests.helpers.window import press, session_of, visible_labels
from viewer.model.briefing import Claim, Proposal
from viewer.session import review
from viewer.ui.window import MainWindow

MOST_DOUBTFUL = "Pyongyang has denied it."
SECOND = "“11,000 containers” had gone to Chukotka"


def to_go(window: MainWindow) -> list[Proposal]:
    return list(review.open_proposals(session_of(window).index.briefing))


def listed(window: MainWindow) -> list[str]:
    """What the queue says, as a screen reader speaks it."""
    model = window.panels.dossier.review.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def in_focus(window: MainWindow) -> str:
    return str(window.panels.dossier.review.list.currentIndex().data())


def claims(window: MainWindow) -> tuple[Claim, ...]:
    return session_of(window).index.briefing.claims


def card(window: MainWindow) -> list[str]:
    return list(visible_labels(window.panels.dossier.review.card))


def buttons(window: MainWindow) -> set[str]:
    found = window.panels.dossier.review.findChildren(QPushButton)
    return {button.text() for button in found if button.isVisible()}


def press_for(keys: str, kind: type[QDialog], window: MainWindow, qtbot: QtBot) -> Any:
    """Press keys; returns the dialog that they open, once it has the keyboard."""
    press(keys)
    (dialog,) = window.findChildren(kind)
    qtbot.waitUntil(lambda: _has_keyboard(dialog))
    return dialog


def _has_keyboard(dialog: QWidget) -> bool:
    keyboard = QApplication.focusWidget()
    return keyboard is not None and dialog.isAncestorOf(keyboard)


def when_asked(kind: type[QWidget], do: Callable[[], None]) -> None:
    """Do something as soon as a dialog of this kind has the keyboard."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and _has_keyboard(dialog):
            do()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def select_words(window: MainWindow, words: str) -> None:
    start = TEXT.index(words)
    window.panels.article.view.setFocus()
    window.panels.article.view.select_words(start, start + len(words))
