"""The review, by keys alone: the queue, decisions, what is put off and taken back."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.names import nameless
from tests.helpers.proposals import a_proposed_briefing
from tests.helpers.reviewing import (
    MOST_DOUBTFUL,
    SECOND,
    buttons,
    claims,
    in_focus,
    listed,
    press_for,
    to_go,
    when_asked,
)
from tests.helpers.window import (
    OpenWindow,
    marked_words,
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.session.sure import SURE
from viewer.ui.dialogs.forms import PlaceDialog
from viewer.ui.dialogs.reviewer import ReviewerDialog
from viewer.ui.panels.dossier import REVIEW
from viewer.ui.window import MainWindow


def tab(window: MainWindow) -> str:
    """The words of the review's tab, nothing where it is not offered."""
    tabs = window.panels.dossier.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    return tabs.tabText(REVIEW) if tabs.isTabVisible(REVIEW) else ""


def test_the_tab_has_the_count_to_go_and_is_not_there_without_proposals(
    reviewed: MainWindow, open_window: OpenWindow
) -> None:
    assert tab(reviewed) == "Review 6"
    assert tab(open_window(a_document())) == ""


def test_the_most_doubtful_is_in_focus_with_its_words_rule_and_certainty(
    reviewed: MainWindow,
) -> None:
    assert listed(reviewed)[0].startswith(MOST_DOUBTFUL)
    assert in_focus(reviewed) == listed(reviewed)[0]
    labels = visible_labels(reviewed.panels.dossier.review)
    assert "Denial" in labels
    assert "Pyongyang’s ministry" in labels
    assert "Found by: indirect speech · very doubtful" in labels
    assert reviewed.panels.dossier.review.card.context.toPlainText() == MOST_DOUBTFUL


def test_the_article_marks_the_words_in_focus(reviewed: MainWindow) -> None:
    assert marked_words(reviewed, "mark") == {MOST_DOUBTFUL}
    press("S")
    assert marked_words(reviewed, "mark") == {SECOND}
    press("Ctrl+1")
    assert marked_words(reviewed, "mark") == {SECOND}


def test_a_accepts_and_the_next_comes_into_focus(reviewed: MainWindow) -> None:
    press("A")
    (claim,) = claims(reviewed)
    assert (claim.review.state, claim.review.by) == ("accepted", "Ada")
    assert in_focus(reviewed).startswith(SECOND)
    assert tab(reviewed) == "Review 5"
    assert reviewed.actions_by_id["undo"].text() == "Undo: Accept claim of Pyongyang’s ministry"


def test_r_rejects_without_a_name(reviewed: MainWindow) -> None:
    reviewed.memory.choose(reviewer=None)
    press("R")
    assert len(to_go(reviewed)) == 5
    assert claims(reviewed) == ()


def test_u_takes_the_last_decision_back_and_brings_it_into_focus(reviewed: MainWindow) -> None:
    before = session_of(reviewed).document
    press("A")
    press("U")
    assert session_of(reviewed).document is before
    assert in_focus(reviewed).startswith(MOST_DOUBTFUL)


def test_everything_can_be_decided_by_one_key_and_taken_back(reviewed: MainWindow) -> None:
    before = session_of(reviewed).document
    for _ in range(6):
        press("A")
    assert to_go(reviewed) == []
    assert "All is decided" in visible_labels(reviewed.panels.dossier)
    for _ in range(6):
        press("U")
    assert session_of(reviewed).document is before
    assert reviewed.panels.dossier.review.list.hasFocus()


def test_s_puts_off_to_the_end(reviewed: MainWindow) -> None:
    press("S")
    assert in_focus(reviewed).startswith(SECOND)
    assert listed(reviewed)[-1].startswith(MOST_DOUBTFUL)
    assert len(to_go(reviewed)) == 6


def test_shift_a_accepts_all_of_a_place(reviewed: MainWindow) -> None:
    press("Alt+A")  # means nothing here
    reviewed.panels.dossier.review._filters.buttons()[1].click()
    press("S")
    assert in_focus(reviewed).startswith("Pyongyang")
    press("Shift+A")
    briefing = session_of(reviewed).index.briefing
    assert [m.place for m in briefing.mentions] == ["pyongyang", "pyongyang"]
    assert reviewed.actions_by_id["undo"].text() == "Undo: Accept all 2 of Pyongyang"


def test_words_that_are_lost_are_not_accepted_with_all_of_a_speaker(reviewed: MainWindow) -> None:
    briefing = session_of(reviewed).index.briefing
    first, *others = to_go(reviewed)
    lost = msgspec.structs.replace(first, state="orphan")
    session_of(reviewed).edit(
        "Lose words", msgspec.structs.replace(briefing, proposals=(lost, *others))
    )
    press("Shift+A")
    assert reviewed.statusBar().currentMessage().startswith("These words are not in the article")
    assert (claims(reviewed), to_go(reviewed)[0]) == ((), lost)


