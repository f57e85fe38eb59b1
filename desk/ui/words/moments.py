"""Days and times as the guard says them: `9:30`, `26. Juni`, `morgen, Freitag, 26. Juni`."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from desk.i18n import Translate, time_of_day


def clock(moment: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return the time on the wall in `zone` at an aware moment: `9:30`."""
    return time_of_day(moment, zone, _)


def hour(local: time, _: Translate) -> str:
    """Return a time of the site's local day: `9:30`."""
    return format_time(local, _("H:mm"), locale=_("en"))


def day_in(day: date, today: date, _: Translate) -> str:
    """Return a day without its weekday, with the year where it is another than today's: `26. Juni`."""
    return format_date(day, _("d MMMM") if day.year == today.year else _("d MMMM y"), locale=_("en"))


def weekday(day: date, _: Translate) -> str:
    """Return the name of a day of the week: `Montag`."""
    return format_date(day, "EEEE", locale=_("en"))


def weekday_in(day: date, today: date, _: Translate) -> str:
    """Return a day with its weekday, with the year where it is another than today's: `Freitag, 26. Juni`."""
    return format_date(day, _("EEEE, d MMMM") if day.year == today.year else _("EEEE, d MMMM y"), locale=_("en"))


def nearness(day: date, today: date, _: Translate) -> str:
    """Return `heute`, `morgen`, `gestern`, or nothing where a day is further away."""
    names = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    return names.get((day - today).days, "")


def near_day(day: date, today: date, _: Translate) -> str:
    """Return a day as one says it from today: `heute`, `morgen, Freitag, 26. Juni`, `Montag, 29. Juni`."""
    near = nearness(day, today, _)
    if day == today:
        return near
    weekday_day = weekday_in(day, today, _)
    return f"{near}, {weekday_day}" if near else weekday_day


_A_WEEK = 7


def moment_from(local: datetime, today: date, _: Translate) -> str:
    """Return a local time as one says it from today: `heute um 14:00`, `morgen um 8:00`, `Montag um 8:00`."""
    day, ahead = local.date(), (local.date() - today).days
    # After a week the weekday alone would be taken for today, and later for the next one.
    said = nearness(day, today, _) or (weekday(day, _) if ahead < _A_WEEK else weekday_in(day, today, _))
    return _("{day} at {time}").format(day=said, time=hour(local.time(), _))
