"""The form for a new appointment: what it begins with, what was found out about what is typed, in words."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.domain.appointments import Appointment, AppointmentWish
from desk.domain.families import Arrangement
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.i18n import Translate
from desk.service.families import FamilyWish
from desk.ui.office.state import CheckWords, Entry, Form, Option, Paper
from desk.ui.states.letters import Reading, appointments_words, language_options
from desk.ui.words.faults import fault_words
from desk.ui.words.moments import clock, weekday_in
from desk.ui.words.rooms import persons, room_name

_FIELDS = {
    FaultKind.NAME_EMPTY: "name",
    FaultKind.GLYPH_MISSING: "name",
    FaultKind.ADDRESS_TOO_LONG: "address",
    FaultKind.PERSONS_OUT_OF_RANGE: "persons",
    FaultKind.PARTY_OVER_ROOM: "persons",
    FaultKind.ROOM_TAKEN: "start",
    FaultKind.FAMILY_NOT_SEATED: "start",
    FaultKind.APPOINTMENT_TIME: "start",
    FaultKind.ROOM_UNKNOWN: "room",
}
"""Which field a fault is about."""
_OPENS = time(8, 0)
_STEP = 15
"""Minutes: appointments are proposed at whole quarters."""
_LARGEST_FAMILY = 20


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found out about an entry."""

    planned: int
    """Appointments of that day."""
    others: int = 0
    """Persons who are planned in the room at that time already."""
    capacity: int = 0
    span: tuple[datetime, datetime] | None = None
    """From when until when (UTC); None where the time is not possible."""
    past: bool = False
    taken: Fault | None = None
    """Why the room cannot take them then."""
    family: tuple[Appointment, ...] = ()
    """The appointments of a family as they would be made."""
    free_from: datetime | None = None
    """When the room can take them instead (UTC)."""
    fault: Fault | None = None
    """What else keeps it from being made."""
    pdf: bytes = field(default=b"", repr=False)
    page_fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """The open form."""

    serial: int
    begun_with: Entry
    entry: Entry
    examined: Examined | None = None
    refused: Fault | None = None
    """Why the last try to make it failed."""


def wish(entry: Entry, zone: ZoneInfo) -> AppointmentWish:
    """Return an entry as the service takes it. Raises `Fault(APPOINTMENT_TIME)` for a time that the clocks skip."""
    local = datetime.combine(entry.day, entry.start, zone)
    starts_at = local.astimezone(UTC)
    if starts_at.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Fault(FaultKind.APPOINTMENT_TIME)
    return AppointmentWish(
        service=entry.service,
        room=entry.room,
        starts_at=starts_at,
        persons=entry.persons,
        name=entry.name.strip(),
        address=tuple(line.strip() for line in entry.address.splitlines() if line.strip()),
        language=entry.language,
        minutes=entry.minutes,
    )


def family_wish(entry: Entry, zone: ZoneInfo) -> FamilyWish:
    """Return an entry for a family as the service takes it. Raises as `wish`.

    As many names as members, with commas between them, are the members'; else what is typed is the family's name.
    """
    alone = wish(entry, zone)
    return FamilyWish(
        service=alone.service,
        starts_at=alone.starts_at,
        members=entry.persons,
        names=_members(entry) or (alone.name,),
        room=alone.room,
        arrangement=entry.family or Arrangement.EITHER,
        address=alone.address,
        language=alone.language,
        minutes=alone.minutes,
    )


def _members(entry: Entry) -> tuple[str, ...]:
    """Return the name of each member, where all are typed."""
    names = tuple(name.strip() for name in entry.name.split(",") if name.strip())
    return names if len(names) == entry.persons else ()


def first_entry(reading: Reading, model: Appointment | None) -> Entry:
    """Return what a form begins with: an empty one on the chosen day, or what an appointment says."""
    day = max(reading.day, reading.today)
    local = reading.now.astimezone(reading.zone)
    if model is not None:
        return Entry(
            service=model.service.key,
            room=model.room.number,
            day=max(model.day, reading.today),
            start=model.starts_local.time(),
            minutes=round((model.ends_at - model.starts_at) / timedelta(minutes=1)),
            persons=model.persons,
            name=model.name,
            address="\n".join(model.address),
            language=model.language,
        )
    service = next(iter(reading.house.services.values()))
    room = min(reading.house.rooms.values(), key=lambda one: (one.capacity, one.number))
    start = _OPENS if day != reading.today else max(_OPENS, _next_quarter(local))
    return Entry(service.key, room.number, day, start, service.minutes)


