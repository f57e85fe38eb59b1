"""A database is made, found by its address, and written to and read from in transactions of ours."""

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from desk.domain.faults import Fault, FaultKind
from desk.store import engine, sqlite
from desk.store.engine import Database
from desk.store.tables import Appointment, Authority, Room, Visit
from tests.fixtures.postgres import PostgresServer
from tests.store.rows import appointment, fill, visit


def test_a_new_database_is_empty_and_opens(database_url: str) -> None:
    engine.create(database_url)
    with engine.open_database(database_url) as database:
        with database.reading() as connection:
            assert connection.execute(select(func.count(Authority.id))).scalar_one() == 0
        database.examine()
        assert database.product().startswith({"sqlite": "SQLite 3.", "postgresql": "PostgreSQL 1"}[database.dialect])


def test_nothing_is_made_over_a_database(made_url: str) -> None:
    with pytest.raises(Fault) as caught:
        engine.create(made_url)
    assert caught.value.kind is FaultKind.DATABASE_EXISTS
    engine.open_database(made_url).close()


def test_a_file_gets_its_folder_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "Bürgeramt 100% #1 & Söhne" / "desk.sqlite"
    engine.create(f"sqlite:///{path}")
    engine.open_database(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert list(tmp_path.rglob("*.sqlite")) == [path]


def test_a_file_that_could_not_be_made_is_not_left_behind(tmp_path: Path) -> None:
    broken = engine.Schema(1, tmp_path / "no scripts here")
    with pytest.raises(Exception, match="no scripts here"):
        engine.create(f"sqlite:///{tmp_path / 'desk.sqlite'}", broken)
    assert list(tmp_path.glob("desk.sqlite*")) == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "desk.sqlite",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////tmp/a?mode=memory",
        "mysql://u:geheim@h/d",
        "postgresql+asyncpg://u:geheim@h/d",
        "postgresql://u:geheim@h:port/d",
    ],
)
def test_an_address_that_means_nothing_is_a_fault_without_its_password(url: str) -> None:
    with pytest.raises(Fault) as caught:
        engine.open_database(url)
    assert caught.value.kind is FaultKind.DATABASE_ADDRESS
    assert "geheim" not in str(caught.value)


def test_an_address_names_its_file() -> None:
    assert engine.database_file("sqlite:////var/lib/desk.sqlite") == Path("/var/lib/desk.sqlite")
    assert engine.database_file("postgresql://server/desk") is None


