"""Somebody without a letter: let in where the service needs no appointment, with a seat, within every limit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update

from desk.domain.appointments import AppointmentWish
from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import FaultKind
from desk.domain.ledger import FactKind
from desk.domain.letters import Reference
from desk.domain.rules import Access
from desk.domain.services import Purpose
from desk.ids import uuid7
from desk.service.admission import Presented, admit, present
from desk.service.appointments import add_appointment, add_appointments, cancel_appointment, find_appointment
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_room, leave_visit
from desk.service.ledger import history, undo_last
from desk.service.letters import make, sign_letters
from desk.service.occupancy import board, close_room
from desk.service.profiles import load_profile
from desk.service.refusal import let_wait, redirect, refuse
from desk.service.setup import initialise
from desk.service.walkins import present_again, present_number, present_walk_in, refuse_without_letter
from desk.store.appointments import by_reference
from desk.store.tables import Appointment, Rule
from tests.service.ledgers import faults_of_house
from tests.service.office import HandClock, fault_of, signed, url_of
from tests.service.racers import DESKS, Racers

MONDAY = datetime(2020, 6, 29, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
PROFILE = """\
authority = "Stadt Musterhausen"
languages = ["de"]

[[contacts]]
kind = "phone"
address = "01234 0"
labels = { de = "Zentrale" }

[[sites]]
key = "rathaus"
number = 7
name = "Rathaus"
street = "Markt 1"
postcode = "12345"
town = "Musterhausen"
timezone = "Europe/Berlin"
state = "RP"
waiting_capacity = 2

[[sites]]
key = "amtshaus"
number = 8
name = "Amtshaus"
street = "Graben 2"
postcode = "12345"
town = "Musterhausen"
timezone = "Europe/Berlin"

[[entrances]]
site = "rathaus"
name = "Pforte"

[[entrances]]
site = "rathaus"
name = "Hof"

[[entrances]]
site = "amtshaus"
name = "Tor"

[[offices]]
key = "center"
site = "rathaus"
names = { de = "Bürgercenter" }

[[offices]]
key = "verkehr"
site = "amtshaus"
names = { de = "Straßenverkehrsamt" }

[[offices.contacts]]
kind = "web"
address = "buchen.example"
labels = { de = "Termine" }
purpose = "booking"

[[services]]
key = "pickup"
office = "center"
names = { de = "Ausweis abholen" }
minutes = 10
rooms = ["1", "2"]

[[services]]
key = "passport"
office = "center"
names = { de = "Reisepass" }
minutes = 20

[[services]]
key = "licence"
office = "verkehr"
names = { de = "Führerschein" }
minutes = 20

[[rules]]
key = "by-appointment"
access = "appointment"

[[rules]]
key = "pickup-walk-in"
service = "pickup"
access = "walk-in"
asks = "file-number"
valid_from = 2020-06-29

[[rules]]
key = "opening"
site = "rathaus"
hours = ["Mo-Fr 8:00-16:00"]

[[rules]]
key = "outing"
site = "rathaus"
closed = true
valid_from = 2020-07-01
valid_until = 2020-07-01
words.de = { title = "Betriebsausflug" }

[[rules]]
key = "mask"
question = "always"
icon = "mask"
words.de = { title = "Maske", remedy = "Masken liegen bereit.", exemption = "Bescheinigung gesehen" }

[[rules]]
key = "at-most-five"
site = "rathaus"
limit = { of = "building", heads = 5 }

