"""Appointments: made, listed, cancelled."""

import secrets
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from desk.domain.appointments import (
    Appointment,
    AppointmentId,
    AppointmentKind,
    AppointmentStatus,
    AppointmentWish,
    persons_at_once,
)
from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import Reference
from desk.domain.opening import closed_on
from desk.domain.places import Room
from desk.domain.rules import NOT_IN_THE_HOUSE
from desk.domain.services import Service
from desk.ids import uuid7
from desk.service.desk import Desk
from desk.store import appointments, letters, places, visits, waiting
from desk.store.letters import KeptLetter

LANGUAGES = ("de", "en")
"""In which languages a letter can be written."""
MOST_PERSONS = 255
"""What the code on a letter can say."""
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2199, 6, 6)
"""Which days the code on a letter can say, both included."""
_UNWRITABLE = {"Cc", "Cn", "Cs"}
"""Control characters, what is no character at all, and halves of one: no font has them, a database may refuse them."""
_VISIBLE = set("LMNPS")
"""Letters, marks, numbers, punctuation, symbols: a name of blanks and marks of direction alone is none."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """An appointment in the list of a day, with its letter and whether somebody came."""

    appointment: Appointment
    letter: KeptLetter | None
    came: bool


def add_appointment(desk: Desk, wish: AppointmentWish) -> Appointment:
    """Make one appointment. Raises the faults of `add_appointments`."""
    return add_appointments(desk, [wish])[0]


def add_appointments(desk: Desk, wishes: Iterable[AppointmentWish]) -> tuple[Appointment, ...]:
    """Make appointments, all or none.

    Raises `Fault`: SERVICE_UNKNOWN, ROOM_UNKNOWN, NAME_EMPTY, GLYPH_MISSING (a control character in name or address),
    LANGUAGE_UNKNOWN, PERSONS_OUT_OF_RANGE, APPOINTMENT_TIME (a day that no letter can say), PARTY_OVER_ROOM (more
    persons than the room takes on that day), APPOINTMENT_CLOSED (a holiday or closing day), SERVICE_NOT_HERE (closed,
    online or at home on that day), ROOM_TAKEN (more than fit beside those planned at that time).
    """
    with desk.database.writing() as connection:
        places.lock_site(connection, desk.house.site.id)
        return write_appointments(connection, desk, wishes)


def write_appointments(
    connection: Connection, desk: Desk, wishes: Iterable[AppointmentWish]
) -> tuple[Appointment, ...]:
    """Make appointments in a transaction that holds the site's lock. Raises the faults of `add_appointments`."""
    made: list[Appointment] = []
    planned: dict[date, list[Appointment]] = {}
    for wish in wishes:
        appointment = _appointment(desk, wish)
        same_day = planned.setdefault(appointment.day, [])
        if not same_day:
            same_day.extend(planned_on(connection, desk, appointment.day))
        _refuse_overfull(desk, appointment, same_day)
        same_day.append(appointment)
        made.append(appointment)
    appointments.add_appointments(connection, desk.authority, made, desk.clock())
    return tuple(made)


def _appointment(desk: Desk, wish: AppointmentWish) -> Appointment:
    service, room = find_service(desk, wish.service), find_room(desk, wish.room)
    check_name(wish.name)
    check_writable(wish.name.strip(), *wish.address)
    if wish.language not in LANGUAGES:
        raise Fault(FaultKind.LANGUAGE_UNKNOWN, language=wish.language, known=", ".join(LANGUAGES))
    if not 1 <= wish.persons <= MOST_PERSONS:
        raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=wish.persons, most=MOST_PERSONS)
    # A letter says whole minutes.
    starts_at = wish.starts_at.replace(second=0, microsecond=0)
    day = desk.today(starts_at)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Fault(FaultKind.APPOINTMENT_TIME)
    _refuse_closed(desk, service, day)
    limit = desk.house.room_limit(room, day, service)
    if wish.persons > limit:
        raise Fault(FaultKind.PARTY_OVER_ROOM, persons=wish.persons, room=room.number, capacity=limit)
    return Appointment(
        id=AppointmentId(uuid7(desk.clock())),
        reference=Reference(secrets.token_bytes(10)),
        site=desk.house.site,
        room=room,
        service=service,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=wish.minutes or service.minutes),
        persons=wish.persons,
        name=wish.name.strip(),
        address=wish.address,
        language=wish.language,
        status=AppointmentStatus.PLANNED,
        revision=0,
        family=wish.family,
        window=desk.house.holding(service, day).window,
    )


def _refuse_closed(desk: Desk, service: Service, day: date) -> None:
    """Refuse a day on which the door would send the visitor away."""
    holding = desk.house.holding(service, day)
    closing = closed_on(holding, desk.house.holidays)
    if closing is not None:
        raise Fault(FaultKind.APPOINTMENT_CLOSED, day=day.isoformat(), name=closing.name)
    if not desk.house.open_on(service, day):
        raise Fault(FaultKind.APPOINTMENT_CLOSED)  # by its hours, as on every Sunday
    if holding.access in NOT_IN_THE_HOUSE:
        raise Fault(FaultKind.SERVICE_NOT_HERE, service=service.name, day=day.isoformat())


