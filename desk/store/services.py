"""Offices and their services, in one language."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from sqlalchemy import Connection, insert, select

from desk.domain.places import SiteId
from desk.domain.services import Access, Contact, ContactKind, Hours, Office, OfficeId, Service, ServiceId
from desk.store import tables
from desk.store.texts import in_language


def add_offices(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write offices as set-up describes them."""
    connection.execute(insert(tables.Office), list(rows))


def add_services(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write services as set-up describes them."""
    connection.execute(insert(tables.Service), list(rows))


def services(connection: Connection, site: SiteId, language: str) -> dict[ServiceId, Service]:
    """A site's services with their offices, in one language."""
    office_rows = connection.execute(select(tables.Office).where(tables.Office.site_id == site)).all()
    offices = {row.id: _office(row, language) for row in office_rows}
    rows = connection.execute(
        select(tables.Service).where(tables.Service.office_id.in_(offices)).order_by(tables.Service.id)
    )
    return {ServiceId(row.id): _service(row, offices[row.office_id], language) for row in rows}


def _office(row: Any, language: str) -> Office:  # noqa: ANN401 - a row of the table
    return Office(
        id=OfficeId(row.id),
        key=row.key,
        name=in_language(row.names, language) or row.key,
        unit=row.unit or "",
        contacts=tuple(_contact(contact, language) for contact in row.contacts),
    )


def _contact(kept: dict[str, Any], language: str) -> Contact:
    return Contact(
        kind=ContactKind(kept["kind"]),
        address=kept["address"],
        label=in_language(kept["labels"], language) or "",
        urgent=kept.get("urgent", False),
        hours=tuple(
            Hours(tuple(one["days"]), time.fromisoformat(one["opens"]), time.fromisoformat(one["closes"]))
            for one in kept.get("hours", ())
        ),
    )


def _service(row: Any, office: Office, language: str) -> Service:  # noqa: ANN401 - a row of the table
    return Service(
        id=ServiceId(row.id),
        key=row.key,
        name=in_language(row.names, language) or row.key,
        office=office,
        access=Access(row.access),
        minutes=row.minutes,
        early_minutes=row.early_minutes,
        late_minutes=row.late_minutes,
        bring=tuple(in_language(row.bring, language) or ()),
        payment=in_language(row.payment, language) or "",
        subject=in_language(row.subjects, language) or "",
        text=in_language(row.texts, language) or "",
    )
