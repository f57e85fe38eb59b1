"""From the trips to the list of all, and to the chosen one with its visits; one visit has a module of its own."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from desk.domain.home_visits import HomeVisit, HomeVisitId, PlaceKind, Trip, TripId, VisitOutcome, pilot
from desk.domain.house import House
from desk.i18n import Translate
from desk.service.home_visit_letters import file_name
from desk.ui.office.state import Pair, Question
from desk.ui.trips.state import Row, TripDetail, TripList
from desk.ui.words.home_visits import outcome_name, visits_counted
from desk.ui.words.moments import clock, day_in, hour, near_day, nearness, weekday_in

_ICONS = {
    None: "clock",
    VisitOutcome.DONE: "check",
    VisitOutcome.NOT_MET: "dash",
    VisitOutcome.COULD_NOT: "cross",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of the home visits."""

    house: House
    today: date
    trips: tuple[Trip, ...]
    """All of them, by their start."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's zone."""
        return ZoneInfo(self.house.site.timezone)

    def trip(self, wanted: TripId | None) -> Trip | None:
        """The trip of that id, where it is still there."""
        return next((one for one in self.trips if one.id == wanted), None)

    def with_trip(self, trip: Trip) -> "Reading":
        """Return it with a trip as it is now: a new one, or in place of the one that it was."""
        others = (one for one in self.trips if one.id != trip.id)
        return replace(self, trips=tuple(sorted((*others, trip), key=lambda one: (one.starts_at, one.number))))


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the person at the window has chosen so far."""

    trip: TripId | None = None
    visit: HomeVisitId | None = None


def first_choice(reading: Reading) -> Choosing:
    """Return what is shown where nothing was chosen: the next trip with something to do, else the last one."""
    return choice(next(iter([*_ahead(reading), *reading.trips[-1:]]), None))


def _ahead(reading: Reading) -> list[Trip]:
    """Return the trips from today on on which something is still to be done."""
    return [one for one in reading.trips if one.day >= reading.today and not _all_noted(one)]


def _all_noted(trip: Trip) -> bool:
    return bool(trip.visits) and all(one.outcome is not None for one in trip.visits)


def choice(trip: Trip | None) -> Choosing:
    """Return the choice of a trip, with the first of its visits that is still to come, else its first."""
    if trip is None:
        return Choosing()
    still = [one for one in trip.visits if one.outcome is None]
    visit = next(iter([*still, *trip.visits]), None)
    return Choosing(trip.id, visit.id if visit else None)


def chosen_visit(trip: Trip | None, choosing: Choosing) -> HomeVisit | None:
    """Return the chosen visit, where the trip still has it."""
    return next((one for one in trip.visits if one.id == choosing.visit), None) if trip else None


def trip_list(reading: Reading, choosing: Choosing, _: Translate) -> TripList:
    """Return the trips by day."""
    ahead = len(_ahead(reading))
    empty = (_("No trip is planned yet."), _("Plan the first one with Ctrl N."))
    return TripList(
        title=_("Home visits"),
        subtitle=", ".join(part for part in (_ahead_words(ahead, _), pilot_words(reading, _)) if part),
        rows=tuple(_trip_rows(reading, _)),
        chosen=choosing.trip,
        empty=("", "") if reading.trips else empty,
    )


def _ahead_words(count: int, _: Translate) -> str:
    if not count:
        return _("no trip ahead")
    return _("1 trip ahead") if count == 1 else _("{count} trips ahead").format(count=count)


def pilot_words(reading: Reading, _: Translate) -> str:
    """Return until when the pilot goes, or since when it is over; "" where nobody has set an end."""
    first, last = pilot(reading.house.book.rules)
    if first is not None and reading.today < first:
        return _("pilot from {day}").format(day=day_in(first, reading.today, _))
    if last is None:
        return ""
    told = _("pilot until {day}") if reading.today <= last else _("the pilot ended on {day}")
    return told.format(day=day_in(last, reading.today, _))


def _trip_rows(reading: Reading, _: Translate) -> list[Row]:
    rows = []
    for day, trips in groupby(reading.trips, key=lambda one: one.day):
        heading = day_title(day, reading.today, _)
        for trip in trips:
            rows.append(_trip_row(trip, reading, heading, _))
            heading = ""
    return rows


def _trip_row(trip: Trip, reading: Reading, heading: str, _: Translate) -> Row:
    noted = sum(one.outcome is not None for one in trip.visits)
    time, title, line = clock(trip.starts_at, reading.zone, _), place_title(trip, _), _below(trip, _)
    word = _noted_words(noted, len(trip.visits), _)
    told = (near_day(trip.day, reading.today, _), time, title, line, word)
    return Row(
        id=trip.id,
        lead=time,
        title=title,
        line=line,
        icon="check" if _all_noted(trip) else "clock",
        word=word,
        open=not _all_noted(trip),
        spoken=", ".join(part for part in told if part),
        heading=heading,
    )


def place_title(trip: Trip, _: Translate) -> str:
    """Return what a place is called: the facility, or the street of a private home."""
    return trip.place.name or trip.place.address[0]


def _below(trip: Trip, _: Translate) -> str:
    """Return how many visits there are and where."""
    where = _("private home") if trip.place.kind is PlaceKind.HOME else trip.place.address[0]
    return f"{visits_counted(len(trip.visits), _)} · {where}" if trip.visits else where


def _noted_words(noted: int, visits: int, _: Translate) -> str:
    if not visits:
        return _("no visit yet")
    if noted == visits:
        return _("noted")
    return _("{part} of {whole} noted").format(part=noted, whole=visits) if noted else _("planned")


def trip_detail(trip: Trip, reading: Reading, choosing: Choosing, asked: bool, _: Translate) -> TripDetail:
    """Return the chosen trip with its visits; `asked` says whether it is about to be called off."""
    still = [one for one in trip.visits if one.outcome is None]
    nothing = _("all visits are noted") if trip.visits else _("there is no visit yet")
    return TripDetail(
        title=place_title(trip, _),
        when=_when(trip, reading, _),
        pairs=_pairs(trip, _),
        visits=_visit_rows(trip, _),
        chosen=choosing.visit,
        empty=("", "") if trip.visits else (_("This trip has no visit yet."), _("Add one with Ctrl B.")),
        can_call_off=bool(still),
        question=_question(len(still), _) if asked and still else None,
        ahead=trip.day > reading.today,
        announce_blocked="" if still else nothing,
        file=file_name(trip),
    )


def _question(visits: int, _: Translate) -> Question:
    told = _("{visits} to come: noted as not possible, each with a confirmation to be printed.")
    return Question(
        title=_("Call this trip off?"),
        detail=told.format(visits=visits_counted(visits, _)),
        yes=_("Call it off"),
        no=_("Leave as it is"),
    )


def _when(trip: Trip, reading: Reading, _: Translate) -> str:
    day = capital(nearness(trip.day, reading.today, _) or weekday_in(trip.day, reading.today, _))
    begins = clock(trip.starts_at, reading.zone, _)
    if not trip.visits:
        return _("{day}, from {time}").format(day=day, time=begins)
    ends = hour(trip.span(trip.visits[-1])[1].time(), _)
    return f"{day}, {span_words(begins, ends, _)}"


def span_words(begins: str, ends: str, _: Translate) -> str:
    """Return from when until when: `9:00 bis 9:20 Uhr`."""
    return _("{from} to {until}").format_map({"from": begins, "until": ends})


def _pairs(trip: Trip, _: Translate) -> tuple[Pair, ...]:
    kind = _("Facility") if trip.place.kind is PlaceKind.FACILITY else _("Private home")
    return (Pair(kind, "\n".join(trip.place.address)), Pair(_("Trip"), str(trip.number)))


def _visit_rows(trip: Trip, _: Translate) -> tuple[Row, ...]:
    return tuple(_visit_row(trip, one, _) for one in trip.visits)


def _visit_row(trip: Trip, visit: HomeVisit, _: Translate) -> Row:
    time, word = hour(trip.span(visit)[0].time(), _), outcome_name(visit.outcome, _)
    line = f"{minutes_words(visit.minutes, _)} · {visit.service.name}"
    return Row(
        id=visit.id,
        lead=time,
        title=visit.name,
        line=line,
        icon=_ICONS[visit.outcome],
        word=word,
        open=visit.outcome is None,
        spoken=", ".join((time, visit.name, visit.service.name, minutes_words(visit.minutes, _), word)),
    )


def day_title(day: date, today: date, _: Translate) -> str:
    """Return a day with its weekday, as a line begins: `Heute, Dienstag, 15. September`."""
    told = near_day(day, today, _)
    return capital(f"{told}, {weekday_in(day, today, _)}" if day == today else told)


def minutes_words(count: int, _: Translate) -> str:
    """Return a length: `20 Minuten`."""
    return _("1 minute") if count == 1 else _("{count} minutes").format(count=count)


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]
