"""What happens at a desk: scans, visits, the ledger of facts, and who waits."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.domain.decisions import Verdict
from desk.domain.ledger import FactKind
from desk.store.tables.columns import Base, Owned, at_least, octets, one_of, partial

INSIDE = "left_at IS NULL AND undone_at IS NULL"
"""A visit is open: its persons are in the room and take its seats."""


class Visit(Owned, Base):
    """Persons who went in; the key is made at the scan, so that a repeated try counts once."""

    __tablename__ = "visit"
    __table_args__ = (
        partial("uq_visit_open_appointment", "appointment_id", where=INSIDE, unique=True),
        partial("ix_visit_open_room", "room_id", where=INSIDE),
        Index(None, "appointment_id"),
        Index(None, "authority_id", "admitted_at"),
        at_least("persons", 1),
        at_least("invited", 0),
    )

    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    room_id: Mapped[UUID] = mapped_column(ForeignKey("room.id"))
    desk_id: Mapped[UUID] = mapped_column(ForeignKey("desk.id"))
    persons: Mapped[int]
    invited: Mapped[int]
    admitted_at: Mapped[datetime]
    planned_end: Mapped[datetime]
    left_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    fulfilled: Mapped[list[str]] = mapped_column(JSON)
    """The keys of the rules that were confirmed."""


class Fact(Owned, Base):
    """One thing that happened; the database itself refuses to change or delete it.

    The appointment and the visit are named without a foreign key: they are erased when their time is over, and a fact,
    which holds no name, cannot be changed to let them go.
    """

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("desk_id", "sequence"),
        Index(None, "site_id", "at"),
        partial("uq_fact_undoes", "undoes", where="undoes IS NOT NULL", unique=True),
        at_least("sequence", 1),
        one_of("kind", FactKind),
        one_of("verdict", Verdict),
        octets("hash", 32),
    )

    desk_id: Mapped[UUID] = mapped_column(ForeignKey("desk.id"))
    sequence: Mapped[int]
    at: Mapped[datetime]
    kind: Mapped[str]
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    appointment_id: Mapped[UUID | None]
    visit_id: Mapped[UUID | None]
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("room.id"))
    persons: Mapped[int | None]
    verdict: Mapped[str | None]
    reason: Mapped[str | None]
    undoes: Mapped[UUID | None] = mapped_column(ForeignKey("fact.id"))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Scan(Owned, Base):
    """Something was held to a desk; `visit_id` is the visit that it may become."""

    __tablename__ = "scan"
    __table_args__ = (Index(None, "desk_id", "at"), one_of("verdict", Verdict))

    desk_id: Mapped[UUID] = mapped_column(ForeignKey("desk.id"))
    at: Mapped[datetime]
    visit_id: Mapped[UUID]
    kind: Mapped[str]
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    verdict: Mapped[str]
    reason: Mapped[str | None]


class Waiting(Owned, Base):
    """A party that waits for seats in its room, with its number of that day."""

    __tablename__ = "waiting"
    __table_args__ = (
        UniqueConstraint("site_id", "local_day", "number"),
        partial("uq_waiting_open_appointment", "appointment_id", where="ended_at IS NULL", unique=True),
        at_least("number", 1),
        at_least("persons", 1),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    local_day: Mapped[date]
    number: Mapped[int]
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    room_id: Mapped[UUID] = mapped_column(ForeignKey("room.id"))
    persons: Mapped[int]
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    inside: Mapped[bool | None]
    """Whether they wait in the waiting area; None where nothing is said about one."""
