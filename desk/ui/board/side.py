"""The right side of the board: who waits, what was decided today, the day's curve."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.decisions import Verdict
from desk.ui.board.curve import DayCurve
from desk.ui.board.state import BoardState, TallyLine, WaitingLine
from desk.ui.parts.rows import dividing_line
from desk.ui.parts.seats import Seats
from desk.ui.parts.shapes import VerdictMark
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import RADIUS, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_NUMBER = 48
_SINCE_BELOW = 1.4
"""From this font factor on, since when and how many wait stands below and not beside."""


class Side(QFrame):
    """The line, the counts (large only) and the curve."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: tuple[WaitingLine, ...] | None = None
        self._tallies: tuple[TallyLine, ...] | None = None
        self.setProperty("ground", "ground")
        self._title = Text("", 20, 600)
        self._line = QScrollArea()
        self._line.setWidgetResizable(True)
        self._line.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._call = Text("", 16, 600, wrap=True)
        self._day_title = Text("", 16, 600)
        self._counts = QWidget()
        QGridLayout(self._counts)
        self._curve_title = Text("", 16, 600)
        self._peak = Text("", 13, role="quiet")
        self._curve = DayCurve()
        self._curve.setMinimumHeight(180)
        self._lay()

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._curve_title, 1)
        head.addWidget(self._peak)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(self._title)
        column.addWidget(self._call)
        column.addWidget(dividing_line())
        column.addWidget(self._line, 3)
        column.addWidget(self._day_title)
        column.addWidget(self._counts)
        column.addSpacing(SPACE_12)
        column.addLayout(head)
        column.addWidget(self._curve, 2)

    def show_side(self, state: BoardState, *, large: bool) -> None:
        """Show the line, the counts and the curve anew where they changed."""
        self._title.say(state.waiting_title)
        self._call.say(state.call)
        self._call.setVisible(bool(state.call))
        if state.waiting != self._waiting:
            self._waiting = state.waiting
            self._line.setWidget(_line_of(state.waiting))
        self._day_title.say(state.day_title)
        self._day_title.setVisible(large)
        self._counts.setVisible(large)
        if state.tallies != self._tallies:
            self._tallies = state.tallies
            _fill(self._counts, state.tallies)
        self._curve_title.say(state.curve_title if large else state.curve_short)
        self._peak.say(state.peak)
        self._curve.show_curve(state.curve)
        self._curve.setMaximumHeight(340)


def _line_of(waiting: tuple[WaitingLine, ...]) -> QWidget:
    inner = QWidget()
    inner.setProperty("ground", "none")
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE_8)
    for one in waiting:
        rows.addWidget(_waiting_row(one))
        rows.addWidget(dividing_line())
    rows.addStretch(1)
    return inner


def _waiting_row(one: WaitingLine) -> QWidget:
    row = QWidget()
    row.setAccessibleName(one.spoken)
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_8)
    grid.setVerticalSpacing(0)
    grid.addWidget(_Number(one.number), 0, 0, 2, 1)
    grid.setColumnMinimumWidth(1, SPACE_8 // 2)
    room, since = Text(one.room, 16, 600), Text(one.since, 13, role="quiet")
    estimate, seats = Text(one.estimate, 13), Seats(one.persons, one.persons, 18)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    grid.addWidget(room, 0, 2)
    grid.addWidget(estimate, 1, 2)
    if current().factor < _SINCE_BELOW:
        grid.addWidget(since, 0, 3, right)
        grid.addWidget(seats, 1, 3, right)
    else:
        grid.addWidget(since, 2, 2)
        grid.addWidget(seats, 3, 2, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(3, 1)
    return row


def _fill(counts: QWidget, tallies: tuple[TallyLine, ...]) -> None:
    grid = counts.layout()
    assert isinstance(grid, QGridLayout)  # noqa: S101 - made so above
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_12)
    grid.setVerticalSpacing(SPACE_12)
    for place, one in enumerate(tallies):
        grid.addWidget(VerdictMark(one.verdict), place, 0)
        grid.addWidget(Text(one.words, 16), place, 1)
        detail = Text(one.detail, 16, role="quiet")
        detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(detail, place, 2)
        count = Text(str(one.count), 16, 600).tabular()
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        count.setMinimumWidth(SPACE_16 * 2)
        grid.addWidget(count, place, 3)
    grid.setColumnStretch(2, 1)


class _Number(QWidget):
    """The number of a party in the line, as it is called out."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = current().px(_NUMBER)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current()
        colours = look.palette.verdict(Verdict.WAIT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.outline) if look.palette.outlined else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(colours.ink))
        painter.setFont(look.font(28, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
