"""Home visits: trips planned, visits added, their outcome noted, wishes refused, all of it counted.

It needs no entrance and no server: on a laptop with a database of its own it is the same program ("Bürgerkoffer").
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import (
    Evaluation,
    HomeVisit,
    HomeVisitId,
    Place,
    RefusedWish,
    Trip,
    TripId,
    VisitOutcome,
    WishReason,
    evaluate,
    pilot,
)
from desk.domain.rules import Access, Reached
from desk.domain.services import Service
from desk.ids import uuid7
from desk.service.appointments import FIRST_DAY, LANGUAGES, LAST_DAY, check_name, check_writable, find_service
from desk.service.desk import Desk
from desk.store import home_visits, places

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_VISIT = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class HomeVisitWish:
    """What somebody at the office enters to add a visit to a trip."""

    service: str
    """Its key in the profile."""
    name: str
    language: str = "de"
    minutes: int | None = None
    """Planned length; None takes the service's."""
    note: str = ""
    """For the letter: what else is to be ready."""


def offered(desk: Desk, day: date) -> tuple[Service, ...]:
    """Return the services that are done at home on a local day, in their order."""
    return tuple(one for one in desk.house.services_here if _offered(desk, one, day))


def _offered(desk: Desk, service: Service, day: date) -> bool:
    return desk.house.holding(service, day).access is Access.HOME_VISIT


def goes_out(desk: Desk) -> bool:
    """Whether this house visits citizens: something is done at home on some day, or a trip was planned."""
    today = desk.today(desk.clock())
    begins = {
        rule.valid_from or today
        for rule in desk.house.book.rules
        if isinstance(rule.ruling, Reached) and rule.ruling.access is Access.HOME_VISIT
    }
    return any(offered(desk, day) for day in begins) or bool(trips(desk, date.min))


def plan_trip(desk: Desk, starts_at: datetime, place: Place) -> Trip:
    """Plan a trip; `starts_at` is UTC.

    Raises `Fault`: HOME_VISITS_OVER, HOME_VISITS_NONE (no service is offered at home on that day), PLACE_EMPTY,
    GLYPH_MISSING.
    """
    now = desk.clock()
    starts_at = starts_at.replace(second=0, microsecond=0)
    day = desk.today(starts_at)
    if not offered(desk, day):
        raise _over(desk, day) or Fault(FaultKind.HOME_VISITS_NONE, day=day.isoformat())
    _check_place(place)
    with desk.database.writing() as connection:
        places.lock_site(connection, desk.house.site.id)
        number = home_visits.next_number(connection, desk.house.site.id)
        trip = Trip(TripId(uuid7(now)), number, desk.house.site, starts_at, place)
        home_visits.add_trip(connection, desk.authority, trip, now)
    return trip


def add_visit(desk: Desk, number: str, wish: HomeVisitWish) -> Trip:
    """Add a visit after the others of a trip and return the trip with it.

    Raises `Fault`: TRIP_UNKNOWN, SERVICE_UNKNOWN, HOME_VISITS_OVER, HOME_VISIT_NOT_OFFERED, NAME_EMPTY, GLYPH_MISSING,
    LANGUAGE_UNKNOWN.
    """
    now = desk.clock()
    service = find_service(desk, wish.service)
    check_name(wish.name)
    check_writable(wish.name.strip(), wish.note)
    if wish.language not in LANGUAGES:
        raise Fault(FaultKind.LANGUAGE_UNKNOWN, language=wish.language, known=", ".join(LANGUAGES))
    with desk.database.writing() as connection:
        places.lock_site(connection, desk.house.site.id)
        trip = home_visits.trip_numbered(connection, desk.house, _number(number))
        if trip is None:
            raise Fault(FaultKind.TRIP_UNKNOWN, trip=number)
        _refuse_not_offered(desk, service, trip.day)
        visit = HomeVisit(
            id=HomeVisitId(uuid7(now)),
            number=len(trip.visits) + 1,
            service=service,
            minutes=wish.minutes or service.minutes,
            name=wish.name.strip(),
            language=wish.language,
            note=wish.note.strip(),
        )
        home_visits.add_visit(connection, desk.authority, trip.id, visit, now)
    return replace(trip, visits=(*trip.visits, visit))


def find_trip(desk: Desk, number: str) -> Trip:
    """The trip of that number. Raises `Fault(TRIP_UNKNOWN)`."""
    with desk.database.reading() as connection:
        found = home_visits.trip_numbered(connection, desk.house, _number(number))
    if found is None:
        raise Fault(FaultKind.TRIP_UNKNOWN, trip=number)
    return found


def find_visit(desk: Desk, name: str) -> tuple[Trip, HomeVisit]:
    """A visit as `show_visit` writes it, with its trip. Raises `Fault(HOME_VISIT_UNKNOWN)`."""
    read = _VISIT.fullmatch(name)
    if read:
        with desk.database.reading() as connection:
            trip = home_visits.trip_numbered(connection, desk.house, int(read[1]))
        found = next((one for one in trip.visits if one.number == int(read[2])), None) if trip else None
        if trip and found:
            return trip, found
    raise Fault(FaultKind.HOME_VISIT_UNKNOWN, visit=name)


