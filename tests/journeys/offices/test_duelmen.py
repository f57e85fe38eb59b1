"""Dülmen: the houses are closed to visitors since 16 March 2020; portal and telephone come first."""

import pytest

from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import FaultKind
from desk.domain.rules import Access, Payment
from desk.domain.services import ContactKind, Purpose
from desk.service.families import FamilyWish, add_family
from desk.service.refusal import redirect
from desk.ui.words.contacts import contact_line
from tests.cli.program import desk as program
from tests.journeys.offices.conftest import Opened
from tests.journeys.offices.door import ADMIT, BERLIN, GERMAN, addresses, at, day, outcome
from tests.service.ledgers import kinds
from tests.service.office import fault_of

OFFICE = "duelmen"
EVE, SINCE = "2020-03-15", "2020-03-16"
TOWN_HALL, CITIZENS = "Rathaus Haupteingang", "Bürgerbüro Eingang"
PORTAL = "serviceportal.duelmen.de"
CERTIFICATES = ("birth-certificate", "death-certificate", "marriage-certificate")
IN_PERSON = {
    "identity-card": (CITIZENS, "0.12"),
    "residence-registration": (CITIZENS, "0.12"),
    "marriage-notice": (TOWN_HALL, "1.10"),
}
AGREED = {**IN_PERSON, "urgent-meeting": (TOWN_HALL, "1.10")}
EVERY = ("registration-certificate", *CERTIFICATES, *AGREED)
CLOSED = (Verdict.REDIRECT, Reason.SERVICE_CLOSED)
ONLINE = (Verdict.REDIRECT, Reason.ONLINE_ONLY)
CALL_FIRST = (Verdict.REDIRECT, Reason.AGREEMENT_NEEDED)
HOURS = ("2020-03-16 9:00", "2020-03-24 11:00", "2020-05-04 9:00")


def test_2_1_until_15_march_people_came_without_appointment(opened: Opened) -> None:
    for entrance, service in ((TOWN_HALL, "birth-certificate"), (CITIZENS, "registration-certificate")):
        door = opened(entrance)
        for when in ("2020-03-13 10:00", f"{EVE} 10:00"):
            door.let_in(door.ask(service, when))


@pytest.mark.parametrize("when", HOURS)
def test_2_1_since_16_march_the_citizens_offices_too_are_closed(opened: Opened, when: str) -> None:
    door = opened(CITIZENS)

    came = door.ask("registration-certificate", when)

    assert outcome(came) == CLOSED
    assert came.instead.deciding is not None
    assert door.words(came.instead.deciding) == "Für Besucher geschlossen. Gilt auch für die Bürgerbüros"


@pytest.mark.parametrize("entrance", [TOWN_HALL, CITIZENS])
def test_2_1_since_16_march_nobody_comes_in_without_an_agreement(opened: Opened, entrance: str) -> None:
    door = opened(entrance)

    assert door.desk.house.holding(None, day(SINCE)).access is Access.CLOSED
    for service in EVERY:
        assert door.ask(service, f"{SINCE} 10:00").decision.verdict is Verdict.REDIRECT
        assert door.desk.house.holding(door.service(service), day(EVE)).access is Access.WALK_IN
        assert door.desk.house.holding(door.service(service), day(SINCE)).access is not Access.WALK_IN


def test_2_1_a_letter_from_before_does_not_open_a_closed_office(opened: Opened) -> None:
    door = opened(CITIZENS)
    code = door.posted("registration-certificate", "0.12", f"{SINCE} 10:00", made_as_of=EVE)
    again = fault_of(lambda: door.invite("registration-certificate", "0.12", f"{SINCE} 11:00"))

    assert outcome(door.show(code, f"{SINCE} 10:00")) == CLOSED
    assert again is FaultKind.SERVICE_NOT_HERE


def test_2_1_in_the_real_program(opened: Opened) -> None:
    told = program("rules", "diff", "--from", EVE, "--to", SINCE)

    assert told.status == 0
    assert "Montag, 16. März 2020" in told.out
    assert "Geöffnet ohne Termin → Für Besucher geschlossen" in told.out


@pytest.mark.parametrize("when", HOURS)
def test_2_2_whoever_comes_is_sent_away_with_telephone_e_mail_and_portal(opened: Opened, when: str) -> None:
    door = opened(CITIZENS)

    came = door.ask("registration-certificate", when)

    assert outcome(came) == CLOSED
    assert {one.kind for one in came.instead.contacts} == {ContactKind.PHONE, ContactKind.EMAIL, ContactKind.WEB}
    assert {PORTAL, "02594 000-200", "02594 000-100", "buergerbuero@duelmen.example"} <= set(addresses(came.instead))
    door.tells(came, PORTAL, "02594 000-200", "buergerbuero@duelmen.example")
    redirect(door.desk, came)
    assert kinds(door.desk) == ["redirected"]


