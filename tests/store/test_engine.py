"""What a database is opened as, what it refuses, and what becomes of a transaction that fails."""

import errno
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
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


def _kind(url: str) -> FaultKind:
    with pytest.raises(Fault) as caught:
        engine.open_database(url)
    return caught.value.kind


# ------------------------------------------------------------------------------------------------------------- making


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


# ---------------------------------------------------------------------------------------- what is refused, file by file


@pytest.fixture
def path(sqlite_template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "desk.sqlite"
    shutil.copyfile(sqlite_template, copy)
    return copy


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _stump(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(50)


def _not_sqlite(path: Path) -> None:
    path.write_text("<html>not a database</html>" * 20)


def _broken_header(path: Path) -> None:
    _write(path, 0, b"SQLite fXrmat 3\0")


def _broken_page(path: Path) -> None:
    _write(path, 100, bytes(range(256)) * 8)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")


def _no_schema(path: Path) -> None:
    _write(path, 60, struct.pack(">I", 0))


def _newer(path: Path) -> None:
    _write(path, 60, struct.pack(">I", engine.PRESENT.number + 1))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _write(path: Path, at: int, octets: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(octets)


@pytest.mark.parametrize(
    "damage, kind",
    [
        (_missing, FaultKind.DATABASE_MISSING),
        (_empty, FaultKind.DATABASE_EMPTY),
        (_half, FaultKind.DATABASE_DAMAGED),
        (_stump, FaultKind.DATABASE_DAMAGED),
        (_not_sqlite, FaultKind.DATABASE_FOREIGN),
        (_broken_header, FaultKind.DATABASE_FOREIGN),
        (_broken_page, FaultKind.DATABASE_DAMAGED),
        (_foreign, FaultKind.DATABASE_FOREIGN),
        (_no_schema, FaultKind.DATABASE_DAMAGED),
        (_newer, FaultKind.DATABASE_NEWER),
        (_folder, FaultKind.DATABASE_FOREIGN),
    ],
)
def test_a_file_that_is_no_sound_database_of_ours_is_refused_and_left_alone(
    path: Path, damage: object, kind: FaultKind
) -> None:
    assert callable(damage)
    damage(path)
    before = path.read_bytes() if path.is_file() else None
    assert _kind(f"sqlite:///{path}") is kind
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one for one in path.parent.glob("desk.sqlite*") if one != path] == []


@contextmanager
def _powerless() -> Iterator[None]:
    # Whoever may do everything is nobody for a while.
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Path]:
    """A folder that nobody in particular can reach, with a database in it."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="desk-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        shutil.copyfile(sqlite_template, folder / "desk.sqlite")
        (folder / "desk.sqlite").chmod(0o666)
        yield folder
        folder.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise on Windows")
@pytest.mark.parametrize("what", ["file", "folder", "unreadable"])
def test_what_cannot_be_written_is_refused(open_folder: Path, what: str) -> None:
    path = open_folder / "desk.sqlite"
    match what:
        case "file":
            path.chmod(0o444)
        case "folder":
            open_folder.chmod(0o555)
        case _:
            path.chmod(0)
    with _powerless():
        assert _kind(f"sqlite:///{path}") is FaultKind.DATABASE_READ_ONLY
    open_folder.chmod(0o777)
    path.chmod(0o666)
    with _powerless():
        engine.open_database(f"sqlite:///{path}").close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise on Windows")
def test_nothing_is_made_where_nothing_may_be_written(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with _powerless(), pytest.raises(Fault) as caught:
        engine.create(f"sqlite:///{open_folder / 'new.sqlite'}")
    assert caught.value.kind is FaultKind.DATABASE_READ_ONLY


def test_damage_inside_is_found_where_it_is_met(path: Path) -> None:
    with engine.open_database(f"sqlite:///{path}") as database, database.writing() as connection:
        house = fill(connection)
        for number in range(300):
            values = appointment(house, number.to_bytes(10))
            connection.execute(insert(Appointment).values(values))
        table = connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'appointment'")
        page = table.scalar_one()
    _write(path, (page - 1) * 4096, b"\xff" * 4096)
    with engine.open_database(f"sqlite:///{path}") as database:
        with pytest.raises(Fault) as caught:
            database.examine()
        assert caught.value.kind is FaultKind.DATABASE_DAMAGED
        with pytest.raises(Fault) as caught, database.reading() as connection:
            connection.execute(select(Appointment)).all()
        assert caught.value.kind is FaultKind.DATABASE_DAMAGED


def test_a_lost_journal_of_an_idle_database_is_no_loss(path: Path) -> None:
    with engine.open_database(f"sqlite:///{path}") as database, database.writing() as connection:
        fill(connection)
    path.with_name("desk.sqlite-journal").unlink(missing_ok=True)
    with engine.open_database(f"sqlite:///{path}") as database, database.reading() as connection:
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 1


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


# ---------------------------------------------------------------------------------------------------------- a server


def test_a_server_that_is_not_there_is_away(tmp_path: Path) -> None:
    assert _kind(f"postgresql+psycopg://u:geheim@/desk?host={tmp_path}") is FaultKind.SERVER_AWAY
    assert _kind("postgresql://u:geheim@127.0.0.1:1/desk") is FaultKind.SERVER_AWAY


def test_a_server_is_there_but_not_the_database(postgres_server: PostgresServer) -> None:
    assert _kind(postgres_server.url("nowhere")) is FaultKind.DATABASE_ADDRESS


def test_a_database_without_tables_and_one_with_others(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new())
    assert _kind(url) is FaultKind.DATABASE_EMPTY
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE recipe (id integer)")
    assert _kind(url) is FaultKind.DATABASE_FOREIGN
    with pytest.raises(Fault) as caught:
        engine.create(url)
    assert caught.value.kind is FaultKind.DATABASE_EXISTS


def test_a_line_that_is_cut_is_away_and_comes_again(postgres_server: PostgresServer) -> None:
    name = postgres_server.new_with_schema()
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    with engine.open_database(postgres_server.url(name)) as database:

        def _cut() -> None:
            with database.writing() as connection:
                fill(connection)
                postgres_server.run(end)
                connection.execute(select(Room))

        with pytest.raises(Fault) as caught:
            _cut()
        assert caught.value.kind is FaultKind.SERVER_AWAY
        postgres_server.run(end)
        with database.reading() as connection:
            assert connection.execute(select(func.count(Room.id))).scalar_one() == 0


def test_a_server_is_asked_as_it_should_be(postgres_server: PostgresServer) -> None:
    with engine.open_database(postgres_server.url(postgres_server.new_with_schema())) as database:
        with database.writing() as connection:
            shown = {name: connection.execute(text(f"SHOW {name}")).scalar_one() for name in SERVER_SETTINGS}
        assert shown == SERVER_SETTINGS
        with database.reading() as connection:
            assert connection.execute(text("SHOW transaction_isolation")).scalar_one() == "repeatable read"
            assert connection.execute(text("SHOW transaction_read_only")).scalar_one() == "on"
        with database.writing() as connection:
            assert connection.execute(text("SHOW transaction_read_only")).scalar_one() == "off"


SERVER_SETTINGS = {
    "transaction_isolation": "read committed",
    "lock_timeout": "1s",
    "TimeZone": "UTC",
    "idle_in_transaction_session_timeout": "10s",
    "synchronous_commit": "on",
}


def test_what_the_address_asks_of_a_server_wins(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new_with_schema())
    with engine.open_database(f"{url}&options=-c%20lock_timeout%3D7s") as database, database.reading() as connection:
        assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "7s"
        assert connection.execute(text("SHOW TimeZone")).scalar_one() == "UTC"


def test_a_locked_room_is_not_waited_for_longer_than_a_second(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new_with_schema())
    with engine.open_database(url) as first, engine.open_database(url) as second:
        with first.writing() as connection:
            fill(connection)
        with first.writing() as holding:
            holding.execute(text("UPDATE room SET free = free - 1"))
            with pytest.raises(Fault) as caught, second.writing() as connection:
                connection.execute(text("UPDATE room SET free = free - 1"))
    assert caught.value.kind is FaultKind.DATABASE_LOCKED


# ------------------------------------------------------------------------------------------------------- transactions


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


# --------------------------------------------------------------------------------------------------------- durability


COMMITS = """
import sys
from sqlalchemy import text
from desk.store import engine
with engine.open_database(sys.argv[1]) as database:
    for number in range(20):
        with database.writing() as connection:
            connection.execute(text("INSERT INTO authority VALUES (:id, 'x')"), {"id": number})
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="counting the syncs needs strace")
def test_every_commit_is_on_the_disk_before_it_is_told(path: Path, tmp_path: Path) -> None:
    log = tmp_path / "syncs"
    traced = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(log)]
    subprocess.run([*traced, sys.executable, "-c", COMMITS, f"sqlite:///{path}"], check=True, cwd=Path.cwd())
    syncs = len([line for line in log.read_text().splitlines() if "sync(" in line])
    # Journal, its header, the database, and the journal's end.
    assert syncs >= 20 * (1 if sqlite.journal_mode() == "WAL" else 3)


def test_starting_needs_no_alembic(path: Path) -> None:
    program = "import sys\nfrom desk.store import engine\nengine.open_database(sys.argv[1]).close()\n"
    program += "print([name for name in ('alembic', 'psycopg') if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", program, f"sqlite:///{path}"], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )
    assert said.stdout.strip() == "[]"


def test_errors_of_the_system_are_told_apart(tmp_path: Path) -> None:
    kinds = {
        code: sqlite._fault_of(OSError(code, ""), tmp_path).kind for code in (errno.ENOSPC, errno.EIO, errno.EROFS)
    }
    assert kinds == {
        errno.ENOSPC: FaultKind.DISK_FULL,
        errno.EIO: FaultKind.DISK_FAILED,
        errno.EROFS: FaultKind.DATABASE_READ_ONLY,
    }
