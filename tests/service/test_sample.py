"""The sample day: who comes where and when, by the rules of the day, for every shipped office."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desk.domain.appointments import AppointmentWish
from desk.domain.house import House
from desk.domain.rules import Access
from desk.service.desk import open_desk
from desk.service.profiles import Profile, find_profile, load_profile, shipped_profiles
from desk.service.sample import SampleWish, sample_day
from desk.service.setup import initialise
from tests.service.office import HandClock

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 20, 11, 38, 27, tzinfo=UTC)
WINDOW = timedelta(minutes=15)

# Around midnight, on an ordinary day and on those when the clocks go forward and back.
MOMENTS = [
    datetime(day.year, day.month, day.day, hour, minute, 30, tzinfo=BERLIN).astimezone(UTC)
    for day in (date(2026, 11, 20), date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29))
    for hour, minute in ((0, 0), (0, 5), (1, 59), (3, 1), (9, 0), (12, 14), (17, 47), (23, 44), (23, 50), (23, 59))
]


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[House]]:
    """The buildings of every shipped office."""
    folder = tmp_path_factory.mktemp("offices")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DESK_HOME", str(folder / "home"))
        environment.setenv("DESK_KEYRING", "no")
        return {name: list(_houses(load_profile(find_profile(name)), folder / name)) for name in shipped_profiles()}


def _houses(profile: Profile, file: Path) -> Iterator[House]:
    initialise(f"sqlite:///{file}", profile, HandClock())
    for entrance in profile.entrances:
        with open_desk(f"sqlite:///{file}", HandClock(), "de", entrance.name) as desk:
            yield desk.house


@pytest.fixture
def house(houses: dict[str, list[House]]) -> House:
    """Of the sample office."""
    return houses["duesseldorf-amt54"][0]


def sample(house: House, now: datetime, seed: int = 54) -> tuple[SampleWish, ...]:
    return sample_day(house, ("de", "en"), now, seed)


def day_at(house: House, now: datetime) -> list[SampleWish]:
    """The sample day without the appointment of tomorrow."""
    return list(sample(house, now)[:-1])


def ends(wish: AppointmentWish, of: House) -> datetime:
    minutes = next(service.minutes for service in of.services_here if service.key == wish.service)
    return wish.starts_at + timedelta(minutes=minutes)


def most_persons(wishes: list[AppointmentWish], room: str, of: House) -> int:
    """Counted minute by minute, not by the rule under test."""
    minutes: Counter[datetime] = Counter()
    for wish in wishes:
        at = wish.starts_at
        while wish.room == room and at < ends(wish, of):
            minutes[at] += wish.persons
            at += timedelta(minutes=1)
    return max(minutes.values(), default=0)


def test_the_same_seed_gives_the_same_day(house: House) -> None:
    assert sample(house, NOON) == sample(house, NOON)
    assert sample(house, NOON) != sample(house, NOON, seed=55)


def test_only_the_times_follow_the_clock(house: House) -> None:
    def without_time(now: datetime) -> list[SampleWish]:
        return [replace(one, wish=replace(one.wish, starts_at=NOON)) for one in sample(house, now)]

    for now in MOMENTS:
        assert without_time(now) == without_time(NOON)


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_everybody_comes_on_the_local_day(house: House, now: datetime) -> None:
    today = now.astimezone(BERLIN).date()
    day = day_at(house, now)
    assert len(day) == 120
    for wish in (one.wish for one in day):
        assert wish.starts_at.astimezone(BERLIN).date() == today
        assert (ends(wish, house) - timedelta(seconds=1)).astimezone(BERLIN).date() == today
        assert wish.starts_at.minute % 15 == wish.starts_at.second == wish.starts_at.microsecond == 0
    assert [one.wish.starts_at for one in day] == sorted(one.wish.starts_at for one in day)


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_somebody_is_due_now_in_several_rooms(house: House, now: datetime) -> None:
    due = {one.wish.room for one in day_at(house, now) if abs(one.wish.starts_at - now) <= WINDOW}
    assert len(due) >= 4


def test_no_room_is_planned_over_its_limit(house: House) -> None:
    wishes = [one.wish for one in day_at(house, NOON)]
    for room in house.rooms.values():
        assert 0 < most_persons(wishes, room.number, house) <= room.capacity


def test_a_room_can_be_full_when_the_next_party_comes(house: House) -> None:
    """Two parties are in their time now, in a room that is too small for both: the second waits."""
    limits = {room.number: room.capacity for room in house.rooms.values()}
    due = [one.wish for one in day_at(house, NOON) if abs(one.wish.starts_at - NOON) <= WINDOW]
    assert any(
        first.room == second.room and first.persons + second.persons > limits[first.room]
        for first, second in combinations(due, 2)
    )


def test_there_are_some_for_every_verdict(house: House) -> None:
    *today, last = sample(house, NOON)
    assert last.wish.starts_at.astimezone(BERLIN) == datetime(2026, 11, 21, 10, tzinfo=BERLIN)
    assert (last.cancelled, last.reprinted, last.wish.family) == (False, False, None)
    assert sum(one.cancelled for one in today) == sum(one.reprinted for one in today) == 3
    assert not any(one.cancelled and one.reprinted for one in today)
    assert min(one.wish.starts_at for one in today) < NOON - timedelta(hours=1)
    assert max(one.wish.starts_at for one in today) > NOON + timedelta(hours=2)


def test_tomorrow_is_the_local_one_when_the_clocks_change(house: House) -> None:
    eve = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # 00:30 on the day that has 25 hours
    assert sample(house, eve)[-1].wish.starts_at.astimezone(BERLIN) == datetime(2026, 10, 26, 10, tzinfo=BERLIN)


def test_a_family_of_five_comes_in_shared_appointments(house: House) -> None:
    """1.13: „erhalten immer zwei Familienmitglieder einen gemeinsamen Aushändigungstermin"."""
    family = [one.wish for one in day_at(house, NOON) if one.wish.family]
    assert [wish.persons for wish in family] == [2, 2, 1]
    assert len({wish.family for wish in family}) == len({wish.starts_at for wish in family}) == 1
    assert len({wish.name.split()[-1] for wish in family}) == 1
    assert len({wish.room for wish in family}) == len({wish.name for wish in family}) == 3
    assert {wish.service for wish in family} == {"naturalisation-certificate"}
    assert isinstance(family[0].family, UUID)


