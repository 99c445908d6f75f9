"""The buttons below a place's name, and outlines taken without a map."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_document
from tests.helpers.window import OpenWindow, session_of
from viewer.session.editing import placing
from viewer.session.editing.placing import Hand
from viewer.ui.dialogs.outlines import OutlineDialog
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.window import MainWindow

HAND = Hand("Ada", "2026-11-27")


def offered(window: MainWindow) -> dict[str, bool]:
    """What can be done with a place on the map, and whether it can be done now."""
    menu = next((button.menu() for button in on_map(window)), None)
    return {action.text(): action.isEnabled() for action in menu.actions()} if menu else {}


def on_map(window: MainWindow) -> list[QPushButton]:
    buttons = window.panels.dossier.subject_actions.findChildren(QPushButton)
    return [button for button in buttons if button.isVisible() and "map" in button.text()]


def test_a_place_offers_what_fits_it_and_what_needs_no_map(open_window: OpenWindow) -> None:
    window = open_window(a_document())
    assert offered(window) == {}
    for place, words in (("moscow", "On the map"), ("the-west", "Put on the map")):
        session_of(window).select("place", place)
        assert [button.text() for button in on_map(window)] == [words]
        assert offered(window) == {
            "Move place": False,
            "Draw region": False,
            "Reshape region": False,
            "Take the outline of…": True,
        }
    session_of(window).select("agent", "a-minister")
    assert offered(window) == {}


def test_the_buttons_below_a_name_are_seen_whole_after_an_edit(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    window.desk.choose_place("moscow")
    line = window.panels.dossier.subject_actions
    (head,) = (
        area
        for area in window.panels.dossier.findChildren(ShrinkingArea)
        if area.isAncestorOf(line)
    )
    session, before = session_of(window), head.height()
    qtbot.waitUntil(lambda: head.height() != before)
    moved = placing.placed(session.index.briefing, "moscow", (50.6, 53.2), 3.0, HAND)
    session.edit("Move Moscow", moved)
    qtbot.waitUntil(lambda: head.height() == head.sizeHint().height())
    assert line.visibleRegion().boundingRect().height() == line.height()


def test_a_read_only_briefing_offers_nothing(open_window: OpenWindow) -> None:
    window = open_window(a_document(read_only="it needs format 2.0"))
    session_of(window).select("place", "moscow")
    assert offered(window) == {}
    assert not window.actions_by_id["take-outline"].isEnabled()


def test_an_outline_without_a_place_makes_one(open_window: OpenWindow) -> None:
    window = open_window(a_document())
    window.actions_by_id["take-outline"].trigger()
    dialog = window.findChild(OutlineDialog)
    assert isinstance(dialog, OutlineDialog)
    dialog.name.setText("<b>nowhere</b>")
    dialog.take()
    assert dialog.isVisible()
    dialog.name.setText("liechtenstein")
    dialog.take()
    place = session_of(window).chosen_place
    assert place and (place.name, place.feature, place.precision) == (
        "Liechtenstein", "country", "region",
    )  # fmt: skip
    assert session_of(window).history.undo_words == "Take the outline of Liechtenstein"
