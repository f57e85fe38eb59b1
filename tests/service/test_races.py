"""Eight programs at once, on both engines, through the real admission."""

from collections import Counter

from desk.domain.decisions import Verdict
from desk.service.desk import Desk
from tests.service.ledgers import faults_of_house, free, kinds
from tests.service.office import crowd, invite, show, signed, url_of
from tests.service.racers import DESKS, EXPECTED, Racers

ROUNDS = 40
JOBS = "tests.service.racers"


def test_the_last_seat_is_given_once(desk: Desk, racers: Racers) -> None:
    shown = [show(desk, code) for code in crowd(desk, DESKS, "1.02")]
    assert {one.decision.verdict for one in shown} == {Verdict.ADMIT}

    verdicts = racers.run(f"{JOBS}:confirm", url_of(desk), shown)

    assert Counter(verdicts) == {"admit": 1, "wait": DESKS - 1}
    assert free(desk, "1.02") == 0
    assert kinds(desk) == ["admitted"]


def test_a_room_of_twenty_is_filled_and_not_overfilled(desk: Desk, racers: Racers) -> None:
    codes = crowd(desk, DESKS * ROUNDS)
    shares = [codes[number::DESKS] for number in range(DESKS)]

    verdicts = racers.run(f"{JOBS}:show_and_let_in", url_of(desk), shares)

    assert Counter(one for several in verdicts for one in several) == {"admit": 20, "wait": DESKS * ROUNDS - 20}  # type: ignore[attr-defined]
    assert free(desk, "2.01") == 0
    assert kinds(desk) == ["admitted"] * 20


def test_the_same_letter_at_eight_desks_at_once_is_one_visit(desk: Desk, racers: Racers) -> None:
    code = signed(desk, invite(desk, persons=2))

    verdicts = racers.run(f"{JOBS}:show_and_let_in", url_of(desk), [[code]] * DESKS)

    assert Counter(one for several in verdicts for one in several) == {"admit": 1, "refuse": DESKS - 1}  # type: ignore[attr-defined]
    assert free(desk, "1.01") == 0


def test_the_same_confirmation_from_eight_programs_is_one_visit(desk: Desk, racers: Racers) -> None:
    shown = show(desk, signed(desk, invite(desk)))

    verdicts = racers.run(f"{JOBS}:confirm", url_of(desk), [shown] * DESKS)

    assert verdicts == ["admit"] * DESKS
    assert kinds(desk) == ["admitted"]
    assert free(desk, "1.01") == 1


def test_a_storm_of_coming_going_and_taking_back_leaves_the_house_in_order(desk: Desk, racers: Racers) -> None:
    codes = crowd(desk, 30)

    told = racers.run(f"{JOBS}:come_and_go", url_of(desk), [codes] * DESKS)

    assert {one for several in told for one in several} <= EXPECTED  # type: ignore[attr-defined]
    assert faults_of_house(desk.database) == []
    assert len(kinds(desk)) > DESKS
