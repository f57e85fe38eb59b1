"""Where a command is called from: outputs that are closed or full, a reader that leaves, other alphabets, no home."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import MOMENT, code, desk, invite
from tests.sentences import ROOT

PROGRAM = [sys.executable, "-m", "desk"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="outputs are closed otherwise on Windows")


def call(*words: str | Path, **changed: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a program of its own, with these changes of its environment."""
    return subprocess.run([*PROGRAM, *words], capture_output=True, check=False, cwd=ROOT, env=os.environ | changed)


def shell(script: str, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a line of shell, where `"$@"` stands for it."""
    return subprocess.run(["sh", "-c", script, "sh", *PROGRAM, *words], capture_output=True, check=False, cwd=ROOT)


def seats_taken() -> int:
    return sum(row["inside"] for row in desk("board", "--json").rows)


@POSIX
@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_with_closed_outputs_the_visitor_is_admitted_and_the_database_stays_whole(
    training: Path, tmp_path: Path, closed: str
) -> None:
    letter = code(tmp_path, invite())

    done = shell(f'"$@" {closed}', "admit", letter, "--at", MOMENT, "--fulfilled", "all")
    again = shell(f'"$@" {closed}', "admit", letter, "--at", MOMENT, "--fulfilled", "all")

    assert (done.returncode, done.stderr, again.returncode) == (0, b"", 1)
    assert seats_taken() == 1
    with closing(sqlite3.connect(training)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@POSIX
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("words", [["board"], ["--help"]], ids=" ".join)
@pytest.mark.usefixtures("training")
def test_an_answer_that_could_not_be_written_is_said(
    words: list[str], buffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", buffered)

    done = shell('"$@" > /dev/full', *words)

    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("Die Antwort ließ sich nicht ausgeben.")


@POSIX
def test_where_nobody_listens_the_verdict_is_still_the_status(training: Path, tmp_path: Path) -> None:
    assert training.exists()
    letter = code(tmp_path, invite())
    # The reader is gone before the first word.
    deaf = '{ "$@"; echo $? >&2; } | true'

    refused = shell(deaf, "present", "nonsense")
    admitted = shell(deaf, "admit", letter, "--at", MOMENT, "--fulfilled", "all")
    helped = shell(deaf, "--help")

    assert [one.stderr for one in (refused, admitted, helped)] == [b"1\n", b"0\n", b"0\n"]
    assert seats_taken() == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_terminal_without_our_signs_gets_what_it_can_show(training: Path, encoding: str) -> None:
    assert training.exists()
    plain = {"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    board, as_json = call("board", **plain), call("appointment", "add", "--json", **plain)
    verdict = call("present", "x", "--json", **plain)

    assert (board.returncode, board.stderr, as_json.returncode, verdict.returncode) == (0, b"", 2, 1)
    assert b"0 von 2" in board.stdout
    as_json.stderr.decode(encoding)
    assert json.loads(verdict.stdout.decode(encoding))["why"] == desk("present", "x", "--json").row["why"]


@POSIX
def test_without_a_home_one_line_says_where_the_database_would_be() -> None:
    for environment in ({}, {"HOME": ""}, {"HOME": "/nowhere", "DESK_HOME": "~niemand"}):
        done = subprocess.run(
            [*PROGRAM, "board"], capture_output=True, check=False, cwd=ROOT, env={"LC_ALL": "C.UTF-8"} | environment
        )
        (line,) = done.stderr.decode().splitlines()
        assert done.returncode == 2
        assert "einlass.sqlite gibt es keine Datenbank." in line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "There is no database at"),
        ("EN_GB.UTF-8", "There is no database at"),
        ("../../xx", "gibt es keine Datenbank"),
    ],
)
def test_the_language_is_the_one_that_is_named_or_german(language: str, line: str) -> None:
    done = call("board", DESK_LANGUAGE=language)

    assert done.returncode == 2
    assert line in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@POSIX
def test_ctrl_c_ends_in_one_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "demo", "--headless", "--out", tmp_path / "day"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as program:
        assert program.stdout
        assert program.stdout.readline().startswith(b"Ein erfundenes Amt")
        program.send_signal(signal.SIGINT)
        _out, err = program.communicate()

    assert program.returncode == 2
    assert [line for line in err.decode().splitlines() if line] == [
        "Abgebrochen. Ob der letzte Schritt gespeichert wurde, ist nicht sicher: Bitte in der Belegung nachsehen."
    ]
    desk("doctor", "--database", tmp_path / "day" / "sample.sqlite")
    assert desk("board", "--database", tmp_path / "day" / "sample.sqlite").status == 0
