"""The one field: a code typed by hand or a search; 56 high with an icon."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desk.ui.parts.icons import Icon
from desk.ui.style.look import current
from desk.ui.style.tokens import ACTION_TARGET, EMPHASIS, LINE, RADIUS, SPACE_12, SPACE_16

_LONGEST = 4296
"""The most characters a QR code can hold; a scanner may type one here."""


class Field(QWidget):
    """A search field.

    `entered` carries what was typed when Enter is pressed; Esc clears it and `left` asks to give the focus back.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str, icon: str = "search") -> None:
        super().__init__()
        self._wrong = False
        self.edit = QLineEdit()
        self.edit.setObjectName("field")
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.setMaxLength(_LONGEST)
        self.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(Icon(icon, 22, "text"))
        row.addWidget(self.edit, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._dress()

    def show_wrong(self, *, wrong: bool) -> None:
        """Mark what is typed as wrong; the sentence stands beside the field."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def sizeHint(self) -> QSize:
        """56 high, more with a larger font."""
        return QSize(200, max(ACTION_TARGET, current().line_height(16) + SPACE_16))

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a press beside the text begin the typing, too."""
        super().mousePressEvent(event)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Take Enter and Esc while the text has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.edit.text().strip() and not event.isAutoRepeat():
                self.entered.emit(self.edit.text().strip())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.edit.clear()
            self.left.emit()
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and edge."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = EMPHASIS if self._wrong else LINE
        painter.setPen(QPen(look.colour("failed" if self._wrong else "edge"), width))
        painter.setBrush(look.colour("surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _dress(self) -> None:
        font = current().font(16)
        # A number is read sign by sign: no x between digits may turn into a multiplication sign.
        font.setFeature(QFont.Tag("calt"), 0)
        self.edit.setFont(font)
