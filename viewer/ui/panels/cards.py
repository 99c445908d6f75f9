"""Claims as cards: the list model and the delegate that draws them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.briefing import Kind
from viewer.model.cards import Card, Counter, card
from viewer.model.index import Index
from viewer.model.text import quoted, shortened
from viewer.ui.icons import draw_kind, draw_pen
from viewer.ui.panels.lists import AnyIndex
from viewer.ui.panels.text_block import Run, TextBlock
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS, stated_words

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
PEN = 26
"""Pixels of the pen's side: wide enough to point at."""
LONGEST_NAMES = 160
LONGEST_QUOTE = 900
"""Characters of a quotation that a card shows; the article has the rest."""


class ClaimsModel(QAbstractListModel):
    """Claims by id; a card is made when it is first shown."""

    def __init__(self, index: Index, parent: QObject) -> None:
        super().__init__(parent)
        self._index = index
        self._ids: tuple[str, ...] = ()
        self._cards: dict[str, Card] = {}

    def show(self, ids: tuple[str, ...]) -> None:
        """List these claims."""
        if ids != self._ids:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def row_of(self, claim: str | None) -> int:
        """Return the row of a claim, or -1."""
        return self._ids.index(claim) if claim in self._ids else -1

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many claims there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a card, or the words that a screen reader speaks for it."""
        if not index.isValid():
            return None
        shown = self.card(self._ids[index.row()])
        if role == CARD_ROLE:
            return shown
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return spoken(shown)
        return None

    def card(self, claim: str) -> Card:
        """Return the card of a claim."""
        if claim not in self._cards:
            self._cards[claim] = card(self._index, self._index.claims[claim])
        return self._cards[claim]


def spoken(card: Card) -> str:
    """Return a card as a sentence."""
    disputed = ", disputed" if card.disputed else ""
    suggested = ", suggested, not reviewed" if card.suggested else ""
    counters = "; ".join(counter.words for counter in card.counters)
    parts = (
        f"{KIND_WORDS[card.kind]}{disputed}{suggested}: {card.text}",
        "said by " + ", relayed by ".join(card.chain),
        counters,
    )
    return ". ".join(part for part in parts if part)


class _Measured(NamedTuple):
    """The paragraphs of one card at one width, from the top."""

    head: TextBlock
    pill: QSizeF
    """Of the word *disputed* in its outline; empty where it is not."""
    pill_below: bool
    """Whether it stands below the head, for want of room beside it."""
    statement: TextBlock
    quotes: tuple[TextBlock, ...]
    chain: TextBlock
    when: TextBlock | None
    counters: tuple[TextBlock, ...]
    notes: tuple[TextBlock, ...]
    height: float


class CardDelegate(QStyledItemDelegate):
    """Draws a claim: kind, statement, words, chain, dates, and who is on the other side."""

    counter_clicked = Signal(str)
    edit_clicked = Signal(str)

    MARGIN, PAD, GAP, INDENT, BESIDE = 8, 14, 7, 12, 7

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style
        self._measured: dict[tuple[Card, int], _Measured] = {}
        self.editable = False
        """Whether cards have a pen to click."""
        style.changed.connect(self._measured.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a card at the list's width."""
        width = self._width(option)
        return QSize(width, round(self._measure(index.data(CARD_ROLE), width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one card."""
        card: Card = index.data(CARD_ROLE)
        measured = self._measure(card, self._width(option))
        box = QRectF(option.rect).adjusted(self.MARGIN, 5, -self.MARGIN, -5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter, option, box)
        self._draw_content(painter, card, measured, box)
        pointed = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if self.editable and option.state & pointed:
            draw_pen(painter, self.pen_box(option), self._style.theme["muted"])
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Follow the link to a claim on the other side when it is clicked."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(event, QMouseEvent) and released:
            if self.editable and self.pen_box(option).contains(event.position()):
                self.edit_clicked.emit(index.data(CARD_ROLE).claim)
                return True
            target = self.counter_at(option, index, event.position())
            if target:
                self.counter_clicked.emit(target)
            return target is not None
        return super().editorEvent(event, model, option, index)

    def pen_box(self, option: QStyleOptionViewItem) -> QRectF:
        """Return where the pen of a card is: its lower right corner."""
        right, bottom = option.rect.right() - self.MARGIN, option.rect.bottom() - 5
        return QRectF(right - PEN - 4, bottom - PEN - 4, PEN, PEN)

    def counter_at(
        self, option: QStyleOptionViewItem, index: AnyIndex, point: QPointF
    ) -> str | None:
        """Return the claim whose link in a card is at a point of the list."""
        card: Card = index.data(CARD_ROLE)
        measured = self._measure(card, self._width(option))
        top = option.rect.top() + measured.height - 5 - self.PAD
        top -= sum(block.height + self.GAP for block in (*measured.counters, *measured.notes))
        for counter, block in zip(card.counters, measured.counters, strict=True):
            top += self.GAP
            if top <= point.y() <= top + block.height:
                return counter.claim
            top += block.height
        return None

    def _width(self, option: QStyleOptionViewItem) -> int:
        viewport = getattr(option.widget, "viewport", None)
        return viewport().width() if viewport else option.rect.width()

    def _measure(self, card: Card, width: int) -> _Measured:
        key = (card, width)  # not its id: another briefing may have the same
        if key not in self._measured:
            if len(self._measured) > 20_000:
                self._measured.clear()
            self._measured[key] = self._lay_out(card, width - 2 * (self.MARGIN + self.PAD))
        return self._measured[key]

    def _lay_out(self, card: Card, width: float) -> _Measured:
        fonts, theme = self._style.fonts, self._style.theme
        small, muted, ink = fonts.sans(0.9), theme["muted"], theme["ink"]
        bold = fonts.sans(0.9, QFont.Weight.DemiBold)
        quote_font = fonts.serif(1.04)
        quote_font.setItalic(True)
        head = [Run(KIND_WORDS[card.kind], fonts.caps(), theme[card.kind])]
        if card.suggested:
            head.append(Run("  suggested", fonts.caps(), muted))
        chain = [Run(shortened(card.chain[0], LONGEST_NAMES), bold, ink)]
        chain += [
            Run(f" → {shortened(name, LONGEST_NAMES)}", small, ink) for name in card.chain[1:]
        ]
        quotes = tuple(
            TextBlock([Run(quoted(shortened(q, LONGEST_QUOTE)), quote_font, ink)], width - 12)
            for q in card.quotes
        )
        indent, lower = self._sign_side() + self.BESIDE, width - PEN + self.PAD - 4
        head_block = TextBlock(head, width - indent)
        pill = self._pill_size() if card.disputed else QSizeF()
        counters = tuple(
            TextBlock(
                [Run(shortened(c.words, LONGEST_NAMES), small, self._counter_colour(c))],
                lower - indent,
            )
            for c in card.counters
        )
        when = shortened(_when(card), LONGEST_NAMES)
        blocks = _Measured(
            head=head_block,
            pill=pill,
            pill_below=indent + head_block.width + self.GAP + pill.width() > width,
            statement=TextBlock(
                [Run(shortened(card.text, 600), fonts.serif(1.16, QFont.Weight.DemiBold), ink)],
                width,
            ),
            quotes=quotes,
            chain=TextBlock(chain, lower),
            when=TextBlock([Run(when, small, muted)], lower) if when else None,
            counters=counters,
            notes=tuple(
                TextBlock([Run(shortened(n, 600), small, muted)], lower) for n in card.notes
            ),
            height=0,
        )
        return blocks._replace(height=self._height(blocks))

    def _height(self, blocks: _Measured) -> float:
        shown = [blocks.head, blocks.statement, *blocks.quotes, blocks.chain]
        shown += [blocks.when] if blocks.when else []
        shown += [*blocks.counters, *blocks.notes]
        height = sum(b.height for b in shown) + self.GAP * (len(shown) - 1) + 2 * self.PAD + 10
        return height + self._below(blocks)

    def _below(self, blocks: _Measured) -> float:
        """Return the height that the pill takes below the head."""
        return blocks.pill.height() + self.GAP if blocks.pill_below else 0

    def _sign_side(self) -> float:
        """Return the size of a kind's sign: a part of the line that it stands in."""
        return QFontMetricsF(self._style.fonts.caps()).height() * 0.8

    def _pill_size(self) -> QSizeF:
        metrics = QFontMetricsF(self._style.fonts.sans(0.85, QFont.Weight.DemiBold))
        return QSizeF(metrics.horizontalAdvance("disputed") + 18, metrics.height() + 4)

    def _counter_colour(self, counter: Counter) -> QColor:
        return self._style.theme["disputed" if counter.opposes else "statement"]

    def _draw_frame(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        theme = self._style.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        path = QPainterPath()
        path.addRoundedRect(box, 9, 9)
        painter.fillPath(path, theme["raised"])
        pen = QPen(theme["accent"] if selected else theme["rule"], 2 if selected else 1)
        if focused and not selected:
            pen = QPen(theme["focus"], 2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawPath(path)

    def _draw_content(self, painter: QPainter, card: Card, blocks: _Measured, box: QRectF) -> None:
        theme = self._style.theme
        x, y = box.left() + self.PAD, box.top() + self.PAD
        side = self._sign_side()
        indent = side + self.BESIDE
        draw_kind(painter, card.kind, QRectF(x, y + side * 0.16, side, side), theme[card.kind])
        blocks.head.draw(painter, x + indent, y)
        if card.disputed:
            self._draw_pill(painter, blocks, QPointF(x, y), box.right() - self.PAD)
        y += blocks.head.height + self.GAP + self._below(blocks)
        blocks.statement.draw(painter, x, y)
        y += blocks.statement.height + self.GAP
        for quote in blocks.quotes:
            painter.fillRect(QRectF(x, y, 3, quote.height - 2), theme["rule"])
            quote.draw(painter, x + self.INDENT, y)
            y += quote.height + self.GAP
        for block in filter(None, (blocks.chain, blocks.when)):
            block.draw(painter, x, y)
            y += block.height + self.GAP
        for counter, block in zip(card.counters, blocks.counters, strict=True):
            sign: Kind = "denial" if counter.opposes else "prediction"
            colour = self._counter_colour(counter)
            draw_kind(painter, sign, QRectF(x, y + side * 0.2, side, side), colour)
            block.draw(painter, x + indent, y)
            y += block.height + self.GAP
        for note in blocks.notes:
            note.draw(painter, x, y)
            y += note.height + self.GAP

    def _draw_pill(self, painter: QPainter, blocks: _Measured, head: QPointF, right: float) -> None:
        theme, size = self._style.theme, blocks.pill
        below = QPointF(head.x(), head.y() + blocks.head.height + self.GAP)
        beside = QPointF(right - size.width(), head.y() - 2)
        box = QRectF(below if blocks.pill_below else beside, size)
        painter.setFont(self._style.fonts.sans(0.85, QFont.Weight.DemiBold))
        painter.setPen(QPen(theme["disputed"], 1.4))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "disputed")


def _when(card: Card) -> str:
    parts = []
    if card.said:
        parts.append(f"said {stated_words(card.said)}")
    if card.time:
        parts.append(f"speaks of {stated_words(card.time)}")
    return " · ".join(parts)
