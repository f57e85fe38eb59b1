"""A bar of the time line: a button as long as its rule holds, with its words inside."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.ui.parts.icons import draw_icon
from desk.ui.rules.days import Scale, draw_uprights
from desk.ui.rules.state import Bar, BarKind
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import CAP_RADIUS, EMPHASIS, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

MARK = 32
"""How high the mark of closed days is; its words stand below."""
_LEAST_MARK = 10
"""How wide the mark of a single closed day is at least."""
_LEAST_WORDS = 44
"""With less room than this below a mark its words are left out."""
_BEGINNING = 96
"""So much of a bar's words has to be read at least."""
_SWATCH_WIDTH, _SWATCH_HEIGHT = 24, 16


@dataclass(frozen=True, slots=True)
class Ends:
    """Which ends of a bar lie on the line; one that does not is drawn straight."""

    left: bool = True
    right: bool = True


@dataclass(frozen=True, slots=True)
class _Colours:
    fill: QColor
    ink: QColor
    quiet: QColor
    edge: QPen


def _colours(look: Look, kind: BarKind, *, chosen: bool) -> _Colours:
    """Return how a bar is coloured; with high contrast its edge says what the fill says otherwise."""
    none, outlined = QPen(Qt.PenStyle.NoPen), look.palette.outlined
    if chosen:
        ink = look.colour("on_accent")
        return _Colours(look.colour("accent"), ink, ink, none)
    text, quiet = look.colour("text"), look.colour("quiet")
    match kind:
        case BarKind.HOLDS:
            edge = QPen(look.colour("edge"), EMPHASIS) if outlined else none
            return _Colours(look.colour("selection"), text, quiet, edge)
        case BarKind.COMES:
            return _Colours(look.colour("surface"), text, quiet, QPen(look.colour("accent"), EMPHASIS))
        case BarKind.PAST:
            edge = QPen(look.colour("edge" if outlined else "line"), LINE)
            edge.setStyle(Qt.PenStyle.DashLine if outlined else Qt.PenStyle.SolidLine)
            return _Colours(look.colour("ground"), quiet, quiet, edge)
        case BarKind.CLOSED:
            return _Colours(text, text, quiet, none)
        case _:
            assert_never(kind)


def draw_bar(painter: QPainter, box: QRectF, kind: BarKind, ends: Ends, *, chosen: bool = False) -> None:
    """Draw the ground of a bar: round where it begins and ends on the line."""
    colours = _colours(current(), kind, chosen=chosen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colours.edge)
    painter.setBrush(colours.fill)
    inset = colours.edge.widthF() / 2 if colours.edge.style() != Qt.PenStyle.NoPen else 0
    radius = min(CAP_RADIUS if kind is BarKind.CLOSED else RADIUS, box.width() / 2, box.height() / 4)
    painter.drawPath(_shape(box.adjusted(inset, inset, -inset, -inset), radius, ends))


def _shape(box: QRectF, radius: float, ends: Ends) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    half = box.width() / 2
    if not ends.left:
        path = path.united(_block(QRectF(box.left(), box.top(), half, box.height())))
    if not ends.right:
        path = path.united(_block(QRectF(box.right() - half, box.top(), half, box.height())))
    return path


def _block(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box)
    return path


