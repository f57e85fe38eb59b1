"""The key cap: which key does what, drawn beside the words that say it."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.style.look import current
from desk.ui.style.tokens import CAP_RADIUS, SPACE_8

_CAP_HEIGHT = 24
_ROW_CAP = 32


def cap_size(key: str, *, large: bool = False) -> QSizeF:
    """Return how large the cap of a key is drawn, in pixels; `large` for the rows of the checklist."""
    look = current()
    height = look.px(_CAP_HEIGHT) + (_ROW_CAP - _CAP_HEIGHT if large else 0)
    words = QFontMetricsF(look.font(16 if large else 13, 600)).horizontalAdvance(key)
    return QSizeF(max(round(words) + 2 * SPACE_8, height), height)


def draw_cap(painter: QPainter, box: QRectF, key: str, ink: QColor, edge: QColor, *, large: bool = False) -> None:
    """Draw a key cap that fills `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CAP_RADIUS, CAP_RADIUS)
    painter.setPen(ink)
    painter.setFont(current().font(16 if large else 13, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QWidget):
    """A key cap standing alone, beside a label."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        """As wide as the key's name needs."""
        return cap_size(self._key).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        look = current()
        draw_cap(QPainter(self), QRectF(self.rect()), self._key, look.colour("quiet"), look.colour("quiet"))
