"""Home visits: the office goes to the citizen ("Bürgerkoffer"), to a facility or to a private home.

A trip is one way out of the house: one day, one start, one place. Its visits follow one another there, each with one
visitor and one service. No entrance, no room, no seats belong to it ("Hausbesuche und Besuche in Einrichtungen wie
Seniorenheimen").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NewType
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.domain.places import Site
from desk.domain.rules import Access, Reached, Rule
from desk.domain.services import Service

TripId = NewType("TripId", UUID)
HomeVisitId = NewType("HomeVisitId", UUID)


class PlaceKind(Enum):
    """Where a trip goes."""

    FACILITY = "facility"
    """A house where many live ("Einrichtungen wie Seniorenheimen")."""
    HOME = "home"
    """A private home ("Hausbesuche")."""


class VisitOutcome(Enum):
    """What became of a visit."""

    DONE = "done"
    NOT_MET = "not-met"
    """The visitor was not there."""
    COULD_NOT = "could-not"
    """The visitor was there, and the matter could not be done (the photo was missing, the line was down)."""


class WishReason(Enum):
    """Why a wish for a visit was refused: a closed list, for the evaluation counts them."""

    MOBILE = "mobile"
    """Not limited in mobility: this visitor can come to the office."""
    SERVICE = "service"
    """The service is not offered at home."""
    AREA = "area"
    """The place lies outside the area."""
    NO_DATE = "no-date"
    PILOT_OVER = "pilot-over"
    """The pilot has ended ("ein halbes Jahr lang in einer Testphase eingesetzt")."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trip goes, as it stands on the letter."""

    kind: PlaceKind
    name: str
    """The facility's; empty for a private home, which is never called by who lives there."""
    address: tuple[str, ...]
    """Street, postcode and town."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Name and address, without what is empty."""
        return (self.name, *self.address) if self.name else self.address


@dataclass(frozen=True, slots=True)
class HomeVisit:
    """One visitor and one service on a trip."""

    id: HomeVisitId
    number: int
    """Its place in the order of the trip's visits, from 1."""
    service: Service
    minutes: int
    """Planned length."""
    name: str
    language: str
    note: str = ""
    """For the letter: what else is to be ready ("ein biometrisches Lichtbild")."""
    outcome: VisitOutcome | None = None
    """None until somebody has noted it."""
    outcome_note: str = ""
    """For the confirmation: what happens next."""
    outcome_at: datetime | None = None
    """When it was noted (UTC)."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One way out of the house: one day, one place, visits one after the other."""

    id: TripId
    number: int
    """What it is called at its site, from 1."""
    site: Site
    """The house that it starts from, whose local time holds."""
    starts_at: datetime
    """When the first visit begins (UTC)."""
    place: Place
    visits: tuple[HomeVisit, ...] = ()
    """In their order."""

    @property
    def day(self) -> date:
        """The site's local day."""
        return self.starts_at.astimezone(ZoneInfo(self.site.timezone)).date()

    def span(self, visit: HomeVisit) -> tuple[datetime, datetime]:
        """Return when a visit begins and ends, as planned, in the site's zone: visits before it take their time."""
        before = sum(one.minutes for one in self.visits if one.number < visit.number)
        begins = self.starts_at + timedelta(minutes=before)
        zone = ZoneInfo(self.site.timezone)
        return begins.astimezone(zone), (begins + timedelta(minutes=visit.minutes)).astimezone(zone)


@dataclass(frozen=True, slots=True)
class RefusedWish:
    """A wish for a visit that could not be met; of whom it was is not kept."""

    day: date
    """The site's local day on which it was refused."""
    reason: WishReason


@dataclass(frozen=True, slots=True)
class PastVisit:
    """What the evaluation knows of a visit: neither who nor where."""

    day: date
    """The site's local day."""
    place: PlaceKind
    service: str
    """Its key."""
    outcome: VisitOutcome


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened in some time, in numbers; each list is whole, with a 0 where nothing was."""

    services: Mapping[str, int]
    """Visits done, by the key of the service."""
    places: Mapping[PlaceKind, int]
    """Visits done, by where."""
    outcomes: Mapping[VisitOutcome, int]
    refused: Mapping[WishReason, int]

    @property
    def done(self) -> int:
        """How many visits were done."""
        return self.outcomes[VisitOutcome.DONE]

    @property
    def wishes(self) -> int:
        """How many wishes were refused."""
        return sum(self.refused.values())


@dataclass(frozen=True, slots=True)
class Week:
    """A week after ISO 8601: it begins on Monday and belongs to the year of its Thursday."""

    year: int
    number: int
    counts: Counts

    @property
    def label(self) -> str:
        """Return `2026-W09`."""
        return f"{self.year}-W{self.number:02}"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the pilot went ("um dann die damit gemachten Erfahrungen auszuwerten"); anonymous."""

    first: date
    last: date
    weeks: tuple[Week, ...]
    """Every week that has a day in the span, also those in which nothing happened."""
    total: Counts


def evaluate(visits: Iterable[PastVisit], wishes: Iterable[RefusedWish], first: date, last: date) -> Evaluation:
    """Count what happened from `first` to `last`, both included; local days of the site.

    Services stand in the order of their keys, the same ones in every week. Where `last` is before `first` there are no
    weeks.
    """
    counted = [one for one in visits if first <= one.day <= last]
    refused = [one for one in wishes if first <= one.day <= last]
    services = sorted({one.service for one in counted})
    monday = first - timedelta(days=first.weekday())
    weeks = []
    for begins in (monday + timedelta(weeks=week) for week in range((last - monday).days // 7 + 1)):
        year, number, _ = begins.isocalendar()
        in_week = range(begins.toordinal(), begins.toordinal() + 7)
        counts = _counts(
            services,
            [one for one in counted if one.day.toordinal() in in_week],
            [one for one in refused if one.day.toordinal() in in_week],
        )
        weeks.append(Week(year, number, counts))
    return Evaluation(first, last, tuple(weeks), _counts(services, counted, refused))


def _counts(services: Iterable[str], visits: list[PastVisit], wishes: list[RefusedWish]) -> Counts:
    done = [one for one in visits if one.outcome is VisitOutcome.DONE]
    return Counts(
        services={key: sum(one.service == key for one in done) for key in services},
        places={kind: sum(one.place is kind for one in done) for kind in PlaceKind},
        outcomes={outcome: sum(one.outcome is outcome for one in visits) for outcome in VisitOutcome},
        refused={reason: sum(one.reason is reason for one in wishes) for reason in WishReason},
    )


def pilot(rules: Iterable[Rule]) -> tuple[date | None, date | None]:
    """Return the first and the last day on which any service is offered at home, both included.

    None where there is no such day in the rules: offered from ever, or until further notice. Where nothing at all is
    offered at home, both are None.
    """
    offering = [rule for rule in rules if isinstance(rule.ruling, Reached) and rule.ruling.access is Access.HOME_VISIT]
    first = min((rule.valid_from or date.min for rule in offering), default=date.min)
    last = max((rule.valid_until or date.max for rule in offering), default=date.max)
    return (None if first == date.min else first), (None if last == date.max else last)
