"""Files that are no sound database of ours are refused with their reason, and left as they are."""

import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from desk.domain.faults import Fault, FaultKind
from desk.store import engine
from desk.store.tables import Appointment, Room
from tests.store.rows import appointment, fill


def _kind(url: str) -> FaultKind:
    with pytest.raises(Fault) as caught:
        engine.open_database(url)
    return caught.value.kind


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
