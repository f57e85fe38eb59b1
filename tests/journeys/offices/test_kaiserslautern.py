"""Bürgercenter Kaiserslautern, June 2020: pick-up without appointment from 29 June, all else by appointment."""

import pytest

from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import FaultKind
from desk.domain.rules import Access, Horizon, Payment, RuleKind
from desk.domain.services import Purpose
from desk.service.holidays import Holidays
from desk.service.occupancy import board
from desk.service.refusal import let_wait, redirect
from desk.service.walkins import present_number
from desk.ui.words.rules import stand_words
from tests.cli.program import desk as program
from tests.journeys.offices.door import ADMIT, GERMAN, NOT_ASKED, Door, addresses, day, outcome
from tests.service.office import fault_of

OFFICE = "kaiserslautern"
NUMBER = "L01X00T47"
OTHERS = ("id-card", "passport", "change-of-address", "certificate-of-conduct", "certification")
NEEDED = (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED)


@pytest.mark.parametrize("eve", ["2020-06-26 11:00", "2020-06-27 9:30", "2020-06-28 11:00", "2020-06-28 23:59"])
def test_4_1_before_29_june_a_pick_up_is_sent_away_with_the_way_to_book_and_the_day_to_come(
    door: Door, eve: str
) -> None:
    came = door.ask("id-pickup", eve, number=NUMBER)

    assert outcome(came) == NEEDED
    card = came.instead
    assert addresses(card, Purpose.BOOKING) == ["www.kaiserslautern.de", "0631/365-2538"]
    assert card.next_day is not None
    assert (card.next_day.day, card.next_day.access) == (day("2020-06-29"), Access.WALK_IN)
    door.tells(came, "Montag, 29. Juni", "ohne Termin", "www.kaiserslautern.de", "0631/365-2538")


@pytest.mark.parametrize("morning", ["2020-06-29 0:00", "2020-06-29 8:00", "2020-06-30 8:00", "2020-12-01 9:00"])
def test_4_1_from_29_june_the_same_person_is_asked_for_number_and_mask_and_takes_a_seat(
    door: Door, morning: str
) -> None:
    came = door.ask("id-pickup", morning, answers=NOT_ASKED)
    assert outcome(came) == (Verdict.CHECK, Reason.FILE_NUMBER_MISSING)
    assert came.decision.open_questions == ("mask",)

    named = door.ask("id-pickup", morning, number=NUMBER, answers=NOT_ASKED)
    assert outcome(named) == (Verdict.CHECK, Reason.QUESTIONS_OPEN)

    answered = door.ask("id-pickup", morning, number=NUMBER, answers={"mask": True})
    visit = door.let_in(answered)

    assert visit.room == "E.06"
    now = board(door.desk)
    assert {room.room.number: room.seats.taken for room in now.rooms}["E.06"] == 1


def test_4_1_somebody_with_an_appointment_for_the_pick_up_is_let_in_on_both_sides_of_the_day(door: Door) -> None:
    before = door.letter("id-pickup", "E.06", "2020-06-28 10:00")
    after = door.letter("id-pickup", "E.06", "2020-06-29 10:00")

    door.let_in(door.show(before, "2020-06-28 10:00"))
    door.let_in(door.show(after, "2020-06-29 10:00"))


def test_4_1_in_the_real_program(door: Door) -> None:
    sent = program("present", "--service", "id-pickup", "--at", "2020-06-28T11:00")
    assert sent.status == 1
    assert "Montag, 29. Juni" in sent.out
    assert "0631/365-2538" in sent.out

    pick_up = ("present", "--service", "id-pickup", "--at", "2020-06-29T11:00", "--fulfilled", "all")
    let_in = program(*pick_up, "--file-number", NUMBER, "--json")
    assert (let_in.status, let_in.row["verdict"]) == (0, "admit")


def test_4_1_the_program_tells_what_changes_on_that_day_and_for_whom(door: Door) -> None:
    (change,) = program("rules", "diff", "--from", "2020-06-28", "--to", "2020-06-29", "--json").rows

    assert change["day"] == "2020-06-29"
    assert change["services"] == ["id-pickup"]
    assert (change["before"]["key"], change["after"]["key"]) == ("by-appointment", "pick-up-without-appointment")
    assert change["hit"] == 0, "who has an appointment keeps it"
    assert program("rules", "diff", "--from", "2020-06-27", "--to", "2020-06-28", "--json").rows == []


