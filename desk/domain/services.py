"""Offices, what they do for people, and how they are reached."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from typing import NewType
from uuid import UUID

from desk.domain.places import SiteId

OfficeId = NewType("OfficeId", UUID)
ServiceId = NewType("ServiceId", UUID)


class ContactKind(Enum):
    """By what means somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"


class Purpose(Enum):
    """What a way to reach an office is for."""

    HELP = "help"
    URGENT = "urgent"
    """For urgent matters only ("Kunden mit besonders dringenden Anliegen")."""
    BOOKING = "booking"
    """An appointment is made there ("können online … vereinbart werden")."""
    WISH = "wish"
    """A wish for an appointment is left there, which is none yet ("Terminwünsche … mitgeteilt werden")."""
    ONLINE = "online"
    """The matter itself is done there ("digital beantragen")."""
    HOME_VISIT = "home-visit"
    """A visit at home is asked for there ("in ihrer Mobilität eingeschränkt")."""


@dataclass(frozen=True, slots=True)
class Hours:
    """On these days of the week (0 is Monday), from `opens` until before `closes`, in the site's local time."""

    days: tuple[int, ...]
    opens: time
    closes: time

    def without(self, days: Collection[int]) -> "Hours":
        """The same hours on fewer days of the week."""
        return Hours(tuple(day for day in self.days if day not in days), self.opens, self.closes)

    def hold_at(self, local: datetime) -> bool:
        """Whether `local` (site's local time) lies within them."""
        return local.weekday() in self.days and self.opens <= local.time() < self.closes


def next_opening(hours: Iterable[Hours], local: datetime) -> datetime | None:
    """When the next of these hours begin after `local` (site's local time, which the answer is too)."""
    openings = (
        datetime.combine(local.date() + timedelta(days=ahead), one.opens, local.tzinfo)
        for one in hours
        for ahead in range(8)
        if (local.weekday() + ahead) % 7 in one.days
    )
    return min((opening for opening in openings if opening > local), default=None)


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach an office without going in."""

    kind: ContactKind
    address: str
    """The telephone number, e-mail address or web address as it is to be read out."""
    label: str
    """Who or what answers there."""
    purpose: Purpose = Purpose.HELP
    hours: tuple[Hours, ...] = ()
    """When somebody answers; empty where the text names no hours."""
    note: str = ""
    """What can be done and paid there, in one line."""

    def reachable_until(self, local: datetime) -> time | None:
        """Until when somebody answers, where `local` (site's local time) is within the hours; None otherwise."""
        return next((hours.closes for hours in self.hours if hours.hold_at(local)), None)

    def reachable_again(self, local: datetime) -> datetime | None:
        """When somebody answers next after `local` (site's local time, which the answer is too).

        None where the hours are not known, or somebody answers now.
        """
        if self.reachable_until(local) is not None:
            return None
        return next_opening(self.hours, local)


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the authority, or a unit of one: the name on the letter and who answers."""

    id: OfficeId
    key: str
    name: str
    unit: str
    """The unit's own name; empty for the office itself."""
    contacts: tuple[Contact, ...]
    """Its own, then those of the office that it is part of."""
    site: SiteId
    """Where it is to be found."""
    part_of: OfficeId | None = None

    @property
    def called(self) -> str:
        """The name that says most: the unit's, else the office's."""
        return self.unit or self.name


@dataclass(frozen=True, slots=True)
class Service:
    """What somebody comes for; how it is reached follows from the rules (`desk.domain.rulebook`)."""

    id: ServiceId
    key: str
    name: str
    office: Office
    minutes: int
    """Planned length of a visit."""
    bring: tuple[str, ...] = ()
    subject: str = ""
    """The subject line of the invitation."""
    text: str = ""
    """What the invitation says before day and time."""
    keywords: tuple[str, ...] = ()
    """Other words that people say for it."""
    rooms: tuple[str, ...] = ()
    """Numbers of the rooms where it is served; empty where every room of its site serves it."""
    in_person: bool = False
    """Whether it cannot be done but in person ("für die das persönliche Erscheinen nach wie vor erforderlich ist")."""
    contacts: tuple[Contact, ...] = ()
    """For this service alone."""

    @property
    def every_contact(self) -> tuple[Contact, ...]:
        """Who helps with it: its own contacts, then those of its office, each once."""
        return tuple(dict.fromkeys((*self.contacts, *self.office.contacts)))

    def served_in(self, number: str) -> bool:
        """Whether it is served in the room of that number, at its own site."""
        return not self.rooms or number in self.rooms


def matching(services: Iterable[Service], words: str) -> tuple[Service, ...]:
    """Find services by what somebody says they want, the best first ("Führerschein").

    Every word must begin a word of the service's name, of its other names, or of its office; upper case and the ways
    to write an umlaut do not matter.
    """
    wanted = _spelt(words).split()
    if not wanted:
        return ()
    ranked = []
    for place, service in enumerate(services):
        named = _spelt(" ".join((service.name, *service.keywords))).split()
        office = _spelt(f"{service.office.name} {service.office.unit}").split()
        if all(any(word.startswith(each) for word in named) for each in wanted):
            ranked.append((0, place, service))
        elif all(any(word.startswith(each) for word in (*named, *office)) for each in wanted):
            ranked.append((1, place, service))
    return tuple(service for _, _, service in sorted(ranked, key=lambda one: one[:2]))


def _spelt(text: str) -> str:
    """Write a text as it is compared: without case, umlauts as two letters, marks between words as blanks."""
    folded = text.casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(umlaut, letters)
    return "".join(sign if sign.isalnum() else " " for sign in folded)