@pytest.mark.parametrize("entrance", [TOWN_HALL, CITIZENS])
def test_2_2_of_whom_nothing_is_known_is_told_the_same_three_ways(opened: Opened, entrance: str) -> None:
    door = opened(entrance)

    assert {one.kind for one in door.desk.house.contacts} == {ContactKind.PHONE, ContactKind.EMAIL, ContactKind.WEB}
    assert "Telefon, E-Mail oder online" in door.notices(SINCE)
    assert "Telefon, E-Mail oder online" not in door.notices(EVE)


def test_2_2_nobody_is_sent_to_the_other_building_which_is_closed_too(opened: Opened) -> None:
    came = opened(TOWN_HALL).ask("registration-certificate", f"{SINCE} 10:00")

    assert outcome(came) == CLOSED


def test_2_3_the_portal_is_there_day_and_night_and_who_has_no_internet_is_given_the_telephone(opened: Opened) -> None:
    door = opened(CITIZENS)
    for when in (f"{SINCE} 3:00", f"{SINCE} 10:00", "2020-03-22 23:00"):
        came = door.ask("registration-certificate", when)
        ways = door.ways(came)

        (portal,) = [way for way in ways if way.startswith(PORTAL)]
        assert "Internetzugang vorausgesetzt" in portal
        assert portal.endswith("rund um die Uhr")
        assert came.instead.contacts[0].address == PORTAL
        (switchboard,) = [way for way in ways if way.startswith("02594 000-100")]
        assert "Auch ohne Internetzugang" in switchboard
        door.tells(came, "Rund um die Uhr, Internetzugang vorausgesetzt", "02594 000-100")

    told = "serviceportal.duelmen.de: Rund um die Uhr; ohne Internet: Telefon"
    assert told in door.notices(SINCE)
    assert told not in door.notices(EVE)


@pytest.mark.parametrize("service", CERTIFICATES)
@pytest.mark.parametrize("entrance", [TOWN_HALL, CITIZENS])
def test_2_4_certificates_are_applied_for_and_paid_in_the_portal(opened: Opened, entrance: str, service: str) -> None:
    door = opened(entrance)

    came = door.ask(service, f"{SINCE} 10:00")

    assert outcome(came) == ONLINE
    assert came.instead.contacts[0].address == PORTAL
    assert came.instead.contacts[0].purpose is Purpose.ONLINE
    assert "Kreditkarte, Giropay, PayPal" in door.ways(came)[0]
    door.tells(came, PORTAL, "Kreditkarte, Giropay, PayPal", "02594 000-300")
    assert door.desk.house.holding(door.service(service), day(SINCE)).payment is Payment.ONLINE
    # Who has no internet access calls.
    assert any(one.kind is ContactKind.PHONE for one in came.instead.contacts)


def test_2_4_until_15_march_they_were_to_be_had_at_the_counter(opened: Opened) -> None:
    door = opened(TOWN_HALL)
    for service in CERTIFICATES:
        assert outcome(door.ask(service, f"{EVE} 10:00")) == ADMIT
        assert door.desk.house.holding(door.service(service), day(EVE)).payment is None


def test_2_4_in_the_real_program(opened: Opened) -> None:
    told = program("present", "--service", "birth-certificate", "--at", f"{SINCE}T10:00")

    assert told.status == 1
    assert PORTAL in told.out
    assert "Kreditkarte, Giropay, PayPal" in told.out


@pytest.mark.parametrize("service", AGREED)
def test_2_5_a_meeting_needs_an_agreement_by_telephone(opened: Opened, service: str) -> None:
    entrance, room = AGREED[service]
    door = opened(entrance)
    came = door.ask(service, f"{SINCE} 10:00")
    assert outcome(came) == CALL_FIRST
    door.tells(came, "nur in dringenden Fällen und nach telefonischer Absprache", came.instead.contacts[0].address)
    assert came.instead.contacts[0].kind is ContactKind.PHONE

    # Somebody has called, it was urgent, and a meeting was agreed: there is an appointment.
    code = door.letter(service, room, f"{SINCE} 11:00")

    door.let_in(door.show(code, f"{SINCE} 11:00"))


def test_2_5_until_15_march_no_call_was_needed(opened: Opened) -> None:
    for service, (entrance, _room) in AGREED.items():
        assert outcome(opened(entrance).ask(service, f"{EVE} 10:00")) == ADMIT


def test_2_5_at_the_other_building_one_is_told_to_call_and_not_to_walk_there(opened: Opened) -> None:
    came = opened(TOWN_HALL).ask("identity-card", f"{SINCE} 10:00")

    assert outcome(came) == CALL_FIRST
    assert came.instead.contacts[0].address == "02594 000-200"


