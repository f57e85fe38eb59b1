"""A batch as pages: each letter small, as large as there is room for all of them. Progress is seen, not read."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.domain.decisions import Verdict
from desk.ui.office.state import PageMark
from desk.ui.parts.shapes import draw_mark
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import CAP_RADIUS, EMPHASIS, FOCUS, LINE, SPACE_4, SPACE_8

_WIDE, _HIGH = 60.0, 84.0
_LEAST = 0.3
"""The smallest share of the full size at which done and failed are told apart."""
_NUMBERED = 0.6
"""From this size on a page has its number below it."""
_LINES = ((10, 8, 18), (20, 8, 12), (25, 8, 14), (36, 8, 44), (43, 8, 22), (48, 8, 22), (53, 8, 22), (66, 8, 40))
"""Where the lines of a letter are: from the top, from the left, how long."""
_CODE = QRectF(34, 40, 18, 18)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the pages are laid out."""

    scale: float
    columns: int
    cell_width: float
    cell_height: float


class Pages(QWidget):
    """Every letter of a batch as a small page; `show_pages` says how each is, `spoken` all of it in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[PageMark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pages(self, pages: tuple[PageMark, ...], spoken: str) -> None:
        """Show how the letters are."""
        self.setAccessibleName(spoken)
        if pages != self._pages:
            self._pages = pages
            self.update()

    def sizeHint(self) -> QSize:
        """As much as there is: the pages take what they get."""
        return QSize(400, 300)

    def minimumSizeHint(self) -> QSize:
        """Enough to see that something happens."""
        return QSize(160, 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = current()
        grid = self._grid(look)
        for place, mark in enumerate(self._pages):
            row, column = divmod(place, grid.columns)
            painter.save()
            inset = (grid.cell_width - _WIDE * grid.scale) / 2
            painter.translate(column * grid.cell_width + inset, row * grid.cell_height)
            if grid.scale >= _NUMBERED:
                _number(painter, look, place + 1, mark, grid.scale)
            painter.scale(grid.scale, grid.scale)
            _page(painter, look, mark)
            painter.restore()

    def _grid(self, look: Look) -> _Grid:
        """Find the largest size at which all pages fit; a very long batch is cut at the lower edge."""
        scale = 1.0
        while True:
            gap = max(42 * scale, SPACE_8)
            under = look.line_height(13) + SPACE_8 if scale >= _NUMBERED else SPACE_8
            cell_width, cell_height = _WIDE * scale + gap, _HIGH * scale + under + SPACE_4
            columns = max(int(self.width() // cell_width), 1)
            rows = -(-len(self._pages) // columns)
            if rows * cell_height <= self.height() or scale <= _LEAST:
                return _Grid(scale, columns, self.width() / columns, cell_height)
            scale -= 0.05


def _page(painter: QPainter, look: Look, mark: PageMark) -> None:
    edge = {
        PageMark.AHEAD: QPen(look.colour("edge"), LINE, Qt.PenStyle.DashLine),
        PageMark.NOW: QPen(look.colour("accent"), FOCUS),
        PageMark.DONE: QPen(look.colour("edge"), LINE),
        PageMark.FAILED: QPen(look.colour("failed"), EMPHASIS),
    }[mark]
    painter.setPen(edge)
    painter.setBrush(look.colour("surface"))
    half = edge.widthF() / 2
    painter.drawRoundedRect(QRectF(0, 0, _WIDE, _HIGH).adjusted(half, half, -half, -half), CAP_RADIUS, CAP_RADIUS)
    if mark is PageMark.AHEAD:
        return
    painter.setPen(QPen(look.colour("edge" if mark is not PageMark.NOW else "quiet"), 1.5))
    for top, left, length in _LINES:
        painter.drawLine(QPointF(left, top), QPointF(left + length, top))
    if mark is PageMark.FAILED:
        painter.setPen(QPen(look.colour("edge"), LINE, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_CODE)
    else:
        _code(painter, look)
    if mark is not PageMark.NOW:
        draw_mark(painter, QRectF(40, 64, 22, 22), Verdict.ADMIT if mark is PageMark.DONE else Verdict.REFUSE)


def _code(painter: QPainter, look: Look) -> None:
    """Draw something that looks like a code: its three corners and a few modules."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text"))
    left, top = _CODE.left(), _CODE.top()
    for x, y in ((0, 0), (12, 0), (0, 12)):
        painter.drawRect(QRectF(left + x, top + y, 6, 6))
    for x, y in ((8, 1), (8, 8), (1, 8), (12, 8), (15, 10), (8, 14), (12, 13), (15, 15), (4, 9), (9, 5)):
        painter.drawRect(QRectF(left + x, top + y, 2.5, 2.5))


def _number(painter: QPainter, look: Look, number: int, mark: PageMark, scale: float) -> None:
    strong = mark in (PageMark.FAILED, PageMark.NOW)
    painter.setFont(look.font(13, 600 if strong else 400))
    painter.setPen(look.colour("text" if strong else "quiet"))
    below = QRectF(-SPACE_8, _HIGH * scale + SPACE_4, _WIDE * scale + 2 * SPACE_8, look.line_height(13))
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(number))
