"""Kreis Düren: every building of the county by appointment and with a mask, from Monday 4 May 2020."""

from pathlib import Path

import pytest

from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import FaultKind
from desk.domain.ledger import FactKind
from desk.domain.rules import Access
from desk.domain.services import ContactKind, Purpose
from desk.domain.services import next_opening as opening_after
from desk.resources import resource
from desk.service.admission import present
from desk.service.desk import open_desk
from desk.service.ledger import history
from desk.service.profiles import load_profile
from desk.service.setup import initialise
from tests.cli.program import desk as program
from tests.journeys.offices.conftest import SET_UP, Opened
from tests.journeys.offices.door import ADMIT, BERLIN, NOT_ASKED, Door, addresses, at, day, outcome
from tests.service.office import HandClock, fault_of

OFFICE = "kreis-dueren"
BUILDINGS = {
    "Hauptsitz": ("residence-title", "105"),
    "Jülich": ("disability-pass", "3"),
    "Kölner Landstraße": ("driving-licence", "16"),
}
"""Each entrance, with a service of its building and a room."""
OF_TRAFFIC = ("vehicle-registration", "vehicle-deregistration", "driving-licence", "driving-licence-exchange")
OF_OTHERS = (
    "residence-title",
    "commitment-declaration",
    "hunting-licence",
    "parental-allowance",
    "child-maintenance-advance",
    "care-advice",
    "corona-questions",
    "company-advice",
    "disability-pass",
    "basic-income-support",
)
EVE, FIRST = "2020-05-03", "2020-05-04"
CLOSED = (Verdict.REDIRECT, Reason.SERVICE_CLOSED)
NEEDED = (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED)


def test_0_1_on_sunday_3_may_nobody_is_let_in_and_the_day_to_come_is_named(door: Door) -> None:
    code = door.posted("residence-title", "105", f"{EVE} 10:00", made_as_of=FIRST)

    for came in (door.show(code, f"{EVE} 10:00"), door.ask("residence-title", f"{EVE} 10:00")):
        assert outcome(came) == CLOSED
        assert came.instead.next_day is not None
        assert (came.instead.next_day.day, came.instead.next_day.access) == (day(FIRST), Access.APPOINTMENT)
        door.tells(came, "Montag, 4. Mai")


def test_0_1_nobody_is_invited_for_a_day_before_it(door: Door) -> None:
    assert fault_of(lambda: door.invite("residence-title", "105", f"{EVE} 10:00")) is FaultKind.SERVICE_NOT_HERE
    assert fault_of(lambda: door.invite("residence-title", "105", f"{FIRST} 10:00")) is None


@pytest.mark.parametrize("when", [FIRST, "2020-05-05", "2020-12-30", "2021-05-04", "2030-05-06"])
def test_0_1_from_monday_4_may_until_further_notice_by_appointment_only(door: Door, when: str) -> None:
    code = door.letter("residence-title", "105", f"{when} 10:00")

    assert outcome(door.show(code, f"{when} 10:00")) == ADMIT
    assert outcome(door.ask("residence-title", f"{when} 10:00")) == NEEDED
    rule = door.rule("by-appointment", when, "residence-title")
    assert rule is not None
    assert rule.valid_until is None


def test_0_1_in_the_real_program(door: Door) -> None:
    changed = program("rules", "diff", "--from", EVE, "--to", FIRST)

    assert changed.status == 0
    assert "Montag, 4. Mai 2020" in changed.out
    assert "Noch geschlossen → Nur mit Termin" in changed.out
    assert "neu: Mund- und Nasenschutz getragen" in changed.out
    assert program("rules", "diff", "--from", FIRST, "--to", "2030-12-31", "--json").rows == [], "bis auf Weiteres"


@pytest.mark.parametrize("entrance", BUILDINGS)
def test_0_2_the_rule_holds_in_each_building(opened: Opened, entrance: str) -> None:
    door, (service, room) = opened(entrance), BUILDINGS[entrance]
    eve = door.posted(service, room, f"{EVE} 10:00", made_as_of=FIRST)
    first = door.letter(service, room, f"{FIRST} 10:00")

    assert outcome(door.show(eve, f"{EVE} 10:00")) == CLOSED
    door.let_in(door.show(first, f"{FIRST} 10:00"))
    assert outcome(door.ask(service, f"{FIRST} 10:00")) == NEEDED


