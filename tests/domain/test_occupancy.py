from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from desk.domain.ledger import VisitId
from desk.domain.occupancy import Board, RoomNow, Visit, roomiest
from desk.domain.places import Room, RoomState, Seats
from tests.domain.examples import HERE, NOW, ROOM

END = NOW + timedelta(minutes=30)


def visit(persons: int = 1, planned_end: datetime = END) -> Visit:
    return Visit(VisitId(UUID(int=50)), None, "2.14", persons, persons, NOW, planned_end)


def room(*visits: Visit, capacity: int = 2) -> RoomNow:
    taken = sum(one.persons for one in visits)
    return RoomNow(ROOM, Seats(capacity, capacity - taken, open=True), visits, None)


def board(limit: int | None, *rooms: RoomNow) -> Board:
    return Board(HERE, NOW, rooms, (), (), limit)


@pytest.mark.parametrize(
    ("after_end", "overdue"), [(timedelta(minutes=15), False), (timedelta(minutes=15, microseconds=1), True)]
)
def test_a_visit_is_overdue_a_quarter_of_an_hour_after_its_planned_end(after_end: timedelta, *, overdue: bool) -> None:
    now = END + after_end

    assert visit().overdue(now) is overdue
    assert room(visit(2)).state(now) is (RoomState.OVERDUE if overdue else RoomState.FULL)


def test_a_visit_that_is_over_is_never_overdue() -> None:
    assert not replace(visit(), left_at=END).overdue(END + timedelta(days=1))


def test_a_room_is_planned_to_be_empty_when_its_last_visit_ends() -> None:
    later = END + timedelta(minutes=5)

    assert room(visit(), visit(planned_end=later)).planned_end == later
    assert room().planned_end is None
    assert room().state(NOW) is RoomState.FREE


def test_the_house_counts_everybody_inside_against_its_own_limit_or_that_of_its_rooms() -> None:
    rooms = (room(visit(2)), room(visit(), capacity=4))

    assert board(None, *rooms).persons_inside == 3
    assert board(None, *rooms).capacity == 6
    assert board(5, *rooms).capacity == 5
    assert board(0, *rooms).capacity == 0


def test_a_walk_in_gets_the_open_room_with_most_seats() -> None:
    def of(number: str, free: int, *, is_open: bool = True) -> tuple[Room, Seats]:
        return replace(ROOM, number=number), Seats(4, free, open=is_open)

    def chosen(persons: int, *rooms: tuple[Room, Seats]) -> str:
        room = roomiest(rooms, persons)
        return room.number if room else ""

    assert chosen(1, of("1", 1), of("2", 3), of("3", 4, is_open=False)) == "2"
    assert chosen(1, of("1", 2), of("2", 2)) == "1"
    assert chosen(3, of("1", 2), of("2", 1)) == "1"
    assert chosen(1) == ""