def test_certificates_are_handed_out_eight_to_ten_times_a_day(house: House) -> None:
    """1.12: „Voraussichtlich werden acht bis zehn Termine pro Tag vergeben"."""
    assert 8 <= sum(one.wish.service == "naturalisation-certificate" for one in day_at(house, NOON)) <= 10


def test_parties_languages_and_names_are_mixed(house: House) -> None:
    wishes = [one.wish for one in day_at(house, NOON)]
    assert {wish.persons for wish in wishes} == {1, 2, 3, 4}
    assert {wish.room for wish in wishes if wish.persons > 2} == {"0.03"}
    languages = Counter(wish.language for wish in wishes)
    assert set(languages) == {"de", "en"}
    assert languages["de"] > languages["en"] > 20
    assert {wish.service for wish in wishes} == {service.key for service in house.services_here}
    for wish in wishes:
        words = wish.name.split()
        assert ("und" in words) == (wish.language == "de" and wish.persons == 2)
        assert ("and" in words) == (wish.language == "en" and wish.persons == 2)
        assert len(wish.address) == 2
    single = [wish.name for wish in wishes if wish.persons <= 2]
    assert len(set(single)) == len(single)


def test_nobody_of_the_press_text_is_in_it(house: House) -> None:
    assert not [one.wish.name for one in sample(house, NOON) if "Koch" in one.wish.name]


def smaller(house: House, capacity: int, minutes: int = 30) -> House:
    """The same house with one room and one service."""
    room, service = house.room_numbered("1.08"), next(iter(house.services.values()))
    assert room
    services = {service.id: replace(service, minutes=minutes)}
    return replace(house, rooms={room.id: replace(room, capacity=capacity)}, services=services)


@pytest.mark.parametrize("capacity", [1, 2, 5, 40])
def test_a_house_of_one_room_has_a_smaller_day(house: House, capacity: int) -> None:
    small = smaller(house, capacity)
    *today, _ = sample(small, NOON)
    assert 0 < len(today) < 120
    assert sum(one.wish.persons for one in today if one.wish.family) == 5
    assert most_persons([one.wish for one in today], "1.08", small) <= min(2, capacity)


