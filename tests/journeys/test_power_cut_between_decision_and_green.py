"""The computer dies while a visitor is being admitted: afterwards all of it is stored or nothing, and never a guess.

Each `desk admit` is a process that kills itself, as a power cut would, at a moment that only it can know.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desk.service.admission import admit, present
from desk.service.desk import open_desk
from tests.cli.program import MOMENT, code, desk, invite
from tests.sentences import ROOT
from tests.service.ledgers import faults_of_house
from tests.service.office import FULFILLED, HandClock

DYING = """
import io, os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from desk.__main__ import main

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

class Dark(io.StringIO):
    encoding = "utf-8"
    write = die

def at(words, then):
    def look(connection, cursor, statement, *_):
        if statement.startswith(words):
            then()
    event.listen(Engine, "before_cursor_execute", look)

match sys.argv.pop(1):
    case "decided":
        at("INSERT INTO visit", die)
    case "seat taken":
        at("INSERT INTO fact", die)
    case "all written":
        at("INSERT INTO fact", lambda: event.listen(Engine, "commit", die))
    case "committed":
        sys.stdout = Dark()
sys.exit(main())
"""
AT_MOMENT = ("--fulfilled", "all", "--at", MOMENT)


def admit_and_die(when: str, *words: str) -> None:
    """Run `desk admit` until that moment."""
    done = subprocess.run(
        [sys.executable, "-c", DYING, when, "admit", *words, *AT_MOMENT],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, "", "")


def seats() -> tuple[int, int]:
    """How many are inside, and how many visits the board shows."""
    rows = desk("board", "--json").rows
    return sum(row["inside"] for row in rows), sum(len(row["visits"]) for row in rows)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is told otherwise on Windows")
@pytest.mark.parametrize(
    ("when", "stored"),
    [("decided", False), ("seat taken", False), ("all written", False), ("committed", True)],
)
def test_all_or_nothing_and_the_letter_counts_once(
    database_url: str, musterhausen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, stored: bool
) -> None:
    monkeypatch.setenv("DESK_DATABASE", database_url)
    assert desk("init", "--office", musterhausen, "--training").status == 0
    letter = code(tmp_path / "out", invite(persons=2))

    admit_and_die(when, letter)

    # Nobody saw green. The board knows whether it was.
    assert seats() == ((2, 1) if stored else (0, 0))
    # The guard reads the letter again: it lets them in, or says that they are.
    again = desk("admit", letter, *AT_MOMENT, "--json")
    assert (again.status, again.row["reason"]) == ((1, "already-inside") if stored else (0, None))
    assert seats() == (2, 1)
    with open_desk(database_url, HandClock(), "de") as opened:
        assert faults_of_house(opened.database) == []
    assert desk("leave", letter).status == 0
    assert seats() == (0, 0)


CONFIRMING = """
import os, pickle, signal, sys
from desk.clock import system_clock
from desk.service.admission import admit
from desk.service.desk import open_desk
presented = pickle.load(sys.stdin.buffer)
with open_desk(sys.argv[1], system_clock, "de") as opened:
    admit(opened, presented)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is told otherwise on Windows")
def test_a_confirmation_that_is_repeated_for_the_same_visit_counts_once(
    database_url: str, musterhausen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pickle

    monkeypatch.setenv("DESK_DATABASE", database_url)
    assert desk("init", "--office", musterhausen, "--training").status == 0
    letter = code(tmp_path / "out", invite(persons=2))
    with open_desk(database_url, HandClock(), "de") as opened:
        presented = present(opened, letter, None, FULFILLED, HandClock()())
        died = subprocess.run(
            [sys.executable, "-c", CONFIRMING, database_url],
            input=pickle.dumps(presented),
            check=False,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert died.returncode == -signal.SIGKILL

        outcome = admit(opened, presented)

        assert outcome.repeated
        assert outcome.visit
        assert outcome.visit.id == presented.visit
        assert faults_of_house(opened.database) == []
    assert seats() == (2, 1)
