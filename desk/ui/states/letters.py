"""From a day's appointments to the letters place; the chosen one, the form and the batch have their own modules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date

from desk.domain.appointments import AppointmentId, AppointmentStatus
from desk.domain.faults import Fault
from desk.domain.house import House
from desk.domain.opening import closed_on
from desk.i18n import Translate
from desk.service.appointments import DayRow
from desk.ui.office.state import AppointmentRow, DayPart, DayTab, LetterMark, Option
from desk.ui.words.moments import clock, near_day, nearness, weekday_in
from desk.ui.words.rooms import of, persons, room_name

WORKING_DAYS = 5
_WEEK = 7


class Asks(Enum):
    """What is asked back before it is done."""

    REISSUE = "reissue"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a week and one of its days."""

    house: House
    now: datetime
    """UTC."""
    today: date
    day: date
    counts: Mapping[date, int]
    """Planned appointments of each day of the week that has some."""
    rows: tuple[DayRow, ...]
    next_day: date | None
    """The next day that has appointments, where this one has none."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's zone."""
        return ZoneInfo(self.house.site.timezone)

    @property
    def planned(self) -> tuple[DayRow, ...]:
        """Those that were not cancelled."""
        return tuple(row for row in self.rows if row.appointment.status is AppointmentStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the person at the office has chosen so far."""

    appointment: AppointmentId | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class Acting:
    """What is being done with the chosen appointment."""

    asks: Asks | None = None
    said: str = ""
    """What was done last."""
    busy: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of an appointment's letter, or why there is none."""

    appointment: AppointmentId | None
    revision: int
    pdf: bytes = field(repr=False)
    fault: Fault | None


def language_options(_: Translate) -> tuple[Option, ...]:
    """Return the languages of letters, each by its own name."""
    return (Option("de", "Deutsch"), Option("en", "English"))


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def day_tabs(reading: Reading, _: Translate) -> tuple[DayTab, ...]:
    """Return the working days of the week, and a Saturday or Sunday that is chosen or has appointments."""
    first = monday(reading.day)
    days = [first + timedelta(days=place) for place in range(_WEEK)]
    shown = [day for day in days if day.weekday() < WORKING_DAYS or day == reading.day or day in reading.counts]
    return tuple(_tab(day, reading, _) for day in shown)


def _tab(day: date, reading: Reading, _: Translate) -> DayTab:
    count = reading.counts.get(day, 0)
    near = nearness(day, reading.today, _) if day == reading.today else ""
    words = near or (_("empty") if not count else _("appointments") if count > 1 else _("appointment"))
    told = (weekday_in(day, reading.today, _), near, appointments_words(count, _))
    return DayTab(
        day=day,
        name=format_date(day, "EEEEEE", locale=_("en")).rstrip("."),
        number=format_date(day, _("d"), locale=_("en")),
        short=format_date(day, _("d MMM"), locale=_("en")),
        count=str(count),
        words=words,
        chosen=day == reading.day,
        spoken=", ".join(part for part in told if part),
    )


def appointments_words(count: int, _: Translate) -> str:
    """Return `1 Termin`, `12 Termine`."""
    return _("1 appointment") if count == 1 else _("{count} appointments").format(count=count)


def day_part(reading: Reading, choosing: Choosing, _: Translate) -> DayPart:
    """Return the chosen day; where something is searched, only what fits it."""
    planned = reading.planned
    printed = sum(row.letter is not None and row.letter.printed_at is not None for row in planned)
    subtitle = near_day(reading.day, reading.today, _)
    if reading.day == reading.today:
        subtitle = f"{subtitle}, {weekday_in(reading.day, reading.today, _)}"
    subtitle = " · ".join((subtitle, *_quotas(reading, _)))
    found = [row for row in reading.rows if _fits(row, choosing.search, reading.zone, _)]
    return DayPart(
        title=appointments_words(len(planned), _),
        subtitle=subtitle[:1].upper() + subtitle[1:],
        printed_words=_("{part} of {whole} letters printed").format(part=printed, whole=len(planned)),
        printed=printed,
        total=len(planned),
        rows=_rows(found, reading, choosing.appointment, _),
        empty=("", "") if found else _empty(reading, _),
        chosen=choosing.appointment,
    )


def _quotas(reading: Reading, _: Translate) -> tuple[str, ...]:
    """Return for each service with a daily range how many are planned ("Voraussichtlich … acht bis zehn Termine")."""
    told = []
    for service in reading.house.services_here:
        quota = reading.house.holding(service, reading.day).quota
        count = sum(row.appointment.service.id == service.id for row in reading.planned)
        if quota is not None and count:
            words = _("{service}: {count}, aim {least} to {most}")
            told.append(words.format(service=service.name, count=count, least=quota.least, most=quota.most))
    return tuple(told)


def _empty(reading: Reading, _: Translate) -> tuple[str, str]:
    if reading.rows:
        return _("Nothing fits what is searched for."), _("Esc shows all appointments of the day again.")
    closing = closed_on(reading.house.holding(None, reading.day), reading.house.holidays)
    if closing is not None:
        return _("The house is closed on this day: {name}.").format(name=closing.name), _("Choose another day.")
    if reading.next_day is None:
        return _("No appointments on this day."), _("Make one with Ctrl N.")
    later = near_day(reading.next_day, reading.today, _)
    advice = _("The next ones are {day}. Make a new one with Ctrl N.").format(day=later)
    return _("No appointments on this day."), advice


def _fits(row: DayRow, search: str, zone: ZoneInfo, _: Translate) -> bool:
    one = row.appointment
    told = f"{clock(one.starts_at, zone, _)} {one.name} {one.room.number} {one.service.name}".casefold()
    begins = [*told.split(), *told.replace("-", " ").split()]
    return all(any(begin.startswith(word) for begin in begins) for word in search.casefold().split())


def _rows(
    found: Sequence[DayRow], reading: Reading, chosen: AppointmentId | None, _: Translate
) -> tuple[AppointmentRow, ...]:
    families: dict[UUID, list[AppointmentId]] = {}
    for row in reading.planned:
        if row.appointment.family is not None:
            families.setdefault(row.appointment.family, []).append(row.appointment.id)
    rows, before = [], ""
    for row in found:
        time = clock(row.appointment.starts_at, reading.zone, _)
        family = families.get(row.appointment.family, []) if row.appointment.family is not None else []
        shown = _row(row, time, time != before, _family_word(row.appointment.id, family, _), _)
        rows.append(replace(shown, joined=bool(shown.family) and chosen in family))
        before = time
    return tuple(rows)


def _family_word(one: AppointmentId, family: Sequence[AppointmentId], _: Translate) -> str:
    if one not in family or len(family) == 1:
        return ""
    return _("Family, {part}").format(part=of(family.index(one) + 1, len(family), _))


def _row(row: DayRow, time: str, first: bool, family: str, _: Translate) -> AppointmentRow:
    one = row.appointment
    mark = letter_mark(row)
    word = letter_word(mark, _)
    told = (time, one.name, room_name(one.room.number, _), persons(one.persons, _), family, one.service.name, word)
    return AppointmentRow(
        appointment=one.id,
        time=time,
        first=first,
        name=one.name,
        service=one.service.name,
        room=one.room.number,
        persons=one.persons,
        mark=mark,
        word=word,
        spoken=", ".join(part for part in told if part),
        family=family,
    )


def letter_mark(row: DayRow) -> LetterMark:
    """Return how an appointment and its letter are."""
    if row.appointment.status is AppointmentStatus.CANCELLED:
        return LetterMark.CANCELLED
    if row.came:
        return LetterMark.CAME
    if row.letter is None:
        return LetterMark.NONE
    return LetterMark.MADE if row.letter.printed_at is None else LetterMark.PRINTED


def letter_word(mark: LetterMark, _: Translate) -> str:
    """Return the word beside the mark."""
    return {
        LetterMark.NONE: _("no letter yet"),
        LetterMark.MADE: _("not printed"),
        LetterMark.PRINTED: _("printed"),
        LetterMark.CAME: _("came"),
        LetterMark.CANCELLED: _("cancelled"),
    }[mark]
