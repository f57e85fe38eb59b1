"""The chosen trip: where it goes and when, its visits, and the letters that announce them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.detail import Asked
from desk.ui.office.facts import Pairs
from desk.ui.office.state import Option
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.choice import Choice
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from desk.ui.trips.blocks import Press
from desk.ui.trips.rows import RowList
from desk.ui.trips.state import TripsState


class TripPane(QWidget):
    """Wishes about the chosen trip; which one it is, the place knows."""

    visit_chosen = Signal(object)
    visit_requested = Signal()
    announce_requested = Signal()
    store_requested = Signal()
    printer_chosen = Signal(str)
    call_off_requested = Signal()
    answered = Signal(bool)
    """The answer to the question that stands in the place of the letters."""

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._names: tuple[Option, ...] = ()
        self._title, self._when = Text("", 20, 600, wrap=True), Text("", 16, wrap=True)
        self._pairs = Pairs()
        self.rows = RowList(_("Visits of the trip"), whole=True)
        self._empty, self._advice = Text("", 16, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._add = KeyButton(_("Add a visit"), _("Ctrl B"), icon="plus", wide=True)
        self._letters = Text(_("Letters that announce the visits"), 13, 600, "quiet", wrap=True)
        self._printer = Choice(_("Printer"))
        self._print = KeyButton(_("Print letters"), _("Ctrl P"), icon="printer", wide=True)
        self._store = KeyButton(_("As PDF"), _("Ctrl S"), icon="download", wide=True)
        self._cancel = KeyButton(_("Call the trip off"), _("Del"), wide=True)
        self._offers, self.question = QWidget(), Asked(_)
        self.question.answered.connect(self.answered)
        Press(self._cancel).wished.connect(self.call_off_requested)
        self.rows.row_chosen.connect(self.visit_chosen)
        self._printer.activated.connect(self._choose)
        Press(self._add).wished.connect(self.visit_requested)
        Press(self._print).wished.connect(self.announce_requested)
        Press(self._store).wished.connect(self.store_requested)
        self._lay()

    def show_trip(self, state: TripsState) -> None:
        """Show the chosen trip."""
        trip = state.trip
        self.setVisible(trip is not None)
        if trip is None:
            return
        self._title.say(trip.title)
        self._when.say(trip.when)
        self._pairs.show_pairs(trip.pairs)
        self.rows.setVisible(bool(trip.visits))
        self.rows.show_rows(trip.visits, trip.chosen)
        for part, words in zip((self._empty, self._advice), trip.empty, strict=True):
            part.say(words)
            part.setVisible(bool(words))
        if state.printers != self._names:
            self._names = state.printers
            self._printer.clear()
            for option in state.printers:
                self._printer.addItem(option.words, option.key)
        self._printer.choose(state.printer)
        self._offers.setVisible(trip.question is None)
        self.question.show_question(trip.question)
        self._cancel.setVisible(trip.can_call_off)
        self._cancel.block(state.said if state.busy else "")
        self._printer.setVisible(len(state.printers) > 1)
        self._print.setVisible(bool(state.printers))
        # On the day itself the visits are what matters, not what announced them.
        proposed = trip.ahead and not trip.announce_blocked
        for button, first in ((self._print, bool(state.printers)), (self._store, not state.printers)):
            button.weigh(Weight.PRIMARY if first and proposed else Weight.NORMAL)
            button.block(trip.announce_blocked or (state.said if state.busy else ""))

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._when)
        column.addSpacing(SPACE_12)
        column.addWidget(self._pairs)
        column.addSpacing(SPACE_16)
        for part in (self._empty, self._advice, self.rows):
            column.addWidget(part)
        column.addSpacing(SPACE_12)
        column.addWidget(self._add)
        column.addSpacing(SPACE_24)
        column.addStretch(1)
        letters = QVBoxLayout(self._offers)
        letters.setContentsMargins(0, 0, 0, 0)
        letters.setSpacing(SPACE_8)
        for offered in (self._letters, self._printer, self._print, self._store, self._cancel):
            letters.addWidget(offered)
        column.addWidget(self._offers)
        column.addWidget(self.question)
        self.question.setContentsMargins(-SPACE_24, 0, -SPACE_24, 0)  # this pane has its own edge

    def _choose(self) -> None:
        self.printer_chosen.emit(self._printer.currentData())
