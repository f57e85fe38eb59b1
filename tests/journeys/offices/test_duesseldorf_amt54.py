"""Düsseldorf, Amt 54: a partial opening from Monday 15 June 2020, by invitation letter only."""

from pathlib import Path

import pytest

from desk.domain.appointments import Appointment
from desk.domain.decisions import Reason, Verdict
from desk.domain.families import Arrangement
from desk.domain.faults import FaultKind
from desk.domain.rules import Access, Payment, RuleKind
from desk.domain.services import Purpose
from desk.service.codes import letter_in_picture
from desk.service.families import FamilyWish, add_family
from desk.service.leaving import leave_by_code
from desk.service.letters import make
from desk.service.refusal import let_wait, refuse
from desk.service.walkins import present_number
from tests.cli.program import desk as program
from tests.journeys.offices.door import ADMIT, NOT_ASKED, Door, addresses, at, day, outcome
from tests.service.ledgers import kinds
from tests.service.office import fault_of

OFFICE = "duesseldorf-amt54"
HAND_OVER = "naturalisation-certificate"
RESIDENCE = ("residence-title-pickup", "residence-title-extension", "fiction-certificate", "commitment-declaration")
EVERY = (HAND_OVER, *RESIDENCE)
CLOSED = (Verdict.REDIRECT, Reason.SERVICE_CLOSED)
UNINVITED = (Verdict.REFUSE, Reason.INVITATION_NEEDED)
URGENT = "notfall.auslaenderangelegenheiten@duesseldorf.de"
FULFILLED = {"mask": True, "identity": True, "no-cold": True}
FIRST = "2020-06-15"


@pytest.mark.parametrize("closed", ["2020-03-16", "2020-06-05", "2020-06-12", "2020-06-14"])
def test_1_1_until_14_june_nobody_is_let_in(door: Door, closed: str) -> None:
    for service in RESIDENCE:
        code = door.posted(service, "2.14", f"{closed} 10:00", made_as_of=FIRST)
        for came in (door.show(code, f"{closed} 10:00"), door.ask(service, f"{closed} 10:00")):
            assert outcome(came) == CLOSED
            assert came.instead.next_day is not None
            assert (came.instead.next_day.day, came.instead.next_day.access) == (day(FIRST), Access.INVITATION)
            door.tells(came, "Montag, 15. Juni")


def test_1_1_nobody_is_invited_for_a_day_before_it(door: Door) -> None:
    for service in RESIDENCE:
        invited = fault_of(lambda service=service: door.invite(service, "2.14", "2020-06-14 11:00"))
        assert invited is FaultKind.SERVICE_NOT_HERE


@pytest.mark.parametrize("since", ["2020-06-15", "2020-06-16", "2021-06-15"])
def test_1_1_since_monday_15_june_it_is_open_again(door: Door, since: str) -> None:
    for service, room in zip(RESIDENCE, ("2.11", "2.12", "2.13", "2.14"), strict=True):
        code = door.letter(service, room, f"{since} 10:00")

        door.let_in(door.show(code, f"{since} 10:00"))


@pytest.mark.parametrize("service", EVERY)
def test_1_2_only_with_a_letter(door: Door, service: str) -> None:
    assert outcome(door.ask(service, f"{FIRST} 10:00")) == UNINVITED
    door.tells(door.ask(service, f"{FIRST} 10:00"), "nur mit einem Terminschreiben des Amtes")

    code = door.letter(service, "2.14", f"{FIRST} 10:00")

    assert outcome(door.show(code, f"{FIRST} 10:00")) == ADMIT


def test_1_2_for_now_means_that_no_last_day_is_named(door: Door) -> None:
    rule = door.rule("by-invitation", FIRST, "fiction-certificate")

    assert rule is not None
    assert rule.valid_until is None
    assert door.rule("by-invitation", "2020-06-14", "fiction-certificate") is None


