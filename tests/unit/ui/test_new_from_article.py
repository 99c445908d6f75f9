"""From an article to a briefing in the window: read, looked over, frozen, proposed of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.articles import FOLDER
from tests.helpers.dropping import drop
from tests.helpers.previewing import (
    LONG_MS,
    WORDS,
    made,
    offer,
    paste,
    preview,
    shown,
    waiting,
)
from tests.helpers.window import (
    discard_edits,
    notice_of,
    press,
    session_of,
)
from viewer.model.check import problems
from viewer.store import container
from viewer.ui.dialogs.new_article import NewArticleDialog
from viewer.ui.window import MainWindow


def test_pasted_text_becomes_a_briefing_by_keys_alone(desk: MainWindow, qtbot: QtBot) -> None:
    before = session_of(desk)
    dialog = paste(desk, qtbot)
    assert shown(dialog)[1] == "The minister flew from Moscow to Paris on Tuesday."
    press("End")
    press("Del")
    press("Home")
    press("H")
    assert shown(dialog)[0] == "Talks in Paris | Heading"
    press("Return")
    made(desk, qtbot, before)
    session = session_of(desk)
    text = session.document.texts[session.index.briefing.sources[0].id]
    assert text.startswith("Talks in Paris\nThe minister")
    assert "Read more" not in text
    assert session.history.changed
    assert session.path is None
    assert list(problems(session.index.briefing, session.document.texts)) == []
    assert desk.panels.dossier.reviewing
    words = {p.quote.exact for p in session.index.briefing.proposals}
    assert "Paris" in words
    assert "Moscow" in words


def test_several_files_become_one_briefing(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(FOLDER / name) for name in ("chromium.mhtml", "libreoffice.docx")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    before = session_of(desk)
    press("Ctrl+N")
    dialog = preview(desk, qtbot)
    assert dialog._which.count() == 2
    assert primary_of(dialog).text() == "&Next article"
    press("Return")
    assert dialog._which.currentIndex() == 1
    assert primary_of(dialog).text() == "&Make briefing of 2 articles"
    press("Return")
    made(desk, qtbot, before)
    session = session_of(desk)
    assert len(session.index.briefing.sources) == 2
    assert {p.source for p in session.index.briefing.proposals} == set(session.index.sources)


def test_articles_that_nobody_looks_at_are_made_a_briefing_by_the_button_that_says_so(
    desk: MainWindow, qtbot: QtBot
) -> None:
    before = session_of(desk)
    desk.articles.read([FOLDER / name for name in ("chromium.mhtml", "libreoffice.docx")])
    dialog = preview(desk, qtbot)
    shown_buttons = {b.text(): b for b in dialog.findChildren(QPushButton) if b.isVisible()}
    shown_buttons["&Make briefing of 2 articles"].click()
    made(desk, qtbot, before)
    assert len(session_of(desk).index.briefing.sources) == 2


def test_a_text_without_a_title_is_called_after_its_first_words(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session_of(desk)
    path = tmp_path / "wire.txt"
    words = "The minister flew to Paris on Tuesday. He was late."
    path.write_text(f"{words}\nTalks followed on Friday.")
    desk.articles.read([path])
    dialog = preview(desk, qtbot)
    title = dialog.fields["title"]
    assert title.text() == "The minister flew to Paris on Tuesday"
    assert title.accessibleDescription() == "inferred: The first words of the text."
    press("Del")
    assert title.text() == "Talks followed on Friday"
    press("U")
    press("Return")
    made(desk, qtbot, before)
    briefing = session_of(desk).index.briefing
    assert briefing.title == "The minister flew to Paris on Tuesday"
    assert briefing.sources[0].title is not None
    assert briefing.sources[0].title.inferred


def primary_of(dialog: QWidget) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.isDefault())


def test_a_dropped_article_is_read(desk: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(WORDS)
    assert drop(desk.panels.article.view, path)
    preview(desk, qtbot)
    press("Esc")


def test_an_article_is_added_to_the_open_briefing_and_taken_out_again(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(WORDS)
    session, before = session_of(desk), session_of(desk).document
    desk.articles.read([path], add=True)
    preview(desk, qtbot)
    press("Return")
    qtbot.waitUntil(lambda: bool(session.index.briefing.proposals), timeout=LONG_MS)
    assert len(session.index.briefing.sources) == 2
    assert len(session.document.texts) == 2
    assert {p.source for p in session.index.briefing.proposals} == {"article-2"}
    assert desk.panels.dossier.reviewing
    assert list(problems(session.index.briefing, session.document.texts)) == []
    qtbot.waitUntil(desk.panels.dossier.review.list.hasFocus)
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert session.document is before


def test_proposals_are_made_for_a_briefing_that_has_none(desk: MainWindow, qtbot: QtBot) -> None:
    session = session_of(desk)
    desk.actions_by_id["propose"].trigger()
    qtbot.waitUntil(lambda: session.history.changed, timeout=LONG_MS)
    assert session.index.briefing.proposals
    assert session.history.undo_words == "Propose places and claims"


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"no PDF"), ("empty.txt", b"")])
def test_what_cannot_be_read_is_said_once_and_nothing_changes(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    path, before = tmp_path / name, session_of(desk)
    path.write_bytes(content)
    desk.articles.read([path])
    qtbot.waitUntil(lambda: notice_of(desk) != "", timeout=LONG_MS)
    assert name in notice_of(desk)
    assert session_of(desk) is before
    assert desk.findChildren(NewArticleDialog) == []


def test_an_empty_clipboard_is_said(desk: MainWindow) -> None:
    QGuiApplication.clipboard().setText(" ")
    press("Ctrl+Shift+V")
    assert "no text on the clipboard" in notice_of(desk)


def test_reading_can_be_given_up(desk: MainWindow, qtbot: QtBot) -> None:
    desk.articles.read([FOLDER / "libreoffice.pdf"])
    busy = desk.articles.background.busy
    assert busy is not None
    busy.cancel.click()
    assert desk.articles.background.busy is None
    qtbot.wait(1500)  # what would come had it not been given up
    assert desk.findChildren(NewArticleDialog) == []
    assert notice_of(desk) == ""


def test_edits_of_the_open_briefing_are_asked_for_before_it_goes(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session_of(desk)
    desk.desk.choose_step("s-visit")
    desk.actions_by_id["delete-step"].trigger()
    monkeypatch.setattr(desk.saving, "may_leave", lambda: False)
    paste(desk, qtbot)
    press("Return")
    qtbot.waitUntil(lambda: "waits" in waiting(desk), timeout=LONG_MS)
    assert session_of(desk) is before
    desk.notice.say("Something else has happened.")
    monkeypatch.undo()
    discard_edits(desk)
    offer(desk, "Open it").click()
    assert session_of(desk) is not before
    assert waiting(desk) == ""


def test_a_window_that_closes_gives_up_what_is_read(desk: MainWindow) -> None:
    desk.articles.read([FOLDER / "libreoffice.pdf"])
    assert desk.close()
    assert desk.articles.background.busy is None


def test_of_several_files_those_that_can_be_read_are(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad, empty = (tmp_path / name for name in ("talks.txt", "broken.pdf", "empty.txt"))
    good.write_text(WORDS)
    bad.write_bytes(b"no PDF")
    empty.touch()
    desk.articles.read([bad, good, empty])
    dialog = preview(desk, qtbot)
    assert dialog._which.count() == 1
    assert dialog.wrong.isVisible()
    assert "broken.pdf" in dialog.wrong.text()
    assert "empty.txt" in dialog.wrong.text()
    press("Esc")


def test_the_new_briefing_can_be_saved_and_read_again(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session_of(desk)
    paste(desk, qtbot)
    press("Return")
    made(desk, qtbot, before)
    container.save(session_of(desk).document, tmp_path / "new.briefing")
    read = container.load(tmp_path / "new.briefing")
    assert read.briefing == session_of(desk).document.briefing
    assert list(container.problems(read)) == []


def test_a_briefing_of_a_long_article_can_be_read_again_and_says_what_it_has_no_room_for(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session_of(desk)
    paste(desk, qtbot, "The minister flew from Moscow to Paris on Tuesday.\n" * 5000)
    press("Return")
    made(desk, qtbot, before)
    assert "had no room in the briefing" in notice_of(desk)
    container.save(session_of(desk).document, tmp_path / "long.briefing")
    assert container.load(tmp_path / "long.briefing").briefing.proposals
