"""The seat, one glyph everywhere from 18 to 64 pixels: filled taken, outline free. Two of two is seen, not read."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.style.look import current

_GRID = 24.0


def draw_seat(painter: QPainter, box: QRectF, *, taken: bool, ink: QColor) -> None:
    """Draw one seat into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    if taken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    else:
        # An outline of about 1.5 pixels at any size.
        painter.setPen(QPen(ink, max(1.4 * _GRID / box.width(), 1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 0.0 if taken else 0.6
    painter.drawEllipse(QPointF(12, 7), 4.8 - inset, 4.8 - inset)
    shoulders = QPainterPath(QPointF(2.6 + inset, 22 - inset))
    shoulders.cubicTo(2.6 + inset, 16.5, 6, 13.6 + inset, 12, 13.6 + inset)
    shoulders.cubicTo(18, 13.6 + inset, 21.4 - inset, 16.5, 21.4 - inset, 22 - inset)
    shoulders.closeSubpath()
    painter.drawPath(shoulders)
    painter.restore()


class Seats(QWidget):
    """A row of seats: `taken` filled, the rest of `total` outlined; at most `most` are drawn."""

    def __init__(self, taken: int = 0, total: int = 0, size: int = 24, gap: int = 0, most: int = 12) -> None:
        super().__init__()
        self._taken, self._total = taken, total
        self._size, self._gap, self._most = size, gap, most
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_seats(self, taken: int, total: int) -> None:
        """Show another number of seats."""
        if (taken, total) != (self._taken, self._total):
            self._taken, self._total = taken, total
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the seats need."""
        pixels = current().px(self._size)
        shown = min(max(self._total, self._taken), self._most)
        return QSize(max(shown * (pixels + self._gap) - self._gap, 0), pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every seat."""
        look = current()
        painter = QPainter(self)
        pixels = look.px(self._size)
        for place in range(min(max(self._total, self._taken), self._most)):
            box = QRectF(place * (pixels + self._gap), 0, pixels, pixels)
            taken = place < self._taken
            draw_seat(painter, box, taken=taken, ink=look.colour("text" if taken else "quiet"))
