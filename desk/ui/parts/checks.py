"""Questions and facts: the check row is asked (a switch), the check line is told (tick, cross or dash)."""

from typing import assert_never

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QSizePolicy

from desk.domain.decisions import CheckState
from desk.ui.parts.cap import cap_size, draw_cap
from desk.ui.parts.icons import Icon, draw_icon
from desk.ui.parts.text import Text
from desk.ui.style.look import Look, current
from desk.ui.style.tokens import EMPHASIS, ROW_TARGET, SPACE_12, SPACE_16

_SWITCH = QSize(64, 36)
_KNOB_INSET = 5


class CheckRow(QAbstractButton):
    """One question with its key, help and switch. A click is a wish; the row changes when it is shown anew.

    The row is 12 pixels wider on both sides than its column, so that the focus ring stands inside its edge.
    """

    def __init__(self, number: int, title: str, help_: str) -> None:
        super().__init__()
        self._number = number
        self._help = help_
        self._word = ""
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ring_inside", True)

    def nextCheckState(self) -> None:
        """Stay as it is: whether the point is fulfilled comes with the next state."""

    def show_answer(self, *, fulfilled: bool, word: str) -> None:
        """Show whether the point is fulfilled, with the word for it."""
        self._word = word
        self.setChecked(fulfilled)
        self.setAccessibleName(", ".join(part for part in (str(self._number), self.text(), word) if part))
        self.setAccessibleDescription(self._help)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """At least 64 high; title and word side by side."""
        look = current()
        words = max(self._width(self.text(), 16, 600), self._width(self._help, 13))
        word = self._width(self._word, 13, 600)
        width = 2 * SPACE_12 + self._cap_width() + words + word + _SWITCH.width() + 3 * SPACE_16
        return QSize(round(width) + 1, max(ROW_TARGET, self._text_height(look, width) + SPACE_16))

    def minimumSizeHint(self) -> QSize:
        """Sentences may wrap; a title of a few words stays readable."""
        look = current()
        width = 2 * SPACE_12 + self._cap_width() + _SWITCH.width() + self._width(self._word, 13, 600) + 3 * SPACE_16
        return QSize(round(width) + look.px(16) * 8, ROW_TARGET)

    def heightForWidth(self, width: int) -> int:
        """Return the height that title and help need at this width."""
        return max(ROW_TARGET, self._text_height(current(), width) + SPACE_16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw key, sentences, word and switch."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = cap_size(str(self._number), large=True)
        box = QRectF(SPACE_12, (self.height() - cap.height()) / 2, cap.width(), cap.height())
        draw_cap(painter, box, str(self._number), look.colour("text"), look.colour("edge"), large=True)
        self._draw_switch(painter, look)
        self._draw_sentences(painter, look)

    def _draw_sentences(self, painter: QPainter, look: Look) -> None:
        left = SPACE_12 + self._cap_width() + SPACE_16
        room = self._text_room(self.width())
        height = self._text_height(look, self.width())
        top = (self.height() - height) / 2
        painter.setFont(look.font(16, 600))
        painter.setPen(look.colour("text"))
        title = self._title_height(look, room)
        painter.drawText(QRectF(left, top, room, title), _WRAPPED, self.text())
        painter.setFont(look.font(13))
        painter.setPen(look.colour("quiet"))
        painter.drawText(QRectF(left, top + title, room, height - title), _WRAPPED, self._help)
        word = self._width(self._word, 13, 600)
        painter.setFont(look.font(13, 600 if self.isChecked() else 400))
        painter.setPen(look.colour("text" if self.isChecked() else "quiet"))
        right = self.width() - SPACE_12 - _SWITCH.width() - SPACE_16
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(right - word - 1, 0, word + 1, self.height()), flags, self._word)

    def _draw_switch(self, painter: QPainter, look: Look) -> None:
        box = QRectF(self.width() - SPACE_12 - _SWITCH.width(), (self.height() - _SWITCH.height()) / 2, 64, 36)
        knob = _SWITCH.height() - 2 * _KNOB_INSET
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box, 18, 18)
            painter.setBrush(look.colour("on_accent"))
            at = QRectF(box.right() - knob - _KNOB_INSET, box.top() + _KNOB_INSET, knob, knob)
            painter.drawEllipse(at)
            draw_icon(painter, "check", at.adjusted(5, 5, -5, -5), look.colour("accent"))
            return
        painter.setPen(QPen(look.colour("edge"), EMPHASIS))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 17, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("edge"))
        painter.drawEllipse(QRectF(box.left() + _KNOB_INSET, box.top() + _KNOB_INSET, knob, knob))

    def _cap_width(self) -> float:
        return cap_size(str(self._number), large=True).width()

    def _text_room(self, width: float) -> float:
        word = self._width(self._word, 13, 600)
        return width - 2 * SPACE_12 - self._cap_width() - word - _SWITCH.width() - 3 * SPACE_16

    def _title_height(self, look: Look, room: float) -> float:
        metrics = QFontMetricsF(look.font(16, 600))
        lines = metrics.boundingRect(QRectF(0, 0, max(room, 1), 10_000), _WRAPPED, self.text()).height()
        return max(lines, look.line_height(16)) if self.text() else 0

    def _text_height(self, look: Look, width: float) -> int:
        room = self._text_room(width)
        metrics = QFontMetricsF(look.font(13))
        lines = metrics.boundingRect(QRectF(0, 0, max(room, 1), 10_000), _WRAPPED, self._help).height()
        return round(self._title_height(look, room) + (max(lines, look.line_height(13)) if self._help else 0))

    @staticmethod
    def _width(words: str, step: int, weight: int = 400) -> float:
        return QFontMetricsF(current().font(step, weight)).horizontalAdvance(words) + 1


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CheckLine(QFrame):
    """One fact: mark left, what was checked, its value right; the failed one has a sentence on a sunk ground."""

    def __init__(self, state: CheckState, name: str, value: str = "", sentence: str = "", spoken: str = "") -> None:
        super().__init__()
        icon, role = _mark(state)
        failed = state is CheckState.FAILED
        ink = "quiet" if state is CheckState.NOT_REACHED else "text"
        self.setProperty("ground", "sunk" if sentence else "")
        grid = QGridLayout(self)
        edge = SPACE_12 if sentence else 0
        grid.setContentsMargins(edge, edge, edge, edge)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(2)
        grid.addWidget(Icon(icon, 22, role), 0, 0)
        grid.addWidget(Text(name, 16, 600 if failed else 400, ink, wrap=len(name) > _LONG), 0, 1)
        if value:
            told = Text(value, 16, role="quiet")
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(told, 0, 2)
        if sentence:
            grid.addWidget(Text(sentence, 13, wrap=True), 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (spoken, name, value, sentence) if part))


_LONG = 32
"""Names longer than this many characters may wrap."""


def _mark(state: CheckState) -> tuple[str, str]:
    """Return the icon of a check's state and the role of its colour."""
    match state:
        case CheckState.PASSED:
            return "check", "passed"
        case CheckState.FAILED:
            return "cross", "failed"
        case CheckState.NOT_REACHED:
            return "dash", "quiet"
        case _:
            assert_never(state)