def test_1_3_the_guard_checks_the_letter_and_the_mask(door: Door) -> None:
    assert door.desk.house.site.address.street == "Willi-Becker-Allee 7"
    code = door.letter("fiction-certificate", "2.14", f"{FIRST} 10:00")
    forged = code[:-8] + ("00000000" if code[-8:] != "00000000" else "11111111")

    asked = door.show(code, f"{FIRST} 10:00", answers=NOT_ASKED)
    assert outcome(asked) == (Verdict.CHECK, Reason.QUESTIONS_OPEN)
    assert door.questions(asked)[0] == "mask"
    without = door.show(code, f"{FIRST} 10:00", answers={**FULFILLED, "mask": False})
    assert outcome(without) == (Verdict.REFUSE, Reason.RULE_NOT_MET)
    door.tells(without, "Masken liegen an der Pforte bereit")
    assert outcome(door.show(forged, f"{FIRST} 10:00"))[0] is Verdict.REFUSE
    assert outcome(door.show("", f"{FIRST} 10:00"))[0] is Verdict.CHECK
    assert outcome(door.show(code, f"{FIRST} 10:00", answers=FULFILLED)) == ADMIT


def test_1_3_neither_a_mask_nor_a_letter_alone_is_enough(door: Door) -> None:
    code = door.letter("fiction-certificate", "2.14", f"{FIRST} 10:00")

    assert outcome(door.ask("fiction-certificate", f"{FIRST} 10:00", answers=FULFILLED)) == UNINVITED
    assert outcome(door.show(code, f"{FIRST} 10:00", answers={"mask": False}))[0] is Verdict.REFUSE


def test_1_3_the_mask_is_asked_for_from_the_first_hand_over_on(door: Door) -> None:
    before = door.posted(HAND_OVER, "2.14", "2020-06-07 10:00", made_as_of=FIRST)
    first = door.letter(HAND_OVER, "2.14", "2020-06-08 10:00")

    assert door.questions(door.show(before, "2020-06-07 10:00")) == []
    assert "mask" in door.questions(door.show(first, "2020-06-08 10:00"))


@pytest.mark.parametrize("service", EVERY)
def test_1_4_every_customer_wears_a_mask_in_the_whole_house(door: Door, service: str) -> None:
    for room in ("1.08", "2.14", "3.11"):
        code = door.letter(service, room, f"{FIRST} 10:00", persons=2)
        asked = door.show(code, f"{FIRST} 10:00", answers=NOT_ASKED)
        assert "mask" in asked.decision.open_questions

    for when, says in (("2020-06-07", False), ("2020-06-08", True), (FIRST, True)):
        assert ("Mund-Nase-Schutz im ganzen Haus" in door.notices(when, service)) is says
    page = door.page(door.invite(service, "2.11", f"{FIRST} 11:00"))
    assert "Mund-Nase-Schutz im ganzen Haus." in page


def test_1_5_distance_is_said_and_written(door: Door) -> None:
    assert "Abstand halten" in door.notices("2020-06-08")
    assert "Abstand halten" not in door.notices("2020-06-07")
    assert "Abstand halten." in door.page(door.invite("fiction-certificate", "2.14", f"{FIRST} 10:00"))


def test_1_6_two_customers_and_no_third_in_one_office(door: Door) -> None:
    codes = [door.letter("fiction-certificate", "2.14", f"{FIRST} 10:{minute}") for minute in ("00", "02", "15")]
    # The first two stay longer than planned.
    for code in codes[:2]:
        door.let_in(door.show(code, f"{FIRST} 10:00"))

    third = door.show(codes[2], f"{FIRST} 10:15")
    assert outcome(third) == (Verdict.WAIT, Reason.ROOM_FULL)
    number = let_wait(door.desk, third)
    assert number is not None

    leave_by_code(door.desk, codes[0])
    door.let_in(present_number(door.desk, number.number, answers=FULFILLED))


def test_1_6_every_office_takes_two_and_no_invitation_is_for_more(door: Door) -> None:
    house, limits = door.desk.house, {}
    for room in house.rooms.values():
        limits[room.number] = house.room_limit(room, day(FIRST))
    assert limits.pop("0.03") == 12, "the hall is no office"
    assert set(limits.values()) == {2}

    too_many = fault_of(lambda: door.invite("fiction-certificate", "2.14", f"{FIRST} 10:00", persons=3))
    assert too_many is FaultKind.PARTY_OVER_ROOM


