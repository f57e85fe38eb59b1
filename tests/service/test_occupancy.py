from datetime import timedelta

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.places import RoomState
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code
from desk.service.occupancy import board, close_room, open_room
from desk.service.refusal import let_wait, redirect
from desk.service.today import today
from tests.service.office import NOW, HandClock, invite, let_in, show, signed


def test_an_empty_house(desk: Desk) -> None:
    house = board(desk)

    assert [room.room.number for room in house.rooms] == ["2.01", "1.01", "1.02"], "from above"
    assert {room.state(NOW) for room in house.rooms} == {RoomState.FREE}
    assert (house.persons_inside, house.capacity, house.waiting, house.expected) == (0, 23, (), ())


def test_who_is_inside_who_waits_who_is_expected(desk: Desk, clock: HandClock) -> None:
    inside, waits, comes, gone = (invite(desk, minutes=at) for at in (0, 30, 60, 90))
    late = invite(desk, "1.02", minutes=-16)
    away = invite(desk, "1.02", minutes=30)
    codes = {one: signed(desk, one) for one in (inside, waits, comes, gone, late, away)}
    let_in(desk, codes[inside])
    let_wait(desk, show(desk, codes[waits]))
    cancel_appointment(desk, away.reference)

    house = board(desk)
    room = next(one for one in house.rooms if one.room.number == "1.01")

    assert house.persons_inside == 1
    assert [visit.admitted_at for visit in room.visits] == [NOW]
    assert (room.state(NOW), room.seats.free, room.planned_end) == (RoomState.PARTLY, 1, NOW + timedelta(minutes=30))
    assert [one.number for one in house.waiting] == [1]
    assert [one.appointment for one in house.expected] == [waits.id, comes.id, gone.id]
    assert room.next is not None
    assert room.next.appointment == waits.id
    clock.forward(46)
    assert [one.appointment for one in board(desk).expected] == [waits.id, comes.id, gone.id], "they wait"
    assert next(one for one in board(desk).rooms if one.visits).state(clock.now) is RoomState.OVERDUE


def test_a_closed_room_says_why(desk: Desk) -> None:
    close_room(desk, "1.02", "Wasser im Flur")
    closed = board(desk).rooms[-1]
    assert (closed.state(NOW), closed.closed_reason) == (RoomState.CLOSED, "Wasser im Flur")

    open_room(desk, "1.02")
    opened = board(desk).rooms[-1]
    assert (opened.state(NOW), opened.closed_reason) == (RoomState.FREE, "")
    for change in (lambda: close_room(desk, "9.99", ""), lambda: open_room(desk, "9.99")):
        with pytest.raises(Fault) as fault:
            change()
        assert fault.value.kind is FaultKind.ROOM_UNKNOWN


def test_another_time_is_for_training_alone(desk: Desk) -> None:
    with pytest.raises(Fault) as fault:
        board(desk, NOW)
    assert fault.value.kind is FaultKind.TRAINING_ONLY


def test_in_training_the_board_shows_another_time(training: Desk) -> None:
    invite(training, minutes=24 * 60)

    assert len(board(training, NOW + timedelta(days=1)).expected) == 1
    assert board(training).expected == ()


def test_how_the_day_went(desk: Desk, clock: HandClock) -> None:
    first, second, third = (signed(desk, invite(desk, minutes=at, persons=2)) for at in (0, 30, 60))
    let_in(desk, first)
    clock.forward(20)
    redirect(desk, show(desk, signed(desk, invite(desk, minutes=24 * 60))))
    let_wait(desk, show(desk, second))
    clock.forward(10)
    leave_by_code(desk, first)
    let_in(desk, second)

    day = today(desk)

    assert [(point.at - NOW, point.persons) for point in day.past] == [
        (timedelta(), 2),
        (timedelta(minutes=30), 0),
        (timedelta(minutes=30), 2),
    ]
    assert (day.admitted.acts, day.waited.acts, day.redirected.most, day.refused.acts) == (2, 1, "other-day", 0)
    assert day.mean_wait == timedelta(minutes=10)
    assert day.peak is not None
    assert day.peak.persons == 2
    assert [point.persons for point in day.ahead] == [2, 2, 0]
    assert third
