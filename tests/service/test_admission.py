from datetime import timedelta

import pytest
from sqlalchemy import func, select

from desk.domain.decisions import Check, CheckState, Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import FactKind
from desk.letters.human import human_code, show_human_code
from desk.service.admission import TRIES_A_MINUTE, admit, present
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code
from desk.service.ledger import undo_last
from desk.service.letters import sign_letters
from desk.service.occupancy import close_room
from desk.service.refusal import let_wait
from desk.store import tables
from tests.service.ledgers import facts, free, kinds
from tests.service.office import FULFILLED, NOW, HandClock, invite, let_in, show, signed


def rows(desk: Desk, table: type) -> int:
    with desk.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_a_letter_lets_its_party_in(desk: Desk) -> None:
    appointment = invite(desk, persons=2)
    code = signed(desk, appointment)

    presented = show(desk, code)
    assert presented.decision.verdict is Verdict.ADMIT
    assert rows(desk, tables.Visit) == 0
    assert rows(desk, tables.Scan) == 1
    assert free(desk, "1.01") == 2

    outcome = admit(desk, presented)
    assert outcome.visit is not None
    assert outcome.visit.id == presented.visit
    assert (outcome.visit.room, outcome.visit.persons, outcome.visit.invited) == ("1.01", 2, 2)
    assert outcome.visit.admitted_at == NOW
    assert outcome.visit.planned_end == NOW + timedelta(minutes=30)
    assert free(desk, "1.01") == 0
    [fact] = facts(desk)
    assert (fact.kind, fact.visit, fact.persons, fact.verdict) == (FactKind.ADMITTED, presented.visit, 2, "admit")


def test_presenting_without_answers_asks_and_admits_nobody(desk: Desk) -> None:
    code = signed(desk, invite(desk))

    presented = present(desk, code)
    assert presented.decision.verdict is Verdict.CHECK
    assert presented.decision.open_questions == ("mask",)
    assert admit(desk, presented).visit is None

    answered = presented.answered(1, FULFILLED)
    assert answered.decision.verdict is Verdict.ADMIT
    assert admit(desk, answered).visit is not None


def test_a_rule_that_is_not_met_keeps_out(desk: Desk) -> None:
    presented = present(desk, signed(desk, invite(desk)), None, {"mask": False})

    assert (presented.decision.verdict, presented.decision.reason) == (Verdict.REFUSE, Reason.RULE_NOT_MET)
    assert admit(desk, presented).visit is None


def test_the_same_confirmation_counts_once(desk: Desk) -> None:
    presented = show(desk, signed(desk, invite(desk)))
    first = admit(desk, presented)

    again = admit(desk, presented)

    assert again.repeated
    assert again.decision.verdict is Verdict.ADMIT
    assert again.visit == first.visit
    assert rows(desk, tables.Visit) == 1
    assert kinds(desk) == ["admitted"]
    assert free(desk, "1.01") == 1


