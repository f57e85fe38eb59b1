"""A day that is played: a training database whose clock stands on a day of the past, to see its rules at work."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desk.clock import Clock, shifted
from desk.store import ledger, settings

BEGINS = time(10, 30)
"""When a played day begins, in the site's local time."""


def played_day(connection: Connection) -> date | None:
    """The local day that a training database is played at; None where the time is the present one."""
    if settings.setting(connection, settings.TRAINING) is None:
        return None
    day = settings.setting(connection, settings.PLAYED_DAY)
    return date.fromisoformat(day) if day else None


def beginning(day: date, zone: ZoneInfo) -> datetime:
    """When a day that is played begins (UTC)."""
    return datetime.combine(day, BEGINS, zone).astimezone(UTC)


def played_clock(connection: Connection, clock: Clock, day: date, zone: ZoneInfo) -> Clock:
    """Return a clock for a played day: it begins in the morning, and later goes on where the last act was stored."""
    tomorrow = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    begins = beginning(day, zone)
    return shifted(clock, ledger.latest_between(connection, begins, tomorrow) or begins)
