"""Several people set the office up in the same moment: one does, the others are told, and there is one house."""

from pathlib import Path

from tests.cli.program import desk
from tests.journeys.program import Desks


def test_one_wins_and_the_others_are_told(desks: Desks, database_url: str, musterhausen: Path) -> None:
    shared = ("--database", database_url)

    said = desks.at_once([["init", "--office", musterhausen, *shared]] * 4)

    assert sorted(one.status for one in said) == [0, 2, 2, 2]
    for one in said:
        assert one.status == 0 or "gibt es schon eine Datenbank" in one.fault or "beschäftigt" in one.fault
    assert len(desk("board", "--json", *shared).rows) == 3


def test_two_different_offices_do_not_end_up_in_one_database(
    desks: Desks, database_url: str, musterhausen: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(musterhausen.read_text("utf-8").replace("number = 7", "number = 8", 1), encoding="utf-8")
    shared = ("--database", database_url)

    said = desks.at_once([["init", "--office", office, *shared] for office in (musterhausen, other) * 4])

    assert sorted(one.status for one in said) == [0] + [2] * 7
    assert len(desk("board", "--json", *shared).rows) == 3
