"""`desk present`, `admit`, `leave`, `board`: verdicts with every check, visits, and what gets no verdict."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.pictures import photograph, with_codes, with_most
from tests.cli.program import MOMENT, NOBODYS_VISIT, check_keys, code, desk, invite, letters
from tests.service.office import profile_text

AT = ("--at", MOMENT)
ALL = ("--fulfilled", "all")


@pytest.fixture
def letter(training: Path, tmp_path: Path) -> str:
    """The code of a letter for two at `MOMENT` in room 1.01."""
    assert training.exists()
    return code(tmp_path / "out", invite(persons=2))


def inside(room: str = "1.01") -> int:
    return next(int(row["inside"]) for row in desk("board", "--json").rows if row["room"] == room)


def test_a_letter_is_presented_with_every_check_and_nothing_changes(letter: str) -> None:
    said, as_json = desk("present", letter, *AT), desk("present", letter, *AT, *ALL, "--json")

    assert (said.status, said.err) == (1, "")
    lines = said.out.splitlines()
    assert lines[:4] == [
        "PRÜFEN",
        "Ihr Schreiben gilt. Vor dem Einlass habe ich noch Fragen.",
        "Zimmer 1.01, 1. Obergeschoss, 2 Personen",
        "  Tür 1.01: links",
    ]
    assert lines[4] == "? Maske getragen (--fulfilled mask)"
    assert lines[5] == "Nur mit EC-Karte"
    assert [line[0] for line in lines[6:]] == ["+"] * 11 + ["-", "+", "-", "+"]
    assert (as_json.status, as_json.err) == (0, "")
    check_keys(as_json.row, "present")
    row = as_json.row
    assert (row["verdict"], row["reason"], row["room"], row["floor"], row["at"], row["visit"]) == (
        "admit",
        None,
        "1.01",
        1,
        "2026-03-02T09:30:00+00:00",
        None,
    )
    assert row["persons"] == {"invited": 2, "came": 2}
    assert row["way"] == [{"title": "Tür 1.01", "detail": "links"}]
    assert {one["state"] for one in row["checks"] if one["check"] != "building"} == {"passed"}
    assert row["instead"] == {"contacts": [], "elsewhere": None, "next_day": None, "horizon": None, "rule": None}
    assert (row["service"], row["waits_inside"]) == ("ausweis", None)
    assert inside() == 0


def test_what_is_possible_instead_is_told(letter: str) -> None:
    early, late = ("--at", "2026-03-03T08:00"), ("--at", "2026-03-06T19:00")
    row, evening = desk("present", letter, *early, "--json").row, desk("present", letter, *late, "--json").row

    assert (row["verdict"], row["reason"]) == ("redirect", "other-day")
    check_keys(row, "present")
    phone, mail = row["instead"]["contacts"]
    assert phone == {
        "kind": "phone",
        "address": "01234 567",
        "label": "Auskunft",
        "purpose": "help",
        "note": None,
        "reachable": True,
        "reachable_again": None,
    }
    assert (mail["address"], mail["purpose"], mail["reachable"]) == ("notfall@musterhausen.example", "urgent", None)
    phone = evening["instead"]["contacts"][0]
    assert (phone["reachable"], phone["reachable_again"]) == (False, "2026-03-09T08:00:00+01:00")
    lines = desk("present", letter, *late).out.splitlines()
    assert "> 01234 567 · Auskunft · wieder Montag um 8:00" in lines
    assert [line[0] for line in lines if line[0] in ">+x"] == [">"] * 2 + ["+"] * 6 + ["x"]


def test_all_means_the_points_that_are_asked_today(tmp_path: Path) -> None:
    """Not those of other days, nor those that are asked of companions where nobody comes along."""
    words = 'words.de = { title = "T", remedy = "R" }\nwords.en = { title = "T", remedy = "R" }\n'
    more = '\n[[rules]]\nkey = "{}"\nquestion = "{}"\n{}\n'
    profile = tmp_path / "more.toml"
    old, companion = more.format("old", "always", "valid_until = 2020-06-30"), more.format("id", "companion", "")
    profile.write_text(profile_text() + old + words + companion + words, encoding="utf-8")
    assert desk("init", "--office", profile, "--training").status == 0
    alone = code(tmp_path, invite())

    assert desk("present", alone, *AT, "--json").row["open_questions"] == ["mask"]
    assert desk("present", alone, *AT, "--fulfilled", "old", "--json").row["open_questions"] == ["mask"]
    assert desk("admit", alone, *AT, *ALL).status == 0

    with contextlib.closing(sqlite3.connect(tmp_path / "home" / "einlass.sqlite")) as database:
        ((kept,),) = database.execute("SELECT fulfilled FROM visit").fetchall()
    assert json.loads(kept) == ["mask"]


def test_admission_takes_the_seats_and_prints_the_visit(letter: str) -> None:
    asked = desk("admit", letter, *AT)
    admitted = desk("admit", letter, *AT, "--fulfilled", "mask", "--persons", "1", "--json")

    assert (asked.status, asked.err, inside()) == (1, "", 1)
    assert (admitted.status, admitted.err) == (0, "")
    check_keys(admitted.row, "admit", lists=2)
    assert admitted.row["persons"] == {"invited": 2, "came": 1}
    (room,) = [row for row in desk("board", "--json").rows if row["inside"]]
    check_keys(room, "board")
    assert [visit["visit"] for visit in room["visits"]] == [admitted.row["visit"]]
    assert f"    seit 10:30  1 Person  {admitted.row['visit']}" in desk("board").out.splitlines()


def test_a_visitor_leaves_by_the_letter_by_the_visit_or_with_the_room(tmp_path: Path, training: Path) -> None:
    assert training.exists()
    codes = [code(tmp_path, invite("2.01", 2)) for _ in range(3)]
    visits = [desk("admit", one, *AT, *ALL, "--json").row["visit"] for one in codes]

    by_letter = desk("leave", codes[0], "--json")
    by_visit = desk("leave", "--visit", visits[1])
    by_room = desk("leave", "--room", "2.01", "--json")

    check_keys(by_letter.row, "leave")
    assert (by_letter.status, by_letter.row["visit"]) == (0, visits[0])
    assert by_letter.row["left"]
    assert (by_visit.status, by_visit.err) == (0, "")
    assert by_visit.out.startswith("Zimmer 2.01, 2 Personen: gegangen um ")
    assert by_visit.out.endswith(f"Besuch {visits[1]}\n")
    assert [row["visit"] for row in by_room.rows] == [visits[2]]
    assert inside("2.01") == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--room", "9"], "Das Zimmer 9 gibt es hier nicht."),
        (["--room", "1.01"], "In Zimmer 1.01 ist niemand."),
        (["--room", ""], "gibt es hier nicht."),
        (["--visit", NOBODYS_VISIT], "Diesen Besuch gibt es hier nicht."),
        (["nonsense"], "Dazu gibt es hier keinen Termin."),
        ([""], "Dazu gibt es hier keinen Termin."),
        (["\x1b[2J"], "Dazu gibt es hier keinen Termin."),
        (["X" * 4296], "Dazu gibt es hier keinen Termin."),
        (["x", "--entrance", "Tor"], "Den Eingang Tor gibt es hier nicht. Bekannt sind: Pforte, Hof."),
    ],
    ids=lambda value: " ".join(value)[:20] if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("training")
def test_who_cannot_leave_is_said(words: list[str], line: str) -> None:
    assert line in desk("leave", *words).fault


def test_who_has_left_does_not_leave_again(letter: str) -> None:
    visit = desk("admit", letter, *AT, *ALL, "--json").row["visit"]
    desk("leave", letter)

    assert "Mit diesem Schreiben ist niemand im Haus." in desk("leave", letter).fault
    assert "schon als gegangen vermerkt" in desk("leave", "--visit", visit).fault


@pytest.mark.parametrize("command", ["present", "admit"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unreadable"),
        ("X", "foreign-code"),
        ("https://example.org", "foreign-code"),
        ("A" * 4296, "foreign-code"),
        ("\x1b[2J<b>\n\x07", "foreign-code"),
        ("T1" + "0" * 141, "unknown-form"),
        ("T1" + "0" * 140, "code-damaged"),
        ("ABCDEFGH1", "mistyped"),
        ("\udcff", "foreign-code"),
        ("٣" * 9, "foreign-code"),
    ],
    ids=["empty", "short", "link", "long", "escapes", "forged", "cut", "typed", "half", "arabic"],
)
@pytest.mark.usefixtures("training")
def test_what_is_no_letter_of_ours_is_refused_with_its_reason(command: str, text: str, reason: str) -> None:
    said, as_json = desk(command, "--", text), desk(command, "--json", "--", text)

    assert (said.status, said.err, as_json.err) == (1, "", "")
    assert as_json.row["reason"] == reason
    assert as_json.row["verdict"] in {"refuse", "check"}
    assert said.out.replace("\n", "").isprintable()
    check_keys(as_json.row, "present")


def test_a_changed_letter_is_not_let_in(letter: str) -> None:
    for place in (2, 20, 70, 142):
        changed = letter[:place] + ("0" if letter[place] != "0" else "1") + letter[place + 1 :]
        said = desk("admit", changed, *AT, *ALL, "--json")
        # The last character carries the bit left over: where the change sets it, the code is damaged, not forged.
        reasons = {"unknown-form", "unknown-key", "forged", "code-damaged"}
        assert (said.status, said.row["reason"] in reasons) == (1, True), said.row
    assert inside() == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--persons", "0"], "0 Personen sind nicht möglich"),
        (["--persons", "-3"], "-3 Personen sind nicht möglich"),
        (["--persons", "9" * 30], "höchstens 9999"),
        (["--fulfilled", "hat"], "Diesen Punkt gibt es nicht: hat. Bekannt sind: mask."),
        (["--fulfilled", "mask,\x1b[2J"], "Diesen Punkt gibt es nicht:"),
        (["--entrance", "Tor"], "Den Eingang Tor gibt es hier nicht. Bekannt sind: Pforte, Hof."),
        (["--entrance", ""], "gibt es hier nicht. Bekannt sind: Pforte, Hof."),
        (["--at", "2026-03-29T02:30"], "2026-03-29T02:30 ist keine Zeit"),
        (["--at", ""], "ist keine Zeit"),
        (["--at", "gestern"], "gestern ist keine Zeit"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("command", ["present", "admit"])
def test_what_the_guard_cannot_mean_is_said(letter: str, command: str, words: list[str], line: str) -> None:
    assert line in desk(command, letter, *words).fault
    assert inside() == 0


def test_more_than_were_invited_are_not_let_in(letter: str) -> None:
    for persons in ("3", "255", "256", "9999"):
        said = desk("admit", letter, *AT, *ALL, "--persons", persons, "--json")
        assert (said.status, said.err, said.row["reason"]) == (1, "", "party-larger")
    assert inside() == 0


def test_everybody_stands_at_the_first_entrance_unless_another_is_named(letter: str) -> None:
    assert desk("present", letter, *AT, *ALL, "--entrance", "Hof").status == 0


def test_a_time_is_given_in_training_only(real: Path, tmp_path: Path) -> None:
    assert real.exists()
    letter = code(tmp_path, invite())

    for words in (["present", letter], ["admit", letter], ["board"]):
        assert "Das geht nur zum Üben." in desk(*words, *AT).fault
    assert desk("present", letter).status == 1


def test_the_house_is_shown_room_by_room(letter: str) -> None:
    desk("admit", letter, *AT, *ALL)

    said = desk("board", *AT)

    assert (said.status, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines() if not line.startswith("    ")] == [
        "2.01",
        "1.01",
        "1.02",
        "2",
    ]
    assert said.out.splitlines()[-1] == "2 von höchstens 23 Personen im Haus."
    for row in desk("board", *AT, "--json").rows:
        check_keys(row, "board")
        assert row["inside"] + row["free"] == row["capacity"]


class TestPictures:
    """A picture in place of the code."""

    def test_a_photograph_lets_in_and_out(self, training: Path, tmp_path: Path) -> None:
        assert training.exists()
        (made,) = letters(tmp_path, invite())
        photo = photograph(made["file"], tmp_path / "photo.jpg")

        assert desk("present", "--image", photo, *AT, *ALL).status == 0
        assert desk("admit", "--image", photo, *AT, *ALL).status == 0
        assert desk("admit", "--image", made["file"], *AT, *ALL, "--json").row["reason"] == "already-inside"
        assert desk("leave", "--image", photo).status == 0

    def test_our_letter_is_found_beside_other_codes(self, letter: str, tmp_path: Path) -> None:
        file = with_codes(tmp_path / "desk.png", "https://example.org", letter, "WIFI:S:x;;")

        assert desk("present", "--image", file, *AT, *ALL).status == 0

    @pytest.mark.parametrize("command", ["present", "admit", "leave"])
    @pytest.mark.usefixtures("training")
    def test_a_picture_without_a_code_or_with_several_gets_no_verdict(self, command: str, tmp_path: Path) -> None:
        none, several = with_codes(tmp_path / "none.png"), with_codes(tmp_path / "two.png", "one", "two")

        assert desk(command, "--image", none).fault.startswith("Im Bild none.png ist kein Code zu finden.")
        assert desk(command, "--image", several).fault.startswith("Im Bild two.png sind mehrere Schreiben.")
        assert "gibt es nicht" in desk(command, "--image", tmp_path / "missing.png").fault
        assert "kein lesbares Bild" in desk(command, "--image", tmp_path).fault

    def test_two_letters_of_ours_get_no_verdict(self, letter: str, tmp_path: Path) -> None:
        other = code(tmp_path, invite("2.01"))

        line = desk("admit", "--image", with_codes(tmp_path / "two.png", letter, other), *AT, *ALL).fault

        assert "mehrere Schreiben" in line
        assert inside() == inside("2.01") == 0

    @pytest.mark.usefixtures("training")
    def test_the_largest_code_is_a_foreign_one(self, tmp_path: Path) -> None:
        said = desk("admit", "--image", with_most(tmp_path / "most.png")[0])

        assert (said.status, said.err) == (1, "")
        assert "Das ist ein fremder Code." in said.out


@pytest.mark.usefixtures("training")
def test_nine_characters_are_not_found_by_trying() -> None:
    tries = [desk("present", "ABCDEFGH1") for _ in range(11)]

    assert [one.status for one in tries] == [1] * 10 + [2]
    assert tries[-1].fault.startswith("Es wurden zu viele falsche Codes eingetippt.")
