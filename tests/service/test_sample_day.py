"""The sample day in a training database, and the day that it is played at."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desk.domain.appointments import AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.service.admission import admit, present
from desk.service.appointments import day_list
from desk.service.desk import open_desk
from desk.service.sample_day import make_sample
from desk.service.setup import initialise
from desk.store import settings
from tests.service.office import FULFILLED, HandClock, profile, profile_text

MONDAY = datetime(2020, 6, 29, 8, 30, tzinfo=UTC)
"""Half past ten in Kaiserslautern, on the day of its profile."""


def test_a_named_office_is_played_on_the_day_of_its_profile(database_url: str) -> None:
    clock = HandClock()
    make_sample(database_url, clock, "de", "kaiserslautern")

    with open_desk(database_url, clock, "de") as desk:
        assert (desk.played, desk.clock()) == (date(2020, 6, 29), MONDAY)
        assert len(day_list(desk, date(2020, 6, 29))) > 50
        clock.now += timedelta(minutes=5)
        assert desk.clock() == MONDAY + timedelta(minutes=5)


def test_opened_again_the_day_goes_on_where_the_last_act_was_stored(database_url: str) -> None:
    clock = HandClock()
    make_sample(database_url, clock, "de", "kaiserslautern")
    with open_desk(database_url, clock, "de") as desk:
        letter = next(
            row.letter
            for row in day_list(desk, date(2020, 6, 29))
            if row.appointment.status is AppointmentStatus.PLANNED
            and row.appointment.starts_at == MONDAY
            and row.letter
        )
        clock.now += timedelta(minutes=4)
        assert admit(desk, present(desk, letter.code, None, FULFILLED)).visit

    clock.now += timedelta(days=3)

    with open_desk(database_url, clock, "de") as desk:
        assert desk.clock() == MONDAY + timedelta(minutes=4)


def test_any_day_can_be_played_and_each_building_has_its_letters(database_url: str) -> None:
    clock = HandClock()
    make_sample(database_url, clock, "de", "kreis-dueren", date(2020, 5, 6))

    rows = []
    for entrance in ("Hauptsitz", "Jülich", "Kölner Landstraße"):
        with open_desk(database_url, clock, "de", entrance) as desk:
            assert desk.played == date(2020, 5, 6)
            rows.append(day_list(desk, date(2020, 5, 6)))
    assert all(len(of_site) > 20 for of_site in rows)
    names = [row.appointment.name for of_site in rows for row in of_site]
    assert len(set(names)) > len(names) * 0.7


def test_without_a_name_it_is_the_sample_office_at_the_present_time(database_url: str) -> None:
    clock = HandClock()
    make_sample(database_url, clock, "de")

    with open_desk(database_url, clock, "de") as desk:
        assert (desk.played, desk.clock()) == (None, clock.now)


@pytest.mark.parametrize(
    ("today", "next_open"), [(date(2026, 12, 25), date(2026, 12, 27)), (date(2027, 5, 6), date(2027, 5, 7))], ids=str
)
def test_on_a_holiday_the_next_open_day_is_played(database_url: str, today: date, next_open: date) -> None:
    clock = HandClock()
    clock.now = datetime(today.year, today.month, today.day, 10, tzinfo=UTC)
    make_sample(database_url, clock, "de")

    with open_desk(database_url, clock, "de") as desk:
        assert desk.played == next_open
        assert len(day_list(desk, next_open)) == 120


def test_an_office_of_ones_own_without_a_day_is_played_at_the_present_one(database_url: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(profile_text(), "utf-8")
    clock = HandClock()
    make_sample(database_url, clock, "de", str(own))

    with open_desk(database_url, clock, "de") as desk:
        assert desk.played is None
        assert day_list(desk, desk.today(clock.now))


def test_a_house_that_opens_on_no_day_is_shown_today(database_url: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        profile_text() + '\n[[rules]]\nkey = "shut"\nclosed = true\nwords.de.title = "Zu"\nwords.en.title = "Shut"\n',
        "utf-8",
    )
    clock = HandClock()
    make_sample(database_url, clock, "de", str(own))

    with open_desk(database_url, clock, "de") as desk:
        assert desk.played is None
        assert day_list(desk, desk.today(clock.now)) == ()


def test_no_day_is_played_where_real_people_are_let_in(database_url: str, tmp_path: Path) -> None:
    clock = HandClock()
    initialise(database_url, profile(tmp_path), clock)
    with open_desk(database_url, clock, "de") as desk, desk.database.writing() as connection:
        settings.add_setting(connection, desk.authority, settings.PLAYED_DAY, "2020-06-29", clock.now)

    with open_desk(database_url, clock, "de") as desk:
        assert (desk.played, desk.clock()) == (None, clock.now)
        with pytest.raises(Fault) as fault:
            desk.moment(MONDAY)
    assert fault.value.kind is FaultKind.TRAINING_ONLY
