"""A desk at work: its database, its entrance, the house behind it, the time."""

import platform
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from desk.clock import Clock
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.domain.places import AuthorityId, DeskId, EntranceId, Site, SiteId
from desk.domain.rulebook import Rulebook
from desk.ids import uuid7
from desk.service.holidays import Holidays
from desk.service.playing import played_clock, played_day
from desk.store import keys, places, rules, services, settings
from desk.store.engine import Database, open_database


@dataclass(slots=True)
class Desk:
    """Everything that a use case needs to know about where it happens. Belongs to one thread."""

    database: Database
    clock: Clock
    language: str
    """Of the words that come from the database: rules, ways, services."""
    authority: AuthorityId
    entrance: EntranceId
    entrance_name: str
    id: DeskId
    training: bool
    """Whether everything here is invented; then a time may be given by hand."""
    house: House
    played: date | None = None
    """The local day that the clock stands on in a training database where a day is played."""
    withdrawn: frozenset[tuple[int, int]] = frozenset()
    """Keys, as (issuer, key id), whose letters count only where their appointment is on the list."""
    _public: dict[tuple[int, int], Ed25519PublicKey] = field(default_factory=dict, repr=False)

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.house.site.timezone)

    def today(self, now: datetime) -> date:
        """The site's local day at a moment (UTC)."""
        return now.astimezone(self.zone).date()

    def day_began(self, now: datetime) -> datetime:
        """When the site's local day of a moment began."""
        return datetime.combine(self.today(now), datetime.min.time(), self.zone)

    def moment(self, at: datetime | None) -> datetime:
        """The moment that is decided for: now, or in a training database a given one (UTC).

        Raises `Fault(TRAINING_ONLY)` where a time is given at a desk that admits real people.
        """
        if at is None:
            return self.clock()
        if not self.training:
            raise Fault(FaultKind.TRAINING_ONLY)
        return at

    def public_key(self, issuer: int, key_id: int) -> Ed25519PublicKey | None:
        """The key of a site under its number, where this desk holds it."""
        return self._public.get((issuer, key_id))

    def read_again(self, connection: Connection) -> None:
        """Read house and keys afresh, after somebody changed them."""
        self.house = read_house(connection, self.house.site.id, self.language)
        known = keys.keys(connection)
        self._public = {(key.issuer, key.key_id): Ed25519PublicKey.from_public_bytes(key.public) for key in known}
        self.withdrawn = frozenset((key.issuer, key.key_id) for key in known if key.withdrawn_at is not None)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_house(connection: Connection, site: SiteId, language: str) -> House:
    """Read a site with all that belongs to it, in one language."""
    sites = places.sites(connection)
    owner = places.authority(connection)
    here = _site(sites, site)
    return House(
        authority=owner[1] if owner else "",
        site=here,
        sites=sites,
        rooms=places.rooms(connection, site, language),
        services=services.services(connection, language),
        book=Rulebook(rules.rules(connection, language)),
        general=places.general_contacts(connection, language),
        holidays=Holidays(here.state, language),
    )


def open_desk(url: str, clock: Clock, language: str, entrance: str | None = None) -> Desk:
    """Open a database and take a place at one of its entrances: the named one, else the first.

    A desk is named after its computer; its row is made when it first opens. Where a day is played, its clock is that
    day's. Raises the faults of `open_database`, and `Fault(DATABASE_EMPTY)` where no office was set up,
    `Fault(ENTRANCE_UNKNOWN)` for a name that no entrance has.
    """
    database = open_database(url)
    try:
        return _take_place(database, clock, language, entrance)
    except BaseException:
        database.close()
        raise


def _take_place(database: Database, clock: Clock, language: str, wanted: str | None) -> Desk:
    name = platform.node() or "desk"
    with database.reading() as connection:
        owner = places.authority(connection)
        doors = places.entrances(connection)
        if owner is None or not doors:
            raise Fault(FaultKind.DATABASE_EMPTY, where=database.where)
        door = next((one for one in doors if wanted in (None, one[2])), None)
        if door is None:
            raise Fault(FaultKind.ENTRANCE_UNKNOWN, entrance=str(wanted), known=", ".join(one[2] for one in doors))
        here = places.desk_at(connection, door[0], name)
        house = read_house(connection, door[1], language)
        played = played_day(connection)
        if played is not None:
            clock = played_clock(connection, clock, played, ZoneInfo(house.site.timezone))
        desk = Desk(
            database=database,
            clock=clock,
            language=language,
            authority=owner[0],
            entrance=door[0],
            entrance_name=door[2],
            id=here or DeskId(uuid7(clock())),
            training=settings.setting(connection, settings.TRAINING) is not None,
            house=house,
            played=played,
        )
        desk.read_again(connection)
    if here is None:
        with database.writing() as connection:
            places.add_desk(connection, desk.authority, desk.entrance, desk.id, name)
            desk.id = places.desk_at(connection, desk.entrance, name) or desk.id
    return desk


def _site(sites: tuple[Site, ...], site: SiteId) -> Site:
    return next(one for one in sites if one.id == site)