@pytest.mark.parametrize(
    ("entrance", "room", "before", "since"),
    [
        (TOWN_HALL, "1.01", 20, 9),
        (TOWN_HALL, "1.10", 10, 4),
        (CITIZENS, "0.04", 2, 1),
        (CITIZENS, "0.12", 8, 3),
    ],
)
def test_2_6_a_room_takes_as_many_as_its_floor_has_tens_of_square_metres(
    opened: Opened, entrance: str, room: str, before: int, since: int
) -> None:
    door = opened(entrance)
    house = door.desk.house
    found = house.room_numbered(room)
    assert found is not None
    assert found.square_metres is not None
    assert house.room_limit(found, day(EVE)) == before
    assert house.room_limit(found, day(SINCE)) == since == found.square_metres // 10

    service = "marriage-notice" if entrance == TOWN_HALL else "identity-card"
    too_many = fault_of(lambda: door.invite(service, room, f"{SINCE} 9:00", persons=since + 1))
    assert too_many is FaultKind.PARTY_OVER_ROOM
    code = door.letter(service, room, f"{SINCE} 9:00", persons=since)
    door.let_in(door.show(code, f"{SINCE} 9:00"))


def test_2_6_couples_go_to_the_room_that_is_large_enough_for_them(opened: Opened) -> None:
    door = opened(CITIZENS)
    assert fault_of(lambda: door.invite("identity-card", "0.04", f"{SINCE} 10:00", persons=2)) is (
        FaultKind.PARTY_OVER_ROOM
    )

    together = add_family(
        door.desk, FamilyWish("identity-card", at(f"{SINCE} 10:00"), 2, ("Familie Beispiel",), "0.12")
    )

    assert [(one.room.number, one.persons) for one in together] == [("0.12", 2)]


def test_2_6_a_full_room_lets_the_next_one_wait(opened: Opened) -> None:
    door = opened(CITIZENS)
    first = door.letter("identity-card", "0.04", f"{SINCE} 10:00")
    second = door.letter("identity-card", "0.04", f"{SINCE} 10:20")
    door.let_in(door.show(first, f"{SINCE} 10:00"))

    # Two chairs stand there, and only one of them is used.
    assert outcome(door.show(second, f"{SINCE} 10:20")) == (Verdict.WAIT, Reason.ROOM_FULL)


def test_2_6_the_letter_says_so(opened: Opened) -> None:
    door = opened(CITIZENS)

    page = door.page(door.invite("identity-card", "0.12", f"{SINCE} 10:00"))

    assert "in einem Raum statt, in dem wir Abstand halten können" in page
    assert "Abstand halten" in door.notices(SINCE)
    assert "Abstand halten" not in door.notices(EVE)


@pytest.mark.parametrize("service", IN_PERSON)
def test_2_7_the_portal_names_the_clerk_and_the_clerk_helps_by_telephone_first(opened: Opened, service: str) -> None:
    entrance, room = AGREED[service]
    door = opened(entrance)
    came = door.ask(service, f"{SINCE} 10:00")

    office = came.instead.contacts[0]
    assert office.kind is ContactKind.PHONE
    assert office in door.service(service).office.contacts
    assert "Hilft zuerst am Telefon" in office.note
    portal = next(one for one in came.instead.contacts if one.address == PORTAL)
    door.tells(came, "Hilft zuerst am Telefon", "wer für Sie zuständig ist")
    assert "wer für Sie zuständig ist" in contact_line(portal, came.at.astimezone(BERLIN), GERMAN).label

    code = door.letter(service, room, f"{SINCE} 14:00")
    door.let_in(door.show(code, f"{SINCE} 14:00"))


def test_2_7_the_guard_is_told_the_path(opened: Opened) -> None:
    told = "Zuständige nennt das Portal: Sie helfen zuerst am Telefon"

    assert told in opened(CITIZENS).notices(SINCE)
    assert told not in opened(CITIZENS).notices(EVE)


def test_2_8_some_services_still_need_somebody_to_come(opened: Opened) -> None:
    door = opened(TOWN_HALL)
    flagged = {one.key for one in door.desk.house.services.values() if one.in_person}

    assert flagged == set(IN_PERSON)
    for service in IN_PERSON:
        assert door.desk.house.holding(door.service(service), day(SINCE)).access is Access.AGREEMENT
    assert "Manches geht nur persönlich" in door.notices(SINCE)
    assert "Manches geht nur persönlich" not in door.notices(EVE)


def test_2_8_who_has_to_come_is_told_so(opened: Opened) -> None:
    door = opened(CITIZENS)

    page = door.page(door.invite("identity-card", "0.12", f"{SINCE} 10:00"))

    assert "ist Ihr persönliches Erscheinen erforderlich" in page
