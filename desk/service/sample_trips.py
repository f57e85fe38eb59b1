"""Home visits of the sample day: trips of the weeks before with what became of them, those of the day, one to come."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from desk.domain.home_visits import Place, PlaceKind, VisitOutcome, WishReason
from desk.service.desk import Desk
from desk.service.home_visits import HomeVisitWish, add_visit, note_outcome, offered, plan_trip, refuse_wish, show_visit
from desk.service.sample_people import NAMES, STREETS


@dataclass(frozen=True, slots=True)
class _Trip:
    """A trip, by its day from today."""

    days: int
    begins: time
    """Site's local time."""
    facility: str
    """Empty for a private home."""
    outcomes: tuple[VisitOutcome | None, ...]
    """Of each visit."""


_DONE, _NOT_MET, _COULD_NOT = VisitOutcome.DONE, VisitOutcome.NOT_MET, VisitOutcome.COULD_NOT
_TRIPS = (
    _Trip(-12, time(9), "Seniorenheim Quittenhof", (_DONE, _DONE, _NOT_MET)),
    _Trip(-7, time(14), "", (_DONE,)),
    _Trip(-5, time(10), "Wohnstift Mispelgarten", (_DONE, _COULD_NOT, _DONE)),
    _Trip(0, time(9), "Seniorenheim Quittenhof", (None, None, None)),
    _Trip(0, time(14), "", (None,)),
    _Trip(2, time(9), "Wohnstift Mispelgarten", (None, None)),
)
_REFUSED = ((-8, WishReason.MOBILE), (-6, WishReason.SERVICE), (-1, WishReason.AREA))


def add_sample_trips(desk: Desk) -> None:
    """Add invented trips around the present day, each on a day on which home visits are offered; none elsewhere."""
    today = desk.today(desk.clock())
    people = iter(NAMES)
    for number, one in enumerate(_TRIPS):
        day = today + timedelta(days=one.days)
        services = offered(desk, day)
        if not services:
            continue
        starts = datetime.combine(day, one.begins, desk.zone)
        kind = PlaceKind.FACILITY if one.facility else PlaceKind.HOME
        town = f"{desk.house.site.address.postcode} {desk.house.site.address.town}"
        trip = plan_trip(desk, starts, Place(kind, one.facility, (f"{STREETS[number]} {number + 3}", town)))
        for place, outcome in enumerate(one.outcomes):
            given, surname = (words.split()[place] for words in next(people))
            service = services[(number + place) % len(services)]
            trip = add_visit(desk, str(trip.number), HomeVisitWish(service.key, f"{given} {surname}"))
            if outcome is not None:
                note_outcome(desk, show_visit(trip, trip.visits[-1]), outcome)
    if offered(desk, today):
        for days, reason in _REFUSED:
            refuse_wish(desk, reason, today + timedelta(days=days))
