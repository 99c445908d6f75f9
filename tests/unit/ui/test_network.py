"""The network is off until somebody switches it on; then one article is fetched when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.articles import PAGE, TITLE
from tests.helpers.briefings import a_document
from tests.helpers.web_server import WebServer, moved, page, serving
from tests.helpers.window import OpenWindow, discard_edits, notice_of, press, session_of
from viewer.store.settings import settings_file
from viewer.ui.dialogs.naming import NameDialog
from viewer.ui.dialogs.new_article import NewArticleDialog
from viewer.ui.window import MainWindow

LONG_MS = 30_000
COMMANDS = ("new-from-address", "add-address")


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving({"/talks": page(PAGE), "/moved": moved("/talks")}) as made:
        yield made


@pytest.fixture
def desk(open_window: OpenWindow) -> MainWindow:
    """A window on a small briefing without edits."""
    return open_window(a_document())


def enabled(window: MainWindow) -> set[str]:
    return {name for name in COMMANDS if window.actions_by_id[name].isEnabled()}


def looked_over(window: MainWindow, qtbot: QtBot) -> NewArticleDialog:
    """The preview of what was fetched, when it is there."""
    qtbot.waitUntil(lambda: bool(window.findChildren(NewArticleDialog)), timeout=LONG_MS)
    (dialog,) = window.findChildren(NewArticleDialog)
    return dialog


def test_it_is_off_and_an_address_that_is_pasted_is_not_asked_for(
    desk: MainWindow, server: WebServer
) -> None:
    assert not desk.network.is_on
    assert not desk.actions_by_id["network"].isChecked()
    assert enabled(desk) == set()
    QGuiApplication.clipboard().setText(server.address("/talks"))
    press("Ctrl+Shift+V")
    desk.articles.fetch(server.address("/talks"))
    assert "until you switch them on" in notice_of(desk)
    assert desk.articles.background.busy is None
    assert desk.network.made == 0
    assert server.asked == []


def test_switched_on_an_article_is_fetched_looked_over_and_dated(
    desk: MainWindow, qtbot: QtBot, server: WebServer
) -> None:
    QGuiApplication.clipboard().setText(server.address("/moved"))
    press("Ctrl+Shift+V")
    desk.notice._offer.click()  # it switches the network on and goes on
    looked_over(desk, qtbot)
    assert settings_file().load().network
    assert desk.actions_by_id["network"].isChecked()
    assert enabled(desk) == set(COMMANDS)
    assert (desk.network.made, server.paths()) == (2, ["/moved", "/talks"])
    before = session_of(desk)
    press("Return")
    qtbot.waitUntil(lambda: session_of(desk) is not before, timeout=LONG_MS)
    (source,) = session_of(desk).index.briefing.sources
    assert source.retrieved == date.today().isoformat()
    assert source.title is not None
    assert source.title.value == TITLE
    discard_edits(desk)
    desk.actions_by_id["network"].trigger()
    assert not settings_file().load().network
    assert enabled(desk) == set()


def test_an_address_is_typed_and_what_comes_of_it_is_said(desk: MainWindow, qtbot: QtBot) -> None:
    desk.network.switch(True)
    with serving({}) as server:
        QGuiApplication.clipboard().setText(server.address("/none"))
        desk.actions_by_id["new-from-address"].trigger()
        (dialog,) = desk.findChildren(NameDialog)
        assert dialog.words() == server.address("/none")  # that of the clipboard, to begin with
        dialog.accept()
        qtbot.waitUntil(lambda: "does not exist" in notice_of(desk), timeout=LONG_MS)
    desk.articles.fetch("ftp://a.example/x")
    assert "no address" in notice_of(desk)


def test_to_switch_it_off_gives_up_what_is_being_fetched(
    desk: MainWindow, server: WebServer
) -> None:
    desk.network.switch(True)
    desk.articles.fetch(server.address("/talks"))
    assert desk.articles.background.busy is not None
    desk.network.switch(False)
    assert desk.articles.background.busy is None
