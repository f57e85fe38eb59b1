"""Who and where: the authority, its sites, entrances, desks and rooms."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desk.store.tables.columns import UINT32_MAX, Base, Owned, at_least, between


class Authority(Base):
    """A public authority, the owner of everything else."""

    __tablename__ = "authority"

    name: Mapped[str]
    contacts: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    """Its own, for whom no office is known."""


class Site(Owned, Base):
    """A building with an address."""

    __tablename__ = "site"
    __table_args__ = (
        UniqueConstraint("authority_id", "number"),
        between("number", 0, UINT32_MAX),
        at_least("capacity", 0),
    )

    number: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    town: Mapped[str]
    timezone: Mapped[str]
    capacity: Mapped[int | None]
    state: Mapped[str | None]
    """The federal state whose public holidays are kept."""
    waiting_capacity: Mapped[int | None]
    waiting_square_metres: Mapped[int | None]


class Entrance(Owned, Base):
    """A door of a site."""

    __tablename__ = "entrance"
    __table_args__ = (UniqueConstraint("site_id", "name"),)

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str]


class DeskRow(Owned, Base):
    """A desk at an entrance, with the number of its last fact."""

    __tablename__ = "desk"
    __table_args__ = (UniqueConstraint("entrance_id", "name"), at_least("sequence", 0))

    entrance_id: Mapped[UUID] = mapped_column(ForeignKey("entrance.id"))
    name: Mapped[str]
    sequence: Mapped[int] = mapped_column(server_default=text("0"))


class Room(Owned, Base):
    """A room, its limit, and how many seats are free now: the one number that admissions race for."""

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("site_id", "area"),
        UniqueConstraint("site_id", "number"),
        between("area", 1, 65535),
        at_least("capacity", 0),
        between("free", 0, "capacity"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    area: Mapped[int]
    number: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language."""
    floor: Mapped[int]
    capacity: Mapped[int]
    free: Mapped[int]
    open: Mapped[bool]
    closed_reason: Mapped[str | None]
    phone: Mapped[str | None]
    ways: Mapped[dict[str, list[dict[str, str]]]] = mapped_column(JSON)
    """By language: a list of steps with icon, title, detail."""
    step_free: Mapped[bool]
    square_metres: Mapped[int | None]
