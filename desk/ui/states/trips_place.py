"""The whole home visits place: put together from its parts, only what is open of them."""

from dataclasses import dataclass, field
from enum import Enum, auto

from desk.domain.faults import Fault
from desk.domain.home_visits import HomeVisit, Trip
from desk.i18n import Translate
from desk.ui.office.state import Option
from desk.ui.states.trip_forms import TripWriting, VisitWriting, trip_form, visit_form, wish_form
from desk.ui.states.trip_report import Counted, report
from desk.ui.states.trip_visit import Sheet, visit_detail, visit_paper
from desk.ui.states.trips import Choosing, Reading, chosen_visit, trip_detail, trip_list
from desk.ui.trips.state import Report, TripForm, TripsState, VisitForm, WishForm
from desk.ui.words.faults import fault_words


class Asking(Enum):
    """What else may be open."""

    WISH = auto()
    """Why a wish is refused."""
    CALL_OFF = auto()
    """Whether the chosen trip is called off."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is known at the home visits place."""

    reading: Reading | None = None
    trouble: Fault | None = None
    """Why nothing could be read yet."""
    choosing: Choosing = field(default_factory=Choosing)
    beside: Counted | Asking | None = None
    """What else is open than a form."""
    opened: TripWriting | VisitWriting | Counted | Asking | None = None
    """What stands in the place of the trip."""
    sheet: Sheet | None = None
    said: str = ""
    busy: bool = False
    printers: tuple[Option, ...] = ()
    printer: str = ""

    @property
    def trip(self) -> Trip | None:
        """The chosen trip, where it is still there."""
        return self.reading.trip(self.choosing.trip) if self.reading else None

    @property
    def visit(self) -> HomeVisit | None:
        """The chosen visit, where it is still there."""
        return chosen_visit(self.trip, self.choosing)


def trips_state(known: Known, _: Translate) -> TripsState:
    """Return the home visits place as it is shown."""
    reading, trip, visit = known.reading, known.trip, known.visit
    if reading is None:
        words = fault_words(known.trouble, _) if known.trouble else None
        return TripsState(trouble=(words.happened, words.todo) if words else ("", ""))
    return TripsState(
        trips=trip_list(reading, known.choosing, _),
        trip=trip_detail(trip, reading, known.choosing, known.opened is Asking.CALL_OFF, _) if trip else None,
        visit=visit_detail(trip, visit, reading, _) if trip and visit else None,
        opened=_opened(known, reading, _),
        paper=visit_paper(visit, known.sheet, _) if visit else None,
        said=known.said,
        busy=known.busy,
        printers=known.printers,
        printer=known.printer,
    )


def _opened(known: Known, reading: Reading, _: Translate) -> TripForm | VisitForm | WishForm | Report | None:
    match known.opened:
        case TripWriting() as writing:
            return trip_form(writing, _)
        case VisitWriting() as writing:
            return visit_form(writing, reading.today, _)
        case Counted() as counted:
            return report(counted, _)
        case Asking.WISH:
            return wish_form(_)
        case Asking.CALL_OFF | None:
            return None
