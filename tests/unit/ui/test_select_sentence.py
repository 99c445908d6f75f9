"""Sentences of the article selected by a key, and claims and places made of them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT, a_document
from tests.helpers.reviewing import claims, press_for
from tests.helpers.window import OpenWindow, press, session_of
from viewer.model.briefing import Briefing
from viewer.ui.dialogs.forms import ClaimDialog, PlaceDialog
from viewer.ui.window import MainWindow

FIRST = "The minister flew from Moscow to Pyongyang on Tuesday."


def selected(window: MainWindow) -> str:
    return window.panels.article.view.textCursor().selectedText()


def test_the_key_takes_the_sentence_at_the_cursor_and_then_the_next_one(
    edited: MainWindow,
) -> None:
    view = edited.panels.article.view
    at = TEXT.index("Moscow")
    view.select_words(at, at)
    press("Ctrl+.")
    assert selected(edited) == FIRST
    press("Ctrl+.")
    assert selected(edited).startswith(FIRST)
    assert len(selected(edited)) > len(FIRST)
    while not edited.statusBar().currentMessage():
        press("Ctrl+.")
    assert edited.statusBar().currentMessage() == "The article has no further sentence"
    assert selected(edited).startswith(FIRST)


def test_it_goes_to_the_article_from_elsewhere_even_if_that_is_hidden(
    edited: MainWindow,
) -> None:
    edited.panels.dossier.focus_list()
    edited.panels.article.hide()
    edited.actions_by_id["select-sentence"].trigger()
    assert edited.panels.article.view.hasFocus()
    assert selected(edited)


def test_a_claim_and_a_place_are_made_of_it_by_their_keys(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    at = TEXT.index("flew")
    reviewed.panels.article.view.select_words(at, at)
    press("Ctrl+.")
    press_for("Ctrl+Shift+L", ClaimDialog, reviewed, qtbot)
    press("Return")
    claim = claims(reviewed)[-1]
    passage = session_of(reviewed).index.passages[claim.passages[0]]
    assert passage.quote.exact == FIRST
    qtbot.waitUntil(reviewed.panels.article.view.hasFocus)
    reviewed.panels.article.view.select_words(at, at)
    press("Ctrl+.")
    press_for("Ctrl+Shift+P", PlaceDialog, reviewed, qtbot)
    press("Return")
    (mention,) = session_of(reviewed).index.briefing.mentions
    assert mention.passage == passage.id


def test_it_can_be_done_wherever_there_is_an_article_and_nowhere_else(
    open_window: OpenWindow,
) -> None:
    read_only = open_window(a_document(read_only="it is newer"))
    read_only.actions_by_id["select-sentence"].trigger()
    assert selected(read_only)
    empty = open_window(a_document(Briefing(title="Nothing yet"), ""))
    assert not empty.actions_by_id["select-sentence"].isEnabled()
