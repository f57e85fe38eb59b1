import pytest

from desk.domain.places import RoomState, Seats, room_state
from tests.domain.examples import HERE


def test_an_address_on_one_line() -> None:
    assert HERE.address.line == "Lindenweg 12, 52428 Düsseldorf"


@pytest.mark.parametrize(
    ("free", "is_open", "overdue", "state"),
    [
        (2, True, False, RoomState.FREE),
        (1, True, False, RoomState.PARTLY),
        (0, True, False, RoomState.FULL),
        (1, True, True, RoomState.OVERDUE),
        (0, True, True, RoomState.OVERDUE),
        (2, True, True, RoomState.FREE),
        (2, False, False, RoomState.CLOSED),
        (0, False, True, RoomState.CLOSED),
    ],
)
def test_a_room_says_how_it_stands(free: int, state: RoomState, *, is_open: bool, overdue: bool) -> None:
    seats = Seats(capacity=2, free=free, open=is_open)

    assert room_state(seats, overdue) is state
    assert seats.taken == 2 - free


def test_a_room_without_seats_is_full() -> None:
    assert room_state(Seats(capacity=0, free=0, open=True), overdue=False) is RoomState.FULL
