"""Authorities, sites, entrances, desks and rooms: written at set-up, read at every start; seats all day."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from desk.domain.places import Address, AuthorityId, DeskId, EntranceId, Room, RoomId, Seats, Site, SiteId, WayStep
from desk.domain.services import Contact
from desk.store import tables
from desk.store.contacts import read_contacts
from desk.store.inserts import insert_once
from desk.store.texts import in_language


def claim(connection: Connection) -> bool:
    """Whether no authority is here yet; until the transaction ends nobody else can write one."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.execute(text("LOCK TABLE authority IN EXCLUSIVE MODE"))
    return authority(connection) is None


def add_authority(connection: Connection, authority: AuthorityId, name: str, contacts: list[dict[str, object]]) -> None:
    """Write the authority that owns all other rows."""
    connection.execute(insert(tables.Authority), {"id": authority, "name": name, "contacts": contacts})


def add_site(connection: Connection, authority: AuthorityId, site: Site) -> None:
    """Write a site."""
    connection.execute(
        insert(tables.Site),
        {
            "id": site.id,
            "authority_id": authority,
            "number": site.number,
            "name": site.name,
            "street": site.address.street,
            "postcode": site.address.postcode,
            "town": site.address.town,
            "timezone": site.timezone,
            "capacity": site.capacity,
            "state": site.state or None,
            "waiting_capacity": site.waiting_capacity,
            "waiting_square_metres": site.waiting_square_metres,
        },
    )


def add_entrance(connection: Connection, authority: AuthorityId, site: SiteId, entrance: EntranceId, name: str) -> None:
    """Write a door of a site."""
    connection.execute(
        insert(tables.Entrance), {"id": entrance, "authority_id": authority, "site_id": site, "name": name}
    )


