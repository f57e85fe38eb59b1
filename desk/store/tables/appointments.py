"""Who is invited, what was sent to them, and what it was signed with."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desk.domain.appointments import AppointmentKind, AppointmentStatus
from desk.store.tables.columns import UINT32_MAX, Base, Owned, between, octets, one_of


class Appointment(Owned, Base):
    """A party that is invited to a room."""

    __tablename__ = "appointment"
    __table_args__ = (
        UniqueConstraint("reference"),
        Index(None, "site_id", "local_day", "starts_at"),
        octets("reference", 10),
        between("persons", 1, 255),
        between("revision", 0, 255),
        one_of("status", AppointmentStatus),
        one_of("kind", AppointmentKind),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    room_id: Mapped[UUID] = mapped_column(ForeignKey("room.id"))
    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"))
    reference: Mapped[bytes] = mapped_column(LargeBinary(10))
    local_day: Mapped[date]
    """The site's calendar day of `starts_at`."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    persons: Mapped[int]
    name: Mapped[str]
    address: Mapped[list[str]] = mapped_column(JSON)
    language: Mapped[str]
    status: Mapped[str]
    revision: Mapped[int]
    """Of the letter that is valid now; 0 where none was made."""
    family_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(server_default=text("'planned'"))
    file_number: Mapped[str | None]
    """Of the document that a walk-in named."""


class Letter(Owned, Base):
    """A letter that was made; only the one of the appointment's present revision is valid."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("appointment_id", "revision"),
        Index(None, "human_code"),
        between("revision", 0, 255),
        between("key_id", 0, 255),
    )

    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    revision: Mapped[int]
    code: Mapped[str]
    human_code: Mapped[str]
    key_id: Mapped[int]
    language: Mapped[str]
    made_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    """When the code was read back from the finished page."""
    printed_at: Mapped[datetime | None]


class SigningKey(Owned, Base):
    """The public half of a key that letters of a site (the issuer) are signed with."""

    __tablename__ = "signing_key"
    __table_args__ = (
        UniqueConstraint("issuer", "key_id"),
        between("issuer", 0, UINT32_MAX),
        between("key_id", 0, 255),
        octets("public_key", 32),
    )

    issuer: Mapped[int] = mapped_column(BigInteger)
    key_id: Mapped[int]
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    valid_from: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