def test_0_2_a_further_building_has_the_rules_at_once(tmp_path: Path) -> None:
    text = resource("offices", "kreis-dueren.toml").read_text(encoding="utf-8")
    profile = tmp_path / "kreis.toml"
    profile.write_text(
        text
        + """
[[sites]]
key = "nideggen"
number = 535800004
name = "Nebenstelle Nideggen"
street = "Ring 1"
postcode = "52385"
town = "Nideggen"
timezone = "Europe/Berlin"
state = "NW"

[[entrances]]
site = "nideggen"
name = "Nideggen"

[[offices]]
key = "nideggen"
site = "nideggen"
names = { de = "Nebenstelle", en = "Branch" }

[[services]]
key = "advice"
office = "nideggen"
names = { de = "Beratung", en = "Advice" }
minutes = 20

[[rooms]]
site = "nideggen"
number = "1"
area = 1
floor = 0
capacity = 2
step_free = true
ways.de = [{ icon = "door", title = "Erste Tür", detail = "" }]
ways.en = [{ icon = "door", title = "First door", detail = "" }]
""".replace(', detail = ""', ', detail = "links"'),
        encoding="utf-8",
    )
    url, clock = f"sqlite:///{tmp_path / 'kreis.sqlite'}", HandClock(SET_UP)
    initialise(url, load_profile(profile), clock, training=True)

    with open_desk(url, clock, "de", "Nideggen") as desk:
        door = Door(desk, clock)
        assert outcome(door.ask("advice", f"{EVE} 10:00")) == CLOSED
        assert outcome(door.ask("advice", f"{FIRST} 10:00")) == NEEDED
        code = door.letter("advice", "1", f"{FIRST} 10:00")
        assert outcome(door.show(code, f"{FIRST} 10:00", answers={"mask": False})) == (
            Verdict.REFUSE,
            Reason.RULE_NOT_MET,
        )


@pytest.mark.parametrize("entrance", BUILDINGS)
def test_0_3_appointment_and_mask_are_both_needed_in_each_building(opened: Opened, entrance: str) -> None:
    door, (service, room) = opened(entrance), BUILDINGS[entrance]
    code = door.letter(service, room, f"{FIRST} 10:00")

    neither = door.ask(service, f"{FIRST} 10:00", answers={"mask": False})
    only_mask = door.ask(service, f"{FIRST} 10:00", answers={"mask": True})
    only_appointment = door.show(code, f"{FIRST} 10:00", answers={"mask": False})
    not_asked_yet = door.show(code, f"{FIRST} 10:00", answers=NOT_ASKED)
    both = door.show(code, f"{FIRST} 10:00", answers={"mask": True})

    assert outcome(neither) == outcome(only_mask) == NEEDED
    assert outcome(only_appointment) == (Verdict.REFUSE, Reason.RULE_NOT_MET)
    door.tells(only_appointment, "Bitte Mund und Nase bedecken, dann können Sie hinein.")
    assert outcome(not_asked_yet) == (Verdict.CHECK, Reason.QUESTIONS_OPEN)
    door.let_in(both)


def test_0_3_who_is_exempt_goes_in_and_nobody_notes_why(door: Door) -> None:
    code = door.letter("residence-title", "105", f"{FIRST} 10:00")
    door.clock.now = at(f"{FIRST} 10:00")

    spared = present(door.desk, code, exempt=frozenset({"mask"}))

    door.let_in(spared)
    (fact,) = history(door.desk)
    assert fact.kind is FactKind.ADMITTED
    assert fact.detail == {"exempt": "mask"}


def test_0_3_the_mask_is_asked_for_from_4_may_on(door: Door) -> None:
    assert door.rule("mask", EVE) is None
    assert door.rule("mask", FIRST) is not None
    assert "nur mit Mund- und Nasenschutz" in door.page(door.invite("residence-title", "105", f"{FIRST} 10:00"))


@pytest.mark.parametrize("entrance", BUILDINGS)
def test_0_4_visitors_are_told_that_it_protects_them_and_the_staff(opened: Opened, entrance: str) -> None:
    door, (service, room) = opened(entrance), BUILDINGS[entrance]

    assert "Zum Schutz aller" not in door.notices(EVE)
    told = door.notices(FIRST)
    assert "Das schützt Sie, andere Besucherinnen und Besucher und die Beschäftigten" in told
    page = door.page(door.invite(service, room, f"{FIRST} 10:00"))
    assert "Das schützt alle, die in unsere Häuser kommen oder dort arbeiten." in page


