"""`desk rules`: what holds on a day and why, and what changes between two days, of a profile or of a database."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.service.profiles import shipped_profiles
from tests.cli.program import check_keys, desk, invite
from tests.service.office import profile_text

KAISERSLAUTERN = ("--office", "kaiserslautern")
DUEREN = ("--office", "kreis-dueren")
PICK_UP = ("--service", "id-pickup")
Office = Callable[[str], Path]


def held(*words: str) -> dict[str, Any]:
    """What holds, of the one building or service that is asked for."""
    said = desk("rules", *words, "--json")
    assert (said.status, said.err) == (0, "")
    check_keys(said.row, "rules")
    return said.row


def changed(*words: str | Path) -> list[dict[str, Any]]:
    said = desk("rules", "diff", *words, "--json")
    assert (said.status, said.err) == (0, "")
    for row in said.rows:
        check_keys(row, "rules", "diff")
    return said.rows


def of(row: dict[str, Any], kind: str) -> dict[str, Any]:
    """The one rule of a kind."""
    (rule,) = [one for one in row["rules"] if one["kind"] == kind]
    return rule  # type: ignore[no-any-return]


class TestHolds:
    """One day."""

    def test_of_a_service_each_rule_tells_its_scope_its_days_and_its_source(self, tmp_path: Path) -> None:
        row = held(*KAISERSLAUTERN, *PICK_UP, "--on", "2020-06-29")

        assert (row["day"], row["site"], row["service"]) == ("2020-06-29", "Rathaus Kaiserslautern", "id-pickup")
        assert (row["access"], row["open"], row["closed"], row["services"]) == ("walk-in", True, None, [])
        assert of(row, "access") == {
            "key": "pick-up-without-appointment",
            "kind": "access",
            "title": "Abholen ohne Termin",
            "detail": "Nur beantragte Dokumente: nach der Nummer fragen",
            "level": "service",
            "scope": "Abholung von Ausweisdokumenten",
            "since": "2020-06-29",
            "until": None,
            "stand": "2020-06-24",
            "requirement": "4.1",
            "phrase": "ist ab Montag, den 29.06.2020 im Bürgercenter kein Termin mehr erforderlich",
            "before": ["by-appointment"],
        }
        assert [of(row, kind)["level"] for kind in ("question", "payment")] == ["site", "office"]
        assert not (tmp_path / "home").exists(), "a profile is read, nothing is set up"

    def test_the_day_before_the_wider_rule_decides(self) -> None:
        row = held(*KAISERSLAUTERN, *PICK_UP, "--on", "28.06.2020")

        rule = of(row, "access")
        assert (row["access"], rule["key"], rule["level"], rule["before"]) == (
            "appointment",
            "by-appointment",
            "authority",
            [],
        )

    def test_it_is_told_in_words(self) -> None:
        said = desk("rules", *KAISERSLAUTERN, *PICK_UP, "--on", "2020-06-29")

        assert (said.status, said.err) == (0, "")
        lines = said.out.splitlines()
        assert lines[0] == "Montag, 29. Juni 2020 · Rathaus Kaiserslautern · Abholung von Ausweisdokumenten"
        at = lines.index("Zutritt: Abholen ohne Termin. Nur beantragte Dokumente: nach der Nummer fragen")
        assert lines[at + 1 : at + 4] == [
            "    Anliegen: Abholung von Ausweisdokumenten · seit 29. Juni, bis auf Weiteres · Stand 24. Juni 2020",
            "    4.1: „ist ab Montag, den 29.06.2020 im Bürgercenter kein Termin mehr erforderlich“",
            "    geht vor: Nur mit Termin (Behörde)",
        ]
        assert "    Amt: Bürgercenter · seit 24. Juni, bis 15. Juli · Stand 24. Juni 2020" in lines
        assert lines[-1] == "Das Engere entscheidet: Anliegen vor Sachgebiet vor Amt vor Haus vor Behörde."

    def test_of_a_building_the_services_are_grouped_by_how_they_are_reached(self) -> None:
        row = held(*KAISERSLAUTERN, "--on", "2020-06-29")
        text = desk("rules", *KAISERSLAUTERN, "--on", "2020-06-29").out

        assert [(one["access"], one["closed"], len(one["keys"])) for one in row["services"]] == [
            ("walk-in", None, 1),
            ("appointment", None, 6),
        ]
        # Also the rules that only some of its services have.
        assert {one["level"] for one in row["rules"]} == {"authority", "site", "office", "service"}
        assert "Ohne Termin: Abholung von Ausweisdokumenten\nNur mit Termin: Personalausweis beantragen, " in text

    def test_a_day_that_closes_says_so(self) -> None:
        row = held(*KAISERSLAUTERN, "--on", "2020-05-29")
        service = held(*KAISERSLAUTERN, *PICK_UP, "--on", "2020-05-29")
        holiday = held(*KAISERSLAUTERN, *PICK_UP, "--on", "2020-06-11")

        assert [one["closed"] for one in row["services"]] == ["Geschlossen bis 3. Juni"]
        assert (service["open"], service["closed"]) == (False, "Geschlossen bis 3. Juni")
        assert (holiday["open"], holiday["closed"]) == (False, "Fronleichnam")
        assert "Geschlossen: Fronleichnam" in desk("rules", *KAISERSLAUTERN, "--on", "2020-06-11").out.splitlines()

    def test_every_building_is_told_and_a_unit_goes_before_its_office(self) -> None:
        rows = desk("rules", *DUEREN, "--on", "2020-05-04", "--json").rows

        assert len(rows) == 3
        assert len({row["site"] for row in rows}) == 3
        for row in rows:
            check_keys(row, "rules")
        before = desk("rules", *DUEREN, "--on", "2020-05-03", "--json").rows
        assert [one["access"] for one in before[0]["services"]] != [one["access"] for one in rows[0]["services"]]

    def test_a_unit_is_told_from_its_office(self, tmp_path: Path) -> None:
        unit = '[[offices]]\nkey = "unit"\npart_of = "amt"\nunit = { de = "Ausgabe", en = "Desk" }\n\n[[rules]]\n'
        text = profile_text().replace(
            "[[rules]]", unit + 'key = "unit"\noffice = "unit"\naccess = "walk-in"\n\n[[rules]]', 1
        )
        text = text.replace('key = "ausweis"\noffice = "amt"', 'key = "ausweis"\noffice = "unit"')
        profile = tmp_path / "unit.toml"
        profile.write_text(text, encoding="utf-8")

        rule = of(held("--office", str(profile), "--service", "ausweis"), "access")

        assert (rule["level"], rule["scope"], rule["before"]) == ("unit", "Ausgabe", ["by-invitation"])

    @pytest.mark.parametrize("name", shipped_profiles())
    @pytest.mark.parametrize("day", ["2020-02-29", "2020-05-04", "2020-06-15", "2020-06-29", "today"])
    def test_every_shipped_profile_is_explained_on_any_day(self, name: str, day: str) -> None:
        said = desk("rules", "--office", name, "--on", day)

        assert (said.status, said.err) == (0, "")
        assert "{" not in said.out

    def test_a_database_is_explained_as_its_profile(self, at_office: Office) -> None:
        at_office("kreis-dueren")

        for words in (("--on", "2020-05-04"), ("--on", "2020-05-04", "--service", "vehicle-registration")):
            assert desk("rules", *words, "--json").out == desk("rules", *DUEREN, *words, "--json").out

    @pytest.mark.parametrize(
        ("words", "line"),
        [
            (["--office", "nix"], "Das Profil nix gibt es nicht."),
            (["--office", "essen", "--service", "tanzen"], "Das Anliegen tanzen gibt es hier nicht."),
            (["--office", "essen", "--on", "gestern"], "gestern ist keine Zeit"),
            (["--office", "essen", "--on", ""], "ist keine Zeit"),
            ([], "gibt es keine Datenbank"),
        ],
        ids=" ".join,
    )
    def test_what_cannot_be_meant_is_said(self, words: list[str], line: str) -> None:
        assert line in desk("rules", *words).fault


class TestChanges:
    """Two days."""

    def test_each_change_is_told_with_its_day_and_whom_it_hits(self) -> None:
        rows = changed(*KAISERSLAUTERN, "--from", "2020-06-28", "--to", "2020-07-31")

        (pick_up, wait, backlog) = rows
        assert (pick_up["day"], pick_up["kind"], pick_up["services"], pick_up["sites"], pick_up["hit"]) == (
            "2020-06-29",
            "access",
            ["id-pickup"],
            [],
            None,
        )
        assert (pick_up["before"]["key"], pick_up["after"]["key"]) == ("by-appointment", "pick-up-without-appointment")
        assert [(one["day"], one["after"], len(one["services"])) for one in (wait, backlog)] == [
            ("2020-07-16", None, 7),
            ("2020-07-16", None, 7),
        ]

    def test_it_is_told_in_words(self) -> None:
        said = desk("rules", "diff", *KAISERSLAUTERN, "--from", "2020-06-28", "--to", "2020-07-31")

        assert (said.status, said.err) == (0, "")
        assert said.out.splitlines() == [
            "Montag, 29. Juni 2020",
            "  Zutritt: Nur mit Termin → Abholen ohne Termin",
            "    für: Abholung von Ausweisdokumenten",
            "    4.1: „ist ab Montag, den 29.06.2020 im Bürgercenter kein Termin mehr erforderlich“",
            "Donnerstag, 16. Juli 2020",
            "  Wartezeit auf Termine: entfällt: Termine erst in drei Wochen",
            "    für: alle Anliegen",
            "  Hinweis: entfällt: Mehr als 1000 Anliegen warten",
            "    für: alle Anliegen",
        ]

    def test_of_one_service_only_its_changes_are_told(self) -> None:
        words = ("--from", "2020-06-28", "--to", "2020-06-30")

        assert [row["services"] for row in changed(*KAISERSLAUTERN, *PICK_UP, *words)] == [["id-pickup"]]
        nothing = desk("rules", "diff", *KAISERSLAUTERN, "--service", "passport", *words)
        assert (nothing.status, nothing.out) == (0, "Nichts ändert sich.\n")

    def test_what_reads_the_same_for_several_services_is_told_once(self) -> None:
        words = ("--office", "duelmen", "--from", "2020-03-15", "--to", "2020-03-16")
        urgent = "  Zutritt: Geöffnet ohne Termin → Nur dringend und abgesprochen"

        rows = [row for row in changed(*words) if row["after"]["requirement"] == "2.5" and row["kind"] == "access"]
        lines = desk("rules", "diff", *words).out.splitlines()

        assert len(rows) > 1
        assert all(len(row["services"]) == 1 for row in rows)
        assert lines.count(urgent) == 1
        assert lines[lines.index(urgent) + 1].count(", ") == len(rows) - 1

    def test_the_first_day_is_compared_with_and_not_looked_at(self) -> None:
        assert changed(*KAISERSLAUTERN, "--from", "2020-06-29", "--to", "2020-07-15") == []

    @pytest.mark.parametrize("name", shipped_profiles())
    def test_of_every_shipped_profile_the_changes_of_its_year_are_told(self, name: str) -> None:
        said = desk("rules", "diff", "--office", name, "--from", "2020-01-01", "--to", "2020-12-31")

        assert (said.status, said.err) == (0, "")
        assert "{" not in said.out


LATER = """
[[rules]]
key = "closed-later"
service = "ausweis"
access = "closed"
valid_from = 2126-03-09
valid_until = 2126-03-13

