"""The day's curve: persons in the house in steps, the limit as the strongest line, what is planned dotted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.board.state import Curve
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import EMPHASIS, LINE, SPACE_4, SPACE_8

_TICKS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 4
"""Lines between none and the limit."""


class DayCurve(QWidget):
    """Draws a curve; heights are persons, widths minutes of the day."""

    def __init__(self) -> None:
        super().__init__()
        self._curve: Curve | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curve(self, curve: Curve) -> None:
        """Show another curve."""
        if curve != self._curve:
            self._curve = curve
            self.setAccessibleName(curve.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(240, 180)

    def minimumSizeHint(self) -> QSize:
        """Low enough for a low window, high enough for its labels."""
        return QSize(160, 4 * current().line_height(13))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, limit, past and plan."""
        curve = self._curve
        if curve is None:
            return
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._plot(curve, look)
        top = max(curve.limit, max((persons for _at, persons in (*curve.past, *curve.ahead)), default=0), 1)
        self._draw_lines(painter, look, curve, box, top)
        past = _steps(curve.past, curve, box, top)
        area = QPainterPath(past)
        area.lineTo(_x(curve.past[-1][0], curve, box), box.bottom())
        area.lineTo(_x(curve.past[0][0], curve, box), box.bottom())
        painter.fillPath(area, look.colour("selection"))
        dots = QPen(look.colour("edge"), EMPHASIS)
        dots.setDashPattern([1.5, 1.5])
        painter.setPen(dots)
        painter.drawPath(_steps(curve.ahead, curve, box, top))
        painter.setPen(QPen(look.colour("accent"), EMPHASIS + 0.5))
        painter.drawPath(past)
        self._draw_limit(painter, look, curve, box, top)
        at, persons = curve.past[-1]
        painter.setPen(QPen(look.colour("ground"), LINE))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(QPointF(_x(at, curve, box), _y(persons, box, top)), 5, 5)

    def _plot(self, curve: Curve, look: Look) -> QRectF:
        """Where the curve itself goes, beside and above the labels."""
        digits = QFontMetricsF(look.font(13, 600)).horizontalAdvance(str(curve.limit)) + SPACE_8
        line = look.line_height(13)
        return QRectF(digits, line / 2, self.width() - digits - SPACE_8, self.height() - line * 1.5 - SPACE_4)

    def _draw_lines(self, painter: QPainter, look: Look, curve: Curve, box: QRectF, top: int) -> None:
        painter.setFont(look.font(13))
        line = look.line_height(13)
        step = next((one for one in _TICKS if top / one <= _MOST_TICKS), top)
        for persons in range(0, top, step):
            y = _y(persons, box, top)
            if box.top() + line * 0.8 > y:
                continue
            painter.setPen(QPen(look.colour("line"), LINE))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(look.colour("quiet"))
            where = QRectF(0, y - line / 2, box.left() - SPACE_8, line)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(persons))
        for minute, words in curve.hours:
            x = min(_x(minute, curve, box), self.width() - painter.fontMetrics().horizontalAdvance(words) / 2)
            where = QRectF(x - 40, box.bottom() + SPACE_4, 80, line)
            painter.drawText(where, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)

    def _draw_limit(self, painter: QPainter, look: Look, curve: Curve, box: QRectF, top: int) -> None:
        y = _y(curve.limit, box, top)
        line = look.line_height(13)
        painter.setPen(QPen(look.colour("text"), EMPHASIS))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setFont(look.font(13, 600))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y - line / 2, box.left() - SPACE_8, line), right, str(curve.limit))
        painter.drawText(QRectF(box.left(), y + 2, box.width(), line), right, curve.limit_word)


def _x(minute: int, curve: Curve, box: QRectF) -> float:
    return box.left() + box.width() * (minute - curve.first) / max(curve.last - curve.first, 1)


def _y(persons: int, box: QRectF, top: int) -> float:
    return box.bottom() - box.height() * persons / top


def _steps(points: Sequence[tuple[int, int]], curve: Curve, box: QRectF, top: int) -> QPainterPath:
    """Return the steps through the points: each number of persons holds until the next point."""
    path = QPainterPath()
    for place, (minute, persons) in enumerate(points):
        at = QPointF(_x(minute, curve, box), _y(persons, box, top))
        if place == 0:
            path.moveTo(at)
        else:
            path.lineTo(at.x(), path.currentPosition().y())
            path.lineTo(at)
    return path
