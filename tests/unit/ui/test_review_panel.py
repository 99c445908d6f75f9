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
from viewer.model.check import problems
from viewer.session.sure import SURE
from viewer.ui.dialogs.finder import Finder
from viewer.ui.dialogs.forms import ClaimDialog, PlaceDialog
from viewer.ui.dialogs.reviewer import ReviewerDialog
from viewer.ui.panels.dossier import REVIEW
from viewer.ui.panels.lists import ChoiceList
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
    assert any(words.startswith("Save") for words in buttons(reviewed))
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
    assert reviewed.statusBar().currentMessage().startswith("Its words are not in the article")
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


def with_lost(window: MainWindow, words: str) -> None:
    """Make all places almost certain, and the first of these words lost."""
    briefing = session_of(window).index.briefing
    sure = [msgspec.structs.replace(p, certainty=0.95) for p in briefing.proposals]
    at = next(n for n, p in enumerate(sure) if p.quote.exact == words)
    sure[at] = msgspec.structs.replace(sure[at], state="orphan")
    edited = msgspec.structs.replace(briefing, proposals=tuple(sure))
    session_of(window).edit("Lose words", edited)


def test_sure_places_are_counted_and_taken_without_those_that_are_lost(
    reviewed: MainWindow,
) -> None:
    with_lost(reviewed, "Moscow")
    assert "2 sure places  ⇧S" in buttons(reviewed)
    descriptions = {
        b.accessibleDescription() for b in reviewed.panels.dossier.review.findChildren(QPushButton)
    }
    left_out = "1 left out: its words are not in the article any more"
    assert left_out in descriptions
    press("Shift+S")
    assert [p.name for p in session_of(reviewed).index.briefing.places] == ["Pyongyang"]
    said = reviewed.statusBar().currentMessage()
    assert said.startswith("Accept 2 places that are almost certain")
    assert left_out in said


def test_all_of_a_place_are_counted_without_those_that_are_lost(reviewed: MainWindow) -> None:
    with_lost(reviewed, "Pyongyang")
    reviewed.panels.dossier.review._filters.buttons()[1].click()
    while not in_focus(reviewed).startswith("Pyongyang"):
        press("S")
    assert not any(" of Pyongyang" in words for words in buttons(reviewed))


def test_the_candidate_that_is_chosen_is_taken_of_the_sure_ones_too(reviewed: MainWindow) -> None:
    with_lost(reviewed, "Pyongyang")
    reviewed.panels.dossier.review._filters.buttons()[1].click()
    while not in_focus(reviewed).startswith("Moscow"):
        press("S")
    press("2")
    press("Shift+S")
    moscow = session_of(reviewed).index.briefing.places[0]
    assert (moscow.name, moscow.links) == ("Moscow", {"geonames": "5601538"})


def test_to_reject_what_an_accepted_denial_denies_says_what_becomes_of_it(
    reviewed: MainWindow,
) -> None:
    press("A")
    before = session_of(reviewed).document
    assert in_focus(reviewed).startswith(SECOND)
    press("R")
    (claim,) = claims(reviewed)
    assert claim.kind == "statement"
    assert "1 denial of it is a statement now" in reviewed.statusBar().currentMessage()
    assert list(problems(session_of(reviewed).index.briefing, before.texts)) == []
    press("U")
    assert session_of(reviewed).document is before


def test_a_denial_brings_back_what_was_rejected_and_is_accepted_itself(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    press("S")
    press("R")
    denial = next(p for p in to_go(reviewed) if p.quote.exact == MOST_DOUBTFUL)
    while not in_focus(reviewed).startswith(MOST_DOUBTFUL):
        press("S")
    finder = press_for("A", Finder, reviewed, qtbot)
    assert any("it comes back to be decided" in words for words in rows_of(finder))
    press("Return")
    qtbot.waitUntil(lambda: bool(claims(reviewed)))
    (claim,) = claims(reviewed)
    assert (claim.id, claim.kind) == (denial.id, "denial")
    assert SECOND in [p.quote.exact for p in to_go(reviewed)]
    document = session_of(reviewed).document
    assert list(problems(document.briefing, document.texts)) == []


def test_that_nothing_is_denied_can_be_answered_however_many_claims_there_are(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    briefing = session_of(reviewed).index.briefing
    denial, denied, *others = to_go(reviewed)
    rejected = msgspec.structs.replace(denied, rejected=True)
    flight = next(p for p in others if p.quote.exact.startswith("The minister"))
    many = (msgspec.structs.replace(flight, id=f"y-{number}") for number in range(300))
    proposals = (denial, rejected, *others, *many)
    session_of(reviewed).edit("Many", msgspec.structs.replace(briefing, proposals=proposals))
    press("Home")
    finder = press_for("A", Finder, reviewed, qtbot)
    while not in_focus_of(finder).startswith("Nothing that the article has"):
        press("Down")
    press("Return")
    qtbot.waitUntil(lambda: bool(claims(reviewed)))
    (claim,) = claims(reviewed)
    assert (claim.id, claim.kind) == (denial.id, "statement")
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)


def test_a_denial_of_what_was_rejected_cannot_be_written_over_as_one(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    press("S")
    press("R")
    while not in_focus(reviewed).startswith(MOST_DOUBTFUL):
        press("S")
    dialog = press_for("E", ClaimDialog, reviewed, qtbot)
    press("Return")
    assert "must name the claim that it denies" in dialog.wrong.text()
    assert claims(reviewed) == ()
    press("Esc")


def in_focus_of(finder: Finder) -> str:
    rows = finder.findChildren(ChoiceList)[0]
    assert rows.currentIndex().row() < 10
    return str(rows.currentIndex().data())


def rows_of(finder: Finder) -> list[str]:
    model = finder.findChildren(ChoiceList)[0].model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_proposal_of_no_article_can_only_be_rejected(open_window: OpenWindow) -> None:
    briefing = a_proposed_briefing()
    astray = tuple(msgspec.structs.replace(p, source="gone") for p in briefing.proposals)
    window = open_window(a_document(msgspec.structs.replace(briefing, proposals=astray)))
    window.memory.choose(reviewer="Ada")
    press("Ctrl+6")
    for key in ("O", "A", "Shift+A", "Shift+S", "E", "S"):
        press(key)
    assert len(to_go(window)) == 6
    while to_go(window):
        press("R")
    assert claims(window) == ()
