"""Visits: who was let in where, and whether they are still inside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from desk.domain.appointments import AppointmentId
from desk.domain.ledger import VisitId
from desk.domain.occupancy import Visit
from desk.domain.places import AuthorityId, DeskId, RoomId, SiteId
from desk.store import tables
from desk.store.inserts import insert_once

_V = tables.Visit
_INSIDE = (_V.left_at.is_(None), _V.undone_at.is_(None))
_COLUMNS = (
    _V.id,
    _V.appointment_id,
    _V.room_id,
    tables.Room.number.label("room"),
    _V.persons,
    _V.invited,
    _V.admitted_at,
    _V.planned_end,
    _V.left_at,
)


# Built once: at the door, building a statement anew costs more than the database's answer.
_JOINED = select(*_COLUMNS).join(tables.Room, tables.Room.id == _V.room_id)
_BY_ID = _JOINED.where(_V.id == bindparam("visit"), _V.undone_at.is_(None))


def add_visit(  # the columns of one row
    connection: Connection,
    authority: AuthorityId,
    desk: DeskId,
    room: RoomId,
    visit: Visit,
    fulfilled: Iterable[str],
) -> bool:
    """Write a visit unless it, or another open one of the same appointment, stands already; False where it does."""
    inserted = connection.execute(
        insert_once(connection.dialect.name, _V),
        {
            "id": visit.id,
            "authority_id": authority,
            "appointment_id": visit.appointment,
            "room_id": room,
            "desk_id": desk,
            "persons": visit.persons,
            "invited": visit.invited,
            "admitted_at": visit.admitted_at,
            "planned_end": visit.planned_end,
            "fulfilled": list(fulfilled),
        },
    )
    return inserted.rowcount == 1


def visit(connection: Connection, visit_id: VisitId) -> Visit | None:
    """The visit of that id unless it was taken back."""
    row = connection.execute(_BY_ID, {"visit": visit_id}).first()
    return _visit(row) if row else None


def taken_back(connection: Connection, visit_id: VisitId) -> bool:
    """Whether the admission of that id was taken back."""
    return connection.scalar(select(_V.id).where(_V.id == visit_id, _V.undone_at.is_not(None))) is not None


def room_of(connection: Connection, visit_id: VisitId) -> RoomId | None:
    """In which room a visit is or was."""
    found = connection.scalar(select(_V.room_id).where(_V.id == visit_id))
    return RoomId(found) if found else None


def open_of_appointment(connection: Connection, appointment: AppointmentId) -> Visit | None:
    """The visit of an appointment that is going on."""
    row = connection.execute(_JOINED.where(_V.appointment_id == appointment, *_INSIDE)).first()
    return _visit(row) if row else None


def open_in_room(connection: Connection, room: RoomId, lock: bool = False) -> tuple[Visit, ...]:
    """The visits that are going on in a room, first come first; `lock` holds them until the transaction ends.

    Whoever left while the lock was waited for is not among them.
    """
    query = _JOINED.where(_V.room_id == room, *_INSIDE).order_by(_V.admitted_at, _V.id)
    rows = connection.execute(query.with_for_update(of=_V) if lock else query)
    return tuple(_visit(row) for row in rows)


def open_at_site(connection: Connection, site: SiteId) -> tuple[Visit, ...]:
    """All visits that are going on at a site, first come first."""
    rows = connection.execute(_JOINED.where(tables.Room.site_id == site, *_INSIDE).order_by(_V.admitted_at))
    return tuple(_visit(row) for row in rows)


def came(connection: Connection, appointments: Iterable[AppointmentId]) -> frozenset[AppointmentId]:
    """Which of these appointments somebody came for, inside or gone again."""
    rows = connection.execute(
        select(_V.appointment_id).where(_V.appointment_id.in_(list(appointments)), _V.undone_at.is_(None))
    )
    return frozenset(AppointmentId(row.appointment_id) for row in rows)


def close(connection: Connection, visit_id: VisitId, at: datetime) -> bool:
    """Note that a party left (UTC); False where it had left, or was taken back, before."""
    closed = connection.execute(update(_V).where(_V.id == visit_id, *_INSIDE).values(left_at=at))
    return closed.rowcount == 1


def reopen(connection: Connection, visit_id: VisitId) -> None:
    """Take a leave back: the party is still inside."""
    connection.execute(update(_V).where(_V.id == visit_id).values(left_at=None))


def take_back(connection: Connection, visit_id: VisitId, at: datetime) -> bool:
    """Take an admission back (UTC), so that the letter can be used; False where the party has left since."""
    taken = connection.execute(update(_V).where(_V.id == visit_id, *_INSIDE).values(undone_at=at))
    return taken.rowcount == 1


def _visit(row: Any) -> Visit:  # noqa: ANN401 - a row of `_COLUMNS`
    return Visit(
        id=VisitId(row.id),
        appointment=AppointmentId(row.appointment_id) if row.appointment_id else None,
        room=row.room,
        persons=row.persons,
        invited=row.invited,
        admitted_at=row.admitted_at,
        planned_end=row.planned_end,
        left_at=row.left_at,
    )
