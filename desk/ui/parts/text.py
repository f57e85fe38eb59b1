"""A piece of text on the type scale, in the ink of a role; it follows theme and font size by itself."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from desk.ui.style.look import current

_WISHED_WIDTH = 18
"""How wide text that wraps would like to be at most, in font sizes."""
_LEAST_WIDTH = 9
"""How narrow text that wraps may become, in font sizes."""


class Text(QLabel):
    """Text of a size and weight of the type scale; `wrap` lets it run over several lines with the scale's line height.

    Markup in the text is shown as text. `role` names the ink in the palette; `ink()` sets another colour.
    """

    def __init__(
        self, words: str = "", size: int = 16, weight: int = 400, role: str = "text", *, wrap: bool = False
    ) -> None:
        super().__init__()
        self._step = size
        self._weight = weight
        self._role = role
        self._ink: QColor | None = None
        self._tabular = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._dress()
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)

    def ink(self, colour: QColor) -> None:
        """Use this colour instead of the role's, for text on a coloured band."""
        if colour != self._ink:
            self._ink = colour
            self._dress()

    def role(self, role: str, weight: int | None = None) -> None:
        """Use the ink of another role, and another weight where one is given."""
        if (role, weight or self._weight) != (self._role, self._weight):
            self._role, self._weight = role, weight or self._weight
            self._dress()

    def step(self, size: int) -> None:
        """Use another step of the type scale."""
        if size != self._step:
            self._step = size
            self._dress()

    def tabular(self) -> "Text":
        """Set digits in columns, for times below each other; returns itself."""
        self._tabular = True
        self._dress()
        return self

    def sizeHint(self) -> QSize:
        """One line; text that wraps would like to be no wider than 18 font sizes."""
        height = current().line_height(self._step)
        natural = self.fontMetrics().horizontalAdvance(self.text()) + 1
        if not self.wordWrap():
            return QSize(natural, height)
        width = min(natural, current().px(self._step) * _WISHED_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line; text that wraps may become narrow, but no narrower than its longest word or nine font sizes."""
        hint = self.sizeHint()
        if not self.wordWrap():
            return hint
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0) + 1
        least = min(longest, current().px(self._step) * _LEAST_WIDTH)
        return QSize(min(least, hint.width()), current().line_height(self._step))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width; -1 where the text does not wrap."""
        if not self.wordWrap():
            return -1
        return max(self._layout(width).lineCount(), 1) * current().line_height(self._step)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; each in the middle of its line height."""
        if not self.wordWrap():
            self._paint_line(event)
            return
        layout = self._layout(self.width())
        pitch = current().line_height(self._step)
        top = (self.height() - layout.lineCount() * pitch) / 2
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left = self.width() - line.naturalTextWidth() if right else 0.0
            line.draw(painter, QPointF(left, top + number * pitch + (pitch - line.height()) / 2))

    def _paint_line(self, event: QPaintEvent) -> None:
        """Draw a single line; where somebody gave it too little room, dots say that there is more."""
        needed = self.fontMetrics().horizontalAdvance(self.text())
        if needed <= self.width() + 1:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        told = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment(), told)

    def _layout(self, width: int) -> QTextLayout:
        """Break the text into lines of at most `width` pixels; an address may break before its @."""
        layout = QTextLayout(self.text().replace("\n", "\u2028").replace("@", "\u200b@"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout

    def _dress(self) -> None:
        look = current()
        self.setFont(look.font(self._step, self._weight, tabular=self._tabular))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._ink or look.colour(self._role))
        self.setPalette(palette)
        self.setMinimumHeight(look.line_height(self._step))
        self.updateGeometry()