def test_filters_list_one_kind_and_say_how_many(reviewed: MainWindow) -> None:
    buttons = reviewed.panels.dossier.review._filters.buttons()
    assert [b.text() for b in buttons] == ["All 6", "Places 3", "Claims 3"]
    buttons[1].setFocus()
    press("Space")
    assert len(listed(reviewed)) == 3
    assert all("Place" in words for words in listed(reviewed))
    assert [b.isChecked() for b in buttons] == [False, True, False]


def test_the_first_decision_asks_for_a_name_and_remembers_it(reviewed: MainWindow) -> None:
    reviewed.memory.choose(reviewer=None)

    def give() -> None:
        type_words("A. Brunn")
        press("Return")

    when_asked(ReviewerDialog, give)
    press("A")
    (claim,) = claims(reviewed)
    assert claim.review.by == "A. Brunn"
    assert reviewed.memory.settings.reviewer == "A. Brunn"


def test_without_a_name_nothing_is_accepted(reviewed: MainWindow) -> None:
    reviewed.memory.choose(reviewer=None)
    when_asked(ReviewerDialog, lambda: press("Esc"))
    press("A")
    assert claims(reviewed) == ()
    assert reviewed.memory.settings.reviewer is None


def test_all_that_takes_the_keyboard_has_a_name(reviewed: MainWindow, qtbot: QtBot) -> None:
    press("S")
    press("S")
    assert nameless() == []
    press_for("E", PlaceDialog, reviewed, qtbot)
    assert nameless() == []
    press("Esc")


def names(window: MainWindow) -> set[str]:
    """What a screen reader says of the buttons."""
    found = window.panels.dossier.review.findChildren(QPushButton)
    return {button.accessibleName() for button in found}


def test_every_action_has_a_button_that_names_its_key(reviewed: MainWindow) -> None:
    assert {"Accept, A", "Reject, R", "Edit, E", "Skip, S", "Undo, U"} <= names(reviewed)
    assert "Article’s order, O" in names(reviewed)


def test_a_briefing_that_cannot_be_edited_has_no_review(open_window: OpenWindow) -> None:
    document = a_document(a_proposed_briefing(), read_only="it is newer")
    assert tab(open_window(document)) == ""


def test_shift_s_accepts_the_places_that_are_almost_certain(reviewed: MainWindow) -> None:
    proposals = session_of(reviewed).index.briefing.proposals
    sure = tuple(msgspec.structs.replace(p, certainty=0.95) for p in proposals)
    briefing = msgspec.structs.replace(session_of(reviewed).index.briefing, proposals=sure)
    session_of(reviewed).edit("Make all sure", briefing)
    for key in ("End", "Up", "Up"):
        press(key)
    focus = in_focus(reviewed)
    assert focus.startswith(SECOND)
    assert "3 sure places  ⇧S" in buttons(reviewed)
    press("Shift+S")
    assert [place.name for place in session_of(reviewed).index.briefing.places] == [
        "Moscow", "Pyongyang",
    ]  # fmt: skip
    assert claims(reviewed) == ()
    assert in_focus(reviewed) == focus
    assert "Accept 3 places that are almost certain" in reviewed.actions_by_id["undo"].text()


def test_where_no_place_is_almost_certain_shift_s_says_so(reviewed: MainWindow) -> None:
    briefing = session_of(reviewed).index.briefing
    doubtful = tuple(p for p in briefing.proposals if p.certainty < SURE)
    without = msgspec.structs.replace(briefing, proposals=doubtful)
    session_of(reviewed).edit("Leave out what is sure", without)
    press("Shift+S")
    assert reviewed.statusBar().currentMessage() == "No place that is left is almost certain"


def test_o_follows_the_article_and_back(reviewed: MainWindow) -> None:
    press("O")
    assert in_focus(reviewed).startswith("The minister flew")
    assert "Doubtful first, O" in names(reviewed)
    assert listed(reviewed)[-1].startswith("Place") or "Pyongyang" in listed(reviewed)[-1]
    press("O")
    assert in_focus(reviewed).startswith(MOST_DOUBTFUL)


def test_the_end_says_what_comes_next_with_its_keys(reviewed: MainWindow) -> None:
    while to_go(reviewed):
        press("A")
    assert {"To the steps  Ctrl+4", "Present from the start  F5"} <= buttons(reviewed)
    assert not {"Accept  A", "Reject  R"} & buttons(reviewed)
    assert "Undo  U" in buttons(reviewed)
    chips = reviewed.panels.dossier.review.findChildren(QPushButton)
    next(chip for chip in chips if chip.text() == "To the steps  Ctrl+4").click()
    assert not reviewed.panels.dossier.reviewing
    assert reviewed.panels.dossier.steps.isVisible()


def test_where_one_kind_is_decided_the_others_are_pointed_at(reviewed: MainWindow) -> None:
    reviewed.panels.dossier.review._filters.buttons()[1].click()
    for _ in range(3):
        press("A")
    assert "Nothing is left to decide of this kind" in visible_labels(reviewed.panels.dossier)
    assert "All is decided" not in visible_labels(reviewed.panels.dossier)
