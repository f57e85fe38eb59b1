"""The command line, called in this process: what it said on each output, and its exit status."""

import contextlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.cli.main import run
from desk.cli.windows import Windows

MOMENT = "2026-03-02T10:30"
"""A Monday at the site, where most tests happen."""
NOBODYS_VISIT = "019aa0e2-0000-7000-8000-000000000000"


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The objects of `--json`, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def row(self) -> dict[str, Any]:
        """The one object."""
        (row,) = self.rows
        return row

    @property
    def fault(self) -> str:
        """The one line of a known error, which must have ended the command with nothing else said."""
        (line,) = self.err.splitlines()
        assert self.status == 2, self
        assert self.out == ""
        assert "Traceback" not in line
        assert "schiefgegangen" not in line, "unforeseen"
        return line


def desk(*words: str | Path, windows: Windows | None = None) -> Said:
    """Run one command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([str(word) for word in words], windows or Windows(_no_window, _no_pictures))
    return Said(status, *(_content(one) for one in (out, err)))


def invite(
    room: str = "1.01", persons: int = 1, start: str = MOMENT, name: str = "Ada Beispiel", service: str = "ausweis"
) -> str:
    """Make an appointment and give its reference."""
    words = ("--service", service, "--room", room, "--start", start, "--persons", str(persons), "--name", name)
    made = desk("appointment", "add", *words)
    assert (made.status, made.err) == (0, "")
    return made.out.strip()


def letters(folder: Path, *references: str, more: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Make letters and give what is said about each."""
    made = desk("letter", *references, "--out", folder, "--json", *more)
    assert (made.status, made.err) == (0, "")
    return made.rows


def code(folder: Path, reference: str) -> str:
    """Make a letter and give its code."""
    return str(letters(folder, reference)[0]["code"])


def documented(text: str) -> list[dict[str, set[str]]]:
    """The keys that a help text promises: each list behind a colon, with what is inside of each key."""
    told = re.search(r"JSON[:,].*", " ".join(text.split()))
    sentences = re.split(r"\.(?: |$)", told[0]) if told else []
    lists = [sentence.rpartition(": ")[2] for sentence in sentences if ": " in sentence]
    assert bool(lists) == bool(told)
    return [_keys(one) for one in lists]


def _keys(listed: str) -> dict[str, set[str]]:
    outer = re.sub(r"\([^()]*\)", "", re.sub(r"\(([^()]|\([^()]*\))*\)", "", listed))
    keys = {key.strip(): set[str]() for key in outer.split(",")}
    assert all(re.fullmatch("[a-z_]+", key) for key in keys), listed
    for key in keys:
        inside = re.search(rf"\b{key} \(((?:[^()]|\([^()]*\))*)\)", listed)
        if inside:
            keys[key] = set(_keys(inside[1]))
    return keys


def check_keys(row: Mapping[str, Any], *command: str, lists: int = 1) -> None:
    """Check that an answer has each key that the command's help promises in its first `lists`, and no other."""
    promised: dict[str, set[str]] = {}
    for one in documented(desk(*command, "--help").out)[:lists]:
        promised |= one
    assert set(row) == set(promised)
    for key, inside in promised.items():
        parts = row[key] if isinstance(row[key], list) else [row[key]]
        assert not inside or all(set(part) == inside for part in parts if part is not None), (key, parts)


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def _no_window(database: str | None, screen: str | None, camera: str | None, entrance: str | None) -> int:
    raise AssertionError("no window was wanted")


def _no_pictures(url: str, folder: Path, entrance: str | None) -> list[Path]:
    return []
