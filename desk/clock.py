"""The one source of time. Everything else gets an aware UTC moment or a clock passed in."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """Return the computer's present time in UTC."""
    return datetime.now(UTC)


def shifted(clock: Clock, to: datetime) -> Clock:
    """Return a clock that shows `to` (aware, UTC) now and runs on from there: for a day that is played."""
    ahead = to - clock()
    return lambda: clock() + ahead
