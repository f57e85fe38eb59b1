"""The side of the rules place: what holds today, what is new at the next change, and what the door says then."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import dividing_line
from desk.ui.parts.shapes import VerdictMark
from desk.ui.parts.text import Text
from desk.ui.rules.state import AtTheDoor, Side, Told
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_LARGE, _SMALL = 20, 16
_FITTINGS = (
    (_LARGE, SPACE_12, True),
    (_LARGE, SPACE_8, True),
    (_SMALL, SPACE_8, True),
    (_SMALL, SPACE_4, True),
    (_SMALL, SPACE_4, False),
)
"""What holds today is written large for the guard; closer, smaller, without details where not all is in sight."""
_ROW, _DETAIL = "told-row", "told-detail"
"""By these names rows and their details are found."""


class SidePanel(QFrame):
    """Scrolls where it is higher than the window; then Tab comes to it, and the arrows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "ground")
        self._side: Side | None = None
        self._large: list[Text] = []
        self._inside = QWidget()
        self._inside.setProperty("ground", "none")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self._column.setSpacing(SPACE_12)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._column.addStretch(1)
        self._pane = _Pane(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pane)
        self._pane.resized.connect(self._fit)

    def show_side(self, side: Side) -> None:
        """Show what holds and what changes; nothing is made anew while it is the same."""
        if side == self._side:
            return
        self._side = side
        self._pane.setAccessibleName(side.today_title)
        before, self._body = self._body, QWidget()
        self._large = _fill(self._body, side)
        self._column.replaceWidget(before, self._body)
        before.hide()
        before.deleteLater()
        self._fit()

    def take_in(self, first: QWidget, last: QWidget) -> None:
        """Take a part to the top and one to the end, where the rest of the window has no room for them."""
        self._column.insertWidget(0, first)
        self._column.addWidget(last)

    def show_top(self) -> None:
        """Scroll up to what was taken in."""
        self._pane.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words anew in a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Write as large as everything is in sight."""
        room = self._pane.viewport().size()
        for size, gap, detailed in _FITTINGS:
            for words in self._large:
                words.step(size)
            for detail in self._body.findChildren(Text, _DETAIL):
                detail.setVisible(detailed)
            for row in self._body.findChildren(QWidget, _ROW):
                row.updateGeometry()  # what is measured below remembers how high its rows were
            body = self._body.layout()
            if body is not None:
                body.setSpacing(gap)
            self._body.updateGeometry()
            if self._column.totalHeightForWidth(room.width()) <= room.height():
                return


class _Pane(QScrollArea):
    """Takes the keyboard only where there is something to scroll."""

    resized = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ring_inside", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._take_keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @Slot(int, int)
    def _take_keyboard(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)


def _fill(body: QWidget, side: Side) -> list[Text]:
    """Fill the panel; return the words that grow where there is room."""
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_12)
    column.addWidget(Text(side.today_title, 28, 600, wrap=True))
    column.addSpacing(SPACE_4)
    large = []
    for told in side.today:
        words = Text(told.words, _SMALL, 500, wrap=True)
        large.append(words)
        column.addWidget(_row("lock" if told.closed else "check", "text" if told.closed else "passed", words, told))
    column.addSpacing(SPACE_4)
    column.addWidget(dividing_line())
    column.addSpacing(SPACE_4)
    column.addWidget(Text(side.change_title, 28, 600, wrap=True))
    column.addSpacing(SPACE_4)
    for told in side.changes:
        column.addWidget(_row("arrow-right", "accent", Text(told.words, 16, 600, wrap=True), told))
    if side.change_note:
        column.addWidget(Text(side.change_note, 13, role="quiet", wrap=True))
    if side.door is not None:
        column.addSpacing(SPACE_4)
        column.addWidget(dividing_line())
        column.addSpacing(SPACE_4)
        column.addWidget(Text(side.door.title, 16, 600, wrap=True))
        if side.door.who:
            column.addWidget(Text(side.door.who, 13, role="quiet", wrap=True))
        column.addWidget(_Card(side.door))
    return large


def _row(icon: str, role: str, words: Text, told: Told) -> QWidget:
    """Return a rule with its sign, and what is to be known about it below."""
    row = QWidget()
    row.setObjectName(_ROW)
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_12)
    grid.setVerticalSpacing(0)
    grid.addWidget(Icon(icon, 20, role), 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(words, 0, 1)
    if told.detail:
        detail = Text(told.detail, 13, role="quiet", wrap=True)
        detail.setObjectName(_DETAIL)
        grid.addWidget(detail, 1, 1)
    grid.setColumnStretch(1, 1)
    row.setAccessibleName(", ".join(part for part in (told.words, told.detail) if part))
    return row


class _Card(QWidget):
    """A verdict as it will be, with what the guard says."""

    def __init__(self, door: AtTheDoor) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(VerdictMark(door.verdict))
        head.addWidget(Text(door.word, 20, 700), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(Text(door.sentence, 16, wrap=True))
        self.setAccessibleName(f"{door.word}. {door.sentence}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), LINE))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
