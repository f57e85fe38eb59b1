"""A strip across the window: a situation (black, no verdict's colour), or that everything here is practice."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.ui.parts.icons import draw_icon
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import HIGH_CONTRAST, LIGHT, LINE, SPACE_8, SPACE_16, SPACE_24

_HEIGHT = 56
_ICON = 24


class Strip(QWidget):
    """56 high and black: an icon, a sentence in bold, another in plain. Widgets may be added at its right."""

    def __init__(self, *, black: bool = True, height: int = _HEIGHT) -> None:
        super().__init__()
        self._black = black
        self._icon = "info"
        self._least = height
        self._strong = Text("", 16, 600, wrap=True)
        self._plain = Text("", 16, wrap=True)
        words = QVBoxLayout() if black else QHBoxLayout()
        words.setContentsMargins(0, SPACE_8 if black else 0, 0, SPACE_8 if black else 0)
        words.setSpacing(0 if black else SPACE_16)
        words.addWidget(self._strong)
        words.addWidget(self._plain, 0 if black else 1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(SPACE_16)
        self._row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def say(self, icon: str, strong: str, plain: str) -> None:
        """Show other words; spoken to screen readers as its name."""
        self._icon = icon
        self._strong.say(strong)
        self._plain.say(plain)
        self._strong.setVisible(bool(strong))
        self._plain.setVisible(bool(plain))
        self.setAccessibleName(" ".join(part for part in (strong, plain) if part))
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """56 high, more with a larger font."""
        return QSize(0, max(self._least, current().line_height(16) + SPACE_16))

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and icon."""
        look = current()
        painter = QPainter(self)
        ground = QColor(LIGHT.text) if self._black else look.colour("selection")
        painter.fillRect(self.rect(), QColor(HIGH_CONTRAST.ground) if look.palette.outlined else ground)
        painter.fillRect(0, self.height() - LINE, self.width(), LINE, look.colour("line"))
        side = look.px(_ICON)
        draw_icon(painter, self._icon, QRectF(SPACE_24, (self.height() - side) / 2, side, side), self._ink())

    def _ink(self) -> QColor:
        return QColor(Qt.GlobalColor.white) if self._black else current().colour("text")

    def _dress(self) -> None:
        self.setMinimumHeight(self.minimumSizeHint().height())
        self._row.setContentsMargins(SPACE_24 + current().px(_ICON) + SPACE_16, 0, SPACE_24, 0)
        for words in (self._strong, self._plain):
            words.ink(self._ink())
