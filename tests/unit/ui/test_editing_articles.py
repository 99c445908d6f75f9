"""Editing articles in the window: their details, their text, and what that has moved."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT
from tests.helpers.edit_forms import (
    answering,
    gone,
    index_of,
    opened,
    run,
    select_words,
    undo_leads_back,
)
from tests.helpers.names import nameless
from tests.helpers.window import (
    marked_words,
    notice_of,
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.model.briefing import Stated
from viewer.ui.dialogs.drifted import DriftedDialog
from viewer.ui.dialogs.source_editor import SourceEditor
from viewer.ui.dialogs.text_editor import TextEditor
from viewer.ui.panels.cards import CARD_ROLE
from viewer.ui.window import MainWindow

DENIAL = "Pyongyang has denied it."


def test_an_article_s_details_are_written_over(edited: MainWindow, qtbot: QtBot) -> None:
    press("Ctrl+I")
    dialog = opened(SourceEditor, edited, qtbot)
    assert nameless() == []
    dialog.facts["publisher"].line.setFocus()
    type_words("Courier")
    dialog.facts["url"].line.setFocus()
    type_words("courier")
    press("Return")
    assert "write it whole, as https://example.org/article" in dialog.wrong.text()
    press("Ctrl+A")
    type_words("https://courier.example/a")
    press("Return")
    gone(dialog, qtbot)
    source = index_of(edited).sources["article"]
    assert source.publisher == Stated(value="Courier", basis="Given by Ada.")
    assert any("Courier" in words for words in visible_labels(edited.panels.article))


def correct(window: MainWindow, qtbot: QtBot, old: str, new: str) -> None:
    """Write over some words in the editor of the article's text."""
    dialog = run("correct-text", TextEditor, window, qtbot)
    field = dialog.field
    cursor = field.document().find(old)
    assert cursor.hasSelection()
    field.setTextCursor(cursor)
    if new:
        type_words(new)
    else:
        press("Del")
    press("Ctrl+Return")


def test_a_corrected_text_is_shown_and_undone_to_the_byte(edited: MainWindow, qtbot: QtBot) -> None:
    def write() -> None:
        correct(edited, qtbot, "and its echo", "and what came of it")
        qtbot.waitUntil(lambda: QApplication.activeWindow() is edited)
        assert "and what came of it" in edited.panels.article.view.toPlainText()
        assert edited.findChildren(DriftedDialog) == []

    undo_leads_back(edited, qtbot, write)
    assert "and its echo" in edited.panels.article.view.toPlainText()


def test_an_article_is_deleted_where_it_is_chosen_once_its_consequences_are_known(
    edited: MainWindow, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def delete() -> None:
        button = edited.panels.article.more
        assert button.isVisible()
        choice = {action.objectName(): action for action in button.menu().actions()}
        answering("Cancel", heard)
        choice["delete-article"].trigger()
        assert heard[0] == "Delete the article “A visit and its echo”?"
        assert "3 claims go with it:" in heard[1]
        assert list(index_of(edited).sources) == ["article", "other"]
        answering("Delete", [])
        choice["delete-article"].trigger()
        assert list(index_of(edited).sources) == ["other"]
        assert edited.panels.article.view.toPlainText().startswith("Another article.")
        assert button.isHidden()

    undo_leads_back(edited, qtbot, delete)
    assert edited.panels.article.view.toPlainText().startswith("A visit")


def test_the_last_article_is_not_deleted_and_the_window_says_why(edited: MainWindow) -> None:
    answering("Delete", [])
    edited.actions_by_id["delete-article"].trigger()
    edited.actions_by_id["delete-article"].trigger()
    assert list(index_of(edited).sources) == ["other"]
    assert "add another article first" in notice_of(edited)


def test_lost_words_are_listed_and_put_on_others(edited: MainWindow, qtbot: QtBot) -> None:
    correct(edited, qtbot, DENIAL, "")
    dialog = opened(DriftedDialog, edited, qtbot)
    listed = dialog.list.model()
    assert str(listed.index(0, 0).data()).startswith(f"{DENIAL}. Lost")
    assert not dialog.go.isEnabled()
    edited.desk.choose_claim("c-denial")
    card = edited.panels.dossier.claims_list.currentIndex()
    assert index_of(edited).passages["p-denial"].state == "orphan"
    assert card.data(CARD_ROLE).notes == (f"“{DENIAL}” is not in the article any more",)
    select_words(edited, "The minister flew")
    dialog.put.click()
    assert index_of(edited).passages["p-denial"].quote.exact == "The minister flew"
    states = [str(listed.index(row, 0).data()) for row in range(listed.rowCount())]
    assert all("Proposal" in words for words in states)
    dialog.close_button.click()


def test_enter_goes_to_changed_words_and_the_keyboard_stays(
    edited: MainWindow, qtbot: QtBot
) -> None:
    correct(edited, qtbot, "flew from", "flew home from")
    dialog = opened(DriftedDialog, edited, qtbot)
    press("Return")
    assert "The minister flew home from Moscow to Pyongyang on Tuesday." in marked_words(
        edited, "mark"
    )
    assert dialog.list.hasFocus()
    dialog.take.click()
    assert index_of(edited).passages["p-the"].quote.exact.startswith("The minister flew home")
    press("Esc")


def test_leaving_a_text_that_was_written_in_asks(edited: MainWindow, qtbot: QtBot) -> None:
    dialog = run("correct-text", TextEditor, edited, qtbot)
    type_words("x")
    heard: list[str] = []
    answering("Cancel", heard)
    press("Esc")
    assert heard[0] == "Leave the text as it was?"
    assert dialog.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    answering("Discard", heard)
    press("Esc")
    assert heard[2:] == heard[:2] and not dialog.isVisible()
    assert session_of(edited).document.texts["article"] == TEXT
