"""The sign that everything here is practice: in the top bar where there is room, else in a strip of its own."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.strip import Strip
from desk.ui.parts.topbar import TopBar
from desk.ui.style.look import current
from desk.ui.style.tokens import CAP_RADIUS, SPACE_8, SPACE_12

_ROOMY = 1240
"""From this width on (at 100 % font size) the top bar has room for the sign."""
_HEIGHT = 32


class PracticeSign(QWidget):
    """A label and the button that shows a sample letter, twice: in the top bar and in `strip`; one of them is seen."""

    sample_requested = Signal()

    def __init__(self, bar: TopBar, _: Translate) -> None:
        super().__init__()
        self._sample = True
        self._in_bar, self._in_strip = _sample_button(_), _sample_button(_)
        self._in_bar.clicked.connect(self.sample_requested)
        self._in_strip.clicked.connect(self.sample_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE_8, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(_Label(_("Practice")))
        row.addWidget(self._in_bar)
        _put_before_tabs(bar, self)
        self.strip = Strip(black=False, height=40)
        self.strip.say("play", _("Practice"), _("Everything here is invented. Nobody is really let in."))
        self.strip.add(self._in_strip)

    def show_sign(self, width: int, *, training: bool, sample: bool | None = None) -> None:
        """Show the sign where there is room in a window of that width; `sample` whether letters can be shown here."""
        if sample is not None:
            self._sample = sample
        roomy = width >= _ROOMY * current().factor
        self.setVisible(training and roomy)
        self.strip.setVisible(training and not roomy)
        self._in_bar.setVisible(self._sample)
        self._in_strip.setVisible(self._sample)


def _sample_button(_: Translate) -> KeyButton:
    return KeyButton(_("Show a sample letter"), "F9", Weight.QUIET, icon="mail-open", height=_HEIGHT)


def _put_before_tabs(bar: TopBar, sign: QWidget) -> None:
    """Put the sign between the address and the first tab, or at the end where there are no tabs."""
    row = bar.layout()
    assert isinstance(row, QHBoxLayout)  # noqa: S101 - the bar is one row
    tabs = (place for place in range(row.count()) if isinstance(_widget(row, place), QAbstractButton))
    row.insertWidget(next(tabs, row.count()), sign)


def _widget(row: QHBoxLayout, place: int) -> QWidget | None:
    item = row.itemAt(place)
    return item.widget() if item is not None else None


class _Label(QLabel):
    """One word on the accent colour."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = current()
        width = QFontMetricsF(look.font(16, 600)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * SPACE_12, look.line_height(16) + SPACE_8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), CAP_RADIUS, CAP_RADIUS)
        painter.setPen(look.colour("on_accent"))
        painter.setFont(look.font(16, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
