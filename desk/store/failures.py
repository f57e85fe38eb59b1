"""Known failures of a database as faults: the one place where codes of drivers are read.

SQLite: https://sqlite.org/rescode.html (the low byte is the kind). PostgreSQL: SQLSTATE, appendix A of its manual.
What is not known here is a bug, and stays the error that it is, without the values that it came with.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from desk.domain.faults import Fault, FaultKind

_SQLITE = {
    5: FaultKind.DATABASE_LOCKED,  # SQLITE_BUSY: another program writes for longer than we wait
    6: FaultKind.DATABASE_LOCKED,  # SQLITE_LOCKED
    8: FaultKind.DATABASE_READ_ONLY,  # SQLITE_READONLY
    10: FaultKind.DISK_FAILED,  # SQLITE_IOERR
    11: FaultKind.DATABASE_DAMAGED,  # SQLITE_CORRUPT
    13: FaultKind.DISK_FULL,  # SQLITE_FULL
    14: FaultKind.DATABASE_MISSING,  # SQLITE_CANTOPEN: the file or its folder went away while we had it
    26: FaultKind.DATABASE_FOREIGN,  # SQLITE_NOTADB
}

_SQLITE_EXACTLY = {
    1032: FaultKind.DATABASE_MISSING,  # SQLITE_READONLY_DBMOVED: we would write to a file that nobody can open again
}

_POSTGRESQL = {
    "08": FaultKind.SERVER_AWAY,  # connection exception
    "25006": FaultKind.DATABASE_READ_ONLY,  # read_only_sql_transaction: the server became a standby
    "25P03": FaultKind.SERVER_AWAY,  # idle_in_transaction_session_timeout: this computer slept within a transaction
    "40P01": FaultKind.DATABASE_LOCKED,  # deadlock_detected
    "53100": FaultKind.DISK_FULL,
    "53300": FaultKind.SERVER_AWAY,  # too_many_connections
    "55P03": FaultKind.DATABASE_LOCKED,  # lock_not_available
    "57P": FaultKind.SERVER_AWAY,  # shut down, crashed, or starting up
    "58030": FaultKind.DISK_FAILED,  # io_error
    "XX001": FaultKind.DATABASE_DAMAGED,  # data_corrupted
    "XX002": FaultKind.DATABASE_DAMAGED,  # index_corrupted
}


@contextmanager
def known_failures(where: str) -> Iterator[None]:
    """Turn known failures of the driver into faults; `where` names the file or server, without a password."""
    try:
        yield
    except PoolTimeoutError as error:
        raise Fault(FaultKind.DATABASE_LOCKED, where=where) from error
    except (DBAPIError, sqlite3.Error) as error:
        kind = kind_of(error)
        if kind is None:
            _forget_values(error)
            raise
        raise Fault(kind, where=where) from error


def kind_of(error: DBAPIError | sqlite3.Error) -> FaultKind | None:
    """Say which known fault an error of the driver, wrapped or bare, is; None where it is none."""
    driver = error.orig if isinstance(error, DBAPIError) else error
    sqlite_code = getattr(driver, "sqlite_errorcode", None)
    if sqlite_code is not None:
        return _SQLITE_EXACTLY.get(sqlite_code) or _SQLITE.get(sqlite_code & 0xFF)
    sqlstate = getattr(driver, "sqlstate", None)
    if sqlstate is not None:
        return next((kind for prefix, kind in _POSTGRESQL.items() if sqlstate.startswith(prefix)), None)
    # psycopg has no SQLSTATE to tell where no server answered: nobody there, or the line broke.
    away = isinstance(error, OperationalError) or (isinstance(error, DBAPIError) and error.connection_invalidated)
    return FaultKind.SERVER_AWAY if away else None


def _forget_values(error: DBAPIError | sqlite3.Error) -> None:
    # PostgreSQL adds the whole row to its message ("Failing row contains …"): a name must not reach a log.
    driver = getattr(error, "orig", None)
    primary = getattr(getattr(driver, "diag", None), "message_primary", None)
    if driver is not None and primary is not None:
        driver.args = error.args = (primary,)