def test_1_6_whoever_comes_along_counts_and_staff_does_not(door: Door) -> None:
    code = door.letter("fiction-certificate", "2.14", f"{FIRST} 10:00", persons=2)

    with_a_third = door.show(code, f"{FIRST} 10:00", persons=3)

    assert outcome(with_a_third) == (Verdict.CHECK, Reason.PARTY_LARGER)
    assert outcome(door.show(code, f"{FIRST} 10:00", persons=2)) == ADMIT
    told = "Höchstens 2 Personen je Zimmer: Begleitung zählt mit"
    for when, says in (("2020-06-07", False), ("2020-06-08", True), (FIRST, True)):
        assert (told in door.notices(when)) is says


@pytest.mark.parametrize("service", EVERY)
def test_1_7_only_by_card_is_said_before_admission_and_stands_on_the_letter(door: Door, service: str) -> None:
    code = door.letter(service, "2.14", f"{FIRST} 10:00")
    asked = door.show(code, f"{FIRST} 10:00", answers=NOT_ASKED)

    assert asked.facts.holding.payment is Payment.CARD_ONLY
    assert door.words(asked.facts.holding.of(RuleKind.PAYMENT)) == "Zahlung nur mit EC-Karte. Kein Bargeld im Haus"
    assert "Zahlung nur mit EC-Karte" in door.window(asked)
    assert "Zahlung nur mit EC-Karte" in door.said(asked)
    page = door.page(door.invite(service, "2.11", f"{FIRST} 10:00"))
    assert "Bezahlen können Sie nur mit EC-Karte, nicht bar." in page
    assert page.index("Bitte bringen Sie mit") < page.index("• EC-Karte")


def test_1_7_before_the_house_opens_no_letter_speaks_of_it(door: Door) -> None:
    assert door.desk.house.holding(door.service(HAND_OVER), day("2020-06-07")).payment is None
    assert door.desk.house.holding(door.service(HAND_OVER), day("2020-06-08")).payment is Payment.CARD_ONLY


@pytest.mark.parametrize("service", EVERY)
def test_1_8_the_office_invites_and_nobody_books(door: Door, service: str) -> None:
    came = door.ask(service, f"{FIRST} 10:00")

    assert not addresses(came.instead, Purpose.BOOKING, Purpose.WISH)
    door.tells(came, "Wer einen Termin bekommt, wird vom Amt angeschrieben")
    assert came.instead.deciding is not None
    assert "Amt lädt" in came.instead.deciding.detail
    assert "Einladung: " in door.page(door.invite(service, "2.14", f"{FIRST} 10:00"))


def test_1_8_what_matters_most_comes_first(door: Door) -> None:
    assert "besonders wichtige Anliegen zuerst" in door.words(door.rule("by-invitation", FIRST, "fiction-certificate"))
    assert door.rule("by-invitation", "2020-06-14", "fiction-certificate") is None


@pytest.mark.parametrize("when", [f"{FIRST} 8:00", f"{FIRST} 10:00", "2020-06-26 15:00", "2020-12-01 10:00"])
def test_1_9_walk_ins_are_refused(door: Door, when: str) -> None:
    for service in EVERY:
        came = door.ask(service, when)

        assert outcome(came) == UNINVITED
        assert came.instead.contacts
        refuse(door.desk, came)
    assert kinds(door.desk) == ["refused"] * len(EVERY)


def test_1_9_the_guard_is_told_from_15_june_on(door: Door) -> None:
    assert "Dringend: Notfall-Adresse nennen" in door.notices(FIRST)
    assert "Laufkundschaft" not in door.notices("2020-06-14")


@pytest.mark.parametrize("service", EVERY)
@pytest.mark.parametrize("when", ["2020-06-14 10:00", f"{FIRST} 10:00"])
def test_1_10_urgent_cases_are_given_the_address_first(door: Door, service: str, when: str) -> None:
    came = door.ask(service, when)

    assert URGENT in addresses(came.instead, Purpose.URGENT)
    if outcome(came) == UNINVITED:
        assert came.instead.contacts[0].address == URGENT
    assert any(way.startswith(URGENT) and "dringend" in way for way in door.ways(came))
    door.tells(came, URGENT, "Nur wenn es dringend ist")