@pytest.mark.parametrize("service", OF_TRAFFIC)
def test_0_5_who_asks_at_the_main_seat_for_the_road_traffic_office_is_sent_there_and_books_online(
    door: Door, service: str
) -> None:
    came = door.ask(service, f"{FIRST} 10:00")

    assert outcome(came) == (Verdict.REDIRECT, Reason.OTHER_SITE)
    assert came.instead.elsewhere is not None
    door.tells(
        came, "Straßenverkehrsamt", "Kölner Landstraße, 52351 Düren", "www.kreis-dueren.de", "Termin vereinbaren"
    )
    assert came.instead.contacts[0].purpose is Purpose.BOOKING
    assert door.ways(came)[0].startswith("www.kreis-dueren.de: Termin vereinbaren")
    assert not addresses(came.instead, Purpose.WISH)


@pytest.mark.parametrize("service", OF_TRAFFIC)
def test_0_5_who_asks_at_the_road_traffic_office_itself_books_online(opened: Opened, service: str) -> None:
    came = opened("Kölner Landstraße").ask(service, f"{FIRST} 10:00")

    assert outcome(came) == NEEDED
    assert came.instead.elsewhere is None
    assert addresses(came.instead, Purpose.BOOKING) == ["www.kreis-dueren.de"]
    assert not addresses(came.instead, Purpose.WISH)


@pytest.mark.parametrize("entrance", BUILDINGS)
def test_0_5_every_other_office_takes_only_a_wish_which_is_said_to_be_no_appointment(
    opened: Opened, entrance: str
) -> None:
    door = opened(entrance)
    for service in OF_OTHERS:
        came = door.ask(service, f"{FIRST} 10:00")

        assert outcome(came)[1] in {Reason.APPOINTMENT_NEEDED, Reason.OTHER_SITE}
        assert addresses(came.instead, Purpose.WISH) == ["www.kreis-dueren.de"]
        assert not addresses(came.instead, Purpose.BOOKING)
        assert came.instead.contacts[0].purpose is Purpose.WISH
        assert "noch kein Termin" in door.ways(came)[0]
        door.tells(came, "www.kreis-dueren.de", "Terminwunsch, noch kein Termin")


def test_0_5_before_4_may_the_same_ways_are_named(door: Door) -> None:
    assert addresses(door.card("driving-licence", EVE), Purpose.BOOKING) == ["www.kreis-dueren.de"]
    assert addresses(door.card("residence-title", EVE), Purpose.WISH) == ["www.kreis-dueren.de"]


def test_0_5_the_guard_is_told_which_is_which(opened: Opened) -> None:
    main, traffic = opened("Hauptsitz"), opened("Kölner Landstraße")

    wish, online = "Ein Terminwunsch ist noch kein Termin", "Termine online"
    assert wish in main.notices(FIRST, "residence-title")
    assert online not in main.notices(FIRST, "residence-title")
    assert online in traffic.notices(FIRST, "driving-licence")
    assert wish not in traffic.notices(FIRST, "driving-licence")
    assert wish not in main.notices(EVE, "residence-title")
    assert online not in traffic.notices(EVE, "driving-licence")


@pytest.mark.parametrize("words", ["Führerschein", "fuehrerschein", "Auto anmelden", "Kennzeichen"])
def test_0_5_who_says_it_in_other_words_is_shown_the_same_card(door: Door, words: str) -> None:
    found = program("find", *words.split(), "--at", f"{FIRST}T10:00", "--entrance", "Hauptsitz", "--json")

    assert found.status == 0
    for row in found.rows:
        assert row["service"] in OF_TRAFFIC
        assert row["elsewhere"] == {"name": "Straßenverkehrsamt", "address": "Kölner Landstraße, 52351 Düren"}
        assert (row["contacts"][0]["address"], row["contacts"][0]["purpose"]) == ("www.kreis-dueren.de", "booking")


def test_0_5_a_wish_is_said_to_be_none_by_the_program_too(door: Door) -> None:
    told = program("find", "Ausländeramt", "--at", f"{FIRST}T10:00")

    assert told.status == 0
    assert "www.kreis-dueren.de · Terminwunsch, noch kein Termin" in told.out


