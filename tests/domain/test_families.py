"""1.13: „erhalten immer zwei Familienmitglieder einen gemeinsamen Aushändigungstermin", for any limit of a room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from math import ceil
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.appointments import Appointment
from desk.domain.families import Arrangement, Coming, RoomLimit, Share, next_start, plan, shares
from desk.domain.places import Room, RoomId
from tests.domain.examples import ROOM, START, appointment

STEP = timedelta(minutes=10)
LENGTH = 3 * STEP
DAY_ENDS = START + timedelta(hours=4)


def room(number: str, floor: int | None = None) -> Room:
    name = RoomId(UUID(int=hash(number) % 2**64))
    return replace(ROOM, id=name, number=number, floor=int(number[0]) if floor is None else floor)


def house(**limits: int) -> list[RoomLimit]:
    """Rooms `r1_08=2`: number 1.08 on floor 1 takes two."""
    return [(room(name[1:].replace("_", ".")), limit) for name, limit in limits.items()]


def taken(where: Room, begins: int = 0, lasts: int = 3, persons: int = 1) -> Appointment:
    """An appointment so many steps after the wished time."""
    starts_at = START + begins * STEP
    return replace(appointment(starts_at, persons), room=where, ends_at=starts_at + lasts * STEP)


def coming(members: int, arrangement: Arrangement = Arrangement.EITHER, near: Room | None = None) -> Coming:
    return Coming(members, START, LENGTH, DAY_ENDS, arrangement, near)


def told(found: Sequence[Share]) -> list[tuple[str, int, int]]:
    """Room, steps after the wished time, persons."""
    return [(one.room.number, (one.starts_at - START) // STEP, one.persons) for one in found]


def test_five_come_two_by_two_and_the_last_alone() -> None:
    assert shares(5, 2) == (2, 2, 1)
    assert shares(4, 2) == (2, 2)
    assert shares(1, 2) == (1,)
    assert shares(7, 3) == (3, 3, 1)
    assert shares(3, 20) == (3,)


@given(st.integers(1, 255), st.integers(1, 255))
def test_every_member_is_in_exactly_one_share_and_no_share_is_over_the_limit(members: int, limit: int) -> None:
    found = shares(members, limit)

    assert sum(found) == members
    assert len(found) == ceil(members / limit)
    assert set(found[:-1]) <= {limit}
    assert 1 <= found[-1] <= limit


def test_side_by_side_is_at_one_time_in_rooms_of_one_floor_in_the_order_of_their_numbers() -> None:
    rooms = house(r2_11=2, r1_10=2, r1_9=2, r2_12=2, r1_8=2)

    assert told(plan(coming(5), rooms, ())) == [("1.8", 0, 2), ("1.9", 0, 2), ("1.10", 0, 1)]


def test_the_rooms_are_as_near_to_each_other_as_possible() -> None:
    rooms = house(r1_01=2, r1_02=2, r1_03=2, r1_04=2, r1_05=2)
    planned = [taken(room("1.02"))]

    assert told(plan(coming(4), rooms, planned)) == [("1.03", 0, 2), ("1.04", 0, 2)]
    assert told(plan(coming(4, near=room("1.05")), rooms, planned)) == [("1.04", 0, 2), ("1.05", 0, 2)]


def test_they_are_on_the_floor_of_the_wished_room_where_that_is_possible() -> None:
    rooms = house(r1_01=2, r1_02=2, r2_01=2, r2_02=2, r2_03=2)
    planned = [taken(room("2.02"))]
    wished = coming(4, near=room("2.01"))

    assert told(plan(wished, rooms, planned)) == [("2.01", 0, 2), ("2.03", 0, 2)]
    assert told(plan(wished, rooms, [*planned, taken(room("2.03"))])) == [("1.01", 0, 2), ("1.02", 0, 2)]


def test_the_last_share_may_go_where_a_whole_one_does_not_fit() -> None:
    rooms = house(r1_01=2, r1_02=1, r1_03=2, r1_04=1, r1_05=2)

    assert told(plan(coming(5), rooms, ())) == [("1.01", 0, 2), ("1.03", 0, 2), ("1.02", 0, 1)]
    assert told(plan(coming(6), rooms, ())) == [("1.01", 0, 2), ("1.03", 0, 2), ("1.05", 0, 2)]


def test_where_too_few_rooms_are_free_one_room_takes_them_one_after_another() -> None:
    rooms = house(r1_01=2, r1_02=2, r2_01=2)
    planned = [taken(room("1.01"))]

    assert told(plan(coming(5), rooms, planned)) == [("1.02", 0, 2), ("1.02", 3, 2), ("1.02", 6, 1)]
    assert told(plan(coming(5, near=room("2.01")), rooms, planned)) == [("2.01", 0, 2), ("2.01", 3, 2), ("2.01", 6, 1)]
    assert plan(coming(5, Arrangement.SIDE_BY_SIDE), rooms, planned) == ()


def test_one_after_another_may_be_wished_for() -> None:
    rooms = house(r1_01=2, r1_02=2)

    assert told(plan(coming(3, Arrangement.ONE_AFTER_ANOTHER), rooms, ())) == [("1.01", 0, 2), ("1.01", 3, 1)]


def test_the_limit_is_that_of_the_wished_room_else_of_the_middle_one() -> None:
    rooms = house(r1_01=1, r1_02=3, r1_03=20)

    assert told(plan(coming(4), rooms, ())) == [("1.02", 0, 3), ("1.01", 0, 1)]
    assert told(plan(coming(4, near=room("1.03")), rooms, ())) == [("1.03", 0, 4)]
    assert told(plan(coming(2, near=room("1.01")), rooms, ())) == [("1.01", 0, 1), ("1.02", 0, 1)]


def test_rooms_that_take_nobody_take_no_family() -> None:
    assert plan(coming(2), house(r1_01=0), ()) == ()
    assert plan(coming(2), (), ()) == ()
    assert told(plan(coming(2, near=room("1.01")), house(r1_01=0, r1_02=2), ())) == [("1.02", 0, 2)]
    assert told(plan(coming(3), house(r1_01=2, r1_02=0, r1_03=2), ())) == [("1.01", 0, 2), ("1.03", 0, 1)]


@pytest.mark.parametrize("arrangement", [Arrangement.EITHER, Arrangement.ONE_AFTER_ANOTHER])
def test_the_last_appointment_is_over_when_the_day_is(arrangement: Arrangement) -> None:
    exact = replace(coming(4, arrangement), until=START + 2 * LENGTH)

    assert told(plan(exact, house(r1_01=2), ())) == [("1.01", 0, 2), ("1.01", 3, 2)]
    assert plan(replace(exact, until=START + 2 * LENGTH - STEP), house(r1_01=2), ()) == ()


def test_side_by_side_is_over_when_the_day_is() -> None:
    exact = replace(coming(4, Arrangement.SIDE_BY_SIDE), until=START + LENGTH)

    assert len(plan(exact, house(r1_01=2, r1_02=2), ())) == 2
    assert plan(replace(exact, until=START + LENGTH - STEP), house(r1_01=2, r1_02=2), ()) == ()


def test_it_is_said_when_there_are_seats_next() -> None:
    rooms = house(r1_01=2, r1_02=2)
    planned = [taken(room("1.01"), 0, 5), taken(room("1.02"), 1, 2), taken(room("1.02"), 4, 3)]

    assert next_start(coming(4), rooms, planned) == START + 5 * STEP, "one after another in the first room"
    beside = coming(4, Arrangement.SIDE_BY_SIDE)
    assert next_start(beside, rooms, planned) == START + 7 * STEP
    assert next_start(replace(beside, until=START + 7 * STEP), rooms, planned) is None
    assert next_start(coming(4), rooms, ()) is None


NUMBERS = ("1.01", "1.02", "1.03", "1.04", "2.01", "2.02")
HOUSES = st.lists(st.integers(0, 4), min_size=len(NUMBERS), max_size=len(NUMBERS)).map(
    lambda limits: [(room(number), limit) for number, limit in zip(NUMBERS, limits, strict=True)]
)
PLANNED = st.lists(
    st.builds(taken, st.sampled_from(NUMBERS).map(room), st.integers(-3, 9), st.integers(1, 4), st.integers(1, 2)),
    max_size=6,
)
COMING = st.builds(
    coming, st.integers(1, 9), st.sampled_from(Arrangement), st.none() | st.sampled_from(NUMBERS).map(room)
)


def inside(where: Room, at: datetime, found: Sequence[Share], planned: Sequence[Appointment]) -> int:
    """Counted at one moment, not by the rule under test."""
    there = [one.persons for one in planned if one.room == where and one.starts_at <= at < one.ends_at]
    there += [one.persons for one in found if one.room == where and one.starts_at <= at < one.starts_at + LENGTH]
    return sum(there)


@given(COMING, HOUSES, PLANNED)
def test_no_room_is_over_its_limit_at_any_moment_because_of_a_family(
    family: Coming, rooms: list[RoomLimit], planned: list[Appointment]
) -> None:
    found = plan(family, rooms, planned)

    limits = dict(rooms)
    for one in found:
        moments = (one.starts_at + number * STEP for number in range(3))
        assert all(inside(one.room, at, found, planned) <= limits[one.room] for at in moments)


@given(COMING, HOUSES, PLANNED)
def test_everybody_has_a_seat_or_nobody_has(family: Coming, rooms: list[RoomLimit], planned: list[Appointment]) -> None:
    found = plan(family, rooms, planned)

    if found:
        assert sum(one.persons for one in found) == family.members
        assert tuple(one.persons for one in found) == shares(family.members, found[0].persons)
        starts = [one.starts_at for one in found]
        beside = len(set(starts)) == 1
        assert len({one.room.floor for one in found}) == 1
        assert len({one.room.number for one in found}) == (len(found) if beside else 1)
        assert beside or starts == [START + number * LENGTH for number in range(len(found))]


@given(COMING, HOUSES, PLANNED)
def test_side_by_side_finds_the_nearest_rooms_that_there_are(
    family: Coming, rooms: list[RoomLimit], planned: list[Appointment]
) -> None:
    family = replace(family, arrangement=Arrangement.SIDE_BY_SIDE, near=None)
    limits = sorted(limit for _, limit in rooms if limit)
    wanted = shares(family.members, limits[(len(limits) - 1) // 2]) if limits else (1,)
    free = [limit - max(inside(one, START + at * STEP, (), planned) for at in range(3)) for one, limit in rooms]
    spans = [
        chosen[-1] - chosen[0]
        for floor in (range(4), range(4, 6))
        for chosen in combinations(floor, len(wanted))
        if all(seats >= persons for seats, persons in zip(sorted(free[at] for at in chosen)[::-1], wanted, strict=True))
    ]

    found = [NUMBERS.index(one.room.number) for one in plan(family, rooms, planned)]

    assert bool(found) == bool(spans)
    assert not found or max(found) - min(found) == min(spans)
