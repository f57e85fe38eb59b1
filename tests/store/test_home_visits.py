"""Trips, visits and refused wishes as they are kept, on both engines."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from desk.domain.home_visits import (
    HomeVisit,
    HomeVisitId,
    PastVisit,
    Place,
    PlaceKind,
    RefusedWish,
    Trip,
    TripId,
    VisitOutcome,
    WishReason,
)
from desk.domain.house import House
from desk.domain.places import AuthorityId
from desk.domain.rulebook import Rulebook
from desk.domain.services import ServiceId
from desk.ids import uuid7
from desk.store import home_visits, places, services, tables
from desk.store.engine import Database
from tests.store.rows import NOW, fill

TODAY = date(2026, 3, 2)
HOME = Place(PlaceKind.HOME, "", ("Weg 1", "12345 Ort"))
PARK = Place(PlaceKind.FACILITY, "Heim im Park", ("Parkweg 3", "12345 Ort"))


def set_up(connection: Connection) -> tuple[AuthorityId, House]:
    """Two trips: today to the park with two visits, a week later to a home with none."""
    rows = fill(connection)
    authority, sites = AuthorityId(rows.authority), places.sites(connection)
    house = House("Stadt", sites[0], sites, {}, services.services(connection, "de"), Rulebook(()))
    service = house.services[ServiceId(rows.service)]
    for number, (place, days) in enumerate(((HOME, 7), (PARK, 0)), start=1):
        trip = Trip(TripId(uuid7(NOW)), number, house.site, NOW + timedelta(days=days), place)
        home_visits.add_trip(connection, authority, trip, NOW)
        for place_in_trip in (2, 1) if place is PARK else ():
            visit = HomeVisit(
                HomeVisitId(uuid7(NOW)), place_in_trip, service, 20, f"Ada {place_in_trip}", "de", note="Brille"
            )
            home_visits.add_visit(connection, authority, trip.id, visit, NOW)
    return authority, house


def test_a_trip_comes_back_as_it_was_with_its_visits_in_order(database: Database) -> None:
    with database.writing() as connection:
        _authority, house = set_up(connection)
        found = home_visits.trip_numbered(connection, house, 2)

        assert found is not None
        assert (found.number, found.place, found.starts_at, found.day) == (2, PARK, NOW, TODAY)
        assert [(one.number, one.name, one.note, one.outcome) for one in found.visits] == [
            (1, "Ada 1", "Brille", None),
            (2, "Ada 2", "Brille", None),
        ]
        assert home_visits.trip_numbered(connection, house, 3) is None
        assert home_visits.next_number(connection, house.site.id) == 3


def test_the_first_trip_of_a_site_is_number_one(database: Database) -> None:
    with database.writing() as connection:
        rows = fill(connection)
        assert home_visits.next_number(connection, rows.site) == 1  # type: ignore[arg-type]


def test_trips_are_listed_from_a_day_on_by_their_start(database: Database) -> None:
    with database.writing() as connection:
        _authority, house = set_up(connection)

        assert [one.number for one in home_visits.trips_from(connection, house, TODAY)] == [2, 1]
        assert [one.number for one in home_visits.trips_from(connection, house, TODAY + timedelta(days=1))] == [1]
        assert [len(one.visits) for one in home_visits.trips_from(connection, house, TODAY)] == [2, 0]


def test_only_visits_with_an_outcome_are_past_and_they_have_no_name(database: Database) -> None:
    with database.writing() as connection:
        _authority, house = set_up(connection)
        trip = home_visits.trip_numbered(connection, house, 2)
        assert trip is not None
        assert home_visits.past_visits(connection, house.site.id) == ()

        home_visits.note_outcome(connection, trip.visits[1].id, VisitOutcome.NOT_MET, "", NOW)
        home_visits.note_outcome(connection, trip.visits[1].id, VisitOutcome.DONE, "liegt bei", NOW)

        past = PastVisit(TODAY, PlaceKind.FACILITY, "s", VisitOutcome.DONE)
        assert home_visits.past_visits(connection, house.site.id) == (past,)
        again = home_visits.trip_numbered(connection, house, 2)
        assert again is not None
        assert (again.visits[1].outcome_note, again.visits[1].outcome_at) == ("liegt bei", NOW)
        assert again.visits[0] == trip.visits[0]


def test_refused_wishes_come_back_by_day(database: Database) -> None:
    with database.writing() as connection:
        authority, house = set_up(connection)
        wishes = [RefusedWish(TODAY + timedelta(days=days), WishReason.AREA) for days in (3, 0)]
        for wish in wishes:
            home_visits.add_refused_wish(connection, authority, house.site.id, wish, NOW)

        assert home_visits.refused_wishes(connection, house.site.id) == tuple(wishes[::-1])


BREACHES: dict[str, Callable[[Connection, AuthorityId, House], object]] = {
    "uq_trip_site_id_number": lambda connection, authority, house: home_visits.add_trip(
        connection, authority, Trip(TripId(uuid7(NOW)), 1, house.site, NOW, HOME), NOW
    ),
    "uq_home_visit_trip_id_number": lambda connection, _authority, _house: connection.execute(
        update(tables.HomeVisit).values(number=1)
    ),
    "ck_trip_place_kind": lambda connection, _authority, _house: connection.execute(
        update(tables.Trip).values(place_kind="ship")
    ),
    "ck_home_visit_outcome": lambda connection, _authority, _house: connection.execute(
        update(tables.HomeVisit).values(outcome="well")
    ),
    "ck_home_visit_minutes": lambda connection, _authority, _house: connection.execute(
        update(tables.HomeVisit).values(minutes=0)
    ),
    "ck_refused_wish_reason": lambda connection, authority, house: connection.execute(
        insert(tables.RefusedWish).values(
            id=uuid7(NOW), authority_id=authority, site_id=house.site.id, local_day=TODAY, reason="because"
        )
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_itself_refuses_what_cannot_be(database: Database, name: str) -> None:
    with database.writing() as connection:
        authority, house = set_up(connection)
    with pytest.raises(IntegrityError) as caught, database.writing() as connection:
        BREACHES[name](connection, authority, house)
    said = str(caught.value.orig)
    table, column = ("trip", "number") if name.startswith("uq_trip") else ("home_visit", "number")
    assert name in said or f"{table}.{column}" in said