@pytest.mark.parametrize(
    ("minute", "expected"),
    [
        ("9:54", (Verdict.WAIT, Reason.TOO_EARLY)),
        ("9:55", ADMIT),
        ("10:00", ADMIT),
        ("10:05", ADMIT),
        ("10:06", (Verdict.REDIRECT, Reason.TOO_LATE)),
    ],
)
def test_0_6_who_is_on_time_is_let_in(opened: Opened, minute: str, expected: tuple[Verdict, Reason | None]) -> None:
    for entrance, (service, room) in BUILDINGS.items():
        door = opened(entrance)
        code = door.letter(service, room, f"{FIRST} 10:00")

        assert outcome(door.show(code, f"{FIRST} {minute}")) == expected


def test_0_6_why_to_be_on_time_is_said_and_written(door: Door) -> None:
    assert "So wartet niemand lange, und es gibt kein Gedränge" in door.notices(FIRST)
    assert "Bitte pünktlich kommen" not in door.notices(EVE)
    early = door.show(door.letter("residence-title", "105", f"{FIRST} 10:00"), f"{FIRST} 9:30")
    door.tells(early, "9:55")
    page = door.page(door.invite("residence-title", "105", f"{FIRST} 11:00"))
    assert "Bitte kommen Sie pünktlich, nicht früher als 5 Minuten vor der Zeit." in page


def test_0_6_the_window_is_the_offices_own_and_no_constant(door: Door) -> None:
    for on, minutes in ((EVE, 15), (FIRST, 5)):
        window = door.desk.house.holding(door.service("residence-title"), day(on)).window
        assert (window.early, window.late) == (minutes, minutes)


@pytest.mark.parametrize("when", [f"{EVE} 10:00", f"{FIRST} 10:00"])
def test_0_7_telephone_and_e_mail_stay_open_whatever_holds_at_the_door(door: Door, when: str) -> None:
    for service in (*OF_TRAFFIC, *OF_OTHERS):
        came = door.ask(service, when)

        phones = [one.address for one in came.instead.contacts if one.kind is ContactKind.PHONE]
        assert phones
        assert phones[-1] == "02421/22-0"
        # No e-mail address is in the text: they stand on the county's pages, and that is said.
        assert any("E-Mail aller Ämter: www.kreis-dueren.de" in way for way in door.ways(came))


def test_0_7_each_office_is_reached_by_its_own_number_before_the_switchboard(door: Door) -> None:
    for service, number in (
        ("residence-title", "02421/22-2137"),
        ("vehicle-registration", "02421/22-1036900"),
        ("driving-licence", "02421/22-1036999"),
        ("parental-allowance", "02421/22-1051000"),
        ("corona-questions", "02421/22-1053920"),
        ("company-advice", "02421/22-1061214"),
        ("disability-pass", "02421/22-0"),
    ):
        contacts = door.ask(service, f"{FIRST} 10:00").instead.contacts
        assert next(one.address for one in contacts if one.kind is ContactKind.PHONE) == number

    assert "Auch per Telefon und E-Mail" in door.notices(FIRST)
    assert "Auch per Telefon und E-Mail" not in door.notices(EVE)


def test_0_8_the_table_of_contacts_is_that_of_the_text(door: Door) -> None:
    house = door.desk.house
    phones = {
        (service.office.called, one.address)
        for service in house.services.values()
        for one in service.office.contacts
        if one.kind is ContactKind.PHONE
    } | {(one.label, one.address) for one in house.general if one.kind is ContactKind.PHONE}

    assert phones == {
        ("Ausländerwesen", "02421/22-2137"),
        ("Zulassungsstelle", "02421/22-1036900"),
        ("Führerscheinstelle", "02421/22-1036999"),
        ("Amt für Demografie, Kinder, Jugend, Familie und Senioren", "02421/22-1051000"),
        ("Corona-Hotline", "02421/22-1053920"),
        ("Service für Unternehmen", "02421/22-1061214"),
        ("Telefonzentrale", "02421/22-0"),
    }
    of_aliens = next(one for one in house.services.values() if one.key == "residence-title").office
    assert (of_aliens.name, of_aliens.unit) == ("Ordnungs- und Rechtsamt", "Ausländerwesen")


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("2020-05-04 7:59", "wieder heute um 8:00"),
        ("2020-05-04 8:00", "jetzt erreichbar · heute bis 16:30"),
        ("2020-05-08 16:29", "jetzt erreichbar · heute bis 16:30"),
        ("2020-05-08 16:30", "wieder morgen um 9:00"),
        ("2020-05-09 8:59", "wieder heute um 9:00"),
        ("2020-05-09 9:00", "jetzt erreichbar · heute bis 15:00"),
        ("2020-05-10 14:59", "jetzt erreichbar · heute bis 15:00"),
        ("2020-05-10 15:00", "wieder morgen um 8:00"),
        ("2020-05-03 10:00", "jetzt erreichbar · heute bis 15:00"),
    ],
)
def test_0_9_the_hotline_has_its_hours(door: Door, when: str, line: str) -> None:
    ways = door.ways(door.ask("corona-questions", when))

    (hotline,) = [way for way in ways if way.startswith("02421/22-1053920")]
    assert hotline.endswith(line)


