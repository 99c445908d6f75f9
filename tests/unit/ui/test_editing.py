"""Editing places, speakers and claims in the window, by keys and real dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.edit_forms import (
    answering,
    gone,
    index_of,
    opened,
    run,
    select_words,
    thrown_away,
    undo_leads_back,
)
from tests.helpers.names import nameless
from tests.helpers.payloads import PAYLOADS, hostile
from tests.helpers.views import rich
from tests.helpers.window import (
    OpenWindow,
    card_in_focus,
    card_index,
    click,
    heading_of,
    marked_words,
    notice_of,
    press,
    session_of,
    type_words,
)
from viewer.model.briefing import Stated
from viewer.ui.dialogs.briefing_editor import BriefingEditor
from viewer.ui.dialogs.claim_editor import ClaimEditor
from viewer.ui.dialogs.finder import Finder
from viewer.ui.dialogs.reviewer import ReviewerDialog
from viewer.ui.dialogs.source_editor import SourceEditor
from viewer.ui.dialogs.split import SplitDialog
from viewer.ui.dialogs.subjects import AgentEditor, PlaceEditor
from viewer.ui.dialogs.text_editor import TextEditor
from viewer.ui.panels.cards import CardDelegate
from viewer.ui.window import MainWindow


def test_a_place_is_renamed_by_keys_and_undone_to_the_byte(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_place("moscow")
    edited.activateWindow()

    def rename() -> None:
        press("Shift+F2")
        dialog = opened(PlaceEditor, edited, qtbot)
        type_words("Moskau")
        press("Return")
        gone(dialog, qtbot)
        assert heading_of(edited) == "Moskau"

    undo_leads_back(edited, qtbot, rename)
    assert heading_of(edited) == "Moscow"
    assert edited.actions_by_id["redo"].text() == "Redo: Edit Moscow"


def test_what_cannot_be_is_said_in_the_form_and_it_stays(edited: MainWindow, qtbot: QtBot) -> None:
    session_of(edited).select("agent", "a-minister")
    dialog = run("edit-subject", AgentEditor, edited, qtbot)
    type_words("The Agency")
    press("Return")
    assert dialog.isVisible()
    assert "merge the two instead" in dialog.wrong.text()
    thrown_away(dialog)
    assert session_of(edited).history.undo_words == ""


def test_a_speaker_is_merged_with_another_one_that_is_found_by_letters(
    edited: MainWindow, qtbot: QtBot
) -> None:
    session_of(edited).select("agent", "a-minister")
    press("Ctrl+Shift+M")
    finder = opened(Finder, edited, qtbot)
    type_words("unser")  # another of its names
    press("Return")
    gone(finder, qtbot)
    assert "a-minister" not in index_of(edited).agents
    assert heading_of(edited) == "Our Minister"
    assert edited.actions_by_id["undo"].text() == "Undo: Merge The Minister"


def test_a_merge_that_cannot_be_is_said(edited: MainWindow, qtbot: QtBot) -> None:
    session_of(edited).select("agent", "a-article")
    finder = run("merge-subject", Finder, edited, qtbot)
    press("Down")
    press("Return")
    gone(finder, qtbot)
    assert "merge the other way" in notice_of(edited)


def test_a_place_is_split_by_ticking_what_goes_to_the_new_one(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_place("pyongyang")
    dialog = run("split-subject", SplitDialog, edited, qtbot)
    type_words("The government")
    press("Return")
    assert "choose some" in dialog.wrong.text()
    dialog.list.setFocus()
    for key in ("Down", "Space"):
        press(key)
    assert nameless() == []
    press("Return")
    gone(dialog, qtbot)
    assert heading_of(edited) == "The government"
    claims = index_of(edited).claims_by_place["the-government"]
    assert [claim.id for claim in claims] == ["c-denial"]
    assert index_of(edited).places["the-government"].geometry is None


def test_a_deletion_asks_with_what_depends_on_it(edited: MainWindow, qtbot: QtBot) -> None:
    edited.desk.choose_claim("c-containers")
    heard: list[str] = []
    answering("Cancel", heard)
    edited.actions_by_id["delete-claim"].trigger()
    assert heard[0] == "Delete the claim “11,000 containers went to Chukotka.”?"
    assert "No containers went anywhere. (it would deny nothing)" in heard[1]
    assert "c-containers" in index_of(edited).claims

    def delete() -> None:
        answering("Delete", heard)
        edited.actions_by_id["delete-claim"].trigger()
        assert set(index_of(edited).claims) == {"c-visit"}

    undo_leads_back(edited, qtbot, delete)


def test_a_place_and_a_passage_are_deleted_by_the_buttons_of_the_dossier(
    edited: MainWindow,
) -> None:
    line = edited.panels.dossier.subject_actions
    assert line.isHidden()
    session_of(edited).select("place", "moscow")
    assert list(shown_buttons(line)) == ["Edit…", "On the map", "More"]
    answering("Delete", [])
    menu = shown_buttons(line)["More"].menu()
    next(a for a in menu.actions() if a.objectName() == "delete-subject").trigger()
    assert "moscow" not in index_of(edited).places
    session_of(edited).select("passage", "p-denial")
    answering("Delete", [])
    shown_buttons(line)["Delete…"].click()
    assert "p-denial" not in index_of(edited).passages


def shown_buttons(line: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in line.findChildren(QPushButton) if b.isVisible()}


def test_an_article_s_own_voice_is_not_deleted(edited: MainWindow) -> None:
    session_of(edited).select("agent", "a-article")
    edited.actions_by_id["delete-subject"].trigger()
    assert "an article’s own voice cannot be deleted" in notice_of(edited)


def test_a_claim_is_written_over_by_keys(edited: MainWindow, qtbot: QtBot) -> None:
    edited.desk.choose_claim("c-visit")

    def write() -> None:
        press("F2")
        dialog = opened(ClaimEditor, edited, qtbot)
        assert nameless() == []
        type_words("He went.")
        dialog.said.line.setFocus()
        type_words("2024-06")
        press("Return")
        gone(dialog, qtbot)
        claim = index_of(edited).claims["c-visit"]
        assert claim.text == "He went."
        assert claim.said == Stated(value="2024-06", basis="Given by Ada.")
        assert (claim.review.state, claim.review.by) == ("edited", "Ada")

    undo_leads_back(edited, qtbot, write)


def test_a_chain_is_written_by_keys(edited: MainWindow, qtbot: QtBot) -> None:
    edited.desk.choose_claim("c-visit")
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    chain = dialog.chain
    for name in ("Agen", "A new ministry"):
        chain.list.list.setFocus()
        press("Ins")
        opened(Finder, edited, qtbot)
        type_words(name)
        press("Return")
        qtbot.waitUntil(chain.cue.hasFocus)
    type_words("it said")
    chain.list.list.setFocus()
    press("Alt+Shift+Up")
    rows = [str(chain.list.list.model().index(n, 0).data()) for n in range(3)]
    assert rows == [
        "This article. where it stands",
        "A new ministry. relays it · “it said” · new here: A new ministry",
        "The Agency. says it",
    ]
    press("Alt+Shift+Up")  # the article stays first
    press("Alt+Shift+Down")
    press("Up")
    press("Up")
    assert not chain.who.isEnabled()
    press("Del")
    press("Down")
    press("Del")
    assert [link.agents[0].name for link in chain.links] == ["A new ministry"]
    chain.who.setFocus()
    press("Ctrl+A")
    type_words("the minister; Somebody")
    press("Return")
    gone(dialog, qtbot)
    index = index_of(edited)
    speakers = index.speakers(index.claims["c-visit"])
    assert [agent.name for agent in speakers] == ["The Minister", "Somebody"]
    assert index.claims["c-visit"].attribution[-1].cue == "it said"


def test_places_passages_and_relations_are_found_and_added(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_claim("c-visit")
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    for tab, parts, words in (
        (1, dialog.passages, "Tuesday"),
        (2, dialog.places, "The West"),
        (3, dialog.relations, "containers went to"),
    ):
        dialog.tabs.setCurrentIndex(tab)
        parts.list.list.setFocus()
        press("Ins")
        opened(Finder, edited, qtbot)
        type_words(words)
        press("Return")
        qtbot.waitUntil((parts.box or parts.list.list).hasFocus)
        assert nameless() == []
    dialog.relations.box.setFocus()
    press("Down")
    qtbot.waitUntil(lambda: dialog.relations.parts[0].type == "qualifies")
    dialog.statement.setFocus()
    press("Return")
    gone(dialog, qtbot)
    claim = index_of(edited).claims["c-visit"]
    assert len(claim.passages) == 2
    assert claim.places[-1].place == "the-west"
    assert [(r.type, r.claim) for r in claim.relations] == [("qualifies", "c-containers")]


def test_a_denial_that_denies_nothing_is_refused_in_the_form(
    edited: MainWindow, qtbot: QtBot
) -> None:
    edited.desk.choose_claim("c-denial")
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    dialog.tabs.setCurrentIndex(3)
    dialog.relations.list.list.setFocus()
    press("Del")
    press("Return")
    assert "a denial must name the claim that it denies" in dialog.wrong.text()
    thrown_away(dialog)
    assert session_of(edited).history.undo_words == ""


def test_the_pen_on_a_card_opens_its_form(edited: MainWindow, qtbot: QtBot) -> None:
    cards = edited.panels.dossier.claims_list
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    index = card_index(edited, "c-containers")
    cards.scrollTo(index)
    option = QStyleOptionViewItem()
    option.rect = cards.visualRect(index)
    point: QPoint = delegate.pen_box(option).center().toPoint()
    assert cards.viewport().rect().contains(point)
    click(cards.viewport(), point)
    dialog = opened(ClaimEditor, edited, qtbot)
    assert dialog.statement.toPlainText() == "11,000 containers went to Chukotka."
    press("Esc")


def test_selected_words_are_added_to_the_claim_in_focus(edited: MainWindow) -> None:
    edited.desk.choose_claim("c-containers")
    select_words(edited, "had gone to Chukotka")
    edited.actions_by_id["claim-add-words"].trigger()
    index = index_of(edited)
    added = index.passages[index.claims["c-containers"].passages[-1]]
    assert added.quote.exact == "had gone to Chukotka"
    assert "had gone to Chukotka" in marked_words(edited, "mark")


def test_who_says_a_claim_is_shown(edited: MainWindow) -> None:
    edited.desk.choose_claim("c-containers")
    press("Ctrl+J")
    assert heading_of(edited) == "The Minister"
    assert card_in_focus(edited) == "c-containers"


def test_without_a_signature_a_claim_stays_as_it_was(edited: MainWindow, qtbot: QtBot) -> None:
    edited.memory.choose(reviewer=None)
    edited.desk.choose_claim("c-visit")
    dialog = run("edit-claim", ClaimEditor, edited, qtbot)
    type_words("He went.")

    def leave() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, ReviewerDialog):
            asked.reject()
        else:
            QTimer.singleShot(10, leave)

    QTimer.singleShot(0, leave)
    press("Return")
    assert "nobody has signed it" in dialog.wrong.text().lower()
    qtbot.waitUntil(dialog.statement.hasFocus)
    thrown_away(dialog)


def test_nothing_can_be_edited_in_what_is_read_only(open_window: OpenWindow) -> None:
    window = open_window(a_document(read_only="it is newer"))
    window.desk.choose_claim("c-visit")
    for command in (
        "edit-claim",
        "delete-claim",
        "briefing-details",
        "source-details",
        "correct-text",
    ):
        assert not window.actions_by_id[command].isEnabled()
    window.desk.choose_place("moscow")
    for command in ("edit-subject", "merge-subject", "split-subject", "delete-subject"):
        assert not window.actions_by_id[command].isEnabled()
    assert window.panels.dossier.subject_actions.isHidden()


@pytest.mark.parametrize("payload", ["controls", "bold", "mnemonic"])
def test_hostile_words_stay_words_in_every_form_and_one_left_alone_changes_nothing(
    open_window: OpenWindow, qtbot: QtBot, payload: str
) -> None:
    window = open_window(hostile(PAYLOADS[payload]))
    window.memory.choose(reviewer="Ada")
    before = session_of(window).document
    for part, command, kind in (
        ("", "briefing-details", BriefingEditor),
        ("", "source-details", SourceEditor),
        ("claim", "edit-claim", ClaimEditor),
        ("place", "edit-subject", PlaceEditor),
        ("agent", "edit-subject", AgentEditor),
        ("agent", "merge-subject", Finder),
        ("place", "split-subject", SplitDialog),
        ("", "correct-text", TextEditor),
    ):
        if part == "claim":
            window.desk.choose_claim("c-containers")
        elif part:
            name = "a-agency" if part == "agent" else "moscow"
            session_of(window).select(part, name)  # type: ignore[arg-type]
        dialog = run(command, kind, window, qtbot)
        assert list(rich(QApplication.allWidgets())) == []
        if kind in (Finder, SplitDialog):
            press("Esc")
        else:
            dialog.take()
            assert dialog.wrong.text() == ""
        gone(dialog, qtbot)
    assert session_of(window).history.undo_words == ""
    assert session_of(window).document is before
