from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desk.domain.appointments import AppointmentWish
from desk.service.profiles import Profile, find_profile, load_profile
from desk.service.sample import SampleWish, sample_day

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 20, 11, 38, 27, tzinfo=UTC)
WINDOW = timedelta(minutes=15)

# Around midnight, on an ordinary day and on those when the clocks go forward and back.
MOMENTS = [
    datetime(day.year, day.month, day.day, hour, minute, 30, tzinfo=BERLIN).astimezone(UTC)
    for day in (date(2026, 11, 20), date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29))
    for hour, minute in ((0, 0), (0, 5), (1, 59), (3, 1), (9, 0), (12, 14), (17, 47), (23, 44), (23, 50), (23, 59))
]


@cache
def profile() -> Profile:
    return load_profile(find_profile("duesseldorf-amt54"))


def day_at(now: datetime) -> list[SampleWish]:
    """The sample day without the appointment of tomorrow."""
    return list(sample_day(profile(), now)[:-1])


def ends(wish: AppointmentWish, of: Profile) -> datetime:
    minutes = next(service.minutes for service in of.services if service.key == wish.service)
    return wish.starts_at + timedelta(minutes=minutes)


def most_persons(wishes: list[AppointmentWish], room: str, of: Profile) -> int:
    """Counted minute by minute, not by the rule under test."""
    minutes: Counter[datetime] = Counter()
    for wish in wishes:
        at = wish.starts_at
        while wish.room == room and at < ends(wish, of):
            minutes[at] += wish.persons
            at += timedelta(minutes=1)
    return max(minutes.values(), default=0)


def test_the_same_seed_gives_the_same_day() -> None:
    assert sample_day(profile(), NOON) == sample_day(profile(), NOON)
    assert sample_day(profile(), NOON) != sample_day(profile(), NOON, seed=55)


def test_only_the_times_follow_the_clock() -> None:
    def without_time(now: datetime) -> list[SampleWish]:
        return [replace(one, wish=replace(one.wish, starts_at=NOON)) for one in sample_day(profile(), now)]

    for now in MOMENTS:
        assert without_time(now) == without_time(NOON)


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_everybody_comes_on_the_local_day(now: datetime) -> None:
    today = now.astimezone(BERLIN).date()
    day = day_at(now)
    assert len(day) == 120
    for wish in (one.wish for one in day):
        assert wish.starts_at.astimezone(BERLIN).date() == today
        assert (ends(wish, profile()) - timedelta(seconds=1)).astimezone(BERLIN).date() == today
        assert wish.starts_at.minute % 15 == wish.starts_at.second == wish.starts_at.microsecond == 0
    assert [one.wish.starts_at for one in day] == sorted(one.wish.starts_at for one in day)


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_somebody_is_due_now_in_several_rooms(now: datetime) -> None:
    due = {one.wish.room for one in day_at(now) if abs(one.wish.starts_at - now) <= WINDOW}
    assert len(due) >= 4


def test_no_room_is_planned_over_its_limit() -> None:
    wishes = [one.wish for one in day_at(NOON)]
    for room in profile().rooms:
        assert 0 < most_persons(wishes, room.number, profile()) <= room.capacity


def test_a_room_can_be_full_when_the_next_party_comes() -> None:
    """Two parties are in their time now, in a room that is too small for both: the second waits."""
    limits = {room.number: room.capacity for room in profile().rooms}
    due = [one.wish for one in day_at(NOON) if abs(one.wish.starts_at - NOON) <= WINDOW]
    assert any(
        first.room == second.room and first.persons + second.persons > limits[first.room]
        for first, second in combinations(due, 2)
    )


def test_there_are_some_for_every_verdict() -> None:
    *today, last = sample_day(profile(), NOON)
    assert last.wish.starts_at.astimezone(BERLIN) == datetime(2026, 11, 21, 10, tzinfo=BERLIN)
    assert (last.cancelled, last.reprinted, last.wish.family) == (False, False, None)
    assert sum(one.cancelled for one in today) == sum(one.reprinted for one in today) == 3
    assert not any(one.cancelled and one.reprinted for one in today)
    assert min(one.wish.starts_at for one in today) < NOON - timedelta(hours=1)
    assert max(one.wish.starts_at for one in today) > NOON + timedelta(hours=2)


def test_tomorrow_is_the_local_one_when_the_clocks_change() -> None:
    eve = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # 00:30 on the day that has 25 hours
    assert sample_day(profile(), eve)[-1].wish.starts_at.astimezone(BERLIN) == datetime(2026, 10, 26, 10, tzinfo=BERLIN)


def test_a_family_of_five_comes_in_shared_appointments() -> None:
    """1.13: „erhalten immer zwei Familienmitglieder einen gemeinsamen Aushändigungstermin"."""
    family = [one.wish for one in day_at(NOON) if one.wish.family]
    assert [wish.persons for wish in family] == [2, 2, 1]
    assert len({wish.family for wish in family}) == len({wish.starts_at for wish in family}) == 1
    assert len({wish.name.split()[-1] for wish in family}) == 1
    assert len({wish.room for wish in family}) == len({wish.name for wish in family}) == 3
    assert {wish.service for wish in family} == {"naturalisation-certificate"}
    assert isinstance(family[0].family, UUID)


def test_certificates_are_handed_out_eight_to_ten_times_a_day() -> None:
    """1.12: „Voraussichtlich werden acht bis zehn Termine pro Tag vergeben"."""
    assert 8 <= sum(one.wish.service == "naturalisation-certificate" for one in day_at(NOON)) <= 10


def test_parties_languages_and_names_are_mixed() -> None:
    wishes = [one.wish for one in day_at(NOON)]
    assert {wish.persons for wish in wishes} == {1, 2, 3, 4}
    assert {wish.room for wish in wishes if wish.persons > 2} == {"0.03"}
    languages = Counter(wish.language for wish in wishes)
    assert set(languages) == {"de", "en"}
    assert languages["de"] > languages["en"] > 20
    assert {wish.service for wish in wishes} == {service.key for service in profile().services}
    for wish in wishes:
        words = wish.name.split()
        assert ("und" in words) == (wish.language == "de" and wish.persons == 2)
        assert ("and" in words) == (wish.language == "en" and wish.persons == 2)
        assert len(wish.address) == 2
    single = [wish.name for wish in wishes if wish.persons <= 2]
    assert len(set(single)) == len(single)


def test_nobody_of_the_press_text_is_in_it() -> None:
    assert not [one.wish.name for one in sample_day(profile(), NOON) if "Koch" in one.wish.name]


@pytest.mark.parametrize("capacity", [1, 2, 5, 40])
def test_a_house_of_one_room_has_a_smaller_day(capacity: int) -> None:
    small = replace(profile(), rooms=(replace(profile().rooms[0], capacity=capacity),), services=profile().services[:1])
    *today, _ = sample_day(small, NOON)
    assert 0 < len(today) < 120
    assert sum(one.wish.persons for one in today if one.wish.family) == 5
    assert most_persons([one.wish for one in today], "1.08", small) <= capacity


def test_visits_longer_than_the_span_leave_the_day_empty() -> None:
    long = replace(profile(), services=(replace(profile().services[0], minutes=24 * 60),))
    assert len(sample_day(long, NOON)) == 1
