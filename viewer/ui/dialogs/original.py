"""An article as it stands in its file: what was left out is struck out, and can be had back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from viewer.reading.pictures import Pages
from viewer.session import articles
from viewer.session.articles import OriginalRow, Paragraphs
from viewer.ui.dialogs.original_pages import PagesView
from viewer.ui.panels.lists import ChoiceList
from viewer.ui.panels.rows import Row, RowDelegate, RowsModel
from viewer.ui.panels.step_actions import ButtonLine
from viewer.ui.style import Style

STRUCK = "struck out by you"
LEFT_OUT = "left out: {why}"
BACK_KEYS = (Qt.Key.Key_T, Qt.Key.Key_Insert)


class OriginalPane(QWidget):
    """All paragraphs of the file, in its order; of a PDF also its pages."""

    chosen = Signal(int)
    """A row of the original."""
    wanted = Signal(int)
    """A row that is to be in the text again."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[OriginalRow, ...] = ()
        self._lines: Paragraphs = ()
        self._model = _SteadyRows(self)
        self.list = OriginalList(self._model, RowDelegate(style, self))
        self.pages = PagesView(self)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("The original as words or as pages")
        self.tabs.setDrawBase(False)
        self.tabs.addTab("As words")
        self.tabs.addTab("As pages")
        self.back = QPushButton("Take back  T")
        self.back.setProperty("chip", True)
        self.back.setAutoDefault(False)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(ButtonLine(self, self.back))
        self._stack = QStackedLayout()
        self._stack.addWidget(words)
        self._stack.addWidget(self.pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.tabs)
        whole.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.list.chosen.connect(self._choose)
        self.list.wanted.connect(self._want)
        self.back.clicked.connect(lambda _checked=False: self._want())

    def show_article(self, rows: Sequence[OriginalRow], pages: Pages) -> None:
        """Show another article's original, its pages first where it has some."""
        self._rows = tuple(rows)
        self.pages.show_pages(pages)
        self.tabs.setVisible(bool(pages.shown))
        self.tabs.setCurrentIndex(1 if pages.shown else 0)

    def show_lines(self, lines: Paragraphs) -> None:
        """Strike out what is not in the text now."""
        self._lines = lines
        inside = {number for line in lines for number in line.origin}
        self._model.show([_row(n, row, inside=n in inside) for n, row in enumerate(self._rows)])
        self._follow()

    def show_choice(self, number: int) -> None:
        """Bring a row into sight that is chosen in the text."""
        self.list.show_choice(number)
        self._follow()

    def _choose(self, number: int) -> None:
        self._follow()
        self.chosen.emit(number)

    def _want(self) -> None:
        if self._is_out():
            self.wanted.emit(self.list.currentIndex().row())

    def _is_out(self) -> bool:
        index = self.list.currentIndex()
        return index.isValid() and articles.row_of(self._lines, index.row()) is None

    def _follow(self) -> None:
        self.back.setEnabled(self._is_out())


class OriginalList(ChoiceList):
    """The paragraphs of the file."""

    wanted = Signal()

    def __init__(self, rows: RowsModel, delegate: RowDelegate) -> None:
        super().__init__(rows, delegate, "Original", empty="The original has no words.")
        self.doubleClicked.connect(lambda _index: self.wanted.emit())

    def event(self, event: QEvent) -> bool:
        """Keep the key that takes a paragraph back from being a shortcut."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a paragraph back; what has no meaning here walks the list."""
        if _takes_back(event):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class _SteadyRows(RowsModel):
    """Rows that stay where they are, in sight and chosen, while what they say changes."""

    def show(self, rows: list[Row]) -> None:
        """List these rows."""
        if len(rows) != len(self.rows):
            super().show(rows)
        elif rows != self.rows:
            self.layoutAboutToBeChanged.emit()
            self.rows = rows
            self.layoutChanged.emit()


def _takes_back(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return not held and Qt.Key(event.key()) in BACK_KEYS


def _row(number: int, row: OriginalRow, *, inside: bool) -> Row:
    why = LEFT_OUT.format(why=row.why) if row.why else STRUCK
    return Row(str(number), row.words, "" if inside else why, quoted=True, struck=not inside)
