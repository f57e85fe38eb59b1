"""`desk demo --office X --headless`: every shipped office plays its day, and a newcomer reads what is done there."""

from pathlib import Path
from typing import Any

import pytest

from desk.service.profiles import shipped_profiles
from tests.cli.program import Said
from tests.cli.program import desk as command
from tests.journeys.program import desk

WITH_PICTURES = {"kreis-dueren", "dueren-buergerkoffer"}
"""Drawn by the real program; the others are told in this process."""
NEEDED = {
    "duelmen": {"agreement-needed", "online-only", "service-closed", "other-site"},
    "dueren-buergerkoffer": {"home-visit-only"},
    "duesseldorf-amt54": {"cancelled", "invitation-needed", "questions-open", "rule-not-met", "room-full"},
    "essen": {"appointment-needed", "party-larger"},
    "kaiserslautern": {"appointment-needed", "file-number-missing"},
    "kreis-dueren": {"appointment-needed", "other-site"},
    "kreis-guetersloh": {"invitation-needed", "party-larger", "questions-open"},
    "kreis-offenbach": {"appointment-needed", "questions-open", "room-full"},
}
"""What is special in each office."""


def play(office: str, folder: Path, *more: str) -> Said:
    words = ("demo", "--office", office, "--headless", "--out", str(folder), *more)
    return desk(*words, DISPLAY="", WAYLAND_DISPLAY="") if office in WITH_PICTURES else command(*words)


def of(rows: list[dict[str, Any]], step: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["step"] == step]


@pytest.mark.parametrize("office", shipped_profiles())
def test_the_day_is_told_to_its_end(office: str, tmp_path: Path) -> None:
    said = play(office, tmp_path / "day", "--json")

    assert (said.status, said.err) == (0, "")
    rows = said.rows
    assert {row["reason"] for row in of(rows, "letter")} >= NEEDED[office]
    homes = office == "dueren-buergerkoffer"
    assert homes == bool(of(rows, "visit"))
    admitted = [row for row in of(rows, "letter") if row["verdict"] == "admit"]
    assert homes != bool(admitted)
    boards = of(rows, "board")
    buildings = len(of(rows, "entrance"))
    assert len(boards) == (0 if homes else 2 * buildings)
    assert all(board["inside"] for board in boards[:buildings])
    assert [board["inside"] + board["waiting"] for board in boards[buildings:]] == [0] * (len(boards) - buildings)
    for row in rows:
        for file in row.get("files", []):
            assert Path(file).stat().st_size > 1000
    (windows,) = of(rows, "windows")
    assert bool(windows["files"]) == (office in WITH_PICTURES)
    for entrance in of(rows, "entrance"):
        assert entrance["now"].startswith("2020-")


def test_a_newcomer_reads_the_first_day_without_appointment_in_german() -> None:
    """4.1 „ab Montag, den 29.06.2020 … kein Termin mehr erforderlich"."""
    lines = command("demo", "--office", "kaiserslautern", "--headless").out.splitlines()

    assert 20 <= len(lines) <= 45
    text = "\n".join(lines)
    assert "Eingang Bürgercenter: Montag, 29. Juni 2020, 10:30 Uhr" in text
    assert "Abholen ohne Termin: Abholung von Ausweisdokumenten" in text
    number, admitted = (next(line for line in lines if words in line) for words in ("Welches Dokument", "A-2020-0815"))
    assert number.startswith("  PRÜFEN")
    assert admitted.startswith("  EINLASS")
    assert "Zimmer E.06, 1 Person" in admitted
    refused = next(at for at, line in enumerate(lines) if "Ohne Schreiben, Anliegen „Personalausweis" in line)
    assert "Dafür brauchen Sie einen Termin." in lines[refused]
    assert any("www.kaiserslautern.de" in line for line in lines[refused + 1 : refused + 4])


def test_the_friday_before_the_pick_up_needs_an_appointment_too(tmp_path: Path) -> None:
    said = command(
        "demo", "--office", "kaiserslautern", "--on", "2020-06-26", "--headless", "--out", tmp_path / "day", "--json"
    )

    (ways,) = of(said.rows, "access")
    assert (ways["access"], "id-pickup" in ways["services"]) == ("appointment", True)
    assert "file-number-missing" not in {row["reason"] for row in of(said.rows, "letter")}


@pytest.mark.parametrize("day", ["2020-06-11", "29.05.2020"], ids=["holiday", "closing-day"])
def test_on_a_day_without_visitors_the_door_says_why(day: str, tmp_path: Path) -> None:
    said = command("demo", "--office", "kaiserslautern", "--on", day, "--headless", "--out", tmp_path / "day")

    assert (said.status, said.err) == (0, "")
    assert "Heute geschlossen" in said.out
    assert "EINLASS " not in said.out.replace("KEIN EINLASS", "")


def test_one_entrance_can_be_played_alone_and_is_played_on_when_it_is_opened_again(tmp_path: Path) -> None:
    said = command(
        "demo", "--office", "kreis-dueren", "--entrance", "Jülich", "--headless", "--out", tmp_path / "day", "--json"
    )

    assert [row["house"] for row in of(said.rows, "entrance")] == ["Geschäftsstelle Jülich"]
    assert len(of(said.rows, "letters")) == 3
    database = ("--database", tmp_path / "day" / "sample.sqlite")
    listed = command("appointment", "list", "--json", *database).rows
    assert {row["starts"][:10] for row in listed} == {"2020-05-04"}


def test_an_entrance_that_is_not_there_is_told(tmp_path: Path) -> None:
    line = command("demo", "--office", "kreis-dueren", "--entrance", "Aachen", "--headless", "--out", tmp_path).err

    assert "Aachen" in line
    assert "Jülich" in line
