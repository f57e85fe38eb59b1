from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from desk.domain.house import House
from desk.domain.places import Room, RoomId
from desk.domain.rulebook import Rulebook
from desk.domain.rules import AUTHORITY, Access, Limit, LimitOf, Reached, Rule, RuleKind, Scope
from desk.domain.services import Contact, ContactKind, Office, OfficeId, Purpose, Service, ServiceId
from tests.domain.examples import CARD_ONLY, ELSEWHERE, HERE, MASK, OFFICE, PHONE, ROOM, SERVICE, TODAY

MAIL = Contact(ContactKind.EMAIL, "notfall@example.org", "", Purpose.URGENT)
SWITCHBOARD = Contact(ContactKind.PHONE, "0211 89-0", "Zentrale")
UNIT = replace(OFFICE, id=OfficeId(UUID(int=24)), part_of=OFFICE.id)
THERE = Office(OfficeId(UUID(int=25)), "j", "Jülich", "", (SWITCHBOARD,), ELSEWHERE.id)


def service(number: int, office: Office = OFFICE, rooms: tuple[str, ...] = (), *contacts: Contact) -> Service:
    return replace(
        SERVICE, id=ServiceId(UUID(int=number)), key=str(number), office=office, rooms=rooms, contacts=contacts
    )


def room(number: str, capacity: int = 2, square_metres: int | None = None) -> Room:
    area = int(number.replace(".", ""))
    return replace(
        ROOM, id=RoomId(UUID(int=area)), area=area, number=number, capacity=capacity, square_metres=square_metres
    )


OTHER = service(50, replace(OFFICE, contacts=(PHONE, MAIL)))
OF_UNIT = service(51, UNIT, ("2.14",))
AWAY = service(52, THERE)
HALL = room("0.03", 12, 100)


