"""The focus ring: 3 pixels of accent, 2 pixels outside the part that has the focus; inside the edge for rows."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from desk.ui.style.look import current
from desk.ui.style.tokens import FOCUS, FOCUS_GAP, RADIUS

_OUTSIDE = FOCUS + FOCUS_GAP


class FocusRing(QWidget):
    """Draws the ring around whatever has the focus in one window; make one per window.

    A part that wants the ring inside its edge has a true property `ring_inside`; one that shows its focus itself has a
    true property `ring_none`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._box = QRect()
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            # A page that is going away takes the focus with it while it is half gone.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        target = _ringed(new)
        if target is None or target.window() is not self.window() or target is self.window():
            self.hide()
            return
        self._target = target
        step: QWidget | None = target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        target.destroyed.connect(self._target_gone)
        self._follow()

    @Slot()
    def _target_gone(self) -> None:
        self._watched = []
        self._target = None
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the part when it or anything around it moves, grows, hides or comes back."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        out = 0 if target.property("ring_inside") else _OUTSIDE
        box = target.rect().translated(corner).adjusted(-out, -out, out, out)
        seen = box.intersected(self._pane(target))
        self._box = box.translated(-seen.topLeft())
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()

    def _pane(self, target: QWidget) -> QRect:
        """Where the target can be seen at all: the window, or the scrolled pane that it stands in."""
        step = target.parentWidget()
        while step is not None and step is not self.window():
            area = step.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is step:
                return step.rect().translated(step.mapTo(self.window(), QPoint(0, 0)))
            step = area
        return self.window().rect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().colour("accent"), FOCUS))
        inside = self._target is not None and bool(self._target.property("ring_inside"))
        radius = RADIUS if inside else RADIUS + FOCUS_GAP + 1
        half = FOCUS / 2
        painter.drawRoundedRect(QRectF(self._box).adjusted(half, half, -half, -half), radius, radius)


def _ringed(widget: QWidget | None) -> QWidget | None:
    """Return the part around which the ring goes: the widget, or the field that a line of text stands in."""
    if widget is None or widget.property("ring_none"):
        return None
    if isinstance(widget, QLineEdit) and widget.objectName() == "field":
        return widget.parentWidget()
    return widget
