"""Day and time window against an oracle, minute by minute, on days that are shorter, longer and rarer than others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.domain.admission import decide
from desk.domain.appointments import Appointment
from desk.domain.decisions import Check, Facts, Reason, Verdict
from desk.domain.rules import Window
from tests.domain.examples import START, appointment, valid

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN, LEAP = date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)
MINUTE = timedelta(minutes=1)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BERLIN).astimezone(UTC)


def minutes(day: date) -> Iterator[datetime]:
    """Every minute of a local day, as moments in UTC."""
    moment = midnight(day)
    while moment < midnight(day + timedelta(days=1)):
        yield moment
        moment += MINUTE


def oracle(now: datetime, start: datetime) -> Reason | None:
    """What follows from the calendar on the wall and the seconds between two moments, and from nothing else."""
    if now.astimezone(BERLIN).strftime("%Y%m%d") != start.astimezone(BERLIN).strftime("%Y%m%d"):
        return Reason.OTHER_DAY
    late = int(now.timestamp()) // 60 - int(start.timestamp()) // 60
    return Reason.TOO_EARLY if late < -15 else Reason.TOO_LATE if late > 15 else None


def at(now: datetime, planned: Appointment) -> Facts:
    return replace(valid(), now=now, today=now.astimezone(BERLIN).date(), appointment=planned)


def test_the_three_days_have_the_minutes_of_three_days() -> None:
    assert [sum(1 for _ in minutes(day)) for day in (SPRING, AUTUMN, LEAP)] == [1380, 1500, 1440]


@pytest.mark.parametrize("day", [SPRING, AUTUMN, LEAP], ids=str)
def test_every_minute_of_the_day_is_judged_as_the_clock_on_the_wall_says(day: date) -> None:
    whole = list(minutes(day))
    starts = [whole[20], whole[105], whole[150], whole[190], whole[645], whole[-20]]
    starts += [start + timedelta(days=days) for start in (whole[5], whole[645]) for days in (-1, 1)]
    verdicts = set()
    for number, minute in enumerate(whole):
        now = minute + timedelta(seconds=number % 60)
        for start in starts:
            reason = decide(at(now, appointment(start))).reason
            assert reason is oracle(now, start), (now, start)
            verdicts.add(reason)
    assert verdicts == {None, Reason.OTHER_DAY, Reason.TOO_EARLY, Reason.TOO_LATE}


@pytest.mark.parametrize("window", [Window(0, 0), Window(5, 5), Window(120, 60)], ids=str)
@pytest.mark.parametrize("day", [date(2020, 3, 29), date(2020, 10, 25), date(2020, 2, 29)], ids=str)
def test_every_minute_is_within_or_outside_of_the_window_of_the_rule(day: date, window: Window) -> None:
    whole = list(minutes(day))
    for start in (whole[130], whole[200], whole[645]):
        planned, begins = replace(appointment(start), window=window), whole.index(start)
        for number, minute in enumerate(whole):
            ahead = begins - number
            reason = decide(at(minute, planned)).reason
            expected = Reason.TOO_EARLY if ahead > window.early else Reason.TOO_LATE if -ahead > window.late else None
            assert reason is expected, (minute, start)


@pytest.mark.parametrize("day", [SPRING, AUTUMN, LEAP], ids=str)
def test_an_appointment_at_any_minute_is_open_at_that_minute(day: date) -> None:
    for start in minutes(day):
        assert decide(at(start, appointment(start))).verdict is Verdict.ADMIT, start


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert first.astimezone(BERLIN).time() == second.astimezone(BERLIN).time() == time(2, 30)

    assert decide(at(first, appointment(first))).verdict is Verdict.ADMIT
    assert decide(at(second, appointment(first))).reason is Reason.TOO_LATE
    assert decide(at(first, appointment(second))).reason is Reason.TOO_EARLY


@pytest.mark.parametrize(
    "from_start,reason",
    [
        (timedelta(minutes=-15, seconds=-1), Reason.TOO_EARLY),
        (timedelta(minutes=-15), None),
        (timedelta(minutes=15, seconds=59), None),
        (timedelta(minutes=16), Reason.TOO_LATE),
    ],
)
def test_the_window_counts_whole_minutes_both_ends_included(from_start: timedelta, reason: Reason | None) -> None:
    assert decide(replace(valid(), now=START + from_start)).reason is reason


def test_who_came_in_time_and_waits_is_not_late() -> None:
    called = replace(valid(), now=START + timedelta(minutes=40))

    assert decide(called).reason is Reason.TOO_LATE
    assert decide(replace(called, waiting_since=START + timedelta(minutes=15, seconds=59))).verdict is Verdict.ADMIT
    assert decide(replace(called, waiting_since=START + timedelta(minutes=16))).reason is Reason.TOO_LATE


def test_the_window_is_told() -> None:
    result = next(one for one in decide(valid()).checks if one.check is Check.TIME)

    assert result.facts == {
        "starts": START,
        "from": START - timedelta(minutes=15),
        "until": START + timedelta(minutes=15),
    }
