"""The house as a desk knows it: what changes rarely, in one language, read once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk.domain.places import Room, RoomId, Site
from desk.domain.rules import Rule
from desk.domain.services import Contact, Service, ServiceId


@dataclass(frozen=True, slots=True)
class House:
    """A site with its rooms, services and rules; how full it is stands in `desk.domain.occupancy.Board`."""

    authority: str
    """The authority's name, the sender of the letters."""
    site: Site
    sites: tuple[Site, ...]
    """All of the authority's, to say where another letter belongs."""
    rooms: Mapping[RoomId, Room]
    services: Mapping[ServiceId, Service]
    rules: tuple[Rule, ...]
    """In their order."""

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a local day."""
        return tuple(rule for rule in self.rules if rule.holds_on(day))

    def site_numbered(self, number: int) -> Site | None:
        """The site that a letter's code names, where it is one of ours."""
        return next((site for site in self.sites if site.number == number), None)

    def room_numbered(self, number: str) -> Room | None:
        """The room with that number on its door."""
        return next((room for room in self.rooms.values() if room.number == number), None)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom somebody can turn to of whom nothing is known: every office's contacts, each once."""
        every = (contact for service in self.services.values() for contact in service.office.contacts)
        return tuple(dict.fromkeys(every))
