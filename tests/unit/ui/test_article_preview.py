"""Articles looked over before they are frozen: paragraphs, facts, the original beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.articles import BYLINE, FOLDER, PAGE, PARAGRAPHS, TITLE
from tests.helpers.edit_forms import answering
from tests.helpers.names import nameless
from tests.helpers.previewing import (
    made,
    paste,
    preview,
    shown,
)
from tests.helpers.window import (
    press,
    session_of,
    type_words,
)
from viewer.ui.window import MainWindow


def test_paragraphs_are_struck_joined_named_and_brought_back(
    desk: MainWindow, qtbot: QtBot
) -> None:
    dialog = paste(desk, qtbot)
    before = shown(dialog)
    press("Down")
    press("Down")
    press("J")
    assert len(shown(dialog)) == len(before) - 1
    assert shown(dialog)[1].endswith("told the Courier.")
    press("N")
    assert shown(dialog)[1].endswith("| Note")
    press("P")
    press("Shift+Down")
    press("Del")
    assert len(shown(dialog)) == len(before) - 3
    for key in ("U", "Ctrl+Z", "U", "U", "U"):
        press(key)
    assert shown(dialog) == before
    press("Esc")


def test_facts_are_shown_where_they_are_inferred_and_can_be_changed(
    desk: MainWindow, qtbot: QtBot
) -> None:
    before = session_of(desk)
    desk.articles.read([FOLDER / "chromium.mhtml"])
    dialog = preview(desk, qtbot)
    assert dialog.fields["title"].text() == TITLE
    assert dialog._inferred["published"].text().startswith("inferred: ")
    dialog.fields["publisher"].setFocus()
    press("Ctrl+A")
    type_words("The Courier")
    press("Return")
    made(desk, qtbot, before)
    (source,) = session_of(desk).index.briefing.sources
    assert source.publisher is not None
    assert source.publisher.value == "The Courier"
    assert source.published is not None
    assert source.published.inferred
    assert source.original in session_of(desk).document.originals


def leave(dialog: QWidget) -> None:
    """Leave the dialog, and with it what was changed there."""
    heard: list[str] = []
    answering("Discard", heard)
    press("Esc")
    assert heard[0] == "Leave the articles?"
    assert not dialog.isVisible()


def test_a_wrong_date_is_said_in_the_dialog(desk: MainWindow, qtbot: QtBot) -> None:
    dialog = paste(desk, qtbot)
    dialog.fields["published"].setFocus()
    press("Ctrl+A")
    type_words("yesterday")
    press("Return")
    assert dialog.isVisible()
    assert "is no date" in dialog.wrong.text()
    leave(dialog)


def test_the_original_is_beside_the_text_and_what_was_left_out_can_be_had_back(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talks.html"
    path.write_text(PAGE)
    desk.articles.read([path])
    dialog = preview(desk, qtbot)
    original, before = dialog.original, shown(dialog)
    out = [row for row in original._model.rows if row.struck]
    assert ("Home", "left out: menu") in [(row.title, row.detail) for row in out]
    assert not original.back.isEnabled()
    first = next(n for n, row in enumerate(original._model.rows) if row.title == BYLINE)
    original.list.setFocus()
    original.list.setCurrentIndex(original._model.index(first, 0))
    assert original.back.isEnabled()
    press("T")
    assert shown(dialog) == [before[0], BYLINE, *before[1:]]
    assert not original._model.rows[first].struck
    assert original.list.currentIndex().row() == first
    dialog.list.setFocus()
    press("Del")
    assert shown(dialog) == before
    assert original._model.rows[first].detail == "left out: byline or date"
    press("Down")
    press("Del")
    row = original._model.rows[dialog._draft.rows.index(articles_row(dialog, PARAGRAPHS[0]))]
    assert (row.struck, row.detail) == (True, "struck out by you")
    press("O")
    assert not original.isVisible()
    press("O")
    assert original.isVisible()
    leave(dialog)


def articles_row(dialog: Any, words: str) -> Any:
    """The row of the original with these words."""
    return next(row for row in dialog._draft.rows if row.words == words)


def test_of_a_pdf_the_original_is_its_pages_and_its_words(desk: MainWindow, qtbot: QtBot) -> None:
    desk.articles.read([FOLDER / "chromium.pdf"])
    dialog = preview(desk, qtbot)
    pane = dialog.original
    assert pane.tabs.isVisible()
    qtbot.waitUntil(pane.pages.isVisible)
    pages = [w for w in pane.pages.findChildren(QWidget) if w.accessibleName() == "Page 1 of 1"]
    assert pages[0].height() > pages[0].width() > 100
    ink = pages[0].grab().toImage()
    assert len({ink.pixel(x, 80) for x in range(ink.width())}) > 2
    pane.tabs.setFocus()
    press("Left")
    assert pane.list.isVisible()
    assert nameless() == []
    press("Esc")


def test_leaving_articles_that_were_worked_on_asks(desk: MainWindow, qtbot: QtBot) -> None:
    dialog = paste(desk, qtbot)
    press("Del")
    heard: list[str] = []
    answering("Cancel", heard)
    press("Esc")
    assert heard[0] == "Leave the articles?"
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.list.hasFocus)
    press("U")
    press("Esc")
    assert not dialog.isVisible()


def test_all_that_takes_the_keyboard_in_the_preview_has_a_name(
    desk: MainWindow, qtbot: QtBot
) -> None:
    paste(desk, qtbot)
    assert nameless() == []
    QTimer.singleShot(0, lambda: press("Esc"))


def test_enter_in_a_field_that_tab_has_come_to_makes_the_briefing(
    desk: MainWindow, qtbot: QtBot
) -> None:
    before = session_of(desk)
    dialog = paste(desk, qtbot)
    press("Tab")
    assert dialog.fields["title"].hasFocus()
    press("Tab")
    type_words("The Courier")
    press("Tab")
    press("Tab")
    type_words("19 June 2024")
    press("Return")
    made(desk, qtbot, before)
    (source,) = session_of(desk).index.briefing.sources
    assert source.publisher is not None
    assert source.published is not None
    assert (source.publisher.value, source.published.value) == ("The Courier", "2024-06-19")


def test_a_field_of_the_preview_has_a_key_of_its_own(desk: MainWindow, qtbot: QtBot) -> None:
    dialog = paste(desk, qtbot)
    press("Alt+D")
    assert dialog.fields["published"].hasFocus()
    type_words("yesterday")
    press("Return")
    assert dialog.isVisible()
    assert "write it as 2024-06-19" in dialog.wrong.text()
    leave(dialog)