def add_rooms(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write rooms as set-up describes them, all seats free and open."""
    connection.execute(insert(tables.Room), list(rows))


def authority(connection: Connection) -> tuple[AuthorityId, str] | None:
    """The authority of this database with its name; None where none was set up."""
    row = connection.execute(select(tables.Authority.id, tables.Authority.name)).first()
    return (AuthorityId(row.id), row.name) if row else None


def general_contacts(connection: Connection, language: str) -> tuple[Contact, ...]:
    """The authority's own contacts, in one language."""
    return read_contacts(connection.scalar(select(tables.Authority.contacts)), language)


def sites(connection: Connection) -> tuple[Site, ...]:
    """All sites, in the order of their numbers."""
    rows = connection.execute(select(tables.Site).order_by(tables.Site.number))
    return tuple(
        Site(
            SiteId(row.id),
            row.number,
            row.name,
            Address(row.street, row.postcode, row.town),
            row.timezone,
            row.capacity,
            row.state or "",
            row.waiting_capacity,
            row.waiting_square_metres,
        )
        for row in rows
    )


def entrances(connection: Connection) -> tuple[tuple[EntranceId, SiteId, str], ...]:
    """All entrances with their site and name, in the order of their making."""
    rows = connection.execute(select(tables.Entrance).order_by(tables.Entrance.id))
    return tuple((EntranceId(row.id), SiteId(row.site_id), row.name) for row in rows)


def desk_at(connection: Connection, entrance: EntranceId, name: str) -> DeskId | None:
    """The desk of that name at an entrance."""
    found = connection.scalar(
        select(tables.DeskRow.id).where(tables.DeskRow.entrance_id == entrance, tables.DeskRow.name == name)
    )
    return DeskId(found) if found else None


def add_desk(connection: Connection, authority: AuthorityId, entrance: EntranceId, desk: DeskId, name: str) -> None:
    """Write a desk, whose facts begin with number 1, unless another program of this computer just did."""
    row = {"id": desk, "authority_id": authority, "entrance_id": entrance, "name": name, "sequence": 0}
    connection.execute(insert_once(connection.dialect.name, tables.DeskRow), row)


def lock_site(connection: Connection, site: SiteId) -> None:
    """Let no other desk give a waiting number or plan an appointment at this site until the transaction ends.

    A shared key stays: a fact refers to its site, and must not wait for this.
    """
    connection.execute(select(tables.Site.id).where(tables.Site.id == site).with_for_update(key_share=True))


def lock_entrance(connection: Connection, entrance: EntranceId) -> None:
    """Let no other program at this entrance take an act back until the transaction ends."""
    connection.execute(select(tables.Entrance.id).where(tables.Entrance.id == entrance).with_for_update(key_share=True))


def rooms(connection: Connection, site: SiteId, language: str) -> dict[RoomId, Room]:
    """A site's rooms in one language."""
    rows = connection.execute(select(tables.Room).where(tables.Room.site_id == site))
    return {RoomId(row.id): _room(row, language) for row in rows}


def _room(row: Any, language: str) -> Room:  # noqa: ANN401 - a row of the table
    return Room(
        id=RoomId(row.id),
        area=row.area,
        number=row.number,
        name=in_language(row.names, language) or "",
        floor=row.floor,
        capacity=row.capacity,
        phone=row.phone or "",
        way=tuple(WayStep(**step) for step in in_language(row.ways, language) or ()),
        step_free=row.step_free,
        square_metres=row.square_metres,
    )


# Built once: at the door, building a statement anew costs more than the database's answer.
_TAKE = (
    update(tables.Room)
    .where(
        tables.Room.id == bindparam("room"),
        tables.Room.open,
        tables.Room.free - bindparam("kept_empty") >= bindparam("persons"),
    )
    .values(free=tables.Room.free - bindparam("persons"))
)


_INSIDE = select(func.coalesce(func.sum(tables.Room.capacity - tables.Room.free), 0)).where(
    tables.Room.site_id == bindparam("site")
)


def seats_of_site(connection: Connection, site: SiteId) -> dict[RoomId, tuple[Seats, str]]:
    """How full every room of a site is, with the reason where one is closed."""
    columns = (tables.Room.id, tables.Room.capacity, tables.Room.free, tables.Room.open, tables.Room.closed_reason)
    rows = connection.execute(select(*columns).where(tables.Room.site_id == site))
    return {RoomId(row.id): (Seats(row.capacity, row.free, row.open), row.closed_reason or "") for row in rows}


def take_seats(connection: Connection, room: RoomId, persons: int, kept_empty: int = 0) -> bool:
    """Take seats if so many are free and the room is open, in one statement; False where not.

    `kept_empty` seats stand in the room and must not be taken, because a rule allows fewer persons today. The
    condition stands in the UPDATE itself: the one form that neither engine lets two desks win.
    """
    taken = connection.execute(_TAKE, {"room": room, "persons": persons, "kept_empty": kept_empty})
    return taken.rowcount == 1


def persons_inside(connection: Connection, site: SiteId) -> int:
    """How many persons are in all rooms of a site; together with `lock_site` nobody can come in meanwhile."""
    return connection.execute(_INSIDE, {"site": site}).scalar_one()


def retake_seats(connection: Connection, room: RoomId, persons: int, kept_empty: int = 0) -> bool:
    """Take seats for somebody who never left (a leave taken back), also where the room was closed since."""
    taken = connection.execute(
        update(tables.Room)
        .where(tables.Room.id == room, tables.Room.free - kept_empty >= persons)
        .values(free=tables.Room.free - persons)
    )
    return taken.rowcount == 1


def free_seats(connection: Connection, room: RoomId, persons: int) -> None:
    """Give seats back."""
    connection.execute(update(tables.Room).where(tables.Room.id == room).values(free=tables.Room.free + persons))


def set_open(connection: Connection, room: RoomId, is_open: bool, reason: str | None) -> None:
    """Open a room, or close it for everybody who is not in it yet, with the reason that the tile shows."""
    connection.execute(update(tables.Room).where(tables.Room.id == room).values(open=is_open, closed_reason=reason))
