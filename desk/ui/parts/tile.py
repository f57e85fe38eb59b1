"""A room as a tile: number, end, every seat drawn, then mark and word.

Fill only for full and overdue; closed is dashed.
"""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.domain.places import RoomState
from desk.ui.parts.room import RoomTile
from desk.ui.parts.seats import draw_seat
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12, SPACE_16

_CLOSEST = 0.7
"""Seats may overlap until this share of one is seen; more of them are told by a number."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What a tile measures at 100 % font size, in pixels."""

    width: int
    height: int
    inner: int
    top: int
    number: int
    end: int
    word: int
    seat: int
    mark: int
    below: bool
    """Whether there is a line for who comes then."""


_COMPACT = _Sizes(129, 100, SPACE_12, SPACE_8, 20, 13, 13, 20, 16, below=False)
_ROOMY = _Sizes(148, 120, SPACE_12, SPACE_8, 28, 13, 16, 24, 20, below=False)
_LARGE = _Sizes(204, 172, SPACE_16, SPACE_12, 28, 16, 16, 32, 20, below=True)


class Tile(QAbstractButton):
    """A room tile, 100 pixels high (compact), 120 (roomy) or 172 (large); `clicked` means that this room is chosen."""

    def __init__(self, tile: RoomTile, *, large: bool = False) -> None:
        super().__init__()
        self._tile = tile
        self._sizes = _LARGE if large else _COMPACT
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

    def show_roomy(self, *, roomy: bool) -> None:
        """Set a compact tile somewhat larger, where the screen is large."""
        sizes = _ROOMY if roomy else _COMPACT
        if sizes != self._sizes:
            self._sizes = sizes
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for number, end and word; seats are drawn closer, or told by a number, where they need more."""
        look, sizes = current(), self._sizes
        top = _width(self._tile.room, sizes.number, 600) + SPACE_4 + _width(self._tile.end, sizes.end, 500)
        word = look.px(sizes.mark) + SPACE_8 + _width(self._tile.word, sizes.word, 500)
        width = max(sizes.width, round(max(top, word)) + 2 * sizes.inner + 2)
        return QSize(width, sizes.height + self._lines(look) - self._lines(Look(look.palette)))

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a word is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        look, sizes, state = current(), self._sizes, self._tile.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, look)
        ink = look.colour("quiet" if state is RoomState.CLOSED else "text")
        row = QRectF(sizes.inner, sizes.top, self.width() - 2 * sizes.inner, look.line_height(sizes.number))
        painter.setPen(ink)
        painter.setFont(look.font(sizes.number, 600))
        painter.drawText(row, _LEFT, self._tile.room)
        painter.setPen(look.colour("text" if state in (RoomState.OVERDUE, RoomState.FULL) else "quiet"))
        painter.setFont(look.font(sizes.end, 500 if state is RoomState.OVERDUE else 400))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._tile.end)
        self._draw_seats(painter, look, row.bottom() + (SPACE_8 if sizes.below else SPACE_4))
        self._draw_state(painter, look, ink)

    def _lines(self, look: Look) -> int:
        sizes = self._sizes
        below = look.line_height(13) if sizes.below else 0
        return look.line_height(sizes.number) + look.px(sizes.seat) + look.line_height(sizes.word) + below

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
        tile, sizes = self._tile, self._sizes
        total = max(tile.capacity, tile.taken)
        side = look.px(sizes.seat)
        pitch = min(side + 2.0, (self.width() - 2 * sizes.inner - side) / max(total - 1, 1))
        told = pitch < side * _CLOSEST
        if tile.state is RoomState.CLOSED:
            painter.setOpacity(0.45)
        for place in range(1 if told else total):
            taken = place < tile.taken
            box = QRectF(sizes.inner + place * pitch, top, side, side)
            draw_seat(painter, box, taken=taken, ink=look.colour("text" if taken else "quiet"))
        painter.setOpacity(1.0)
        if told:
            painter.setPen(look.colour("quiet" if tile.state is RoomState.CLOSED else "text"))
            painter.setFont(look.font(sizes.word, 600))
            left = sizes.inner + side + SPACE_8
            painter.drawText(QRectF(left, top, self.width() - left, side), _LEFT, f"{tile.taken} / {tile.capacity}")

    def _draw_state(self, painter: QPainter, look: Look, ink: QColor) -> None:
        sizes = self._sizes
        height = look.line_height(sizes.word)
        below = look.line_height(13) - 2 if sizes.below else 0
        top = self.height() - height - below - sizes.top
        side = look.px(sizes.mark)
        box = QRectF(sizes.inner, top + (height - side) / 2, side, side)
        draw_room_mark(painter, box, self._tile.state)
        painter.setPen(ink)
        painter.setFont(look.font(sizes.word, 500))
        left = box.right() + SPACE_8 - 2
        painter.drawText(QRectF(left, top, self.width() - left, height), _LEFT, self._tile.word)
        if sizes.below:
            painter.setPen(look.colour("quiet"))
            painter.setFont(look.font(13))
            line = QRectF(sizes.inner, top + height - 2, self.width() - 2 * sizes.inner, look.line_height(13))
            told = QFontMetricsF(painter.font()).elidedText(self._tile.below, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, told)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _width(words: str, step: int, weight: int = 400) -> float:
    return QFontMetricsF(current().font(step, weight)).horizontalAdvance(words)


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
