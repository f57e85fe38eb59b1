"""PostgreSQL, opened rightly: no wait without an end, only a server that takes writes, UTC, one snapshot a reading."""

import json
from functools import partial

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from desk.domain.faults import Fault, FaultKind
from desk.store.failures import known_failures
from desk.store.schema import Schema, number_of, upgrade

_SETTINGS = {
    "lock_timeout": "1s",
    "timezone": "UTC",
    # A computer that falls asleep within a transaction must not hold a room's seats for the others.
    "idle_in_transaction_session_timeout": "10s",
}

_OPTIONS = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())

_CONNECTING: dict[str, int | str] = {
    # Without it a client hung for more than 8 s on a host that says nothing; 1 is treated as 2.
    "connect_timeout": 2,
    "target_session_attrs": "read-write",
    # A line that was cut without a word is noticed after four seconds at the latest, also while we wait for an answer.
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    "application_name": "einlass",
}

_MAKING = 0x45494E4C
"""The advisory lock under which tables are made or changed: one desk at a time."""


def where(url: URL) -> str:
    """Name a server and database for people, without a password."""
    return f"{url.host or url.query.get('host', '')}/{url.database or ''}"


def create(url: URL, schema: Schema) -> None:
    """Make the tables in a database that an administrator has made; raises DATABASE_EXISTS where it holds any."""
    engine = _engine(url)
    try:
        _knock(engine, url)
        with known_failures(where(url)), engine.begin() as connection:
            _alone(connection)
            if inspect(connection).get_table_names():
                raise Fault(FaultKind.DATABASE_EXISTS, where=where(url))
            upgrade(connection, schema)
    finally:
        engine.dispose()


def open_engines(url: URL, schema: Schema) -> tuple[Engine, Engine]:
    """Open a database for writing and for reading; raises DATABASE_OLDER instead of changing what others use."""
    writer = _engine(url)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        _knock(writer, url)
        with known_failures(where(url)), reader.begin() as connection:
            _refuse_other(_number(connection, url), schema, where(url))
    except BaseException:
        writer.dispose()
        raise
    return writer, reader


def migrate(url: URL, schema: Schema) -> None:
    """Take the missing steps in one transaction; a copy is the administrator's (`pg_dump`)."""
    engine = _engine(url)
    try:
        _knock(engine, url)
        with known_failures(where(url)), engine.begin() as connection:
            _alone(connection)
            if _number(connection, url) < schema.number:
                upgrade(connection, schema)
    finally:
        engine.dispose()


def _engine(url: URL) -> Engine:
    # What stands in the address wins: an administrator may have to be more patient than we are.
    connecting = {name: value for name, value in _CONNECTING.items() if name not in url.query}
    options = url.query.get("options", "")
    connecting["options"] = " ".join([_OPTIONS, *([options] if isinstance(options, str) else options)]).strip()
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=connecting,
        isolation_level="READ COMMITTED",
        # A server that was started anew is found out by a question, not by the visitor's admission.
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )


def _knock(engine: Engine, url: URL) -> None:
    # A server that answers FATAL is there: what is wrong is the name, the user or the password.
    try:
        with known_failures(where(url)), engine.connect():
            pass
    except Fault as fault:
        answer = str(fault.__cause__.orig) if isinstance(fault.__cause__, OperationalError) else ""
        if "FATAL" in answer and not any(word in answer for word in ("starting up", "shutting down", "too many")):
            raise Fault(FaultKind.DATABASE_ADDRESS, where=where(url)) from fault
        raise


def _refuse_other(number: int, schema: Schema, where: str) -> None:
    if number != schema.number:
        kind = FaultKind.DATABASE_NEWER if number > schema.number else FaultKind.DATABASE_OLDER
        raise Fault(kind, where=where, schema=number, known=schema.number)


def _alone(connection: Connection) -> None:
    # Who makes the tables takes as long as it takes.
    connection.execute(text("SET LOCAL lock_timeout = '1min'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})


def _number(connection: Connection, url: URL) -> int:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        raise Fault(FaultKind.DATABASE_EMPTY, where=where(url))
    if not {"alembic_version", "fact"} <= tables:
        raise Fault(FaultKind.DATABASE_FOREIGN, where=where(url))
    revision: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return number_of(revision)
