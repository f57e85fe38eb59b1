"""A newcomer types what the README says, line by line, on a computer without a screen."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.sentences import ROOT

COMMANDS = re.findall(r"^    sh installer/run\.sh ?(.*)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def run(words: str, elsewhere: Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(ROOT / "installer" / "run.sh"), *words.split()]
    return subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False, env=dict(os.environ))


@pytest.mark.usefixtures("without_screen")
def test_every_command_does_what_it_says(tmp_path: Path) -> None:
    assert "" in COMMANDS
    assert len(COMMANDS) > 3

    said = {words: run(words, tmp_path) for words in COMMANDS}

    assert {words: done.stderr for words, done in said.items() if done.returncode} == {}
    assert list((tmp_path / "home").rglob("*.pdf"))
    assert list((tmp_path / "home").rglob("*.png"))
    rooms = [json.loads(line) for line in said["board --json"].stdout.splitlines()]
    assert {room["inside"] for room in rooms} == {0}


@pytest.mark.usefixtures("without_screen")
def test_a_command_that_does_not_exist_is_said_in_one_line(tmp_path: Path) -> None:
    run("doctor", tmp_path)  # so that everything is prepared

    done = run("dance", tmp_path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
