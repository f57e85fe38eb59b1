"""The window: places with their keys above, situations in a strip, the state of the desk below. It decides nothing."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.parts.icons import program_icon
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.stateline import LineState, StateLine
from desk.ui.parts.strip import Strip
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.practice import PracticeSign
from desk.ui.style.look import current

_FRAME = 4
"""Pixels of the frame that says all along that this is practice."""


class Place(Enum):
    """The places; the value is what `--screen` takes."""

    ENTRANCE = "entrance"
    BOARD = "board"
    LETTERS = "letters"
    RULES = "rules"
    TRIPS = "trips"


_KEYS = {Place.ENTRANCE: "F1", Place.BOARD: "F2", Place.LETTERS: "F3", Place.RULES: "F5", Place.TRIPS: "F6"}
_PLACE_KEYS = {
    Qt.Key.Key_F1: Place.ENTRANCE,
    Qt.Key.Key_F2: Place.BOARD,
    Qt.Key.Key_F3: Place.LETTERS,
    Qt.Key.Key_F5: Place.RULES,
    Qt.Key.Key_F6: Place.TRIPS,
}


def place_word(place: Place, _: Translate) -> str:
    """Return what a place is called."""
    names = {
        Place.ENTRANCE: _("Entrance"),
        Place.BOARD: _("Occupancy"),
        Place.LETTERS: _("Appointments"),
        Place.RULES: _("Rules"),
        Place.TRIPS: _("Home visits"),
    }
    return names[place]


class Window(QWidget):
    """The window itself; what is in it may be made anew, in another language."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Einlass")
        self.setWindowIcon(program_icon())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._passing = False
        self._ring = FocusRing(self)

    def show_inside(self, inside: QWidget) -> None:
        """Show something else in the window."""
        before, self._inside = self._inside, inside
        self._column.addWidget(inside)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass a key on that came straight to the window: where nothing has the focus, no key may be lost."""
        focus: QWidget | None = QApplication.focusWidget()
        inside = self._inside
        if self._passing or inside is None or (focus is not None and focus is not self):
            super().keyPressEvent(event)
            return
        inside.setFocus(Qt.FocusReason.OtherFocusReason)
        proxy: QWidget | None = inside.focusProxy()
        self._passing = True
        try:
            QCoreApplication.sendEvent(inside if proxy is None else proxy, event)
        finally:
            self._passing = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window goes, so that threads are ended."""
        super().closeEvent(event)
        self.closed.emit()


class Shell(QWidget):
    """What stands in the window. `place_chosen` asks for a place, `language_requested` for the other language."""

    place_chosen = Signal(Place)
    language_requested = Signal()
    sample_requested = Signal()
    """Hold a sample letter to the practice camera."""
    strip_closed = Signal()

    def __init__(self, places: Sequence[Place], *, training: bool, _: Translate) -> None:
        super().__init__()
        self._places = tuple(places)
        self._training = training
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tabs = [TabEntry(place.value, place_word(place, _), _KEYS[place]) for place in self._places]
        self._bar = TopBar("Einlass", tabs if len(tabs) > 1 else [])
        self._bar.tab_chosen.connect(self._choose)
        self._practice = PracticeSign(self._bar, _)
        self._practice.sample_requested.connect(self.sample_requested)
        self._strip = Strip()
        self._strip.hide()
        self._stack = QStackedWidget()
        self._line = StateLine()
        column = QVBoxLayout(self)
        edge = _FRAME if training else 0
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        for part in (self._bar, self._practice.strip, self._strip, self._stack, self._line):
            column.addWidget(part, 1 if part is self._stack else 0)
        self._screens: dict[Place, QWidget] = {}

    def add_screen(self, place: Place, screen: QWidget) -> None:
        """Put a place's screen into the window."""
        self._screens[place] = screen
        self._stack.addWidget(screen)

    def show_place(self, place: Place) -> None:
        """Bring a place to the front."""
        self._bar.show_tab(place.value)
        self._stack.setCurrentWidget(self._screens[place])
        self.setFocusProxy(self._screens[place])
        self._practice.show_sign(self.width(), training=self._training, sample=place is Place.ENTRANCE)
        self._screens[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_address(self, name: str, address: str) -> None:
        """Say where this desk is."""
        self._bar.show_place(name, address)

    def show_line(self, line: LineState) -> None:
        """Show how the desk is."""
        self._line.show_state(line)

    def show_strip(self, words: tuple[str, str, str] | None) -> None:
        """Show a situation: icon, sentence, advice; None when it is over."""
        if words is not None:
            self._strip.say(*words)
        self._strip.setVisible(words is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the window, which came up from wherever the focus is."""
        place = _PLACE_KEYS.get(Qt.Key(event.key())) if event.key() in _PLACE_KEYS else None
        if event.isAutoRepeat():
            super().keyPressEvent(event)
        elif place in self._places:
            self.place_chosen.emit(place)
        elif event.key() == Qt.Key.Key_F11:
            self.language_requested.emit()
        elif event.key() == Qt.Key.Key_F9 and self._training:
            self.sample_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self._strip.isVisible():
            self.strip_closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that this is practice where there is room for it."""
        super().resizeEvent(event)
        self._practice.show_sign(self.width(), training=self._training)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the frame in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the window in practice."""
        super().paintEvent(event)
        if self._training:
            painter = QPainter(self)
            painter.setPen(QPen(current().colour("accent"), _FRAME))
            half = _FRAME // 2
            painter.drawRect(QRect(half, half, self.width() - _FRAME, self.height() - _FRAME))

    def _choose(self, name: str) -> None:
        self.place_chosen.emit(Place(name))
