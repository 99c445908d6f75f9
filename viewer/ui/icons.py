"""The sign of each kind of claim, drawn: no typeface has them all."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.model.briefing import Kind

FILLED: frozenset[Kind] = frozenset({"statement", "announcement", "allegation", "assessment"})


def draw_kind(painter: QPainter, kind: Kind, box: QRectF, colour: QColor) -> None:
    """Draw the sign of a kind into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    pen = QPen(colour, 0.14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(Qt.PenStyle.NoPen if kind in FILLED else pen)
    painter.setBrush(colour if kind in FILLED else Qt.BrushStyle.NoBrush)
    painter.drawPath(kind_path(kind))
    painter.restore()


@cache
def kind_path(kind: Kind) -> QPainterPath:
    """Return the outline of a kind's sign in the unit square."""
    path = QPainterPath()
    match kind:
        case "statement":
            path.addEllipse(QRectF(0.1, 0.1, 0.8, 0.8))
        case "announcement":
            path.addRect(QRectF(0.14, 0.14, 0.72, 0.72))
        case "allegation":
            path.addPolygon(_polygon((0.5, 0.06), (0.98, 0.9), (0.02, 0.9)))
        case "prediction" | "assessment":
            path.addPolygon(_polygon((0.5, 0.04), (0.96, 0.5), (0.5, 0.96), (0.04, 0.5)))
        case "denial":
            path.moveTo(0.34, 0.12)
            path.lineTo(0.08, 0.36)
            path.lineTo(0.34, 0.6)
            path.moveTo(0.08, 0.36)
            path.lineTo(0.62, 0.36)
            path.arcTo(QRectF(0.38, 0.36, 0.5, 0.5), 90, -180)
            path.lineTo(0.34, 0.86)
    return path


def draw_pen(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw the sign of editing into the middle of a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    painter.setPen(QPen(colour, 0.06, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(
        _polygon((0.26, 0.74), (0.3, 0.57), (0.62, 0.25), (0.75, 0.38), (0.43, 0.7))
    )
    painter.drawLine(QPointF(0.54, 0.33), QPointF(0.67, 0.46))
    painter.restore()


def draw_number(painter: QPainter, number: int, box: QRectF, ground: QColor, ink: QColor) -> None:
    """Draw a place's number in a disc, as its marker on the map has it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box)
    painter.setPen(ink)
    font = painter.font()
    font.setPixelSize(max(7, math.floor(box.height() * (0.62 if number < 100 else 0.42))))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in (*points, points[0])])
