"""The list of steps, a line each: number, title, planned time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.briefing import Step
from viewer.model.text import displayed, shortened
from viewer.session.pace import clock_words
from viewer.ui.panels.lists import AnyIndex, ChoiceList
from viewer.ui.panels.rows import ROW_ROLE, Row, RowsModel
from viewer.ui.style import Style

LONGEST = 160


class StepList(ChoiceList):
    """The steps of a presentation; the one that is on is marked, and those after it are in view."""

    def __init__(self, style: Style) -> None:
        self._rows = RowsModel(style)
        super().__init__(self._rows, LineDelegate(style, style), "Steps")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def list_steps(self, steps: Sequence[Step]) -> None:
        """List these steps."""
        numbered = enumerate(steps, 1)
        self._rows.show(
            [
                Row(step.id, f"{n} · {shortened(step.title, LONGEST)}", clock_words(step.seconds))
                for n, step in numbered
            ]
        )

    def mark_step(self, number: int) -> None:
        """Mark the step that is on, with one before it and those to come below."""
        self.show_choice(number - 1)
        self._keep_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what comes in view."""
        super().resizeEvent(event)
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        before = self.model().index(max(0, self.currentIndex().row() - 1), 0)
        self.scrollTo(before, QAbstractItemView.ScrollHint.PositionAtTop)


class LineDelegate(QStyledItemDelegate):
    """Draws a step in one line."""

    PAD_X, PAD_Y = 12, 8

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a line."""
        height = QFontMetricsF(self._style.fonts.sans()).height() + 2 * self.PAD_Y
        return QSize(option.rect.width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw title and time."""
        theme, row = self._style.theme, index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        font = self._style.fonts.sans(1.0, weight)
        painter.save()
        if selected:
            painter.fillRect(rect, theme["mark"])
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        time = metrics.horizontalAdvance(row.detail) + 2 * self.PAD_X
        inner = rect.adjusted(self.PAD_X, 0, -self.PAD_X, 0)
        title = metrics.elidedText(
            displayed(row.title), Qt.TextElideMode.ElideRight, inner.width() - time
        )
        painter.setPen(theme["ink"])
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(theme["ink" if selected else "muted"])
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.detail
        )
        painter.restore()
