"""Somebody came without a letter: for a service that needs none, for one that does, or for nothing that has a name."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from desk.domain.appointments import Appointment, AppointmentId, AppointmentKind, AppointmentStatus
from desk.domain.decisions import Verdict, WalkIn
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import Fact, FactKind
from desk.domain.letters import CodeReading, Reference
from desk.domain.occupancy import roomiest
from desk.domain.places import Room
from desk.domain.services import Service
from desk.ids import uuid7
from desk.service.admission import NO_KEY, Presented, decided, present
from desk.service.appointments import MOST_PERSONS, service_named
from desk.service.desk import Desk
from desk.service.facts import Brought, ScanKind, seats_today
from desk.service.ledger import record
from desk.store import appointments, places, waiting


def present_walk_in(
    desk: Desk,
    service: str,
    persons: int = 1,
    file_number: str = "",
    answers: Mapping[str, bool] | None = None,
    at: datetime | None = None,
    exempt: frozenset[str] = frozenset(),
) -> Presented:
    """Decide over a party without a letter that came for a service, by its key, and log it.

    Where the service needs no appointment, they get a seat in the room that has most of them; where it needs one, the
    decision carries the way that is open. Raises `Fault(SERVICE_UNKNOWN)`, `Fault(PERSONS_OUT_OF_RANGE)`,
    `Fault(TRAINING_ONLY)` for a time given by hand.
    """
    wanted = service_named(desk.house.services.values(), service)
    if not 1 <= persons <= MOST_PERSONS:
        raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=persons, most=MOST_PERSONS)
    now = desk.moment(at)
    with desk.database.writing() as connection:
        room = _room(connection, desk, wanted, persons, now)
        draft = _draft(desk, wanted, room, persons, file_number, now) if room else None
        brought = Brought(ScanKind.WALK_IN, draft=draft, walk_in=WalkIn(wanted, file_number))
        return decided(connection, desk, brought, now, persons, answers, given=at is not None, exempt=exempt)


def present_number(
    desk: Desk,
    number: int,
    persons: int | None = None,
    answers: Mapping[str, bool] | None = None,
    at: datetime | None = None,
    exempt: frozenset[str] = frozenset(),
    file_number: str = "",
) -> Presented:
    """Decide over the party that waits with a number of today, whether it came with a letter or without one.

    `file_number` is that of its document, where a party without a letter names it only now. Raises
    `Fault(NUMBER_UNKNOWN)` where nobody waits with it.
    """
    now = desk.moment(at)
    with desk.database.writing() as connection:
        line = waiting.line(connection, desk.house.site.id, desk.today(now))
        standing = next((one for one in line if one.number == number), None)
        listed = appointments.by_id(connection, desk.house, standing.appointment) if standing else None
        if standing is None or listed is None:
            raise Fault(FaultKind.NUMBER_UNKNOWN, number=number)
        if listed.kind is AppointmentKind.WALK_IN:
            listed = _nearest_seat(connection, desk, listed, standing.persons, now)
        reading = CodeReading(listed.letter_code(NO_KEY, listed.revision), None)
        walk_in = WalkIn(listed.service, file_number or listed.file_number)
        without_letter = listed.kind is AppointmentKind.WALK_IN
        brought = Brought(ScanKind.NUMBER, str(number), reading, walk_in=walk_in if without_letter else None)
        came = standing.persons if persons is None else persons
        return decided(connection, desk, brought, now, came, answers, given=at is not None, exempt=exempt)


def present_again(desk: Desk, presented: Presented) -> Presented:
    """Decide anew over the same party with the same answers: something has changed since."""
    persons, answers, exempt = presented.facts.persons, presented.facts.answers, presented.facts.exempt
    at = presented.at if presented.given else None
    match presented.brought.kind:
        case ScanKind.WALK_IN if presented.brought.walk_in:
            wanted = presented.brought.walk_in
            return present_walk_in(desk, wanted.service.key, persons, wanted.file_number, answers, at, exempt)
        case ScanKind.NUMBER:
            named = presented.brought.walk_in.file_number if presented.brought.walk_in else ""
            return present_number(desk, int(presented.scanned), persons, answers, at, exempt, named)
        case _:
            return present(desk, presented.scanned, persons, answers, at, exempt)


def refuse_without_letter(desk: Desk) -> Fact:
    """Note that one person without a letter was told the ways to be reached, and not let in."""
    with desk.database.writing() as connection:
        return record(connection, desk, desk.clock(), FactKind.REFUSED, persons=1, verdict=Verdict.REFUSE.value)


def _room(connection: Connection, desk: Desk, service: Service, persons: int, now: datetime) -> Room | None:
    """The room that serves them best now; None where none of this site serves it."""
    rooms, today = desk.house.rooms_for(service), desk.today(now)
    seats = places.seats_of_site(connection, desk.house.site.id) if rooms else {}
    return roomiest([(room, seats_today(desk, room.id, seats[room.id][0], today)) for room in rooms], persons)


def _nearest_seat(connection: Connection, desk: Desk, listed: Appointment, persons: int, now: datetime) -> Appointment:
    """Let a walk-in that waits have the room that serves it best now: it waits for its service, not for one room."""
    room = _room(connection, desk, listed.service, persons, now) or listed.room
    if room.id == listed.room.id:
        return listed
    appointments.move(connection, listed.id, room.id)
    waiting.move(connection, listed.id, room.id)
    return replace(listed, room=room)


def _draft(desk: Desk, service: Service, room: Room, persons: int, file_number: str, now: datetime) -> Appointment:
    begins = now.replace(second=0, microsecond=0)
    holding = desk.house.holding(service, desk.today(now))
    return Appointment(
        id=AppointmentId(uuid7(now)),
        reference=Reference(secrets.token_bytes(10)),
        site=desk.house.site,
        room=room,
        service=service,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=service.minutes),
        # One matter is one visitor's; who comes along is a companion where a rule speaks of them.
        persons=1 if holding.companions else persons,
        name="",
        address=(),
        language=desk.language,
        status=AppointmentStatus.PLANNED,
        revision=0,
        kind=AppointmentKind.WALK_IN,
        window=holding.window,
        file_number=WalkIn(service, file_number).named,
    )
