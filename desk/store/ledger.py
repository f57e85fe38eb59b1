"""The ledger of facts: appended, numbered by their desk, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.orm import aliased

from desk.domain.appointments import AppointmentId
from desk.domain.ledger import UNDOABLE, Fact, FactId, FactKind, VisitId, fingerprint
from desk.domain.places import AuthorityId, DeskId, RoomId, SiteId
from desk.store import tables

_F = tables.Fact


# Built once: at the door, building a statement anew costs more than the database's answer.
_COUNT_UP = (
    update(tables.DeskRow)
    .where(tables.DeskRow.id == bindparam("desk"))
    .values(sequence=tables.DeskRow.sequence + 1)
    .returning(tables.DeskRow.sequence)
)
_APPEND = insert(_F)


def next_sequence(connection: Connection, desk: DeskId) -> int:
    """Count the desk's facts up by one and return the number; another writer of the same desk waits for the commit."""
    return connection.execute(_COUNT_UP, {"desk": desk}).scalar_one()


def append(connection: Connection, authority: AuthorityId, fact: Fact) -> None:
    """Write a fact with its fingerprint."""
    connection.execute(
        _APPEND,
        {
            "id": fact.id,
            "authority_id": authority,
            "desk_id": fact.desk,
            "sequence": fact.sequence,
            "at": fact.at,
            "kind": fact.kind.value,
            "site_id": fact.site,
            "appointment_id": fact.appointment,
            "visit_id": fact.visit,
            "room_id": fact.room,
            "persons": fact.persons,
            "verdict": fact.verdict,
            "reason": fact.reason,
            "undoes": fact.undoes,
            "detail": dict(fact.detail),
            "hash": fingerprint(fact),
        },
    )


def last_undoable(connection: Connection, desk: DeskId, since: datetime) -> Fact | None:
    """The desk's last act since a moment (UTC) that can be taken back and has not been."""
    return next(iter(_acts(connection, desk, since, 1)), None)


def latest(connection: Connection, desk: DeskId, since: datetime, most: int) -> tuple[Fact, ...]:
    """The desk's latest acts since a moment (UTC), newest first, without those taken back."""
    return _acts(connection, desk, since, most)


def all_facts(connection: Connection, site: SiteId, since: datetime) -> tuple[Fact, ...]:
    """All facts of a site since a moment (UTC), in the order of their making."""
    rows = connection.execute(
        select(_F).where(_F.site_id == site, _F.at >= since).order_by(_F.at, _F.desk_id, _F.sequence)
    )
    return tuple(_fact(row) for row in rows)


def latest_moment(connection: Connection, desk: DeskId) -> datetime | None:
    """When the desk wrote its last fact (UTC); None where it has written none."""
    return connection.scalar(select(_F.at).where(_F.desk_id == desk).order_by(_F.sequence.desc()).limit(1))


def latest_between(connection: Connection, since: datetime, until: datetime) -> datetime | None:
    """When any desk wrote the last fact of a span (UTC, without its end); None where there is none."""
    return connection.scalar(select(func.max(_F.at)).where(_F.at >= since, _F.at < until))


def _acts(connection: Connection, desk: DeskId, since: datetime, most: int) -> tuple[Fact, ...]:
    undoing = aliased(_F)
    rows = connection.execute(
        select(_F)
        .where(
            _F.desk_id == desk,
            _F.at >= since,
            _F.kind.in_([kind.value for kind in UNDOABLE]),
            ~select(undoing.id).where(undoing.undoes == _F.id).exists(),
        )
        .order_by(_F.sequence.desc())
        .limit(most)
    )
    return tuple(_fact(row) for row in rows)


def _fact(row: Any) -> Fact:  # noqa: ANN401 - a row of the table
    return Fact(
        id=FactId(row.id),
        desk=DeskId(row.desk_id),
        sequence=row.sequence,
        at=row.at,
        kind=FactKind(row.kind),
        site=SiteId(row.site_id),
        appointment=AppointmentId(row.appointment_id) if row.appointment_id else None,
        visit=VisitId(row.visit_id) if row.visit_id else None,
        room=RoomId(row.room_id) if row.room_id else None,
        persons=row.persons,
        verdict=row.verdict,
        reason=row.reason,
        undoes=FactId(row.undoes) if row.undoes else None,
        detail=row.detail,
    )
