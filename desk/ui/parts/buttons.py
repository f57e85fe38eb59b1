"""Buttons that show their key: label left, key cap right.

One filled button per screen; a blocked one says what is missing.
"""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desk.ui.parts.cap import cap_size, draw_cap
from desk.ui.parts.icons import draw_icon
from desk.ui.parts.pressed import Pressed
from desk.ui.style.look import current
from desk.ui.style.tokens import (
    ACTION_TARGET,
    EMPHASIS,
    LINE,
    RADIUS,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    TARGET,
)

ROW_HEIGHT = 72
"""The height of answers below each other."""


class Weight(Enum):
    """How much a button weighs on the screen."""

    PRIMARY = "primary"
    """The filled one; the verdict proposes it."""
    NORMAL = "normal"
    STRONG = "strong"
    """As normal, with a thicker edge: the first of several answers."""
    QUIET = "quiet"
    """Without an edge."""


class KeyButton(Pressed):
    """A button with its key. `detail` is a second, smaller line; `wide` fills its column, `flush` ends at its edge.

    `block()` makes it say why it cannot be pressed. It is pressed by click, touch, Space, and Enter while it has the
    focus. The key on its cap is not its own business: the screen knows its keys.
    """

    def __init__(
        self,
        label: str,
        key: str = "",
        weight: Weight = Weight.NORMAL,
        *,
        icon: str = "",
        detail: str = "",
        height: int = TARGET,
        wide: bool = False,
        flush: bool = False,
    ) -> None:
        super().__init__()
        self._weight = weight
        self._key = key
        self._icon = icon
        self._detail = detail
        self._reason = ""
        self._least = height
        self._flush = flush
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grows = wide or weight is Weight.PRIMARY
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self._name()

    def say(self, label: str, detail: str = "") -> None:
        """Show another label and second line."""
        if (label, detail) != (self.text(), self._detail):
            self.setText(label)
            self._detail = detail
            self._name()
            self.updateGeometry()
            self.update()

    def block(self, reason: str) -> None:
        """Block the button and say why; "" lets it be pressed again. It stays focusable, so the reason is heard."""
        if reason != self._reason:
            self._reason = reason
            self._name()
            self.updateGeometry()
            self.update()

    def weigh(self, weight: Weight) -> None:
        """Weigh more or less on the screen: which act is proposed may change with what is shown."""
        if weight is not self._weight:
            self._weight = weight
            self._least = ACTION_TARGET if weight is Weight.PRIMARY else TARGET
            self.updateGeometry()
            self.update()

    @property
    def blocked(self) -> bool:
        """Whether something is missing before it may be pressed."""
        return bool(self._reason)

    def sizeHint(self) -> QSize:
        """As wide as icon, words and key need; at least as high as a gloved finger needs."""
        look = current()
        words = self._words_width()
        icon = look.px(18) + self._gap() if self._icon else 0
        if self._icon and not self.text():
            return QSize(self._least, self._least)
        cap = cap_size(self._key).width() + SPACE_12 if self._key else 0
        lines = look.line_height(self._step()) + (look.line_height(13) - 4 if self._second() else 0)
        width = self._inner() + self._outer() + icon + words + cap
        return QSize(round(width) + 1, max(self._least, lines + SPACE_8))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, words and cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, edge, width = self._colours()
        painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = width / 2 if edge is not None else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        left, right = float(self._inner()), float(self.width() - self._outer())
        if self._icon:
            side = current().px(18 if self.text() else 22)
            if not self.text():
                left = (self.width() - side) / 2
            draw_icon(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), ink)
            left += side + self._gap()
        if self._key:
            cap = cap_size(self._key)
            right -= cap.width()
            box = QRectF(right, round((self.height() - cap.height()) / 2), cap.width(), cap.height())
            cap_ink = ink if self._weight is Weight.PRIMARY or current().palette.outlined else current().colour("quiet")
            draw_cap(painter, box, self._key, cap_ink, cap_ink)
            right -= SPACE_12
        self._draw_words(painter, left, right, ink)

    def _second(self) -> str:
        return self._reason or self._detail

    def _step(self) -> int:
        return 20 if self._weight is Weight.PRIMARY and self._least >= ACTION_TARGET else 16

    def _inner(self) -> int:
        if self._flush:
            return SPACE_4
        return SPACE_24 if self._weight is Weight.PRIMARY and self._least >= ACTION_TARGET else SPACE_16

    def _outer(self) -> int:
        """The space right of the key cap."""
        return 0 if self._flush else min(self._inner(), SPACE_16 + SPACE_4)

    def _gap(self) -> int:
        return SPACE_8 if self._flush else SPACE_12

    def _bold(self) -> int:
        return 600 if self._weight is Weight.PRIMARY else 500

    def _words_width(self) -> float:
        look = current()
        first = QFontMetricsF(look.font(self._step(), self._bold())).horizontalAdvance(self.text())
        second = QFontMetricsF(look.font(13)).horizontalAdvance(self._second())
        return max(first, second)

    def _name(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self.text(), self._detail, self._reason) if part))

    def _draw_words(self, painter: QPainter, left: float, right: float, ink: QColor) -> None:
        look = current()
        first = look.line_height(self._step())
        second = look.line_height(13) if self._second() else 0
        overlap = 4 if second else 0
        top = (self.height() - first - second + overlap) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(ink)
        painter.setFont(look.font(self._step(), self._bold()))
        painter.drawText(QRectF(left, top, right - left, first), flags, self.text())
        if second:
            soft = self._weight is not Weight.PRIMARY or self.blocked
            painter.setPen(look.colour("quiet") if soft else ink)
            painter.setFont(look.font(13))
            painter.drawText(QRectF(left, top + first - overlap, right - left, second), flags, self._second())

    def _colours(self) -> tuple[QColor, QColor, QColor | None, int]:
        """Return fill, ink, edge and the edge's width."""
        look = current()
        text, edge = look.colour("text"), look.colour("edge")
        clear = QColor(Qt.GlobalColor.transparent)
        over = look.colour("selection" if self.isDown() else "ground") if self.underMouse() or self.isDown() else clear
        if self.blocked or not self.isEnabled():
            outline = edge if look.palette.outlined else None
            quiet = self._weight is Weight.QUIET
            return clear if quiet else look.colour("sunk"), look.colour("quiet"), outline, LINE
        match self._weight:
            case Weight.PRIMARY:
                return look.colour("accent"), look.colour("on_accent"), None, 0
            case Weight.QUIET:
                return over, text, None, 0
            case Weight.STRONG:
                return look.colour("surface") if over == clear else over, text, text, EMPHASIS
            case Weight.NORMAL:
                return look.colour("surface") if over == clear else over, text, edge, LINE
