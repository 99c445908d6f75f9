"""The article: its words as they were frozen, the passages marked, the places in the margin."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from viewer.model.briefing import Passage, Source
from viewer.model.text import displayed
from viewer.ui.panels.article_margin import ArticleMargin
from viewer.ui.panels.labels import wrapping
from viewer.ui.panels.parting import parted
from viewer.ui.panels.utf16 import Utf16
from viewer.ui.style import Style

BLANK_LINE = "\n\n"
BODY, HEADING = 1.12, 1.3
"""Sizes of the type, in times of ordinary text."""


class ArticleView(QTextEdit):
    """One source's text, read-only. A click or Enter on marked words says which passage."""

    passage_picked = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._source: Source | None = None
        self._text, self._offsets = "", Utf16("")
        self._parts: tuple[int, ...] = ()
        """Where a long paragraph is shown as if it ended there."""
        self._passages: list[Passage] = []
        self._by_id: dict[str, Passage] = {}
        self._extras: list[QTextEdit.ExtraSelection] = []
        self._hovered: Passage | None = None
        self._margin = ArticleMargin(self, style)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("The article")
        self.setAccessibleDescription(
            "Enter on words that a claim is made of selects them; Ctrl+Down goes to the next ones. "
            "Select sentence, in the menu Briefing, takes the sentence at the cursor."
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._marked: tuple[list[str], list[str]] = ([], [])
        self._spaced = False
        style.changed.connect(self._restyle)

    def show_source(
        self,
        source: Source | None,
        text: str,
        passages: Iterable[Passage],
        numbers: Iterable[tuple[int, int]],
    ) -> None:
        """Show a text, none without a source.

        `numbers` are positions in it (code points), each with a place's number.
        """
        self._source = source
        self._offsets = Utf16(text)
        self._spaced = BLANK_LINE in text
        self._text = text
        self.show_passages(passages, numbers)
        self.clear()  # else the words there are would be broken anew
        self.setWordWrapMode(wrapping(text))
        shown, self._parts = parted(displayed(text))
        self.setPlainText(shown)
        self._restyle()

    def mark(self, passages: Iterable[str], related: Iterable[str], scroll: bool = True) -> None:
        """Mark passages by id, strongly and faintly, and scroll to the first of the strong."""
        self._marked = (list(passages), list(related))
        strong = [self._by_id[i] for i in self._marked[0] if i in self._by_id]
        faint = [self._by_id[i] for i in self._marked[1] if i in self._by_id]
        self._margin.chosen = frozenset(self._block_of(passage) for passage in strong)
        self._extras = [
            *(self._extra(p, faint=True) for p in faint),
            *(self._extra(p, faint=False) for p in strong),
        ]
        self._show_marks()
        if strong and scroll:
            self.reveal(min(strong, key=lambda passage: passage.position.start))

    def mark_words(self, words: Passage) -> None:
        """Mark words that need not be a passage of the briefing, and nothing else; scroll there.

        Words that the text has no more are marked nowhere.
        """
        if words.state == "orphan":
            self.mark((), ())
            return
        self._margin.chosen = frozenset((self._block_of(words),))
        self._extras = [self._extra(words, faint=False)]
        self._show_marks()
        self.reveal(words)

    def show_passages(
        self, passages: Iterable[Passage], numbers: Iterable[tuple[int, int]]
    ) -> None:
        """Know these passages and places of the text that is shown, which stays where it is."""
        here = self._source.id if self._source else None
        self._passages = [p for p in passages if p.source == here and p.state != "orphan"]
        self._by_id = {passage.id: passage for passage in self._passages}
        self._hovered = None
        self._margin.numbers = sorted(numbers)
        self.viewport().update()

    def selected_words(self) -> tuple[int, int] | None:
        """Return the words that a person has selected, in code points, if there are some."""
        cursor = self.textCursor()
        if self._source is None or not cursor.hasSelection():
            return None
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = map(self._offsets.code_points, ends)
        return (start, end) if start < end else None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the words that are selected as they stand in the text, to be copied."""
        start, end = self.selected_words() or (0, 0)
        data = QMimeData()
        data.setText(displayed(self._text[start:end]))
        return data

    @property
    def position(self) -> int:
        """Where the text cursor is, in code points."""
        return self._offsets.code_points(self.textCursor().position())

    def reveal(self, passage: Passage) -> None:
        """Put the text cursor at a passage; scroll it to the upper third, if it is not in sight."""
        cursor = self._cursor(passage.position.start, passage.position.start)
        at = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(at)
        end = self._cursor(passage.position.end, passage.position.end)
        box, last = self.cursorRect(cursor), self.cursorRect(end)
        if box.top() >= 0 and last.bottom() <= self.viewport().height():
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def select_words(self, start: int, end: int) -> None:
        """Scroll to words by their code points and select them, as a search result is shown."""
        cursor = self._cursor(start, end)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def passage_at(self, code_point: int) -> Passage | None:
        """Return the shortest passage that covers a position."""
        covering = [p for p in self._passages if p.position.start <= code_point < p.position.end]
        return min(covering, key=lambda p: p.position.end - p.position.start, default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which words a click would pick."""
        super().mouseMoveEvent(event)
        self._hover(self.passage_at(self._position_at(event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        """Show no words under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the passage under the pointer, unless words were selected."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._pick(self._position_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick the passage at the text cursor on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._offsets.code_points(self.textCursor().position()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the margin."""
        super().paintEvent(event)
        self._margin.paint(event.rect(), self._offsets, self._paragraph_gap())

    def _hover(self, passage: Passage | None) -> None:
        if passage != self._hovered:
            self._hovered = passage
            shape = Qt.CursorShape.PointingHandCursor if passage else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self._show_marks()

    def _show_marks(self) -> None:
        hovered = [self._extra(self._hovered, faint=True)] if self._hovered else []
        self.setExtraSelections([*hovered, *self._extras])
        self.viewport().update()

    def _restyle(self) -> None:
        """Set every paragraph in the look in force."""
        self.document().setDefaultFont(self._style.fonts.serif(BODY))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._block_format(self._paragraph_gap()))
        plain = QTextCharFormat()
        plain.setForeground(self._style.theme["ink"])
        plain.setFont(self._style.fonts.serif(BODY))
        cursor.setCharFormat(plain)
        for part in self._parts:
            self._cursor(part + 1, part + 1).setBlockFormat(self._block_format(0))
        self._format_blocks()
        cursor.endEditBlock()
        self.mark(*self._marked, scroll=False)

    def _format_blocks(self) -> None:
        fonts, theme = self._style.fonts, self._style.theme
        for block in self._source.blocks if self._source else ():
            cursor = self._cursor(block.start, block.end)
            look = QTextCharFormat()
            if block.role == "heading":
                look.setFont(fonts.serif(HEADING, QFont.Weight.DemiBold))
                look.setForeground(theme["ink"])
                cursor.mergeBlockFormat(self._block_format(self._paragraph_gap() * 2.2, heading=2))
            else:
                look.setFont(fonts.sans(0.95))
                look.setForeground(theme["muted"])
            cursor.mergeCharFormat(look)

    def _block_format(self, gap: float, heading: int = 0) -> QTextBlockFormat:
        look = QTextBlockFormat()
        look.setLeftMargin(self._margin.width)
        look.setRightMargin(18)
        look.setTopMargin(gap)
        look.setLineHeight(116, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look.setHeadingLevel(heading)
        return look

    def _paragraph_gap(self) -> float:
        """Return the space above a paragraph: none where the text has blank lines for it."""
        return 0 if self._spaced else 12 * self._style.fonts.scale

    def _extra(self, passage: Passage, *, faint: bool) -> QTextEdit.ExtraSelection:
        theme = self._style.theme
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(passage.position.start, passage.position.end)
        if faint:
            selection.format.setBackground(theme["sunken"])
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        else:
            selection.format.setBackground(theme["mark"])
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        selection.format.setUnderlineColor(theme["accent"])
        return selection

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._offsets.units(start), last))
        cursor.setPosition(min(self._offsets.units(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _block_of(self, passage: Passage) -> int:
        return self._cursor(passage.position.start, passage.position.end).blockNumber()

    def _pick(self, code_point: int) -> None:
        if passage := self.passage_at(code_point):
            self.passage_picked.emit(passage.id)

    def _position_at(self, point: QPointF) -> int:
        """Return the code point of the character under a point of the viewport, or -1.

        Qt's `cursorForPosition` gives the nearest gap between characters, not the character.
        """
        block = self.cursorForPosition(point.toPoint()).block()
        inside = point + QPointF(0, self.verticalScrollBar().value()) - block.layout().position()
        lines = (block.layout().lineAt(n) for n in range(block.layout().lineCount()))
        line = next((line for line in lines if inside.y() <= line.rect().bottom()), None)
        if line is None:
            return -1
        words = line.naturalTextRect()
        if not words.left() <= inside.x() < words.right():
            return -1
        on_character = QTextLine.CursorPosition.CursorOnCharacter
        units = line.xToCursor(inside.x(), on_character)
        return self._offsets.code_points(block.position() + units)
