"""Every command before a database that is none: one line, status 2, and the file as it was."""

import os
import shutil
import sqlite3
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.program import NOBODYS_VISIT, desk

COMMANDS = {
    "appointment add": "appointment add --service ausweis --room 1.01 --start 10:30 --persons 1 --name Ada",
    "appointment cancel": "appointment cancel 00",
    "appointment list": "appointment list",
    "letter": "letter --day today --out out",
    "present": "present X",
    "present --service": "present --service ausweis",
    "find": "find Ausweis",
    "rules": "rules",
    "rules diff": "rules diff --from today --to tomorrow",
    "admit": "admit X --fulfilled all",
    "leave": f"leave --visit {NOBODYS_VISIT}",
    "board": "board",
}
EVERY_COMMAND = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)


def _gone(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _spoilt(path: Path) -> None:
    _write(path, 100, bytes(range(256)) * 8)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")


def _text(path: Path) -> None:
    path.write_text("Einkaufszettel\n" * 20)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _newer(path: Path) -> None:
    _write(path, 60, struct.pack(">I", 9999))


def _write(path: Path, at: int, octets: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(octets)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@EVERY_COMMAND
@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (_gone, "gibt es keine Datenbank. Richten Sie ein Amt ein, sehen Sie den Beispieltag an, oder"),
        (_empty, "ist leer. Richten Sie darin ein Amt ein, oder öffnen Sie die Sicherung."),
        (_half, "ist beschädigt. "),
        (_spoilt, "ist beschädigt. "),
        (_foreign, "ist keine Datenbank dieses Programms."),
        (_text, "ist keine Datenbank dieses Programms."),
        (_folder, "ist keine Datenbank dieses Programms."),
        (_newer, "stammt von einer neueren Version"),
    ],
    ids=["gone", "empty", "half", "spoilt", "foreign", "text", "folder", "newer"],
)
def test_it_is_told_and_left_alone(
    training: Path, words: str, damage: Callable[[Path], None], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(training.parent)
    damage(training)
    before = _files(training.parent)

    told = desk(*words.split()).fault

    assert str(training) in told
    assert line in told
    assert _files(training.parent) == before


@EVERY_COMMAND
@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("mysql://wache:geheim@server/einlass", "mysql ist keine Adresse einer Datenbank."),
        ("sqlite://", "ist keine Adresse einer Datenbank."),
        ("://", "ist keine Adresse einer Datenbank."),
        ("postgresql://wache:geheim@127.0.0.1:1/einlass", "Der Datenbankserver 127.0.0.1/einlass antwortet nicht."),
        ("~niemand/x.sqlite", "gibt es keine Datenbank"),
        ("sqlite:///~niemand/x.sqlite", "gibt es keine Datenbank"),
        ("a\nb\x1b[31m", "gibt es keine Datenbank"),
        ("x" * 5000, "kann nichts geschrieben werden"),
    ],
    ids=["mysql", "none", "empty", "nobody-there", "nobodys-home", "nobodys-address", "escapes", "long"],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(words: str, url: str, line: str) -> None:
    told = desk("--database", url, *words.split()).fault

    assert line in told
    assert "geheim" not in told
    assert told.isprintable()


@pytest.fixture
def locked_away(training: Path) -> Iterator[Path]:
    """The database in a folder that everybody may look at and nobody change; and we are nobody for a while."""
    with tempfile.TemporaryDirectory(prefix="desk-") as name:
        file = Path(shutil.copy(training, name))
        file.chmod(0o444)
        Path(name).chmod(0o555)
        desk("board")  # loads what a command loads while it runs, and nobody may read
        with _powerless():
            yield file
        Path(name).chmod(0o755)


@contextmanager
def _powerless() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise on Windows")
@EVERY_COMMAND
def test_what_may_not_be_written_is_told(locked_away: Path, words: str) -> None:
    told = desk("--database", locked_away, *words.split()).fault

    assert told.startswith(f"In {locked_away} kann nichts geschrieben werden. Geben Sie diesem Benutzerkonto das Recht")


@EVERY_COMMAND
def test_a_database_of_tables_without_an_office_is_empty(tmp_path: Path, words: str) -> None:
    from desk.store import engine

    engine.create(f"sqlite:///{tmp_path / 'bare.sqlite'}")

    assert "ist leer" in desk("--database", tmp_path / "bare.sqlite", *words.split()).fault


def test_a_database_that_another_program_writes_to_for_too_long_is_told(
    training: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.store import sqlite

    desk("board")  # this desk has its place in the database already
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(training, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert f"{training} ist seit zu langer Zeit beschäftigt" in desk("present", "X").fault
        assert desk("board").status == 0
        other.execute("ROLLBACK")
    assert desk("present", "X").status == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of a program cannot be removed on Windows")
@EVERY_COMMAND
def test_where_the_folder_was_removed_no_database_is_found(
    tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert "x.sqlite gibt es keine Datenbank" in desk("--database", "x.sqlite", *words.split()).fault
