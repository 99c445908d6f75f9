"""A key of what cannot be done now says what it takes."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.helpers.briefings import a_briefing, a_document
from tests.helpers.window import OpenWindow, press
from viewer.session.command import Needs
from viewer.session.needs import LACKS
from viewer.ui.window import MainWindow


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+Shift+P", "Place from selected words: select words in the article first"),
        ("Ctrl+Z", "Undo: there is no edit to take back"),
        ("F2", "Edit claim: choose an accepted claim first"),
    ],
)
def test_it_says_what_is_lacking(edited: MainWindow, keys: str, words: str) -> None:
    press(keys)
    assert edited.statusBar().currentMessage() == words


def test_of_a_briefing_that_cannot_be_edited_it_says_so(open_window: OpenWindow) -> None:
    window = open_window(a_document(a_briefing(), read_only="it is newer"))
    press("Ctrl+Shift+P")
    assert window.statusBar().currentMessage().endswith(": this briefing is read-only")


def test_there_are_words_for_all_that_a_command_may_need() -> None:
    assert set(get_args(Needs)) - {"nothing"} == LACKS.keys()
