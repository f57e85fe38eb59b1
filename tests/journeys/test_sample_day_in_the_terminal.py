"""`desk demo --headless`: the sample day is played through without a screen, from letters to an emptied house."""

from pathlib import Path
from typing import Any

import pytest

from desk.letters.raster import pages
from tests.cli.program import desk as command
from tests.cli.program import documented
from tests.journeys.program import desk


def promised(name: str) -> set[str]:
    """All keys that a command's help names."""
    return {key for one in documented(command(name, "--help").out) for key in one}


@pytest.fixture(autouse=True)
def _without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def check_visitors(rows: list[dict[str, Any]]) -> None:
    """Check that the house was filled by those who were let in, and emptied; how many are due depends on the hour."""
    full_house = next(number for number, row in enumerate(rows) if row["step"] == "board")
    said = [row for row in rows[:full_house] if row["step"] == "letter"]
    assert {row["reason"] for row in said} >= {"cancelled", "forged", "foreign-code", "invitation-needed"}
    came = [row for row in said if row["verdict"] in {"admit", "wait"}]
    filled, emptied = [row for row in rows if row["step"] == "board"]
    assert filled["inside"] == sum(row["persons"]["came"] for row in came if row["verdict"] == "admit")
    assert filled["waiting"] == sum(row["reason"] == "room-full" for row in came)
    assert filled["waiting"] == sum(row["step"] == "next" for row in rows)
    assert (emptied["inside"], emptied["full"], emptied["waiting"]) == (0, 0, 0)


def test_the_day_is_shown_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "day"

    said = desk("demo", "--headless", "--out", folder, "--json")

    assert (said.status, said.err) == (0, "")
    steps = [row["step"] for row in said.rows]
    assert steps[:5] == ["sample", "letters", "family", "entrance", "access"]
    assert steps[-2:] == ["board", "end"]
    for row in said.rows:
        assert row["sentence"]
        assert set(row) <= promised("demo") | (promised("admit") if row["step"] == "letter" else set())

    # Letters: one file with all, and one for each that was held up; what it says can be read back from it.
    (letters,) = [row for row in said.rows if row["step"] == "letters"]
    (batch,) = letters["files"]
    assert 100 < letters["count"] == len(list(pages(Path(batch).read_bytes(), 10)))
    found = [command("read", row["files"][0], "--json").row["codes"][0] for row in said.rows if row["step"] == "page"]
    assert {one["kind"] for one in found} == {"ours"}

    check_visitors(said.rows)

    # What is left: pictures of the windows, the files, and a database in which the letters have been used.
    (windows,) = [row for row in said.rows if row["step"] == "windows"]
    assert {Path(picture).read_bytes()[:4] for picture in windows["files"]} == {b"\x89PNG"}
    assert said.rows[-1]["folder"] == str(folder)
    database = ("--database", folder / "sample.sqlite")
    assert {row["inside"] for row in command("board", "--json", *database).rows} == {0}
    for one in found:
        assert command("present", one["text"], "--json", *database).row["reason"] == "already-used"
