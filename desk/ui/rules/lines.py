"""The lines of the time line: each matter with its label at the left and its bars on the axis."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk.ui.parts.text import Text
from desk.ui.rules.bars import MARK, Ends, RuleBar, closed_width
from desk.ui.rules.days import Scale, draw_uprights
from desk.ui.rules.state import Axis, BarKind, Group, Line
from desk.ui.style.look import current
from desk.ui.style.tokens import FOCUS, FOCUS_GAP, LINE, SPACE_4, SPACE_8, SPACE_12, SPACE_16, TARGET

_MOST_PITCH, _LARGE_FROM, _LARGE_BAR = 88, 80, 52
_LABEL_SHARE, _LEAST_LABEL = 0.19, 192
_STACKED_BELOW = 600
"""Narrower than this, at 100 % font size, a label stands above its bars."""
_EDGE = FOCUS + FOCUS_GAP
"""Room for the ring around a bar that ends at the edge."""
_ROUND = SPACE_8
"""Least distance of a line's content from the next line, above and below."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The parts of one line; `name` is that of its group, on the group's first line."""

    name: Text | None
    label: Text
    bars: tuple[RuleBar, ...]
    first: bool
    """Whether a group begins with it."""

    @property
    def closed(self) -> bool:
        """Whether it holds closed days."""
        return any(bar.bar.kind is BarKind.CLOSED for bar in self.bars)


class Lines(QWidget):
    """Arrows go through the bars; Enter, Space and a click choose one."""

    bar_selected = Signal(str)
    reached = Signal(QWidget)
    """The keyboard came to a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "none")
        self._rows: list[_Row] = []
        self._tops: list[float] = []
        self._bands: list[tuple[float, float]] = []
        """Where each line shows the days: all of it, or below its label."""
        self._scale: Scale | None = None

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Make every line anew; the keyboard stays at the bar with the same key."""
        focus = next((bar.bar.key for bar in self.bars() if bar.hasFocus()), None)
        for row in self._rows:
            for part in (row.name, row.label, *row.bars):
                if part is not None:
                    part.hide()
                    part.deleteLater()
        self._rows = [
            self._make_row(group.name if place == 0 else "", line, first=place == 0)
            for group in groups
            for place, line in enumerate(group.lines)
        ]
        if focus is not None:
            self.focus_bar(focus)

    def show_chosen(self, key: str) -> None:
        """Show which bar is explained; Tab comes to it, else to the first one."""
        bars = self.bars()
        entry = next((bar for bar in bars if bar.bar.key == key), bars[0] if bars else None)
        for bar in bars:
            bar.show_chosen(bar.bar.key == key)
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bar is entry else Qt.FocusPolicy.ClickFocus)

    def arrange(self, axis: Axis, width: int, height: int) -> Scale:
        """Place everything in this width; lines that fit spread over `height`. Return where the days stand."""
        look = current()
        stacked = width < _STACKED_BELOW * look.factor
        left = 0 if stacked else max(round(width * _LABEL_SHARE), round(_LEAST_LABEL * look.factor))
        self._scale = Scale(axis, left + _EDGE, width - left - 2 * _EDGE)
        room = round(self._scale.right) if stacked else left - SPACE_16
        bar_height = max(TARGET, look.line_height(16) + SPACE_16)
        pitch = 0 if stacked else _pitch([_least(row, room, bar_height) for row in self._rows], height)
        if pitch >= _LARGE_FROM:
            bar_height = max(_LARGE_BAR, bar_height)
        top = 0.0
        self._tops, self._bands = [], []
        for row in self._rows:
            self._tops.append(top)
            top += self._place_row(row, top, room, bar_height, pitch)
        self.setMinimumHeight(round(top))
        self.update()
        return self._scale

    def bars(self) -> list[RuleBar]:
        """Every bar, line after line."""
        return [bar for row in self._rows for bar in row.bars]

    def focus_bar(self, key: str) -> None:
        """Give the keyboard to a bar: that with this key, else the first one."""
        bars = self.bars()
        wanted = next((bar for bar in bars if bar.bar.key == key), bars[0] if bars else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another bar; everything else goes its way."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._step(event.key()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days' lines, and one above each group."""
        if self._scale is None:
            return
        look, painter = current(), QPainter(self)
        painter.setPen(QPen(look.colour("line"), LINE))
        for top, bottom in self._bands:
            for tick in self._scale.axis.ticks:
                x = round(self._scale.begins(tick.day)) + 0.5
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.translate(0, top)
            draw_uprights(painter, look, self._scale, 0, top, bottom)
            painter.resetTransform()
        for row, top in zip(self._rows, self._tops, strict=True):
            if row.first:
                painter.drawLine(QPointF(0, top + 0.5), QPointF(self.width(), top + 0.5))

    def _make_row(self, name: str, line: Line, *, first: bool) -> _Row:
        made = []
        for bar in line.bars:
            one = RuleBar(bar, self)
            one.chosen.connect(self.bar_selected)
            one.reached.connect(self.reached)
            made.append(one)
        heading = Text(name, 13, 500, "quiet", wrap=True) if name else None
        row = _Row(heading, Text(line.label, 16, wrap=True), tuple(made), first)
        for part in (row.name, row.label, *row.bars):
            if part is not None:
                part.setParent(self)
                part.show()
        return row

    def _place_row(self, row: _Row, top: float, room: int, bar_height: int, pitch: float) -> float:
        """Place one line and return its height; with no `pitch` of the lines its label stands above its bars."""
        assert self._scale is not None  # noqa: S101 - set by the only caller
        name, block = _label_heights(row, room)
        content = _content(row, bar_height)
        if pitch:
            height = max(pitch, _least(row, room, bar_height))
            words, bars = top + (height - block) / 2, top + (height - content) / 2
        else:
            height = block + SPACE_4 + content + SPACE_12 + _ROUND
            words, bars = top + _ROUND, top + _ROUND + block + SPACE_4
        self._bands.append((top if pitch else bars - SPACE_4, top + height))
        if row.name is not None:
            row.name.setGeometry(0, round(words), room, name)
        row.label.setGeometry(0, round(words) + name, room, block - name)
        if row.closed:
            _place_closed(row.bars, self._scale, bars, content)
        else:
            _place_bars(row.bars, self._scale, QRectF(0, bars, 0, bar_height))
        return height

    def _step(self, key: int) -> bool:
        """Return whether the key led to a bar."""
        bars = self.bars()
        here = next((bar for bar in bars if bar.hasFocus()), None)
        if here is None or key not in _STEPS:
            return False
        place = bars.index(here)
        match key:
            case Qt.Key.Key_Home:
                wanted = bars[0]
            case Qt.Key.Key_End:
                wanted = bars[-1]
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                wanted = bars[min(max(place + _STEPS[key], 0), len(bars) - 1)]
            case _:
                wanted = self._beside(here, _STEPS[key])
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _beside(self, here: RuleBar, by: int) -> RuleBar:
        """Return the bar of the next line above or below that is nearest in time."""
        rows = [row for row in self._rows if row.bars]
        place = next(place for place, row in enumerate(rows) if here in row.bars)
        bars = rows[min(max(place + by, 0), len(rows) - 1)].bars
        if here in bars:
            return here
        return min(bars, key=lambda bar: _apart(bar, here))


