"""The verdict band: one word, one shape, one place. Its place is never empty; idle it is a ground-coloured panel."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.decisions import Verdict
from desk.ui.parts.icons import draw_icon
from desk.ui.parts.shapes import draw_shape
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_8, SPACE_16, SPACE_24, SPACE_32

_HEIGHT, _LARGE_HEIGHT = 112, 144
_SHAPE, _LARGE_SHAPE = 72, 96
_LARGE_FROM = 1100
"""From this width on the band is large (the right pane of a screen 1920 wide)."""


class Band(QFrame):
    """The verdict: shape, word, at the right one fact with one line under it; a change is announced.

    It takes what height there is: what stands below it needs a stretch factor.
    """

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._shape = _Shape()
        self._word = Text("", 56, 700, wrap=True)
        self._below = Text("", 16, role="quiet", wrap=True)
        self._fact = Text("", 28, 600)
        self._line = Text("", 16, 500)
        for side in (self._fact, self._line):
            side.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(_centred(self._word, self._below), 1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(SPACE_32 - 4, 0, SPACE_32 - 4, 0)
        self._rows.setSpacing(SPACE_16)
        self._rows.addLayout(head, 1)
        self._rows.addLayout(_centred(self._fact, self._line))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_verdict(self, verdict: Verdict | None, word: str, fact: str = "", line: str = "") -> None:
        """Show a verdict with its fact and line; None shows the idle panel: `word` is its sentence, `line` below."""
        before = self.accessibleName()
        self._verdict = verdict
        idle = verdict is None
        self._shape.show_shape(verdict)
        self._word.step(28 if idle else 56)
        self._word.role("text", 600 if idle else 700)
        self._word.say(word)
        self._below.say(line if idle else "")
        self._below.setVisible(idle and bool(line))
        self._fact.say("" if idle else fact)
        self._line.say("" if idle else line)
        self._fact.setVisible(not idle and bool(fact))
        self._line.setVisible(not idle and bool(line))
        self._dress()
        self._arrange()
        spoken = ". ".join(part for part in (word, fact, line) if part)
        self.setAccessibleName(spoken)
        if spoken != before and self.isVisible():
            self._announce(spoken, urgent=not idle)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """As wide as shape and word, since the fact may stand below them."""
        words = max(part.minimumSizeHint().width() for part in (self._word, self._below))
        return QSize(
            self._shape.sizeHint().width() + words + 2 * SPACE_32 + SPACE_24, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the fact below the word where both do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of the band."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._verdict is None:
            fill, pen = look.colour("ground"), QPen(look.colour("line"), LINE)
        else:
            colours = look.palette.verdict(self._verdict)
            outlined = look.palette.outlined
            fill = QColor(colours.fill)
            pen = QPen(QColor(colours.ink), EMPHASIS) if outlined else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(fill)
        half = pen.widthF() / 2 if pen.style() != Qt.PenStyle.NoPen else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _announce(self, spoken: str, *, urgent: bool) -> None:
        event = QAccessibleAnnouncementEvent(self, spoken)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def _dress(self) -> None:
        look = current()
        ink = look.colour("text") if self._verdict is None else QColor(look.palette.verdict(self._verdict).ink)
        for words in (self._word, self._fact, self._line):
            words.ink(ink)

    def _arrange(self) -> None:
        large = self.width() >= _LARGE_FROM
        self._shape.set_size(_LARGE_SHAPE if large else _SHAPE)
        self.setMinimumHeight(_LARGE_HEIGHT if large else _HEIGHT)
        words = self._word.sizeHint().width()
        facts = max(
            (part.sizeHint().width() for part in (self._fact, self._line) if not part.isHidden()),
            default=0,
        )
        needed = self._shape.sizeHint().width() + words + facts + 2 * SPACE_32 + SPACE_24 + SPACE_16
        side_by_side = needed <= self.width() or not facts
        way = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)
        self._rows.setSpacing(SPACE_16 if side_by_side else 0)
        edge = SPACE_8 if side_by_side else SPACE_16
        side = SPACE_32 + (4 if large else -4)
        self._rows.setContentsMargins(side, edge, side, edge)
        self._head.setSpacing(SPACE_16 if self._verdict is None else SPACE_32 if large else SPACE_24)
        align = Qt.AlignmentFlag.AlignRight if side_by_side else Qt.AlignmentFlag.AlignLeft
        for part in (self._fact, self._line):
            part.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)


def _centred(*parts: QWidget) -> QVBoxLayout:
    """Return a column of parts in the middle of its height."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch()
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return column


class _Shape(QWidget):
    """The verdict's shape, large; idle the frame of a scan."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._size = _SHAPE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_shape(self, verdict: Verdict | None) -> None:
        self._verdict = verdict
        self.update()

    def set_size(self, size: int) -> None:
        if size != self._size:
            self._size = size
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current()
        painter = QPainter(self)
        if self._verdict is None:
            side = self._size * 0.9
            inset = (self._size - side) / 2
            draw_icon(painter, "scan-frame", QRectF(inset, inset, side, side), look.colour("accent"))
            return
        colours = look.palette.verdict(self._verdict)
        draw_shape(painter, QRectF(self.rect()), self._verdict, QColor(colours.ink), QColor(colours.fill))
