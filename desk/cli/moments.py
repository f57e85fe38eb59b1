"""Days and times as somebody types them: local to the site, or with an offset of their own."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.domain.faults import Fault, FaultKind

_YEARS = range(2000, 2200)


def moment(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Read `2026-11-20T10:30`, `2026-11-20 10:30`, `10:30` (today), or a time with an offset; UTC.

    Raises `Fault(TIME_UNKNOWN)` for anything else, for a local time that a change of clocks leaves out, and for
    one outside of the centuries of this program. Where a local time comes twice, the first is meant.
    """
    if ":" not in text:  # a day alone is no time
        raise Fault(FaultKind.TIME_UNKNOWN, time=text)
    whole = text if "-" in text[:8] else f"{now.astimezone(zone).date().isoformat()}T{text.zfill(5)}"
    try:
        local = datetime.fromisoformat(whole)
        utc = (local if local.tzinfo else local.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Fault(FaultKind.TIME_UNKNOWN, time=text) from None
    left_out = local.tzinfo is None and utc.astimezone(zone).replace(tzinfo=None) != local
    if left_out or utc.year not in _YEARS:
        raise Fault(FaultKind.TIME_UNKNOWN, time=text)
    return utc


def day(text: str, today: date) -> date:
    """Read `2026-11-20`, `20.11.2026`, `today`, `heute`, `tomorrow`, `morgen`. Raises `Fault(TIME_UNKNOWN)`."""
    match text.casefold():
        case "today" | "heute":
            return today
        case "tomorrow" | "morgen":
            return today + timedelta(days=1)
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise Fault(FaultKind.TIME_UNKNOWN, time=text)
