"""What people come for: offices, their services, the rules of the house, and choices kept in the database."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desk.domain.rules import RuleKind
from desk.store.tables.columns import Base, Owned, at_least, one_of


class Office(Owned, Base):
    """An office of the authority at a site, and how it is reached."""

    __tablename__ = "office"
    __table_args__ = (UniqueConstraint("site_id", "key"),)

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    key: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    contacts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    part_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("office.id"))
    """The office that a unit belongs to."""
    units: Mapped[dict[str, str] | None] = mapped_column(JSON)
    """By language: the unit's own name."""


class Service(Owned, Base):
    """What somebody comes to an office for."""

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("office_id", "key"), at_least("minutes", 1))

    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    key: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    minutes: Mapped[int]
    bring: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    subjects: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language: the subject line of the letter."""
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language: what the letter says before day and time."""
    keywords: Mapped[dict[str, list[str]] | None] = mapped_column(JSON)
    rooms: Mapped[list[str] | None] = mapped_column(JSON)
    """Numbers of the rooms where it is served; None where every room of its site serves it."""
    in_person: Mapped[bool] = mapped_column(server_default=text("false"))
    contacts: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)


class Rule(Owned, Base):
    """A rule of the house, in force from and until days of the site, both included.

    It holds for at most one site, office or service; without any, for the whole authority.
    """

    __tablename__ = "rule"
    __table_args__ = (UniqueConstraint("authority_id", "key"), one_of("kind", RuleKind))

    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("site.id"))
    key: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int]
    icon: Mapped[str]
    words: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    """By language: title, detail, remedy, letter."""
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    office_id: Mapped[UUID | None] = mapped_column(ForeignKey("office.id"))
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"))
    ruling: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    about: Mapped[str | None]
    requirement: Mapped[str | None]
    phrase: Mapped[str | None]
    stand: Mapped[date | None]


class Setting(Owned, Base):
    """A choice that belongs to the database, such as `training` = `1`."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("authority_id", "key"),)

    key: Mapped[str]
    value: Mapped[str]
