"""Eight programs want the last seat of a room in the same moment: it is given once, and seven are told to wait."""

from pathlib import Path

from desk.clock import system_clock
from desk.service.desk import open_desk
from tests.cli.program import MOMENT, desk
from tests.journeys.program import Desks
from tests.service.ledgers import faults_of_house

DESKS = 8


def letters(database_url: str, folder: Path, room: str, persons: int = 1) -> list[str]:
    """Make eight letters that all count at `MOMENT`, and give their codes."""
    shared = ("--database", database_url)
    for number in range(DESKS):
        start = f"2026-03-02T10:{30 + number}"
        when = ("--service", "andrang", "--room", room, "--start", start, "--persons", str(persons), "--name", "Ada")
        assert desk("appointment", "add", *when, *shared).status == 0
    made = desk("letter", "--day", "2026-03-02", "--out", folder, "--batch", "--json", *shared)
    assert (made.status, made.err) == (0, "")
    return [row["code"] for row in made.rows]


def check_house(database_url: str) -> None:
    """Check that seats, visits and facts agree."""
    with open_desk(database_url, system_clock, "de") as opened:
        assert faults_of_house(opened.database) == []


def test_the_last_seat_is_given_once(desks: Desks, database_url: str, musterhausen: Path, tmp_path: Path) -> None:
    shared = ("--database", database_url)
    assert desk("init", "--office", musterhausen, "--training", *shared).status == 0
    codes = letters(database_url, tmp_path, "1.02")

    said = desks.at_once([["admit", one, "--fulfilled", "all", "--at", MOMENT, "--json", *shared] for one in codes])

    assert sorted(one.status for one in said) == [0] + [1] * 7, [one.err for one in said]
    assert [one.row["reason"] for one in said if one.status] == ["room-full"] * 7
    (room,) = [row for row in desk("board", "--json", *shared).rows if row["room"] == "1.02"]
    (visit,) = room["visits"]
    assert (room["inside"], room["free"]) == (1, 0)
    assert [visit["visit"]] == [one.row["visit"] for one in said if not one.status]
    check_house(database_url)


def test_parties_of_two_get_the_last_two_seats_together_or_not_at_all(
    desks: Desks, database_url: str, musterhausen: Path, tmp_path: Path
) -> None:
    shared = ("--database", database_url)
    assert desk("init", "--office", musterhausen, "--training", *shared).status == 0
    codes = letters(database_url, tmp_path, "1.01", persons=2)

    came = ["1", "2"] * 4
    said = desks.at_once(
        [
            ["admit", one, "--persons", persons, "--fulfilled", "all", "--at", MOMENT, "--json", *shared]
            for one, persons in zip(codes, came, strict=True)
        ]
    )

    inside = sum(one.row["persons"]["came"] for one in said if not one.status)
    (room,) = [row for row in desk("board", "--json", *shared).rows if row["room"] == "1.01"]
    assert {one.status for one in said} == {0, 1}, [one.err for one in said]
    # Whoever is refused was refused for want of seats: two for a pair, and any for a single visitor.
    assert inside == room["inside"] in {1, 2}
    assert all(one.row["reason"] == "room-full" for one in said if one.status)
    if inside == 1:
        assert all(one.row["persons"]["came"] == 2 for one in said if one.status)
    check_house(database_url)