def test_sqlite_is_opened_as_it_should_be(path: Path) -> None:
    wanted = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "busy_timeout": 5000}
    wanted |= {"application_id": sqlite.APPLICATION_ID, "user_version": engine.PRESENT.number}
    wanted |= {"recursive_triggers": 1, "temp_store": 2}
    with engine.open_database(f"sqlite:///{path}") as database:
        for opening, query_only in ((database.writing, 0), (database.reading, 1)):
            # Twice: a connection that comes back from the pool is what it was.
            for _ in range(2):
                with opening() as connection:
                    said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
                    assert said == wanted
                    assert connection.exec_driver_sql("PRAGMA query_only").scalar() == query_only
        with database.writing() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    assert mode == ("wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "truncate")


def test_the_write_ahead_log_is_used_and_left_as_the_version_allows(path: Path) -> None:
    newer = sqlite._engine(path, begin="BEGIN IMMEDIATE", foreign_keys=True, journal="WAL")
    with newer.begin() as connection:
        fill(connection)
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    newer.dispose()
    with engine.open_database(f"sqlite:///{path}") as database, database.writing() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        assert mode == sqlite.journal_mode().lower()
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 1


def test_a_block_is_kept_whole_or_not_at_all(database: Database) -> None:
    def _stumble() -> None:
        with database.writing() as connection:
            fill(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _stumble()
    with database.reading() as connection:
        assert connection.execute(select(func.count(Authority.id))).scalar_one() == 0


def test_a_statement_that_fails_leaves_no_transaction_open(database: Database, made_url: str) -> None:
    def _fail() -> None:
        with database.writing() as connection:
            fill(connection)
            connection.execute(text("SELECT * FROM nowhere"))

    for _ in range(3):
        with pytest.raises(DBAPIError):
            _fail()
        with pytest.raises(DBAPIError), database.reading() as connection:
            connection.execute(text("SELECT * FROM nowhere"))
    with engine.open_database(made_url) as other, other.writing() as connection:
        fill(connection)
    with database.reading() as connection:
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 1


def test_a_commit_that_fails_leaves_no_transaction_open(path: Path) -> None:
    def _fail_late(database: Database) -> None:
        with database.writing() as connection:
            house = fill(connection)
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            connection.execute(insert(Visit).values(visit(house) | {"desk_id": house.room}))

    with engine.open_database(f"sqlite:///{path}") as database:
        with pytest.raises(IntegrityError):
            _fail_late(database)
        with database.writing() as connection:
            assert connection.execute(select(func.count(Room.id))).scalar_one() == 0
            fill(connection)


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(Fault) as caught, database.reading() as connection:
        fill(connection)
    assert caught.value.kind is FaultKind.DATABASE_READ_ONLY


def test_reading_on_a_server_sees_one_state(postgres_server: PostgresServer) -> None:
    # On SQLite with a rollback journal a reader makes the writer wait: there is no second state to see.
    url = postgres_server.url(postgres_server.new_with_schema())
    with engine.open_database(url) as database, database.reading() as connection:
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 0
        with database.writing() as writing:
            fill(writing)
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 0


def test_two_threads_write_in_turn(database: Database) -> None:
    with database.writing() as connection:
        house = fill(connection)

    def _visits() -> None:
        for _ in range(10):
            with database.writing() as connection:
                connection.execute(insert(Visit).values(visit(house)))

    threads = [threading.Thread(target=_visits) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert connection.execute(select(func.count(Visit.id))).scalar_one() == 30


def test_a_file_that_another_program_keeps_is_locked(path: Path) -> None:
    with engine.open_database(f"sqlite:///{path}") as database:
        with closing(sqlite3.connect(path, isolation_level=None)) as holding:
            holding.execute("BEGIN IMMEDIATE")
            with pytest.raises(Fault) as caught, database.writing():
                pytest.fail("two write at once")
            assert caught.value.kind is FaultKind.DATABASE_LOCKED
        with database.writing() as connection:
            fill(connection)


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path) -> None:
    with engine.open_database(f"sqlite:///{path}") as database:
        with database.writing() as connection:
            house = fill(connection)
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        with database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        many = [appointment(house, number.to_bytes(10)) for number in range(1000)]
        with pytest.raises(Fault) as caught, database.writing() as connection:
            connection.execute(insert(Appointment), many)
        assert caught.value.kind is FaultKind.DISK_FULL
        with database.writing() as connection:
            assert connection.execute(select(func.count(Appointment.id))).scalar_one() == 0
        database.examine()


def test_a_file_that_goes_away_is_not_made_anew(path: Path) -> None:
    with engine.open_database(f"sqlite:///{path}") as database:
        path.unlink()
        # The connection is still open: without the check SQLite would go on writing to what nobody can find again.
        with pytest.raises(Fault) as caught, database.writing() as connection:
            fill(connection)
        assert caught.value.kind is FaultKind.DATABASE_MISSING
        database.close()
        with pytest.raises(Fault) as caught, database.writing():
            pytest.fail("written to nothing")
    assert caught.value.kind is FaultKind.DATABASE_MISSING
    assert not path.exists()


def test_an_error_that_is_no_known_failure_stays_and_holds_no_name(database: Database) -> None:
    with database.writing() as connection:
        house = fill(connection)
    with pytest.raises(IntegrityError) as caught, database.writing() as connection:
        connection.execute(insert(Appointment).values(appointment(house, name="Erika Geheim") | {"persons": 0}))
    told = "".join(str(one) for one in (caught.value, caught.value.orig, caught.value.args))
    assert "Geheim" not in told
    assert "Nebenstra" not in told


def test_a_statement_that_is_wrong_is_a_bug_and_no_fault(database: Database) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), database.reading() as connection:
        connection.execute(text("SELEC"))
