"""Where an article has no claims, the dossier says what to do next, with the keys in force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.briefings import a_briefing, a_document
from tests.helpers.editing import an_editable_document
from tests.helpers.names import nameless
from tests.helpers.proposals import BARE, a_proposed_document
from tests.helpers.window import OpenWindow, press, session_of, visible_labels
from viewer.model.briefing import Briefing
from viewer.ui.panels.claims_page import ClaimsPage
from viewer.ui.window import MainWindow

NEW = a_document(a_briefing(**BARE))


def offered(window: MainWindow) -> list[str]:
    """The buttons of the page of claims, by their words."""
    (page,) = window.panels.dossier.findChildren(ClaimsPage)
    return [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]


def heading(window: MainWindow) -> str:
    (page,) = window.panels.dossier.findChildren(ClaimsPage)
    return "".join(visible_labels(page)[:1])


def test_a_new_article_offers_to_propose_and_to_make_claims(open_window: OpenWindow) -> None:
    window = open_window(NEW)
    assert heading(window) == "This article has no claims yet"
    assert offered(window) == [
        "Propose places and claims",
        "Select sentence  Ctrl+.",
        "Claim from selected words…  Ctrl+Shift+L",
    ]
    assert nameless() == []


def test_the_button_says_the_key_that_a_person_has_chosen(open_window: OpenWindow) -> None:
    window = open_window(NEW)
    window.actions_by_id.use_keys({"propose": ("F4",)})
    assert offered(window)[0] == "Propose places and claims  F4"
    window.actions_by_id["propose"].setShortcut(QKeySequence())
    assert offered(window)[0] == "Propose places and claims"


def test_the_keyboard_comes_to_the_first_button(open_window: OpenWindow) -> None:
    open_window(NEW)
    press("Ctrl+3")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Propose places and claims"
    assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_is_proposed_is_to_be_decided_first(open_window: OpenWindow) -> None:
    window = open_window(a_proposed_document())
    assert any("3 claims of it are proposed" in words for words in visible_labels(window))
    assert offered(window)[0] == "To the review  Ctrl+6"
    (page,) = window.panels.dossier.findChildren(ClaimsPage)
    next(b for b in page.findChildren(QPushButton) if b.text() == offered(window)[0]).click()
    assert window.panels.dossier.reviewing


def test_it_goes_once_there_is_a_claim_and_comes_back_with_undo(reviewed: MainWindow) -> None:
    press("A")
    press("Ctrl+3")
    reviewed.panels.dossier._tabs.setCurrentIndex(0)
    assert offered(reviewed) == []
    session_of(reviewed).undo()
    assert heading(reviewed) == "This article has no claims yet"


def test_of_several_articles_it_names_the_one_without_claims(open_window: OpenWindow) -> None:
    document = an_editable_document()
    window = open_window(document)
    assert offered(window) == []
    claimless = next(p for p in document.briefing.places if p.id not in _concerned(window))
    session_of(window).select("place", claimless.id)
    assert heading(window) == "“Untitled article” has no claims yet"


def test_nothing_is_offered_where_nothing_can_be_done(open_window: OpenWindow) -> None:
    read_only = a_document(a_briefing(**BARE), read_only="it is newer")
    assert offered(open_window(read_only)) == []
    assert offered(open_window(a_document(Briefing(title="Nothing yet"), ""))) == []


def _concerned(window: MainWindow) -> set[str]:
    return set(session_of(window).index.claims_by_place)
