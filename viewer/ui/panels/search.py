"""The search box and what it found, as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from viewer.session.search import Hit, HitKind, Search
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.style import Style

KIND_NAMES: dict[HitKind, str] = {
    "place": "Place",
    "claim": "Claim",
    "agent": "Speaker or source",
    "words": "In the article",
}
_KEYS_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_OWN_KEYS = (*_KEYS_TO_LIST, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class SearchBox(QLineEdit):
    """A line to type in; the hits stand below it, Up and Down walk them, Enter goes there."""

    hit_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._search: Search | None = None
        self._hits: list[Hit] = []
        self._before: QWidget = parent
        """Where the keyboard goes on Esc."""
        self._rows = RowsModel(self)
        self._window = parent
        self._popup = QFrame(parent)
        self._popup.setProperty("raised", True)
        self._popup.hide()
        self._list = ChoiceList(self._rows, RowDelegate(style, self), "Search results", self._popup)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._go(index.row()))
        self._column = QVBoxLayout(self._popup)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(self._list)
        self.setPlaceholderText("Search words, claims, people, places")
        self.setAccessibleName("Search words, claims, people and places")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._find)
        parent.installEventFilter(self)

    def search_in(self, search: Search) -> None:
        """Search another briefing."""
        self._search = search
        self.clear()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk hits, go to one and leave; elsewhere they are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_own(event):
                event.accept()
                return True
            if _undoes(event) and not self.text():  # nobody is typing: the last edit is meant
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the hits, go to one, or leave."""
        if event.key() in _KEYS_TO_LIST and self._popup.isVisible():
            self._list.keyPressEvent(event)
            self._say_hit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(max(self._list.currentIndex().row(), 0))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_hits()
            self.clear()
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the hits below the box when the window changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self._popup.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Put the hits away when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.close_hits()

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Show the hits of words typed before."""
        super().focusInEvent(event)
        self._find(self.text())

    def take_focus(self) -> None:
        """Put the keyboard into the box, its words selected to be typed over."""
        if (before := QApplication.focusWidget()) not in (None, self):
            self._before = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def close_hits(self) -> None:
        """Put the hits away."""
        self._popup.hide()

    def _find(self, words: str) -> None:
        self._hits = self._search.find(words) if self._search else []
        self._rows.show([_row(hit) for hit in self._hits] or [_NOTHING])
        if not words.strip() or not self.hasFocus():
            self.close_hits()
            return
        self._list.show_choice(0 if self._hits else -1)
        self._place()
        self._popup.show()
        self._popup.raise_()

    def _place(self) -> None:
        window = self._window
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = max(self.width(), min(520, window.width() - 24))
        left = max(12, min(corner.x(), window.width() - width - 12))
        room = window.height() - corner.y() - 60
        self._popup.setGeometry(left, corner.y(), width, room)
        self._column.activate()  # the rows' heights follow from the width
        wanted = sum(self._list.sizeHintForRow(row) for row in range(min(8, self._rows.rowCount())))
        self._popup.resize(width, min(wanted + 6, room))

    def _say_hit(self) -> None:
        """Let a screen reader speak the hit, while the keyboard stays in the box."""
        self.setAccessibleDescription(str(self._list.currentIndex().data() or ""))

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.close_hits()
            self.hit_chosen.emit(hit)


def _undoes(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _is_own(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    return plain and event.key() in _OWN_KEYS


_NOTHING = Row("", "Nothing found", "Try fewer letters, or another name")


def _row(hit: Hit) -> Row:
    detail = " · ".join(filter(None, (KIND_NAMES[hit.kind], hit.detail)))
    return Row(hit.id, hit.shown, detail, hit.kind == "words", hit.match)
