"""Facts: written with their number, listed, and the last act taken back by a new one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import assert_never

from sqlalchemy import Connection

from desk.domain.appointments import AppointmentId
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import Fact, FactId, FactKind, VisitId
from desk.domain.places import RoomId
from desk.ids import uuid7
from desk.service.desk import Desk
from desk.service.facts import building_seats, room_inside, seats_kept_empty
from desk.store import ledger, places, visits, waiting


def record(  # the fields of one fact
    connection: Connection,
    desk: Desk,
    now: datetime,
    kind: FactKind,
    appointment: AppointmentId | None = None,
    visit: VisitId | None = None,
    room: RoomId | None = None,
    persons: int | None = None,
    verdict: str | None = None,
    reason: str | None = None,
    undoes: FactId | None = None,
    detail: Mapping[str, str | int] | None = None,
) -> Fact:
    """Append a fact of this desk at a moment (UTC), within the caller's transaction."""
    fact = Fact(
        id=FactId(uuid7(now)),
        desk=desk.id,
        sequence=ledger.next_sequence(connection, desk.id),
        at=now,
        kind=kind,
        site=desk.house.site.id,
        appointment=appointment,
        visit=visit,
        room=room,
        persons=persons,
        verdict=verdict,
        reason=reason,
        undoes=undoes,
        detail=detail or {},
    )
    ledger.append(connection, desk.authority, fact)
    return fact


def history(desk: Desk, most: int = 8) -> tuple[Fact, ...]:
    """Today's latest acts of this desk, newest first, without those that were taken back."""
    with desk.database.reading() as connection:
        return ledger.latest(connection, desk.id, desk.day_began(desk.clock()), most)


def undo_last(desk: Desk) -> Fact:
    """Take today's last act of this desk back, by a new fact; return the act.

    An admission frees its seats and its letter; a leave puts the party back into the room. Raises
    `Fault(NOTHING_TO_UNDO)`, `Fault(UNDO_ROOM_FULL)` where others took the seats since, and `Fault(ALREADY_LEFT)`
    where the party that was admitted has left at another desk.
    """
    now = desk.clock()
    with desk.database.writing() as connection:
        places.lock_entrance(connection, desk.entrance)
        act = ledger.last_undoable(connection, desk.id, desk.day_began(now))
        if act is None:
            raise Fault(FaultKind.NOTHING_TO_UNDO)
        _take_back(connection, desk, act, now)
        record(
            connection,
            desk,
            now,
            FactKind.UNDONE,
            appointment=act.appointment,
            visit=act.visit,
            room=act.room,
            persons=act.persons,
            undoes=act.id,
        )
    return act


def _take_back(connection: Connection, desk: Desk, act: Fact, now: datetime) -> None:
    match act.kind:
        case FactKind.ADMITTED:
            _take_admission_back(connection, desk, act, now)
        case FactKind.LEFT:
            _take_leave_back(connection, desk, act, desk.today(now))
        case FactKind.WAITING:
            if act.appointment:
                waiting.end(connection, act.appointment, now)
        case FactKind.REFUSED | FactKind.REDIRECTED:
            pass  # nothing but the fact was written
        case FactKind.UNDONE | FactKind.ROOM_CLOSED | FactKind.ROOM_OPENED:
            raise Fault(FaultKind.NOTHING_TO_UNDO)
        case _:
            assert_never(act.kind)


def _take_admission_back(connection: Connection, desk: Desk, act: Fact, now: datetime) -> None:
    assert act.visit and act.room and act.persons  # noqa: S101, PT018 - an admission has all three
    # Persons go from a room into the line: nobody may count the house while they are in neither.
    places.lock_site(connection, desk.house.site.id)
    if not visits.take_back(connection, act.visit, now):
        raise Fault(FaultKind.ALREADY_LEFT)
    places.free_seats(connection, act.room, act.persons)
    if act.appointment:
        # Who had waited keeps number and place: that they came late is the house's doing still.
        persons = waiting.resume(connection, act.appointment, ended_at=act.at)
        if persons:
            # Their seat in the waiting area may have been given to others.
            waiting.seat(connection, act.appointment, inside=False)
            waiting.seat(connection, act.appointment, room_inside(connection, desk, desk.today(now), persons))


def _take_leave_back(connection: Connection, desk: Desk, act: Fact, today: date) -> None:
    assert act.visit and act.room and act.persons  # noqa: S101, PT018 - a leave has all three
    room = desk.house.rooms[act.room]
    number = room.number
    if act.appointment and visits.open_of_appointment(connection, act.appointment):
        raise Fault(FaultKind.UNDO_ROOM_FULL, room=number)
    if desk.house.building_limit(today) is not None:
        places.lock_site(connection, desk.house.site.id)
    building = building_seats(connection, desk, today, besides=None)
    if building is not None and building.free < act.persons:
        raise Fault(FaultKind.UNDO_HOUSE_FULL)
    kept_empty = seats_kept_empty(desk, act.room, room.capacity, today)
    if not places.retake_seats(connection, act.room, act.persons, kept_empty):
        raise Fault(FaultKind.UNDO_ROOM_FULL, room=number)
    visits.reopen(connection, act.visit)
