"""What was told to be written is on the disk; what could not be written is told."""

import errno
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.domain.faults import FaultKind
from desk.store import engine, sqlite

COMMITS = """
import sys
from sqlalchemy import text
from desk.store import engine
with engine.open_database(sys.argv[1]) as database:
    for number in range(20):
        with database.writing() as connection:
            connection.execute(text("INSERT INTO authority (id, name) VALUES (:id, 'x')"), {"id": number})
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="counting the syncs needs strace")
def test_every_commit_is_on_the_disk_before_it_is_told(path: Path, tmp_path: Path) -> None:
    log = tmp_path / "syncs"
    traced = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(log)]
    subprocess.run([*traced, sys.executable, "-c", COMMITS, f"sqlite:///{path}"], check=True, cwd=Path.cwd())
    syncs = len([line for line in log.read_text().splitlines() if "sync(" in line])
    # Journal, its header, the database, and the journal's end.
    assert syncs >= 20 * (1 if sqlite.journal_mode() == "WAL" else 3)


ENDLESS = """
import sys
from itertools import count
from sqlalchemy import text
from desk.store import engine
with engine.open_database(sys.argv[1]) as database:
    for number in count(int(sys.argv[2])):
        with database.writing() as connection:
            for part in range(3):
                statement = text("INSERT INTO authority (id, name) VALUES (:id, 'x')")
                connection.execute(statement, {"id": f"{number}-{part}"})
        print(number, flush=True)
"""


def test_what_was_told_survives_a_kill_and_nothing_stays_half(path: Path) -> None:
    url = f"sqlite:///{path}"
    told: list[int] = []
    for lines in (1, 7, 20, 41):
        start = str(told[-1] + 2 if told else 0)
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, url, start], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        ) as program:
            assert program.stdout is not None
            told += [int(program.stdout.readline()) for _ in range(lines)]
            program.kill()
            told += [int(line) for line in program.stdout.read().split()]
        with engine.open_database(url) as database:
            with database.reading() as connection:
                kept = Counter(key.split("-")[0] for key in connection.scalars(text("SELECT id FROM authority")))
            database.examine()
        assert {str(number) for number in told} <= kept.keys()
        assert set(kept.values()) == {3}


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