def test_0_9_no_other_number_promises_hours(door: Door) -> None:
    house = door.desk.house
    contacts = {one for service in house.services.values() for one in service.every_contact} | set(house.general)

    with_hours = {one.address for one in contacts if one.hours}

    assert with_hours == {"02421/22-1053920"}
    (hotline,) = [one for one in contacts if one.hours]
    friday = at("2020-05-08 16:30").astimezone(BERLIN)
    assert opening_after(hotline.hours, friday) == at("2020-05-09 9:00")


@pytest.mark.parametrize("when", [EVE, FIRST])
def test_0_10_a_letter_for_another_building_is_sent_there_by_name_and_address(opened: Opened, when: str) -> None:
    of_traffic = opened("Kölner Landstraße").posted("driving-licence", "16", f"{when} 10:00", made_as_of=FIRST)
    of_juelich = opened("Jülich").posted("disability-pass", "3", f"{when} 10:00", made_as_of=FIRST)
    main = opened("Hauptsitz")

    came = main.show(of_traffic, f"{when} 10:00")
    assert outcome(came) == (Verdict.REDIRECT, Reason.OTHER_SITE)
    assert came.instead.elsewhere is not None
    assert came.instead.elsewhere.name == "Straßenverkehrsamt"
    main.tells(came, "Straßenverkehrsamt", "Kölner Landstraße, 52351 Düren")

    came = main.show(of_juelich, f"{when} 10:00")
    assert outcome(came) == (Verdict.REDIRECT, Reason.OTHER_SITE)
    main.tells(came, "Geschäftsstelle Jülich", "Lindenweg 12, 52428 Jülich")


def test_0_10_the_same_letter_is_good_at_its_own_door_and_not_used_up(opened: Opened) -> None:
    traffic, main = opened("Kölner Landstraße"), opened("Hauptsitz")
    code = traffic.letter("driving-licence", "16", f"{FIRST} 10:00")

    main.show(code, f"{FIRST} 9:40")

    traffic.let_in(traffic.show(code, f"{FIRST} 9:58"))


def test_0_10_somebody_without_a_letter_is_told_the_building_too(opened: Opened) -> None:
    for entrance, service, site in (
        ("Hauptsitz", "driving-licence", "Straßenverkehrsamt"),
        ("Hauptsitz", "disability-pass", "Geschäftsstelle Jülich"),
        ("Jülich", "residence-title", "Kreisverwaltung Düren, Hauptsitz"),
        ("Kölner Landstraße", "parental-allowance", "Kreisverwaltung Düren, Hauptsitz"),
    ):
        came = opened(entrance).ask(service, f"{FIRST} 10:00")
        assert outcome(came) == (Verdict.REDIRECT, Reason.OTHER_SITE)
        assert came.instead.elsewhere is not None
        assert came.instead.elsewhere.name == site
        opened(entrance).tells(came, site, came.instead.elsewhere.address.line)
    assert "Straßenverkehrsamt: anderes Haus" in opened("Hauptsitz").notices(FIRST)
    assert "Straßenverkehrsamt: anderes Haus" not in opened("Hauptsitz").notices(EVE)


def test_0_10_before_4_may_nobody_is_sent_to_another_building_without_hearing_that_it_is_closed_too(
    door: Door,
) -> None:
    came = door.ask("driving-licence", f"{EVE} 10:00")

    assert came.instead.elsewhere is not None
    assert came.instead.elsewhere.name == "Straßenverkehrsamt"
    assert came.instead.next_day is not None
    assert (came.instead.next_day.day, came.instead.next_day.access) == (day(FIRST), Access.APPOINTMENT)
    door.tells(came, "Montag, 4. Mai")


def test_0_10_in_the_real_program(door: Door) -> None:
    told = program("present", "--service", "driving-licence", "--at", f"{FIRST}T10:00", "--entrance", "Hauptsitz")

    assert told.status == 1
    assert "Kölner Landstraße, 52351 Düren" in told.out
    assert "www.kreis-dueren.de" in told.out
