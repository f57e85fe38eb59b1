"""`desk appointment`: made, cancelled, listed; and everything that is no appointment."""

from pathlib import Path

import pytest

from tests.cli.program import MOMENT, Said, check_keys, desk, invite

pytestmark = pytest.mark.usefixtures("training")

GOOD = {"service": "andrang", "room": "2.01", "start": MOMENT, "persons": "2", "name": "Ada Beispiel"}


def add(*more: str, **changed: str) -> Said:
    words = [word for name, value in (GOOD | changed).items() for word in (f"--{name}", value)]
    return desk("appointment", "add", *words, *more)


def listed(day: str = "2026-03-02") -> list[str]:
    return [row["reference"] for row in desk("appointment", "list", "--day", day, "--json").rows]


def test_a_new_appointment_says_its_reference_and_nothing_else() -> None:
    made = add()

    assert (made.status, made.err) == (0, "")
    assert len(made.out.strip()) == 20
    assert int(made.out, 16)
    assert listed() == [made.out.strip()]


def test_an_appointment_as_json_has_the_keys_that_the_help_names() -> None:
    row = add("--json", "--minutes", "45", "--language", "en", "--address", "Weg 1", "--address", "12345 Ort").row

    check_keys(row, "appointment", "add")
    assert row | {"reference": ""} == {
        "reference": "",
        "service": "andrang",
        "room": "2.01",
        "starts": "2026-03-02T09:30:00+00:00",
        "ends": "2026-03-02T10:15:00+00:00",
        "persons": 2,
        "language": "en",
        "status": "planned",
        "revision": 0,
        "family": None,
    }


def test_the_list_of_a_day_tells_no_names() -> None:
    reference = add().out.strip()
    add(start="2026-03-03T10:30")

    said = desk("appointment", "list", "--day", "02.03.2026")

    assert said.status == 0
    assert said.out.splitlines() == ["Montag, 2. März 2026", f"10:30  2.01   2  {reference}  Andrang"]
    assert "Beispiel" not in desk("appointment", "list", "--day", "2026-03-02", "--json").out
    check_keys(desk("appointment", "list", "--day", "2026-03-02", "--json").row, "appointment", "list")


def test_a_day_without_appointments_is_an_empty_list() -> None:
    assert desk("appointment", "list", "--day", "2031-01-01", "--json") == Said(0, "", "")
    assert desk("appointment", "list", "--day", "2031-01-01").out == "Mittwoch, 1. Januar 2031\n"


def test_a_day_may_be_named_by_how_far_it_is() -> None:
    headings = {day: desk("appointment", "list", "--day", day).out for day in ("today", "heute", "tomorrow", "Morgen")}

    assert headings["today"] == headings["heute"]
    assert headings["tomorrow"] == headings["Morgen"]
    assert headings["today"] != headings["tomorrow"]


def test_a_cancelled_appointment_stays_in_the_list_and_may_be_cancelled_again() -> None:
    reference = add().out.strip()

    said = desk("appointment", "cancel", reference)
    again = desk("appointment", "cancel", reference.upper(), "--json")

    assert said == Said(0, "Abgesagt. Das Schreiben zu diesem Termin gilt nicht mehr.\n", "")
    assert again.row["status"] == "cancelled"
    check_keys(again.row, "appointment", "cancel")
    assert listed() == [reference]


@pytest.mark.parametrize("reference", ["", "7", "zz", "0" * 20, "<b>", "\x1b[2J", "0" * 5000])
def test_an_unknown_reference_is_said(reference: str) -> None:
    line = desk("appointment", "cancel", "--", reference).fault

    assert line.startswith("Den Termin ")
    assert "\x1b" not in line


@pytest.mark.parametrize(
    "start",
    [
        "",
        "heute",
        "2026-11-20",
        "25:00",
        "10",
        "10:61",
        "2026-02-30T10:00",
        "2026-11-20T24:00",
        "1999-01-01T10:00",
        "9999-12-31T23:59",
        "0001-01-01T00:00+23:59",
        "10:30+99:00",
        "١٠:٣٠",
        "2026-11-20T10:30 Uhr",
        "\x1b[31m10:30",
        "9" * 4000 + ":00",
    ],
)
def test_what_is_no_time_is_said_with_how_to_write_one(start: str) -> None:
    line = add(start=start).fault

    assert "Schreiben Sie eine Zeit als 2026-11-20T10:30, oder 10:30 für heute" in line
    assert "\x1b" not in line
    assert listed() == []


