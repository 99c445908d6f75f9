"""No words out of a file act: not in the window, on the map, on paper or in a terminal."""

from __future__ import annotations

import json
import logging
import time
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.page import asked
from tests.helpers.payloads import (
    LONG,
    PAYLOADS,
    UNBROKEN,
    a_proposing_briefing,
    fields_with,
    filled,
    free_fields,
    hostile,
)
from tests.helpers.views import dialogs, found, rich, views
from tests.web.conftest import OpenMap
from viewer.export.request import ExportRequest, Size
from viewer.map.messages import FromPage, Printed
from viewer.model.briefing import Briefing
from viewer.model.text import displayed
from viewer.store import container
from viewer.store.container import Document
from viewer.ui.export_job import Plan
from viewer.ui.map.page import MapPage
from viewer.ui.terminal_exports import write_picture
from viewer.ui.window import MainWindow

PATIENCE = 10.0
"""Seconds of the processor after which a person thinks that a window hangs."""

each_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)

OURS = {
    "button", "canvas", "circle", "clipPath", "div", "footer", "g", "li", "line", "path", "rect",
    "script", "span", "svg", "text", "ul",
}  # fmt: skip
"""The elements that the page is made of."""

PAGE = """({
  elements: [...document.body.querySelectorAll(":not(.leaflet-tile, .leaflet-image-layer)")]
    .map((e) => e.localName),
  acting: [...document.body.querySelectorAll("*")]
    .flatMap((e) => e.getAttributeNames()).filter((name) => /^on|href|action|srcdoc/.test(name)),
  canary: "canary" in window || document.title !== "Dateline",
  words: document.body.textContent,
})"""


def assert_only_words(page: dict[str, Any], words: str) -> None:
    """A page has the words in it, is made of our elements, and ran nothing."""
    assert not page["canary"]
    assert set(page["elements"]) <= OURS
    assert page["acting"] == []
    assert words in page["words"]


def printed(app: QApplication, document: Document, out: Path) -> dict[str, Any]:
    """Export a picture; returns what the printing page was like when it had drawn it."""
    told: list[str] = []

    def look(page: MapPage, message: FromPage) -> None:
        if isinstance(message, Printed):
            page.runJavaScript(f"JSON.stringify({PAGE})", 0, told.append)

    def watch() -> None:
        (page,) = app.findChildren(MapPage)
        page.bridge.received.connect(partial(look, page))

    QTimer.singleShot(0, app, watch)
    write_picture(app, document, ExportRequest(out=out, size=Size(900, 700)))
    seen: dict[str, Any] = json.loads(told[0])
    return seen


@pytest.fixture
def window(desk: MainWindow) -> MainWindow:
    """The window that these tests share."""
    return desk


def test_every_field_that_takes_words_is_filled() -> None:
    """Also one that somebody adds next year."""
    full = filled(a_proposing_briefing(), "payload")
    assert free_fields(inspect.type_info(Briefing)) == fields_with(full, "payload")


@each_payload
def test_words_stay_words_in_every_view_and_on_paper(
    qapp: QApplication,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    payload: str,
) -> None:
    path = tmp_path / f"{payload.replace('/', '∕').replace(chr(0), '')[:50]}.briefing"
    container.save(hostile(payload), path)
    document = container.load(path)
    requests: list[int] = []
    assert window.map_slot.view
    window.map_slot.view.network.connect(requests.append)
    window.show_document(document, path)
    for view in chain(views(window), found(window, payload[:40])):
        QApplication.processEvents()
        assert list(rich(QApplication.allWidgets())) == [], view
    article = window.panels.article.view.toPlainText()
    assert article.splitlines() == displayed(document.texts["article"]).splitlines()
    assert window.desk.scene
    name = window.desk.scene.places[0].name
    assert_only_words(printed(qapp, document, tmp_path / "h.png"), name)
    qtbot.waitUntil(lambda: name in asked(window, qtbot, PAGE)["words"], timeout=60_000)
    assert_only_words(asked(window, qtbot, PAGE), name)
    assert "0 requests" in asked(window, qtbot, PAGE)["words"]
    assert requests == []
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING] == []


def test_a_hostile_file_can_be_the_first_that_is_opened(
    open_map: OpenMap, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefing"
    container.save(hostile(" ".join(PAYLOADS.values())), path)
    window = open_map(path)
    assert window.desk.scene
    assert_only_words(asked(window, qtbot, PAGE), window.desk.scene.places[0].name)
    assert list(rich(QApplication.allWidgets())) == []


@pytest.mark.parametrize("kind", ["bold", "image"])
def test_words_stay_words_in_what_asks_for_an_export_and_in_its_progress(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    window.show_document(hostile(PAYLOADS[kind]), None)
    for view in dialogs(window):
        QApplication.processEvents()
        assert list(rich(QApplication.allWidgets())) == [], view
    out = tmp_path / f"{PAYLOADS[kind].replace('/', '∕')}.png"
    window.exporting.start(Plan(out, (), lambda prints: {out: b"a picture"}))
    assert list(rich(QApplication.allWidgets())) == []
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == f"Written: {out}")


@pytest.mark.parametrize("words", [LONG, UNBROKEN], ids=["words", "without a space"])
def test_a_megabyte_in_every_field_leaves_the_window_live(
    window: MainWindow, qtbot: QtBot, words: str
) -> None:
    asked_at = time.process_time()
    window.show_document(hostile(words), None)
    for view in chain(views(window), found(window, words[:40])):
        QApplication.processEvents()
        assert time.process_time() - asked_at < PATIENCE, view
        assert list(rich(QApplication.allWidgets())) == [], view
        asked_at = time.process_time()
    window.desk.choose_place("pyongyang")
    chosen = "[...window.stage.selected]"
    qtbot.waitUntil(lambda: asked(window, qtbot, chosen) == ["pyongyang"], timeout=60_000)
