"""Stadt Düren, Bürgerkoffer: the office goes to the citizen, for half a year; chosen are 1 September to 28 February."""

import csv
import io
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import FaultKind
from desk.domain.home_visits import Place, PlaceKind, Trip, VisitOutcome, WishReason
from desk.domain.rules import Access, Payment
from desk.domain.services import Purpose
from desk.service.home_visit_letters import announce, confirm
from desk.service.home_visits import (
    HomeVisitWish,
    add_visit,
    evaluation,
    note_outcome,
    offered,
    plan_trip,
    refuse_wish,
    show_visit,
)
from desk.service.occupancy import board
from tests.cli.program import desk as program
from tests.journeys.offices.door import Door, addresses, at, day, in_words, outcome
from tests.letters.paper import opened as opened_pdf
from tests.letters.paper import text_of
from tests.service.ledgers import kinds
from tests.service.office import fault_of

OFFICE = "dueren-buergerkoffer"
FOUR = ("identity-card", "life-certificate", "registration-certificate", "residence-registration")
EVE, FIRST, LAST, OVER = "2020-08-31", "2020-09-01", "2021-02-28", "2021-03-01"
EMAIL, PHONE = "buergerkoffer@dueren.de", "02421 25-2000"
FACILITY = Place(PlaceKind.FACILITY, "Seniorenheim am Park", ("Parkweg 3", "52349 Düren"))
HOME = Place(PlaceKind.HOME, "", ("Nebenstraße 2", "52349 Düren"))


def trip(
    door: Door, local: str, *wishes: tuple[str, str], place: Place = FACILITY, planned_on: str = f"{FIRST} 8:00"
) -> Trip:
    """Plan a trip with visits: of which service, and to whom."""
    door.clock.now = at(planned_on)
    planned = plan_trip(door.desk, at(local), place)
    for service, name in wishes:
        planned = add_visit(door.desk, str(planned.number), HomeVisitWish(service, name))
    return planned


def announced(door: Door, planned: Trip) -> list[str]:
    """The letters of a trip, a text a page."""
    _visits, pdf = announce(door.desk, planned)
    with opened_pdf(pdf) as document:
        pages = len(document)
    return [in_words(text_of(pdf, page)) for page in range(pages)]


@pytest.mark.parametrize("service", FOUR)
@pytest.mark.parametrize("when", [f"{FIRST} 8:00", "2020-12-01 10:00", f"{LAST} 18:00"])
def test_3_1_who_cannot_come_is_told_where_a_visit_is_arranged(door: Door, service: str, when: str) -> None:
    came = door.ask(service, when)

    assert outcome(came) == (Verdict.REDIRECT, Reason.HOME_VISIT_ONLY)
    assert addresses(came.instead, Purpose.HOME_VISIT) == [EMAIL, PHONE]
    assert [one.address for one in came.instead.contacts[:2]] == [EMAIL, PHONE]
    door.tells(came, EMAIL, PHONE)
    for way in door.ways(came)[:2]:
        assert "kommen wir zu Ihnen" in way
        assert "mit Termin" in way
    assert "Wenn der Weg zu schwer ist: Hausbesuch: 02421 25-2000 oder E-Mail" in door.notices(
        when.split(maxsplit=1)[0]
    )


@pytest.mark.parametrize("when", [EVE, OVER])
def test_3_1_before_and_after_the_pilot_no_visit_is_promised(door: Door, when: str) -> None:
    for service in FOUR:
        came = door.ask(service, f"{when} 10:00")

        assert outcome(came) == (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED)
        assert addresses(came.instead, Purpose.BOOKING) == ["02421 000-100"]
        assert addresses(came.instead, Purpose.HOME_VISIT) == []
    assert "Hausbesuch" not in door.notices(when)


@pytest.mark.parametrize("place", [FACILITY, HOME])
@pytest.mark.parametrize("when", [FIRST, LAST])
def test_3_2_a_visit_has_a_place_and_neither_door_nor_room_nor_seats(door: Door, place: Place, when: str) -> None:
    planned = trip(door, f"{when} 10:00", ("life-certificate", "Ada Beispiel"), place=place)

    assert planned.place == place
    assert door.desk.house.rooms == {}
    assert board(door.desk).rooms == ()
    (page,) = announced(door, planned)
    assert ", ".join(place.lines) in page
    for word in ("Zimmer", "Am Eingang", "Einlass"):
        assert word not in page
    assert kinds(door.desk) == []


def test_3_2_one_or_many_nothing_limits_them(door: Door) -> None:
    planned = trip(door, f"{FIRST} 8:00", *[("life-certificate", f"Ada Beispiel {number}") for number in range(24)])

    assert len(planned.visits) == 24
    assert door.desk.house.building_limit(day(FIRST)) is None
    assert door.desk.house.waiting_limit(day(FIRST)) is None


