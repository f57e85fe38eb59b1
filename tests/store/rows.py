"""The fewest rows that a visit needs, put into an empty database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, insert

from desk.ids import uuid7
from desk.store import tables

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class House:
    """The keys of what was put in."""

    authority: UUID
    site: UUID
    desk: UUID
    room: UUID
    service: UUID


def fill(connection: Connection, capacity: int = 20) -> House:
    """Put in a house with one desk, one service, and one room."""
    house = House(*(uuid7(NOW) for _ in range(5)))
    entrance, office = uuid7(NOW), uuid7(NOW)
    owned = {"authority_id": house.authority}
    rows = (
        (tables.Authority, {"id": house.authority, "name": "Stadt Musterhausen"}),
        (
            tables.Site,
            {"id": house.site, "number": 4_294_967_295, "name": "Haus 1", "street": "Hauptstraße 1"}
            | {"postcode": "12345", "town": "Musterhausen", "timezone": "Europe/Berlin", "capacity": None},
        ),
        (tables.Entrance, {"id": entrance, "site_id": house.site, "name": "Tor"}),
        (tables.DeskRow, {"id": house.desk, "entrance_id": entrance, "name": "Pult"}),
        (
            tables.Room,
            {"id": house.room, "site_id": house.site, "area": 1, "number": "1.01", "names": {"de": "Saal"}}
            | {"floor": 1, "capacity": capacity, "free": capacity, "open": True, "ways": {}, "step_free": True},
        ),
        (
            tables.Office,
            {"id": office, "site_id": house.site, "key": "a", "names": {"de": "Amt für Größe"}, "contacts": []},
        ),
        (
            tables.Service,
            {"id": house.service, "office_id": office, "key": "s", "names": {"de": "Sache"}}
            | {"minutes": 20, "bring": {}, "subjects": {}, "texts": {}},
        ),
    )
    for table, values in rows:
        connection.execute(insert(table).values(values if table is tables.Authority else values | owned))
    return house


def appointment(house: House, reference: bytes = b"0123456789", name: str = "Ada Beispiel") -> dict[str, object]:
    """Give the values of an appointment for two at half past nine."""
    return {
        "id": uuid7(NOW),
        "authority_id": house.authority,
        "site_id": house.site,
        "room_id": house.room,
        "service_id": house.service,
        "reference": reference,
        "local_day": date(2026, 3, 2),
        "starts_at": NOW,
        "ends_at": NOW + timedelta(minutes=20),
        "persons": 2,
        "name": name,
        "address": ["Nebenstraße 2"],
        "language": "de",
        "status": "planned",
        "revision": 0,
        "created_at": NOW,
    }


def visit(house: House, key: UUID | None = None, **values: object) -> dict[str, object]:
    """Give the values of a visit of one person that is still inside."""
    return {
        "id": key or uuid7(NOW),
        "authority_id": house.authority,
        "appointment_id": None,
        "room_id": house.room,
        "desk_id": house.desk,
        "persons": 1,
        "invited": 1,
        "admitted_at": NOW,
        "planned_end": NOW + timedelta(minutes=20),
        "fulfilled": [],
    } | values


def fact(house: House, sequence: int = 1, **values: object) -> dict[str, object]:
    """Give the values of a fact of the desk."""
    return {
        "id": uuid7(NOW),
        "authority_id": house.authority,
        "desk_id": house.desk,
        "sequence": sequence,
        "at": NOW,
        "kind": "admitted",
        "site_id": house.site,
        "detail": {},
        "hash": bytes(32),
    } | values
