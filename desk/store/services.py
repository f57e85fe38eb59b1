"""Offices and their services, in one language."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select

from desk.domain.places import SiteId
from desk.domain.services import Office, OfficeId, Service, ServiceId
from desk.store import tables
from desk.store.contacts import read_contacts
from desk.store.texts import in_language


def add_offices(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write offices as set-up describes them, a unit after its office."""
    connection.execute(insert(tables.Office), list(rows))


def add_services(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write services as set-up describes them."""
    connection.execute(insert(tables.Service), list(rows))


def services(connection: Connection, language: str) -> dict[ServiceId, Service]:
    """The services of all sites with their offices, in one language."""
    offices = offices_by_id(connection, language)
    rows = connection.execute(select(tables.Service).order_by(tables.Service.id))
    return {ServiceId(row.id): _service(row, offices[row.office_id], language) for row in rows}


def offices_by_id(connection: Connection, language: str) -> dict[OfficeId, Office]:
    """All offices and units; a unit bears its office's name and has its contacts too."""
    rows = {row.id: row for row in connection.execute(select(tables.Office))}
    return {OfficeId(row.id): _office(row, rows.get(row.part_of_id), language) for row in rows.values()}


def _office(row: Any, whole: Any | None, language: str) -> Office:  # noqa: ANN401 - rows of the table
    own = read_contacts(row.contacts, language)
    around = read_contacts(whole.contacts, language) if whole is not None else ()
    named = whole if whole is not None else row
    return Office(
        id=OfficeId(row.id),
        key=row.key,
        name=in_language(named.names, language) or named.key,
        unit=in_language(row.units or {}, language) or "",
        contacts=tuple(dict.fromkeys((*own, *around))),
        site=SiteId(row.site_id),
        part_of=OfficeId(row.part_of_id) if row.part_of_id else None,
    )


def _service(row: Any, office: Office, language: str) -> Service:  # noqa: ANN401 - a row of the table
    return Service(
        id=ServiceId(row.id),
        key=row.key,
        name=in_language(row.names, language) or row.key,
        office=office,
        minutes=row.minutes,
        bring=tuple(in_language(row.bring, language) or ()),
        subject=in_language(row.subjects, language) or "",
        text=in_language(row.texts, language) or "",
        keywords=tuple(in_language(row.keywords or {}, language) or ()),
        rooms=tuple(row.rooms or ()),
        in_person=row.in_person,
        contacts=read_contacts(row.contacts, language),
    )
