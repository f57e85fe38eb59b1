"""What the door asks about a letter's appointment: in one question, for it is asked twice for all who go in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select

from desk.domain.appointments import Appointment
from desk.domain.decisions import EarlierVisit
from desk.domain.house import House
from desk.domain.letters import Reference
from desk.domain.places import Seats
from desk.store import tables
from desk.store.appointments import from_row

_A, _R, _V, _W = tables.Appointment, tables.Room, tables.Visit, tables.Waiting

# Built once: at the door, building a statement anew costs more than the database's answer.
_ASKED = and_(_A.reference == bindparam("reference"), _A.site_id == bindparam("site"))
_LOCK = select(_A.id).where(_ASKED).with_for_update(key_share=True)
_AT_THE_DOOR = (
    select(
        _A,
        _R.capacity.label("seats_in_all"),
        _R.free.label("seats_free"),
        _R.open.label("room_open"),
        _W.since.label("waiting_since"),
        _V.admitted_at.label("came_at"),
        _V.left_at.label("went_at"),
        _V.persons.label("came_with"),
    )
    .join(_R, _R.id == _A.room_id)
    .outerjoin(_W, and_(_W.appointment_id == _A.id, _W.ended_at.is_(None)))
    .outerjoin(_V, and_(_V.appointment_id == _A.id, _V.undone_at.is_(None)))
    .where(_ASKED)
    .order_by(_V.admitted_at.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """An appointment as it stands at this moment."""

    appointment: Appointment
    seats: Seats
    """Of its room."""
    earlier: EarlierVisit | None
    """The latest visit that was not taken back."""
    waiting_since: datetime | None
    """UTC; None where the party does not wait."""


def at_the_door(connection: Connection, house: House, reference: Reference, lock: bool = False) -> AtTheDoor | None:
    """How the appointment of a reference stands; `lock` holds it against other desks until the transaction ends.

    The lock is a question of its own: PostgreSQL answers one that had to wait with what it saw before. On SQLite a
    write transaction is alone anyway.
    """
    asked = {"reference": reference, "site": house.site.id}
    if lock and connection.dialect.name == "postgresql":
        connection.execute(_LOCK, asked)
    row = connection.execute(_AT_THE_DOOR, asked).first()
    if row is None:
        return None
    return AtTheDoor(
        appointment=from_row(row, house),
        seats=Seats(row.seats_in_all, row.seats_free, row.room_open),
        earlier=EarlierVisit(row.came_at, row.went_at, row.came_with) if row.came_at else None,
        waiting_since=row.waiting_since,
    )
