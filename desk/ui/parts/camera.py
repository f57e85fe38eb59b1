"""What the camera sees, with the code outlined: white with a dark edge, dashed while searching, solid when read.

Never green: read is not admitted. The picture is shown and not kept.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.parts.icons import draw_icon
from desk.ui.style.look import current
from desk.ui.style.tokens import LIGHT, RADIUS, SPACE_8, SPACE_12

Corners = Sequence[tuple[float, float]]
"""Four corners of a code in pixels of the frame."""
_DARK, _WHITE = QColor(LIGHT.text), QColor(LIGHT.on_accent)
_GREY_DIMENSIONS = 2
_OVERHANG = 1.1
"""How much of the picture may hang over the view's edge."""


class CameraView(QWidget):
    """Shows frames at 4:3, a caption on a dark pill, and the outline of the code. Frames come often and cost little."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._greatest = 10_000
        self._corners: Corners = ()
        self._read = False
        self._caption, self._icon = "", "scan-frame"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_frame(self, frame: NDArray[np.uint8] | QImage | None) -> None:
        """Show a frame: grey (height, width) or blue-green-red (height, width, 3) as OpenCV gives it; None for none."""
        match frame:
            case None:
                self._image = QImage()
                self._corners = ()
            case QImage():
                self._image = frame
            case _:
                self._image = _image(frame)
        self.update()

    def set_outline(self, corners: Corners, *, read: bool) -> None:
        """Outline a code: dashed while it is searched, solid when it is read; no corners, no outline."""
        if (tuple(corners), read) != (tuple(self._corners), self._read):
            self._corners, self._read = tuple(corners), read
            self.update()

    def set_caption(self, words: str, icon: str = "scan-frame") -> None:
        """Say what to do or what was done; "" for nothing."""
        if (words, icon) != (self._caption, self._icon):
            self._caption, self._icon = words, icon
            self.setAccessibleDescription(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The camera's picture in the left pane."""
        return QSize(368, 276)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a low window."""
        return QSize(160, 120)

    def hasHeightForWidth(self) -> bool:
        """Four to three."""
        return True

    def set_greatest_height(self, pixels: int) -> None:
        """Be no higher than this, so that the history below keeps some room."""
        if pixels != self._greatest:
            self._greatest = pixels
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return three quarters of the width, or the greatest height."""
        return min(width * 3 // 4, self._greatest)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, outline and caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), current().colour("sunk"))
        if self._image.isNull():
            side = current().px(48)
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            draw_icon(painter, "camera", box, current().colour("quiet"))
        else:
            target = self._target()
            painter.drawImage(target, self._image)
            self._draw_outline(painter, target)
        if self._caption:
            self._draw_caption(painter)

    def _target(self) -> QRectF:
        """Where the frame goes: it fills the view where hardly anything is lost, else all of it is shown."""
        scales = (self.width() / self._image.width(), self.height() / self._image.height())
        scale = max(scales) if max(scales) <= min(scales) * _OVERHANG else min(scales)
        width, height = self._image.width() * scale, self._image.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _draw_outline(self, painter: QPainter, target: QRectF) -> None:
        if not self._corners:
            return
        scale = target.width() / self._image.width()
        shape = QPolygonF([QPointF(target.left() + x * scale, target.top() + y * scale) for x, y in self._corners])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QPen(_DARK, 6)
        edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(edge)
        painter.drawPolygon(shape)
        line = QPen(_WHITE, 3)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not self._read:
            line.setDashPattern([2.5, 2])
        painter.setPen(line)
        painter.drawPolygon(shape)

    def _draw_caption(self, painter: QPainter) -> None:
        look = current()
        font = look.font(16, 600)
        side = look.px(18)
        room = self.width() - 2 * SPACE_8 - 2 * SPACE_12 - side - SPACE_8
        metrics = QFontMetricsF(font)
        words = metrics.boundingRect(QRectF(0, 0, room, 10_000), _FLAGS, self._caption)
        height = max(look.px(32), words.height() + SPACE_8)
        pill = QRectF(
            SPACE_8, self.height() - SPACE_8 - height, 2 * SPACE_12 + side + SPACE_8 + words.width() + 1, height
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_DARK)
        painter.drawRoundedRect(pill, RADIUS, RADIUS)
        box = QRectF(pill.left() + SPACE_12, pill.top() + (height - side) / 2, side, side)
        draw_icon(painter, self._icon, box, _WHITE)
        painter.setPen(_WHITE)
        painter.setFont(font)
        painter.drawText(QRectF(box.right() + SPACE_8, pill.top(), words.width() + 1, height), _FLAGS, self._caption)


_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


def _image(frame: NDArray[np.uint8]) -> QImage:
    """Return a picture of its own: the frame's memory may be written again by the camera."""
    whole = np.ascontiguousarray(frame)
    height, width = whole.shape[:2]
    grey = whole.ndim == _GREY_DIMENSIONS
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_BGR888
    return QImage(whole.data, width, height, whole.strides[0], kind).copy()
