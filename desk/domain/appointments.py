"""Appointments: who is invited to which room, when, with how many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NewType
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.domain.letters import LetterCode, Reference
from desk.domain.places import Room, RoomId, Site
from desk.domain.rules import DEFAULT_WINDOW, Window
from desk.domain.services import Service

AppointmentId = NewType("AppointmentId", UUID)


class AppointmentKind(Enum):
    """How somebody came to have a seat."""

    PLANNED = "planned"
    """By an appointment that was made before."""
    WALK_IN = "walk-in"
    """Without one, for a service that needs none: made at the door, so that it takes seats like everyone."""


class AppointmentStatus(Enum):
    """Whether an appointment still stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment with its party, as the door and the letter need it."""

    id: AppointmentId
    reference: Reference
    site: Site
    room: Room
    service: Service
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    """UTC, the planned end."""
    persons: int
    """Invited persons; each takes one seat."""
    name: str
    """For the letter only; it is shown neither at the entrance nor on the board."""
    address: tuple[str, ...]
    """Lines below the name in the letter's window; may be empty."""
    language: str
    status: AppointmentStatus
    revision: int
    """Of the letter that is valid now; 0 where none has been made."""
    family: UUID | None = None
    kind: AppointmentKind = AppointmentKind.PLANNED
    window: Window = DEFAULT_WINDOW
    """How early and how late they are let in, by the rules of its day."""
    file_number: str = ""
    """Of the document or file that a walk-in named; empty where none was asked for."""

    @property
    def day(self) -> date:
        """The site's local day."""
        return self.starts_local.date()

    @property
    def starts_local(self) -> datetime:
        """The start in the site's zone."""
        return self.starts_at.astimezone(ZoneInfo(self.site.timezone))

    def letter_code(self, key_id: int, revision: int) -> LetterCode:
        """What the code on its letter of that revision says, signed with that key."""
        local = self.starts_local
        return LetterCode(
            key_id=key_id,
            issuer=self.site.number,
            reference=self.reference,
            day=self.day,
            start_minute=local.hour * 60 + local.minute,
            area=self.room.area,
            persons=self.persons,
            revision=revision,
        )

    @property
    def window_opens(self) -> datetime:
        """From when somebody is let in (UTC)."""
        return self.starts_at - timedelta(minutes=self.window.early)

    @property
    def window_closes(self) -> datetime:
        """Until when, this moment included, somebody is let in (UTC)."""
        return self.starts_at + timedelta(minutes=self.window.late)


@dataclass(frozen=True, slots=True)
class AppointmentWish:
    """What somebody at the office enters to make an appointment."""

    service: str
    """Its key in the profile."""
    room: str
    """Its number."""
    starts_at: datetime
    """UTC."""
    persons: int
    name: str
    address: tuple[str, ...] = ()
    language: str = "de"
    minutes: int | None = None
    """Planned length; None takes the service's."""
    family: UUID | None = None


def overlaps(first: Appointment, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether an appointment shares time with the span from `starts_at` until before `ends_at` (UTC)."""
    return first.starts_at < ends_at and starts_at < first.ends_at


def persons_at_once(planned: tuple[Appointment, ...], room: RoomId, starts_at: datetime, ends_at: datetime) -> int:
    """The most persons that are planned in a room at any moment of the span (UTC)."""
    inside = [one for one in planned if one.room.id == room and overlaps(one, starts_at, ends_at)]
    beginnings = [max(one.starts_at, starts_at) for one in inside]
    return max(
        (sum(one.persons for one in inside if one.starts_at <= at < one.ends_at) for at in beginnings),
        default=0,
    )