def show_visit(trip: Trip, visit: HomeVisit) -> str:
    """A visit as the command line prints and takes it: `3/2` is the second visit of trip 3."""
    return f"{trip.number}/{visit.number}"


def trips(desk: Desk, first: date) -> tuple[Trip, ...]:
    """The trips on a local day and after it, by their start."""
    with desk.database.reading() as connection:
        return home_visits.trips_from(connection, desk.house, first)


def note_outcome(desk: Desk, name: str, outcome: VisitOutcome, note: str = "") -> tuple[Trip, HomeVisit]:
    """Note what became of a visit, in place of what was noted before; `note` stands on the confirmation.

    That a visit cannot be done may be known before its day. Raises `Fault`: HOME_VISIT_UNKNOWN, HOME_VISIT_AHEAD,
    GLYPH_MISSING.
    """
    now = desk.clock()
    trip, visit = find_visit(desk, name)
    if trip.day > desk.today(now) and outcome is not VisitOutcome.COULD_NOT:
        raise Fault(FaultKind.HOME_VISIT_AHEAD, visit=name, day=trip.day.isoformat())
    check_writable(note)
    noted = replace(visit, outcome=outcome, outcome_note=note.strip(), outcome_at=now)
    with desk.database.writing() as connection:
        home_visits.note_outcome(connection, visit.id, outcome, noted.outcome_note, now)
    return replace(trip, visits=tuple(noted if one.id == noted.id else one for one in trip.visits)), noted


def call_off(desk: Desk, number: str, note: str = "") -> Trip:
    """Call off what is still to come of a trip: each such visit is noted as one that could not be done.

    Their times stay taken, for the letters of the others say theirs. `note` stands on the confirmations. Raises
    `Fault`: TRIP_UNKNOWN, TRIP_EMPTY (no visit is to come), GLYPH_MISSING.
    """
    now = desk.clock()
    check_writable(note)
    with desk.database.writing() as connection:
        places.lock_site(connection, desk.house.site.id)
        trip = home_visits.trip_numbered(connection, desk.house, _number(number))
        if trip is None:
            raise Fault(FaultKind.TRIP_UNKNOWN, trip=number)
        ahead = [one.id for one in trip.visits if one.outcome is None]
        if not ahead:
            raise Fault(FaultKind.TRIP_EMPTY, trip=trip.number)
        for visit in ahead:
            home_visits.note_outcome(connection, visit, VisitOutcome.COULD_NOT, note.strip(), now)
    return find_trip(desk, number)


def refuse_wish(desk: Desk, reason: WishReason, day: date | None = None) -> RefusedWish:
    """Note a wish that cannot be met, today or on the given local day."""
    now = desk.clock()
    wish = RefusedWish(_noted_day(day or desk.today(now)), reason)
    with desk.database.writing() as connection:
        home_visits.add_refused_wish(connection, desk.authority, desk.house.site.id, wish, now)
    return wish


def _noted_day(day: date) -> date:
    """Refuse a day on which this program noted nothing. Raises `Fault(APPOINTMENT_TIME)`."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Fault(FaultKind.APPOINTMENT_TIME)
    return day


def evaluation(desk: Desk, first: date | None = None, last: date | None = None) -> Evaluation:
    """Count visits and refused wishes of a span of local days, both ends included.

    Without days it is the pilot: from its first day, or else from the first thing that was noted, until its last day
    or today, whichever comes first.
    """
    today = desk.today(desk.clock())
    for day in (first, last):
        _noted_day(day or today)
    with desk.database.reading() as connection:
        visits = home_visits.past_visits(connection, desk.house.site.id)
        wishes = home_visits.refused_wishes(connection, desk.house.site.id)
    began, ends = pilot(desk.house.book.rules)
    if last is None:
        last = min(today, ends or today)
    if first is None:
        first = began or min([*(one.day for one in visits), *(one.day for one in wishes)], default=last)
    return evaluate(visits, wishes, first, last)


def _refuse_not_offered(desk: Desk, service: Service, day: date) -> None:
    if _offered(desk, service, day):
        return
    known = ", ".join(one.key for one in offered(desk, day))
    raise _over(desk, day) or Fault(
        FaultKind.HOME_VISIT_NOT_OFFERED, service=service.key, day=day.isoformat(), known=known
    )


def _over(desk: Desk, day: date) -> Fault | None:
    """The fault of a day after the pilot; None where the pilot goes on, or never was."""
    _, ends = pilot(desk.house.book.rules)
    return Fault(FaultKind.HOME_VISITS_OVER, until=ends.isoformat()) if ends and day > ends else None


def _check_place(place: Place) -> None:
    try:
        check_name(" ".join(place.address))
    except Fault as fault:
        raise Fault(FaultKind.PLACE_EMPTY) from fault
    check_writable(*place.lines)


def _number(typed: str) -> int:
    """A trip's number as it is typed; 0, which no trip has, for anything else."""
    return int(typed) if _NUMBER.fullmatch(typed) else 0
