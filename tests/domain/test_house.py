from dataclasses import replace
from datetime import date

from desk.domain.house import House
from desk.domain.services import Contact, ContactKind
from tests.domain.examples import CARD_ONLY, ELSEWHERE, HERE, MASK, OFFICE, PHONE, ROOM, SERVICE, TODAY

MAIL = Contact(ContactKind.EMAIL, "notfall@example.org", "", urgent=True)
OTHER = replace(SERVICE, id=HERE.id, office=replace(OFFICE, contacts=(PHONE, MAIL)))
HOUSE = House(
    authority="Stadt",
    site=HERE,
    sites=(HERE, ELSEWHERE),
    rooms={ROOM.id: ROOM},
    services={SERVICE.id: SERVICE, OTHER.id: OTHER},
    rules=(replace(MASK, valid_until=TODAY), CARD_ONLY),
)


def test_rules_are_those_of_the_day() -> None:
    assert HOUSE.rules_on(TODAY) == HOUSE.rules
    assert HOUSE.rules_on(date(2020, 6, 26)) == (CARD_ONLY,)


def test_sites_and_rooms_are_found_by_the_number_that_people_know() -> None:
    assert HOUSE.site_numbered(2) == ELSEWHERE
    assert HOUSE.site_numbered(3) is None
    assert HOUSE.room_numbered("2.14") == ROOM
    assert HOUSE.room_numbered("2.99") is None


def test_contacts_of_the_house_are_those_of_its_offices_each_once() -> None:
    assert HOUSE.contacts == (PHONE, MAIL)
