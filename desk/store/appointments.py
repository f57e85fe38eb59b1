"""Appointments and where they are looked up: by day, by reference, by the human code on the letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from desk.domain.appointments import Appointment, AppointmentId, AppointmentKind, AppointmentStatus
from desk.domain.house import House
from desk.domain.letters import Reference
from desk.domain.places import AuthorityId, RoomId, SiteId
from desk.domain.services import ServiceId
from desk.store import tables

_A = tables.Appointment


def add_appointments(
    connection: Connection, authority: AuthorityId, appointments: Iterable[Appointment], made_at: datetime
) -> None:
    """Write appointments, made at a moment (UTC)."""
    rows = [
        {
            "id": one.id,
            "authority_id": authority,
            "site_id": one.site.id,
            "room_id": one.room.id,
            "service_id": one.service.id,
            "reference": one.reference,
            "local_day": one.day,
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "persons": one.persons,
            "name": one.name,
            "address": list(one.address),
            "language": one.language,
            "status": one.status.value,
            "revision": one.revision,
            "family_id": one.family,
            "created_at": made_at,
            "kind": one.kind.value,
            "file_number": one.file_number or None,
        }
        for one in appointments
    ]
    if rows:
        connection.execute(insert(_A), rows)


# Built once: at the door, building a statement anew costs more than the database's answer.
_BY_REFERENCE = select(_A).where(_A.reference == bindparam("reference"), _A.site_id == bindparam("site"))
_BY_REFERENCE_LOCKED = _BY_REFERENCE.with_for_update(key_share=True)


def by_reference(connection: Connection, house: House, reference: Reference, lock: bool = False) -> Appointment | None:
    """The appointment of a reference at this house; `lock` holds it against other desks until the transaction ends.

    On SQLite a write transaction is alone anyway, and the lock compiles to nothing.
    """
    query = _BY_REFERENCE_LOCKED if lock else _BY_REFERENCE
    row = connection.execute(query, {"reference": reference, "site": house.site.id}).first()
    return from_row(row, house) if row else None


def by_id(connection: Connection, house: House, appointment: AppointmentId) -> Appointment | None:
    """The appointment of an id at this house, also that of a walk-in."""
    row = connection.execute(select(_A).where(_A.id == appointment, _A.site_id == house.site.id)).first()
    return from_row(row, house) if row else None


@dataclass(frozen=True, slots=True)
class FoundLetter:
    """What a human code leads to: a letter of some revision, and its appointment."""

    appointment: AppointmentId
    reference: Reference
    revision: int


def by_human_code(connection: Connection, site: SiteId, human_code: str) -> FoundLetter | None:
    """The letter under whose code this human code stands; the newest where chance made two alike."""
    row = connection.execute(
        select(_A.id, _A.reference, tables.Letter.revision)
        .join(tables.Letter, tables.Letter.appointment_id == _A.id)
        .where(tables.Letter.human_code == human_code, _A.site_id == site)
        .order_by(tables.Letter.made_at.desc())
    ).first()
    return FoundLetter(AppointmentId(row.id), Reference(row.reference), row.revision) if row else None


def of_day(connection: Connection, house: House, day: date) -> tuple[Appointment, ...]:
    """A site's appointments of a local day, cancelled ones included, by time and the room's number; no walk-ins."""
    rows = connection.execute(
        select(_A)
        .where(_A.site_id == house.site.id, _A.local_day == day, _A.kind == AppointmentKind.PLANNED.value)
        .order_by(_A.id)
    )
    found = (from_row(row, house) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.room.number)))


def days_with_appointments(connection: Connection, site: SiteId, first: date, last: date) -> dict[date, int]:
    """How many planned appointments stand on each local day from `first` to `last`, both included."""
    rows = connection.execute(
        select(_A.local_day, func.count())
        .where(
            _A.site_id == site,
            _A.local_day >= first,
            _A.local_day <= last,
            _A.status == AppointmentStatus.PLANNED.value,
            _A.kind == AppointmentKind.PLANNED.value,
        )
        .group_by(_A.local_day)
    )
    return {row[0]: row[1] for row in rows}


def lock(connection: Connection, appointments: Iterable[AppointmentId]) -> None:
    """Hold appointments against other desks until the transaction ends, in an order that cannot tie two desks up."""
    query = select(_A.id).where(_A.id.in_(list(appointments))).order_by(_A.id)
    connection.execute(query.with_for_update(key_share=True))


def raise_revision(connection: Connection, appointment: AppointmentId, revision: int) -> None:
    """Make the letter of that revision the only valid one."""
    connection.execute(update(_A).where(_A.id == appointment).values(revision=revision))


def move(connection: Connection, appointment: AppointmentId, room: RoomId) -> None:
    """Give a party another room of the same house."""
    connection.execute(update(_A).where(_A.id == appointment).values(room_id=room))


def name_file(connection: Connection, appointment: AppointmentId, number: str) -> None:
    """Note the number of the document or file that a walk-in named."""
    connection.execute(update(_A).where(_A.id == appointment).values(file_number=number or None))


def cancel(connection: Connection, appointment: AppointmentId) -> None:
    """Withdraw an appointment; its letter dies with it."""
    connection.execute(update(_A).where(_A.id == appointment).values(status=AppointmentStatus.CANCELLED.value))


def from_row(row: Any, house: House) -> Appointment:  # noqa: ANN401 - a row of the table
    """The appointment that a row with all columns of its table tells."""
    family: UUID | None = row.family_id
    service = house.services[ServiceId(row.service_id)]
    return Appointment(
        id=AppointmentId(row.id),
        reference=Reference(row.reference),
        site=next(site for site in house.sites if site.id == row.site_id),
        room=house.rooms[RoomId(row.room_id)],
        service=service,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        persons=row.persons,
        name=row.name,
        address=tuple(row.address),
        language=row.language,
        status=AppointmentStatus(row.status),
        revision=row.revision,
        family=family,
        kind=AppointmentKind(row.kind),
        window=house.holding(service, row.local_day).window,
        file_number=row.file_number or "",
    )