def test_4_1_who_asks_at_the_entrance_is_shown_the_same_card(door: Door) -> None:
    (before,) = program("find", "Pass", "abholen", "--at", "2020-06-28T10:00", "--json").rows
    (after,) = program("find", "Pass", "abholen", "--at", "2020-06-29T10:00", "--json").rows

    assert (before["access"], before["next_day"]) == ("appointment", {"day": "2020-06-29", "access": "walk-in"})
    assert (after["access"], after["next_day"]) == ("walk-in", None)


@pytest.mark.parametrize("when", ["2020-06-26 11:00", "2020-06-28 11:00", "2020-06-29 11:00", "2020-07-16 11:00"])
def test_4_2_everything_else_still_needs_an_appointment(door: Door, when: str) -> None:
    for service, room in zip(OTHERS, ("E.01", "E.02", "E.03", "E.04", "E.05"), strict=True):
        assert outcome(door.ask(service, when)) == NEEDED
        assert door.card(service, when.split(maxsplit=1)[0]).next_day is None

        code = door.letter(service, room, when)

        assert outcome(door.show(code, when)) == ADMIT


def test_4_3_only_what_was_applied_for_is_handed_out_so_the_number_is_asked_for(door: Door) -> None:
    for nothing in ("", "   "):
        asked = door.ask("id-pickup", "2020-06-29 9:00", number=nothing)
        assert outcome(asked) == (Verdict.CHECK, Reason.FILE_NUMBER_MISSING)
        door.tells(asked, "Nummer des Dokuments oder Aktenzeichen")

    given = door.ask("id-pickup", "2020-06-29 9:00", number=f" {NUMBER} ")
    assert outcome(given) == ADMIT
    assert given.decision.appointment is not None
    assert given.decision.appointment.file_number == NUMBER
    # Before the day nobody gets so far as to be asked for it.
    assert outcome(door.ask("id-pickup", "2020-06-28 9:00")) == NEEDED


def test_4_3_whoever_picks_up_without_appointment_still_needs_a_mask(door: Door) -> None:
    came = door.ask("id-pickup", "2020-06-29 9:00", number=NUMBER, answers={"mask": False})

    assert outcome(came) == (Verdict.REFUSE, Reason.RULE_NOT_MET)
    door.tells(came, "Bitte Mund und Nase bedecken")


def test_4_3_whoever_picks_up_without_appointment_counts_for_the_seats(door: Door) -> None:
    for minute in range(3):
        door.let_in(door.ask("id-pickup", f"2020-06-29 9:0{minute}", number=NUMBER))
    fourth = door.ask("id-pickup", "2020-06-29 9:03", number=NUMBER)
    assert outcome(fourth) == (Verdict.WAIT, Reason.ROOM_FULL)

    waiting = let_wait(door.desk, fourth)
    assert waiting is not None
    assert waiting.number == 1
    still = present_number(door.desk, 1, answers={"mask": True})
    assert outcome(still) == (Verdict.WAIT, Reason.ROOM_FULL)

    # A letter for the same desk finds no seat either: both are counted together.
    code = door.letter("id-pickup", "E.06", "2020-06-29 9:05")
    assert outcome(door.show(code, "2020-06-29 9:05")) == (Verdict.WAIT, Reason.ROOM_FULL)


def test_4_4_who_needs_an_appointment_is_told_to_book_online_or_by_telephone(door: Door) -> None:
    for when in ("2020-06-28 11:00", "2020-06-29 11:00"):
        ways = door.ways(door.ask("id-card", when))

        booking = [way for way in ways if "Termin" in way]
        assert any(way.startswith("www.kaiserslautern.de: ") and "rund um die Uhr" in way for way in booking)
        assert any(way.startswith("0631/365-2538: ") for way in booking)
        door.tells(door.ask("id-card", when), "www.kaiserslautern.de", "0631/365-2538")


def test_4_5_the_online_services_come_first(door: Door) -> None:
    for when in ("2020-06-23 11:00", "2020-06-24 11:00", "2020-06-29 11:00"):
        came = door.ask("id-card", when)
        assert came.instead.contacts[0].purpose is Purpose.ONLINE
        assert door.ways(came)[0].startswith("www.kaiserslautern.de: ")
        assert "Vieles geht ohne Besuch" in door.ways(came)[0]

    assert "Online geht vor" not in door.notices("2020-06-23", "id-card")
    assert "Online geht vor" in door.notices("2020-06-24", "id-card")


