"""`desk present` and `desk admit` without a letter: for a service, or with the number with which a party waits."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk.service.desk import open_desk
from desk.service.refusal import let_wait
from desk.service.walkins import present_walk_in
from tests.cli.program import check_keys, code, desk, invite

MONDAY, SUNDAY = ("--at", "2020-06-29T10:00"), ("--at", "2020-06-28T10:00")
PICK_UP = ("--service", "id-pickup")
NUMBERED = (*PICK_UP, "--file-number", "L01X00T47")
ALL = ("--fulfilled", "all")

Office = Callable[[str], Path]


@pytest.fixture
def kaiserslautern(at_office: Office) -> Path:
    """Pick-up without appointment from Monday 29 June 2020 on."""
    return at_office("kaiserslautern")


def inside(room: str) -> int:
    return next(int(row["inside"]) for row in desk("board", "--json").rows if row["room"] == room)


@pytest.mark.usefixtures("kaiserslautern")
def test_a_pick_up_is_let_in_without_a_letter_from_the_first_day_on() -> None:
    asked = desk("present", *PICK_UP, *MONDAY, "--json").row
    said = desk("admit", *NUMBERED, *ALL, *MONDAY, "--persons", "2", "--json")

    assert (asked["verdict"], asked["reason"], asked["open_questions"]) == ("check", "file-number-missing", ["mask"])
    assert (said.status, said.err) == (0, "")
    check_keys(said.row, "admit", lists=2)
    assert (said.row["verdict"], said.row["service"], said.row["room"]) == ("admit", "id-pickup", "E.06")
    assert said.row["persons"] == {"invited": 2, "came": 2}
    assert inside("E.06") == 2
    assert desk("leave", "--visit", said.row["visit"]).status == 0
    assert inside("E.06") == 0


@pytest.mark.usefixtures("kaiserslautern")
def test_what_the_guard_has_to_ask_is_told() -> None:
    said = desk("present", *PICK_UP, *MONDAY)

    assert (said.status, said.err) == (1, "")
    lines = said.out.splitlines()
    assert lines[:3] == [
        "PRÜFEN",
        "Welches Dokument holen Sie ab? Bitte nennen Sie die Nummer.",
        "Zimmer E.06, Erdgeschoss, 1 Person",
    ]
    assert [line for line in lines if line.startswith("?")] == [
        "? Nummer des Dokuments oder Aktenzeichen (--file-number)",
        "? Mund-Nase-Schutz getragen (--fulfilled mask)",
    ]
    assert not [line for line in lines if "nicht geprüft" in line], "checks of a letter are not told"


@pytest.mark.usefixtures("kaiserslautern")
def test_the_day_before_the_card_says_what_is_possible_instead() -> None:
    said, row = desk("admit", *NUMBERED, *ALL, *SUNDAY), desk("admit", *NUMBERED, *ALL, *SUNDAY, "--json").row

    assert (said.status, said.err) == (1, "")
    check_keys(row, "present")
    assert (row["verdict"], row["reason"], row["room"], row["reference"]) == (
        "redirect",
        "appointment-needed",
        None,
        None,
    )
    instead = row["instead"]
    assert instead["next_day"] == {"day": "2020-06-29", "access": "walk-in"}
    assert instead["horizon"] == {
        "weeks": 3,
        "text": "Termine zurzeit erst in etwa 3 Wochen",
        "stand": "2020-06-24",
    }
    assert instead["rule"] == {
        "key": "by-appointment",
        "since": None,
        "until": None,
        "stand": "2020-06-24",
        "requirement": "4.2",
        "phrase": "weiterhin nur nach vorheriger Terminvereinbarung möglich",
    }
    assert instead["contacts"][0]["purpose"] == "online"
    assert instead["contacts"][0]["note"] == "Bitte zuerst nachsehen: Vieles geht ohne Besuch"
    lines = said.out.splitlines()
    assert lines[:5] == [
        "UMLEITEN",
        "Dafür brauchen Sie einen Termin.",
        "> Ab morgen, Montag, 29. Juni: ohne Termin",
        "> Termine zurzeit erst in etwa 3 Wochen · Stand 24. Juni 2020",
        (
            "> www.kaiserslautern.de · Online erledigen: Online-Dienste. Bitte zuerst nachsehen: "
            "Vieles geht ohne Besuch · rund um die Uhr"
        ),
    ]
    assert lines[-2:] == [
        "Regel „Nur mit Termin“ bis auf Weiteres · Stand 24. Juni 2020",
        "4.2: „weiterhin nur nach vorheriger Terminvereinbarung möglich“",
    ]
    assert inside("E.06") == 0


def test_the_other_building_is_named_with_its_address(at_office: Office) -> None:
    at_office("kreis-dueren")
    found = [row for row in desk("find", "Zulassung", "--at", "2020-05-06T10:00", "--json").rows if row["elsewhere"]]
    service, site = found[0]["service"], found[0]["elsewhere"]

    said = desk("present", "--service", service, "--at", "2020-05-06T10:00")
    row = desk("present", "--service", service, "--at", "2020-05-06T10:00", "--json").row

    assert (said.status, row["reason"]) == (1, "other-site")
    assert row["instead"]["elsewhere"] == site
    assert set(site) == {"name", "address"}
    assert said.out.splitlines()[2].startswith(f"> {site['name']}, {site['address']}. Dort: ")


class TestNumbers:
    """Parties that wait."""

    @pytest.fixture
    def number(self, kaiserslautern: Path) -> int:
        """Of a party of three for whom there was one seat too few."""
        at = datetime(2020, 6, 29, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
        assert desk("admit", *NUMBERED, *ALL, *MONDAY).status == 0
        with open_desk(f"sqlite:///{kaiserslautern}", lambda: at, "de") as counter:
            full = present_walk_in(counter, "id-pickup", 3, "L02", {"mask": True}, at)
            waiting = let_wait(counter, full)
        assert waiting is not None
        return waiting.number

    def test_who_waits_is_presented_by_the_number(self, number: int) -> None:
        still = desk("present", "--number", str(number), *ALL, *MONDAY, "--json")

        assert (still.status, still.row["reason"], still.row["persons"]["came"]) == (1, "room-full", 3)
        check_keys(still.row, "present")
        assert still.row["place"] == 1
        assert desk("leave", "--room", "E.06").status == 0
        admitted = desk("admit", "--number", str(number), *ALL, *MONDAY, "--json")
        assert (admitted.status, admitted.row["room"], inside("E.06")) == (0, "E.06", 3)

    def test_a_number_that_nobody_has_is_told(self, number: int) -> None:
        assert f"{number + 7}" in desk("present", "--number", str(number + 7), *MONDAY).fault

    def test_who_is_early_waits_outside_because_nobody_counts_them_inside(self, tmp_path: Path) -> None:
        assert desk("init", "--office", "essen", "--training").status == 0
        row = next(row for row in desk("find", "Verlängerung", "--json").rows if row["rooms"])
        word = ("--service", row["service"], "--room", row["rooms"][0], "--start", "2020-06-29T10:00")
        made = desk("appointment", "add", *word, "--persons", "1", "--name", "Ada Beispiel").out.strip()
        letter = code(tmp_path / "out", made)

        said = desk("present", letter, "--at", "2020-06-29T09:00")
        fields = desk("present", letter, "--at", "2020-06-29T09:00", "--json").row

        assert (fields["verdict"], fields["waits_inside"]) == ("wait", False)
        assert "Bitte draußen warten" in said.out

    def test_who_waits_for_a_seat_sits_inside_and_is_asked_first(self, tmp_path: Path) -> None:
        assert desk("init", "--office", "essen", "--training").status == 0
        row = next(row for row in desk("find", "Verlängerung", "--json").rows if row["rooms"])
        word = ("--service", row["service"], "--room", "0.11", "--minutes", "5", "--name", "Ada Beispiel")
        letters = []
        for start, persons in (("2020-06-29T10:00", "3"), ("2020-06-29T10:10", "1")):
            made = desk("appointment", "add", *word, "--start", start, "--persons", persons).out.strip()
            letters.append(code(tmp_path / "out", made))
        at = ("--at", "2020-06-29T10:05")
        assert desk("admit", letters[0], *at, *ALL).status == 0

        said = desk("present", letters[1], *at).out.splitlines()

        assert said[0] == "WARTEN"
        seated = said.index("Bitte im Wartebereich Platz nehmen")
        assert said[seated + 1] == "? Maske getragen"


@pytest.mark.parametrize("command", ["present", "admit"])
@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--service", "tanzen"], "Das Anliegen tanzen gibt es hier nicht. Bekannt sind: "),
        (["--service", ""], "gibt es hier nicht. Bekannt sind: "),
        ([*PICK_UP, "--persons", "0"], "0 Personen sind nicht möglich"),
        ([*PICK_UP, "--persons", "300"], "300 Personen sind nicht möglich"),
        (["x", *PICK_UP], "Nennen Sie eines davon: einen Code, ein Bild davon (--image), ein Anliegen (--service)"),
        ([*PICK_UP, "--number", "3"], "Nennen Sie eines davon:"),
        (["x", "--file-number", "3"], "Eine Nummer des Dokuments gehört zu einem Anliegen (--service)"),
        (["--number", "3"], "Mit Nummer 3 wartet niemand"),
        (["--number", "drei"], "„drei“ ist keine ganze Zahl."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("kaiserslautern")
def test_what_nobody_can_have_brought_is_said(command: str, words: list[str], line: str) -> None:
    assert line in desk(command, *words).fault


def test_a_letter_is_still_a_letter(training: Path, tmp_path: Path) -> None:
    assert training.exists()
    letter = code(tmp_path, invite())

    row = desk("present", letter, "--at", "2026-03-02T10:30", *ALL, "--json").row

    assert (row["verdict"], row["service"], row["persons"]["invited"]) == ("admit", "ausweis", 1)
    assert row["reference"]


@pytest.mark.usefixtures("kaiserslautern")
def test_somebody_exempt_from_the_mask_is_let_in_and_nobody_reads_why() -> None:
    asked = desk("present", *NUMBERED, *MONDAY, "--json").row
    spared = desk("admit", *NUMBERED, *MONDAY, "--exempt", "mask", "--json")

    assert asked["open_questions"] == ["mask"]
    assert (spared.status, spared.row["verdict"], spared.row["open_questions"]) == (0, "admit", [])
    unknown = desk("admit", *NUMBERED, *MONDAY, "--exempt", "hat")
    assert (unknown.status, unknown.err.startswith("Diesen Punkt gibt es nicht: hat.")) == (2, True)


@pytest.mark.usefixtures("kaiserslautern")
def test_who_has_to_wait_gets_a_number_where_that_is_asked_for() -> None:
    while desk("admit", *NUMBERED, *ALL, *MONDAY).status == 0:
        pass  # until the last seat is taken
    without = desk("admit", *NUMBERED, *ALL, *MONDAY, "--json").row
    waits = desk("admit", *NUMBERED, *ALL, *MONDAY, "--wait", "--json").row

    assert (without["verdict"], without["number"]) == ("wait", None)
    assert (waits["verdict"], waits["number"]) == ("wait", 1)
    assert "Nummer 2 in der Warteliste." in desk("admit", *NUMBERED, *ALL, *MONDAY, "--wait").out
    assert desk("present", "--number", "1", *ALL, *MONDAY, "--json").row["verdict"] == "wait"
