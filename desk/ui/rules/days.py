"""The days of the time line: where a day stands, and the row above with its marks, today and the next change."""

import math
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.rules.state import Axis, Flag
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the days of an axis stand: the first begins `left` pixels from the edge, the last ends `width` further."""

    axis: Axis
    left: float
    width: float

    def begins(self, day: date) -> float:
        """Where a day begins; outside the axis, at its end."""
        days = (self.axis.last - self.axis.first).days + 1
        return self.left + self.width * min(max((day - self.axis.first).days / days, 0), 1)

    def ends(self, day: date) -> float:
        """Where a day ends."""
        days = (self.axis.last - self.axis.first).days + 1
        return self.left + self.width * min(max(((day - self.axis.first).days + 1) / days, 0), 1)

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.width


def draw_uprights(painter: QPainter, look: Look, scale: Scale, left: float, top: float, bottom: float) -> None:
    """Draw the lines at which the next change and today begin, from `top` to `bottom` of the whole time line.

    The painter stands at `left` and `top` of it; so the dashes go on from part to part.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scale.axis.change is not None:
        pen = QPen(look.colour("accent"), EMPHASIS)
        pen.setDashPattern([3, 2])
        pen.setDashOffset(top / EMPHASIS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        x = scale.begins(scale.axis.change.day) - left
        painter.setPen(pen)
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom - top))
    pen = QPen(look.colour("text"), EMPHASIS + LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    x = scale.begins(scale.axis.today.day) - left
    painter.setPen(pen)
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom - top))
    painter.restore()


class Days(QWidget):
    """The row above the bars; it stays while they are scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: Scale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, scale: Scale) -> None:
        """Show the days of another axis, or the same at another width."""
        if scale != self._scale:
            self._scale = scale
            flags = (scale.axis.today, scale.axis.change)
            self.setAccessibleName(", ".join(flag.words for flag in flags if flag is not None))
            self.update()

    def sizeHint(self) -> QSize:
        """As high as a flag, and what is left of its line."""
        return QSize(200, current().line_height(16) + SPACE_8 + SPACE_12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks, then the flags with their lines; a mark that a flag would cover is left out."""
        scale = self._scale
        if scale is None:
            return
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._flag_height(look)
        painter.translate(0, height / 2)
        draw_uprights(painter, look, scale, 0, height / 2 - self.height(), 0)
        painter.resetTransform()
        taken = self._draw_flags(painter, look, scale)
        font = look.font(13)
        painter.setFont(font)
        stride = _stride(scale, QFontMetricsF(font))
        for place, tick in enumerate(scale.axis.ticks):
            x = scale.begins(tick.day)
            painter.setPen(QPen(look.colour("line"), LINE))
            painter.drawLine(QPointF(x, self.height() - SPACE_12), QPointF(x, self.height()))
            box = QRectF(x + SPACE_4, 0, QFontMetricsF(font).horizontalAdvance(tick.words) + 1, height)
            seen = box.right() <= self.width() and not any(box.intersects(other) for other in taken)
            if place % stride == 0 and seen:
                painter.setPen(look.colour("quiet"))
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.words)

    def _draw_flags(self, painter: QPainter, look: Look, scale: Scale) -> list[QRectF]:
        """Draw today's flag left of its line, that of the change right of it; return what they cover."""
        height = self._flag_height(look)
        today, change = scale.axis.today, scale.axis.change
        x = scale.begins(today.day)
        covered = [
            QRectF(max(x + EMPHASIS - self._flag_width(today, look), 0), 0, self._flag_width(today, look), height)
        ]
        if change is not None:
            x = scale.begins(change.day)
            width = self._flag_width(change, look)
            covered.append(
                QRectF(max(min(x - LINE, self.width() - width), covered[0].right() + SPACE_4), 0, width, height)
            )
        for box, flag in zip(covered, (today, change), strict=False):
            if flag is not None:
                _draw_flag(painter, look, box, flag, strong=flag is today)
        return [box.adjusted(-SPACE_8, 0, SPACE_8, 0) for box in covered]

    def _flag_width(self, flag: Flag, look: Look) -> float:
        return QFontMetricsF(look.font(16, 600)).horizontalAdvance(flag.words) + 2 * SPACE_12

    def _flag_height(self, look: Look) -> float:
        return look.line_height(16) + SPACE_8


def _stride(scale: Scale, metrics: QFontMetricsF) -> int:
    """Return which marks have words: each, every second… so that none runs into the next."""
    ticks = scale.axis.ticks
    if len(ticks) < 2:  # noqa: PLR2004 - nothing lies between
        return 1
    apart = (scale.begins(ticks[-1].day) - scale.begins(ticks[0].day)) / (len(ticks) - 1)
    widest = max(metrics.horizontalAdvance(tick.words) for tick in ticks) + SPACE_12
    return max(math.ceil(widest / max(apart, 1)), 1)


def _draw_flag(painter: QPainter, look: Look, box: QRectF, flag: Flag, *, strong: bool) -> None:
    """Draw a flag: today's is filled, the other outlined."""
    painter.setPen(Qt.PenStyle.NoPen if strong else QPen(look.colour("accent"), EMPHASIS))
    painter.setBrush(look.colour("text" if strong else "surface"))
    inset = 0 if strong else LINE
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    painter.setPen(look.colour("surface" if strong else "accent"))
    painter.setFont(look.font(16, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, flag.words)
