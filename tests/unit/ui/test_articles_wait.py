"""Articles and briefings that are read or made while something else is under way wait in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.edit_forms import answering, gone, run
from tests.helpers.previewing import LONG_MS, WORDS, made, offer, paste, preview, shown, waiting
from tests.helpers.window import press, session_of, type_words
from viewer.ui.dialogs.briefing_editor import BriefingEditor
from viewer.ui.window import MainWindow


def test_a_new_briefing_does_not_come_under_a_form_that_is_being_filled_in(
    desk: MainWindow, qtbot: QtBot
) -> None:
    before = session_of(desk)
    paste(desk, qtbot)
    press("Return")
    form = run("briefing-details", BriefingEditor, desk, qtbot)
    type_words("A title that is being typed")
    qtbot.waitUntil(lambda: "waits" in waiting(desk), timeout=LONG_MS)
    assert session_of(desk) is before
    press("Return")
    gone(form, qtbot)
    assert before.index.briefing.title == "A title that is being typed"
    offer(desk, "Throw it away").click()


def test_articles_do_not_come_over_a_form_that_is_being_filled_in(
    desk: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    press("Ctrl+Shift+V")
    form = run("briefing-details", BriefingEditor, desk, qtbot)
    qtbot.waitUntil(lambda: "“Pasted text”" in waiting(desk), timeout=LONG_MS)
    assert form.isAncestorOf(QApplication.focusWidget() or desk)
    press("Esc")
    gone(form, qtbot)
    offer(desk, "Look it over").click()
    preview(desk, qtbot)
    press("Esc")


def test_articles_whose_briefing_is_given_up_can_be_looked_over_again(
    desk: MainWindow, qtbot: QtBot
) -> None:
    before = session_of(desk)
    paste(desk, qtbot)
    press("End")
    press("Del")
    press("Return")
    busy = desk.articles.background.busy
    assert busy is not None
    busy.cancel.click()
    assert waiting(desk) == "In no briefing yet: “Pasted text”."
    offer(desk, "Look it over again").click()
    dialog = preview(desk, qtbot)
    assert len(shown(dialog)) == 3
    assert waiting(desk) == ""
    press("Return")
    made(desk, qtbot, before)


def test_one_article_after_the_other_loses_neither(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(WORDS)
    paste(desk, qtbot)
    press("Return")
    desk.articles.read([path])
    assert "“Pasted text”" in waiting(desk)
    preview(desk, qtbot)
    offer(desk, "Throw it away").click()
    assert waiting(desk) == ""
    press("Esc")


def test_closing_asks_for_articles_that_are_in_no_file(desk: MainWindow, qtbot: QtBot) -> None:
    paste(desk, qtbot)
    press("Return")
    desk.articles.cancel()
    heard: list[str] = []
    for answer in ("Cancel", "Discard"):
        answering(answer, heard)
        assert desk.close() == (answer == "Discard")
    assert [heard[0], heard[2]] == ["Throw the new briefing away?"] * 2


def test_closing_asks_while_the_briefing_is_made(desk: MainWindow, qtbot: QtBot) -> None:
    paste(desk, qtbot)
    press("Return")
    heard: list[str] = []
    answering("Discard", heard)
    assert desk.close()
    assert heard[0] == "Throw the new briefing away?"