def test_the_hour_that_is_left_out_in_spring_does_not_exist() -> None:
    assert "2026-03-29T02:30 ist keine Zeit" in add(start="2026-03-29T02:30").fault
    assert add("--json", start="2026-03-29T01:59").row["starts"] == "2026-03-29T00:59:00+00:00"
    assert add("--json", start="2026-03-29T03:00").row["starts"] == "2026-03-29T01:00:00+00:00"


def test_of_the_hour_that_comes_twice_in_autumn_the_first_is_meant_unless_the_other_is_named() -> None:
    first, named, second = (
        add("--json", start=start).row["starts"]
        for start in ("2026-10-25T02:30", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")
    )

    assert (first, named, second) == (
        "2026-10-25T00:30:00+00:00",
        "2026-10-25T00:30:00+00:00",
        "2026-10-25T01:30:00+00:00",
    )


def test_a_time_may_be_written_in_several_ways() -> None:
    starts = {
        add("--json", start=start).row["starts"]
        for start in ("2026-03-02T10:30", "2026-03-02 10:30", "2026-03-02T09:30Z", "2026-03-02T10:30:59")
    }

    assert starts == {"2026-03-02T09:30:00+00:00"}


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"service": "xyz"}, "Das Anliegen xyz gibt es hier nicht. Bekannt sind: andrang, ausweis."),
        ({"room": "9.99"}, "Das Zimmer 9.99 gibt es hier nicht. Bekannt sind: 1.01, 1.02, 2.01."),
        ({"language": "xx"}, "Die Sprache xx gibt es hier nicht. Bekannt sind: de, en."),
        ({"persons": "0"}, "0 Personen sind nicht möglich"),
        ({"persons": "-1"}, "-1 Personen sind nicht möglich"),
        ({"persons": "256"}, "256 Personen sind nicht möglich, höchstens 255."),
        ({"persons": "9" * 30}, "Personen sind nicht möglich, höchstens 255."),
        ({"persons": "1.5"}, "„1.5“ ist keine ganze Zahl"),
        ({"persons": "9" * 5000}, "ist keine ganze Zahl"),
        ({"persons": "21"}, "21 Personen passen nicht in Zimmer 2.01: Es fasst 20."),
        ({"name": ""}, "Der Name für das Schreiben fehlt."),
        ({"name": " \t\u200b\u202e"}, "Der Name für das Schreiben fehlt."),
        ({"name": "Ada\nBeispiel"}, "Keine Schrift enthält das Zeichen U+000A."),
        ({"name": "\x1b[2JAda"}, "Keine Schrift enthält das Zeichen U+001B."),
        ({"name": "Ada \udcff"}, "Keine Schrift enthält das Zeichen U+DCFF."),
        ({"name": "Ada \uffff"}, "Keine Schrift enthält das Zeichen U+FFFF."),
        ({"address": "Weg\x00 1"}, "Keine Schrift enthält das Zeichen U+0000."),
        ({"minutes": "0"}, "0 liegt außerhalb von 1<=x<=1440."),
        ({"start": "2199-12-31T10:00"}, "Nennen Sie einen Tag vom Jahr 2020 bis Mai 2199."),
        ({"start": "2019-12-31T10:00"}, "Nennen Sie einen Tag vom Jahr 2020 bis Mai 2199."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_what_cannot_be_an_appointment_is_said_and_nothing_is_written(changed: dict[str, str], line: str) -> None:
    assert line in add(**changed).fault
    assert listed() == []


def test_a_room_is_not_planned_over_its_seats() -> None:
    add(persons="19")

    assert "Zimmer 2.01 fasst 20" in add(persons="2").fault
    assert len(listed()) == 1


def test_the_database_may_be_named_before_or_after_the_command(training: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = invite()
    monkeypatch.setenv("DESK_HOME", "/nowhere")

    for words in (
        ["--database", training, "appointment", "list"],
        ["appointment", "list", "--database", training],
        ["--database", "/nowhere/x", "appointment", "list", "--database", f"sqlite:///{training}"],
    ):
        assert desk(*words, "--day", "2026-03-02", "--json").row["reference"] == reference
    monkeypatch.setenv("DESK_DATABASE", str(training))
    assert listed() == [reference]
