"""Leaving: by the letter, by the room, by the visit. Never refused for its time."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import FactKind, VisitId
from desk.domain.letters import Reference
from desk.domain.occupancy import Visit
from desk.letters import code, human
from desk.service.desk import Desk
from desk.service.ledger import record
from desk.store import appointments, places, visits


def leave_by_code(desk: Desk, scanned: str) -> Visit:
    """Let the party of a letter go; any revision of the letter will do, and any time.

    Raises `Fault(APPOINTMENT_UNKNOWN)` where the text is no letter of this house, `Fault(NOBODY_INSIDE)` where its
    party is not inside.
    """
    now = desk.clock()
    with desk.database.writing() as connection:
        reference = _reference(connection, desk, scanned)
        appointment = appointments.by_reference(connection, desk.house, reference) if reference else None
        if appointment is None:
            raise Fault(FaultKind.APPOINTMENT_UNKNOWN)
        visit = visits.open_of_appointment(connection, appointment.id)
        if visit is None:
            raise Fault(FaultKind.NOBODY_INSIDE)
        return _leave(connection, desk, visit, now)


def leave_visit(desk: Desk, visit_id: VisitId) -> Visit:
    """Let the party of a visit go. Raises `Fault(VISIT_UNKNOWN)`, `Fault(ALREADY_LEFT)`."""
    now = desk.clock()
    with desk.database.writing() as connection:
        visit = visits.visit(connection, visit_id)
        if visit is None:
            raise Fault(FaultKind.VISIT_UNKNOWN)
        return _leave(connection, desk, visit, now)


def leave_room(desk: Desk, number: str) -> tuple[Visit, ...]:
    """Let everybody in a room go: somebody looked, and it is empty. Raises `Fault(ROOM_UNKNOWN)`, `NOBODY_INSIDE`."""
    room = desk.house.room_numbered(number)
    if room is None:
        raise Fault(FaultKind.ROOM_UNKNOWN, room=number)
    now = desk.clock()
    with desk.database.writing() as connection:
        inside = visits.open_in_room(connection, room.id, lock=True)
        if not inside:
            raise Fault(FaultKind.NOBODY_INSIDE, room=number)
        return tuple(_leave(connection, desk, visit, now) for visit in inside)


def _reference(connection: Connection, desk: Desk, scanned: str) -> Reference | None:
    typed = human.read_human_code(scanned)
    if isinstance(typed, str):
        found = appointments.by_human_code(connection, desk.house.site.id, typed)
        return found.reference if found else None
    letter = code.read(scanned, desk.public_key).letter
    return letter.reference if letter else None


def _leave(connection: Connection, desk: Desk, visit: Visit, now: datetime) -> Visit:
    if not visits.close(connection, visit.id, now):
        raise Fault(FaultKind.ALREADY_LEFT)
    room = visits.room_of(connection, visit.id)
    assert room is not None  # noqa: S101 - a visit that was closed has a room
    places.free_seats(connection, room, visit.persons)
    record(
        connection,
        desk,
        now,
        FactKind.LEFT,
        appointment=visit.appointment,
        visit=visit.id,
        room=room,
        persons=visit.persons,
    )
    return replace(visit, left_at=now)
