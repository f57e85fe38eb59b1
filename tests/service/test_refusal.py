from datetime import date, timedelta

from desk.domain.decisions import Verdict
from desk.domain.ledger import FactKind
from desk.service.admission import present
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.ledger import undo_last
from desk.service.occupancy import board
from desk.service.refusal import let_wait, redirect, refuse
from desk.service.walkins import refuse_without_letter
from desk.store import waiting
from tests.service.ledgers import facts, kinds
from tests.service.office import NOW, HandClock, crowd, invite, let_in, show, signed


def test_who_is_turned_away_is_a_fact_and_uses_no_letter_up(desk: Desk) -> None:
    code = signed(desk, invite(desk, minutes=24 * 60))
    shown = show(desk, code)

    fact = redirect(desk, shown)

    assert (fact.kind, fact.reason, fact.detail) == (FactKind.REDIRECTED, "other-day", {"day": "2026-03-03"})
    assert fact.persons == 1
    foreign = refuse(desk, show(desk, "https://example.org"))
    assert (foreign.appointment, foreign.room, foreign.reason) == (None, None, "foreign-code")
    assert show(desk, code).decision == shown.decision


def test_numbers_are_given_once_a_party_and_from_one_a_day(desk: Desk, clock: HandClock) -> None:
    codes = crowd(desk, 3)
    parties = [let_wait(desk, show(desk, code)) for code in codes]
    again = let_wait(desk, show(desk, codes[1]))

    assert [one.number for one in parties if one] == [1, 2, 3]
    assert again == parties[1]
    assert kinds(desk) == ["waiting"] * 3
    assert [fact.detail for fact in facts(desk)] == [{"number": 1}, {"number": 2}, {"number": 3}]
    let_in(desk, codes[0])
    with desk.database.reading() as connection:
        standing = waiting.line(connection, desk.house.site.id, date(2026, 3, 2))
        assert [one.number for one in standing] == [2, 3]
        assert waiting.next_number(connection, desk.house.site.id, date(2026, 3, 2)) == 4
    clock.now = NOW + timedelta(days=1)
    tomorrow = let_wait(desk, show(desk, signed(desk, invite(desk, minutes=24 * 60))))
    assert tomorrow is not None
    assert tomorrow.number == 1


def test_nobody_waits_without_an_appointment(desk: Desk) -> None:
    assert let_wait(desk, show(desk, "https://example.org")) is None
    assert facts(desk) == []


def test_the_acts_of_training_have_the_given_time(training: Desk) -> None:
    at = NOW + timedelta(minutes=40)
    code = signed(training, invite(training, minutes=60))
    shown = present(training, code, at=at)
    assert shown.decision.verdict is Verdict.WAIT
    party = let_wait(training, shown)
    refuse(training, shown)

    assert party is not None
    assert party.since == at
    assert {fact.at for fact in facts(training)} == {at}


def test_a_cancelled_appointment_waits_no_longer(desk: Desk) -> None:
    appointment = invite(desk)
    let_wait(desk, show(desk, signed(desk, appointment)))

    cancel_appointment(desk, appointment.reference)

    assert board(desk).waiting == ()


def test_who_comes_without_a_letter_is_a_fact_too(desk: Desk) -> None:
    fact = refuse_without_letter(desk)

    assert (fact.kind, fact.verdict, fact.reason, fact.appointment) == (FactKind.REFUSED, "refuse", None, None)
    assert undo_last(desk).id == fact.id
