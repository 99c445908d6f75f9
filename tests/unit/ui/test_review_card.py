"""The card of the proposal in focus, by keys alone: candidates, kinds, speakers, the map."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT, a_document
from tests.helpers.proposals import ADA, a_proposed_briefing
from tests.helpers.reviewing import SECOND, card, claims, press_for, to_go
from tests.helpers.window import OpenWindow, press, session_of, type_words
from viewer.model.briefing import View
from viewer.model.check import problems
from viewer.session import review
from viewer.ui.dialogs.finder import Finder
from viewer.ui.window import MainWindow


class NotedMap:
    """Stands where the map's page would, and notes what it is told."""

    def __init__(self) -> None:
        self.ghosts: list[Any] = []
        self.fitted: list[Any] = []
        self.selected: list[Any] = []

    def current_view(self) -> View:
        return View(bounds=(-10.0, -10.0, 10.0, 10.0))

    def fit(self, bounds: Any, fly: bool = True) -> None:
        self.fitted.append(bounds)

    def show_ghost(self, ghost: Any) -> None:
        self.ghosts.append(ghost)

    def select(self, places: Any, lit: Any) -> None:
        self.selected.append(places)

    def home(self) -> None: ...
    def show_scene(self, scene: Any) -> None: ...


def test_arrows_and_numbers_choose_among_candidates(reviewed: MainWindow) -> None:
    press("S")
    press("S")
    candidates = reviewed.panels.dossier.review.card.candidates
    assert [r.title for r in reviewed.panels.dossier.review.card._rows.rows] == [
        "1  Moscow · city · Russia",
        "2  Moscow · city · United States",
    ]
    for key, row in (("Right", 1), ("Right", 1), ("Left", 0), ("2", 1), ("9", 1)):
        press(key)
        assert candidates.currentIndex().row() == row
    press("A")
    (place,) = session_of(reviewed).index.briefing.places
    assert place.links == {"geonames": "5601538"}


def test_the_map_shows_where_a_candidate_would_be_and_then_the_place_itself(
    reviewed: MainWindow,
) -> None:
    view = NotedMap()
    reviewed.desk.attach_map(view)
    press("S")
    press("S")
    assert view.ghosts[-1].at == (37.6, 55.8)
    west, _, east, _ = view.fitted[-1]
    assert west < 37.6 < east
    press("Right")
    assert view.ghosts[-1].at == (-117.0, 46.7)
    press("Ctrl+4")  # to other things
    assert view.ghosts[-1] is None


def test_a_place_that_is_there_is_selected_on_the_map(open_window: OpenWindow) -> None:
    document = a_document(a_proposed_briefing())
    briefing = document.briefing
    moscow = next(p for p in briefing.proposals if p.quote.exact == "Moscow")
    with_place = review.accepted(briefing, TEXT, moscow, ADA)
    window = open_window(a_document(with_place))
    view = NotedMap()
    window.desk.attach_map(view)
    press("Ctrl+6")
    session_of(window)
    flight = next(p for p in to_go(window) if p.quote.exact.startswith("The minister"))
    window.reviewing._choose(flight.id)
    assert view.selected[-1] == ("moscow",)
    assert view.ghosts[-1] is None


def test_arrows_and_numbers_choose_the_kind_of_a_claim(reviewed: MainWindow) -> None:
    press("4")
    assert "Allegation" in card(reviewed)
    press("Right")
    press("Right")
    press("Right")
    assert "Assessment" in card(reviewed)
    press("Left")
    press("2")
    press("A")
    assert [claim.kind for claim in claims(reviewed)] == ["announcement"]


def test_u_takes_a_kind_back(reviewed: MainWindow) -> None:
    press("1")
    press("U")
    assert "Denial" in card(reviewed)
    assert len(to_go(reviewed)) == 6


def test_the_card_says_what_a_denial_denies_and_d_adds_to_it(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    assert f"Denies: {SECOND}" in card(reviewed)
    press_for("D", Finder, reviewed, qtbot)
    type_words("flew")
    press("Return")
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    assert any("The minister flew from Moscow" in words for words in card(reviewed))
    press("A")
    press("S")
    while to_go(reviewed):
        press("A")
    denial = next(claim for claim in claims(reviewed) if claim.kind == "denial")
    assert len([r for r in denial.relations if r.type == "denies"]) == 2


def test_w_says_who_says_it_by_a_few_letters_or_a_new_name(
    reviewed: MainWindow, qtbot: QtBot
) -> None:
    for typed, name in (("agen", "The Agency"), ("Ada Brunn", "Ada Brunn")):
        press_for("W", Finder, reviewed, qtbot)
        type_words(typed)
        press("Return")
        qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
        assert name in card(reviewed)
    press("A")
    (claim,) = claims(reviewed)
    (speaker,) = session_of(reviewed).index.speakers(claim)
    assert speaker.name == "Ada Brunn"


def test_a_denial_of_nothing_asks_for_what_it_denies(reviewed: MainWindow) -> None:
    press("S")
    press("5")
    assert "It denies no claim yet: D says which" in card(reviewed)


@pytest.mark.parametrize(
    ("typed", "kind", "denied", "edit"),
    [
        ("", "denial", 1, "Note what a claim denies"),
        ("nothing that", "statement", 0, "Kind of claim: statement"),
    ],
)
def test_a_denial_of_nothing_is_accepted_with_what_it_denies_or_as_a_statement(
    reviewed: MainWindow, qtbot: QtBot, typed: str, kind: str, denied: int, edit: str
) -> None:
    press("S")
    press("5")
    press_for("A", Finder, reviewed, qtbot)
    type_words(typed)
    press("Return")
    qtbot.waitUntil(lambda: bool(claims(reviewed)))
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    press("U")
    assert session_of(reviewed).history.undo_words == edit
    while to_go(reviewed):
        press("A")
    session = session_of(reviewed)
    claim = next(c for c in claims(reviewed) if "containers" in c.text)
    assert (claim.kind, len(claim.relations)) == (kind, denied)
    assert list(problems(session.index.briefing, session.document.texts)) == []


def test_the_card_says_the_time_that_the_words_name(reviewed: MainWindow) -> None:
    assert not any("speaks of" in words for words in card(reviewed))
    press("O")
    assert "speaks of 18 Jun 2024 (inferred)" in card(reviewed)
    press("A")
    (claim,) = claims(reviewed)
    assert claim.time is not None
    assert claim.time.value == "2024-06-18"
