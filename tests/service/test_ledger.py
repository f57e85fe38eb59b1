from dataclasses import replace

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import FactKind, fingerprint
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_by_code
from desk.service.ledger import history, undo_last
from desk.service.occupancy import board, close_room, open_room
from desk.service.refusal import let_wait, redirect, refuse
from desk.store import tables
from tests.service.ledgers import facts, free, kinds
from tests.service.office import HandClock, invite, let_in, show, signed, url_of


def undo_refused(desk: Desk) -> FaultKind:
    with pytest.raises(Fault) as fault:
        undo_last(desk)
    return fault.value.kind


def test_an_admission_taken_back_frees_seats_and_letter(desk: Desk) -> None:
    code = signed(desk, invite(desk, persons=2))
    admitted = let_in(desk, code)

    act = undo_last(desk)

    assert admitted.visit is not None
    assert (act.kind, act.visit) == (FactKind.ADMITTED, admitted.visit.id)
    assert free(desk, "1.01") == 2
    assert show(desk, code).decision.verdict is Verdict.ADMIT
    assert facts(desk)[-1].undoes == act.id


def test_a_leave_taken_back_puts_the_party_back(desk: Desk) -> None:
    code = signed(desk, invite(desk, persons=2))
    let_in(desk, code)
    leave_by_code(desk, code)
    close_room(desk, "1.01", "Wasser")

    assert undo_last(desk).kind is FactKind.LEFT
    assert free(desk, "1.01") == 0
    assert show(desk, code).decision.reason is Reason.ALREADY_INSIDE
    assert undo_last(desk).kind is FactKind.ADMITTED
    assert free(desk, "1.01") == 2


def test_a_leave_is_not_taken_back_into_a_full_room(desk: Desk) -> None:
    first, second = (signed(desk, invite(desk, "1.02", minutes=at, service="andrang")) for at in range(2))
    let_in(desk, first)
    leave_by_code(desk, first)
    with open_desk(url_of(desk), desk.clock, "de", "Hof") as other:
        let_in(other, second)

    assert undo_refused(desk) is FaultKind.UNDO_ROOM_FULL
    assert free(desk, "1.02") == 0


def test_an_admission_is_not_taken_back_after_the_party_left_elsewhere(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    let_in(desk, code)
    with open_desk(url_of(desk), desk.clock, "de", "Hof") as other:
        leave_by_code(other, code)

    assert undo_refused(desk) is FaultKind.ALREADY_LEFT


def test_refusals_redirections_and_waiting_taken_back(desk: Desk) -> None:
    shown = show(desk, signed(desk, invite(desk)))
    refuse(desk, shown)
    redirect(desk, shown)
    let_wait(desk, shown)
    assert len(board(desk).waiting) == 1

    assert undo_last(desk).kind is FactKind.WAITING
    assert board(desk).waiting == ()
    assert undo_last(desk).kind is FactKind.REDIRECTED
    assert undo_last(desk).kind is FactKind.REFUSED
    assert undo_refused(desk) is FaultKind.NOTHING_TO_UNDO
    assert kinds(desk) == ["refused", "redirected", "waiting", "undone", "undone", "undone"]


def test_closing_a_room_is_no_act_to_take_back(desk: Desk) -> None:
    close_room(desk, "1.01", "Wasser")
    open_room(desk, "1.01")

    assert undo_refused(desk) is FaultKind.NOTHING_TO_UNDO


def test_yesterdays_acts_stay(desk: Desk, clock: HandClock) -> None:
    let_in(desk, signed(desk, invite(desk)))
    clock.forward(24 * 60)

    assert undo_refused(desk) is FaultKind.NOTHING_TO_UNDO
    assert history(desk) == ()


def test_the_history_is_this_desks_newest_first(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    let_in(desk, code)
    leave_by_code(desk, code)
    refuse(desk, show(desk, code))
    undo_last(desk)

    assert [fact.kind for fact in history(desk)] == [FactKind.LEFT, FactKind.ADMITTED]
    assert [fact.kind for fact in history(desk, most=1)] == [FactKind.LEFT]
    with open_desk(url_of(desk), desk.clock, "de", "Hof") as other:
        assert history(other) == ()


def test_every_act_is_a_fact_with_its_number(desk: Desk) -> None:
    appointment = invite(desk)
    code = signed(desk, appointment)
    close_room(desk, "1.01", "Wasser")
    redirect(desk, show(desk, code))
    open_room(desk, "1.01")
    let_in(desk, code)
    leave_by_code(desk, code)
    cancel_appointment(desk, appointment.reference)
    refuse(desk, show(desk, code))

    every = facts(desk)

    assert [fact.kind.value for fact in every] == [
        "room-closed",
        "redirected",
        "room-opened",
        "admitted",
        "left",
        "refused",
    ]
    assert [fact.sequence for fact in every] == list(range(1, 7))
    assert every[0].detail == {"reason": "Wasser"}
    assert [fact.reason for fact in every] == [None, "room-closed", None, None, None, "cancelled"]


def test_a_fact_changed_on_disk_is_noticed_by_its_fingerprint(desk: Desk) -> None:
    let_in(desk, signed(desk, invite(desk)))
    [fact] = facts(desk)

    assert fingerprint(replace(fact, persons=2)) != fingerprint(fact)


@pytest.mark.parametrize("statement", [update(tables.Fact).values(persons=9), delete(tables.Fact)])
def test_facts_are_only_ever_added(desk: Desk, statement: object) -> None:
    let_in(desk, signed(desk, invite(desk)))

    with pytest.raises(DBAPIError, match="append-only"), desk.database.writing() as connection:
        connection.execute(statement)  # type: ignore[call-overload]

    assert kinds(desk) == ["admitted"]
