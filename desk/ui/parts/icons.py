"""Icons of one stroke family (24 grid, stroke 1.75), read from `resources/icons` and coloured when drawn."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.resources import resource
from desk.ui.style.look import current
from desk.ui.style.tokens import LIGHT

_PROGRAM_SIZES = (16, 24, 32, 48, 64, 128, 256)
_PROGRAM_CORNER, _PROGRAM_DOOR = 0.2, 0.7
"""Of the icon's width: its rounded corner, and the door on it."""


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon in one colour (`#RRGGBB`), `size` pixels wide at the screen's pixel ratio; cached."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(drawing.encode()).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into a square box, in one colour."""
    pixmap = icon_pixmap(name, colour.name(), round(box.width()), painter.device().devicePixelRatioF())
    painter.drawPixmap(box.topLeft().toPoint(), pixmap)


def program_icon() -> QIcon:
    """Return the program's own icon for title bars and task lists, whose ground nobody knows: so it brings its own."""
    icon = QIcon()
    for size in _PROGRAM_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * _PROGRAM_CORNER, size * _PROGRAM_CORNER)
        door = round(size * _PROGRAM_DOOR)
        edge = (size - door) // 2
        draw_icon(painter, "door", QRectF(edge, edge, door, door), QColor(LIGHT.on_accent))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Icon(QWidget):
    """An icon beside words; it says nothing that the words do not say, so it has no accessible name."""

    def __init__(self, name: str, size: int = 24, role: str = "accent") -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the font."""
        pixels = current().px(self._size)
        return QSize(pixels, pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        draw_icon(QPainter(self), self._name, QRectF(self.rect()), current().colour(self._role))
