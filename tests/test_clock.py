from datetime import UTC, datetime, timedelta

from desk.clock import shifted, system_clock


def test_a_shifted_clock_begins_there_and_runs_on() -> None:
    now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    times = iter([now, now, now + timedelta(minutes=7)])
    played = shifted(lambda: next(times), datetime(2020, 6, 29, 8, 30, tzinfo=UTC))

    assert played() == datetime(2020, 6, 29, 8, 30, tzinfo=UTC)
    assert played() == datetime(2020, 6, 29, 8, 37, tzinfo=UTC)


def test_the_computers_time_is_aware() -> None:
    assert system_clock().tzinfo is UTC