_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: 0,
    Qt.Key.Key_End: 0,
}


def _apart(one: QWidget, other: QWidget) -> int:
    """How many pixels lie between two bars of different lines, 0 where they hold at the same time; then the earlier."""
    return max(one.x() - other.geometry().right(), other.x() - one.geometry().right(), 0)


def _label_heights(row: _Row, room: int) -> tuple[int, int]:
    """Return how high the group's name is, and how high it is together with the label."""
    name = row.name.heightForWidth(room) if row.name is not None else 0
    return name, name + row.label.heightForWidth(room)


def _content(row: _Row, bar_height: int) -> int:
    return MARK + SPACE_4 + current().line_height(13) if row.closed else bar_height


def _least(row: _Row, room: int, bar_height: int) -> int:
    """Return how high a line is at least that has its label at the left."""
    return max(_content(row, bar_height), _label_heights(row, room)[1]) + 2 * _ROUND


def _pitch(least: list[int], height: float) -> float:
    """Return the distance of lines that spread over `height`; some need more than that, and get it."""
    left = len(least)
    for one in sorted(least, reverse=True):
        if one <= height / left:
            return min(height / left, _MOST_PITCH)
        height -= one
        left -= 1
    return 1


def _place_bars(bars: tuple[RuleBar, ...], scale: Scale, row: QRectF) -> None:
    axis = scale.axis
    for bar in bars:
        first, last = bar.bar.first or axis.first, bar.bar.last or axis.last
        ends = Ends(bar.bar.first is not None and first >= axis.first, bar.bar.last is not None and last <= axis.last)
        begins, stops = scale.begins(first), scale.ends(last) - (2 if ends.right else 0)
        bar.stand(QRectF(begins, row.top(), max(stops - begins, SPACE_12), row.height()), ends, scale)


def _place_closed(bars: tuple[RuleBar, ...], scale: Scale, top: float, height: float) -> None:
    """Place the marks of closed days, each with as much room for its words as those before leave it."""
    free = scale.left - _EDGE
    for bar in bars:
        first, last = bar.bar.first or scale.axis.first, bar.bar.last or scale.axis.last
        begins, stops = scale.begins(first), scale.ends(last)
        mark, wide = closed_width(bar.bar, stops - begins)
        middle = (begins + stops) / 2
        left = min(middle - wide / 2, scale.right + _EDGE - wide)
        if left < free:
            wide = max(2 * (middle - free), mark)
            left = middle - wide / 2
        free = left + wide + SPACE_4
        box = QRectF(left, top, wide, height)
        bar.stand_closed(QRectF(middle - mark / 2, top, mark, MARK), box)
