from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from desk.domain.appointments import AppointmentId
from desk.domain.waiting import Waiting, estimate, next_for, place_in_line, waiting_inside
from tests.domain.examples import NOW

MINUTE = timedelta(minutes=1)


def party(number: int, persons: int = 1, room: str = "2.14") -> Waiting:
    return Waiting(UUID(int=number), number, AppointmentId(UUID(int=100 + number)), room, persons, NOW)


def test_the_place_in_line_counts_those_for_the_same_room() -> None:
    line = (party(7), party(8, room="2.12"), party(9))

    assert place_in_line(line, "2.14") == 3
    assert place_in_line(line, "2.12") == 2
    assert place_in_line((), "2.14") == 1


def test_only_those_in_the_waiting_area_take_its_seats() -> None:
    line = [replace(party(7, persons=3), inside=True), replace(party(8), inside=False), party(9, persons=2)]

    assert waiting_inside(line) == 3
    assert waiting_inside(()) == 0


def test_only_who_sits_in_the_waiting_area_counts_there() -> None:
    line = (replace(party(1, persons=2), inside=True), replace(party(2), inside=False), party(3))

    assert waiting_inside(line) == 2


def test_the_lowest_number_goes_in_next_in_whatever_order_the_line_comes() -> None:
    assert next_for((party(9), party(7), party(6, room="2.12")), "2.14", free=1) == party(7)


def test_who_does_not_fit_is_passed_over_only_while_they_do_not_fit() -> None:
    line = (party(7, persons=2), party(8))

    assert next_for(line, "2.14", free=1) == party(8)
    assert next_for(line, "2.14", free=2) == party(7, persons=2)


def test_nobody_is_next_where_nobody_fits_or_waits() -> None:
    assert next_for((party(7),), "2.14", free=0) is None
    assert next_for((party(7),), "2.12", free=2) is None
    assert next_for((), "2.14", free=2) is None


def test_seats_come_free_in_the_order_of_the_planned_ends() -> None:
    ends = [NOW + 30 * MINUTE, NOW + 10 * MINUTE]

    assert estimate(NOW, ends, place=1) == (NOW + 10 * MINUTE, NOW + 30 * MINUTE)
    assert estimate(NOW, ends, place=2) == (NOW + 30 * MINUTE, NOW + 50 * MINUTE)


def test_nobody_knows_more_than_the_last_planned_end() -> None:
    assert estimate(NOW, [NOW + 10 * MINUTE], place=4) == (NOW + 10 * MINUTE, NOW + 30 * MINUTE)


def test_an_overdue_visit_and_an_empty_room_may_be_free_any_moment_but_not_at_once() -> None:
    assert estimate(NOW, [NOW - 20 * MINUTE], place=1) == (NOW + 5 * MINUTE, NOW + 25 * MINUTE)
    assert estimate(NOW, [], place=1) == (NOW + 5 * MINUTE, NOW + 25 * MINUTE)
