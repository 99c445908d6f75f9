"""Enter takes a dialog, wherever Tab has been in it; only on another button it is that one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT, a_document
from tests.helpers.window import OpenWindow, press
from viewer.ui.window import MainWindow

STOPS = 24
"""More than a dialog has."""


def opened(window: MainWindow, command: str, qtbot: QtBot) -> QDialog:
    """The dialog that a command opens on words, a claim and a place."""
    start = TEXT.index("Chukotka")
    window.panels.article.view.select_words(start, start + len("Chukotka"))
    window.desk.choose_place("moscow")
    window.desk.choose_claim("c-denial")
    window.panels.article.view.select_words(start, start + len("Chukotka"))
    window.actions_by_id[command].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    (dialog,) = window.findChildren(QDialog)
    return dialog


def default_of(dialog: QDialog) -> str:
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.isDefault())
    return button.text()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("export-document", "Save as …"),
        ("make-claim", "Accept"),
        ("make-place", "Accept"),
        ("edit-claim", "Accept"),
        ("source-details", "Accept"),
        ("take-outline", "Take"),
        ("correct-text", "Correct the text"),
        ("change-keys", "Close"),
    ],
)
def test_enter_is_the_same_button_after_a_walk_around(
    open_window: OpenWindow, qtbot: QtBot, command: str, words: str
) -> None:
    window = open_window(a_document())
    dialog = opened(window, command, qtbot)
    found = [default_of(dialog)]
    for _ in range(STOPS):
        press("Tab")
        if not isinstance(QApplication.focusWidget(), QPushButton):
            found.append(default_of(dialog))
    assert set(found) == {words}
    assert len(found) > 2
    dialog.reject()