@pytest.mark.parametrize("service", ["id-pickup", *OTHERS])
def test_4_6_a_mask_is_asked_for_in_the_whole_town_hall_since_4_may(door: Door, service: str) -> None:
    room = "E.06" if service == "id-pickup" else "E.01"
    before = door.letter(service, room, "2020-05-03 10:00")
    since = door.letter(service, room, "2020-05-04 10:00")

    assert door.questions(door.show(before, "2020-05-03 10:00", answers=NOT_ASKED)) == []
    assert outcome(door.show(before, "2020-05-03 10:00", answers=NOT_ASKED)) == ADMIT

    asked = door.show(since, "2020-05-04 10:00", answers=NOT_ASKED)
    assert outcome(asked) == (Verdict.CHECK, Reason.QUESTIONS_OPEN)
    assert door.questions(asked) == ["mask"]
    assert outcome(door.show(since, "2020-05-04 10:00", answers={"mask": False})) == (
        Verdict.REFUSE,
        Reason.RULE_NOT_MET,
    )
    assert outcome(door.show(since, "2020-05-04 10:00")) == ADMIT


def test_4_6_it_holds_for_the_house_and_not_for_the_buergercenter_alone(door: Door) -> None:
    # Without a service: what everybody is asked who comes in, whatever for.
    assert door.rule("mask", "2020-05-03") is None
    of_house = door.rule("mask", "2020-05-04")
    assert of_house is not None
    assert of_house.scope.site == door.desk.house.site.id


def test_4_6_the_letter_says_so_from_that_day_on(door: Door) -> None:
    before = door.page(door.invite("id-card", "E.01", "2020-05-03 10:00"))
    since = door.page(door.invite("id-card", "E.01", "2020-05-04 10:00"))

    assert "Maskenpflicht" not in before
    assert "Im ganzen Rathaus gilt Maskenpflicht." in since


def test_4_7_paying_without_cash_is_preferred_and_cash_is_taken(door: Door) -> None:
    for on in ("2020-06-28", "2020-06-29"):
        holding = door.desk.house.holding(door.service("id-card"), day(on))
        assert holding.payment is Payment.CASHLESS_PREFERRED
        assert door.words(holding.of(RuleKind.PAYMENT)) == "Am liebsten ohne Bargeld. Bargeld geht auch"

    page = door.page(door.invite("id-card", "E.01", "2020-06-29 10:00"))
    assert "Bitte bezahlen Sie möglichst ohne Bargeld." in page
    assert "nur" not in page[page.index("möglichst ohne Bargeld") - 40 : page.index("möglichst ohne Bargeld")]


def test_4_8_the_e_mail_address_is_on_every_card(door: Door) -> None:
    for service in ("id-pickup", *OTHERS):
        assert "buergercenter@kaiserslautern.de" in addresses(door.card(service, "2020-06-28"))
    door.tells(door.ask("id-card", "2020-06-29 9:00"), "buergercenter@kaiserslautern.de")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2020-06-23 11:00", False),
        ("2020-06-24 11:00", True),
        ("2020-06-29 11:00", True),
        ("2020-07-15 11:00", True),
        ("2020-07-16 11:00", False),
    ],
)
def test_4_9_who_needs_an_appointment_is_told_that_it_takes_three_weeks(door: Door, when: str, *, told: bool) -> None:
    came = door.ask("id-card", when)

    horizon = came.instead.horizon
    assert (horizon.ruling if horizon else None) == (Horizon(3) if told else None)
    for face in (door.said(came), door.window(came)):
        assert ("3 Wochen" in face) is told
    notices = door.notices(when.split(maxsplit=1)[0], "id-card")
    assert ("1000 Anliegen" in notices) is told


def test_4_9_who_needs_no_appointment_is_not_told_to_wait_for_one(door: Door) -> None:
    assert door.ask("id-pickup", "2020-06-28 11:00", number=NUMBER).instead.horizon is not None

    picking_up = door.ask("id-pickup", "2020-06-29 11:00", answers=NOT_ASKED)

    assert picking_up.instead.horizon is None
    for face in (door.said(picking_up), door.window(picking_up)):
        assert "3 Wochen" not in face