def test_a_confirmation_repeated_after_it_was_taken_back_admits_nobody(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    presented = show(desk, code)
    admit(desk, presented)
    undo_last(desk)

    with pytest.raises(Fault) as fault:
        admit(desk, presented)

    assert fault.value.kind is FaultKind.VISIT_UNKNOWN
    assert free(desk, "1.01") == 2
    assert let_in(desk, code).visit is not None, "read again, it counts"


def test_the_second_of_two_who_were_shown_green_waits(desk: Desk) -> None:
    first = show(desk, signed(desk, invite(desk, "1.02", service="andrang")))
    second = show(desk, signed(desk, invite(desk, "1.02", minutes=1, service="andrang")))
    assert second.decision.verdict is Verdict.ADMIT
    admit(desk, first)
    before = (rows(desk, tables.Visit), kinds(desk))

    outcome = admit(desk, second)

    assert outcome.visit is None
    assert (outcome.decision.verdict, outcome.decision.reason) == (Verdict.WAIT, Reason.ROOM_FULL)
    assert (rows(desk, tables.Visit), kinds(desk)) == before


def test_the_same_letter_twice(desk: Desk, clock: HandClock) -> None:
    code = signed(desk, invite(desk))
    let_in(desk, code)

    inside = show(desk, code)
    assert (inside.decision.verdict, inside.decision.reason) == (Verdict.REFUSE, Reason.ALREADY_INSIDE)
    clock.forward(5)
    leave_by_code(desk, code)
    used = show(desk, code)
    assert (used.decision.verdict, used.decision.reason) == (Verdict.REFUSE, Reason.ALREADY_USED)
    assert used.decision.failed is not None
    assert used.decision.failed.facts["left"] == NOW + timedelta(minutes=5)


@pytest.mark.parametrize(
    "minutes,verdict,reason",
    [
        (16, Verdict.WAIT, Reason.TOO_EARLY),
        (15, Verdict.ADMIT, None),
        (-15, Verdict.ADMIT, None),
        (-16, Verdict.REDIRECT, Reason.TOO_LATE),
        (24 * 60, Verdict.REDIRECT, Reason.OTHER_DAY),
        (-24 * 60, Verdict.REDIRECT, Reason.OTHER_DAY),
    ],
)
def test_the_time_of_the_letter(desk: Desk, minutes: int, verdict: Verdict, reason: Reason | None) -> None:
    presented = show(desk, signed(desk, invite(desk, minutes=minutes)))

    assert (presented.decision.verdict, presented.decision.reason) == (verdict, reason)
    assert (admit(desk, presented).visit is None) == (reason is not None)


def test_who_came_counts(desk: Desk) -> None:
    code = signed(desk, invite(desk, persons=2))

    larger = show(desk, code, persons=3)
    assert larger.decision.reason is Reason.PARTY_LARGER
    outcome = let_in(desk, code, persons=1)

    assert outcome.visit is not None
    assert (outcome.visit.persons, outcome.visit.invited) == (1, 2)
    assert free(desk, "1.01") == 1


@pytest.mark.parametrize("persons", [0, -1, 10_000, 10**30])
def test_a_party_of_nobody_or_of_an_army_is_a_fault(desk: Desk, persons: int) -> None:
    code = signed(desk, invite(desk))

    with pytest.raises(Fault) as fault:
        show(desk, code, persons)

    assert fault.value.kind is FaultKind.PERSONS_OUT_OF_RANGE
    assert rows(desk, tables.Scan) == 0


def test_a_closed_room_sends_to_the_office(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    close_room(desk, "1.01", "Wasser")

    presented = show(desk, code)

    assert (presented.decision.verdict, presented.decision.reason) == (Verdict.REDIRECT, Reason.ROOM_CLOSED)
    assert [one.address for one in presented.instead.contacts] == ["01234 567", "notfall@musterhausen.example"]


def test_a_cancelled_appointment_and_a_replaced_letter(desk: Desk) -> None:
    replaced = invite(desk)
    old = signed(desk, replaced)
    new = signed(desk, replaced)
    cancelled = invite(desk, "1.02")
    withdrawn = signed(desk, cancelled)
    shown = show(desk, new)
    cancel_appointment(desk, cancelled.reference)

    assert show(desk, old).decision.reason is Reason.REPLACED
    assert show(desk, withdrawn).decision.reason is Reason.CANCELLED
    signed(desk, replaced)
    assert admit(desk, shown).decision.reason is Reason.REPLACED, "it was replaced after it had been shown"
    assert rows(desk, tables.Visit) == 0


def test_texts_that_are_no_letters(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    forged = code[:-3] + ("0" if code[-3] != "0" else "1") + code[-2:]
    answers = {
        "": Reason.UNREADABLE,
        "   \r\n": Reason.UNREADABLE,
        "https://example.org": Reason.FOREIGN_CODE,
        "x" * 4296: Reason.FOREIGN_CODE,
        "\x00\x1b[31m\u202e": Reason.FOREIGN_CODE,
        code[:-1]: Reason.CODE_DAMAGED,
        code[:9] + code[8:]: Reason.CODE_DAMAGED,
        forged: Reason.FORGED,
    }

    given = {text: show(desk, text).decision.reason for text in answers}

    assert given == answers
    assert rows(desk, tables.Visit) == 0
    assert rows(desk, tables.Scan) == len(answers)


def test_a_human_code_stands_for_its_letter(desk: Desk) -> None:
    appointment = invite(desk, persons=2)
    [first] = sign_letters(desk, [appointment])

    presented = show(desk, show_human_code(first.human_code).lower())
    states = {one.check: one.state for one in presented.decision.checks}
    assert presented.decision.verdict is Verdict.ADMIT
    assert (states[Check.SIGNATURE], states[Check.KEY]) == (CheckState.NOT_REACHED, CheckState.NOT_REACHED)
    assert admit(desk, presented).visit is not None

    [second] = sign_letters(desk, [appointment])
    assert show(desk, first.human_code).decision.reason is Reason.REPLACED
    assert show(desk, second.human_code).decision.reason is Reason.ALREADY_INSIDE


def test_human_codes_cannot_be_found_by_trying(desk: Desk, clock: HandClock) -> None:
    [letter] = sign_letters(desk, [invite(desk)])
    wrong = human_code(invite(desk, "1.02").reference, 9)
    mistyped = wrong[:-1] + ("0" if wrong[-1] != "0" else "1")
    assert show(desk, wrong).decision.reason is Reason.NOT_ON_LIST
    assert show(desk, mistyped).decision.reason is Reason.MISTYPED
    for _ in range(TRIES_A_MINUTE - 2):
        show(desk, wrong)

    with pytest.raises(Fault) as fault:
        show(desk, letter.human_code)
    assert fault.value.kind is FaultKind.TOO_MANY_TRIES
    assert show(desk, letter.code).decision.verdict is Verdict.ADMIT, "a scanned letter is no try"

    clock.forward(1.1)
    assert show(desk, letter.human_code).decision.verdict is Verdict.ADMIT


def test_a_time_by_hand_is_for_training_alone(desk: Desk) -> None:
    code = signed(desk, invite(desk))

    with pytest.raises(Fault) as fault:
        present(desk, code, at=NOW)

    assert fault.value.kind is FaultKind.TRAINING_ONLY
    assert rows(desk, tables.Scan) == 0


def test_in_training_a_given_time_counts(training: Desk) -> None:
    code = signed(training, invite(training, minutes=60 * 24))
    tomorrow = NOW + timedelta(days=1)
    presented = present(training, code, None, FULFILLED, at=tomorrow)

    outcome = admit(training, presented)

    assert outcome.visit is not None
    assert outcome.visit.admitted_at == tomorrow
    assert [fact.at for fact in facts(training)] == [tomorrow]


def test_a_full_room_tells_place_and_time(desk: Desk) -> None:
    codes = [signed(desk, invite(desk, "1.02", minutes=number, service="andrang")) for number in range(4)]
    let_in(desk, codes[0])

    first = show(desk, codes[1])
    assert (first.place, first.expected is not None, len(first.inside)) == (1, True, 1)
    let_wait(desk, first)
    second = show(desk, codes[2])
    assert second.place == 2
    let_wait(desk, second)

    assert show(desk, codes[3]).place == 3
    assert show(desk, codes[1]).place == 1, "who waits already keeps the place"
    assert show(desk, codes[2]).place == 2


def test_who_comes_too_early_is_told_no_time(desk: Desk) -> None:
    presented = show(desk, signed(desk, invite(desk, minutes=60)))

    assert presented.decision.reason is Reason.TOO_EARLY
    assert (presented.place, presented.expected) == (1, None)


def test_waiting_ends_with_the_admission_and_is_no_lateness(desk: Desk, clock: HandClock) -> None:
    first, second = (invite(desk, "1.02", minutes=at) for at in (-30, 0))
    clock.now = NOW - timedelta(minutes=20)
    in_room, code = signed(desk, first), signed(desk, second)
    let_in(desk, in_room)
    clock.now = NOW
    let_wait(desk, show(desk, code))
    clock.forward(25)
    leave_by_code(desk, in_room)

    late = show(desk, code)
    assert late.decision.verdict is Verdict.ADMIT, "the house was late, not they"
    admit(desk, late)
    undo_last(desk)
    assert show(desk, code).decision.verdict is Verdict.ADMIT, "taken back, they wait as before"
    assert let_in(desk, code).visit is not None
    assert kinds(desk) == ["admitted", "waiting", "left", "admitted", "undone", "admitted"]


def test_a_room_closed_after_green_was_shown_admits_nobody(desk: Desk) -> None:
    presented = show(desk, signed(desk, invite(desk)))
    close_room(desk, "1.01", "Wasser")

    outcome = admit(desk, presented)

    assert (outcome.visit, outcome.decision.reason) == (None, Reason.ROOM_CLOSED)
    assert presented.decided(outcome.decision).decision.reason is Reason.ROOM_CLOSED


def test_a_key_made_since_the_desk_opened_is_found(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    desk._public.clear()

    assert show(desk, code).decision.verdict is Verdict.ADMIT


def test_a_desk_without_the_key_asks(desk: Desk) -> None:
    code = signed(desk, invite(desk))
    with desk.database.writing() as connection:
        connection.execute(tables.SigningKey.__table__.delete())
    desk._public.clear()

    presented = show(desk, code)

    assert (presented.decision.verdict, presented.decision.reason) == (Verdict.CHECK, Reason.UNKNOWN_KEY)
    assert admit(desk, presented).visit is None
