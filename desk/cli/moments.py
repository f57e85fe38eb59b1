"""Days and times as somebody types them: local to the site, or with an offset of their own."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.domain.faults import Fault, FaultKind


def moment(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Read `2026-11-20T10:30`, `2026-11-20 10:30`, `10:30` (today), or a time with an offset; UTC.

    Raises `Fault(APPOINTMENT_TIME)` for anything else, and for a local time that a change of clocks leaves out.
    Where a local time comes twice, the first is meant.
    """
    try:
        if "-" not in text[:8] and ":" in text:
            local = datetime.fromisoformat(f"{now.astimezone(zone).date().isoformat()}T{text.zfill(5)}")
        else:
            local = datetime.fromisoformat(text)
    except ValueError:
        raise Fault(FaultKind.APPOINTMENT_TIME, time=text) from None
    if local.tzinfo is not None:
        return local.astimezone(UTC)
    placed = local.replace(tzinfo=zone)
    utc = placed.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != local:
        raise Fault(FaultKind.APPOINTMENT_TIME, time=text)
    return utc


def day(text: str, today: date) -> date:
    """Read `2026-11-20`, `20.11.2026`, `today`, `heute`, `tomorrow`, `morgen`. Raises `Fault(APPOINTMENT_TIME)`."""
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
    raise Fault(FaultKind.APPOINTMENT_TIME, time=text)
