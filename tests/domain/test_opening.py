"""Hours and closing days against the clock on the wall, minute by minute, on days that are no common days."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.domain.opening import Closing, Shut, closed_at, closed_on, open_on
from desk.domain.rulebook import Holding
from desk.domain.rules import Opening, Rule, RuleKind
from desk.domain.services import Hours
from tests.domain.examples import CARD_ONLY, PHONE, TODAY

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN, LEAP = date(2020, 3, 29), date(2020, 10, 25), date(2020, 2, 29)
MINUTE = timedelta(minutes=1)
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CLOSED = replace(CARD_ONLY, key="closed", kind=RuleKind.CLOSED, title="Betriebsausflug")
NO_HOLIDAYS: Mapping[date, str] = {}


def opening(*hours: Hours) -> Rule:
    return replace(CARD_ONLY, key="hours", kind=RuleKind.HOURS, ruling=Opening(hours))


def holding(day: date, *rules: Rule) -> Holding:
    return Holding(day, rules)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BERLIN).astimezone(UTC)


def minutes(first: date, days: int = 1) -> Iterator[datetime]:
    """Every minute of some local days, as moments in UTC."""
    moment, end = midnight(first), midnight(first + timedelta(days=days))
    while moment < end:
        yield moment
        moment += MINUTE


@cache
def shown(first: date, days: int) -> list[tuple[str, str]]:
    """What a clock with a calendar shows at every minute of some local days: day of the week, hours and minutes."""
    walls = (moment.astimezone(BERLIN) for moment in minutes(first, days))
    return [(wall.strftime("%a"), wall.strftime("%H:%M")) for wall in walls]


def on_the_wall(hours: tuple[Hours, ...], weekday: str, at: str) -> bool:
    """Whether what is shown lies within the hours; by what is shown, and nothing else."""
    return any(
        weekday in [NAMES[day] for day in one.days] and f"{one.opens:%H:%M}" <= at < f"{one.closes:%H:%M}"
        for one in hours
    )


# At two in the night the clocks change: no hours begin or end within that hour, though they may go over it.
walls = st.integers(0, 24 * 12 - 1).map(lambda five: time(five // 12, five % 12 * 5)).filter(lambda at: at.hour != 2)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    opens, closes = sorted(draw(st.lists(walls, min_size=2, max_size=2, unique=True)))
    return Hours(tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))), opens, closes)


OFFICE = (Hours((0, 1, 2, 3, 4), time(8), time(16, 30)), Hours((5, 6), time(9), time(15)))
OVER_NIGHT = (Hours((6,), time(0), time(4)), Hours((5, 6), time(3), time(23, 55)))


@pytest.mark.parametrize("day", [SPRING, AUTUMN, LEAP], ids=str)
@settings(max_examples=6)
@example(OFFICE)
@example(OVER_NIGHT)
@given(st.lists(hours(), min_size=1, max_size=3).map(tuple))
def test_every_minute_of_the_day_is_open_or_shut_as_the_clock_on_the_wall_says(
    day: date, written: tuple[Hours, ...]
) -> None:
    held = holding(day, opening(*written))
    contact = replace(PHONE, hours=written)
    following = list(minutes(day, 9))
    is_open = [on_the_wall(written, *wall) for wall in shown(day, 9)]
    again: list[datetime | None] = [None] * len(following)
    for number in range(len(following) - 2, -1, -1):
        again[number] = following[number + 1] if is_open[number + 1] else again[number + 1]

    for number, minute in enumerate(minutes(day)):
        # A clock that shows 8:00 does so for a whole minute.
        local = (minute + timedelta(seconds=number % 60)).astimezone(BERLIN)
        shut = closed_at(held, NO_HOLIDAYS, local)
        assert any(one.hold_at(local) for one in written) is is_open[number], local
        assert (shut is None) is is_open[number], local
        until, next_time = contact.reachable_until(local), contact.reachable_again(local)
        if is_open[number]:
            assert until in {one.closes for one in written if one.hold_at(local)}
            assert next_time is None
        else:
            assert until is None
            assert shut == Closing(Shut.OUTSIDE_HOURS, rule=held.of(RuleKind.HOURS), again=next_time)
            assert next_time is not None
            assert next_time.astimezone(UTC) == again[number], local


def test_the_three_days_have_the_minutes_of_three_days() -> None:
    assert [sum(1 for _ in minutes(day)) for day in (SPRING, AUTUMN, LEAP)] == [1380, 1500, 1440]


def test_after_the_last_hour_of_the_leap_day_it_opens_on_the_first_of_march() -> None:
    saturday = datetime(2020, 2, 29, 15, 0, tzinfo=BERLIN)

    assert replace(PHONE, hours=OFFICE).reachable_again(saturday) == datetime(2020, 3, 1, 9, 0, tzinfo=BERLIN)


@pytest.mark.parametrize("day", [SPRING, AUTUMN, LEAP], ids=str)
def test_a_day_that_is_closed_is_closed_at_every_minute(day: date) -> None:
    held = holding(day, opening(*OFFICE), CLOSED)
    holiday = holding(day, opening(*OFFICE))
    for minute in minutes(day):
        local = minute.astimezone(BERLIN)
        assert closed_at(held, NO_HOLIDAYS, local) == Closing(Shut.CLOSING_DAY, "Betriebsausflug", CLOSED)
        assert closed_at(holiday, {day: "Feiertag"}, local) == Closing(Shut.HOLIDAY, "Feiertag")


def test_the_offices_own_words_go_before_the_name_of_the_holiday() -> None:
    holidays = {TODAY: "Fronleichnam"}

    assert closed_on(holding(TODAY, CLOSED), holidays) == Closing(Shut.CLOSING_DAY, "Betriebsausflug", CLOSED)
    assert closed_on(holding(TODAY), holidays) == Closing(Shut.HOLIDAY, "Fronleichnam")
    assert closed_on(holding(TODAY), NO_HOLIDAYS) is None
    assert closed_on(holding(TODAY + timedelta(days=1)), holidays) is None


def test_without_hours_a_house_is_open_all_day() -> None:
    for minute in minutes(TODAY):
        assert closed_at(holding(TODAY), NO_HOLIDAYS, minute.astimezone(BERLIN)) is None


def test_hours_on_no_day_never_begin_again() -> None:
    shut = closed_at(holding(TODAY, opening()), NO_HOLIDAYS, datetime(2020, 6, 25, 10, tzinfo=BERLIN))

    assert shut is not None
    assert (shut.why, shut.again) == (Shut.OUTSIDE_HOURS, None)


@given(st.integers(0, 366).map(lambda ahead: date(2020, 1, 1) + timedelta(days=ahead)), st.lists(hours(), max_size=3))
def test_the_doors_open_on_the_days_of_their_hours(day: date, written: list[Hours]) -> None:
    held = holding(day, opening(*written))

    assert open_on(held, NO_HOLIDAYS) is any(
        day.strftime("%a") in [NAMES[each] for each in one.days] for one in written
    )
    assert not open_on(held, {day: "Feiertag"})
    assert not open_on(holding(day, opening(*written), CLOSED), NO_HOLIDAYS)
    assert open_on(holding(day), NO_HOLIDAYS)
