"""What the rows of drawn lists share: words on one line, the mark at the right end, the ground of the chosen row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desk.ui.parts.icons import draw_icon
from desk.ui.style.look import current
from desk.ui.style.tokens import EMPHASIS, FOCUS, SPACE_8


def write(painter: QPainter, box: QRectF, words: str, font: QFont, role: str, *, right: bool = False) -> None:
    """Write words on one line in a role of the palette; dots say that there is more."""
    painter.setFont(font)
    painter.setPen(current().colour(role))
    told = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, told)


def draw_mark(painter: QPainter, box: QRectF, icon: str, word: str, *, strong: bool) -> float:
    """Draw at the right end how something is; return where that begins."""
    look = current()
    font = look.font(13, 500 if strong else 400)
    side = look.px(16)
    needed = QFontMetricsF(font).horizontalAdvance(word) + 1
    begins = box.right() - needed - side - SPACE_8
    draw_icon(painter, icon, QRectF(begins, box.center().y() - side / 2, side, side), look.colour("quiet"))
    words = QRectF(begins + side + SPACE_8, box.top(), needed, box.height())
    write(painter, words, word, font, "text" if strong else "quiet")
    return begins


def draw_chosen(painter: QPainter, box: QRectF) -> None:
    """Draw the ground of the chosen row: told by a bar and, in high contrast, an outline, never by colour alone."""
    look = current()
    painter.fillRect(box, look.colour("selection"))
    painter.fillRect(QRectF(box.left(), box.top(), FOCUS, box.height()), look.colour("accent"))
    if look.palette.outlined:
        painter.setPen(QPen(look.colour("accent"), EMPHASIS))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
