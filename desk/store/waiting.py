"""The line of waiting parties with their numbers of the day."""

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from desk.domain.appointments import AppointmentId
from desk.domain.places import AuthorityId, RoomId, SiteId
from desk.domain.waiting import Waiting
from desk.store import tables

_W = tables.Waiting


def line(connection: Connection, site: SiteId, day: date) -> tuple[Waiting, ...]:
    """Who waits at a site on a local day, by number."""
    rows = connection.execute(
        select(_W.id, _W.number, _W.appointment_id, tables.Room.number.label("room"), _W.persons, _W.since, _W.inside)
        .join(tables.Room, tables.Room.id == _W.room_id)
        .where(_W.site_id == site, _W.local_day == day, _W.ended_at.is_(None))
        .order_by(_W.number)
    )
    return tuple(
        Waiting(row.id, row.number, AppointmentId(row.appointment_id), row.room, row.persons, row.since, row.inside)
        for row in rows
    )


def next_number(connection: Connection, site: SiteId, day: date) -> int:
    """The number that the next waiting party of a local day gets, from 1."""
    highest = connection.scalar(select(func.max(_W.number)).where(_W.site_id == site, _W.local_day == day))
    return (highest or 0) + 1


def add_waiting(
    connection: Connection, authority: AuthorityId, site: SiteId, day: date, room: RoomId, waiting: Waiting
) -> None:
    """Write that a party waits."""
    connection.execute(
        insert(_W),
        {
            "id": waiting.id,
            "authority_id": authority,
            "site_id": site,
            "local_day": day,
            "number": waiting.number,
            "appointment_id": waiting.appointment,
            "room_id": room,
            "persons": waiting.persons,
            "since": waiting.since,
            "ended_at": None,
            "inside": waiting.inside,
        },
    )


def resume(connection: Connection, appointment: AppointmentId, ended_at: datetime) -> int:
    """Put a party back into its place in line, where it left the line at that moment (UTC); return its persons.

    0 where it did not wait before, or waits again already.
    """
    standing = select(_W.id).where(_W.appointment_id == appointment, _W.ended_at.is_(None))
    if connection.scalar(standing) is not None:
        return 0
    left = update(_W).where(_W.appointment_id == appointment, _W.ended_at == ended_at).values(ended_at=None)
    connection.execute(left)
    return connection.scalar(select(_W.persons).where(_W.appointment_id == appointment, _W.ended_at.is_(None))) or 0


def seat(connection: Connection, appointment: AppointmentId, inside: bool | None) -> None:
    """Note where a party waits: in the waiting area, in front of the house, or wherever nothing is said about it."""
    connection.execute(update(_W).where(_W.appointment_id == appointment, _W.ended_at.is_(None)).values(inside=inside))


def move(connection: Connection, appointment: AppointmentId, room: RoomId) -> None:
    """Let a party wait for another room."""
    connection.execute(update(_W).where(_W.appointment_id == appointment, _W.ended_at.is_(None)).values(room_id=room))


def end(connection: Connection, appointment: AppointmentId, at: datetime) -> None:
    """Note that a party waits no longer (UTC), because it was let in or its number was taken back."""
    connection.execute(update(_W).where(_W.appointment_id == appointment, _W.ended_at.is_(None)).values(ended_at=at))
