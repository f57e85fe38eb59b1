from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desk.domain.appointments import Appointment, overlaps, persons_at_once
from desk.domain.places import RoomId
from desk.domain.rules import Window
from tests.domain.examples import LETTER, ROOM, START, appointment

MINUTE = timedelta(minutes=1)


def planned(begins: int, lasts: int, persons: int, room: int) -> Appointment:
    starts_at = START + begins * MINUTE
    return replace(
        appointment(starts_at, persons),
        ends_at=starts_at + lasts * MINUTE,
        room=replace(ROOM, id=RoomId(UUID(int=room))),
    )


def test_the_letter_says_what_stands_on_its_page() -> None:
    assert appointment().letter_code(LETTER.key_id, LETTER.revision) == LETTER


def test_day_and_start_are_those_on_the_wall_of_the_site() -> None:
    late = appointment(datetime(2020, 6, 25, 22, 30, tzinfo=UTC))

    assert late.day == date(2020, 6, 26)
    assert late.starts_local.strftime("%H:%M") == "00:30"


def test_the_window_is_that_of_the_rules() -> None:
    one = replace(appointment(), window=Window(early=5, late=10))

    assert (one.window_opens, one.window_closes) == (START - 5 * MINUTE, START + 10 * MINUTE)


def test_appointments_that_touch_do_not_overlap() -> None:
    one = planned(0, 30, 2, 1)

    assert overlaps(one, START + 29 * MINUTE, START + 60 * MINUTE)
    assert not overlaps(one, START + 30 * MINUTE, START + 60 * MINUTE)
    assert not overlaps(one, START - 30 * MINUTE, START)


# Tens of minutes, so that many begin just when others end.
BEGINS, LASTS = st.sampled_from(range(-30, 31, 10)), st.sampled_from(range(10, 41, 10))
PLANNED = st.lists(st.builds(planned, BEGINS, LASTS, st.integers(1, 3), st.integers(1, 2)), max_size=6).map(tuple)


@given(PLANNED, BEGINS, LASTS)
def test_the_most_persons_at_once_are_those_of_the_fullest_minute(
    rooms: tuple[Appointment, ...], begins: int, lasts: int
) -> None:
    starts_at, ends_at = START + begins * MINUTE, START + (begins + lasts) * MINUTE
    room = RoomId(UUID(int=1))

    fullest = max(
        sum(one.persons for one in rooms if one.room.id == room and one.starts_at <= minute < one.ends_at)
        for minute in (starts_at + number * MINUTE for number in range(lasts))
    )
    assert persons_at_once(rooms, room, starts_at, ends_at) == fullest


def test_in_an_empty_room_nobody_is_planned() -> None:
    assert persons_at_once((), ROOM.id, START, START + MINUTE) == 0
