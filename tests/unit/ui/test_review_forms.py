"""What a reviewer writes: claims and places written over, made of words, rejected, confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.edit_forms import answering, thrown_away
from tests.helpers.reviewing import claims, press_for, select_words, to_go
from tests.helpers.window import OpenWindow, press, session_of, type_words
from viewer.model.briefing import Point
from viewer.ui.dialogs.forms import ClaimDialog, PlaceDialog
from viewer.ui.window import MainWindow


def test_e_writes_a_claim_over(reviewed: MainWindow, qtbot: QtBot) -> None:
    press_for("E", ClaimDialog, reviewed, qtbot)
    press("Ctrl+A")
    type_words("No weapons went anywhere.")
    press("Return")
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    (claim,) = claims(reviewed)
    assert claim.text == "No weapons went anywhere."
    assert claim.review.state == "edited"


def test_escape_leaves_a_form_that_was_left_alone_without_a_question(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    press_for("E", ClaimDialog, reviewed, qtbot)
    press("Esc")
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    assert not reviewed.findChildren(QMessageBox)


def test_escape_asks_before_what_was_written_is_thrown_away(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    dialog = press_for("E", ClaimDialog, reviewed, qtbot)
    type_words("Something else")
    heard: list[str] = []
    answering("Cancel", heard)
    press("Esc")
    assert heard[0] == "Leave the form?"
    assert dialog.isVisible()
    assert dialog.form().statement == "Something else"
    qtbot.waitUntil(dialog.statement.hasFocus)
    thrown_away(dialog)
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    assert claims(reviewed) == ()
    assert len(to_go(reviewed)) == 6


def test_a_form_with_a_wrong_date_says_so_and_stays(reviewed: MainWindow, qtbot: QtBot) -> None:
    dialog = press_for("E", ClaimDialog, reviewed, qtbot)
    dialog.said.setFocus()
    type_words("yesterday")
    press("Return")
    assert dialog.isVisible()
    assert "write it as 2024-06-19" in dialog.wrong.text()
    thrown_away(dialog)


def test_names_are_completed_from_those_that_are_known(reviewed: MainWindow, qtbot: QtBot) -> None:
    dialog = press_for("E", ClaimDialog, reviewed, qtbot)
    dialog.relays.setFocus()
    type_words("Somebody; agen")
    popup = dialog.relays.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    press("Down")
    press("Return")
    assert dialog.relays.text() == "Somebody; The Agency"
    assert dialog.isVisible()
    thrown_away(dialog)


def test_a_place_is_written_over(reviewed: MainWindow, qtbot: QtBot) -> None:
    press("S")
    press("S")
    press_for("E", PlaceDialog, reviewed, qtbot)
    type_words("Moskva")
    press("Return")
    (place,) = session_of(reviewed).index.briefing.places
    assert (place.name, place.feature) == ("Moskva", "city")


def test_a_claim_is_made_of_selected_words(reviewed: MainWindow, qtbot: QtBot) -> None:
    select_words(reviewed, "11,000 containers")
    press_for("Ctrl+Shift+L", ClaimDialog, reviewed, qtbot)
    press("Ctrl+A")
    type_words("There were many.")
    press("Return")
    claim = claims(reviewed)[-1]
    passage = session_of(reviewed).index.passages[claim.passages[0]]
    assert passage.quote.exact == "11,000 containers"
    assert claim.review.by == "Ada"
    assert session_of(reviewed).selection.claim == claim.id


def test_a_place_is_made_of_selected_words(reviewed: MainWindow, qtbot: QtBot) -> None:
    select_words(reviewed, "Chukotka")
    dialog = press_for("Ctrl+Shift+P", PlaceDialog, reviewed, qtbot)
    assert dialog.name.text() == "Chukotka"
    press("Return")
    (place,) = session_of(reviewed).index.briefing.places
    assert place.name == "Chukotka"
    assert session_of(reviewed).selection.subject is not None


def test_nothing_is_made_where_no_words_are_selected(reviewed: MainWindow) -> None:
    assert not reviewed.actions_by_id["make-claim"].isEnabled()


def test_the_claim_in_focus_is_rejected_and_brought_back(open_window: OpenWindow) -> None:
    window = open_window(a_document())
    window.memory.choose(reviewer="Ben")
    window.desk.choose_claim("c-denial")
    window.actions_by_id["reject-claim"].trigger()
    assert "c-denial" not in {c.id for c in session_of(window).index.standing}
    press("Ctrl+Z")
    assert "c-denial" in {c.id for c in session_of(window).index.standing}


def test_a_second_person_confirms_a_claim(open_window: OpenWindow) -> None:
    window = open_window(a_document())
    window.memory.choose(reviewer="Ben")
    window.desk.choose_claim("c-denial")
    window.actions_by_id["confirm-claim"].trigger()
    (claim,) = (c for c in claims(window) if c.id == "c-denial")
    assert (claim.review.by, claim.review.confirmed_by) == ("a tester", "Ben")
    assert not window.actions_by_id["confirm-claim"].isEnabled()


def test_who_accepted_a_claim_cannot_confirm_it(open_window: OpenWindow) -> None:
    window = open_window(a_document())
    window.memory.choose(reviewer="a tester")
    window.desk.choose_claim("c-denial")
    assert not window.actions_by_id["confirm-claim"].isEnabled()


def test_a_made_place_is_looked_up_by_the_name_that_is_typed(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    select_words(reviewed, "Chukotka")
    dialog = press_for("Ctrl+Shift+P", PlaceDialog, reviewed, qtbot)
    type_words("Blyth")
    assert dialog.where.currentText() == "Blyth · city · United Kingdom"
    assert dialog.feature.text() == "city"
    type_words("x")
    assert dialog.where.currentText().startswith("No position")
    dialog.at.setFocus()
    type_words("55.1, -1.5")
    press("Return")
    (place,) = session_of(reviewed).index.briefing.places
    assert place.geometry == Point(coordinates=(-1.5, 55.1))


def test_what_was_written_by_hand_outlives_another_name(reviewed: MainWindow, qtbot: QtBot) -> None:
    select_words(reviewed, "Chukotka")
    dialog = press_for("Ctrl+Shift+P", PlaceDialog, reviewed, qtbot)
    dialog.feature.setFocus()
    dialog.feature.selectAll()
    type_words("harbour")
    dialog.precision.setCurrentIndex(dialog.precision.findData("site"))
    dialog.name.setFocus()
    dialog.name.selectAll()
    type_words("Blyth")
    assert dialog.where.currentText() == "Blyth · city · United Kingdom"
    assert (dialog.form().feature, dialog.form().precision) == ("harbour", "site")


def test_the_same_words_elsewhere_are_offered_with_a_made_place(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    for words, offered in (("the Agency", False), ("has", False), ("to", True)):
        select_words(reviewed, words)
        dialog = press_for("Ctrl+Shift+P", PlaceDialog, reviewed, qtbot)
        assert dialog.everywhere.isVisible() == offered
        press("Esc")
        qtbot.waitUntil(lambda: not reviewed.findChildren(PlaceDialog))
