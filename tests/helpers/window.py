"""What a window shows, read from its real widgets, and what a person does in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyleOptionViewItem, QWidget

from viewer.session.session import Session
from viewer.ui.panels.cards import CARD_ROLE, CardDelegate
from viewer.ui.window import MainWindow

OpenWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def session_of(window: MainWindow) -> Session:
    """The session that the window shows."""
    assert window.desk.session is not None
    return window.desk.session


def discard_edits(window: MainWindow) -> None:
    """Let the window close without asking for its edits."""
    if session := window.desk.session:
        session.mark_saved(session.document, session.path or Path("nowhere"))


def heading_of(window: MainWindow) -> str:
    """What the dossier says it is about."""
    return visible_labels(window.panels.dossier)[0]


def visible_labels(widget: QObject) -> list[str]:
    """The words of each label that can be seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def notice_of(window: MainWindow) -> str:
    """What the notice says, nothing if there is none."""
    return "".join(visible_labels(window.notice))


def listed_claims(window: MainWindow) -> list[str]:
    """The claims that the dossier lists, by id."""
    model = window.panels.dossier.claims_list.model()
    return [model.index(row, 0).data(CARD_ROLE).claim for row in range(model.rowCount())]


def card_in_focus(window: MainWindow) -> str | None:
    """The claim whose card is chosen, by id."""
    shown = window.panels.dossier.claims_list.currentIndex().data(CARD_ROLE)
    return shown.claim if shown else None


def marked_words(window: MainWindow, token: str) -> set[str]:
    """The words of the article on a ground of this colour: `mark` strongly, `sunken` faintly."""
    ground = QColor(window.look.style.theme[token])
    extras = window.panels.article.view.extraSelections()
    return {e.cursor.selectedText() for e in extras if e.format.background().color() == ground}


def pressed(widget: QObject) -> list[str]:
    """The names of the checkable buttons that are pressed."""
    buttons = widget.findChildren(QAbstractButton)
    return [b.accessibleName() for b in buttons if b.isCheckable() and b.isChecked()]


def card_index(window: MainWindow, claim: str) -> QModelIndex:
    """The row of a claim's card in the dossier's list."""
    return window.panels.dossier.claims_list.model().index(listed_claims(window).index(claim), 0)


def click(widget: QWidget, point: QPoint) -> None:
    """Press and release the left button of the mouse at a point of a widget."""
    QTest.mouseClick(widget, LEFT, pos=point)


def click_counter(window: MainWindow, claim: str, other: str) -> None:
    """Click, in the card of a claim, on the line that links to another claim."""
    cards = window.panels.dossier.claims_list
    index = card_index(window, claim)
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    option = QStyleOptionViewItem()
    option.rect = cards.visualRect(index)
    option.widget = cards
    middle = option.rect.center().x()
    ys = range(option.rect.top(), option.rect.bottom())
    rows = [y for y in ys if delegate.counter_at(option, index, QPointF(middle, y)) == other]
    point = QPoint(middle, rows[len(rows) // 2])
    assert cards.viewport().rect().contains(point)
    click(cards.viewport(), point)


def press(keys: str) -> None:
    """Press keys where the keyboard is, written as ``Ctrl+Shift+K``."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's stubs lack it
    QTest.keyClick(_keyboard(), combination.key(), combination.keyboardModifiers())


def type_words(words: str) -> None:
    """Type words where the keyboard is; QTest itself knows only the letters of ASCII."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(_keyboard(), event)


def _keyboard() -> QWidget:
    over = QApplication.activePopupWidget()
    widget = (over.focusWidget() or over) if over else QApplication.focusWidget()
    assert widget is not None
    return widget
