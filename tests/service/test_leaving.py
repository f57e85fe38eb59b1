from datetime import timedelta
from uuid import uuid4

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import VisitId
from desk.letters.human import show_human_code
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code, leave_room, leave_visit
from desk.service.ledger import undo_last
from desk.service.letters import sign_letters
from tests.service.ledgers import facts, free, kinds
from tests.service.office import NOW, HandClock, invite, let_in, signed


def refused(call: object, *given: object) -> FaultKind:
    with pytest.raises(Fault) as fault:
        call(*given)  # type: ignore[operator]
    return fault.value.kind


def test_leaving_by_the_letter_at_any_hour(desk: Desk, clock: HandClock) -> None:
    code = signed(desk, invite(desk, persons=2))
    let_in(desk, code)
    clock.forward(9 * 60)

    left = leave_by_code(desk, code)

    assert (left.left_at, left.persons) == (NOW + timedelta(hours=9), 2)
    assert free(desk, "1.01") == 2
    assert kinds(desk) == ["admitted", "left"]
    assert facts(desk)[1].persons == 2


def test_leaving_by_an_older_and_by_a_newer_letter(desk: Desk) -> None:
    appointment = invite(desk)
    first = signed(desk, appointment)
    let_in(desk, first)
    second = signed(desk, appointment)
    leave_by_code(desk, first)
    assert free(desk, "1.01") == 2

    undo_last(desk)
    leave_by_code(desk, second)
    assert free(desk, "1.01") == 2


def test_leaving_by_the_human_code_of_any_revision(desk: Desk) -> None:
    appointment = invite(desk)
    [first] = sign_letters(desk, [appointment])
    let_in(desk, first.code)
    [second] = sign_letters(desk, [appointment])

    leave_by_code(desk, show_human_code(first.human_code))
    undo_last(desk)
    leave_by_code(desk, second.human_code)

    assert free(desk, "1.01") == 2


def test_leaving_though_the_appointment_was_cancelled(desk: Desk) -> None:
    appointment = invite(desk)
    code = signed(desk, appointment)
    let_in(desk, code)
    cancel_appointment(desk, appointment.reference)

    assert leave_by_code(desk, code).left_at == NOW


def test_leaving_by_the_visit_once(desk: Desk) -> None:
    visit = let_in(desk, signed(desk, invite(desk))).visit
    assert visit is not None

    assert leave_visit(desk, visit.id).left_at == NOW
    assert refused(leave_visit, desk, visit.id) is FaultKind.ALREADY_LEFT
    assert refused(leave_visit, desk, VisitId(uuid4())) is FaultKind.VISIT_UNKNOWN
    assert kinds(desk) == ["admitted", "left"]


def test_a_room_that_is_empty_now(desk: Desk) -> None:
    for _ in range(2):
        let_in(desk, signed(desk, invite(desk)))
    assert free(desk, "1.01") == 0

    left = leave_room(desk, "1.01")

    assert [(visit.persons, visit.left_at) for visit in left] == [(1, NOW), (1, NOW)]
    assert free(desk, "1.01") == 2
    assert refused(leave_room, desk, "1.01") is FaultKind.NOBODY_INSIDE
    assert refused(leave_room, desk, "9.99") is FaultKind.ROOM_UNKNOWN


def test_nobody_leaves_who_is_not_inside(desk: Desk) -> None:
    appointment = invite(desk)
    [letter] = sign_letters(desk, [appointment])
    other = letter.human_code[:-1] + ("0" if letter.human_code[-1] != "0" else "1")

    assert refused(leave_by_code, desk, letter.code) is FaultKind.NOBODY_INSIDE
    let_in(desk, letter.code)
    leave_by_code(desk, letter.code)
    assert refused(leave_by_code, desk, letter.code) is FaultKind.NOBODY_INSIDE
    for text in ("", "https://example.org", other, "000000000", "x" * 4296, letter.code[:-1]):
        assert refused(leave_by_code, desk, text) is FaultKind.APPOINTMENT_UNKNOWN, text