[[rules]]
key = "ten-square-metres"
site = "rathaus"
limit = { of = "room", square_metres_per_person = 10 }
"""
ROOMS = {"1": ("rathaus", 4, 25), "2": ("rathaus", 4, 19), "3": ("rathaus", 9, 90), "9": ("amtshaus", 1, 20)}
"""By number: site, seats, square metres."""


@pytest.fixture
def monday() -> HandClock:
    return HandClock(MONDAY)


@pytest.fixture
def hall(made_url: str, tmp_path: Path, monday: HandClock) -> Iterator[Desk]:
    rooms = "".join(
        f'\n[[rooms]]\nsite = "{site}"\nnumber = "{number}"\narea = {number}\nfloor = 0\ncapacity = {seats}\n'
        f'square_metres = {area}\nstep_free = true\nways.de = [{{ icon = "door", title = "Tür", detail = "links" }}]\n'
        for number, (site, seats, area) in ROOMS.items()
    )
    path = tmp_path / "house.toml"
    path.write_text(PROFILE + rooms, encoding="utf-8")
    initialise(made_url, load_profile(path), monday)
    with open_desk(made_url, monday, "de", "Pforte") as desk:
        yield desk
        assert faults_of_house(desk.database) == []


def come(desk: Desk, persons: int = 1, number: str = "L01X00T47") -> Presented:
    """Come for a passport that is ready, with everything answered."""
    return present_walk_in(desk, "pickup", persons, number, {"mask": True})


def enter(desk: Desk, persons: int = 1) -> str:
    """Go in, and say into which room."""
    outcome = admit(desk, come(desk, persons))
    assert outcome.visit is not None
    return outcome.visit.room


def at(clock: HandClock, day: int, hour: int = 10, month: int = 6) -> None:
    clock.now = MONDAY.replace(month=month, day=day, hour=hour)


def test_a_walk_in_takes_a_seat_with_the_number_of_its_document(hall: Desk) -> None:
    shown = come(hall)
    assert (shown.decision.verdict, shown.listed) == (Verdict.ADMIT, None)
    outcome = admit(hall, shown)

    assert outcome.visit is not None
    assert (outcome.visit.room, outcome.visit.persons, outcome.visit.invited) == ("1", 1, 1)
    with hall.database.reading() as connection:
        kept = connection.execute(Appointment.__table__.select()).one()
    assert (kept.kind, kept.file_number, kept.name) == ("walk-in", "L01X00T47", "")
    assert admit(hall, shown).repeated
    assert board(hall).persons_inside == 1
    assert board(hall).expected == ()


def test_the_number_is_asked_for_before_the_mask(hall: Desk) -> None:
    assert present_walk_in(hall, "pickup").decision.reason is Reason.FILE_NUMBER_MISSING
    assert present_walk_in(hall, "pickup", 1, "L01").decision.reason is Reason.QUESTIONS_OPEN


def test_the_day_before_an_appointment_is_needed_and_the_day_with_none_is_told(hall: Desk, monday: HandClock) -> None:
    at(monday, 26)  # a Friday
    shown = come(hall)

    assert (shown.decision.verdict, shown.decision.reason) == (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED)
    assert shown.instead.next_day is not None
    assert (shown.instead.next_day.day, shown.instead.next_day.access) == (MONDAY.date(), Access.WALK_IN)
    assert shown.instead.deciding is not None
    assert shown.instead.deciding.key == "by-appointment"
    assert admit(hall, shown).visit is None


def test_rooms_are_filled_by_floor_area_and_the_house_by_heads(hall: Desk) -> None:
    # 25 and 19 square metres, 10 for each: two and one, though four chairs stand in both.
    assert [room.seats.capacity for room in board(hall).rooms if room.room.number in "12"] == [2, 1]
    assert [enter(hall), enter(hall), enter(hall)] == ["1", "1", "2"]
    assert come(hall).decision.reason is Reason.ROOM_FULL
    assert come(hall, 3).decision.reason is Reason.PARTY_OVER_ROOM


def test_the_house_is_full_before_its_rooms_are(hall: Desk) -> None:
    for _ in range(3):
        enter(hall)
    for number in (1, 2):
        waits = let_wait(hall, come(hall))
        assert waits is not None
        assert (waits.number, waits.inside) == (number, True)
    # Three in the rooms and two in the waiting area are all that the house takes.
    leave_room(hall, "2")
    assert come(hall).decision.reason is None
    assert enter(hall) == "2"
    leave_room(hall, "2")
    third = let_wait(hall, present_walk_in(hall, "pickup", 2, "L02", {"mask": True}))
    assert third is not None
    assert third.inside is False


def test_a_full_house_lets_nobody_in_but_those_who_sit_in_it(hall: Desk) -> None:
    for _ in range(3):
        enter(hall)
    for _ in range(2):
        let_wait(hall, come(hall))
    leave_room(hall, "1")
    outside = present_walk_in(hall, "pickup", 3, "L03", {"mask": True})
    assert outside.decision.reason in {Reason.PARTY_OVER_ROOM, Reason.HOUSE_FULL}
    shown = present_number(hall, 1, answers={"mask": True})
    assert shown.decision.verdict is Verdict.ADMIT
    assert admit(hall, shown).visit is not None


def test_a_waiting_number_brings_walk_in_and_document_back(hall: Desk) -> None:
    rooms = [enter(hall) for _ in range(3)]
    waits = let_wait(hall, come(hall))
    assert (sorted(rooms), waits is not None) == (["1", "1", "2"], True)
    shown = present_number(hall, 1)
    assert shown.decision.reason is Reason.ROOM_FULL
    assert shown.facts.walk_in is not None
    assert shown.facts.walk_in.file_number == "L01X00T47"
    leave_room(hall, shown.decision.appointment.room.number if shown.decision.appointment else "")
    again = present_again(hall, shown.answered(1, {"mask": True}))
    assert admit(hall, again).visit is not None
    assert board(hall).waiting == ()
    assert fault_of(lambda: present_number(hall, 1)) is FaultKind.NUMBER_UNKNOWN


def test_taken_back_a_walk_in_leaves_no_trace_on_the_board(hall: Desk) -> None:
    enter(hall)
    undo_last(hall)
    assert (board(hall).persons_inside, board(hall).expected) == (0, ())
    assert enter(hall) == "1"


def test_leaving_is_as_for_everyone(hall: Desk) -> None:
    outcome = admit(hall, come(hall, 2))
    assert outcome.visit is not None
    leave_visit(hall, outcome.visit.id)
    assert board(hall).persons_inside == 0


def test_at_the_wrong_building_the_right_one_is_named(hall: Desk) -> None:
    shown = present_walk_in(hall, "licence")

    assert shown.decision.reason is Reason.OTHER_SITE
    assert shown.instead.elsewhere is not None
    assert shown.instead.elsewhere.name == "Amtshaus"
    assert [contact.purpose for contact in shown.instead.contacts] == [Purpose.BOOKING, Purpose.HELP]


def test_outside_the_hours_and_on_closed_days_the_next_opening_is_told(hall: Desk, monday: HandClock) -> None:
    at(monday, 29, 17)
    evening = come(hall)
    assert (evening.decision.reason, evening.instead.next_day and evening.instead.next_day.day) == (
        Reason.OUTSIDE_HOURS,
        MONDAY.date() + timedelta(days=1),
    )
    at(monday, 1, month=7)
    outing = come(hall)
    assert (outing.decision.reason, outing.decision.failed and outing.decision.failed.facts["name"]) == (
        Reason.HOUSE_CLOSED,
        "Betriebsausflug",
    )
    assert outing.instead.next_day is not None
    assert outing.instead.next_day.day == datetime(2020, 7, 2, tzinfo=MONDAY.tzinfo).date()


def test_a_public_holiday_is_one_in_the_sites_own_state(hall: Desk, monday: HandClock) -> None:
    at(monday, 11)  # Fronleichnam: in Rheinland-Pfalz, not in Hamburg
    shown = present_walk_in(hall, "passport")
    assert shown.decision.reason is Reason.HOUSE_CLOSED
    assert shown.instead.next_day is not None
    assert (shown.instead.next_day.day.day, shown.instead.next_day.access) == (12, Access.APPOINTMENT)
    assert hall.house.holidays[monday().date()] == "Fronleichnam"
    assert list(hall.house.holidays) == []
    assert len(hall.house.holidays) == 0


def test_where_no_room_is_open_nobody_is_let_in(hall: Desk) -> None:
    close_room(hall, "1", "Wasser")
    assert enter(hall) == "2"
    close_room(hall, "2", "Wasser")
    assert come(hall).decision.reason is Reason.ROOM_CLOSED


def test_what_the_guard_answers_is_a_fact_with_the_service(hall: Desk) -> None:
    redirect(hall, present_walk_in(hall, "licence"))
    refuse(hall, present_walk_in(hall, "pickup", 1, "L01", {"mask": False}))
    refuse_without_letter(hall)

    told = [(fact.kind, fact.reason, fact.detail.get("service"), fact.appointment) for fact in history(hall)]
    assert told == [
        (FactKind.REFUSED, None, None, None),
        (FactKind.REFUSED, "rule-not-met", "pickup", None),
        (FactKind.REDIRECTED, "other-site", "licence", None),
    ]


def test_a_race_that_is_lost_is_looked_at_again(hall: Desk) -> None:
    first, second = come(hall, 2), come(hall, 2)
    assert admit(hall, first).visit is not None
    assert admit(hall, second).visit is None
    # The other room could never take two; in this one they wait for their seats.
    assert present_again(hall, second).decision.reason is Reason.ROOM_FULL


@pytest.mark.parametrize(
    ("service", "persons", "fault"),
    [
        ("dance", 1, FaultKind.SERVICE_UNKNOWN),
        ("pickup", 0, FaultKind.PERSONS_OUT_OF_RANGE),
        ("pickup", 256, FaultKind.PERSONS_OUT_OF_RANGE),
    ],
)
def test_what_cannot_be(hall: Desk, service: str, persons: int, fault: FaultKind) -> None:
    assert fault_of(lambda: present_walk_in(hall, service, persons)) is fault


def test_somebody_exempt_goes_in_and_why_is_never_noted(hall: Desk) -> None:
    shown = present_walk_in(hall, "pickup", 1, "L01", exempt=frozenset({"mask"}))
    assert shown.decision.verdict is Verdict.ADMIT
    assert admit(hall, shown).visit is not None
    (fact,) = history(hall)
    assert dict(fact.detail) == {"service": "pickup", "exempt": "mask"}
    # Answered anew, the exemption stays, until it is taken back.
    again = present_walk_in(hall, "pickup", 1, "L02", exempt=frozenset({"mask"})).answered(1, {})
    assert again.decision.verdict is Verdict.ADMIT
    assert again.answered(1, {}, frozenset()).decision.reason is Reason.QUESTIONS_OPEN
    # Nobody is exempt from what a rule knows no exemption of.
    assert present_walk_in(hall, "pickup", 1, "L02", exempt=frozenset({"other"})).decision.open_questions == ("mask",)


def test_a_leave_is_taken_back_only_within_what_room_and_house_take_today(hall: Desk) -> None:
    first = admit(hall, come(hall, 2))
    assert (first.visit and first.visit.room) == "1"
    leave_room(hall, "1")
    with open_desk(url_of(hall), hall.clock, "de", "Hof") as other:
        # Two more chairs stand in the room, but its floor takes no more persons than these two.
        assert enter(other, 2) == "1"
        assert fault_of(lambda: undo_last(hall)) is FaultKind.UNDO_ROOM_FULL
        leave_room(other, "1")
        for _ in range(2):
            let_wait(other, come(other))
            let_in_a_letter(other)
        assert fault_of(lambda: undo_last(hall)) is FaultKind.UNDO_HOUSE_FULL
        leave_room(other, "3")
    assert undo_last(hall).visit == (first.visit and first.visit.id)


def let_in_a_letter(desk: Desk) -> None:
    """Let one person with a letter into the hall."""
    invited = add_appointment(desk, AppointmentWish("passport", "3", desk.clock(), 1, "Ada Beispiel"))
    assert admit(desk, present(desk, signed(desk, invited), None, {"mask": True})).visit is not None


def test_no_appointment_is_made_for_a_day_on_which_nobody_is_received(hall: Desk) -> None:
    def invite(day: datetime, service: str = "passport") -> FaultKind | None:
        return fault_of(lambda: add_appointment(hall, AppointmentWish(service, "3", day, 1, "Ada Beispiel")))

    assert invite(MONDAY.replace(day=11)) is FaultKind.APPOINTMENT_CLOSED  # Fronleichnam
    assert invite(MONDAY.replace(month=7, day=1)) is FaultKind.APPOINTMENT_CLOSED  # the outing
    assert invite(MONDAY.replace(day=28)) is FaultKind.APPOINTMENT_CLOSED  # a Sunday
    assert invite(MONDAY) is None


@pytest.mark.parametrize(("heads", "inside", "waiting_inside"), [(2, 2, 0), (5, 3, 2)])
def test_eight_desks_do_not_overfill_a_house_through_its_rooms(
    hall: Desk, monday: HandClock, racers: Racers, heads: int, inside: int, waiting_inside: int
) -> None:
    # Two rooms for three by their floor, a waiting area for two, and a house that takes fewer, or all of them.
    monday.now = HandClock().now  # that of the other programs
    with hall.database.writing() as connection:
        limit = {"of": "building", "heads": heads, "square_metres_per_person": None}
        connection.execute(update(Rule).where(Rule.key == "at-most-five").values(ruling=limit))
        hall.read_again(connection)

    told = racers.run("tests.service.racers:walk_in", url_of(hall), [4] * DESKS)

    verdicts = Counter(one for several in told for one in several)  # type: ignore[attr-defined]
    standing = board(hall)
    assert verdicts == {"admit": inside, "wait": 4 * DESKS - inside}
    assert standing.persons_inside == inside
    assert sum(one.persons for one in standing.waiting if one.inside) == waiting_inside
    assert len(standing.waiting) == verdicts["wait"]


def test_who_only_counts_the_house_overfills_it_on_a_server(hall: Desk, monday: HandClock, racers: Racers) -> None:
    if hall.database.file:
        pytest.skip("on a file, whoever writes is alone")
    monday.now = HandClock().now
    shown = letters_for_the_hall(hall, 0)
    assert {one.decision.verdict for one in shown} == {Verdict.ADMIT}

    right = racers.run("tests.service.racers:confirm", url_of(hall), shown)
    assert Counter(right) == {"admit": 5, "wait": DESKS - 5}
    leave_room(hall, "3")
    job = "tests.service.mutants:confirm_without_holding_the_house"
    wrong = racers.run(job, url_of(hall), letters_for_the_hall(hall, -DESKS))
    assert Counter(wrong)["admit"] > 5


def letters_for_the_hall(desk: Desk, first: int) -> list[Presented]:
    """Present eight letters for the room that takes nine, planned a minute each from the first minute on."""
    wish = AppointmentWish("passport", "3", desk.clock(), 1, "Ada Beispiel", minutes=1)
    starts = [desk.clock() + timedelta(minutes=first + number) for number in range(DESKS)]
    made = add_appointments(desk, [replace(wish, starts_at=start) for start in starts])
    return [present(desk, letter.code, None, {"mask": True}) for letter in sign_letters(desk, made)]


def test_a_rule_on_companions_holds_without_a_letter_too(hall: Desk) -> None:
    with hall.database.writing() as connection:
        allowed = {"most": 1, "who": ["interpreter"], "identity": False}
        asked = {"value": "companion"}
        for key, kind, ruling in (("one", "companions", allowed), ("who", "question", asked)):
            row = {"id": uuid7(MONDAY), "authority_id": hall.authority, "key": key, "kind": kind, "position": 90}
            row |= {"icon": "user", "words": {"de": {"title": key}}, "ruling": ruling}
            connection.execute(insert(Rule).values(row))
        hall.read_again(connection)

    assert come(hall).decision.verdict is Verdict.ADMIT
    assert come(hall, 2).decision.open_questions == ("who",)
    three = present_walk_in(hall, "pickup", 3, "L01", {"mask": True})
    assert three.decision.reason is Reason.PARTY_LARGER
    two = present_walk_in(hall, "pickup", 2, "L01", {"mask": True, "who": True})
    outcome = admit(hall, two)
    assert outcome.visit is not None
    assert (outcome.visit.persons, outcome.visit.invited) == (2, 1)


def test_who_names_the_document_only_when_called_is_noted_with_it(hall: Desk) -> None:
    for _ in range(3):
        enter(hall)
    let_wait(hall, present_walk_in(hall, "pickup", 1, "", {"mask": True}))
    leave_room(hall, "1")
    assert present_number(hall, 1, answers={"mask": True}).decision.reason is Reason.FILE_NUMBER_MISSING
    named = present_number(hall, 1, answers={"mask": True}, file_number=" L09 ")
    assert admit(hall, present_again(hall, named)).visit is not None
    assert sorted(map(str, kept(hall))) == ["L01X00T47"] * 3 + ["L09"]


# ---- what somebody tried


def kept(desk: Desk) -> list[str | None]:
    """The numbers of documents that were noted."""
    with desk.database.reading() as connection:
        return list(connection.execute(select(Appointment.file_number).order_by(Appointment.id)).scalars())


def test_there_is_no_letter_for_a_seat_at_the_door(hall: Desk) -> None:
    assert admit(hall, come(hall)).visit is not None
    with hall.database.reading() as connection:
        reference = connection.execute(select(Appointment.reference)).scalar_one()
    assert fault_of(lambda: find_appointment(hall, reference.hex())) is FaultKind.APPOINTMENT_UNKNOWN
    assert fault_of(lambda: cancel_appointment(hall, Reference(reference))) is FaultKind.APPOINTMENT_UNKNOWN
    with hall.database.reading() as connection:
        seat = by_reference(connection, hall.house, Reference(reference))
    assert seat is not None
    assert fault_of(lambda: make(hall, [seat])) is FaultKind.NOTHING_TO_PRINT
    # A code that names it all the same is judged as any letter: it is for that minute alone, and used.
    code = sign_letters(hall, [seat])[0].code
    leave_room(hall, "1")
    assert present(hall, code, None, {"mask": True}).decision.reason is Reason.ALREADY_USED


def test_an_admission_that_is_taken_back_does_not_overfill_the_waiting_area(hall: Desk) -> None:
    for _ in range(3):
        enter(hall)
    for number in ("L1", "L2"):
        waits = let_wait(hall, come(hall, 1, number))
        assert waits is not None
        assert waits.inside
    leave_room(hall, "2")
    assert admit(hall, present_number(hall, 1, answers={"mask": True})).visit is not None
    with open_desk(url_of(hall), hall.clock, "de", "Hof") as other:
        third = let_wait(other, come(other, 1, "L3"))
        assert third is not None
        assert third.inside  # the seat of the one who was let in
    undo_last(hall)
    assert [(one.number, one.inside) for one in board(hall).waiting] == [(1, False), (2, True), (3, True)]


def test_who_waits_gets_the_room_that_is_free_first(hall: Desk) -> None:
    for _ in range(3):
        enter(hall)
    waits = let_wait(hall, come(hall))
    assert waits is not None
    other = "2" if waits.room == "1" else "1"
    leave_room(hall, other)
    shown = present_number(hall, 1, answers={"mask": True})
    assert admit(hall, shown).visit is not None
    assert [room.room.number for room in board(hall).rooms if room.seats.taken and room.room.number == other] == [other]


@pytest.mark.parametrize("number", ["L" * 41, "L\x07", "\u202e", "\udcff", "---", "\x00"])
def test_what_cannot_be_the_number_of_a_document_is_none(hall: Desk, number: str) -> None:
    shown = come(hall, 1, number)
    assert shown.decision.reason is Reason.FILE_NUMBER_MISSING
    waits = let_wait(hall, shown)
    assert waits is not None
    assert kept(hall) == [None]


def test_a_seat_of_yesterday_is_none_today(hall: Desk, monday: HandClock) -> None:
    early, full = come(hall), come(hall, 1, "L2")
    let_wait(hall, full)
    monday.forward(24 * 60)
    assert admit(hall, early).decision.reason is Reason.OTHER_DAY
    assert fault_of(lambda: present_number(hall, 1)) is FaultKind.NUMBER_UNKNOWN
    again = let_wait(hall, full)
    assert again is not None
    assert again.number == 1
