"""Plain rows of a title and a detail, as the lists of passages, steps and search results are."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.text import shortened
from viewer.ui.panels.lists import AnyIndex
from viewer.ui.panels.text_block import Run, TextBlock
from viewer.ui.style import Style

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LONGEST = 500


class Row(NamedTuple):
    """One row: an id for whoever made it, the words, and what is quoted in the serif."""

    id: str
    title: str
    detail: str = ""
    quoted: bool = False
    match: tuple[int, int] = (0, 0)
    """The part of the title to set in bold, half-open."""
    struck: bool = False
    """Whether it is struck out."""


class RowsModel(QAbstractListModel):
    """Rows by position."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """List these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return shortened(". ".join(filter(None, (row.title, row.detail))), LONGEST)
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws a row."""

    PAD_X, PAD_Y = 16, 8

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row at the list's width."""
        viewport = getattr(option.widget, "viewport", None)
        width = viewport().width() if viewport else option.rect.width()
        title, detail = self._blocks(index.data(ROW_ROLE), width, selected=False)
        height = title.height + (detail.height + 2 if detail else 0) + 2 * self.PAD_Y
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        theme = self._style.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        title, detail = self._blocks(index.data(ROW_ROLE), option.rect.width(), selected)
        painter.save()
        if selected:
            painter.fillRect(rect, theme["mark"])
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        title.draw(painter, rect.left() + self.PAD_X, rect.top() + self.PAD_Y)
        if detail:
            top = rect.top() + self.PAD_Y + title.height + 2
            detail.draw(painter, rect.left() + self.PAD_X, top)
        painter.restore()

    def _blocks(self, row: Row, width: int, selected: bool) -> tuple[TextBlock, TextBlock | None]:
        fonts, theme = self._style.fonts, self._style.theme
        inner = width - 2 * self.PAD_X
        font = fonts.serif(1.04) if row.quoted else fonts.sans(1.0, QFont.Weight.Medium)
        muted = theme["ink"] if selected else theme["muted"]
        font.setStrikeOut(row.struck)
        title = TextBlock(_matched(row, font, muted if row.struck else theme["ink"]), inner)
        words = shortened(row.detail, LONGEST)
        return title, TextBlock([Run(words, fonts.sans(0.9), muted)], inner) if words else None


def _matched(row: Row, font: QFont, colour: QColor) -> list[Run]:
    start, end = row.match
    if not 0 <= start < end <= min(len(row.title), LONGEST):
        return [Run(shortened(row.title, LONGEST), font, colour)]
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    parts = (
        (row.title[:start], font),
        (row.title[start:end], bold),
        (row.title[end:LONGEST], font),
    )
    return [Run(words, face, colour) for words, face in parts if words]
