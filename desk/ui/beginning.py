"""The first start in its window: the choices, and below them language and clock, which hold before any office."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.clock import Clock
from desk.i18n import translator
from desk.ui.first_run import FirstRun
from desk.ui.parts.stateline import StateLine
from desk.ui.states.line import beginning_line

_CLOCK_MS = 1000


class Beginning(QWidget):
    """Made anew for another language; F11 asks for it."""

    language_requested = Signal()

    def __init__(self, clock: Clock, language: str) -> None:
        super().__init__()
        self._clock, self._language = clock, language
        self.choices = FirstRun(translator(language))
        self._line = StateLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choices, 1)
        column.addWidget(self._line)
        self.setFocusProxy(self.choices)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_clock)
        self._tick.start(_CLOCK_MS)
        self._show_clock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key that came up from the choices."""
        if event.key() == Qt.Key.Key_F11 and not event.isAutoRepeat():
            self.language_requested.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _show_clock(self) -> None:
        self._line.show_state(beginning_line(self._clock().astimezone(), self._language, translator(self._language)))
