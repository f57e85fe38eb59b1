"""What the letters place asks on the data thread: a day, a page, what is to be said about an entry."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desk.domain.appointments import Appointment, AppointmentStatus, persons_at_once
from desk.domain.faults import Fault, FaultKind
from desk.service.appointments import day_list, days, draft_appointment
from desk.service.desk import Desk
from desk.service.families import draft_family
from desk.service.letters import preview
from desk.ui.office.state import Entry
from desk.ui.states.letter_form import Examined, family_wish, wish
from desk.ui.states.letters import Reading, Sheet, monday

_WEEK = timedelta(days=6)
_LOOK_AHEAD = timedelta(days=60)
_STEP = timedelta(minutes=15)
_LONGEST_DAY = timedelta(hours=12)
"""So long after the wished time a free one is looked for."""


def read_day(desk: Desk, wanted: date | None) -> Reading:
    """Read a day, today where none is wanted, and the counts of its week."""
    now = desk.clock()
    today = desk.today(now)
    day = wanted or today
    first = monday(day)
    rows = day_list(desk, day)
    later = days(desk, day + timedelta(days=1), day + _LOOK_AHEAD) if not rows else {}
    return Reading(
        house=desk.house,
        now=now,
        today=today,
        day=day,
        counts=days(desk, first, first + _WEEK),
        rows=rows,
        next_day=min(later, default=None),
    )


def read_sheet(desk: Desk, appointment: Appointment) -> Sheet:
    """Set the page of an appointment's letter; what is wrong with it is part of the answer."""
    try:
        return Sheet(appointment.id, appointment.revision, preview(desk, appointment), None)
    except Fault as fault:
        return Sheet(appointment.id, appointment.revision, b"", fault)


def examine(desk: Desk, entry: Entry, no_name: str) -> Examined:
    """Look at what is typed; nothing is written. While it has no name, the page says `no_name` in its place."""
    planned = _planned(desk, entry.day)
    found = Examined(planned=len(planned))
    if entry.family is not None:
        return _examine_family(desk, entry, no_name, found)
    try:
        wished = wish(entry, desk.zone)
        draft = draft_appointment(desk, replace(wished, name=wished.name or no_name))
    except Fault as fault:
        if fault.kind is FaultKind.PARTY_OVER_ROOM:
            return replace(found, taken=fault)
        return replace(found, fault=fault)
    room, limit = draft.room, desk.house.room_limit(draft.room, draft.day)
    others = persons_at_once(planned, room.id, draft.starts_at, draft.ends_at)
    found = replace(
        found,
        others=others,
        capacity=limit,
        span=(draft.starts_at, draft.ends_at),
        past=draft.starts_at < desk.clock(),
    )
    if others + draft.persons > limit:
        taken = Fault(FaultKind.ROOM_TAKEN, room=room.number, capacity=limit, planned=others)
        found = replace(found, taken=taken, free_from=_free_from(draft, planned, limit))
    sheet = read_sheet(desk, draft)
    return replace(found, pdf=sheet.pdf, page_fault=sheet.fault)


def _examine_family(desk: Desk, entry: Entry, no_name: str, found: Examined) -> Examined:
    """Look at what would become of a family; the page is the first of its letters."""
    try:
        wished = family_wish(replace(entry, name=entry.name.strip() or no_name), desk.zone)
        family = draft_family(desk, wished)
    except Fault as fault:
        if fault.kind is FaultKind.FAMILY_NOT_SEATED:
            return replace(found, taken=fault)
        return replace(found, fault=fault)
    found = replace(found, family=family, past=family[0].starts_at < desk.clock())
    try:
        return replace(found, pdf=preview(desk, family[0], drafts=family))
    except Fault as fault:
        return replace(found, page_fault=fault)


def _planned(desk: Desk, day: date) -> tuple[Appointment, ...]:
    rows = (row.appointment for row in day_list(desk, day))
    return tuple(one for one in rows if one.status is AppointmentStatus.PLANNED)


def _free_from(draft: Appointment, planned: tuple[Appointment, ...], limit: int) -> datetime | None:
    """Return the next time, in whole steps from the wished one, at which the room takes them (UTC), on the same day."""
    length = draft.ends_at - draft.starts_at
    at = draft.starts_at + _STEP
    while at <= draft.starts_at + _LONGEST_DAY:
        fits = persons_at_once(planned, draft.room.id, at, at + length) + draft.persons <= limit
        if fits and at.astimezone(draft.starts_local.tzinfo).date() == draft.day:
            return at
        at += _STEP
    return None