def test_visits_longer_than_the_span_leave_the_day_empty(house: House) -> None:
    assert len(sample(smaller(house, 2, minutes=24 * 60), NOON)) == 1


def test_a_house_without_rooms_has_no_day(house: House) -> None:
    assert sample(replace(house, rooms={}), NOON) == ()


PLAYED = [name for name in shipped_profiles() if name != "dueren-buergerkoffer"]


def morning(office: str) -> datetime:
    """Half past ten on the day that an office is played at."""
    day = load_profile(find_profile(office)).sample_day
    assert day
    return datetime(day.year, day.month, day.day, 10, 30, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize("office", PLAYED)
def test_everybody_comes_for_an_open_service_to_a_room_where_it_is_served(
    houses: dict[str, list[House]], office: str
) -> None:
    now = morning(office)
    day = now.astimezone(BERLIN).date()
    for house in houses[office]:
        *today, later = sample(house, now)
        for wish in (one.wish for one in today):
            (service,) = (one for one in house.services_here if one.key == wish.service)
            assert house.holding(service, day).access in {
                Access.APPOINTMENT,
                Access.INVITATION,
                Access.WALK_IN,
                Access.AGREEMENT,
            }
            assert wish.room in {room.number for room in house.rooms_for(service)}
        for room in house.rooms.values():
            assert most_persons([one.wish for one in today], room.number, house) <= house.room_limit(room, day)
        assert later.wish.starts_at.astimezone(BERLIN).date() > day


@pytest.mark.parametrize("office", PLAYED)
def test_each_building_has_somebody_due_early_cancelled_and_replaced(
    houses: dict[str, list[House]], office: str
) -> None:
    now = morning(office)
    for house in houses[office]:
        today = day_at(house, now)
        assert any(one.wish.starts_at == now and not one.cancelled for one in today)
        assert any(one.wish.starts_at > now + timedelta(hours=1) for one in today)
        if len(today) > 10:
            assert any(one.cancelled for one in today)
            assert any(one.reprinted for one in today)


def test_where_one_comes_without_appointment_few_have_one(houses: dict[str, list[House]]) -> None:
    """4.1: the day before, the pick-up needs an appointment like everything else."""
    (house,) = houses["kaiserslautern"]
    monday = morning("kaiserslautern")
    pick_ups = [
        sum(one.wish.service == "id-pickup" for one in day_at(house, now))
        for now in (monday - timedelta(days=3), monday)
    ]
    assert pick_ups[0] > 2 * pick_ups[1] > 0


def test_families_are_asked_two_by_two_where_a_rule_says_so_and_nowhere_else(houses: dict[str, list[House]]) -> None:
    """1.13."""
    families = {
        office
        for office in PLAYED
        for house in houses[office]
        for one in sample(house, morning(office))
        if one.wish.family
    }
    assert families == {"duesseldorf-amt54"}


def test_before_all_services_open_only_the_open_ones_are_planned(house: House) -> None:
    """1.11: „hat bereits in der vergangenen Woche damit begonnen Einbürgerungsurkunden auszuhändigen"."""
    *today, later = sample(house, datetime(2020, 6, 12, 8, 30, tzinfo=UTC))
    assert {one.wish.service for one in today} == {"naturalisation-certificate"}
    assert later.wish.service == "naturalisation-certificate"


@pytest.mark.parametrize("day", [date(2020, 6, 11), date(2020, 5, 29)], ids=["holiday", "closing-day"])
def test_nobody_is_expected_while_the_house_is_closed(houses: dict[str, list[House]], day: date) -> None:
    """4.10: „die viertägige Schließung des Bürgercenters" and Fronleichnam."""
    (house,) = houses["kaiserslautern"]
    (later,) = sample(house, datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC))
    assert later.wish.starts_at.astimezone(BERLIN).date() in {date(2020, 6, 12), date(2020, 6, 4)}


def test_where_nothing_opens_for_weeks_nobody_is_invited(house: House) -> None:
    assert sample(house, datetime(2020, 4, 1, 8, 30, tzinfo=UTC)) == ()
