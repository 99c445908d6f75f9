"""The briefing's details and a claim's ratings in the window, by keys and real dialogs."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from tests.helpers.edit_forms import gone, index_of, opened, run, thrown_away, undo_leads_back
from tests.helpers.names import nameless
from tests.helpers.window import (
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.model.briefing import Rating
from viewer.ui.dialogs.briefing_editor import BriefingEditor
from viewer.ui.dialogs.claim_editor import ClaimEditor
from viewer.ui.dialogs.ratings import RatingParts
from viewer.ui.window import MainWindow


def test_the_briefing_s_details_are_written_by_keys_and_undone_to_the_byte(
    edited: MainWindow, qtbot: QtBot
) -> None:
    def write() -> None:
        press("Ctrl+Shift+I")
        dialog = opened(BriefingEditor, edited, qtbot)
        assert nameless() == []
        type_words("Talks")
        press("Tab")
        press("Ctrl+A")
        type_words("Who met whom.")
        press("Tab")
        type_words("de")
        press("Tab")
        press("Down")
        press("Return")
        gone(dialog, qtbot)
        briefing = index_of(edited).briefing
        assert (briefing.title, briefing.summary) == ("Talks", "Who met whom.")
        assert (briefing.language, briefing.viewpoint) == ("de", "de-facto")

    undo_leads_back(edited, qtbot, write)
    assert edited.actions_by_id["redo"].text() == "Redo: Edit briefing’s details"


def test_a_new_title_is_shown_wherever_the_old_one_was(edited: MainWindow, qtbot: QtBot) -> None:
    before = edited.windowTitle()
    dialog = run("briefing-details", BriefingEditor, edited, qtbot)
    type_words("Talks [*]")
    dialog.summary.selectAll()
    dialog.summary.setFocus()
    type_words("Who met whom.")
    dialog.viewpoint.setCurrentIndex(1)
    press("Return")
    gone(dialog, qtbot)
    assert edited.windowTitle() == "Dateline — Talks [*][*][*]"
    assert "Talks [*]" in visible_labels(edited.top)
    assert any("Who met whom." in words for words in visible_labels(edited.panels.dossier))
    assert edited.actions_by_id["borders-de-facto"].isChecked()
    edited.actions_by_id["undo"].trigger()
    assert edited.windowTitle() == before
    assert edited.actions_by_id["borders-recognised"].isChecked()


def test_a_briefing_without_a_title_is_refused_in_the_form(
    edited: MainWindow, qtbot: QtBot
) -> None:
    dialog = run("briefing-details", BriefingEditor, edited, qtbot)
    press("Del")
    press("Return")
    assert dialog.wrong.text() == "The briefing has no title: write one."
    thrown_away(dialog)
    assert session_of(edited).history.undo_words == ""


def test_a_claim_is_rated_by_keys_and_that_is_undone_to_the_byte(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_claim("c-visit")
    review = index_of(edited).claims["c-visit"].review

    def rate() -> None:
        dialog = run("edit-claim", ClaimEditor, edited, qtbot)
        for keys in ("Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Shift+Tab"):
            press(keys)
        assert dialog.ratings.isVisible()
        dialog.ratings.credibility.setFocus()
        assert nameless() == []
        type_words("2")
        press("Tab")
        type_words("v")
        press("Tab")
        type_words("mod")
        dialog.statement.setFocus()
        press("Return")
        gone(dialog, qtbot)
        claim = index_of(edited).claims["c-visit"]
        signed = {"by": "Ada", "when": date.today().isoformat()}
        assert claim.credibility == Rating(value="2", **signed)
        assert claim.likelihood == Rating(value="very unlikely", **signed)
        assert claim.confidence == Rating(value="moderate", **signed)
        assert claim.review == review

    undo_leads_back(edited, qtbot, rate)


def test_a_rating_says_who_has_signed_it_until_it_is_another_one(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_claim("c-visit")
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    dialog.ratings.confidence.setCurrentIndex(1)
    press("Return")
    gone(dialog, qtbot)
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    dialog.tabs.setCurrentIndex(4)
    assert signatures(dialog.ratings)
    dialog.ratings.confidence.setCurrentIndex(2)
    assert signatures(dialog.ratings) == []
    dialog.ratings.confidence.setCurrentIndex(1)
    assert signatures(dialog.ratings)
    press("Esc")


def signatures(ratings: RatingParts) -> list[str]:
    return [words for words in visible_labels(ratings) if words.startswith("Ada · ")]
