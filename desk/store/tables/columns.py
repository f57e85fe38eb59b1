"""What all tables share: names for constraints, one type for moments, the key, and whose a row is."""

from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""How constraints are called, so that a later migration can name what it changes on both engines."""

UINT32_MAX = 2**32 - 1


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, aware UTC coming out, on both engines.

    SQLite has no type for moments and would return what was an aware time as a naive one; here it keeps UTC as text of
    one width, which sorts as time does. A naive moment is a bug and raises ValueError (as `StatementError`).
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment; give the driver UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone must not reach the store")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Base(DeclarativeBase):
    """A table: every row has a key of its own, a UUIDv7 made by the desk (`desk.ids.uuid7`).

    PostgreSQL keeps the key as `uuid`. On SQLite it is SQLAlchemy's default, 32 characters of hexadecimal: twice the
    bytes of a BLOB, but the same order (the time of making), no type of our own, and readable in every tool when
    somebody has to look into a desk's file.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's name and form
        UUID: Uuid(),
        datetime: UtcDateTime(),
        str: Text(),
        int: Integer(),
        bool: Boolean(),
    }

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)


class Owned:
    """A row that belongs to an authority: the natural shard of a service for many authorities."""

    authority_id: Mapped[UUID] = mapped_column(ForeignKey("authority.id"), sort_order=-1)


def one_of(column: str, values: type[Enum]) -> CheckConstraint:
    """Make the rule that a text column holds a value of a closed list."""
    listed = ", ".join(f"'{member.value}'" for member in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def between(column: str, low: int, high: int | str) -> CheckConstraint:
    """Make the rule that a number lies between two limits, both included; `high` may name another column."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def at_least(column: str, low: int) -> CheckConstraint:
    """Make the rule that a number is not below a limit."""
    return CheckConstraint(f"{column} >= {low}", name=column)


def octets(column: str, length: int) -> CheckConstraint:
    """Make the rule that a binary column holds exactly so many bytes."""
    return CheckConstraint(f"length({column}) = {length}", name=column)


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Make an index over only those rows that a condition holds for."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))
