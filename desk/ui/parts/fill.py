"""A bar that fills: how much of a limit is taken, how much of a work is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.style.look import current
from desk.ui.style.tokens import CAP_RADIUS, LINE

_HEIGHT = 16


class Fill(QWidget):
    """16 high; `show_fill` says how much of how much. Words beside it say the same, so it has no name of its own."""

    def __init__(self, width: int = 200) -> None:
        super().__init__()
        self._part, self._whole = 0, 1
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fill(self, part: int, whole: int) -> None:
        """Show `part` of `whole`; more than the whole is shown as the whole."""
        if (part, whole) != (self._part, self._whole):
            self._part, self._whole = part, whole
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as it was made, 16 high."""
        return QSize(self._width, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and fill."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = look.palette.outlined
        painter.setPen(QPen(look.colour("line"), LINE) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunk"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5) if outlined else QRectF(self.rect())
        painter.drawRoundedRect(box, CAP_RADIUS, CAP_RADIUS)
        share = min(self._part / self._whole, 1.0) if self._whole else 0.0
        if share <= 0:
            return
        whole = QPainterPath()
        whole.addRoundedRect(box, CAP_RADIUS, CAP_RADIUS)
        painter.setClipPath(whole)
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), look.colour("accent"))
