from dataclasses import replace
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.services import Contact, ContactKind, Hours, Service, ServiceId, matching, next_opening
from tests.domain.examples import OFFICE, PHONE, SERVICE

BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS, WEEKEND = (0, 1, 2, 3, 4), (5, 6)
HOTLINE = replace(PHONE, hours=(Hours(WEEKDAYS, time(8), time(16, 30)), Hours(WEEKEND, time(9), time(15))))


@pytest.mark.parametrize(
    ("day", "at", "until"),
    [
        (25, time(7, 59, 59), None),
        (25, time(8), time(16, 30)),
        (25, time(16, 29, 59), time(16, 30)),
        (25, time(16, 30), None),
        (27, time(8, 30), None),
        (27, time(9), time(15)),
        (28, time(15), None),
    ],
)
def test_somebody_answers_from_opening_until_before_closing(day: int, at: time, until: time | None) -> None:
    local = datetime.combine(datetime(2020, 6, day, tzinfo=BERLIN), at, BERLIN)

    assert HOTLINE.reachable_until(local) == until


def test_where_no_hours_are_named_nothing_is_promised() -> None:
    local = datetime(2020, 6, 25, 10, tzinfo=BERLIN)

    assert PHONE.reachable_until(local) is None
    assert PHONE.reachable_again(local) is None


@pytest.mark.parametrize(
    ("local", "again"),
    [
        ("2020-06-25 07:59", "2020-06-25 08:00"),
        ("2020-06-25 08:00", None),
        ("2020-06-25 16:30", "2020-06-26 08:00"),
        ("2020-06-26 16:30", "2020-06-27 09:00"),
        ("2020-06-28 15:00", "2020-06-29 08:00"),
    ],
)
def test_when_somebody_answers_again(local: str, again: str | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=BERLIN)
    expected = datetime.fromisoformat(again).replace(tzinfo=BERLIN) if again else None

    assert HOTLINE.reachable_again(now) == expected


def test_hours_of_one_day_of_the_week_open_again_a_week_later() -> None:
    thursdays = (Hours((3,), time(8), time(12)),)

    assert next_opening(thursdays, datetime(2020, 6, 25, 8, 0, tzinfo=BERLIN)) == datetime(2020, 7, 2, 8, tzinfo=BERLIN)
    assert next_opening((), datetime(2020, 6, 25, 8, 0, tzinfo=BERLIN)) is None


def test_a_unit_is_called_by_its_own_name_and_an_office_by_its() -> None:
    assert OFFICE.called == "Einbürgerung"
    assert replace(OFFICE, unit="").called == "Amt 54"


def test_a_service_has_its_own_contacts_first_and_each_once() -> None:
    own = Contact(ContactKind.WEB, "portal.example.org", "")

    assert replace(SERVICE, contacts=(own, PHONE)).every_contact == (own, PHONE)
    assert SERVICE.every_contact == (PHONE,)


def test_a_service_without_rooms_of_its_own_is_served_in_all() -> None:
    assert SERVICE.served_in("2.14")
    assert replace(SERVICE, rooms=("1.08",)).served_in("1.08")
    assert not replace(SERVICE, rooms=("1.08",)).served_in("2.14")


def named(number: int, name: str, keywords: tuple[str, ...] = (), office: str = "Bürgeramt", unit: str = "") -> Service:
    return replace(
        SERVICE,
        id=ServiceId(UUID(int=number)),
        name=name,
        keywords=keywords,
        office=replace(OFFICE, name=office, unit=unit),
    )


LICENCE = named(1, "Führerschein beantragen", ("Fahrerlaubnis", "begleitetes Fahren"), "Amt 36", "Führerscheinstelle")
EXCHANGE = named(2, "Führerschein umtauschen", ("Umschreibung",), "Amt 36", "Führerscheinstelle")
CAR = named(3, "Fahrzeug anmelden", ("Kfz", "Auto"), "Amt 36", "Zulassungsstelle")
MOVING = named(4, "Wohnsitz anmelden", ("Umzug", "neue Adresse"))
EVERY = (MOVING, CAR, EXCHANGE, LICENCE)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Führerschein", (EXCHANGE, LICENCE)),
        ("führer", (EXCHANGE, LICENCE)),
        ("Fuehrerschein", (EXCHANGE, LICENCE)),
        ("FÜHRERSCHEIN UMTAUSCHEN", (EXCHANGE,)),
        ("umtauschen führerschein", (EXCHANGE,)),
        ("anmelden", (MOVING, CAR)),
        ("auto", (CAR,)),
        ("auto anmelden", (CAR,)),
        ("  neue   Adresse ", (MOVING,)),
        ("begl. Fahren", (LICENCE,)),
        ("Amt 36", (CAR, EXCHANGE, LICENCE)),
        ("Bürgeramt", (MOVING,)),
        # What is named so goes before what its office is named so.
        ("führerscheinstelle", (EXCHANGE, LICENCE)),
        ("schein", ()),
        ("Pass", ()),
        ("", ()),
        (" - ", ()),
    ],
)
def test_a_service_is_found_by_what_somebody_says(words: str, found: tuple[Service, ...]) -> None:
    assert matching(EVERY, words) == found


def test_what_is_named_so_goes_before_what_is_served_by_an_office_of_that_name() -> None:
    cards = named(5, "Karten", (), "Ausweise")
    card = named(6, "Ausweis")

    assert matching((cards, card), "ausweis") == (card, cards)
    assert matching((card, cards), "ausweis") == (card, cards)


@given(st.permutations(EVERY), st.text("aefhmnrsuäöüß. -", max_size=5))
def test_what_is_found_does_not_depend_on_the_order_of_the_services(order: list[Service], words: str) -> None:
    found = matching(order, words)

    assert set(found) == set(matching(EVERY, words))
    assert len(set(found)) == len(found)


@given(st.sampled_from(EVERY), st.data())
def test_every_service_is_found_by_the_beginnings_of_its_words(service: Service, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(" ".join((service.name, *service.keywords)).split()))
    beginning = word[: data.draw(st.integers(1, len(word)))]

    assert service in matching(EVERY, beginning)
    assert service in matching(EVERY, beginning.upper())
    assert service in matching(EVERY, beginning.lower())
