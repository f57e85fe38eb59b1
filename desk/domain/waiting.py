"""The line of those who wait for a room, by number, never by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from desk.domain.appointments import AppointmentId
from desk.domain.places import Seats

SOONEST = timedelta(minutes=5)
"""A room is hardly free, cleaned and called in less."""
SPREAD = timedelta(minutes=20)
"""How wide the estimate is: a span, never a promise."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party that waits for its room."""

    id: UUID
    number: int
    """Of the day at this site, from 1; what is called out."""
    appointment: AppointmentId
    room: str
    """The room's number."""
    persons: int
    since: datetime
    """UTC."""
    inside: bool | None = None
    """Whether in the waiting area or in front of the house; None where nothing is said about it."""


def waiting_inside(line: Iterable[Waiting]) -> int:
    """How many persons sit in the waiting area."""
    return sum(one.persons for one in line if one.inside)


def sits_inside(area: Seats | None, building: Seats | None, persons: int) -> bool | None:
    """Whether the waiting area and the building have seats for a party; None where nothing is said of an area."""
    if area is None:
        return None
    return area.free >= persons and (building is None or building.free >= persons)


def place_in_line(line: Iterable[Waiting], room: str) -> int:
    """Which place somebody who comes now gets in the line for a room, from 1."""
    return 1 + sum(one.room == room for one in line)


def next_for(line: Iterable[Waiting], room: str, free: int) -> Waiting | None:
    """Who goes in next when a room has `free` seats: the first in line whose whole party fits.

    A family of two is not overtaken for ever: only while it does not fit does the next one go in.
    """
    return next(
        (one for one in sorted(line, key=lambda one: one.number) if one.room == room and one.persons <= free), None
    )


def estimate(now: datetime, planned_ends: Iterable[datetime], place: int) -> tuple[datetime, datetime]:
    """When a seat is likely to be free for the given place in line (UTC, from and until).

    The visits inside leave in the order of their planned ends; one that is overdue may end any moment.
    """
    ends = sorted(planned_ends)
    position = min(place, len(ends)) - 1
    first = max(ends[position] if ends else now, now + SOONEST)
    return first, first + SPREAD