@pytest.mark.parametrize(
    ("before", "holiday", "name", "after"),
    [
        ("2020-05-20", "2020-05-21", "Christi Himmelfahrt", "2020-05-22"),
        ("2020-06-10", "2020-06-11", "Fronleichnam", "2020-06-12"),
    ],
)
def test_4_10_nobody_is_let_in_on_a_public_holiday(
    door: Door, before: str, holiday: str, name: str, after: str
) -> None:
    for open_day in (before, after):
        code = door.letter("id-card", "E.01", f"{open_day} 10:00")
        assert outcome(door.show(code, f"{open_day} 10:00")) == ADMIT

    assert fault_of(lambda: door.invite("id-card", "E.01", f"{holiday} 10:00")) is FaultKind.APPOINTMENT_CLOSED
    code = door.posted("id-card", "E.01", f"{holiday} 10:00", made_as_of=before)
    came = door.show(code, f"{holiday} 10:00")

    assert outcome(came) == (Verdict.REDIRECT, Reason.HOUSE_CLOSED)
    assert came.instead.next_day is not None
    assert came.instead.next_day.day == day(after)
    # The guard is to name the day and the telephone number.
    door.tells(came, name, "morgen, Freitag", "0631/365-2538")


@pytest.mark.parametrize("closed", ["2020-05-28", "2020-05-29", "2020-06-02", "2020-06-03"])
def test_4_10_the_four_closing_days_send_to_the_next_open_day(door: Door, closed: str) -> None:
    assert fault_of(lambda: door.invite("passport", "E.02", f"{closed} 10:00")) is FaultKind.APPOINTMENT_CLOSED
    code = door.posted("passport", "E.02", f"{closed} 10:00", made_as_of="2020-06-04")
    came = door.show(code, f"{closed} 10:00")

    assert outcome(came) == (Verdict.REDIRECT, Reason.HOUSE_CLOSED)
    door.tells(came, "Geschlossen bis 3. Juni", "Donnerstag, 4. Juni", "0631/365-2538")
    assert came.instead.next_day is not None
    assert came.instead.next_day.day == day("2020-06-04")
    redirect(door.desk, came)


def test_4_10_the_days_around_the_four_are_open(door: Door) -> None:
    for open_day in ("2020-05-27", "2020-06-04"):
        code = door.letter("passport", "E.02", f"{open_day} 10:00")
        assert outcome(door.show(code, f"{open_day} 10:00")) == ADMIT


def test_4_10_a_pick_up_on_a_holiday_is_told_the_next_day_without_appointment(door: Door) -> None:
    came = door.ask("id-pickup", "2020-10-03 10:00", number=NUMBER)

    assert outcome(came) == (Verdict.REDIRECT, Reason.HOUSE_CLOSED)
    door.tells(came, "Tag der Deutschen Einheit", "Sonntag, 4. Oktober")
    assert came.instead.next_day is not None
    assert (came.instead.next_day.day, came.instead.next_day.access) == (day("2020-10-04"), Access.WALK_IN)


def test_4_10_which_days_are_holidays_depends_on_the_state(door: Door) -> None:
    fronleichnam, himmelfahrt = day("2020-06-11"), day("2020-05-21")

    assert door.desk.house.site.state == "RP"
    assert Holidays("RP", "de")[fronleichnam] == "Fronleichnam"
    assert fronleichnam not in Holidays("BE", "de")
    assert Holidays("BE", "de")[himmelfahrt] == "Christi Himmelfahrt"


def test_4_11_the_day_of_the_information_is_shown(door: Door) -> None:
    for when in ("2020-06-28 11:00", "2020-06-29 11:00"):
        came = door.ask("id-card", when)

        assert came.instead.deciding is not None
        assert came.instead.deciding.key == "by-appointment"
        assert stand_words(came.instead.deciding, GERMAN) == "24. Juni 2020"
        door.tells(came, "Stand 24. Juni 2020")

    assert "Stand: 24. Juni 2020" not in door.notices("2020-06-23")
    assert "Stand: 24. Juni 2020: Die Angaben können veraltet sein" in door.notices("2020-06-24")


def test_4_11_every_rule_of_the_text_names_the_day_of_its_information(door: Door) -> None:
    holding = door.desk.house.holding(door.service("id-pickup"), day("2020-06-29"))

    for rule in holding.rules:
        assert stand_words(rule, GERMAN) == "24. Juni 2020", rule.key


def test_4_11_what_changes_soonest_expires(door: Door) -> None:
    last, after = (door.desk.house.holding(door.service("id-card"), day(on)) for on in ("2020-07-15", "2020-07-16"))

    gone = {rule.key for rule in last.rules} - {rule.key for rule in after.rules}

    assert gone == {"wait-for-appointments", "backlog"}


def test_4_11_the_program_shows_it_with_the_rules(door: Door) -> None:
    told = program("rules", "--on", "2020-06-29", "--service", "id-pickup")

    assert told.status == 0
    assert "24. Juni 2020" in told.out
