"""SQLite, opened rightly: nothing is made by accident, nothing foreign is touched, what is committed is on the disk.

Transactions are begun by us, never by the driver (`isolation_level=None`): writers with BEGIN IMMEDIATE, so that two
never read the same state and then both write; readers with BEGIN, and unable to write.

The rollback journal is truncated, not deleted: with `synchronous=FULL` the truncation is synced too, whereas a deleted
journal can come back after a power cut and undo what was shown green (https://sqlite.org/pragma.html#pragma_synchronous,
EXTRA). WAL is used only from SQLite 3.51.3 on: before, two connections could damage the file at a WAL reset.
"""

import errno
import json
import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from desk.domain.faults import Fault, FaultKind
from desk.store.failures import known_failures
from desk.store.schema import Schema, upgrade
from desk.store.shares import on_share

APPLICATION_ID = 0x45494E4C
"""Our mark in the header of a file: "EINL"."""

WAIT_SECONDS = 5.0
"""How long a writer waits for another program's turn to end."""

_WAL_FROM = (3, 51, 3)
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)

_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    # "INSERT OR REPLACE" would else remove a fact past its trigger.
    "PRAGMA recursive_triggers=ON",
    # Names are not to be spilled into temporary files.
    "PRAGMA temp_store=MEMORY",
)


def file_of(url: URL) -> Path:
    """Say which file an address means, absolute; raises DATABASE_ADDRESS where it means none, else DATABASE_MISSING."""
    if not url.database or url.database == ":memory:" or url.query or url.host:
        raise Fault(FaultKind.DATABASE_ADDRESS, where=url.render_as_string(hide_password=True))
    try:
        return Path(url.database).expanduser().absolute()
    except (FileNotFoundError, RuntimeError) as error:  # no folder to start from: removed, or nobody's home
        raise Fault(FaultKind.DATABASE_MISSING, where=url.database) from error


def journal_mode() -> str:
    """Say which journal the SQLite that runs here is given."""
    return "WAL" if sqlite3.sqlite_version_info >= _WAL_FROM else "TRUNCATE"


def create(path: Path, schema: Schema) -> None:
    """Make an empty database; raises DATABASE_EXISTS where there is any file, and leaves none behind on failure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_share(path)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileNotFoundError as error:  # a folder that nobody can make, as below /proc
        raise Fault(FaultKind.DATABASE_READ_ONLY, where=str(path)) from error
    except OSError as error:
        raise _fault_of(error, path) from error
    engine = _engine(path, begin="BEGIN IMMEDIATE", foreign_keys=True)
    try:
        with known_failures(str(path)), engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _upgrade(connection, schema)
    except BaseException:
        engine.dispose()
        path.unlink()
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        raise
    engine.dispose()


def open_engines(path: Path, schema: Schema) -> tuple[Engine, Engine]:
    """Open a file for writing and for reading, brought to the present schema first; raises what is wrong with it."""
    _look_at(path)
    with known_failures(str(path)), closing(_connect(path, foreign_keys=True, query_only=True)) as connection:
        number = _number(connection)
    _refuse_other(number, schema, path)
    if number < schema.number:
        migrate(path, schema)
    # One writer: who comes second waits for the pool, not for the file.
    writer = _engine(path, begin="BEGIN IMMEDIATE", foreign_keys=True, journal=journal_mode(), pool_size=1)
    # A change of the journal, after another version of SQLite, must come before anybody reads.
    with known_failures(str(path)), writer.connect():
        pass
    return writer, _engine(path, begin="BEGIN", foreign_keys=True, query_only=True)


def migrate(path: Path, schema: Schema) -> None:
    """Take the missing steps in one transaction, after the file was copied beside as `<file>.schema-<number>`."""
    engine = _engine(path, begin="BEGIN IMMEDIATE", foreign_keys=False)
    try:
        with known_failures(str(path)), engine.begin() as connection:
            number: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if number < schema.number:
                _copy(path, path.with_name(f"{path.name}.schema-{number}"))
                _upgrade(connection, schema)
    finally:
        engine.dispose()


def examine(connection: Connection) -> bool:
    """Look through the whole file (seconds for a large one): False where something in it is damaged."""
    said: str = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return said == "ok" and orphans is None


def _look_at(path: Path) -> None:
    # All this is read before SQLite gets the file: opening could already change a foreign one.
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise _fault_of(error, path) from error
    _refuse_share(path)
    if not header:
        raise Fault(FaultKind.DATABASE_EMPTY, where=str(path))
    if not header.startswith(_MAGIC):
        raise Fault(FaultKind.DATABASE_FOREIGN, where=str(path))
    if len(header) < _HEADER_BYTES:
        raise Fault(FaultKind.DATABASE_DAMAGED, where=str(path))
    if int.from_bytes(header[_APPLICATION_ID_AT]) != APPLICATION_ID:
        raise Fault(FaultKind.DATABASE_FOREIGN, where=str(path))
    effective = os.access in os.supports_effective_ids
    if not all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent)):
        raise Fault(FaultKind.DATABASE_READ_ONLY, where=str(path))


def _refuse_other(number: int, schema: Schema, path: Path) -> None:
    if number > schema.number:
        raise Fault(FaultKind.DATABASE_NEWER, where=str(path), schema=number, known=schema.number)
    if number < 1:
        raise Fault(FaultKind.DATABASE_DAMAGED, where=str(path))


def _refuse_share(path: Path) -> None:
    if on_share(path.resolve()):
        raise Fault(FaultKind.DATABASE_ON_SHARE, where=str(path))


def _fault_of(error: OSError, path: Path) -> Fault:
    match error.errno:
        case errno.EEXIST:
            kind = FaultKind.DATABASE_EXISTS
        case errno.ENOENT:
            kind = FaultKind.DATABASE_MISSING
        case errno.EISDIR | errno.ENOTDIR:
            kind = FaultKind.DATABASE_FOREIGN
        case errno.ENOSPC | errno.EDQUOT:
            kind = FaultKind.DISK_FULL
        case errno.EIO:
            kind = FaultKind.DISK_FAILED
        case _:
            kind = FaultKind.DATABASE_READ_ONLY
    return Fault(kind, where=str(path))


def _connect(
    path: Path, *, foreign_keys: bool, query_only: bool = False, journal: str = "TRUNCATE"
) -> sqlite3.Connection:
    # mode=rw: a file that is gone must not come back as an empty one.
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        if query_only:
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute(f"PRAGMA journal_mode={journal}")
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(
    path: Path,
    *,
    begin: str,
    foreign_keys: bool,
    query_only: bool = False,
    journal: str = "TRUNCATE",
    pool_size: int = 2,
) -> Engine:
    # Connections are kept, since opening one costs more than most of what is asked; between two uses they hold neither
    # a transaction nor a lock.
    engine = create_engine(
        "sqlite://",
        creator=partial(_connect, path, foreign_keys=foreign_keys, query_only=query_only, journal=journal),
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _number(connection: sqlite3.Connection) -> int:
    # Reading the list of tables finds a file that was cut off or whose first pages are spoilt.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _copy(path: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with (
            closing(_connect(path, foreign_keys=True, query_only=True)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _upgrade(connection: Connection, schema: Schema) -> None:
    upgrade(connection, schema)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise RuntimeError(f"a step to schema {schema.number} left {len(orphans)} rows that refer to nothing")
    connection.exec_driver_sql(f"PRAGMA user_version={schema.number}")