def test_1_10_the_address_is_on_the_letter(door: Door) -> None:
    assert URGENT in door.page(door.invite("fiction-certificate", "2.14", f"{FIRST} 10:00"))


@pytest.mark.parametrize(
    ("when", "certificates", "others"),
    [
        ("2020-06-07", False, False),
        ("2020-06-08", True, False),
        ("2020-06-12", True, False),
        ("2020-06-14", True, False),
        ("2020-06-15", True, True),
    ],
)
def test_1_11_einbuergerung_began_a_week_before_the_rest(
    door: Door, when: str, *, certificates: bool, others: bool
) -> None:
    hand_over = door.posted(HAND_OVER, "2.14", f"{when} 10:00", made_as_of=FIRST)
    assert outcome(door.show(hand_over, f"{when} 10:00")) == (ADMIT if certificates else CLOSED)
    assert outcome(door.ask(HAND_OVER, f"{when} 10:00")) == (UNINVITED if certificates else CLOSED)

    for service in RESIDENCE:
        code = door.posted(service, "2.15", f"{when} 10:00", made_as_of=FIRST)
        assert outcome(door.show(code, f"{when} 10:00")) == (ADMIT if others else CLOSED)


def test_1_11_before_it_began_the_next_day_is_another_for_each_unit(door: Door) -> None:
    for service, first in ((HAND_OVER, "2020-06-08"), ("fiction-certificate", FIRST)):
        card = door.card(service, "2020-06-07")
        assert card.next_day is not None
        assert card.next_day.day == day(first)


def test_1_11_in_that_week_the_guard_is_told(door: Door) -> None:
    told = "Nur Einbürgerungsurkunden: Alle anderen Anliegen ab 15. Juni"
    for when, says in (("2020-06-07", False), ("2020-06-08", True), ("2020-06-14", True), (FIRST, False)):
        assert (told in door.notices(when)) is says


def test_1_11_the_program_tells_what_changes_between_the_two_mondays(door: Door) -> None:
    changed = program("rules", "diff", "--from", "2020-06-08", "--to", FIRST)

    assert changed.status == 0
    assert "Nur mit Einladungsschreiben" in changed.out
    assert "Nur Einbürgerungsurkunden" in changed.out


def test_1_12_eight_to_ten_a_day_is_aimed_at_and_the_eleventh_is_not_refused(door: Door) -> None:
    assert door.desk.house.holding(door.service(HAND_OVER), day("2020-06-07")).quota is None
    quota = door.desk.house.holding(door.service(HAND_OVER), day("2020-06-08")).quota
    assert quota is not None
    assert (quota.least, quota.most) == (8, 10)
    assert door.desk.house.holding(door.service("fiction-certificate"), day(FIRST)).quota is None
    assert "8 bis 10 Termine am Tag" in door.words(door.rule("hand-overs-a-day", "2020-06-08", HAND_OVER))

    made = [door.letter(HAND_OVER, "2.14", f"2020-06-08 {hour}:00") for hour in range(8, 19)]

    assert len(made) == 11
    door.let_in(door.show(made[-1], "2020-06-08 18:00"))


FAMILY = ("Ada Beispiel", "Ben Beispiel", "Cem Beispiel", "Dora Beispiel", "Eda Beispiel")