@pytest.mark.parametrize(
    ("when", "services"), [(EVE, ()), (FIRST, FOUR), ("2020-11-20", FOUR), (LAST, FOUR), (OVER, ())]
)
def test_3_3_four_services_are_done_at_home_and_no_other(door: Door, when: str, services: Sequence[str]) -> None:
    assert tuple(one.key for one in offered(door.desk, day(when))) == services
    told = "Vier Anliegen: Ausweis, zwei Bescheinigungen, Wohnsitz"
    assert (told in door.notices(when)) is bool(services)


def test_3_3_another_service_is_refused(door: Door) -> None:
    planned = trip(door, f"{FIRST} 10:00")

    asked = fault_of(lambda: add_visit(door.desk, str(planned.number), HomeVisitWish("passport", "Ada Beispiel")))

    assert asked is FaultKind.SERVICE_UNKNOWN
    assert refuse_wish(door.desk, WishReason.SERVICE).reason is WishReason.SERVICE


def test_3_4_for_the_identity_card_the_photograph_has_to_be_ready(door: Door) -> None:
    planned = trip(door, f"{FIRST} 10:00", *[(service, "Ada Beispiel") for service in FOUR])
    pages = dict(zip(FOUR, announced(door, planned), strict=True))

    card = pages.pop("identity-card")
    assert "biometrisches Lichtbild (wir können es nicht vor Ort machen)" in card
    assert "Mit dem Bürgerkoffer können wir es nicht machen." in card
    for service, page in pages.items():
        assert "Lichtbild" not in page, service
    assert door.rule("photograph", EVE, "identity-card") is None
    assert door.rule("photograph", LAST, "identity-card") is not None
    assert door.rule("photograph", OVER, "identity-card") is None


def test_3_4_without_the_photograph_the_visit_is_noted_as_not_done(door: Door) -> None:
    planned = trip(door, f"{FIRST} 10:00", ("identity-card", "Ada Beispiel"))
    door.clock.now = at(f"{FIRST} 10:30")
    name = show_visit(planned, planned.visits[0])

    note_outcome(door.desk, name, VisitOutcome.COULD_NOT, "Das Lichtbild hat gefehlt.")
    _trip, _visit, pdf = confirm(door.desk, name)

    page = in_words(text_of(pdf))
    assert "konnte bei diesem Termin nicht erledigt werden" in page
    assert "Das Lichtbild hat gefehlt." in page


@pytest.mark.parametrize("service", FOUR)
def test_3_5_the_visit_is_free_and_the_usual_fees_are_paid(door: Door, service: str) -> None:
    (page,) = announced(door, trip(door, f"{LAST} 10:00", (service, "Ada Beispiel")))

    assert "Der Hausbesuch ist kostenlos. Sie bezahlen nur die üblichen Gebühren." in page
    for when, payment in ((EVE, None), (FIRST, Payment.USUAL_FEES), (LAST, Payment.USUAL_FEES), (OVER, None)):
        assert door.desk.house.holding(door.service(service), day(when)).payment is payment


def test_3_6_it_works_on_a_laptop_without_a_line(
    door: Door, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_line(*_address: object) -> None:
        raise AssertionError("there is no line here")

    monkeypatch.setattr(socket.socket, "connect", no_line)
    assert database.startswith("sqlite:///")

    planned = trip(door, f"{FIRST} 10:00", ("life-certificate", "Ada Beispiel"), ("identity-card", "Ben Beispiel"))
    pages = announced(door, planned)
    door.clock.now = at(f"{FIRST} 10:20")
    name = show_visit(planned, planned.visits[0])
    note_outcome(door.desk, name, VisitOutcome.DONE)
    _trip, _visit, pdf = confirm(door.desk, name)

    assert len(pages) == 2
    assert "Ihr Anliegen ist bei unserem Besuch erledigt worden" in in_words(text_of(pdf))
    for when in (FIRST, LAST):
        assert "Im Koffer: Laptop, Drucker, Scanner" in door.notices(when)
    assert "Im Koffer" not in door.notices(EVE)
    assert "Im Koffer" not in door.notices(OVER)


def test_3_6_in_the_real_program_letters_and_confirmations_are_files_to_print(door: Door, tmp_path: Path) -> None:
    address = ("--address", "Parkweg 3", "--address", "52349 Düren")
    number = program("trip", "add", "--start", f"{FIRST}T10:00", "--facility", "Seniorenheim am Park", *address)
    assert (number.status, number.err) == (0, "")
    visit = program("trip", "visit", number.out.strip(), "--service", "identity-card", "--name", "Ada Beispiel")
    assert (visit.status, visit.err) == (0, "")

    letters = program("trip", "letters", number.out.strip(), "--out", tmp_path, "--json")
    assert Path(letters.row["file"]).is_file()
    done = program("trip", "done", visit.out.strip(), "--outcome", "done")
    assert done.status == 0
    confirmed = program("trip", "confirm", visit.out.strip(), "--out", tmp_path, "--json")

    page = in_words(text_of(Path(confirmed.row["file"]).read_bytes()))
    assert "Ihr Anliegen ist bei unserem Besuch erledigt worden" in page


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (EVE, FaultKind.HOME_VISITS_NONE),
        (FIRST, None),
        (LAST, None),
        (OVER, FaultKind.HOME_VISITS_OVER),
        ("2021-09-01", FaultKind.HOME_VISITS_OVER),
    ],
)
def test_3_7_the_pilot_has_a_first_and_a_last_day(door: Door, when: str, fault: FaultKind | None) -> None:
    planned = fault_of(lambda: trip(door, f"{when} 10:00", ("life-certificate", "Ada Beispiel")))

    assert planned is fault
    during = fault is None
    assert (door.rule("pilot", when) is not None) is during
    expected = Access.HOME_VISIT if during else Access.APPOINTMENT
    assert door.desk.house.holding(door.service("life-certificate"), day(when)).access is expected


