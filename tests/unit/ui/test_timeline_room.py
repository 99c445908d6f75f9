"""How high the timeline is: without a date it leaves its room to the map."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSplitter

from tests.helpers.briefings import a_briefing, a_claim, a_document
from tests.helpers.window import OpenWindow
from viewer.model.briefing import Stated
from viewer.store.container import Document
from viewer.ui.window import MainWindow

DATED = a_document(a_briefing(claims=(a_claim(time=Stated(value="2024-06")),)))
DATELESS = a_document(a_briefing(claims=(a_claim(),)))


def heights(window: MainWindow, qapp: QApplication) -> tuple[int, int]:
    """The heights of the timeline, and of what the splitter keeps for it."""
    window.resize(1280, 800)
    qapp.processEvents()
    splitter = window.panels.timeline.parentWidget()
    assert isinstance(splitter, QSplitter)
    return window.panels.timeline.height(), splitter.sizes()[1]


def shown(window: MainWindow, document: Document, qapp: QApplication) -> tuple[int, int]:
    window.show_document(document, None)
    return heights(window, qapp)


def test_a_timeline_without_dates_is_one_line_high(
    open_window: OpenWindow, qapp: QApplication
) -> None:
    window = open_window(DATED)
    tall, kept = heights(window, qapp)
    assert tall == kept
    low, left = shown(window, DATELESS, qapp)
    assert low == left < tall / 2 + 10
    assert shown(window, DATED, qapp) == (tall, tall)


def test_what_a_last_window_left_gives_it_no_empty_room(
    open_window: OpenWindow, qapp: QApplication
) -> None:
    first = open_window(DATED)
    heights(first, qapp)
    first.close()
    low, left = heights(open_window(DATELESS), qapp)
    assert low == left
