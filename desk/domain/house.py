"""The house as a desk knows it: what changes rarely, in one language, read once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desk.domain.opening import open_on
from desk.domain.places import Room, RoomId, Site
from desk.domain.rulebook import Chain, Holding, Rulebook
from desk.domain.rules import AUTHORITY, LimitOf, Scope
from desk.domain.services import Contact, Service, ServiceId


@dataclass(frozen=True, slots=True)
class House:
    """A site with its rooms, and the authority's services and rules; how full it is, `Board` says."""

    authority: str
    """The authority's name, the sender of the letters."""
    site: Site
    sites: tuple[Site, ...]
    """All of the authority's, to say where another letter belongs."""
    rooms: Mapping[RoomId, Room]
    """Of this site."""
    services: Mapping[ServiceId, Service]
    """Of all sites: who asks for one at the wrong door is told the right one."""
    book: Rulebook
    general: tuple[Contact, ...] = ()
    """The authority's own contacts ("Telefonzentrale")."""
    holidays: Mapping[date, str] = field(default_factory=dict)
    """Public holidays at this site, by local day."""
    _limits: dict[tuple[RoomId, int, int | None, date, ServiceId | None], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Limits of rooms that were asked for: at the door the same one is asked for three times a visit."""

    def holding(self, service: Service | None, day: date) -> Holding:
        """What holds on a local day for a service; for nothing in particular, what holds in this house."""
        return self.book.holding(self.chain(service), day)

    def chain(self, service: Service | None) -> Chain:
        """The scopes that a service lies in, the narrowest first; without one, those of this house."""
        if service is None:
            return (Scope(site=self.site.id), AUTHORITY)
        office = service.office
        around = () if office.part_of is None else (Scope(office=office.part_of),)
        return (Scope(service=service.id), Scope(office=office.id), *around, Scope(site=office.site), AUTHORITY)

    @property
    def services_here(self) -> tuple[Service, ...]:
        """The services of this site, in their order."""
        return tuple(service for service in self.services.values() if service.office.site == self.site.id)

    def rooms_for(self, service: Service) -> tuple[Room, ...]:
        """The rooms of this site where a service is served, by number; none where it is served elsewhere."""
        if service.office.site != self.site.id:
            return ()
        return tuple(
            sorted((room for room in self.rooms.values() if service.served_in(room.number)), key=lambda one: one.number)
        )

    def room_limit(self, room: Room, day: date, service: Service | None = None) -> int:
        """How many visitors a room takes at once on a local day: its seats, or fewer by a rule.

        The strictest rule of the services that are served in it counts, whoever comes: the room has one limit. A party
        for a service that is not served there as a rule keeps to the limit of that service as well.
        """
        asked = (room.id, room.capacity, room.square_metres, day, service.id if service is not None else None)
        if asked not in self._limits:
            self._limits[asked] = self._find_limit(room, day, service)
        return self._limits[asked]

    def _find_limit(self, room: Room, day: date, service: Service | None) -> int:
        holdings = [self.holding(None, day)]
        holdings += [self.holding(one, day) for one in self.services_here if one.served_in(room.number)]
        holdings += [self.holding(service, day)] if service is not None else []
        limits = {limit for holding in holdings if (limit := holding.limit(LimitOf.ROOM))}
        bounds = (limit.persons(room.capacity, room.square_metres) for limit in limits)
        return min((bound for bound in bounds if bound is not None), default=room.capacity)

    def building_limit(self, day: date) -> int | None:
        """How many visitors the building takes at once on a local day; None where nothing limits it."""
        limit = self.holding(None, day).limit(LimitOf.BUILDING)
        if limit is None:
            return self.site.capacity
        measured = [room.square_metres for room in self.rooms.values() if room.square_metres is not None]
        return limit.persons(self.site.capacity, sum(measured) + (self.site.waiting_square_metres or 0))

    def waiting_limit(self, day: date) -> int | None:
        """How many visitors may wait inside on a local day; None where nothing is said about it."""
        limit = self.holding(None, day).limit(LimitOf.WAITING)
        if limit is None:
            return self.site.waiting_capacity
        return limit.persons(self.site.waiting_capacity, self.site.waiting_square_metres)

    def open_on(self, service: Service | None, day: date) -> bool:
        """Whether the doors open for a service on a local day."""
        return open_on(self.holding(service, day), self.holidays)

    def site_numbered(self, number: int) -> Site | None:
        """The site that a letter's code names, where it is one of ours."""
        return next((site for site in self.sites if site.number == number), None)

    def site_of(self, service: Service) -> Site:
        """Where a service is served."""
        return next(site for site in self.sites if site.id == service.office.site)

    def room_numbered(self, number: str) -> Room | None:
        """The room with that number on its door."""
        return next((room for room in self.rooms.values() if room.number == number), None)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom somebody can turn to of whom nothing is known: the authority's contacts, else every office's, once."""
        every = (contact for service in self.services_here for contact in service.every_contact)
        return self.general or tuple(dict.fromkeys(every))
