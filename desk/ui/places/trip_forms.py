"""The two forms of the home visits place at work: stored when it is wished; nothing typed is lost by a fault."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import Trip
from desk.domain.services import Service
from desk.service.desk import Desk
from desk.service.home_visits import add_visit, offered, plan_trip
from desk.ui.background import Background
from desk.ui.states.trip_forms import (
    ABOUT_ENTRY,
    TripWriting,
    VisitWriting,
    first_trip,
    first_visit,
    place_of,
    start_of,
    wish_of,
)
from desk.ui.states.trips_place import Known
from desk.ui.trips.state import TripEntry, VisitEntry


class TripForms(QObject):
    """Holds the open form; `changed` says that it is to be shown anew."""

    changed = Signal()
    made = Signal(object)
    """The trip as it is now: new, or with another visit."""
    faulted = Signal(Fault)

    def __init__(self, background: Background, known: Callable[[], Known], parent: QObject) -> None:
        super().__init__(parent)
        self.writing: TripWriting | VisitWriting | None = None
        self._background, self._known = background, known
        self._serial = 0
        self._storing = False

    @Slot()
    def open_trip(self) -> None:
        """Open the form for a new trip."""
        reading = self._known().reading
        if reading is not None:
            self._serial += 1
            entry = first_trip(reading)
            self._become(TripWriting(self._serial, entry, entry))

    @Slot()
    def open_visit(self) -> None:
        """Open the form for another visit of the chosen trip, once it is known what is done at home on its day."""
        trip = self._known().trip
        if trip is None:
            return

        def opened(services: tuple[Service, ...]) -> None:
            self._serial += 1
            entry = first_visit(services)
            self._become(VisitWriting(self._serial, trip, services, entry, entry))

        self._background.run(lambda desk: _offered(desk, trip), opened, self.faulted.emit)

    def close(self) -> None:
        """Forget what is typed."""
        if not self._storing:
            self.writing = None

    @Slot(object)
    def change(self, entry: TripEntry | VisitEntry) -> None:
        """Keep what is typed now; what was wrong with it before may be right."""
        match self.writing, entry:
            case (TripWriting() as writing, TripEntry()) if entry != writing.entry:
                self._become(replace(writing, entry=entry, refused=None))
            case (VisitWriting() as writing, VisitEntry()) if entry != writing.entry:
                self._become(replace(writing, entry=entry, refused=None))
            case _:
                pass

    @Slot(object)
    def save(self, entry: TripEntry | VisitEntry) -> None:
        """Plan the trip or add the visit; what keeps it from being stored is said beside the form."""
        if self._storing:
            return
        match self.writing, entry:
            case TripWriting(), TripEntry() as trip:
                self._storing = True
                self._background.run(
                    lambda desk: plan_trip(desk, start_of(trip, desk.zone), place_of(trip)), self._made, self._refused
                )
            case VisitWriting() as writing, VisitEntry() as visit:
                self._storing = True
                number = str(writing.trip.number)
                self._background.run(lambda desk: add_visit(desk, number, wish_of(visit)), self._made, self._refused)
            case _:
                pass

    def _made(self, trip: Trip) -> None:
        self._storing = False
        self.writing = None
        self.made.emit(trip)

    def _refused(self, fault: Fault) -> None:
        self._storing = False
        if fault.kind not in ABOUT_ENTRY:
            self.faulted.emit(fault)
        elif self.writing is not None:
            self._become(replace(self.writing, refused=fault))

    def _become(self, writing: TripWriting | VisitWriting) -> None:
        self.writing = writing
        self.changed.emit()


def _offered(desk: Desk, trip: Trip) -> tuple[Service, ...]:
    """Return what is done at home on the day of a trip. Raises `Fault(HOME_VISITS_NONE)`."""
    services = offered(desk, trip.day)
    if not services:
        raise Fault(FaultKind.HOME_VISITS_NONE, day=trip.day.isoformat())
    return services
