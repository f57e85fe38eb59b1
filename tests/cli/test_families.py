"""`desk appointment family`: one command, all appointments of a family, and everything that is no family."""

from pathlib import Path

import pytest

from tests.cli.program import MOMENT, Said, check_keys, desk, letters

pytestmark = pytest.mark.usefixtures("training")


def invite(*more: str, names: tuple[str, ...] = ("Familie Beispiel",)) -> Said:
    """Invite a family to the small office: rooms for two and for one side by side, and a hall above."""
    named = [word for name in names for word in ("--name", name)]
    return desk("appointment", "family", "--service", "ausweis", "--at", MOMENT, *named, *more)


def listed() -> list[dict[str, object]]:
    return desk("appointment", "list", "--day", "2026-03-02", "--json").rows


def test_five_become_three_appointments() -> None:
    made = invite("--members", "5")

    assert (made.status, made.err) == (0, "")
    lines = [line.split() for line in made.out.splitlines()]
    assert [(line[0], line[1], line[2], line[4]) for line in lines] == [
        ("10:30", "1.01", "2", "Ausweis"),
        ("11:00", "1.01", "2", "Ausweis"),
        ("11:30", "1.01", "1", "Ausweis"),
    ]
    assert [row["reference"] for row in listed()] == [line[3] for line in lines]


def test_as_json_there_is_a_line_for_each_with_the_keys_that_the_help_names() -> None:
    made = invite("--members", "3", "--json", "--rooms", "side-by-side", "--language", "en", "--minutes", "20")

    for row in made.rows:
        check_keys(row, "appointment", "family")
    assert [(row["room"], row["persons"], row["starts"], row["ends"], row["language"]) for row in made.rows] == [
        ("1.01", 2, "2026-03-02T09:30:00+00:00", "2026-03-02T09:50:00+00:00", "en"),
        ("1.02", 1, "2026-03-02T09:30:00+00:00", "2026-03-02T09:50:00+00:00", "en"),
    ]
    assert len({row["family"] for row in made.rows} | {row["family"] for row in listed()}) == 1


def test_the_rooms_may_be_chosen() -> None:
    one_by_one = invite("--members", "3", "--json", "--rooms", "one-after-another", "--room", "1.02").rows
    together = invite("--members", "7", "--json", "--room", "2.01").row

    assert [(row["room"], row["persons"]) for row in one_by_one] == [("1.02", 1)] * 3
    assert (together["room"], together["persons"], together["family"]) == ("2.01", 7, None)


def test_each_letter_names_its_own_and_tells_of_the_others(tmp_path: Path) -> None:
    made = invite("--json", names=("Daryna Petrenko", "Oleh Petrenko", "Lew Bojko"))

    assert [row["persons"] for row in made.rows] == [2, 1]
    files = letters(tmp_path, *(str(row["reference"]) for row in made.rows))
    assert len({file["code"] for file in files}) == 2


@pytest.mark.parametrize(
    ("more", "names", "line"),
    [
        ((), ("Ada",), "Nennen Sie entweder --members und einen Namen, oder den Namen jedes Mitglieds."),
        (("--members", "2"), ("Ada", "Bo"), "Nennen Sie entweder --members und einen Namen"),
        (("--members", "0"), ("Ada",), "0 Personen sind nicht möglich"),
        (("--members", "2"), ("",), "Der Name für das Schreiben fehlt."),
        (("--members", "2", "--rooms", "somewhere"), ("Ada",), "„somewhere“ ist keins von"),
        (("--members", "2", "--room", "9.99"), ("Ada",), "Das Zimmer 9.99 gibt es hier nicht."),
        (("--members", "2", "--minutes", "0"), ("Ada",), "0 liegt außerhalb von 1<=x<=1440."),
        (
            ("--members", "9", "--rooms", "side-by-side"),
            ("Ada",),
            "So wie gewünscht ist zu dieser Zeit für 9 Personen kein Platz. Wählen Sie einen anderen Tag.",
        ),
    ],
)
def test_what_cannot_be_a_family_is_said_and_nothing_is_written(
    more: tuple[str, ...], names: tuple[str, ...], line: str
) -> None:
    assert line in invite(*more, names=names).fault
    assert listed() == []


def test_where_the_rooms_are_taken_it_is_said_from_when_on_there_is_room() -> None:
    for room, persons in (("1.01", "2"), ("1.02", "1"), ("2.01", "20")):
        words = ("--service", "ausweis", "--room", room, "--start", MOMENT, "--persons", persons, "--name", "Ada")
        assert desk("appointment", "add", *words).status == 0

    assert "Ab 11:00 Uhr ist Platz für alle." in invite("--members", "5").fault
