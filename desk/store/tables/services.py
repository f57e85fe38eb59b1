"""What people come for: offices, their services, the rules of the house, and choices kept in the database."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.domain.rules import RuleKind
from desk.domain.services import Access
from desk.store.tables.columns import Base, Owned, at_least, one_of


class Office(Owned, Base):
    """An office of the authority at a site, and how it is reached."""

    __tablename__ = "office"
    __table_args__ = (UniqueConstraint("site_id", "key"),)

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    key: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    unit: Mapped[str | None]
    contacts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class Service(Owned, Base):
    """What somebody comes to an office for."""

    __tablename__ = "service"
    __table_args__ = (
        UniqueConstraint("office_id", "key"),
        one_of("access", Access),
        at_least("minutes", 1),
        at_least("early_minutes", 0),
        at_least("late_minutes", 0),
    )

    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    key: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    access: Mapped[str]
    minutes: Mapped[int]
    early_minutes: Mapped[int]
    late_minutes: Mapped[int]
    bring: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    payment: Mapped[dict[str, str]] = mapped_column(JSON)
    subjects: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language: the subject line of the letter."""
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language: what the letter says before day and time."""


class Rule(Owned, Base):
    """A rule of the house, in force from and until days of the site, both included."""

    __tablename__ = "rule"
    __table_args__ = (UniqueConstraint("site_id", "key"), one_of("kind", RuleKind))

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    key: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int]
    icon: Mapped[str]
    words: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    """By language: title, detail, remedy."""
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]


class Setting(Owned, Base):
    """A choice that belongs to the database, such as `training` = `1`."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("authority_id", "key"),)

    key: Mapped[str]
    value: Mapped[str]
