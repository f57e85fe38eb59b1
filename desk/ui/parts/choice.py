"""Fields to choose from: a list that opens, a day with its calendar. They show by a sign that there is more."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QStyle, QStyleOptionComboBox, QStylePainter

from desk.ui.parts.icons import draw_icon
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_8, SPACE_12

_MOST_SHOWN = 12


class Choice(QComboBox):
    """A list to choose one of; words that do not fit end in dots."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumWidth(56)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def choose(self, key: object) -> None:
        """Choose the entry that carries `key`; the first where none does."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, its words and the sign."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        side = current().px(16)
        right = self.width() - SPACE_8 - side
        words = self.rect().adjusted(SPACE_12, 0, right - SPACE_8 // 2 - self.width(), 0)
        told = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.setPen(current().colour("text" if self.isEnabled() else "quiet"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)
        draw_icon(
            painter, "chevron-down", QRectF(right, (self.height() - side) / 2, side, side), current().colour("quiet")
        )


class DayField(QDateEdit):
    """A day: typed, stepped through with the arrows, or taken from the calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its sign."""
        super().paintEvent(event)
        side = current().px(18)
        box = QRectF(self.width() - SPACE_8 - side, (self.height() - side) / 2, side, side)
        draw_icon(QStylePainter(self), "calendar", box, current().colour("quiet"))
