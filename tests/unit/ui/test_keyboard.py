"""Everything can be done by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import (
    card_in_focus,
    heading_of,
    listed_claims,
    press,
    session_of,
    type_words,
)
from viewer.session.commands import COMMANDS, DESK
from viewer.ui.dialogs.palette import Palette
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.timeline import EventButton
from viewer.ui.window import MainWindow

PANELS = ("focus-article", "focus-dossier", "focus-steps", "focus-timeline", "search")
EVERY_NEED: set[str] = {command.needs for command in COMMANDS}


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def recorded(window: MainWindow) -> list[str]:
    """Let every command only note that it was told; returns the notes."""
    told: list[str] = []
    for identifier, action in window.actions_by_id.by_id.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, i=identifier: told.append(i))
    window.actions_by_id.enable(EVERY_NEED)
    return told


def results_of(window: MainWindow) -> ChoiceList:
    lists = window.findChildren(ChoiceList)
    return next(view for view in lists if view.accessibleName() == "Search results")


def hits_of(window: MainWindow) -> list[str]:
    """Return what the search shows, as a screen reader would speak it."""
    model = results_of(window).model()
    assert results_of(window).isVisible()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("panel", PANELS)
def test_the_key_of_every_command_works_in_every_panel(window: MainWindow, panel: str) -> None:
    window.actions_by_id[panel].trigger()
    told = recorded(window)
    here = focused()
    expected = [command.id for command in DESK for _ in command.keys]
    for command in DESK:
        for keys in command.keys:
            here.setFocus()
            press(keys)
    if panel == "search":  # its own: Esc leaves it, Ctrl+Home goes to its start
        expected = [command for command in expected if command not in ("clear", "map-home")]
    assert told == expected


def tab_stops(window: MainWindow, key: str) -> list[QWidget]:
    """Press a key until the keyboard is where it was at first."""
    stops = [focused()]
    for _ in range(200):
        press(key)
        if focused() is stops[0]:
            return stops
        stops.append(focused())
    raise AssertionError("the keyboard never comes back")


@pytest.mark.parametrize("key", ["Tab", "Shift+Backtab"])
def test_tab_reaches_every_panel_and_comes_back(window: MainWindow, key: str) -> None:
    window.desk.choose_claim("c-missiles-on-ukraine")
    window.panels.article.view.setFocus()
    stops = tab_stops(window, key)
    dossier, tray = window.panels.dossier, window.panels.tray
    assert window.panels.article.view in stops
    assert dossier.claims_list in stops
    assert dossier.findChild(QTabBar) in stops
    assert window.panels.search in stops
    assert set(window.panels.timeline.findChildren(EventButton)) & set(stops)
    assert set(tray.findChildren(QPushButton)) <= set(stops)
    assert all(stop.isVisible() and stop.accessibleName() for stop in stops)


def test_arrows_walk_the_claims(window: MainWindow) -> None:
    press("Ctrl+3")
    press("Down")
    first = card_in_focus(window)
    press("Down")
    press("Down")
    press("Up")
    claims = listed_claims(window)
    assert first == claims[0]
    assert session_of(window).selection.claim == claims[1]
    assert focused() is window.panels.dossier.claims_list


def test_arrows_go_from_claims_to_passages_to_steps(window: MainWindow) -> None:
    tabs = window.panels.dossier.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    tabs.setFocus()
    press("Right")
    assert window.panels.dossier.passages_list.isVisible()
    press("Right")
    assert window.panels.dossier.steps_list.isVisible()


def test_arrows_walk_the_steps(window: MainWindow) -> None:
    press("Ctrl+4")
    press("Down")
    press("Down")
    steps = list(session_of(window).index.steps.values())
    assert heading_of(window) == steps[1].title
    assert focused() is window.panels.dossier.steps_list


def test_arrows_and_space_walk_the_timeline(window: MainWindow) -> None:
    press("Ctrl+5")
    first = focused()
    press("Right")
    second = focused()
    press("Space")
    assert isinstance(first, EventButton)
    assert isinstance(second, EventButton)
    assert first is not second
    assert session_of(window).selection.claim == second.event_shown.claims[0]
    press("Left")
    assert focused() is first


def test_enter_in_the_article_chooses_the_words_at_the_cursor(window: MainWindow) -> None:
    press("Ctrl+1")
    press("Ctrl+Down")
    press("Ctrl+Down")
    chosen = session_of(window).selection
    session_of(window).clear()
    press("Return")
    assert session_of(window).selection == chosen


def test_escape_clears_and_alt_left_goes_back(window: MainWindow) -> None:
    press("Alt+PgDown")
    place = heading_of(window)
    press("Esc")
    assert heading_of(window) == "The whole briefing"
    press("Alt+Left")
    assert heading_of(window) == place
    press("Alt+Right")
    assert heading_of(window) == "The whole briefing"


def test_the_next_panel_goes_round_past_what_is_not_there(window: MainWindow) -> None:
    """Without a map, and with the dossier hidden."""
    press("Ctrl+1")
    press("F8")
    seen = []
    for _ in range(4):
        press("F6")
        seen.append(window.focused_panel())
    assert seen == [3, 0, 3, 0]


@pytest.mark.parametrize(
    ("hide", "show", "panel"), [("F7", "Ctrl+1", 0), ("F8", "Ctrl+3", 2), ("F9", "Ctrl+5", 3)]
)
def test_going_to_a_hidden_panel_shows_it(
    window: MainWindow, hide: str, show: str, panel: int
) -> None:
    press(hide)
    assert window.focused_panel() != panel
    press(show)
    assert window.focused_panel() == panel
    assert focused().isVisible()


def test_hiding_a_panel_does_not_lose_the_keyboard(window: MainWindow) -> None:
    press("Ctrl+3")
    press("F8")
    assert window.panels.dossier.isHidden()
    assert focused().isVisible()
    press("F8")
    assert window.panels.dossier.isVisible()


def test_search_shows_what_it_finds_as_one_types(window: MainWindow) -> None:
    press("Ctrl+F")
    type_words("chonji-nothing")
    assert hits_of(window) == ["Nothing found. Try fewer letters, or another name"]
    press("Ctrl+A")
    type_words("МОСКВ")
    assert hits_of(window)[0].startswith("Moscow. Place")


def test_up_down_and_enter_choose_what_was_found(window: MainWindow) -> None:
    press("Ctrl+F")
    type_words("pyongyang")
    shown = hits_of(window)
    assert len(shown) > 3
    press("Down")
    press("Down")
    press("Up")
    press("Return")
    assert shown[1].startswith(heading_of(window))
    assert not results_of(window).isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eastern russia", "Eastern Russia"),
        ("ushakov", "Yuri Ushakov"),
    ],
)
def test_enter_goes_to_the_first_place_or_speaker(
    window: MainWindow, typed: str, found: str
) -> None:
    press("Ctrl+F")
    type_words(typed)
    wanted = next(n for n, hit in enumerate(hits_of(window)) if hit.startswith(found))
    for _ in range(wanted):
        press("Down")
    press("Return")
    assert heading_of(window) == found


def test_a_found_claim_is_put_in_focus(window: MainWindow) -> None:
    press("Ctrl+F")
    type_words("the reports of north korean weapons")
    press("Return")
    assert card_in_focus(window) == "c-denial-of-transfers"


def test_found_words_are_shown_in_the_article(window: MainWindow) -> None:
    press("Ctrl+F")
    type_words("with inputs")
    press("Return")
    view = window.panels.article.view
    assert view.textCursor().selectedText() == "With inputs"
    assert view.viewport().rect().intersects(view.cursorRect())


def test_escape_leaves_the_search_and_keeps_the_selection(window: MainWindow) -> None:
    press("Alt+PgDown")
    place = heading_of(window)
    press("Ctrl+F")
    type_words("mis")
    press("Esc")
    assert window.panels.search.text() == ""
    assert not results_of(window).isVisible()
    assert heading_of(window) == place
    assert focused().accessibleName()


def test_the_palette_runs_a_command_by_letters_of_its_name(window: MainWindow) -> None:
    press("Ctrl+K")
    type_words("contr high")
    press("Return")
    assert window.look.style.theme.name == "contrast"
    assert QApplication.activePopupWidget() is None


def test_arrows_choose_in_the_palette(window: MainWindow) -> None:
    press("Ctrl+K")
    type_words("theme")
    press("Down")
    press("Down")
    press("Return")
    assert window.look.choice == "dark"


def test_escape_leaves_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    press("Ctrl+K")
    assert isinstance(QApplication.activePopupWidget(), Palette)
    press("Esc")
    qtbot.waitUntil(lambda: window.findChild(Palette) is None)


def test_the_palette_offers_only_what_can_be_done_now(window: MainWindow) -> None:
    press("Ctrl+K")
    type_words("copy claim")
    press("Return")
    assert isinstance(QApplication.activePopupWidget(), Palette)
    press("Esc")


def test_menus_open_by_their_letter(window: MainWindow) -> None:
    press("Alt+G")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press("Esc")
    press("Esc")
