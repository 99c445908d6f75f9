"""How a step is drawn in the list: number, title, time; below, how it is marked and its caption."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.text import displayed
from viewer.ui.panels.lists import AnyIndex
from viewer.ui.panels.steps_model import STEP_ROLE, StepRow
from viewer.ui.panels.text_block import Run, TextBlock
from viewer.ui.style import Style

LEAST_TITLE = 60
"""Pixels that the title has, however large the figures beside it are."""


class _Blocks(NamedTuple):
    number: TextBlock
    title: TextBlock
    time: TextBlock
    detail: TextBlock | None


class StepDelegate(QStyledItemDelegate):
    """Draws a step."""

    PAD_X, PAD_Y, GAP = 16, 7, 8

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row at the list's width."""
        viewport = getattr(option.widget, "viewport", None)
        width = viewport().width() if viewport else option.rect.width()
        blocks = self._blocks(index.data(STEP_ROLE), width, selected=False)
        below = blocks.detail.height + 1 if blocks.detail else 0
        return QSize(width, round(blocks.title.height + below + 2 * self.PAD_Y))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        theme = self._style.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        blocks = self._blocks(index.data(STEP_ROLE), option.rect.width(), selected)
        left, top = rect.left() + self.PAD_X, rect.top() + self.PAD_Y
        painter.save()
        if selected:
            painter.fillRect(rect, theme["mark"])
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        blocks.number.draw(painter, left, top)
        blocks.title.draw(painter, left + self._indent(), top)
        blocks.time.draw(painter, rect.right() - self.PAD_X - blocks.time.width, top)
        if blocks.detail:
            blocks.detail.draw(painter, left + self._indent(), top + blocks.title.height + 1)
        painter.restore()

    def _indent(self) -> float:
        """Return where titles begin: behind numbers of two figures."""
        return QFontMetricsF(self._style.fonts.sans()).horizontalAdvance("00") + self.GAP

    def _blocks(self, row: StepRow, width: int, selected: bool) -> _Blocks:
        fonts, theme = self._style.fonts, self._style.theme
        muted = theme["ink"] if selected else theme["muted"]
        ink = muted if row.hidden else theme["ink"]
        inner = width - 2 * self.PAD_X - self._indent()
        time = TextBlock([Run(row.time, fonts.sans(), muted)], inner)
        words = max(inner - time.width - self.GAP, LEAST_TITLE)
        return _Blocks(
            number=TextBlock([Run(str(row.number), fonts.sans(), muted)], 200),
            title=TextBlock([Run(row.title, fonts.sans(1.0, QFont.Weight.Medium), ink)], words),
            time=time,
            detail=self._detail(row, inner, selected),
        )

    def _detail(self, row: StepRow, width: float, selected: bool) -> TextBlock | None:
        """Return the line below the title; what has no room of it is cut."""
        fonts, theme = self._style.fonts, self._style.theme
        colour = theme["ink"] if selected else theme["muted"]
        strong, plain = fonts.sans(0.9, QFont.Weight.DemiBold), fonts.sans(0.9)
        marks = " · ".join(row.marks)
        between = " · " if marks and row.caption else ""
        room = width - QFontMetricsF(strong).horizontalAdvance(marks + between)
        caption = QFontMetricsF(plain).elidedText(
            displayed(between + row.caption), Qt.TextElideMode.ElideRight, max(room, 0)
        )
        runs = [Run(marks, strong, colour), Run(caption, plain, colour)]
        runs = [run for run in runs if run.text]
        return TextBlock(runs, width) if runs else None
