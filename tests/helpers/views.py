"""Every view of a window, one after the other, and what in them is more than plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFragment
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabBar, QTextEdit, QWidget

from tests.helpers.window import press, session_of, type_words
from viewer.session.selection import Subject
from viewer.ui.panels.labels import NotesView
from viewer.ui.window import MainWindow


def views(window: MainWindow) -> Iterator[str]:
    """Show everything that a briefing can show; yields what is shown."""
    session = session_of(window)
    tabs = window.panels.dossier.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    yield "the whole briefing"
    for subject in _subjects(window):
        session.select(subject.kind, subject.id)
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            yield f"{subject.kind} {subject.id}, {tabs.tabText(tab)}"
    tabs.setCurrentIndex(0)
    for claim in session.index.claims:
        window.desk.choose_claim(claim)
        yield f"claim {claim}"
    window.actions_by_id["copy-claim"].trigger()
    window.actions_by_id["check"].trigger()
    yield "the notice"


def found(window: MainWindow, words: str) -> Iterator[str]:
    """Look for words wherever a person can; yields where."""
    for command in ("search", "palette"):
        window.actions_by_id[command].trigger()
        type_words(words)
        yield command
        press("Esc")


def dialogs(window: MainWindow) -> Iterator[str]:
    """Open the dialogs that ask what to export; yields which."""
    for command in ("snapshot", "export-document"):
        window.actions_by_id[command].trigger()
        yield command
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()


def rich(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Yield what any widget shows as more than plain words, or would when it is pointed at."""
    for widget in widgets:
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield from filter(QtGui.Qt.mightBeRichText, [widget.text()])
        if isinstance(widget, QTextEdit):
            yield from _formatted(widget.document(), links=not isinstance(widget, NotesView))
        yield from filter(QtGui.Qt.mightBeRichText, [widget.toolTip(), widget.whatsThis()])


def _subjects(window: MainWindow) -> Iterator[Subject]:
    index = session_of(window).index
    yield from (Subject("place", i) for i in index.places)
    yield from (Subject("passage", i) for i in index.passages)
    yield from (Subject("agent", i) for i in index.agents)
    yield from (Subject("step", i) for i in index.steps)


def _formatted(document: QTextDocument, *, links: bool) -> Iterator[str]:
    """Yield pictures, tables, bold words, and links where there may be none."""
    if document.rootFrame().childFrames():
        yield "a table or a frame"
    block = document.begin()
    while block.isValid():
        for piece in _pieces(block):
            look = piece.charFormat()
            bold = (
                look.fontWeight() > QFont.Weight.Normal and not block.blockFormat().headingLevel()
            )
            if look.isImageFormat() or bold or (links and look.isAnchor()):
                yield piece.text()[:60]
        block = block.next()


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1
