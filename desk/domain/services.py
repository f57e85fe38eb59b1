"""Offices, what they do for people, and how they are reached."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum
from typing import NewType
from uuid import UUID

OfficeId = NewType("OfficeId", UUID)
ServiceId = NewType("ServiceId", UUID)


class Access(Enum):
    """How a service is reached."""

    INVITATION = "invitation"
    """Only those whom the office has written to ("ausschließlich für Kunden mit Terminschreiben")."""
    APPOINTMENT = "appointment"


class ContactKind(Enum):
    """By what means somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Hours:
    """On these days of the week (0 is Monday), from `opens` until before `closes`, in the site's local time."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach an office without going in."""

    kind: ContactKind
    address: str
    """The telephone number, e-mail address or web address as it is to be read out."""
    label: str
    """Who or what answers there."""
    urgent: bool = False
    """For urgent matters only ("Kunden mit besonders dringenden Anliegen")."""
    hours: tuple[Hours, ...] = ()
    """When somebody answers; empty where the text names no hours."""

    def reachable_until(self, local: datetime) -> time | None:
        """Until when somebody answers, where `local` (site's local time) is within the hours; None otherwise."""
        for hours in self.hours:
            if local.weekday() in hours.days and hours.opens <= local.time() < hours.closes:
                return hours.closes
        return None


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the authority: the name on the letter and who answers."""

    id: OfficeId
    key: str
    name: str
    unit: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """What somebody comes for."""

    id: ServiceId
    key: str
    name: str
    office: Office
    access: Access
    minutes: int
    """Planned length of a visit."""
    early_minutes: int
    """How long before the printed time somebody is let in."""
    late_minutes: int
    """How long after the printed time somebody is still let in."""
    bring: tuple[str, ...]
    payment: str
    """What is to be known about paying before going in; empty where nothing is."""
    subject: str = ""
    """The subject line of the invitation."""
    text: str = ""
    """What the invitation says before day and time."""
