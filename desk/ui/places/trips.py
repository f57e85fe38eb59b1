"""The home visits place at work: reads the trips, shows the chosen one, and leaves forms and wishes to its parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault
from desk.domain.home_visits import HomeVisitId, Trip, TripId
from desk.i18n import Translate
from desk.service.desk import Desk
from desk.service.home_visits import trips
from desk.ui.background import Background
from desk.ui.changes import Change, Changes
from desk.ui.devices.printer import printer_named, printers
from desk.ui.office.state import Option
from desk.ui.places.printing import FindPrinter
from desk.ui.places.trip_acts import TripActs
from desk.ui.places.trip_forms import TripForms
from desk.ui.places.trip_pages import TripPages
from desk.ui.places.trip_wishes import TripWishes
from desk.ui.states.trip_report import Counted
from desk.ui.states.trips import Choosing, Reading, choice, first_choice
from desk.ui.states.trips_place import Asking, Known, trips_state
from desk.ui.trips.screen import TripsScreen


class Trips(QObject):
    """Holds what was read last and what is chosen; forms, acts and pages have objects of their own.

    `names` and `find_printer` are this computer's printers; a test gives printers that write files.
    """

    faulted = Signal(Fault)
    settled = Signal()

    def __init__(
        self,
        screen: TripsScreen,
        background: Background,
        changes: Changes,
        _: Translate,
        names: Callable[[], tuple[str, ...]] = printers,
        find_printer: FindPrinter = printer_named,
    ) -> None:
        super().__init__()
        self.screen = screen
        self._background, self._changes, self._translate = background, changes, _
        known = tuple(Option(name, name) for name in names())
        self.known = Known(printers=known)
        self._reading = False
        self.forms = TripForms(background, lambda: self.known, self)
        self.acts = TripActs(background, find_printer, known[0].key if known else "", _, self)
        self.pages = TripPages(background, self)
        for part in (self.forms, self.acts, self.pages):
            part.changed.connect(self._show)
            part.faulted.connect(self.faulted)
        self.forms.made.connect(self._made)
        self.acts.written.connect(self._written)
        self.wishes = TripWishes(self.acts, lambda: self.known, _, self)
        self.wishes.counted.connect(self.open)
        self.wishes.answered.connect(self.leave)
        _listen(self, screen)

    def read(self) -> None:
        """Read the trips anew, unless that is being done already."""
        if not self._reading:
            self._reading = True
            self._background.run(_read, self._show_read, self._not_read)

    def stop(self) -> None:
        """Give nothing more to a printer: the window goes, or its words are made anew."""
        self.acts.stop()

    @Slot(object)
    def choose_trip(self, trip: TripId) -> None:
        """Show a trip."""
        if self.known.reading is not None and trip != self.known.choosing.trip:
            self.acts.forget()
            self._choose(choice(self.known.reading.trip(trip)))

    @Slot(object)
    def choose_visit(self, visit: HomeVisitId) -> None:
        """Show a visit of the trip."""
        if visit != self.known.choosing.visit:
            self.acts.forget()
            self._choose(replace(self.known.choosing, visit=visit))

    @Slot()
    def ask_reason(self) -> None:
        """Ask why a wish is refused."""
        self.open(Asking.WISH)

    @Slot()
    def ask_call_off(self) -> None:
        """Ask whether the chosen trip is to be called off."""
        self.open(Asking.CALL_OFF)

    @Slot(object)
    def open(self, shown: Counted | Asking | None) -> None:
        """Open the evaluation or a question in the place of the trip."""
        self.known = replace(self.known, beside=shown)
        self._show()

    @Slot()
    def leave(self) -> None:
        """Close what is open; what is typed is forgotten."""
        self.forms.close()
        self.open(None)

    def _made(self, trip: Trip) -> None:
        """Show the trip that was planned, or got another visit; a new one is asked for its first visit."""
        if self.known.reading is not None:
            self.known = replace(self.known, reading=self.known.reading.with_trip(trip))
        self._choose(Choosing(trip.id, trip.visits[-1].id if trip.visits else None))
        if not trip.visits:
            self.forms.open_visit()
        self._written()

    @Slot()
    def _written(self) -> None:
        self.settled.emit()
        self._changes.tell(Change.TRIPS)
        self.read()

    def _show_read(self, reading: Reading) -> None:
        self._reading = False
        if reading != self.known.reading:
            chosen = self.known.choosing if self.known.choosing.trip else first_choice(reading)
            self.known = replace(self.known, reading=reading, trouble=None, choosing=chosen)
            self._show()
        _want_page(self)

    def _not_read(self, fault: Fault) -> None:
        self._reading = False
        self.known = replace(self.known, trouble=fault)
        self.faulted.emit(fault)
        self._show()

    def _choose(self, choosing: Choosing) -> None:
        self.known = replace(self.known, choosing=choosing, beside=None)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.known = replace(
            self.known,
            opened=self.forms.writing or self.known.beside,
            sheet=self.pages.sheet,
            said=self.acts.said,
            busy=self.acts.busy,
            printer=self.acts.printer,
        )
        self.screen.show_state(trips_state(self.known, self._translate))
        _want_page(self)


def _read(desk: Desk) -> Reading:
    return Reading(desk.house, desk.today(desk.clock()), trips(desk, date.min))


def _want_page(place: Trips) -> None:
    """Set the page only where there is room to see it: on a laptop on the way it would cost for nothing."""
    known = place.known
    if known.trip is not None and known.visit is not None and place.screen.chosen.shows_paper:
        place.pages.want(known.trip, known.visit)


def _listen(place: Trips, screen: TripsScreen) -> None:
    """Let every wish of the screen reach who grants it."""
    screen.trip_chosen.connect(place.choose_trip)
    screen.visit_chosen.connect(place.choose_visit)
    screen.trip_requested.connect(place.forms.open_trip)
    screen.visit_requested.connect(place.forms.open_visit)
    screen.wish_requested.connect(place.ask_reason)
    screen.left.connect(place.leave)
    screen.entry_changed.connect(place.forms.change)
    screen.entry_saved.connect(place.forms.save)
    screen.reason_chosen.connect(place.wishes.refuse)
    screen.call_off_requested.connect(place.ask_call_off)
    screen.answered.connect(place.wishes.answer)
    screen.noted.connect(place.wishes.note)
    screen.announce_requested.connect(place.wishes.announce)
    screen.letters_stored.connect(place.wishes.store_letters)
    screen.confirm_requested.connect(place.wishes.confirm)
    screen.confirmation_stored.connect(place.wishes.store_confirmation)
    screen.report_requested.connect(place.wishes.count)
    screen.picture_stored.connect(place.wishes.store_picture)
    screen.printer_chosen.connect(place.acts.choose_printer)