def house(*rules: Rule, **changes: object) -> House:
    made = House(
        authority="Stadt",
        site=HERE,
        sites=(HERE, ELSEWHERE),
        rooms={one.id: one for one in (ROOM, HALL)},
        services={one.id: one for one in (SERVICE, OTHER, OF_UNIT, AWAY)},
        book=Rulebook(rules),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def limit(of: LimitOf, heads: int | None = None, area: int | None = None, scope: Scope = AUTHORITY) -> Rule:
    key = f"{of.value} {heads} {area} {scope}"
    return replace(CARD_ONLY, key=key, kind=RuleKind.LIMIT, ruling=Limit(of, heads, area), scope=scope)


def access(how: Access, scope: Scope = AUTHORITY) -> Rule:
    return replace(CARD_ONLY, key=f"{how.value} {scope}", kind=RuleKind.ACCESS, ruling=Reached(how), scope=scope)


def test_rules_are_those_of_the_day() -> None:
    mask = replace(MASK, valid_until=TODAY)
    of_house = house(mask, CARD_ONLY)

    assert of_house.holding(None, TODAY).rules == (mask, CARD_ONLY)
    assert of_house.holding(None, date(2020, 6, 26)).rules == (CARD_ONLY,)


def test_the_scopes_nest_from_the_service_to_the_authority() -> None:
    of_house = house()
    around = (Scope(site=HERE.id), AUTHORITY)

    assert of_house.chain(None) == around
    assert of_house.chain(SERVICE) == (Scope(service=SERVICE.id), Scope(office=OFFICE.id), *around)
    assert of_house.chain(OF_UNIT) == (
        Scope(service=OF_UNIT.id),
        Scope(office=UNIT.id),
        Scope(office=OFFICE.id),
        *around,
    )
    assert of_house.chain(AWAY) == (
        Scope(service=AWAY.id),
        Scope(office=THERE.id),
        Scope(site=ELSEWHERE.id),
        AUTHORITY,
    )


@pytest.mark.parametrize("narrowest", range(5))
def test_what_holds_is_said_by_the_narrowest_scope_that_speaks(narrowest: int) -> None:
    ways = (Access.WALK_IN, Access.ONLINE, Access.INVITATION, Access.AGREEMENT, Access.APPOINTMENT)
    chain = house().chain(OF_UNIT)
    rules = [access(how, scope) for how, scope in zip(ways, chain, strict=True)]

    assert house(*rules[narrowest:]).holding(OF_UNIT, TODAY).access is ways[narrowest]
    assert house(*rules).holding(None, TODAY).access is Access.AGREEMENT


def test_sites_and_rooms_are_found_by_the_number_that_people_know() -> None:
    of_house = house()

    assert of_house.site_numbered(2) == ELSEWHERE
    assert of_house.site_numbered(3) is None
    assert of_house.room_numbered("2.14") == ROOM
    assert of_house.room_numbered("2.99") is None
    assert of_house.site_of(SERVICE) == HERE
    assert of_house.site_of(AWAY) == ELSEWHERE


def test_services_here_are_those_of_this_building() -> None:
    assert house().services_here == (SERVICE, OTHER, OF_UNIT)


def test_rooms_for_a_service_are_those_that_serve_it_at_its_own_building() -> None:
    of_house = house()

    assert of_house.rooms_for(SERVICE) == (HALL, ROOM)
    assert of_house.rooms_for(OF_UNIT) == (ROOM,)
    assert of_house.rooms_for(AWAY) == ()


def test_contacts_of_the_house_are_the_authoritys_else_those_of_its_offices_each_once() -> None:
    assert house().contacts == (PHONE, MAIL)
    assert house(general=(SWITCHBOARD,)).contacts == (SWITCHBOARD,)
    of_service = service(53, OFFICE, (), MAIL)
    assert house(services={of_service.id: of_service}).contacts == (MAIL, PHONE)


def test_a_room_takes_as_many_as_it_has_seats_where_no_rule_speaks() -> None:
    assert house().room_limit(ROOM, TODAY) == 2
    assert house().room_limit(HALL, TODAY) == 12


def test_a_room_has_the_strictest_limit_of_all_that_is_served_in_it() -> None:
    of_unit, of_service = limit(LimitOf.ROOM, 1, scope=Scope(office=UNIT.id)), Scope(service=SERVICE.id)

    assert house(of_unit).room_limit(ROOM, TODAY) == 1
    assert house(of_unit).room_limit(HALL, TODAY) == 12, "the unit is not served there"
    assert house(limit(LimitOf.ROOM, 5), of_unit).room_limit(HALL, TODAY) == 5
    assert house(limit(LimitOf.ROOM, 5), limit(LimitOf.ROOM, 7, scope=of_service)).room_limit(HALL, TODAY) == 5
    assert house(limit(LimitOf.ROOM, 1, scope=Scope(service=AWAY.id))).room_limit(ROOM, TODAY) == 2
    assert house(limit(LimitOf.BUILDING, 1)).room_limit(ROOM, TODAY) == 2


def test_a_room_by_its_floor_has_never_more_than_its_seats_and_nobody_where_it_was_not_measured() -> None:
    by_area = house(limit(LimitOf.ROOM, area=10))

    assert by_area.room_limit(HALL, TODAY) == 10
    assert by_area.room_limit(replace(HALL, capacity=8), TODAY) == 8
    assert by_area.room_limit(ROOM, TODAY) == 0


def test_a_limit_holds_on_its_days_only() -> None:
    dated = replace(limit(LimitOf.ROOM, 1), valid_from=TODAY, valid_until=TODAY)
    held = [house(dated).room_limit(ROOM, TODAY + timedelta(days=days)) for days in (-1, 0, 1)]

    assert held == [2, 1, 2]


def test_the_building_takes_what_the_rule_says_else_what_it_says_of_itself() -> None:
    with_capacity = replace(HERE, capacity=30, waiting_square_metres=55)

    assert house().building_limit(TODAY) is None
    assert house(site=with_capacity).building_limit(TODAY) == 30
    assert house(limit(LimitOf.BUILDING, 20), site=with_capacity).building_limit(TODAY) == 20
    assert house(limit(LimitOf.BUILDING, 20)).building_limit(TODAY) == 20
    # The floor of the rooms that were measured, and of the waiting area.
    assert house(limit(LimitOf.BUILDING, area=10)).building_limit(TODAY) == 10
    assert house(limit(LimitOf.BUILDING, area=10), site=with_capacity).building_limit(TODAY) == 15
    assert house(limit(LimitOf.BUILDING, area=101)).building_limit(TODAY) == 0


def test_the_waiting_area_takes_what_the_rule_says_else_what_it_says_of_itself() -> None:
    with_seats = replace(HERE, waiting_capacity=6, waiting_square_metres=25)

    assert house().waiting_limit(TODAY) is None
    assert house(site=with_seats).waiting_limit(TODAY) == 6
    assert house(limit(LimitOf.WAITING, 1), site=with_seats).waiting_limit(TODAY) == 1
    assert house(limit(LimitOf.WAITING, area=10), site=with_seats).waiting_limit(TODAY) == 2
    assert house(limit(LimitOf.WAITING, area=10)).waiting_limit(TODAY) == 0


def test_a_service_may_be_closed_on_a_day_on_which_the_house_is_open() -> None:
    outing = replace(CARD_ONLY, key="outing", kind=RuleKind.CLOSED, scope=Scope(office=UNIT.id))
    of_house = house(outing, holidays={date(2020, 6, 11): "Fronleichnam"})

    assert of_house.open_on(None, TODAY)
    assert of_house.open_on(SERVICE, TODAY)
    assert not of_house.open_on(OF_UNIT, TODAY)
    assert not of_house.open_on(SERVICE, date(2020, 6, 11))