def check_name(name: str) -> None:
    """Refuse a name that nobody could read. Raises `Fault(NAME_EMPTY)`."""
    if not any(unicodedata.category(sign)[0] in _VISIBLE for sign in name):
        raise Fault(FaultKind.NAME_EMPTY)


def check_writable(*texts: str) -> None:
    """Refuse texts for a letter that no font can write. Raises `Fault(GLYPH_MISSING)` for a control character."""
    for sign in "".join(texts):
        if unicodedata.category(sign) in _UNWRITABLE:
            raise Fault(FaultKind.GLYPH_MISSING, character=f"U+{ord(sign):04X}")


def planned_on(connection: Connection, desk: Desk, day: date) -> list[Appointment]:
    """The appointments of a local day that still stand, by time."""
    listed = appointments.of_day(connection, desk.house, day)
    return [one for one in listed if one.status is AppointmentStatus.PLANNED]


def _refuse_overfull(desk: Desk, appointment: Appointment, planned: list[Appointment]) -> None:
    room = appointment.room
    limit = desk.house.room_limit(room, appointment.day)
    others = persons_at_once(tuple(planned), room.id, appointment.starts_at, appointment.ends_at)
    if others + appointment.persons > limit:
        raise Fault(FaultKind.ROOM_TAKEN, room=room.number, capacity=limit, planned=others)


def find_service(desk: Desk, key: str) -> Service:
    """The service of that key at this site. Raises `Fault(SERVICE_UNKNOWN)`."""
    return service_named(desk.house.services_here, key)


def service_named(services: Collection[Service], key: str) -> Service:
    """The one of these services that has a key. Raises `Fault(SERVICE_UNKNOWN)`, which names those that there are."""
    found = next((one for one in services if one.key == key), None)
    if found is None:
        raise Fault(FaultKind.SERVICE_UNKNOWN, service=key, known=", ".join(sorted(one.key for one in services)))
    return found


def find_room(desk: Desk, number: str) -> Room:
    """The room of that number. Raises `Fault(ROOM_UNKNOWN)`."""
    found = desk.house.room_numbered(number)
    if found is None:
        known = ", ".join(sorted(one.number for one in desk.house.rooms.values()))
        raise Fault(FaultKind.ROOM_UNKNOWN, room=number, known=known)
    return found


def find_appointment(desk: Desk, reference: str) -> Appointment:
    """The appointment of a reference as `show_reference` writes it. Raises `Fault(APPOINTMENT_UNKNOWN)`."""
    try:
        wanted = Reference(bytes.fromhex(reference))
    except ValueError:
        wanted = Reference(b"")
    with desk.database.reading() as connection:
        found = appointments.by_reference(connection, desk.house, wanted)
    if found is None or found.kind is AppointmentKind.WALK_IN:  # a seat at the door, of which there is no letter
        raise Fault(FaultKind.APPOINTMENT_UNKNOWN, reference=reference)
    return found


def show_reference(reference: Reference) -> str:
    """A reference as the command line prints and takes it: 20 characters of hexadecimal."""
    return reference.hex()


def day_list(desk: Desk, day: date) -> tuple[DayRow, ...]:
    """A local day's appointments with their letters, by time."""
    with desk.database.reading() as connection:
        listed = appointments.of_day(connection, desk.house, day)
        ids = [one.id for one in listed]
        kept, came = letters.letters_of(connection, ids), visits.came(connection, ids)
    return tuple(DayRow(one, kept.get(one.id), one.id in came) for one in listed)


def days(desk: Desk, first: date, last: date) -> dict[date, int]:
    """How many planned appointments stand on each local day of a span, both ends included."""
    with desk.database.reading() as connection:
        return appointments.days_with_appointments(connection, desk.house.site.id, first, last)


def cancel_appointment(desk: Desk, reference: Reference) -> Appointment:
    """Withdraw an appointment; its letter is refused from now on. Raises `Fault(APPOINTMENT_UNKNOWN)`."""
    now = desk.clock()
    with desk.database.writing() as connection:
        found = appointments.by_reference(connection, desk.house, reference, lock=True)
        if found is None or found.kind is AppointmentKind.WALK_IN:
            raise Fault(FaultKind.APPOINTMENT_UNKNOWN, reference=show_reference(reference))
        appointments.cancel(connection, found.id)
        waiting.end(connection, found.id, now)
    return replace(found, status=AppointmentStatus.CANCELLED)


def draft_appointment(desk: Desk, wish: AppointmentWish) -> Appointment:
    """An appointment as it would be made, written nowhere, to show its letter. Raises as `add_appointments`.

    Whether others are planned for the same time is seen only when it is made.
    """
    return _appointment(desk, wish)
