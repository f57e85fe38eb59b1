"""The forms of the home visits place: what they begin with, what the service wants, what is said beside them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import Place, PlaceKind, Trip, WishReason, pilot
from desk.domain.services import Service
from desk.i18n import Translate
from desk.service.home_visits import HomeVisitWish
from desk.ui.office.state import CheckWords, Option
from desk.ui.states.letters import language_options
from desk.ui.states.trips import Reading, capital, place_title
from desk.ui.trips.state import TripEntry, TripForm, VisitEntry, VisitForm, WishForm
from desk.ui.words.faults import fault_words
from desk.ui.words.home_visits import reason_name
from desk.ui.words.moments import hour, near_day

_OPENS = time(9, 0)
_SATURDAY = 5
_TRIP_FIELDS = {
    FaultKind.PLACE_EMPTY: "address",
    FaultKind.GLYPH_MISSING: "address",
    FaultKind.HOME_VISITS_OVER: "day",
    FaultKind.HOME_VISITS_NONE: "day",
}
_VISIT_FIELDS = {
    FaultKind.NAME_EMPTY: "name",
    FaultKind.GLYPH_MISSING: "name",
    FaultKind.SERVICE_UNKNOWN: "service",
    FaultKind.HOME_VISIT_NOT_OFFERED: "service",
    FaultKind.HOME_VISITS_OVER: "service",
}
"""Which field a fault is about."""
ABOUT_ENTRY = frozenset({*_TRIP_FIELDS, *_VISIT_FIELDS})
"""What is wrong with an entry is said beside it; everything else in the window's strip."""


@dataclass(frozen=True, slots=True)
class TripWriting:
    """The open form for a trip."""

    serial: int
    begun_with: TripEntry
    entry: TripEntry
    refused: Fault | None = None
    """Why the last try to plan it failed."""


@dataclass(frozen=True, slots=True)
class VisitWriting:
    """The open form for a visit."""

    serial: int
    trip: Trip
    offered: tuple[Service, ...]
    """What is done at home on the day of the trip."""
    begun_with: VisitEntry
    entry: VisitEntry
    refused: Fault | None = None
    """Why the last try to add it failed."""


def first_trip(reading: Reading) -> TripEntry:
    """Return what the form for a trip begins with: the next working day on which the pilot goes."""
    first, _last = pilot(reading.house.book.rules)
    day = max(reading.today + timedelta(days=1), first or date.min)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return TripEntry(PlaceKind.FACILITY, day, _OPENS)


def first_visit(offered: tuple[Service, ...]) -> VisitEntry:
    """Return what the form for a visit begins with: the first service that is offered."""
    return VisitEntry(offered[0].key, offered[0].minutes) if offered else VisitEntry("", 0)


def place_of(entry: TripEntry) -> Place:
    """Return where a trip goes; a private home is never called by a name."""
    name = " ".join(entry.name.split()) if entry.kind is PlaceKind.FACILITY else ""
    return Place(entry.kind, name, tuple(line.strip() for line in entry.address.splitlines() if line.strip()))


def start_of(entry: TripEntry, zone: ZoneInfo) -> datetime:
    """Return when a trip begins (UTC)."""
    return datetime.combine(entry.day, entry.start, zone).astimezone(UTC)


def wish_of(entry: VisitEntry) -> HomeVisitWish:
    """Return an entry as the service takes it."""
    return HomeVisitWish(entry.service, entry.name, entry.language, entry.minutes, entry.note)


def trip_form(writing: TripWriting, _: Translate) -> TripForm:
    """Return the form for a trip with what is to be said beside it."""
    entry = writing.entry
    blocked = _("the address is missing") if not entry.address.strip() else ""
    if entry.kind is PlaceKind.FACILITY and not entry.name.strip():
        blocked = _("the facility’s name is missing")
    return TripForm(
        title=_("New trip"),
        kinds=(Option(PlaceKind.FACILITY.value, _("Facility")), Option(PlaceKind.HOME.value, _("Private home"))),
        serial=writing.serial,
        start_with=writing.begun_with,
        checks=_refused(writing.refused, _),
        wrong=_wrong(writing.refused, _TRIP_FIELDS),
        blocked=blocked,
    )


def visit_form(writing: VisitWriting, today: date, _: Translate) -> VisitForm:
    """Return the form for a visit with what is to be said beside it."""
    trip = writing.trip
    begins = trip.span(trip.visits[-1])[1] if trip.visits else trip.starts_at.astimezone(ZoneInfo(trip.site.timezone))
    after = _("Begins at {time}, after the visits before it.") if trip.visits else _("Begins at {time}.")
    return VisitForm(
        title=_("Another visit") if trip.visits else _("First visit"),
        subtitle=f"{place_title(trip, _)}, {near_day(trip.day, today, _)}",
        services=tuple(Option(one.key, one.name) for one in writing.offered),
        languages=language_options(_),
        lengths=tuple((one.key, one.minutes) for one in writing.offered),
        ready=tuple((one.key, _ready(one, _)) for one in writing.offered),
        serial=writing.serial,
        start_with=writing.begun_with,
        checks=(CheckWords(None, after.format(time=hour(begins.time(), _))), *_refused(writing.refused, _)),
        wrong=_wrong(writing.refused, _VISIT_FIELDS),
        blocked="" if writing.entry.name.strip() else _("the name is missing"),
    )


def _ready(service: Service, _: Translate) -> str:
    things = "; ".join(service.bring)
    return _("To be ready there: {things}").format(things=things) if things else ""


def _refused(fault: Fault | None, _: Translate) -> tuple[CheckWords, ...]:
    if fault is None:
        return ()
    words = fault_words(fault, _)
    return (CheckWords(False, words.happened), CheckWords(None, words.todo))


def _wrong(fault: Fault | None, fields: dict[FaultKind, str]) -> frozenset[str]:
    return frozenset({fields[fault.kind]}) if fault is not None and fault.kind in fields else frozenset()


def wish_form(_: Translate) -> WishForm:
    """Return the reasons for which a wish is refused."""
    return WishForm(
        title=_("Refuse a wish for a visit"),
        detail=_("Why can nobody come? Only the reason is counted, no name is kept."),
        reasons=tuple(Option(one.value, capital(reason_name(one, _))) for one in WishReason),
    )
