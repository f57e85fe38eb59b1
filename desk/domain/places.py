"""Places: the site (a building with an address), its entrances, its rooms with their limits."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType
from uuid import UUID

AuthorityId = NewType("AuthorityId", UUID)
SiteId = NewType("SiteId", UUID)
EntranceId = NewType("EntranceId", UUID)
DeskId = NewType("DeskId", UUID)
RoomId = NewType("RoomId", UUID)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a site is, as it stands on a letter."""

    street: str
    postcode: str
    town: str

    @property
    def line(self) -> str:
        """The address on one line."""
        return f"{self.street}, {self.postcode} {self.town}"


@dataclass(frozen=True, slots=True)
class Site:
    """A building that people come to."""

    id: SiteId
    number: int
    """The audience on a letter's code (issuer), 0 to 2**32 - 1."""
    name: str
    address: Address
    timezone: str
    """IANA name; the day and time on a letter are of this zone."""
    capacity: int | None
    """Most persons in the building at once; None where the house has no limit of its own."""
    state: str = ""
    """The federal state whose public holidays are kept ("NW"); empty where none are."""
    waiting_capacity: int | None = None
    """Seats in the waiting area; None where nothing is said about it."""
    waiting_square_metres: int | None = None


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of the way from the entrance to a room: a picture, what to do, what helps to find it."""

    icon: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the door needs to know it: its limit, and the way to it in one language."""

    id: RoomId
    area: int
    """The room's number in the code on the letter, 1 to 65535 (`LetterCode.area`)."""
    number: str
    """As on the door sign, "2.14"."""
    name: str
    """In words where it has a name ("Großer Saal"), else empty."""
    floor: int
    """0 is the ground floor."""
    capacity: int
    """Visitors at once, staff not counted ("maximal zwei Kunden gleichzeitig in einem Büro")."""
    phone: str
    way: tuple[WayStep, ...]
    step_free: bool
    square_metres: int | None = None
    """Floor area; None where nobody measured it."""


class RoomState(Enum):
    """What a tile says about a room; told by shape and word, never by colour alone."""

    FREE = "free"
    PARTLY = "partly"
    FULL = "full"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Seats:
    """How full a room is now."""

    capacity: int
    free: int
    open: bool

    @property
    def taken(self) -> int:
        """Persons inside."""
        return self.capacity - self.free


def room_state(seats: Seats, overdue: bool) -> RoomState:
    """Say how a room stands; `overdue` where a visit in it has passed its planned end and the grace.

    A closed room with people in it stays closed: nobody else goes in.
    """
    if not seats.open:
        return RoomState.CLOSED
    if seats.taken and overdue:
        return RoomState.OVERDUE
    if seats.free == 0:
        return RoomState.FULL
    return RoomState.PARTLY if seats.taken else RoomState.FREE
