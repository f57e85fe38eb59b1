"""The parts of the first start: the coloured side with what the program is for, and large choices with their key."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.devices.found import Found
from desk.ui.parts.cap import cap_size, draw_cap
from desk.ui.parts.icons import draw_icon
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import EMPHASIS, LINE, RADIUS, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32

_HEIGHT = 120
_LOW_HEIGHT = 88
_ICON, _SMALL_ICON = 40, 24
_DOOR = 64


class BigChoice(QAbstractButton):
    """A choice: icon, title, what it means, its key. It is pressed by click, touch, Enter and Space.

    A low one stands among others below it, a dense one also beside it.
    """

    def __init__(self, icon: str, title: str, detail: str, key: str, *, low: bool = False, dense: bool = False) -> None:
        super().__init__()
        self._icon, self._detail, self._key = icon, detail, key
        self._least = _LOW_HEIGHT if low or dense else _HEIGHT
        self._dense = dense
        self._side, self._space = (_SMALL_ICON, SPACE_16) if dense else (_ICON, SPACE_32)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as its words need."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Words may be broken into lines, but not into pieces."""
        return QSize(240 if self._dense else 320, self._least)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of title and detail at this width, and the space around them."""
        words = self._words(width)
        look = current()
        return max(
            self._least,
            round(self._high(20, 600, self.text(), words) + self._high(16, 400, self._detail, words))
            + look.px(self._space),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it, on every platform alike; arrows are the page's business."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw edge, icon, words and cap."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = EMPHASIS if self.underMouse() else LINE
        painter.setPen(QPen(look.colour("accent" if self.hasFocus() else "edge"), width))
        painter.setBrush(look.colour("selection" if self.isDown() else "surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        side = look.px(self._side)
        draw_icon(
            painter, self._icon, QRectF(self._space, (self.height() - side) / 2, side, side), look.colour("accent")
        )
        box = self._words(self.width())
        title = self._high(20, 600, self.text(), box)
        detail = self._high(16, 400, self._detail, box)
        top = (self.height() - title - detail) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(20, 600))
        painter.drawText(QRectF(box.left(), top, box.width(), title), flags, self.text())
        painter.setPen(look.colour("quiet"))
        painter.setFont(look.font(16))
        painter.drawText(QRectF(box.left(), top + title, box.width(), detail), flags, self._detail)
        cap = cap_size(self._key, large=True)
        where = QRectF(
            self.width() - self._space - cap.width(), (self.height() - cap.height()) / 2, cap.width(), cap.height()
        )
        draw_cap(painter, where, self._key, look.colour("text"), look.colour("edge"), large=True)

    def _words(self, width: int) -> QRectF:
        left = self._space + current().px(self._side) + self._space
        return QRectF(
            left, 0, max(width - left - 2 * self._space - cap_size(self._key, large=True).width(), 80), 10_000
        )

    @staticmethod
    def _high(size: int, weight: int, words: str, box: QRectF) -> float:
        metrics = QFontMetricsF(current().font(size, weight))
        lines = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, words).height() / metrics.height()
        return max(round(lines), 1) * current().line_height(size)


class Aside(QWidget):
    """The side in the accent: what the program is for, and which devices it has found."""

    def __init__(self, found: Found, _: Translate) -> None:
        super().__init__()
        self._words = [
            Text("Einlass", 56, 700),
            Text(_("Who has an appointment comes in well. And no room takes too many."), 20, wrap=True),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24 * 2, SPACE_32 * 2 + _DOOR + SPACE_24, SPACE_24 * 2, SPACE_24 * 2)
        column.setSpacing(SPACE_12)
        for part in self._words:
            column.addWidget(part)
        column.addStretch(1)
        for there, words in (
            (found.camera, _("Camera found") if found.camera else _("No camera, possible later")),
            (found.printer, _("Printer found") if found.printer else _("No printer, possible later")),
            (False, _("Handheld scanner: possible at any time")),
        ):
            sign, line = _Sign(there=there), Text(words, 16, wrap=True)
            self._words.append(line)
            row = QHBoxLayout()
            row.setSpacing(SPACE_12)
            row.addWidget(sign)
            row.addWidget(line, 1)
            column.addLayout(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the door."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("accent"))
        box = QRectF(SPACE_24 * 2, SPACE_24 * 2 + SPACE_8, _DOOR, _DOOR)
        draw_icon(painter, "door", box, look.colour("on_accent"))
        for words in self._words:
            words.ink(look.colour("on_accent"))


class _Sign(QWidget):
    """A tick for what is there, a dash for what may come."""

    def __init__(self, *, there: bool) -> None:
        super().__init__()
        self._icon = "check" if there else "dash"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(20), current().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._icon, QRectF(self.rect()), current().colour("on_accent"))


class Choices(QWidget):
    """Choices in columns, the first one from top to bottom first.

    `chosen` carries the place of one, chosen with its key, by click or Enter.
    """

    chosen = Signal(int)

    def __init__(self, choices: tuple[BigChoice, ...], columns: int = 1) -> None:
        super().__init__()
        self.choices = choices
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_16 if columns == 1 else SPACE_8)
        rows = -(-len(choices) // columns)
        for place, choice in enumerate(choices):
            grid.addWidget(choice, place % rows, place // rows)
            choice.clicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys here already: the pane that scrolls them would take the arrows for itself."""
        if event.isAutoRepeat() or event.modifiers() or not self.press(event.key()):
            super().keyPressEvent(event)

    def press(self, key: int) -> bool:
        """Take the keys 1 to 9 and the arrows; return whether it was one of them."""
        place = key - Qt.Key.Key_1
        if 0 <= place < len(self.choices):
            self.chosen.emit(place)
            return True
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        at = next((place for place, choice in enumerate(self.choices) if choice.hasFocus()), 0)
        by = 1 if key == Qt.Key.Key_Down else -1
        self.choices[(at + by) % len(self.choices)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _tell(self) -> None:
        choice = self.sender()
        if isinstance(choice, BigChoice):
            self.chosen.emit(self.choices.index(choice))
