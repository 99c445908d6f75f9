"""Whatever is chosen, and wherever, article, dossier, timeline and tray show it together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.helpers.briefings import a_briefing, a_claim, a_document
from tests.helpers.window import (
    LEFT,
    card_in_focus,
    card_index,
    click,
    click_counter,
    heading_of,
    listed_claims,
    marked_words,
    pressed,
    session_of,
    visible_labels,
)
from viewer.session.selection import Subject
from viewer.store.container import Document
from viewer.ui.panels.labels import NotesView
from viewer.ui.panels.timeline import EventButton
from viewer.ui.window import MainWindow

DENIAL = "c-denial-of-transfers"
MUNITIONS = "c-munitions-after-the-trip"
CONTAINERS = "c-containers-of-munitions"
MISSILES = "c-missiles-on-ukraine"


def words_of(bundled: Document, *claims: str) -> set[str]:
    index = {passage.id: passage.quote.exact for passage in bundled.briefing.passages}
    return {index[p] for c in bundled.briefing.claims if c.id in claims for p in c.passages}


def test_nothing_chosen_shows_the_whole_briefing(window: MainWindow, bundled: Document) -> None:
    assert heading_of(window) == "The whole briefing"
    assert len(listed_claims(window)) == len(bundled.briefing.claims)
    assert marked_words(window, "mark") == set()


def test_the_whole_briefing_says_what_its_article_does_not_state(window: MainWindow) -> None:
    words = " ".join(visible_labels(window.panels.dossier))
    assert "title, publisher, author not stated in the text" in words
    assert "19 Jun 2024 (inferred)" in words


def test_a_place_from_the_map_fills_the_dossier_and_marks_its_words(window: MainWindow) -> None:
    window.map_slot.picked.emit("pyongyang")
    assert heading_of(window) == "Pyongyang"
    assert set(listed_claims(window)) >= {CONTAINERS, DENIAL}
    assert marked_words(window, "mark") >= {"Pyongyang"}


def test_empty_map_clears_the_selection(window: MainWindow) -> None:
    window.map_slot.picked.emit("pyongyang")
    window.map_slot.picked.emit(None)
    assert heading_of(window) == "The whole briefing"


def test_a_place_brings_its_first_words_into_sight(window: MainWindow) -> None:
    window.map_slot.picked.emit("washington")
    view = window.panels.article.view
    (words,) = marked_words(window, "mark")
    extra = next(e for e in view.extraSelections() if e.cursor.selectedText() == words)
    assert view.viewport().rect().contains(view.cursorRect(extra.cursor))


def test_a_claim_marks_its_words_and_more_faintly_those_against_it(
    window: MainWindow, bundled: Document
) -> None:
    window.desk.choose_claim(MISSILES)
    assert marked_words(window, "mark") == words_of(bundled, MISSILES)
    assert marked_words(window, "sunken") == words_of(bundled, DENIAL)


def test_a_claim_marks_its_places_and_its_times(window: MainWindow) -> None:
    window.desk.choose_claim(MISSILES)
    assert pressed(window.panels.tray) == ["Russia, not on the map: 24 claims"]
    times = pressed(window.panels.timeline)
    assert [name.split(" ")[0] for name in times] == ["Speaks", "Said"]
    assert "Sep 2023 – Mar 2024" in times[0]


def test_an_event_of_the_timeline_chooses_each_of_its_claims_in_turn(window: MainWindow) -> None:
    buttons = window.panels.timeline.findChildren(EventButton)
    button = next(b for b in buttons if len(b.event_shown.claims) > 2)
    chosen = []
    for _ in button.event_shown.claims:
        QTest.mouseClick(button, LEFT)
        chosen.append(card_in_focus(window))
        assert button.isChecked()
    assert tuple(chosen) == button.event_shown.claims


def test_a_place_of_the_tray_is_chosen_by_a_click(window: MainWindow) -> None:
    tray = window.panels.tray
    button = next(b for b in tray.findChildren(QPushButton) if "Japan" in b.text())
    QTest.mouseClick(button, LEFT)
    assert heading_of(window) == "Japan"
    assert pressed(tray) == ["Japan, not on the map: 1 claim"]


def test_a_click_on_denied_by_goes_to_the_denial(window: MainWindow) -> None:
    window.desk.choose_claim(MISSILES)
    click_counter(window, MISSILES, DENIAL)
    assert card_in_focus(window) == DENIAL


@pytest.mark.parametrize("denied", [MUNITIONS, CONTAINERS, MISSILES])
def test_a_click_on_denies_goes_to_what_is_denied(window: MainWindow, denied: str) -> None:
    window.desk.choose_place("pyongyang")
    window.panels.dossier.claims_list.scrollTo(card_index(window, DENIAL))
    click_counter(window, DENIAL, denied)
    assert card_in_focus(window) == denied


def test_the_links_of_a_card_that_is_half_in_sight_can_be_clicked(window: MainWindow) -> None:
    cards, row = window.panels.dossier.claims_list, card_index(window, MISSILES)
    cards.scrollTo(row, cards.ScrollHint.PositionAtTop)
    bar = cards.verticalScrollBar()
    bar.setValue(bar.value() + 60)
    assert cards.visualRect(row).top() < 0
    click_counter(window, MISSILES, DENIAL)
    assert card_in_focus(window) == DENIAL


def test_the_rest_of_a_card_chooses_its_claim(window: MainWindow) -> None:
    cards, claim = window.panels.dossier.claims_list, listed_claims(window)[1]
    box = cards.visualRect(card_index(window, claim))
    click(cards.viewport(), box.topLeft() + QPoint(30, 30))
    assert card_in_focus(window) == claim


def test_the_command_goes_to_the_claim_on_the_other_side_and_back(window: MainWindow) -> None:
    window.desk.choose_claim(MISSILES)
    window.actions_by_id["counter-claim"].trigger()
    assert card_in_focus(window) == DENIAL
    window.actions_by_id["back"].trigger()
    assert card_in_focus(window) == MISSILES


def test_a_passage_chosen_in_the_article_leaves_it_where_it_is(
    window: MainWindow, bundled: Document
) -> None:
    bar = window.panels.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.panels.article.view.passage_picked.emit(bundled.briefing.passages[0].id)
    assert bar.value() == before
    assert session_of(window).selection.subject == Subject(
        "passage", bundled.briefing.passages[0].id
    )


def test_next_passage_brings_each_into_sight(window: MainWindow) -> None:
    view = window.panels.article.view
    seen = []
    for _ in range(20):
        window.actions_by_id["next-passage"].trigger()
        subject = session_of(window).selection.subject
        assert subject is not None
        passage = session_of(window).index.passages[subject.id]
        seen.append(passage.position.start)
        extra = next(
            e for e in view.extraSelections() if e.cursor.selectedText() == passage.quote.exact
        )
        extra.cursor.setPosition(extra.cursor.selectionStart())
        assert view.viewport().rect().intersects(view.cursorRect(extra.cursor))
    assert seen == sorted(seen)
    assert len(set(seen)) > 15


def test_next_and_previous_passage_start_from_what_is_chosen(window: MainWindow) -> None:
    session = session_of(window)
    session.select("passage", "q-name-eastern-russia-1")
    here = session.index.passages["q-name-eastern-russia-1"].position.start
    window.actions_by_id["next-passage"].trigger()
    assert session.selection.subject is not None
    after = session.index.passages[session.selection.subject.id].position.start
    session.select("passage", "q-name-eastern-russia-1")
    window.actions_by_id["previous-passage"].trigger()
    before = session.index.passages[session.selection.subject.id].position.start
    assert before <= here <= after
    assert after - before < 600


def test_next_claim_walks_the_cards_and_stops_at_the_last(window: MainWindow) -> None:
    window.map_slot.picked.emit("ukraine")
    claims = listed_claims(window)
    walked = []
    for _ in claims:
        window.actions_by_id["next-claim"].trigger()
        walked.append(card_in_focus(window))
    window.actions_by_id["next-claim"].trigger()
    assert walked == claims
    assert card_in_focus(window) == claims[-1]


def test_next_place_walks_the_map_by_number_and_goes_round(window: MainWindow) -> None:
    assert window.desk.scene is not None
    names = [place.name for place in window.desk.scene.places]
    walked = []
    for _ in (*names, "again"):
        window.actions_by_id["next-place"].trigger()
        walked.append(heading_of(window))
    assert walked == [*names, names[0]]
    window.actions_by_id["previous-place"].trigger()
    assert heading_of(window) == names[-1]


def test_a_step_shows_its_claims_and_its_notes(window: MainWindow, bundled: Document) -> None:
    step = next(s for s in bundled.briefing.steps if s.notes)
    window.desk.choose_step(step.id)
    dossier = window.panels.dossier
    dossier.focus_steps()
    assert heading_of(window) == step.title
    assert listed_claims(window) == list(step.focus.claims)
    (notes,) = dossier.findChildren(NotesView)
    assert notes.isVisible()
    assert step.notes.split()[0].strip("*#") in notes.toPlainText()


def test_the_dossier_shows_where_a_chosen_passage_stands(window: MainWindow) -> None:
    window.map_slot.picked.emit("washington")
    passages = window.panels.dossier.passages_list
    passages.setCurrentIndex(passages.model().index(0, 0))
    assert heading_of(window) == "Washington"
    assert window.panels.article.view.textCursor().hasSelection()


def test_a_chosen_claim_can_be_copied_with_its_source(window: MainWindow) -> None:
    window.desk.choose_claim(MISSILES)
    window.actions_by_id["copy-claim"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "→ this article" in copied
    assert "Disputed." in copied
    assert "not stated in the text" in copied


def test_another_briefing_replaces_everything(window: MainWindow) -> None:
    window.desk.choose_claim(DENIAL)
    window.show_document(a_document(), None)
    assert heading_of(window) == "The whole briefing"
    assert listed_claims(window) == ["c-visit", "c-containers", "c-denial"]
    assert marked_words(window, "mark") == set()
    assert pressed(window.panels.timeline) == []
    assert not window.actions_by_id["back"].isEnabled()


def test_a_panel_that_is_hidden_follows_as_well(window: MainWindow) -> None:
    window.actions_by_id["panel-dossier"].trigger()
    window.desk.choose_claim(DENIAL)
    window.actions_by_id["panel-dossier"].trigger()
    assert card_in_focus(window) == DENIAL
    assert window.panels.dossier.isVisible()


def test_a_claim_of_the_same_id_in_another_briefing_is_drawn_anew(window: MainWindow) -> None:
    window.show_document(a_document(), None)
    cards = window.panels.dossier.claims_list
    before = cards.visualRect(card_index(window, "c-visit")).height()
    claims = (a_claim(text="A much longer statement. " * 20), *a_briefing().claims[1:])
    window.show_document(a_document(a_briefing(claims=claims)), None)
    assert cards.visualRect(card_index(window, "c-visit")).height() > 2 * before


def test_what_a_broken_briefing_refers_to_may_be_missing(window: MainWindow) -> None:
    broken = a_briefing(passages=a_briefing().passages[1:], sources=())
    window.show_document(a_document(broken), None)
    for claim in listed_claims(window):
        window.desk.choose_claim(claim)
        assert card_in_focus(window) == claim
    for passage in session_of(window).index.passages:
        window.desk.step_to_passage(passage)
        assert heading_of(window).startswith("“")


def test_a_briefing_without_claims_says_so(window: MainWindow) -> None:
    window.show_document(a_document(a_briefing(claims=(), steps=())), None)
    cards = window.panels.dossier.claims_list.viewport()
    ground = window.look.style.theme["paper"].rgb()
    image = cards.grab().toImage()
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(min(120, image.height()))
        if image.pixel(x, y) != ground
    ]
    assert inked
