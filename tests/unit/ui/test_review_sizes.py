"""The review and the pages beside it in small windows and with large text: nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.helpers.reviewing import in_focus, to_go
from tests.helpers.window import press
from viewer.ui.look import LARGEST
from viewer.ui.panels.area import ShrinkingArea
from viewer.ui.panels.labels import PlainLabel
from viewer.ui.panels.review_card import CandidateDelegate, CandidateList
from viewer.ui.panels.review_end import ReviewEnd
from viewer.ui.panels.rows import Row, RowsModel
from viewer.ui.panels.step_actions import CommandChip
from viewer.ui.window import MainWindow


@pytest.fixture
def large(reviewed: MainWindow) -> MainWindow:
    """The review in a small window with the largest text."""
    reviewed.resize(1280, 800)
    while reviewed.look.style.fonts.scale < LARGEST:
        reviewed.actions_by_id["text-larger"].trigger()
    return reviewed


def test_the_words_in_focus_are_seen_from_their_start_after_a_long_card(
    large: MainWindow, qtbot: QtBot
) -> None:
    area = next(
        a
        for a in large.panels.dossier.review.findChildren(QScrollArea)
        if a.accessibleName() == "The proposal in focus"
    )
    bar = area.verticalScrollBar()
    while not in_focus(large).startswith("Moscow"):
        press("Down")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    while "Place" in in_focus(large):
        press("Down")
    assert bar.value() == 0
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    at = bar.value()
    press("3")
    assert bar.value() == at


def test_the_first_button_has_room_for_its_words_in_bold(large: MainWindow) -> None:
    buttons = large.panels.dossier.review.findChildren(QPushButton)
    accept = next(button for button in buttons if button.accessibleName() == "Accept, A")
    bold = QFont(accept.font())
    bold.setWeight(QFont.Weight.DemiBold)
    assert accept.width() >= QFontMetrics(bold).horizontalAdvance(accept.text()) + 14


def test_every_decision_can_be_scrolled_to_in_the_smallest_window(
    large: MainWindow, qtbot: QtBot
) -> None:
    large.resize(large.minimumSize())
    review = large.panels.dossier.review
    area = next(a for a in review.findChildren(ShrinkingArea) if a.accessibleName() == "Decisions")
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.maximum() > 0)
    assert review.mapTo(large, review.rect().bottomLeft()).y() < large.height()
    assert area.geometry().bottom() <= review.height()
    for button in area.findChildren(QPushButton):
        if button.isVisible():
            area.ensureWidgetVisible(button)
            assert button.visibleRegion().boundingRect() == button.rect()
    press("S")
    assert bar.value() == 0


def test_the_end_is_told_whole_and_its_last_button_can_be_scrolled_to(
    large: MainWindow, qtbot: QtBot
) -> None:
    large.resize(1280, 600)
    while to_go(large):
        press("R")
    (end,) = large.panels.dossier.review.findChildren(ReviewEnd)
    labels = [label for label in end.findChildren(QLabel) if label.isVisible()]
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels))
    last = end.findChildren(QPushButton)[-1]
    assert last.geometry().bottom() <= end.height()


def test_a_review_in_the_background_takes_no_room_of_what_is_in_front(large: MainWindow) -> None:
    dossier = large.panels.dossier
    needed = dossier.review.minimumSizeHint().height()
    press("Ctrl+4")
    assert dossier.review.minimumSizeHint().height() < needed
    assert dossier.review.minimumSizeHint().height() <= dossier.steps.minimumSizeHint().height()


def test_a_command_s_key_is_told_however_narrow_its_button_is(reviewed: MainWindow) -> None:
    action = QAction("Claim from selected words…", reviewed)
    action.setShortcut("Ctrl+Shift+L")
    chip = CommandChip()
    chip.bind(action)
    full = chip.fontMetrics().horizontalAdvance(chip.text())
    assert chip.words_within(full) == "Claim from selected words…  Ctrl+Shift+L"
    short = chip.words_within(full - 60)
    assert short.startswith("Claim from ")
    assert short.endswith("…  Ctrl+Shift+L")
    assert chip.fontMetrics().horizontalAdvance(short) <= full - 60
    chip.deleteLater()


def test_an_area_that_has_room_again_has_no_scroll_bar(qtbot: QtBot) -> None:
    label = PlainLabel()
    label.show_text("words of an article " * 20)
    area = ShrinkingArea(label, "An area")
    qtbot.addWidget(area)
    area.resize(300, 40)
    area.show()
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    width = next(
        wide
        for wide in range(300, 200, -1)
        if label.heightForWidth(wide) < label.heightForWidth(wide - 8)
    )
    area.resize(width, label.heightForWidth(width))
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())


def test_three_rows_and_more_are_seen_of_the_queue_in_a_small_window(
    reviewed: MainWindow,
) -> None:
    reviewed.resize(1280, 800)
    QApplication.processEvents()
    shown = reviewed.panels.dossier.review.list
    rows = [shown.visualRect(shown.model().index(row, 0)) for row in range(6)]
    assert len({row.height() for row in rows}) == 1
    inside = shown.viewport().rect()
    assert sum(inside.contains(box) for box in rows) >= 3


@pytest.mark.parametrize("count", [1, 2, 4, 5, 9])
def test_candidates_take_the_height_of_their_rows_at_any_width(
    large: MainWindow, count: int
) -> None:
    rows = RowsModel(large)
    found = CandidateList(rows, CandidateDelegate(large.look.style, large), "Places", large)
    reason = "The largest city of this name, in a country that the text names near it"
    rows.show([Row(str(n), f"{n}  Tripoli · city · Lebanon", reason) for n in range(count)])
    found.show()
    widths = [*range(120, 420, 3)]
    for width in (*widths, *reversed(widths)):
        found.resize(width, found.height())
        QApplication.processEvents()
        assert found.height() == sum(found.sizeHintForRow(row) for row in range(min(count, 4)))
        assert found.verticalScrollBar().isVisible() == (count > 4)
