"""The rules explained: of a database with its planned appointments, of a profile with nothing set up."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.profiles import find_profile, load_profile
from desk.service.rules import differences, find_service_at, houses_at, houses_of, planned_after
from tests.service.office import NOW, invite, profile
from tests.service.test_sites import add_annex

TODAY = date(2026, 3, 2)
DAY = 24 * 60


def test_every_building_is_read_the_own_one_first(desk: Desk) -> None:
    add_annex(desk)

    houses = houses_at(desk)

    assert [house.site.name for house in houses] == ["Rathaus", "Nebenstelle"]
    assert [len(house.services_here) for house in houses] == [2, 0]
    assert find_service_at(houses, "ausweis")[0].site.name == "Rathaus"


def test_a_service_of_no_building_is_told_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(Fault) as caught:
        find_service_at(houses_at(desk), "tanzen")

    assert caught.value.kind is FaultKind.SERVICE_UNKNOWN
    assert caught.value.facts["known"] == "andrang, ausweis"


def test_planned_is_what_stands_after_the_day_and_was_not_withdrawn(desk: Desk) -> None:
    invite(desk)
    tomorrow, later = invite(desk, minutes=DAY), invite(desk, minutes=90 * DAY)
    cancel_appointment(desk, invite(desk, "1.02", minutes=DAY).reference)

    assert [one.id for one in planned_after(desk, houses_at(desk), TODAY)] == [tomorrow.id, later.id]
    assert planned_after(desk, houses_at(desk), later.day) == ()


def test_a_profile_is_the_house_that_it_would_become(desk: Desk, tmp_path: Path) -> None:
    described = profile(tmp_path)
    before = set(tmp_path.rglob("*"))

    (house,) = houses_of(described, "de", NOW)

    assert set(tmp_path.rglob("*")) == before
    assert (house.site.name, house.authority) == (desk.house.site.name, desk.house.authority)
    assert [one.key for one in house.services_here] == [one.key for one in desk.house.services_here]
    assert [one.key for one in house.book.rules] == [one.key for one in desk.house.book.rules]


def test_of_each_change_services_and_buildings_are_told() -> None:
    houses = houses_of(load_profile(find_profile("kreis-dueren")), "de", NOW)
    opened = date(2020, 5, 4)

    every = differences(houses, None, opened - timedelta(days=1), opened, None)

    assert {one.change.day for one in every} == {opened}
    assert {one.hit for one in every} == {None}
    access = next(one for one in every if one.change.rule.kind.value == "access")
    assert len(access.services) == sum(len(house.services_here) for house in houses)
    assert {site.id for site in access.sites} == {house.site.id for house in houses}
    assert differences(houses, None, opened, opened + timedelta(days=900), None) == ()