def test_3_7_the_program_tells_that_it_ends(door: Door) -> None:
    told = program("rules", "diff", "--from", LAST, "--to", OVER)

    assert told.status == 0
    assert "Montag, 1. März 2021" in told.out
    assert "Wir kommen zu Ihnen → Im Bürgerbüro, mit Termin" in told.out
    late = program("trip", "add", "--start", f"{OVER}T10:00", "--address", "Nebenstraße 2")
    assert "Hausbesuche gab es bis" in late.fault


def test_3_7_after_it_visits_services_facilities_and_refused_wishes_are_counted_for_each_week(
    door: Door, tmp_path: Path
) -> None:
    # At a facility in the first week, at a home in the last one.
    for local, service, place in (
        (f"{FIRST} 10:00", "identity-card", FACILITY),
        (f"{FIRST} 14:00", "life-certificate", FACILITY),
        (f"{LAST} 10:00", "life-certificate", HOME),
    ):
        planned = trip(door, local, (service, "Ada Beispiel"), place=place)
        door.clock.now = at(local)
        note_outcome(door.desk, f"{planned.number}/1", VisitOutcome.DONE)
    refuse_wish(door.desk, WishReason.MOBILE, day(FIRST))
    refuse_wish(door.desk, WishReason.PILOT_OVER, day(OVER))

    door.clock.now = at("2021-03-15 9:00")
    counted = evaluation(door.desk)

    assert (counted.first, counted.last) == (day(FIRST), day(LAST))
    first, last = counted.weeks[0], counted.weeks[-1]
    assert (first.label, last.label) == ("2020-W36", "2021-W08")
    assert len(counted.weeks) == 26
    assert (first.counts.done, first.counts.wishes) == (2, 1)
    assert first.counts.places == {PlaceKind.FACILITY: 2, PlaceKind.HOME: 0}
    assert first.counts.services == {"identity-card": 1, "life-certificate": 1}
    assert (last.counts.done, last.counts.places[PlaceKind.HOME]) == (1, 1)
    assert (counted.total.done, counted.total.wishes) == (3, 1), "the wish after the pilot is none of it"


def test_3_7_the_evaluation_is_a_table_and_a_picture(door: Door, tmp_path: Path) -> None:
    trip(door, f"{FIRST} 10:00", ("life-certificate", "Ada Beispiel"))
    door.clock.now = at(f"{FIRST} 11:00")
    note_outcome(door.desk, "1/1", VisitOutcome.DONE)
    refuse_wish(door.desk, WishReason.AREA)
    table, picture = tmp_path / "pilot.csv", tmp_path / "pilot.png"

    told = program("trip", "report", "--from", FIRST, "--until", LAST, "--csv", table, "--picture", picture)

    assert (told.status, told.err) == (0, "")
    assert "2020-W36" in told.out
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(rows) == 27
    assert rows[1][:2] == ["2020-W36", "1"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "Ada" not in told.out + table.read_text(encoding="utf-8-sig")


def test_3_8_several_visitors_of_one_facility_are_seen_one_after_the_other_in_one_trip(door: Door) -> None:
    planned = trip(
        door,
        f"{FIRST} 10:00",
        ("identity-card", "Ada Beispiel"),
        ("life-certificate", "Ben Beispiel"),
        ("residence-registration", "Cem Beispiel"),
    )

    assert [f"{planned.span(one)[0]:%H:%M}-{planned.span(one)[1]:%H:%M}" for one in planned.visits] == [
        "10:00-10:40",
        "10:40-11:00",
        "11:00-11:30",
    ]
    pages = announced(door, planned)
    for page, name, others in zip(pages, ("Ada", "Ben", "Cem"), ("BenCem", "AdaCem", "AdaBen"), strict=True):
        assert f"{name} Beispiel" in page
        assert others[:3] not in page
        assert others[3:] not in page
        assert "Seniorenheim am Park, Parkweg 3, 52349 Düren" in page


def test_3_8_on_the_last_day_as_on_the_first_and_not_after_it(door: Door) -> None:
    for when in (FIRST, LAST):
        assert len(trip(door, f"{when} 10:00", *[(service, "Ada Beispiel") for service in FOUR]).visits) == 4
        assert "Mehrere Besuche in einer Fahrt" in door.notices(when)
    for when in (EVE, OVER):
        assert fault_of(lambda when=when: trip(door, f"{when} 10:00")) is not None
        assert "Mehrere Besuche in einer Fahrt" not in door.notices(when)
