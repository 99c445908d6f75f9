"""A paragraph that a delegate measures and draws."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from viewer.model.text import displayed


class Run(NamedTuple):
    """A part of a paragraph in its own font and colour."""

    text: str
    font: QFont
    colour: QColor


class TextBlock:
    """Wrapped text made of runs, laid out once for a width."""

    def __init__(self, runs: list[Run], width: float) -> None:
        words = "".join(displayed(run.text).replace("\n", " ") for run in runs)
        self._layout = QTextLayout(words, runs[0].font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs))
        self.height = self._wrap(width)
        self.width = self._layout.maximumWidth()
        """Of the words on one line."""

    def draw(self, painter: QPainter, x: float, y: float) -> QRectF:
        """Draw with the top left corner at x, y; returns the box that the words fill."""
        self._layout.draw(painter, QPointF(x, y))
        return self._layout.boundingRect().translated(x, y)

    def _wrap(self, width: float) -> float:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 20.0))
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.12
        self._layout.endLayout()
        return height


def _formats(runs: list[Run]) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for run in runs:
        part = QTextLayout.FormatRange()
        part.start, part.length = start, len(run.text.encode("utf-16-le", "replace")) // 2
        part.format = QTextCharFormat()
        part.format.setFont(run.font)
        part.format.setForeground(run.colour)
        ranges.append(part)
        start += part.length
    return ranges