def family(door: Door, members: int, local: str = "2020-06-15 10:00", **wishes: object) -> tuple[Appointment, ...]:
    """Invite a family to the hand-over."""
    return add_family(
        door.desk,
        FamilyWish(HAND_OVER, at(local), members, ("Familie Beispiel",), address=("Weg 1",), **wishes),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("members", "together"),
    [(1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1]), (6, [2, 2, 2]), (7, [2, 2, 2, 1])],
)
@pytest.mark.parametrize("when", ["2020-06-08 10:00", "2020-06-15 10:00"])
def test_1_13_always_two_of_a_family_share_an_appointment(
    door: Door, members: int, together: list[int], when: str
) -> None:
    made = family(door, members, when)

    assert [one.persons for one in made] == together
    assert len(made) == -(-members // 2)


def test_1_13_no_family_is_invited_before_the_first_hand_over(door: Door) -> None:
    assert fault_of(lambda: family(door, 5, "2020-06-07 10:00")) is FaultKind.SERVICE_NOT_HERE
    assert len(family(door, 5, "2020-06-08 10:00")) == 3


def test_1_13_a_family_of_five_comes_at_once_to_rooms_side_by_side(door: Door) -> None:
    made = family(door, 5)

    assert len({one.starts_at for one in made}) == 1
    assert len({one.room.number for one in made}) == 3
    assert len({one.room.floor for one in made}) == 1
    for one in made:
        code = door.sign(one)
        visit = door.let_in(door.show(code, f"{FIRST} 10:00"))
        assert (visit.persons, visit.invited) == (one.persons, one.persons)


def test_1_13_or_one_after_another_in_one_room(door: Door) -> None:
    made = family(door, 5, arrangement=Arrangement.ONE_AFTER_ANOTHER, room="2.14")

    assert [one.room.number for one in made] == ["2.14"] * 3
    assert [f"{one.starts_local:%H:%M}" for one in made] == ["10:00", "10:30", "11:00"]


def test_1_13_always_two_also_where_the_room_is_larger(door: Door) -> None:
    # The hall takes twelve, but it is no office where certificates are handed over.
    made = family(door, 5, "2020-06-08 10:00", room="0.03")

    assert [one.persons for one in made] == [2, 2, 1]
    three = fault_of(lambda: door.invite(HAND_OVER, "0.03", "2020-06-08 14:00", persons=3))
    assert three is FaultKind.PARTY_OVER_ROOM
    assert fault_of(lambda: door.invite("fiction-certificate", "0.03", f"{FIRST} 14:00", persons=3)) is None


def test_1_13_each_appointment_has_a_letter_of_its_own_that_names_the_others(door: Door) -> None:
    made = family(door, 5)
    letters, _pdf = make(door.desk, made)

    assert len({one.letter.code for one in letters}) == 3
    page = door.page(made[0])
    for other in made[1:]:
        assert other.room.number in page


def test_1_13_two_need_an_empty_room(door: Door) -> None:
    single = door.letter("fiction-certificate", "2.14", f"{FIRST} 9:30")
    (pair,) = family(door, 2, room="2.14")
    code = door.sign(pair)
    # The one before them is still there.
    door.let_in(door.show(single, f"{FIRST} 9:30"))

    assert outcome(door.show(code, f"{FIRST} 10:00")) == (Verdict.WAIT, Reason.ROOM_FULL)

    leave_by_code(door.desk, single)
    door.let_in(door.show(code, f"{FIRST} 10:05"))


def test_1_13_in_the_real_program(door: Door) -> None:
    names = [word for name in FAMILY for word in ("--name", name)]
    made = program("appointment", "family", "--service", HAND_OVER, "--at", f"{FIRST}T10:00", *names, "--json")

    assert made.status == 0, made.err
    assert [row["persons"] for row in made.rows] == [2, 2, 1]
    assert len({row["family"] for row in made.rows}) == 1


def test_1_14_the_equipment_is_known_from_the_way_and_the_notices(door: Door) -> None:
    told = door.notices("2020-06-08")
    for room in door.desk.house.rooms.values():
        way = " ".join(f"{step.title} {step.detail}" for step in room.way)
        assert "Bodenband" in way or "Tür gegenüber dem Aufzug" in way
        assert "steht auf dem Schild" in way

    for equipment in ("Bodenband", "Schild", "Spuckschutz", "Desinfektionsmittel", "Handschuhe"):
        assert equipment in told, equipment
        assert equipment not in door.notices("2020-06-07")


def test_1_15_a_letter_is_read_from_its_page_and_the_door_needs_no_list_on_paper(door: Door, tmp_path: Path) -> None:
    appointment = door.invite("fiction-certificate", "2.14", f"{FIRST} 10:00")
    _made, pdf = make(door.desk, [appointment])
    page = tmp_path / "letter.pdf"
    page.write_bytes(pdf)

    came = door.show(letter_in_picture(page), f"{FIRST} 10:00")

    assert door.let_in(came).appointment == appointment.id


def test_1_15_it_is_a_wish_and_nothing_online_is_promised(door: Door) -> None:
    for service in EVERY:
        assert not addresses(door.card(service, FIRST), Purpose.ONLINE)
