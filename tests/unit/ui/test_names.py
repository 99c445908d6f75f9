"""All that takes the keyboard has a name for a screen reader; all commands have titles and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar

from tests.helpers.briefings import a_briefing, a_document, a_source, a_step
from tests.helpers.names import nameless
from tests.helpers.window import OpenWindow, press, type_words
from viewer.model.briefing import Stated
from viewer.session.commands import DESK
from viewer.store.container import Document
from viewer.ui.panels.links import LinkRow
from viewer.ui.window import MainWindow

OTHER = "Another article."


def everything() -> Document:
    """A document with all that a window can offer: two articles, addresses, notes, a tray."""
    sources = (
        a_source(url=Stated(value="https://example.org/a")),
        a_source(OTHER, id="other", title=None),
    )
    moscow, *others = a_briefing().places
    links = msgspec.structs.replace(moscow, links={"geonames": "524901", "wikidata": "Q649"})
    briefing = a_briefing(
        sources=sources,
        places=(links, *others),
        steps=(a_step(notes="Say **who** said it."), a_step("s-echo")),
    )
    return Document(briefing=briefing, texts={**a_document().texts, "other": OTHER})


def look_for_moscow(window: MainWindow) -> None:
    press("Ctrl+F")
    type_words("moscow")


def choose_a_step(window: MainWindow) -> None:
    window.desk.choose_step("s-visit")
    press("Ctrl+4")


def show_passages(window: MainWindow) -> None:
    window.desk.choose_place("moscow")
    tabs = window.panels.dossier.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    tabs.setCurrentIndex(1)


def follow_a_link(window: MainWindow) -> None:
    row = window.panels.dossier.findChild(LinkRow)
    assert isinstance(row, LinkRow)
    row.findChildren(QPushButton)[0].click()


VIEWS: dict[str, Callable[[MainWindow], object]] = {
    "the whole briefing": lambda window: window.desk.refresh(),
    "a place": show_passages,
    "a claim": lambda window: window.desk.choose_claim("c-denial"),
    "a step with notes": choose_a_step,
    "a notice": lambda window: window.actions_by_id["check"].trigger(),
    "search results": look_for_moscow,
    "all commands": lambda window: press("Ctrl+K"),
    "the guide": lambda window: press("F1"),
    "a question": follow_a_link,
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_all_that_takes_the_keyboard_has_a_name(
    open_window: OpenWindow, view: Callable[[MainWindow], object]
) -> None:
    view(open_window(everything()))
    assert nameless() == []


def test_every_command_has_a_title_and_stands_in_the_menu_that_it_names(
    window: MainWindow,
) -> None:
    menus = {menu.title().replace("&", ""): menu for menu in window.menuBar().findChildren(QMenu)}
    for command in DESK:
        action = window.actions_by_id[command.id]
        assert action.text() == command.title.strip() != ""
        assert action in menus[command.menu].actions()


def test_every_key_is_one_that_qt_knows_and_belongs_to_one_command(window: MainWindow) -> None:
    keys = [
        shortcut.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions_by_id.by_id.values()
        for shortcut in action.shortcuts()
    ]
    assert len(keys) == sum(len(command.keys) for command in DESK)
    assert [key for key, count in Counter(keys).items() if count > 1 or not key] == []
