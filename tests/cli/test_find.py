"""`desk find`: what somebody says they want, as services, each with how it is reached today."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import check_keys, desk

Office = Callable[[str], Path]
MONDAY, SUNDAY, SHUT = "2020-06-29T10:00", "2020-06-28T10:00", "2020-05-28T10:00"


@pytest.fixture
def kaiserslautern(at_office: Office) -> Path:
    return at_office("kaiserslautern")


@pytest.mark.usefixtures("kaiserslautern")
def test_services_are_found_by_what_people_call_them() -> None:
    said = desk("find", "Ausweis", "--at", MONDAY)
    rows = desk("find", "Ausweis", "--at", MONDAY, "--json").rows

    assert (said.status, said.err) == (0, "")
    assert [row["service"] for row in rows] == ["id-pickup", "id-card"]
    assert [row["access"] for row in rows] == ["walk-in", "appointment"]
    for row in rows:
        check_keys(row, "find")
    assert rows[0]["rooms"] == ["E.06"]
    assert rows[0]["rule"]["requirement"] == "4.1"
    assert (rows[0]["horizon"], rows[1]["horizon"]["weeks"]) == (None, 3)
    headings = [line for line in said.out.splitlines() if not line.startswith(" ")]
    assert headings == [
        "Abholung von Ausweisdokumenten · Bürgercenter · Rathaus Kaiserslautern · ohne Termin",
        "Personalausweis beantragen · Bürgercenter · Rathaus Kaiserslautern · nur mit Termin",
    ]
    assert "  4.1: „ist ab Montag, den 29.06.2020 im Bürgercenter kein Termin mehr erforderlich“" in said.out


@pytest.mark.usefixtures("kaiserslautern")
def test_the_card_is_that_of_the_day() -> None:
    (sunday,) = desk("find", "ausweis", "abholen", "--at", SUNDAY, "--json").rows
    (shut,) = desk("find", "ausweis", "abholen", "--at", SHUT, "--json").rows

    assert (sunday["access"], sunday["next_day"]) == ("appointment", {"day": "2020-06-29", "access": "walk-in"})
    assert (sunday["open"], shut["open"], shut["closed"]) == (True, False, "Geschlossen bis 3. Juni")
    assert "heute geschlossen: Geschlossen bis 3. Juni" in desk("find", "abholen", "--at", SHUT).out


def test_services_of_every_building_are_found_each_with_its_address(at_office: Office) -> None:
    at_office("kreis-dueren")

    (here, *_more), (there, *_others) = (desk("find", word, "--json").rows for word in ("Elterngeld", "Führerschein"))

    assert (here["site"], here["elsewhere"]) == ("Kreisverwaltung Düren, Hauptsitz", None)
    assert there["site"] == there["elsewhere"]["name"] == "Straßenverkehrsamt"
    assert (bool(here["rooms"]), there["rooms"]) == (True, [])
    address = there["elsewhere"]["address"]
    assert f"  > Straßenverkehrsamt, {address}. Dort: nur mit Termin" in desk("find", "Führerschein").out.splitlines()
    at_its_door = desk("find", "Führerschein", "--entrance", "Kölner Landstraße")
    assert address not in at_its_door.out


@pytest.mark.usefixtures("kaiserslautern")
def test_where_nothing_is_found_somebody_helps() -> None:
    said, as_json = desk("find", "Tanzen"), desk("find", "Tanzen", "--json")

    assert (said.status, said.err, as_json.status, as_json.out) == (1, "", 1, "")
    first, *contacts = said.out.splitlines()
    assert first == "So heißt hier kein Anliegen. Hier kann jemand helfen:"
    assert contacts[0] == "> buergercenter@kaiserslautern.de · Auskünfte des Bürgercenters"


@pytest.mark.parametrize("words", ["", "\x1b[2J", "<q>", "x" * 5000])
@pytest.mark.usefixtures("kaiserslautern")
def test_anything_may_be_looked_for(words: str) -> None:
    said = desk("find", words)

    assert (said.status, said.err) == (1, "")
    assert said.out.replace("\n", "").isprintable()


def test_a_time_is_given_in_training_only(real: Path) -> None:
    assert real.exists()

    assert desk("find", "Ausweis").status == 0
    assert "Das geht nur zum Üben." in desk("find", "Ausweis", "--at", MONDAY).fault
