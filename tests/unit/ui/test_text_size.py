"""Text grows and shrinks everywhere, and none of it vanishes in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import OpenWindow, press
from viewer.store.settings import Settings, settings_file
from viewer.ui.look import LARGEST, SMALLEST
from viewer.ui.panels.cards import CARD_ROLE, CardDelegate
from viewer.ui.window import LEAST_SIZE, MainWindow


def sizes_of(window: MainWindow) -> dict[str, float]:
    """How large the text of each part is, in points or, where it is drawn, in pixels."""
    panels = window.panels
    cards = panels.dossier.claims_list
    return {
        "article": panels.article.view.document().defaultFont().pointSizeF(),
        "cards": cards.visualRect(cards.model().index(0, 0)).height(),
        "heading": panels.dossier.findChildren(QLabel)[0].font().pointSizeF(),
        "tabs": panels.dossier.findChildren(QTabBar)[0].font().pointSizeF(),
        "tray": panels.tray.findChildren(QAbstractButton)[0].font().pointSizeF(),
        "timeline": panels.timeline.minimumHeight(),
        "search": panels.search.font().pointSizeF(),
        "title": window.top.findChildren(QLabel)[0].font().pointSizeF(),
        "menus": window.menuBar().font().pointSizeF(),
    }


def test_text_larger_enlarges_every_panel(window: MainWindow) -> None:
    before = sizes_of(window)
    window.look.resize_text(2.0)
    press("Ctrl++")
    after = sizes_of(window)
    assert [part for part in before if not after[part] > before[part]] == []


def test_text_smaller_and_normal_lead_back(window: MainWindow) -> None:
    before = sizes_of(window)
    press("Ctrl+-")
    assert sizes_of(window)["article"] < before["article"]
    press("Ctrl+0")
    assert sizes_of(window) == pytest.approx(before)


def test_text_has_a_smallest_and_a_largest_size(window: MainWindow) -> None:
    window.look.resize_text(LARGEST / 1.05)
    for _ in range(2):
        press("Ctrl++")
        assert window.look.scale == LARGEST
    window.look.resize_text(SMALLEST * 1.05)
    for _ in range(2):
        press("Ctrl+-")
        assert window.look.scale == SMALLEST


def test_the_size_is_kept_for_the_next_start(open_window: OpenWindow) -> None:
    open_window()
    press("Ctrl++")
    assert open_window().look.scale == pytest.approx(1.1)


@pytest.fixture
def small(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The window at its least size with the largest text."""
    settings_file().save(Settings(text_scale=LARGEST))
    window = open_window()
    window.map_slot.picked.emit("pyongyang")
    window.resize(*LEAST_SIZE)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == LEAST_SIZE)
    return window


def seen(widget: QWidget) -> QRect:
    """The part of a widget that its ancestors leave to be seen, in its own coordinates."""
    rect = widget.rect()
    parent = widget.parentWidget()
    while parent and not widget.isWindow():
        corner = widget.mapTo(parent, QPoint(0, 0))
        rect &= parent.rect().translated(-corner)
        parent = parent.parentWidget()
    return rect


def scrolls(widget: QWidget, window: MainWindow) -> bool:
    """Say whether a widget can be scrolled into sight."""
    insides = (window.panels.tray.widget(), window.panels.dossier._head.widget())
    return any(inside and inside.isAncestorOf(widget) for inside in insides)


def test_no_words_vanish_in_the_smallest_window_with_the_largest_text(small: MainWindow) -> None:
    letters = 4
    labels, buttons = small.findChildren(QLabel), small.findChildren(QAbstractButton)
    worded: tuple[QLabel | QAbstractButton, ...] = (*labels, *buttons)
    for widget in worded:
        if not widget.isVisible() or not widget.text() or scrolls(widget, small):
            continue
        metrics = widget.fontMetrics()
        few = metrics.horizontalAdvance(widget.text()[:letters])
        assert seen(widget).width() >= few, widget.text()
        assert seen(widget).height() >= metrics.ascent(), widget.text()


def test_each_panel_shows_a_line_of_its_own_in_the_smallest_window(small: MainWindow) -> None:
    panels = small.panels
    for view in (panels.article.view.viewport(), panels.dossier.claims_list.viewport()):
        assert seen(view).height() >= view.fontMetrics().height()
        assert seen(view).width() >= view.fontMetrics().averageCharWidth() * 6
    for area in (panels.tray.viewport(), small.map_slot):
        assert seen(area).height() >= area.fontMetrics().height()
    assert panels.timeline.height() >= panels.timeline.minimumHeight()
    assert small.rect().contains(panels.timeline.geometry().translated(0, 0))


def test_nothing_of_the_top_bar_overlaps_in_the_smallest_window(small: MainWindow) -> None:
    parts = [w for w in small.top.children() if isinstance(w, QWidget) and w.isVisible()]
    for n, part in enumerate(parts):
        assert [p for p in parts[n + 1 :] if p.geometry().intersects(part.geometry())] == []


def test_all_menus_can_be_reached_in_the_smallest_window(small: MainWindow) -> None:
    bar = small.menuBar()
    assert isinstance(bar, QMenuBar)
    for action in bar.actions():
        assert bar.rect().contains(bar.actionGeometry(action).center())


def test_what_the_dossier_is_about_can_be_scrolled_to_its_end(small: MainWindow) -> None:
    head = small.panels.dossier._head
    bar = head.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = [b for b in head.findChildren(QAbstractButton) if b.isVisibleTo(head)][-1]
    assert seen(last).height() == last.height()


@pytest.mark.parametrize("scale", [SMALLEST, 1.0, LARGEST])
def test_disputed_stands_clear_of_the_kind_at_any_width(
    open_window: OpenWindow, scale: float
) -> None:
    window = open_window()
    window.look.resize_text(scale)
    cards = window.panels.dossier.claims_list
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    rows = (cards.model().index(row, 0) for row in range(cards.model().rowCount()))
    disputed = next(card for row in rows if (card := row.data(CARD_ROLE)).disputed)
    for width in (220, 320, 500):
        blocks = delegate._measure(disputed, width)
        inner = width - 2 * (delegate.MARGIN + delegate.PAD)
        if not blocks.pill_below:
            assert blocks.head.width + blocks.pill.width() < inner
        assert blocks.pill.width() <= inner


def test_what_a_briefing_holds_is_told_whole_in_an_ordinary_window(window: MainWindow) -> None:
    window.resize(1280, 800)
    (counts,) = (c for c in window.top.findChildren(QLabel) if "claims disputed" in c.text())
    assert counts.width() >= counts.sizeHint().width()
