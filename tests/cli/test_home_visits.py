"""`desk trip`: planned, printed, noted, refused, counted; with the small office that visits citizens at home."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Said, check_keys, desk
from tests.letters import paper
from tests.service.suitcase import PROFILE

START = "2020-09-16T09:00"
PLACE = ("--facility", "Seniorenheim am Park", "--address", "Parkweg 3", "--address", "12345 Musterhausen")


@pytest.fixture(autouse=True)
def _laptop(tmp_path: Path) -> Iterator[None]:
    profile = tmp_path / "suitcase.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    assert desk("init", "--office", profile).status == 0
    yield
    for path in (tmp_path / "home").rglob("*"):
        assert "Beispiel" not in path.name


def add(*more: str, start: str = START) -> Said:
    return desk("trip", "add", "--start", start, *PLACE, *more)


def visit(*more: str, trip: str = "1", service: str = "leben", name: str = "Ada Beispiel") -> Said:
    return desk("trip", "visit", trip, "--service", service, "--name", name, *more)


def plan() -> None:
    """A trip with two visits."""
    add()
    visit()
    visit("--language", "en", "--note", "glasses", service="ausweis", name="Zoë Muster")


def test_a_trip_and_its_visits_say_how_they_are_called_and_nothing_else() -> None:
    assert add() == Said(0, "1\n", "")
    assert add() == Said(0, "2\n", "")
    assert visit() == Said(0, "1/1\n", "")
    assert visit() == Said(0, "1/2\n", "")
    assert visit(trip="2") == Said(0, "2/1\n", "")


def test_a_trip_as_json_has_the_keys_that_the_help_names() -> None:
    row = add("--json").row

    check_keys(row, "trip", "add")
    assert row == {
        "trip": 1,
        "starts": "2020-09-16T07:00:00+00:00",
        "kind": "facility",
        "place": "Seniorenheim am Park",
        "address": ["Parkweg 3", "12345 Musterhausen"],
        "visits": 0,
    }


def test_without_a_facility_it_is_a_private_home() -> None:
    row = desk("trip", "add", "--start", START, "--address", "Weg 1", "--facility", " ", "--json").row

    assert (row["kind"], row["place"], row["address"]) == ("home", "", ["Weg 1"])


def test_a_visit_as_json_has_the_keys_that_the_help_names() -> None:
    add()
    visit()

    row = visit("--json", "--minutes", "35", "--language", "en", "--note", "glasses", service="ausweis").row

    check_keys(row, "trip", "visit")
    assert row == {
        "visit": "1/2",
        "starts": "2020-09-16T07:20:00+00:00",
        "ends": "2020-09-16T07:55:00+00:00",
        "service": "ausweis",
        "minutes": 35,
        "name": "Ada Beispiel",
        "language": "en",
        "note": "glasses",
        "outcome": None,
        "outcome_note": "",
    }


def test_the_list_tells_no_names_and_the_trip_itself_does() -> None:
    plan()
    add(start="2020-09-23T14:30")

    listed = desk("trip", "list", "--day", "2020-09-01")
    rows = desk("trip", "list", "--day", "2020-09-01", "--json").rows
    shown = desk("trip", "visits", "1")

    assert listed.out.splitlines() == [
        "1    Mittwoch, 16. September 2020, 9:00  Seniorenheim am Park, Parkweg 3, 12345 Musterhausen  2 Besuche",
        "2    Mittwoch, 23. September 2020, 14:30  Seniorenheim am Park, Parkweg 3, 12345 Musterhausen  0 Besuche",
    ]
    assert [row["trip"] for row in rows] == [1, 2]
    check_keys(rows[0], "trip", "list")
    assert shown.out.splitlines()[1:] == [
        "1/1    9:00  Lebensbescheinigung  Ada Beispiel  geplant",
        "1/2    9:20  Personalausweis  Zoë Muster  geplant",
    ]
    for row in desk("trip", "visits", "1", "--json").rows:
        check_keys(row, "trip", "visits")
    assert desk("trip", "list").out == ""


def test_letters_are_one_file_with_a_page_each(tmp_path: Path) -> None:
    plan()
    out = tmp_path / "out"

    said = desk("trip", "letters", "1", "--out", out)
    rows = desk("trip", "letters", "1", "--out", out, "--language", "de", "--json").rows

    file = out / "2020-09-16-1.pdf"
    assert said == Said(0, f"{file}\n", "")
    assert rows == [{"file": str(file), "page": 1, "visit": "1/1"}, {"file": str(file), "page": 2, "visit": "1/2"}]
    check_keys(rows[0], "trip", "letters")
    assert "Guten Tag Zoë Muster," in paper.text_of(file.read_bytes(), 1)


def test_what_became_of_a_visit_is_noted_and_confirmed(tmp_path: Path) -> None:
    plan()

    noted = desk("trip", "done", "1/1", "--note", "Die Bescheinigung liegt bei.")
    row = desk("trip", "done", "1/2", "--outcome", "not-met", "--json").row
    confirmed = desk("trip", "confirm", "1/1", "--out", tmp_path, "--json").row

    assert noted == Said(0, "Zum Besuch 1/1 vermerkt: erledigt.\n", "")
    check_keys(row, "trip", "done")
    assert row["outcome"] == "not-met"
    check_keys(confirmed, "trip", "confirm")
    assert confirmed == {"file": str(tmp_path / "2020-09-16-1-1.pdf"), "visit": "1/1", "outcome": "done"}
    assert "Bestätigung: Lebensbescheinigung" in paper.text_of((tmp_path / "2020-09-16-1-1.pdf").read_bytes())
    assert desk("trip", "visits", "1").out.splitlines()[2].endswith("Zoë Muster  nicht angetroffen")
    assert desk("trip", "confirm", "1/2", "--out", tmp_path).out == f"{tmp_path / '2020-09-16-1-2.pdf'}\n"


def test_a_refused_wish_keeps_its_day_and_reason() -> None:
    said = desk("trip", "refuse-wish", "--reason", "mobile", "--day", "2020-09-02")
    row = desk("trip", "refuse-wish", "--reason", "no-date", "--day", "03.09.2020", "--json").row

    assert said == Said(0, "Als abgelehnt vermerkt: kann ins Amt kommen.\n", "")
    check_keys(row, "trip", "refuse-wish")
    assert row == {"day": "2020-09-03", "reason": "no-date"}


def report(*more: str | Path) -> Said:
    """Two weeks in which one visit was done, one not, and one wish refused."""
    plan()
    desk("trip", "done", "1/1")
    desk("trip", "done", "1/2", "--outcome", "could-not")
    desk("trip", "refuse-wish", "--reason", "area", "--day", "2020-09-21")
    return desk("trip", "report", "--from", "2020-09-14", "--until", "2020-09-27", *more)


def test_the_report_is_a_table_of_weeks() -> None:
    said = report()

    assert said.err == ""
    assert said.out.splitlines() == [
        "Woche     Besuche    1   2   3   4   5   6   7   8   9  10  11  12",
        "2020-W38        1    1   -   -   1   -   1   -   -   -   -   -   -",
        "2020-W39        -    -   -   -   -   -   -   -   -   1   -   -   -",
        "gesamt          1    1   -   -   1   -   1   -   -   1   -   -   -",
        "",
        "   1  in Einrichtungen",
        "   2  in Privatwohnungen",
        "   3  Personalausweis",
        "   4  Lebensbescheinigung",
        "   5  nicht angetroffen",
        "   6  nicht möglich",
        "   7  abgelehnt: kann ins Amt kommen",
        "   8  abgelehnt: zu Hause nicht angeboten",
        "   9  abgelehnt: außerhalb des Gebiets",
        "  10  abgelehnt: kein Termin frei",
        "  11  abgelehnt: Testphase vorbei",
        "  12  abgelehnt: anderer Grund",
    ]


def test_the_report_as_json_has_the_keys_that_the_help_names() -> None:
    row = report("--json").row

    check_keys(row, "trip", "report")
    assert (row["first"], row["last"], row["files"]) == ("2020-09-14", "2020-09-27", [])
    assert row["weeks"][0] == {
        "week": "2020-W38",
        "visits": 1,
        "places": {"facility": 1, "home": 0},
        "services": {"ausweis": 0, "leben": 1},
        "outcomes": {"done": 1, "not-met": 0, "could-not": 1},
        "refused": {"mobile": 0, "service": 0, "area": 0, "no-date": 0, "pilot-over": 0, "other": 0},
    }
    assert row["total"]["refused"]["area"] == row["weeks"][1]["refused"]["area"] == 1
    assert "Beispiel" not in str(row)


def test_the_report_as_files_for_a_spreadsheet_and_a_page(tmp_path: Path) -> None:
    table, picture = tmp_path / "out" / "wochen.csv", tmp_path / "out" / "wochen.PNG"

    said = report("--csv", table, "--picture", picture)

    assert said.out.splitlines()[-2:] == [str(table), str(picture)]
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["Woche"], row["Besuche"], row["abgelehnt: außerhalb des Gebiets"]) for row in rows] == [
        ("2020-W38", "1", "0"),
        ("2020-W39", "0", "1"),
    ]
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_without_days_the_report_is_the_whole_pilot() -> None:
    row = desk("trip", "report", "--json").row

    assert (row["first"], row["last"], len(row["weeks"])) == ("2020-09-01", "2021-02-28", 26)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ("add", "--start", "2021-03-01T09:00", *PLACE),
            "Hausbesuche gab es bis 28. Februar 2021. Vermerken Sie den Wunsch",
        ),
        (("add", "--start", "2020-08-31T09:00", *PLACE), "Am 31. August 2020 wird nichts zu Hause erledigt."),
        (("add", "--start", START, "--address", " "), "Die Anschrift des Ortes fehlt."),
        (("add", "--start", "heute", *PLACE), "heute ist keine Zeit"),
        (("visit", "1", "--service", "pass", "--name", "Ada"), "Das Anliegen pass wird am 16. September 2020 nicht"),
        (("visit", "9", "--service", "leben", "--name", "Ada"), "Die Fahrt 9 gibt es nicht."),
        (("visit", "1", "--service", "leben", "--name", ""), "Der Name für das Schreiben fehlt."),
        (("visit", "1", "--service", "leben", "--name", "A", "--minutes", "0"), "0 liegt außerhalb von 1<=x<=1440."),
        (("visits", "\x1b[2J"), "Die Fahrt \\x1b[2J gibt es nicht."),
        (("done", "1/1"), "Den Besuch 1/1 gibt es nicht. Schreiben Sie einen Besuch als Fahrt und Platz darin: 3/2."),
        (("letters", "1", "--out", "x"), "Die Fahrt 1 hat keinen Besuch, der noch bevorsteht."),
        (("report", "--picture", "x.gif"), "Der Name eines Bildes endet auf .png, .pdf, .svg."),
        (("report", "--from", "2020-10-02", "--until", "2020-10-01"), "Der letzte Tag liegt vor dem ersten."),
        (("refuse-wish", "--reason", "because"), "„because“ ist keins von 'mobile',"),
        (("done", "1/1", "--outcome", "well"), "„well“ ist keins von 'done', 'not-met', 'could-not'."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_said_in_one_line(words: tuple[str, ...], line: str) -> None:
    add()

    assert line in desk("trip", *words).fault
    assert [row["visits"] for row in desk("trip", "list", "--day", "2020-09-01", "--json").rows] == [0]


def test_a_visit_that_is_open_is_not_confirmed(tmp_path: Path) -> None:
    plan()

    line = desk("trip", "confirm", "1/1", "--out", tmp_path / "out").fault

    assert line == "Was aus dem Besuch 1/1 wurde, ist noch nicht vermerkt. Vermerken Sie es zuerst: `desk trip done`."
    assert not (tmp_path / "out").exists()


def test_a_trip_is_called_off() -> None:
    plan()

    row = desk("trip", "cancel", "1", "--note", "Bitte rufen Sie an.", "--json").row
    check_keys(row, "trip", "cancel")
    assert [one["outcome"] for one in desk("trip", "visits", "1", "--json").rows] == ["could-not", "could-not"]
    again = desk("trip", "cancel", "1")
    assert (again.status, again.out) == (2, "")
    assert "hat keinen Besuch, der noch bevorsteht" in again.err
    assert desk("trip", "visit", "1", "--service", "leben", "--name", "Ada Beispiel").status == 0
    assert desk("trip", "cancel", "1").out.startswith("Abgesagt: Fahrt 1.")
