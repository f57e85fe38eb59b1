"""The five verdict shapes, drawn from lines and curves so that they stay sharp at any size.

A shape is told apart without colour: circle with a tick, square with a list, hourglass in a rounded square,
block arrow, octagon with a bar.
"""

import math
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.domain.decisions import Verdict
from desk.ui.style.look import current

_GRID = 72.0
"""The shapes are drawn on a grid of 72; their body fills 64 of it."""


def draw_shape(
    painter: QPainter, box: QRectF, verdict: Verdict, body: QColor, sign: QColor, outline: QColor | None = None
) -> None:
    """Draw a verdict's shape into a square box: its body, the sign cut into it, and an outline for small marks."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    pen = QPen(outline, 4.5) if outline is not None else QPen(Qt.PenStyle.NoPen)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(body)
    painter.drawPath(_body(verdict))
    painter.setPen(Qt.PenStyle.NoPen)
    match verdict:
        case Verdict.ADMIT:
            _tick(painter, sign)
        case Verdict.CHECK:
            _list(painter, sign)
        case Verdict.WAIT:
            _hourglass(painter, sign)
        case Verdict.REDIRECT:
            pass
        case Verdict.REFUSE:
            painter.setBrush(sign)
            painter.drawRoundedRect(QRectF(16, 29, 40, 14), 3, 3)
        case _:
            assert_never(verdict)
    painter.restore()


def _body(verdict: Verdict) -> QPainterPath:
    path = QPainterPath()
    match verdict:
        case Verdict.ADMIT:
            path.addEllipse(QRectF(4, 4, 64, 64))
        case Verdict.CHECK:
            path.addRoundedRect(QRectF(4, 4, 64, 64), 5, 5)
        case Verdict.WAIT:
            path.addRoundedRect(QRectF(4, 4, 64, 64), 20, 20)
        case Verdict.REDIRECT:
            corners = [(3, 26), (37, 26), (37, 7), (69, 36), (37, 65), (37, 46), (3, 46)]
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            path.closeSubpath()
        case Verdict.REFUSE:
            turns = [math.radians(22.5 + 45 * step) for step in range(8)]
            path.addPolygon(QPolygonF([QPointF(36 + 37 * math.cos(t), 36 + 37 * math.sin(t)) for t in turns]))
            path.closeSubpath()
        case _:
            assert_never(verdict)
    return path


def _tick(painter: QPainter, sign: QColor) -> None:
    pen = QPen(sign, 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(22, 37), QPointF(32, 47), QPointF(51, 27)]))


def _list(painter: QPainter, sign: QColor) -> None:
    painter.setBrush(sign)
    for top in (17, 32, 47):
        painter.drawRoundedRect(QRectF(14.5, top - 0.5, 9, 9), 2, 2)
        painter.drawRoundedRect(QRectF(29, top + 1, 29, 6), 3, 3)


def _hourglass(painter: QPainter, sign: QColor) -> None:
    pen = QPen(sign, 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(22, 15), QPointF(50, 15))
    painter.drawLine(QPointF(22, 57), QPointF(50, 57))
    glass = QPainterPath(QPointF(26, 15))
    glass.cubicTo(26, 27, 33, 31, 34, 36)
    glass.cubicTo(33, 41, 26, 45, 26, 57)
    glass.moveTo(46, 15)
    glass.cubicTo(46, 27, 39, 31, 38, 36)
    glass.cubicTo(39, 41, 46, 45, 46, 57)
    painter.drawPath(glass)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sign)
    sand = [[(29, 24), (43, 24), (36, 35)], [(28, 57), (36, 45), (44, 57)]]
    for heap in sand:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in heap]))


def draw_mark(painter: QPainter, box: QRectF, verdict: Verdict) -> None:
    """Draw a verdict as a small mark (20 to 24 pixels) in its own colours."""
    palette = current().palette
    colours = palette.verdict(verdict)
    body = QColor(colours.ink if palette.outlined else colours.fill)
    sign = QColor(colours.fill if palette.outlined else colours.ink)
    outline = QColor(colours.outline) if colours.outline and not palette.outlined else None
    draw_shape(painter, box, verdict, body, sign, outline)


class VerdictMark(QWidget):
    """A verdict as a small mark, for lists."""

    def __init__(self, verdict: Verdict, size: int = 24) -> None:
        super().__init__()
        self._verdict = verdict
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the font."""
        pixels = current().px(self._size)
        return QSize(pixels, pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        draw_mark(QPainter(self), QRectF(self.rect()), self._verdict)
