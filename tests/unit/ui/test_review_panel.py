"""The review, by keys alone: decide, choose among candidates, put off, write over, take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import TEXT, a_document
from tests.helpers.names import nameless
from tests.helpers.proposals import ADA, a_proposed_briefing, a_proposed_document
from tests.helpers.window import (
    OpenWindow,
    marked_words,
    press,
    session_of,
    type_words,
    visible_labels,
)
from viewer.model.briefing import Claim, Proposal, View
from viewer.session import review
from viewer.ui.dialogs.forms import ClaimDialog, PlaceDialog
from viewer.ui.dialogs.reviewer import ReviewerDialog
from viewer.ui.panels.dossier import REVIEW
from viewer.ui.window import MainWindow

MOST_DOUBTFUL = "Pyongyang has denied it."
SECOND = "“11,000 containers” had gone to Chukotka"


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


@pytest.fixture
def reviewed(open_window: OpenWindow) -> MainWindow:
    """A window on six proposals, the review in front, the reviewer known."""
    window = open_window(a_proposed_document())
    window.memory.choose(reviewer="Ada")
    press("Ctrl+6")
    return window


def to_go(window: MainWindow) -> list[Proposal]:
    return list(review.open_proposals(session_of(window).index.briefing))


def listed(window: MainWindow) -> list[str]:
    """What the queue says, as a screen reader speaks it."""
    model = window.panels.dossier.review.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def in_focus(window: MainWindow) -> str:
    return str(window.panels.dossier.review.list.currentIndex().data())


def claims(window: MainWindow) -> tuple[Claim, ...]:
    return session_of(window).index.briefing.claims


def tab(window: MainWindow) -> str:
    """The words of the review's tab, nothing where it is not offered."""
    tabs = window.panels.dossier.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    return tabs.tabText(REVIEW) if tabs.isTabVisible(REVIEW) else ""


def press_for(keys: str, kind: type[QDialog], window: MainWindow, qtbot: QtBot) -> Any:
    """Press keys; returns the dialog that they open, once it has the keyboard."""
    press(keys)
    (dialog,) = window.findChildren(kind)
    qtbot.waitUntil(lambda: _has_keyboard(dialog))
    return dialog


def _has_keyboard(dialog: QWidget) -> bool:
    keyboard = QApplication.focusWidget()
    return keyboard is not None and dialog.isAncestorOf(keyboard)


def when_asked(kind: type[QWidget], do: Callable[[], None]) -> None:
    """Do something as soon as a dialog of this kind has the keyboard."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and _has_keyboard(dialog):
            do()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


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


def test_shift_a_accepts_all_of_a_place(reviewed: MainWindow) -> None:
    press("Alt+A")  # means nothing here
    reviewed.panels.dossier.review._filters.buttons()[1].click()
    press("S")
    assert in_focus(reviewed).startswith("Pyongyang")
    press("Shift+A")
    briefing = session_of(reviewed).index.briefing
    assert [m.place for m in briefing.mentions] == ["pyongyang", "pyongyang"]
    assert reviewed.actions_by_id["undo"].text() == "Undo: Accept all 2 of Pyongyang"


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


def test_e_writes_a_claim_over(reviewed: MainWindow, qtbot: QtBot) -> None:
    press_for("E", ClaimDialog, reviewed, qtbot)
    press("Ctrl+A")
    type_words("No weapons went anywhere.")
    press("Return")
    qtbot.waitUntil(reviewed.panels.dossier.review.list.hasFocus)
    (claim,) = claims(reviewed)
    assert claim.text == "No weapons went anywhere."
    assert claim.review.state == "edited"


def test_escape_leaves_the_form(reviewed: MainWindow, qtbot: QtBot) -> None:
    press_for("E", ClaimDialog, reviewed, qtbot)
    type_words("Something else")
    press("Esc")
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
    press("Esc")


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
    press("Esc")


def test_a_place_is_written_over(reviewed: MainWindow, qtbot: QtBot) -> None:
    press("S")
    press("S")
    press_for("E", PlaceDialog, reviewed, qtbot)
    type_words("Moskva")
    press("Return")
    (place,) = session_of(reviewed).index.briefing.places
    assert (place.name, place.feature) == ("Moskva", "city")


def select_words(window: MainWindow, words: str) -> None:
    start = TEXT.index(words)
    window.panels.article.view.setFocus()
    window.panels.article.view.select_words(start, start + len(words))


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


def test_all_that_takes_the_keyboard_has_a_name(reviewed: MainWindow, qtbot: QtBot) -> None:
    press("S")
    press("S")
    assert nameless() == []
    press_for("E", PlaceDialog, reviewed, qtbot)
    assert nameless() == []
    press("Esc")


def test_every_action_has_a_button_that_names_its_key(reviewed: MainWindow) -> None:
    names = {b.accessibleName() for b in reviewed.panels.dossier.review.findChildren(QPushButton)}
    assert {"Accept, A", "Reject, R", "Edit, E", "Skip, S", "Undo, U"} <= names


def test_a_briefing_that_cannot_be_edited_has_no_review(open_window: OpenWindow) -> None:
    document = a_document(a_proposed_briefing(), read_only="it is newer")
    assert tab(open_window(document)) == ""
