"""The hint below a scene that goes on below: pressed, it turns a page; so do the keys for pages."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.style.tokens import SPACE_16, TARGET

GAP = SPACE_16
"""Between a scene and the actions; the hint takes its place."""
_KEPT = 0.8
"""So much of a page is turned, that its last line is still seen."""


class MoreBelow(KeyButton):
    """Stands below a scrolling area while there is more in it than fits; at the end of it the way back up."""

    shown = Signal(bool)
    """It came, or went."""

    def __init__(self, area: QScrollArea, _: Translate) -> None:
        super().__init__(_("More below"), _("Page ↓"), Weight.QUIET, icon="arrow-down", height=TARGET)
        self._area = area
        self._down, self._up = _("More below"), _("Back to the top")
        self.clicked.connect(self._pressed)
        bar = area.verticalScrollBar()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._look)
        # What is laid out has a height only when everything beside it is laid out too.
        bar.rangeChanged.connect(self._look_soon)
        bar.valueChanged.connect(self._look_soon)
        self.hide()

    def turn(self, pages: int) -> bool:
        """Scroll on by pages, or back; return whether there was anything to see."""
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(pages * bar.pageStep() * _KEPT))
        return bar.value() != before

    def _pressed(self) -> None:
        bar = self._area.verticalScrollBar()
        if bar.value() == bar.maximum():
            bar.setValue(0)
        else:
            self.turn(1)

    def _look_soon(self) -> None:
        self._settled.start()

    def _look(self) -> None:
        """Come where more is in the area than would fit without this hint."""
        bar = self._area.verticalScrollBar()
        here = not self.isHidden()
        wanted = bar.maximum() > (self.sizeHint().height() - GAP if here else 0)
        self.say(self._up if wanted and bar.value() == bar.maximum() else self._down)
        if wanted is not here:
            self.setVisible(wanted)
            self.shown.emit(wanted)
