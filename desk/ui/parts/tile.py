"""A room as a tile: number, end, every seat drawn, then mark and word.

Fill only for full and overdue; closed is dashed.
"""

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.ui.parts.room import RoomState, RoomTile
from desk.ui.parts.seats import draw_seat
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12, SPACE_16

_COMPACT_HEIGHT, _LARGE_HEIGHT = 100, 172
_COMPACT_WIDTH, _LARGE_WIDTH = 129, 204
_MOST_SEATS = 12


class Tile(QAbstractButton):
    """A room tile, 100 pixels high (compact) or 172 (large); it is a button: `clicked` means this room is chosen."""

    def __init__(self, tile: RoomTile, *, large: bool = False) -> None:
        super().__init__()
        self._tile = tile
        self._large = large
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def tile(self) -> RoomTile:
        """What is shown."""
        return self._tile

    def show_room(self, tile: RoomTile) -> None:
        """Show another state of the room, or another room."""
        if tile != self._tile:
            self._tile = tile
            self._name()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for number, end and seats."""
        look = current()
        inner = 2 * self._inner()
        top = (
            self._width(self._tile.room, self._number_step(), 600)
            + SPACE_4
            + self._width(self._tile.end, self._end_step())
        )
        seats = min(self._tile.capacity, _MOST_SEATS) * self._seat_pitch(look)
        word = look.px(20 if self._large else 16) + SPACE_8 + self._width(self._tile.word, self._word_step(), 500)
        least = _LARGE_WIDTH if self._large else _COMPACT_WIDTH
        width = max(least, round(max(top, min(seats, top), word)) + inner + 2)
        base = _LARGE_HEIGHT if self._large else _COMPACT_HEIGHT
        return QSize(width, base + self._lines(look) - self._lines(Look(look.palette)))

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a word is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, look)
        closed = self._tile.state is RoomState.CLOSED
        ink = look.colour("quiet" if closed else "text")
        inner = self._inner()
        row = QRectF(
            inner,
            SPACE_8 if not self._large else SPACE_12,
            self.width() - 2 * inner,
            look.line_height(self._number_step()),
        )
        painter.setPen(ink)
        painter.setFont(look.font(self._number_step(), 600))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._tile.room)
        strong = self._tile.state in (RoomState.OVERDUE, RoomState.FULL)
        painter.setPen(look.colour("text" if strong else "quiet"))
        painter.setFont(look.font(self._end_step(), 500 if self._tile.state is RoomState.OVERDUE else 400))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._tile.end)
        self._draw_seats(painter, look, row.bottom() + (SPACE_4 if not self._large else SPACE_8))
        self._draw_state(painter, look, ink)

    def _inner(self) -> int:
        return SPACE_16 if self._large else SPACE_12

    def _number_step(self) -> int:
        return 28 if self._large else 20

    def _end_step(self) -> int:
        return 16 if self._large else 13

    def _word_step(self) -> int:
        return 16 if self._large else 13

    def _seat_pitch(self, look: Look) -> int:
        return look.px(32) + 2 if self._large else look.px(20) + 2

    def _lines(self, look: Look) -> int:
        seat = look.px(32 if self._large else 20)
        below = look.line_height(13) if self._large else 0
        return look.line_height(self._number_step()) + seat + look.line_height(self._word_step()) + below

    @staticmethod
    def _width(words: str, step: int, weight: int = 400) -> float:
        return QFontMetricsF(current().font(step, weight)).horizontalAdvance(words)

    def _name(self) -> None:
        tile = self._tile
        seats = f"{tile.taken}/{tile.capacity}"
        parts = (tile.room, tile.word, seats, tile.end, tile.below)
        self.setAccessibleName(tile.spoken or ", ".join(part for part in parts if part))

    def _draw_ground(self, painter: QPainter, look: Look) -> None:
        fill, pen = _ground(self._tile.state, look)
        painter.setPen(pen)
        painter.setBrush(fill)
        half = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _draw_seats(self, painter: QPainter, look: Look, top: float) -> None:
        tile = self._tile
        shown = min(max(tile.capacity, tile.taken), _MOST_SEATS)
        if shown == 0:
            return
        room = self.width() - 2 * self._inner()
        side = look.px(32 if self._large else 20)
        pitch = min(float(self._seat_pitch(look)), (room - side) / max(shown - 1, 1))
        if tile.state is RoomState.CLOSED:
            painter.setOpacity(0.45)
        for place in range(shown):
            taken = place < tile.taken
            box = QRectF(self._inner() + place * pitch, top, side, side)
            draw_seat(painter, box, taken=taken, ink=look.colour("text" if taken else "quiet"))
        painter.setOpacity(1.0)

    def _draw_state(self, painter: QPainter, look: Look, ink: QColor) -> None:
        height = look.line_height(self._word_step())
        below = look.line_height(13) - 2 if self._large else 0
        top = self.height() - height - below - (SPACE_12 if self._large else SPACE_8)
        side = look.px(20 if self._large else 16)
        box = QRectF(self._inner(), top + (height - side) / 2, side, side)
        draw_room_mark(painter, box, self._tile.state)
        painter.setPen(ink)
        painter.setFont(look.font(self._word_step(), 500))
        left = box.right() + SPACE_8 - (2 if not self._large else 0)
        words = QRectF(left, top, self.width() - left - SPACE_8, height)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._tile.word)
        if self._large:
            painter.setPen(look.colour("quiet"))
            painter.setFont(look.font(13))
            line = QRectF(self._inner(), top + height - 2, self.width() - 2 * self._inner(), look.line_height(13))
            metrics = QFontMetricsF(painter.font())
            told = metrics.elidedText(self._tile.below, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


def _ground(state: RoomState, look: Look) -> tuple[QColor, QPen]:
    """Return fill and edge of a tile in this state."""
    outlined = look.palette.outlined
    soft = look.colour("edge")
    soft.setAlphaF(1.0 if outlined else 0.55)
    match state:
        case RoomState.FREE | RoomState.PARTLY:
            return look.colour("surface"), QPen(soft, LINE)
        case RoomState.FULL:
            return look.colour("full"), QPen(look.colour("text"), EMPHASIS) if outlined else QPen(
                look.colour("full"), LINE
            )
        case RoomState.OVERDUE:
            return look.colour("overdue"), QPen(look.colour("overdue_edge"), EMPHASIS)
        case RoomState.CLOSED:
            pen = QPen(look.colour("edge"), LINE)
            pen.setDashPattern([3, 3])
            return look.colour("ground"), pen
        case _:
            assert_never(state)


def draw_room_mark(painter: QPainter, box: QRectF, state: RoomState) -> None:
    """Draw the mark of a room's state: empty, half and full circle, triangle, lock."""
    look = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 20, box.height() / 20)
    ink = look.colour("quiet" if state is RoomState.CLOSED else "text")
    painter.setPen(QPen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(2, 2, 16, 16)
    match state:
        case RoomState.FREE:
            painter.drawEllipse(ring)
        case RoomState.PARTLY:
            painter.drawEllipse(ring)
            painter.fillPath(_half(ring), ink)
        case RoomState.FULL:
            painter.setBrush(ink)
            painter.drawEllipse(ring)
        case RoomState.OVERDUE:
            _draw_triangle(painter, look)
        case RoomState.CLOSED:
            painter.drawArc(QRectF(6, 2, 8, 12), 0, 180 * 16)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(4, 9, 12, 9), 1, 1)
        case _:
            assert_never(state)
    painter.restore()


class RoomMark(QWidget):
    """The mark of a room's state, beside a count or a word."""

    def __init__(self, state: RoomState, size: int = 20) -> None:
        super().__init__()
        self._state = state
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the font."""
        pixels = current().px(self._size)
        return QSize(pixels, pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        draw_room_mark(QPainter(self), QRectF(self.rect()), self._state)


def _half(ring: QRectF) -> QPainterPath:
    half = QPainterPath(QPointF(ring.center().x(), ring.top()))
    half.arcTo(ring, 90, 180)
    half.closeSubpath()
    return half


def _draw_triangle(painter: QPainter, look: Look) -> None:
    painter.setPen(
        QPen(
            look.colour("overdue_edge"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
    )
    painter.setBrush(look.colour("overdue_edge"))
    painter.drawPolygon(QPolygonF([QPointF(10, 2), QPointF(19, 18), QPointF(1, 18)]))
    painter.setPen(QPen(look.colour("overdue"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(10, 7.5), QPointF(10, 12))
    painter.drawPoint(QPointF(10, 15.2))
