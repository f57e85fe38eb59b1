"""The strip of days, Monday to Friday, with how many appointments each has."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desk.i18n import Translate
from desk.ui.office.state import DayTab
from desk.ui.parts.buttons import KeyButton
from desk.ui.style.look import current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12

_HEIGHT = 72
_NARROWEST = 40
_INSIDE = 6
"""Left and right of the words, in pixels: five days stand beside a letter."""


class DayStrip(QWidget):
    """`day_chosen` carries a date; `week_turned` how many weeks on (1) or back (-1)."""

    day_chosen = Signal(object)
    week_turned = Signal(int)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._tabs: list[_Day] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_8)
        back, on = KeyButton("", icon="arrow-left"), KeyButton("", icon="arrow-right")
        back.setAccessibleName(_("The week before"))
        back.setToolTip(_("The week before (Ctrl Page up)"))
        on.setAccessibleName(_("The week after"))
        on.setToolTip(_("The week after (Ctrl Page down)"))
        back.clicked.connect(self._turn_back)
        on.clicked.connect(self._turn_on)
        self._row.addWidget(back)
        self._row.addWidget(on)

    def show_days(self, days: tuple[DayTab, ...]) -> None:
        """Show other days; the buttons stay as far as there are as many."""
        while len(self._tabs) < len(days):
            tab = _Day()
            tab.clicked.connect(self._choose)
            self._row.insertWidget(len(self._tabs) + 1, tab, 1)
            self._tabs.append(tab)
        for place, tab in enumerate(self._tabs):
            tab.setVisible(place < len(days))
        for tab, day in zip(self._tabs, days, strict=False):
            tab.show_day(day)

    def _choose(self) -> None:
        tab = self.sender()
        if isinstance(tab, _Day) and tab.day is not None:
            self.day_chosen.emit(tab.day.day)

    def _turn_back(self) -> None:
        self.week_turned.emit(-1)

    def _turn_on(self) -> None:
        self.week_turned.emit(1)


class _Day(QAbstractButton):
    """One day: weekday, date, count; the chosen one is filled."""

    def __init__(self) -> None:
        super().__init__()
        self.day: DayTab | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Stay as it is: the state says which day is chosen."""

    def show_day(self, day: DayTab) -> None:
        if day != self.day:
            self.day = day
            self.setText(day.name)
            self.setChecked(day.chosen)
            self.setAccessibleName(day.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        look = current()
        least = look.line_height(16) + look.line_height(20) + SPACE_12 + SPACE_8
        return QSize(look.px(_NARROWEST), max(_HEIGHT, least))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        day, look = self.day, current()
        if day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, quiet = look.colour("text"), look.colour("quiet")
        if day.chosen:
            ink = quiet = look.colour("on_accent")
        pen = QPen(look.colour("accent" if day.chosen else "edge"), EMPHASIS if day.chosen else LINE)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent") if day.chosen else look.colour("surface"))
        half = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        inside = self.rect().adjusted(_INSIDE, SPACE_8, -_INSIDE, -SPACE_8)
        _write(painter, inside.toRectF(), day, ink, quiet)


def _write(painter: QPainter, box: QRectF, day: DayTab, ink: QColor, quiet: QColor) -> None:
    """Write weekday and count; date and words only where there is room for the whole of them."""
    look = current()
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.setFont(look.font(16, 600))
    painter.setPen(ink)
    painter.drawText(box, left | top, day.name)
    # All days leave as much room for their name as the widest, so that their dates stand in one line.
    name = painter.fontMetrics().horizontalAdvance("Mo") + SPACE_4
    painter.setFont(look.font(20, 600))
    painter.drawText(box, left | bottom, day.count)
    count = painter.fontMetrics().horizontalAdvance(day.count) + SPACE_8
    painter.setPen(quiet)
    painter.setFont(look.font(13))
    metrics = painter.fontMetrics()
    for date in (day.short, day.number):
        # The digits of one day are narrower than those of another, and all days are to look alike.
        widest = "".join("8" if sign.isdigit() else sign for sign in date)
        if name + max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance("28.")) <= box.width():
            painter.drawText(box.adjusted(0, 3, 0, 0), right | top, date)
            break
    else:
        if count + metrics.horizontalAdvance(day.number) <= box.width():
            painter.drawText(box.adjusted(count, 0, 0, -3), right | bottom, day.number)
        return
    if count + metrics.horizontalAdvance(day.words) <= box.width():
        painter.drawText(box.adjusted(count, 0, 0, -3), left | bottom, day.words)
