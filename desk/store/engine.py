"""The door to the database: made, opened, written to and read from, the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from desk.domain.faults import Fault, FaultKind
from desk.store import postgresql, sqlite
from desk.store.failures import known_failures
from desk.store.schema import PRESENT, Schema


class Database:
    """An open database of the present schema; `close` it in the end."""

    def __init__(self, engines: tuple[Engine, Engine], where: str, file: Path | None) -> None:
        self._writer, self._reader = engines
        self.where = where
        """The file, or the server and database, for people; never with a password."""
        self.file = file
        """SQLite's file; None on a server."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that may write: committed at the end of the block, or nothing of it.

        SQLite begins IMMEDIATE: from the first line on nobody else writes, so keep the block short, and open no second
        one within it. PostgreSQL is READ COMMITTED: what several desks race for is taken by a conditional UPDATE.
        Raises the fault of a known failure; SERVER_AWAY leaves open whether the commit arrived: ask again by key.
        """
        with known_failures(self.where), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection in a short transaction that sees one state and cannot write; raises as `writing`."""
        with known_failures(self.where), self._reader.begin() as connection:
            yield connection

    def examine(self) -> None:
        """Look through the whole file for damage: raises DATABASE_DAMAGED. A server looks after itself."""
        if self.dialect == "sqlite":
            with self.reading() as connection:
                if not sqlite.examine(connection):
                    raise Fault(FaultKind.DATABASE_DAMAGED, where=self.where)

    def product(self) -> str:
        """Name the database program with its version, as `SQLite 3.51.3`."""
        name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[self.dialect]
        with self.reading() as connection:
            version = connection.dialect.server_version_info or ()
        return f"{name} {'.'.join(str(part) for part in version)}"

    def close(self) -> None:
        """Let the file or the server go; may be called twice."""
        self._writer.dispose()
        self._reader.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(url: str, schema: Schema = PRESENT) -> None:
    """Make an empty database of the present schema, with the folder of its file.

    On a server the database itself is made by its administrator. Raises DATABASE_EXISTS where there is one already.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        sqlite.create(sqlite.file_of(address), schema)
    else:
        postgresql.create(address, schema)


def open_database(url: str, schema: Schema = PRESENT) -> Database:
    """Open a database; a file of an older schema is copied beside and brought to the present one.

    Raises DATABASE_MISSING, _EMPTY, _FOREIGN, _DAMAGED, _NEWER, _READ_ONLY, _ON_SHARE, _LOCKED, _ADDRESS, SERVER_AWAY;
    DATABASE_OLDER on a server, whose other desks must know first: see `upgrade`.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        file = sqlite.file_of(address)
        return Database(sqlite.open_engines(file, schema), str(file), file)
    return Database(postgresql.open_engines(address, schema), postgresql.where(address), None)


def upgrade(url: str, schema: Schema = PRESENT) -> None:
    """Bring an older database on a server to the present schema; a file is brought there by opening it."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        open_database(url, schema).close()
    else:
        postgresql.migrate(address, schema)


def database_file(url: str) -> Path | None:
    """Say which file an address means, absolute; None for a server. Raises DATABASE_ADDRESS."""
    address = _address(url)
    return sqlite.file_of(address) if address.get_backend_name() == "sqlite" else None


def _address(url: str) -> URL:
    # Where there may be a password in it, only the beginning is told.
    shown = url.partition("://")[0] if "@" in url else url
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Fault(FaultKind.DATABASE_ADDRESS, where=shown) from error
    # What stands behind a question mark in the name of a file would silently be cut off.
    cut_off = address.get_backend_name() == "sqlite" and "?" in url
    if cut_off or address.drivername not in {"sqlite", "postgresql", "postgresql+psycopg"}:
        raise Fault(FaultKind.DATABASE_ADDRESS, where=shown)
    return address
