"""Who is inside: the rooms, their seats, the visits in them, and who is expected next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.domain.appointments import AppointmentId
from desk.domain.ledger import VisitId
from desk.domain.places import Room, RoomState, Seats, Site, room_state
from desk.domain.waiting import Waiting

OVERDUE_GRACE = timedelta(minutes=15)
"""How long after its planned end a visit is shown as overdue. It is never closed by time: time frees no seat."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A party that was let in."""

    id: VisitId
    appointment: AppointmentId | None
    room: str
    """The room's number."""
    persons: int
    invited: int
    admitted_at: datetime
    """UTC."""
    planned_end: datetime
    """UTC."""
    left_at: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        """Whether the visit is still going on past its planned end and the grace."""
        return self.left_at is None and now > self.planned_end + OVERDUE_GRACE


@dataclass(frozen=True, slots=True)
class Expected:
    """An appointment of today that nobody has come for yet, without name or matter."""

    appointment: AppointmentId
    room: str
    starts_at: datetime
    window_opens: datetime
    persons: int


@dataclass(frozen=True, slots=True)
class RoomNow:
    """A room as it stands now."""

    room: Room
    seats: Seats
    visits: tuple[Visit, ...]
    """Those inside, first come first."""
    next: Expected | None
    """The next appointment of today that nobody has come for."""
    closed_reason: str = ""

    def state(self, now: datetime) -> RoomState:
        """What the tile says."""
        return room_state(self.seats, any(visit.overdue(now) for visit in self.visits))

    @property
    def planned_end(self) -> datetime | None:
        """When the last of the visits inside is planned to end (UTC); None where nobody is inside."""
        return max((visit.planned_end for visit in self.visits), default=None)


@dataclass(frozen=True, slots=True)
class Board:
    """A site as reception sees it."""

    site: Site
    now: datetime
    """UTC; when this was read."""
    rooms: tuple[RoomNow, ...]
    """By floor from above, then by number."""
    waiting: tuple[Waiting, ...]
    expected: tuple[Expected, ...]
    """Today's appointments that nobody has come for, by time, late ones within their window included."""
    limit: int | None = None
    """Most visitors in the building at once today; None where only its rooms limit it."""

    @property
    def persons_inside(self) -> int:
        """Everybody in the building who was let in as a visitor."""
        return sum(visit.persons for room in self.rooms for visit in room.visits)

    @property
    def capacity(self) -> int:
        """Most visitors at once: the house's own limit, else the sum of its rooms."""
        if self.limit is not None:
            return self.limit
        return sum(room.seats.capacity for room in self.rooms)


def roomiest(rooms: Iterable[tuple[Room, Seats]], persons: int) -> Room | None:
    """The room for a party that may go into any of them: an open one with most free seats, the first where alike.

    Where none has seats enough it is the one that is nearest to it; None only where there is no room at all.
    """
    ranked = [
        ((seats.open, seats.free >= persons, seats.capacity >= persons, seats.free), -place, room)
        for place, (room, seats) in enumerate(rooms)
    ]
    return max(ranked, key=lambda one: one[:2])[2] if ranked else None