class RuleBar(QAbstractButton):
    """One bar; it draws itself, and leaves the arrow keys to the lines it stands in."""

    chosen = Signal(str)
    reached = Signal(QWidget)
    """The keyboard came to it."""

    def __init__(self, bar: Bar, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = bar
        self._ends = Ends()
        self._scale: Scale | None = None
        self._mark = QRectF()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(bar.spoken)
        self.setAccessibleDescription(bar.told)
        self.setToolTip(_tip(bar))
        self.clicked.connect(self._choose)

    def stand(self, box: QRectF, ends: Ends, scale: Scale) -> None:
        """Stand at `box`; words keep clear of today's line and of that of the next change, where they can."""
        self.setGeometry(box.toRect())
        self._ends = ends
        self._scale = scale
        self.update()

    def stand_closed(self, mark: QRectF, box: QRectF) -> None:
        """Stand at `box` with the mark of the closed days in it, and the words below where they have room."""
        self.setGeometry(box.toRect())
        self._mark = mark.translated(-box.topLeft())
        self.update()

    def show_chosen(self, chosen: bool) -> None:
        """Show whether it is the one that is explained."""
        self.setChecked(chosen)

    def nextCheckState(self) -> None:
        """Stay as it is: the state says which bar is chosen."""

    def sizeHint(self) -> QSize:
        """Whoever makes it places it."""
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space; every other key goes to the lines."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if not event.isAutoRepeat():
                self.click()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.reached.emit(self)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and words, or the mark of closed days."""
        painter = QPainter(self)
        if self.bar.kind is BarKind.CLOSED:
            self._paint_closed(painter)
            return
        draw_bar(painter, QRectF(self.rect()), self.bar.kind, self._ends, chosen=self.isChecked())
        if self._scale is not None and self._lines():
            draw_uprights(painter, current(), self._scale, self.x(), self.y(), self.geometry().bottom() + 1)
        self._write(painter, _colours(current(), self.bar.kind, chosen=self.isChecked()))

    def _paint_closed(self, painter: QPainter) -> None:
        draw_bar(painter, self._mark, BarKind.CLOSED, Ends(), chosen=self.isChecked())
        look = current()
        font = look.font(13, 600 if self.isChecked() else 400)
        if self.width() >= look.px(_LEAST_WORDS):
            painter.setFont(font)
            painter.setPen(look.colour("text" if self.isChecked() else "quiet"))
            below = QRectF(0, self._mark.bottom() + SPACE_4, self.width(), look.line_height(13))
            told = QFontMetricsF(font).elidedText(self.bar.words, Qt.TextElideMode.ElideRight, self.width() + 1)
            needed = QFontMetricsF(font).horizontalAdvance(told) + SPACE_4
            painter.fillRect(
                QRectF((self.width() - needed) / 2, below.top(), needed, below.height()), look.colour("surface")
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, told)

    def _write(self, painter: QPainter, colours: _Colours) -> None:
        """Write the words at the left, and at the right until when it holds, where that has room."""
        look = current()
        font = look.font(16, 500)
        inner = SPACE_16 if self.width() > look.px(96) else SPACE_8
        right = float(self.width() - inner)
        if self.bar.end_words:
            side = look.px(18)
            if self.width() > look.px(64):
                where = QRectF(right - side, (self.height() - side) / 2, side, side)
                draw_icon(painter, "arrow-right", where, colours.ink)
                right = where.left() - SPACE_8
        needed = QFontMetricsF(font).horizontalAdvance(self.bar.words) + 1
        left = self._clear_left(inner, needed, right)
        small = look.font(13)
        ending = QFontMetricsF(small).horizontalAdvance(self.bar.end_words) + 1 if self.bar.end_words else 0
        crossed = any(right - ending <= line <= right for line in self._lines())
        if ending and not crossed and left + needed + SPACE_16 + ending <= right:
            _line(painter, QRectF(right - ending, 0, ending, self.height()), self.bar.end_words, small, colours.quiet)
            right -= ending + SPACE_16
        more = left + needed + SPACE_12
        width = QFontMetricsF(small).horizontalAdvance(self.bar.detail) + 1
        # Beside the words only where the whole of it has room, and no line goes through it.
        if self.bar.detail and more + width <= right and not any(more <= x <= more + width for x in self._lines()):
            _line(painter, QRectF(more, 0, width, self.height()), self.bar.detail, small, colours.quiet)
        if any(left < line < left + needed for line in self._lines()):
            high = look.line_height(16)
            shown = min(needed, right - left) + 2 * SPACE_4
            painter.fillRect(QRectF(left - SPACE_4, (self.height() - high) / 2, shown, high), colours.fill)
        _line(painter, QRectF(left, 0, right - left, self.height()), self.bar.words, font, colours.ink)

    def _lines(self) -> list[float]:
        """Where the lines of today and of the next change go through the bar, from its left."""
        if self._scale is None:
            return []
        flags = (self._scale.axis.today, self._scale.axis.change)
        every = (self._scale.begins(flag.day) - self.x() for flag in flags if flag is not None)
        return sorted(x for x in every if EMPHASIS < x < self.width() - EMPHASIS)

    def _clear_left(self, left: float, needed: float, right: float) -> float:
        """Return where the words begin: right of a line that would go through their beginning, if it fits there."""
        beginning = min(needed, current().px(_BEGINNING))
        for line in self._lines():
            if left - SPACE_12 < line < left + SPACE_24 and line + SPACE_12 + beginning <= right:
                left = line + SPACE_12
        return left

    def _choose(self) -> None:
        self.chosen.emit(self.bar.key)


def closed_width(bar: Bar, days: float) -> tuple[float, float]:
    """Return how wide the mark of closed days is that take `days` pixels, and how wide it is with its words."""
    mark = max(days, _LEAST_MARK)
    words = QFontMetricsF(current().font(13, 600)).horizontalAdvance(bar.words) + SPACE_4
    return mark, max(mark, words)


def _line(painter: QPainter, box: QRectF, words: str, font: QFont, ink: QColor) -> None:
    """Write words on one line; dots say that there is more."""
    painter.setFont(font)
    painter.setPen(ink)
    told = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


def _tip(bar: Bar) -> str:
    return "\n".join(part for part in (bar.words, bar.told) if part)


class Swatch(QWidget):
    """What a kind of bar looks like, for the legend."""

    def __init__(self, kind: BarKind) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As a short bar; closed days as a square."""
        look = current()
        high = look.px(_SWATCH_HEIGHT)
        return QSize(high if self._kind is BarKind.CLOSED else look.px(_SWATCH_WIDTH), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        look = current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_bar(painter, box, self._kind, Ends())
        if self._kind is BarKind.HOLDS and not look.palette.outlined:
            # So small, its fill alone is not seen.
            painter.setPen(QPen(look.colour("edge"), LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS / 2, RADIUS / 2)
