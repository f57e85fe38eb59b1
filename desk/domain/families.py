"""Families: one invitation becomes shared appointments, each of as many persons as a room takes.

1.13 „erhalten immer zwei Familienmitglieder einen gemeinsamen Aushändigungstermin …, um die maximale Anzahl von zwei
Kunden in einem Büro einzuhalten": all at the same time in rooms side by side, or one after the other in one room.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from statistics import median_low
from typing import assert_never

from desk.domain.appointments import Appointment, persons_at_once
from desk.domain.places import Room

RoomLimit = tuple[Room, int]
"""A room, and how many visitors it takes at once on the day."""


class Arrangement(Enum):
    """How the appointments of a family lie to each other."""

    EITHER = "auto"
    """Side by side where that is possible, else one after another."""
    SIDE_BY_SIDE = "side-by-side"
    ONE_AFTER_ANOTHER = "one-after-another"


@dataclass(frozen=True, slots=True)
class Coming:
    """A family that is to be planned."""

    members: int
    starts_at: datetime
    """UTC, when the first of them are to come."""
    length: timedelta
    """Of each appointment."""
    until: datetime
    """UTC, when the last appointment must be over: the end of the site's local day."""
    arrangement: Arrangement = Arrangement.EITHER
    near: Room | None = None
    """The room that is wished for: its limit is the family's, and the rooms are near it."""


@dataclass(frozen=True, slots=True)
class Share:
    """One of the appointments of a family."""

    room: Room
    starts_at: datetime
    """UTC."""
    persons: int


def shares(members: int, limit: int) -> tuple[int, ...]:
    """How many of a family come together to each appointment: always the limit, the last may be fewer."""
    return tuple(min(limit, members - first) for first in range(0, members, limit))


def plan(coming: Coming, rooms: Iterable[RoomLimit], planned: Sequence[Appointment]) -> tuple[Share, ...]:
    """Find seats for a family beside what is planned already, all or none: () where there are not enough.

    Side by side means rooms of one floor in the order of their numbers, as near to each other as possible, all at the
    wished time; one after another means one room without a gap, from the wished time on.
    """
    house = sorted(rooms, key=_place)
    limit = _limit(coming, house)
    if not limit:
        return ()
    wanted = shares(coming.members, limit)
    match coming.arrangement:
        case Arrangement.SIDE_BY_SIDE:
            return _side_by_side(coming, wanted, house, planned)
        case Arrangement.ONE_AFTER_ANOTHER:
            return _one_after_another(coming, wanted, house, planned)
        case Arrangement.EITHER:
            beside = _side_by_side(coming, wanted, house, planned)
            return beside or _one_after_another(coming, wanted, house, planned)
        case _:
            assert_never(coming.arrangement)


def next_start(coming: Coming, rooms: Iterable[RoomLimit], planned: Sequence[Appointment]) -> datetime | None:
    """When there are seats for a family after the wished time (UTC), with which it was planned in vain; None if never.

    Seats come free only where something planned ends.
    """
    house = tuple(rooms)
    later = sorted({one.ends_at for one in planned if coming.starts_at < one.ends_at < coming.until})
    return next((at for at in later if plan(replace(coming, starts_at=at), house, planned)), None)


def _place(one: RoomLimit) -> tuple[int, str]:
    """Where a room is in the house: its floor, then its number, 1.9 before 1.10."""
    return one[0].floor, re.sub(r"\d+", lambda digits: digits[0].zfill(9), one[0].number)


def _limit(coming: Coming, house: Sequence[RoomLimit]) -> int:
    """How many share an appointment: what the wished room takes, else what at least half of the rooms take; 0 if none.

    A room that takes nobody on the day does not count.
    """
    limits = [limit for _, limit in house if limit > 0]
    wished = _wished(coming, house)
    if wished is not None and house[wished][1] > 0:
        return house[wished][1]
    return median_low(limits) if limits else 0


def _free(one: RoomLimit, planned: Sequence[Appointment], starts_at: datetime, length: timedelta) -> int:
    room, limit = one
    return limit - persons_at_once(tuple(planned), room.id, starts_at, starts_at + length)


def _side_by_side(
    coming: Coming, wanted: tuple[int, ...], house: Sequence[RoomLimit], planned: Sequence[Appointment]
) -> tuple[Share, ...]:
    if coming.starts_at + coming.length > coming.until:
        return ()
    free = [_free(one, planned, coming.starts_at, coming.length) for one in house]
    floors = [room.floor for room, _ in house]
    rows = [row for first in range(len(house)) if (row := _row(first, free, floors, wanted))]
    if not rows:
        return ()
    wished = _wished(coming, house)

    def farness(row: tuple[int, ...]) -> tuple[bool, int, int]:
        elsewhere = wished is not None and floors[row[0]] != floors[wished]
        return elsewhere, max(row) - min(row), _distance(row, wished)

    nearest = min(rows, key=farness)
    return tuple(Share(house[at][0], coming.starts_at, persons) for at, persons in zip(nearest, wanted, strict=True))


def _row(first: int, free: Sequence[int], floors: Sequence[int], wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The places of the nearest rooms from the first one on, in the order of the shares; () where they are too few.

    One room that is too small for a whole share may take the last.
    """
    whole: list[int] = []
    small: list[int] = []
    for at in range(first, len(free)):
        if floors[at] != floors[first]:
            break
        if free[at] >= wanted[0]:
            whole.append(at)
        elif free[at] >= wanted[-1] and not small:
            small.append(at)
        elif at == first:
            break
        if len(whole) + len(small) == len(wanted):
            return (*whole, *small)
    return ()


def _one_after_another(
    coming: Coming, wanted: tuple[int, ...], house: Sequence[RoomLimit], planned: Sequence[Appointment]
) -> tuple[Share, ...]:
    starts = [coming.starts_at + number * coming.length for number in range(len(wanted))]
    if starts[-1] + coming.length > coming.until:
        return ()
    wished = _wished(coming, house)
    for at in sorted(range(len(house)), key=lambda at: _distance((at,), wished)):
        turns = list(zip(starts, wanted, strict=True))
        if all(_free(house[at], planned, start, coming.length) >= persons for start, persons in turns):
            return tuple(Share(house[at][0], start, persons) for start, persons in turns)
    return ()


def _wished(coming: Coming, house: Sequence[RoomLimit]) -> int | None:
    """The place of the wished room in the house."""
    near = coming.near
    return next((at for at, (room, _) in enumerate(house) if near is not None and room.id == near.id), None)


def _distance(row: tuple[int, ...], wished: int | None) -> int:
    """How many doors a row of rooms is away from the wished one; 0 where none is wished."""
    return 0 if wished is None else min(abs(at - wished) for at in row)
