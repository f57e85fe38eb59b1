"""Letters that were made, one row a revision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from desk.domain.appointments import AppointmentId
from desk.domain.places import AuthorityId
from desk.store import tables

_L = tables.Letter


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter as it was made."""

    id: UUID
    appointment: AppointmentId
    revision: int
    code: str
    human_code: str
    key_id: int
    language: str
    made_at: datetime
    """UTC."""
    checked_at: datetime | None = None
    """UTC; when its code was read back from the finished page."""
    printed_at: datetime | None = None


def add_letters(connection: Connection, authority: AuthorityId, letters: Iterable[KeptLetter]) -> None:
    """Write letters."""
    rows = [
        {
            "id": one.id,
            "authority_id": authority,
            "appointment_id": one.appointment,
            "revision": one.revision,
            "code": one.code,
            "human_code": one.human_code,
            "key_id": one.key_id,
            "language": one.language,
            "made_at": one.made_at,
            "checked_at": one.checked_at,
            "printed_at": one.printed_at,
        }
        for one in letters
    ]
    if rows:
        connection.execute(insert(_L), rows)


def letters_of(connection: Connection, appointments: Iterable[AppointmentId]) -> dict[AppointmentId, KeptLetter]:
    """The newest letter of each appointment that has one."""
    rows = connection.execute(select(_L).where(_L.appointment_id.in_(list(appointments))).order_by(_L.revision))
    return {
        AppointmentId(row.appointment_id): KeptLetter(
            row.id,
            AppointmentId(row.appointment_id),
            row.revision,
            row.code,
            row.human_code,
            row.key_id,
            row.language,
            row.made_at,
            row.checked_at,
            row.printed_at,
        )
        for row in rows
    }


def mark_checked(connection: Connection, letters: Iterable[UUID], at: datetime) -> None:
    """Note that the codes were read back from the finished pages (UTC)."""
    connection.execute(update(_L).where(_L.id.in_(list(letters))).values(checked_at=at))


def mark_printed(connection: Connection, letters: Iterable[UUID], at: datetime) -> None:
    """Note that the letters went to a printer or into a file (UTC)."""
    connection.execute(update(_L).where(_L.id.in_(list(letters))).values(printed_at=at))
