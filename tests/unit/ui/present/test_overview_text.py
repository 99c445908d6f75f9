"""All steps at a glance, and the whole presentation as text: what they say and how one leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_briefing, a_step
from viewer.model.briefing import Focus, Step
from viewer.model.index import Index
from viewer.session.presentation import Presentation
from viewer.session.room import Pictures, Wording
from viewer.session.telling import Told, telling
from viewer.store.resources import resources_root
from viewer.ui.dialogs.text_view import TextView
from viewer.ui.fonts import Fonts
from viewer.ui.present.overview import Overview
from viewer.ui.present.room_view import RoomThemes
from viewer.ui.present.thumbnails import Thumbnails
from viewer.ui.theme import load_theme
from viewer.ui.words import KIND_WORDS, stated_words

STEPS = (
    a_step("s-one", title="The visit", notes="SECRET", seconds=75),
    a_step("s-two", title="The \u202eecho\x07", focus=Focus(claims=("c-containers",))),
    a_step("s-three", title="Overviews " * 20, seconds=3600),
)
OpenGrid = Callable[[int], Overview]
OpenText = Callable[[Sequence[Told]], TextView]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window that they open over."""
    made = QWidget()
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def thumbnails(qtbot: QtBot, parent: QWidget) -> Iterator[Thumbnails]:
    """The pictures of the steps."""
    folder = resources_root() / "themes"
    themes = RoomThemes(load_theme(folder, "room-dark"), load_theme(folder, "room-light"))
    wording = Wording(kinds=KIND_WORDS, stated=stated_words, source="Our article")
    told = Presentation(Index(a_briefing(steps=STEPS)))
    pictures = Pictures(told, {}, wording, "recognised")
    owner = QObject()
    made = Thumbnails(pictures.start_of, themes, owner)
    yield made
    made.close()
    shiboken6.delete(owner)


@pytest.fixture
def open_grid(thumbnails: Thumbnails, qtbot: QtBot, parent: QWidget) -> OpenGrid:
    """Opens the grid at a step."""

    def opened(number: int) -> Overview:
        grid = Overview(STEPS, number, thumbnails, parent)
        with qtbot.waitExposed(grid):
            grid.open()
        return grid

    return opened


@pytest.fixture
def open_text(qtbot: QtBot, parent: QWidget) -> OpenText:
    """Opens the text view."""

    def opened(told: Sequence[Told]) -> TextView:
        view = TextView(told, Fonts(1.0), parent)
        with qtbot.waitExposed(view):
            view.open()
        return view

    return opened


def told_of(steps: Sequence[Step] = STEPS) -> list[Told]:
    return list(telling(Index(a_briefing(steps=steps)), steps, "Our article"))


def blocks(view: TextView) -> list[QTextBlock]:
    """The paragraphs of the text."""
    found, block = [], view.view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def chosen_of(grid: Overview) -> list[int]:
    chosen: list[int] = []
    grid.chosen.connect(chosen.append)
    return chosen


def test_each_step_is_in_the_grid_with_its_number_title_and_time(open_grid: OpenGrid) -> None:
    grid = open_grid(2).grid
    words = [grid.item(row).text() for row in range(grid.count())]
    assert words[:2] == ["1 · The visit\n1:15", "2 · The \ufffdecho\ufffd\n1:00"]
    assert words[2].endswith("…\n1:00:00")
    assert len(words[2]) < 120
    assert "SECRET" not in "".join(words)
    assert grid.currentRow() == 1


def test_arrows_and_enter_go_to_a_step(open_grid: OpenGrid, qtbot: QtBot) -> None:
    overview = open_grid(1)
    chosen = chosen_of(overview)
    QTest.keyClick(overview.grid, Qt.Key.Key_Right)
    QTest.keyClick(overview.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(overview))
    assert chosen == [2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_O])
def test_the_key_that_opened_it_and_escape_leave_without_going_anywhere(
    open_grid: OpenGrid, qtbot: QtBot, key: Qt.Key
) -> None:
    overview = open_grid(1)
    chosen = chosen_of(overview)
    QTest.keyClick(overview.grid, key)
    qtbot.waitUntil(lambda: not shiboken6.isValid(overview))
    assert chosen == []


def test_every_paragraph_that_is_told_is_one_in_the_text(open_text: OpenText) -> None:
    told = told_of(STEPS[:1])
    assert [block.text() for block in blocks(open_text(told))] == [one.text for one in told]


def test_headings_are_headings_to_a_screen_reader_and_larger_to_the_eye(
    open_text: OpenText,
) -> None:
    told = told_of()
    shown = blocks(open_text(told))
    levels = [block.blockFormat().headingLevel() for block in shown]
    assert levels == [one.level for one in told]
    assert {1, 2, 3} <= set(levels)
    sizes = {
        block.blockFormat().headingLevel(): block.begin().fragment().charFormat().fontPointSize()
        for block in shown
    }
    assert sizes[1] > sizes[2] > sizes[3] > sizes[0]


def test_the_text_says_what_is_disputed_and_by_whom_and_has_no_notes(open_text: OpenText) -> None:
    text = open_text(told_of()).view.toPlainText()
    assert "Allegation, disputed: 11,000 containers went to Chukotka." in text
    assert "Denied by North Korean government." in text
    assert "SECRET" not in text


def test_what_could_mislead_is_made_visible_in_the_text(open_text: OpenText) -> None:
    text = open_text(told_of()).view.toPlainText()
    assert "2 of 3: The \ufffdecho\ufffd" in text


def test_markup_in_a_briefing_is_words(open_text: OpenText) -> None:
    words = '<h1>large</h1><img src="x"><a href="https://example.org">here</a>'
    (block,) = blocks(open_text([Told(words)]))
    assert block.text() == words


def test_line_ends_in_a_briefing_make_no_paragraphs_of_their_own(open_text: OpenText) -> None:
    hostile = Told("One\nSource: somebody else\u2029and more", 2)
    assert len(blocks(open_text([hostile, Told("Two")]))) == 2


def test_the_text_begins_at_its_start_and_is_read_and_not_written(open_text: OpenText) -> None:
    view = open_text(told_of()).view
    assert view.textCursor().position() == 0
    before = view.toPlainText()
    QTest.keyClicks(view, "typed")
    assert view.toPlainText() == before
    name = QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name)
    assert name == "The presentation as text"


def test_the_keyboard_can_select_and_copy_it(open_text: OpenText) -> None:
    view = open_text(told_of()).view
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == "A visit"


def test_escape_closes_the_text(open_text: OpenText, qtbot: QtBot) -> None:
    text = open_text(told_of())
    QTest.keyClick(text.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(text))
