"""A family of five is invited in one step and comes two by two: two letters fill two rooms, the third admits one."""

from pathlib import Path

from tests.cli.program import desk as command
from tests.journeys.program import desk
from tests.journeys.test_family_of_two_fills_a_room import hold_up

AT = "2026-11-20T10:30"


def rooms(*numbers: str) -> list[tuple[int, int, str]]:
    """How many are inside each room, how many seats are free, and what the board calls that."""
    board = {row["room"]: row for row in command("board", "--json", "--at", "2026-11-20T10:40").rows}
    return [(board[number]["inside"], board[number]["free"], board[number]["state"]) for number in numbers]


def test_five_in_three_appointments_side_by_side(tmp_path: Path) -> None:
    """1.13: „erhalten immer zwei Familienmitglieder einen gemeinsamen Aushändigungstermin"."""
    assert desk("init", "--training").status == 0
    members = ("Daryna Petrenko", "Oleh Petrenko", "Sofija Petrenko", "Marko Petrenko", "Lew Petrenko")
    named = [word for name in members for word in ("--name", name)]
    made = desk("appointment", "family", "--service", "naturalisation-certificate", "--at", AT, *named, "--json")
    assert (made.status, made.err) == (0, "")

    # Three appointments at one time, in rooms side by side, none over its limit of two.
    assert [(row["room"], row["persons"]) for row in made.rows] == [("1.08", 2), ("1.10", 2), ("1.12", 1)]
    assert {row["starts"] for row in made.rows} == {"2026-11-20T09:30:00+00:00"}
    assert len({row["family"] for row in made.rows}) == 1

    # Each has a letter of its own.
    printed = desk("letter", *(row["reference"] for row in made.rows), "--out", tmp_path, "--json")
    assert (printed.status, printed.err) == (0, "")
    assert len({row["code"] for row in printed.rows}) == 3
    pictures = [hold_up(Path(row["file"]), tmp_path / f"{row['reference']}.jpg") for row in printed.rows]

    # One scan admits both of a letter: two scans fill two rooms.
    for picture, room in zip(pictures[:2], ("1.08", "1.10"), strict=True):
        came = desk("admit", "--image", picture, "--fulfilled", "all", "--at", "2026-11-20T10:25", "--json")
        assert (came.status, came.row["verdict"], came.row["room"]) == (0, "admit", room)
        assert came.row["persons"] == {"invited": 2, "came": 2}
    assert rooms("1.08", "1.10", "1.12") == [(2, 0, "full"), (2, 0, "full"), (0, 2, "free")]

    # A letter is for its two only, and only once.
    again = desk("admit", "--image", pictures[0], "--fulfilled", "all", "--at", "2026-11-20T10:26", "--json")
    assert (again.status, again.row["reason"], again.row["visit"]) == (1, "already-inside", None)

    # The third letter admits the last of them.
    last = desk("admit", "--image", pictures[2], "--fulfilled", "all", "--at", "2026-11-20T10:30", "--json")
    assert (last.status, last.row["verdict"], last.row["persons"]) == (0, "admit", {"invited": 1, "came": 1})
    assert rooms("1.08", "1.10", "1.12") == [(2, 0, "full"), (2, 0, "full"), (1, 1, "partly")]


def test_where_too_few_rooms_lie_side_by_side_they_come_one_after_another() -> None:
    assert desk("init", "--training").status == 0
    service = ("--service", "naturalisation-certificate")
    taken = ("1.10", "2.11", "2.12", "2.13", "2.14", "3.09")
    for room in taken:
        words = ("--room", room, "--start", AT, "--persons", "2", "--name", "Rima Haddad")
        assert command("appointment", "add", *service, *words).status == 0
    family = ("appointment", "family", *service, "--members", "5", "--name", "Familie Petrenko", "--at", AT)

    beside = desk(*family, "--rooms", "side-by-side")
    made = desk(*family, "--json")

    assert (beside.status, beside.out) == (2, "")
    assert "Ab 11:00 Uhr ist Platz für alle." in beside.err
    assert [(row["room"], row["persons"]) for row in made.rows] == [("1.08", 2), ("1.08", 2), ("1.08", 1)]
    assert [row["starts"] for row in made.rows[1:]] == [row["ends"] for row in made.rows[:2]]
    listed = command("appointment", "list", "--day", "2026-11-20", "--json").rows
    assert len(listed) == len(taken) + 3, "all or none"

    # The hall is none of the rooms of this service; somebody may wish for it all the same, and they come by twos there.
    hall = command(*family, "--room", "0.03", "--rooms", "one-after-another", "--json").rows
    assert [(row["room"], row["persons"]) for row in hall] == [("0.03", 2), ("0.03", 2), ("0.03", 1)]