def _next_quarter(local: datetime) -> time:
    """Return the next whole quarter of an hour of the day, midnight excluded."""
    minute = min((local.hour * 60 + local.minute) // _STEP * _STEP + _STEP, 24 * 60 - _STEP)
    return time(minute // 60, minute % 60)


def form(writing: Writing, reading: Reading, _: Translate) -> Form:
    """Return the form with what is to be said beside it."""
    house, examined = reading.house, writing.examined
    checks = _checks(writing, reading, _) if examined is not None else ()
    faults = [writing.refused, *((examined.taken, examined.fault, examined.page_fault) if examined else ())]
    wrong = frozenset(_FIELDS[fault.kind] for fault in faults if fault is not None and fault.kind in _FIELDS)
    named = bool(writing.entry.name.strip())
    return Form(
        title=_("New appointment"),
        services=tuple(Option(one.key, one.name) for one in house.services.values()),
        rooms=_room_options(house, writing.begun_with.day, _),
        languages=language_options(_),
        lengths=tuple((one.key, one.minutes) for one in house.services.values()),
        start_with=writing.begun_with,
        serial=writing.serial,
        most_persons=max(writing.begun_with.persons, *(one.capacity for one in house.rooms.values())),
        family=_("Family"),
        most_members=_LARGEST_FAMILY,
        arrangements=_arrangements(_),
        save=_save_words(examined, _),
        checks=checks,
        wrong=wrong,
        blocked="" if named else _("the name is missing"),
    )


def _arrangements(_: Translate) -> tuple[Option, ...]:
    return (
        Option(Arrangement.EITHER.value, _("side by side if possible")),
        Option(Arrangement.SIDE_BY_SIDE.value, _("side by side only")),
        Option(Arrangement.ONE_AFTER_ANOTHER.value, _("one after another")),
    )


def _save_words(examined: Examined | None, _: Translate) -> str:
    if examined is None or len(examined.family) < 2:  # noqa: PLR2004 - one is made as always
        return _("Make the appointment")
    return _("Make {appointments}").format(appointments=appointments_words(len(examined.family), _))


def _room_options(house: House, day: date, _: Translate) -> tuple[Option, ...]:
    words = _("{room}, for {capacity}")
    return tuple(
        Option(one.number, words.format(room=one.number, capacity=house.room_limit(one, day)))
        for one in sorted(house.rooms.values(), key=lambda one: one.number)
    )


def _checks(writing: Writing, reading: Reading, _: Translate) -> tuple[CheckWords, ...]:
    examined = writing.examined
    assert examined is not None  # noqa: S101 - asked before
    checks = [_room_check(writing.entry, examined, reading.zone, _)]
    if examined.family:
        checks = [CheckWords(True, _family_words(examined.family, reading.zone, _)), _names_check(writing.entry, _)]
    day = weekday_in(writing.entry.day, reading.today, _)
    if examined.past:
        checks.append(CheckWords(None, _("This time is past.")))
    checks.append(
        CheckWords(
            True, _("{day}: {appointments}").format(day=day, appointments=appointments_words(examined.planned, _))
        )
    )
    if examined.page_fault is not None:
        words = fault_words(examined.page_fault, _)
        checks.append(CheckWords(False, f"{words.happened} {words.todo}"))
    elif examined.pdf and writing.entry.address.strip():
        checks.append(CheckWords(True, _("The address fits into the window.")))
    elif examined.pdf:
        checks.append(CheckWords(None, _("There is no address yet.")))
    for fault in (examined.fault, writing.refused):
        if fault is not None and fault.kind is not FaultKind.NAME_EMPTY:
            words = fault_words(fault, _)
            checks.append(CheckWords(False, f"{words.happened} {words.todo}"))
    return tuple(dict.fromkeys(check for check in checks if check.words))


def _room_check(entry: Entry, examined: Examined, zone: ZoneInfo, _: Translate) -> CheckWords:
    if examined.taken is not None:
        words = fault_words(examined.taken, _)
        todo = words.todo
        if examined.free_from is not None:
            todo = _("Free from {time}.").format(time=clock(examined.free_from, zone, _))
        return CheckWords(False, f"{words.happened} {todo}")
    if examined.span is None:
        return CheckWords(None, "")
    gaps = {
        "room": entry.room,
        "from": clock(examined.span[0], zone, _),
        "until": clock(examined.span[1], zone, _),
        "left": examined.capacity - examined.others,
        "capacity": examined.capacity,
    }
    if examined.others:
        told = _("{room} has room for {left} of {capacity} from {from} to {until}")
        return CheckWords(True, told.format_map(gaps))
    return CheckWords(True, _("{room} is free from {from} to {until}").format_map(gaps))


def _family_words(family: tuple[Appointment, ...], zone: ZoneInfo, _: Translate) -> str:
    """Return what becomes of a family: `5 Personen: 3 Termine, 2 + 2 + 1, Zimmer 1.10, 1.12, 1.14 um 10:30`."""
    rooms = list(dict.fromkeys(one.room.number for one in family))
    times = dict.fromkeys(clock(one.starts_at, zone, _) for one in family)
    gaps = {
        "persons": persons(sum(one.persons for one in family), _),
        "appointments": appointments_words(len(family), _),
        "shares": " + ".join(str(one.persons) for one in family),
        "where": room_name(rooms[0], _) if len(rooms) == 1 else _("Rooms {rooms}").format(rooms=", ".join(rooms)),
        "times": ", ".join(times),
    }
    if len(family) == 1:
        return _("{persons}: {appointments}, {where} at {times}").format_map(gaps)
    return _("{persons}: {appointments}, {shares}, {where} at {times}").format_map(gaps)


def _names_check(entry: Entry, _: Translate) -> CheckWords:
    """Say whose names stand on the letters of a family."""
    if _members(entry):
        return CheckWords(True, _("Each letter names those whom it invites."))
    told = _("The same name stands on each letter. For names of their own, enter all {count} with commas.")
    return CheckWords(None, told.format(count=entry.persons))


def form_paper(writing: Writing, _: Translate) -> Paper:
    """Return the letter as it would be, beside what is typed."""
    examined = writing.examined
    fault = examined.page_fault if examined else None
    words = fault_words(fault, _) if fault is not None else None
    return Paper(
        title=_("Letter"),
        line=_draft_line(examined, _),
        pdf=examined.pdf if examined else b"",
        fault=(words.happened, words.todo) if words else ("", ""),
        spoken=_("The letter as it will be printed"),
    )


def _draft_line(examined: Examined | None, _: Translate) -> str:
    if examined is None or len(examined.family) < 2:  # noqa: PLR2004 - there is one letter
        return _("Draft, the code is not valid yet")
    return _("Draft, the first of {count} letters").format(count=len(examined.family))
