"""One letter, two copies, two entrances: it lets one party in, once."""

from pathlib import Path

import pytest

from tests.cli.program import MOMENT, code, desk, invite
from tests.journeys.program import Desks

AT = ("--at", MOMENT)
ALL = ("--fulfilled", "all")


@pytest.fixture
def letter(musterhausen: Path, tmp_path: Path) -> str:
    """The code of a letter for two."""
    assert desk("init", "--office", musterhausen, "--training").status == 0
    return code(tmp_path / "out", invite(persons=2))


def inside() -> int:
    return sum(row["inside"] for row in desk("board", "--json").rows)


def test_a_copy_of_the_letter_lets_nobody_else_in(letter: str) -> None:
    first = desk("admit", letter, *AT, *ALL, "--json")
    copy = desk("admit", letter, "--at", "2026-03-02T10:31", *ALL, "--entrance", "Hof", "--json")

    assert (first.status, copy.status) == (0, 1)
    assert (copy.row["verdict"], copy.row["reason"], copy.row["visit"]) == ("refuse", "already-inside", None)
    assert copy.row["why"] == "Mit diesem Schreiben ist seit 10:30 Uhr schon jemand im Haus."
    assert inside() == 2


def test_who_has_left_does_not_come_in_again_with_it(letter: str) -> None:
    desk("admit", letter, *AT, *ALL)
    desk("leave", letter)

    again = desk("admit", letter, "--at", "2026-03-02T10:40", *ALL, "--json")

    assert (again.status, again.row["verdict"], again.row["reason"]) == (1, "refuse", "already-used")
    assert inside() == 0


def test_the_letter_may_come_as_nine_characters_and_is_still_the_same(letter: str, tmp_path: Path) -> None:
    reference = desk("present", letter, *AT, "--json").row["reference"]
    typed = desk("letter", reference, "--out", tmp_path, "--json").row["human_code"]

    assert desk("admit", typed, *AT, *ALL).status == 0
    assert desk("admit", letter, *AT, *ALL, "--json").row["reason"] == "already-inside"
    assert desk("leave", typed).status == 0
    assert inside() == 0


def test_two_copies_at_two_entrances_at_the_same_moment_are_one_visit(letter: str, desks: Desks) -> None:
    doors = desks.at_once([["admit", letter, *AT, *ALL, "--entrance", door, "--json"] for door in ("Pforte", "Hof")])

    assert sorted(door.status for door in doors) == [0, 1]
    assert [door.row["reason"] for door in doors if door.status] == ["already-inside"]
    assert inside() == 2
