"""What a hand has just made is seen whole, and the key that takes it back does so."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.window import press, session_of, type_words
from viewer.ui.window import MainWindow


def take_off_the_map(window: MainWindow) -> None:
    """Leave the first place without a position, as an edit."""
    session = session_of(window)
    briefing = session.index.briefing
    first, *others = briefing.places
    first = msgspec.structs.replace(first, geometry=None, geometry_by_viewpoint={})
    session.edit("Edit place", msgspec.structs.replace(briefing, places=(first, *others)))


def put_all_on_the_map(window: MainWindow) -> None:
    """Leave no place without a position."""
    session = session_of(window)
    briefing = session.index.briefing
    here = next(place.geometry for place in briefing.places if place.geometry)
    places = tuple(msgspec.structs.replace(p, geometry=here) for p in briefing.places)
    session.edit("Edit places", msgspec.structs.replace(briefing, places=places))


def test_the_first_place_of_the_tray_is_seen_whole(edited: MainWindow, qtbot: QtBot) -> None:
    tray = edited.panels.tray
    put_all_on_the_map(edited)
    assert tray.isHidden()
    take_off_the_map(edited)

    def whole() -> bool:
        buttons = [b for b in tray.findChildren(QPushButton) if b.isVisible()]
        return bool(buttons) and all(
            button.visibleRegion().boundingRect() == button.rect() for button in buttons
        )

    qtbot.waitUntil(whole)


def test_undo_in_an_empty_search_takes_the_last_edit_back(edited: MainWindow) -> None:
    press("Ctrl+F")
    type_words("Moscow")
    take_off_the_map(edited)
    assert edited.panels.search.hasFocus()
    assert edited.panels.search.text() == ""
    press("Ctrl+Z")
    assert not session_of(edited).history.undo_words
    assert edited.panels.search.text() == ""
    press("Ctrl+Shift+Z")
    assert session_of(edited).history.undo_words == "Edit place"


def test_undo_in_a_search_that_is_typed_takes_letters_back(edited: MainWindow) -> None:
    take_off_the_map(edited)
    press("Ctrl+F")
    type_words("Moscow")
    press("Ctrl+Z")
    assert session_of(edited).history.undo_words == "Edit place"
    assert edited.panels.search.text() != "Moscow"
