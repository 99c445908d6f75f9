"""Addresses, notes and listings take nothing out of a file for more than words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from tests.helpers.briefings import a_briefing, a_document, a_source, a_step
from tests.helpers.payloads import PAYLOADS, hostile
from tests.helpers.views import rich
from tests.helpers.window import LEFT, OpenWindow, click
from viewer import cli
from viewer.model.briefing import Stated
from viewer.store import container
from viewer.ui.dialogs.links import SCHEMES
from viewer.ui.panels.labels import NotesView
from viewer.ui.panels.links import LinkRow
from viewer.ui.window import MainWindow

each_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)


class Browser(QObject):
    """Stands where the system's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        """Note what was to be opened."""
        self.opened.append(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """The browser, for the time of a test."""
    made = Browser()
    for scheme in (*SCHEMES, "javascript", "file"):
        # PySide takes the name as words only; its stubs say bytes.
        QDesktopServices.setUrlHandler(scheme, made, "open")  # type: ignore[arg-type]
    yield made
    for scheme in (*SCHEMES, "javascript", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def links_of(window: MainWindow) -> list[QPushButton]:
    """The addresses that the dossier offers to open."""
    row = window.panels.dossier.findChild(LinkRow)
    assert isinstance(row, LinkRow)
    return [button for button in row.findChildren(QPushButton) if button.isVisibleTo(row)]


def question_of(window: MainWindow) -> QMessageBox:
    """The question that is open."""
    question = window.findChild(QMessageBox)
    assert isinstance(question, QMessageBox)
    return question


@each_payload
def test_words_are_not_offered_as_an_address(open_window: OpenWindow, payload: str) -> None:
    assert links_of(open_window(hostile(payload))) == []


@each_payload
def test_an_address_is_shown_as_it_is_and_opened_only_after_a_yes(
    open_window: OpenWindow, browser: Browser, payload: str
) -> None:
    address = f"https://example.org/{quote(payload)}"
    source = a_source(url=Stated(value=address))
    window = open_window(a_document(a_briefing(sources=(source,))))
    (button,) = links_of(window)
    for answer in (QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes):
        QTest.mouseClick(button, LEFT)
        question = question_of(window)
        assert address in question.informativeText()
        assert list(rich(QApplication.allWidgets())) == []
        assert browser.opened == []
        QTest.mouseClick(question.button(answer), LEFT)
        QApplication.sendPostedEvents(question)
    assert browser.opened == [address]


def test_notes_load_no_picture_and_open_no_link(
    open_window: OpenWindow, browser: Browser, tmp_path: Path
) -> None:
    picture = tmp_path / "red.png"
    red = QPixmap(40, 40)
    red.fill(QColor("#FF0000"))
    red.save(str(picture))
    notes = f"[a link](file://{picture})\n\n![red]({picture})\n\n![red](file://{picture})"
    window = open_window(a_document(a_briefing(steps=(a_step(notes=notes),))))
    window.desk.choose_step("s-visit")
    window.panels.dossier.focus_steps()
    (view,) = window.panels.dossier.findChildren(NotesView)
    assert view.isVisible()
    click(view.viewport(), view.cursorRect().center() + QPoint(4, 0))
    image = view.grab().toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    assert "#ff0000" not in {pixel.name() for pixel in pixels}
    assert browser.opened == []
    assert view.source().isEmpty()


@each_payload
@pytest.mark.parametrize("verb", ["info", "places", "claims", "check"])
def test_no_word_of_a_listing_acts_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, payload: str
) -> None:
    path = tmp_path / "h.briefing"
    container.save(hostile(payload), path)
    for more in ([], ["--json"])[: 1 if verb == "check" else 2]:
        assert cli.main([verb, str(path), *more]) == (1 if verb == "check" else 0)
        told = "".join(capsys.readouterr())
        assert told
        assert [c for c in told if not c.isprintable() and c != "\n"] == []