[[rules]]
key = "move"
closed = true
valid_from = 2126-03-04
valid_until = 2126-03-04
words.de = { title = "Umzug" }
words.en = { title = "Moving" }

[[rules]]
key = "fewer"
site = "rathaus"
limit = { of = "room", heads = 1 }
valid_from = 2126-03-16
"""


class TestPlanned:
    """How many planned appointments a change hits: they were made before its rules were."""

    @pytest.fixture(autouse=True)
    def _planned(self, tmp_path: Path) -> None:
        profile = tmp_path / "later.toml"
        profile.write_text(profile_text() + LATER, encoding="utf-8")
        assert desk("init", "--office", profile, "--training").status == 0
        for day in ("02", "04", "09", "13", "16", "17"):
            invite(persons=2, start=f"2026-03-{day}T10:30")
        invite(persons=1, start="2026-03-18T10:30")
        invite("2.01", 2, "2026-03-09T10:30", service="andrang")
        withdrawn = invite(persons=2, start="2026-03-10T10:30")
        assert desk("appointment", "cancel", withdrawn).status == 0
        with contextlib.closing(sqlite3.connect(tmp_path / "home" / "einlass.sqlite")) as database, database:
            for day in ("valid_from", "valid_until"):
                database.execute(f"UPDATE rule SET {day} = replace({day}, '2126', '2026')")

    def test_those_that_cannot_be_kept_are_counted(self) -> None:
        rows = changed("--from", "2026-03-02", "--to", "2026-03-31")

        assert [(row["day"], row["after"] and row["after"]["key"], row["hit"]) for row in rows] == [
            ("2026-03-04", "move", 1),
            ("2026-03-05", None, 0),
            ("2026-03-09", "closed-later", 2),
            ("2026-03-14", "by-invitation", 0),
            ("2026-03-16", "fewer", 2),
        ]
        assert [row["sites"] for row in rows] == [["Rathaus"], ["Rathaus"], [], [], ["Rathaus"]]

    def test_they_are_told_in_words(self) -> None:
        lines = desk("rules", "diff", "--from", "2026-03-02", "--to", "2026-03-31").out.splitlines()

        assert lines[:4] == [
            "Mittwoch, 4. März 2026",
            "  Schließtage: neu: Umzug",
            "    für: alle Anliegen",
            "    1 geplanter Termin kann nicht bleiben.",
        ]
        assert lines.count("    2 geplante Termine können nicht bleiben.") == 2

    def test_those_of_another_service_are_not_counted(self) -> None:
        rows = changed("--from", "2026-03-02", "--to", "2026-03-31", "--service", "andrang")

        assert [(row["after"] and row["after"]["key"], row["hit"]) for row in rows] == [
            ("move", 0),
            (None, 0),
            ("fewer", 0),
        ]
