"""The help of every command, in both languages, and what the typist gets for a slip."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.cli.program import desk, documented

COMMANDS = [
    [],
    ["admit"],
    ["appointment"],
    ["appointment", "add"],
    ["appointment", "cancel"],
    ["appointment", "family"],
    ["appointment", "list"],
    ["board"],
    ["demo"],
    ["doctor"],
    ["find"],
    ["init"],
    ["leave"],
    ["letter"],
    ["office"],
    ["office", "check"],
    ["present"],
    ["read"],
    ["rules"],
    ["rules", "diff"],
    ["trip"],
    ["trip", "add"],
    ["trip", "confirm"],
    ["trip", "done"],
    ["trip", "letters"],
    ["trip", "list"],
    ["trip", "refuse-wish"],
    ["trip", "report"],
    ["trip", "visit"],
    ["trip", "visits"],
    ["upgrade"],
]
EACH = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)

IN_ENGLISH = """
import json, sys
from tests.cli.program import desk
print(json.dumps([desk(*words, "--help").out for words in json.loads(sys.argv[1])]))
"""

LEFT_OVER = {"usage", "options", "commands", "show", "message", "exit", "default", "required", "the", "of", "or", "and"}
"""English words that click or a forgotten sentence would leave in the German help."""


@pytest.fixture(scope="module")
def in_english() -> dict[str, str]:
    said = subprocess.run(
        [sys.executable, "-c", IN_ENGLISH, json.dumps(COMMANDS)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"DESK_LANGUAGE": "en"},
    )
    return dict(zip(map(" ".join, COMMANDS), json.loads(said.stdout), strict=True))


@EACH
def test_the_help_is_german_throughout(command: list[str]) -> None:
    said = desk(*command, "--help")

    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Aufruf: {' '.join(['desk', *command])}")
    assert "Diese Hilfe zeigen." in said.out
    # Words of the command line itself are the same in every language: options, keys of JSON, names of commands.
    prose = re.sub(r"--[a-z-]+|`[^`]*`|JSON[:,].*?\.(\s|$)", "", said.out, flags=re.DOTALL)
    assert not LEFT_OVER & set(re.findall(r"\b[a-z]+\b", prose.casefold()))


@EACH
def test_the_help_is_english_throughout(command: list[str], in_english: dict[str, str]) -> None:
    said = in_english[" ".join(command)]

    assert said.startswith(f"Usage: {' '.join(['desk', *command])}")
    assert "Show this help." in said
    assert not re.search(r"[äöüßÄÖÜ]|\b(der|die|das|und|oder|ein|eine)\b", said)


@EACH
def test_both_languages_name_the_same_options_and_keys(command: list[str], in_english: dict[str, str]) -> None:
    german, english = desk(*command, "--help").out, in_english[" ".join(command)]

    assert options(german) == options(english)
    assert documented(german) == documented(english)


def options(text: str) -> list[str]:
    return re.findall(r"(?m)^  (--[a-z-]+)", re.split("Optionen:|Options:", text)[1])


@EACH
def test_every_command_but_the_groups_takes_a_database_and_answers_in_json(command: list[str]) -> None:
    said = desk(*command, "--help").out

    groups = (["appointment"], ["office"], ["trip"])
    assert ("--json" in said) is (command not in ([], *groups))
    # A profile is checked without a database.
    assert ("--database" in said) is (command not in (*groups, ["office", "check"]))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["dance"], "Den Befehl „dance“ gibt es nicht. Mehr sagt `desk --help`."),
        (["boart"], "Den Befehl „boart“ gibt es nicht. Meinten Sie 'board'? Mehr sagt `desk --help`."),
        (["--jump"], "Die Option „--jump“ gibt es nicht. Mehr sagt `desk --help`."),
        (
            ["read", "--jsn", "x"],
            "Die Option „--jsn“ gibt es nicht. Meinten Sie '--json'? Mehr sagt `desk read --help`.",
        ),
        (["appointment"], "Es fehlt ein Befehl. Mehr sagt `desk appointment --help`."),
        (["letter"], "Es fehlt die Option '--out'. Mehr sagt `desk letter --help`."),
        (["read"], "Es fehlt: 'DATEI…'. Mehr sagt `desk read --help`."),
        (["init", "x", "y"], "Das ist zu viel: x y. Mehr sagt `desk init --help`."),
        (["board", "--at"], "Nach „--at“ fehlt ein Wert."),
        (["board", "--json=3"], "Zu „--json“ gehört kein Wert."),
        (["present", "x", "--persons", "zwei"], "'--persons' geht so nicht: „zwei“ ist keine ganze Zahl."),
        (["leave", "--visit", "7"], "'--visit' geht so nicht: „7“ ist keine Kennung eines Besuchs."),
        (["letter", "--day", "today", "--out", "x", "--language", "fr"], "„fr“ ist keins von 'de', 'en'."),
        (["--screen", "kitchen"], "'--screen' geht so nicht: „kitchen“ ist keins von"),
        (
            ["present"],
            (
                "Nennen Sie eines davon: einen Code, ein Bild davon (--image), ein Anliegen (--service), "
                "eine Wartenummer (--number). Mehr sagt `desk present --help`."
            ),
        ),
        (["admit", "x", "--image", "y"], "Nennen Sie eines davon: einen Code, ein Bild davon (--image)"),
        (["office"], "Es fehlt ein Befehl. Mehr sagt `desk office --help`."),
        (["office", "check"], "Es fehlt: 'DATEI|NAME'. Mehr sagt `desk office check --help`."),
        (["find"], "Es fehlt: 'WÖRTER…'. Mehr sagt `desk find --help`."),
        (["rules", "diff", "--to", "today"], "Es fehlt die Option '--from'. Mehr sagt `desk rules diff --help`."),
        (["rules", "--on", "today", "diff"], "Schreiben Sie die Optionen hinter den Befehl."),
        (
            ["rules", "--office", "essen", "--database", "x"],
            "Nennen Sie entweder ein Profil oder eine Datenbank. Mehr sagt `desk rules --help`.",
        ),
        (
            ["rules", "diff", "--office", "essen", "--from", "2020-06-02", "--to", "2020-06-01"],
            "Der letzte Tag liegt vor dem ersten. Mehr sagt `desk rules diff --help`.",
        ),
        (["leave"], "Nennen Sie eines davon: einen Code, ein Bild, einen Besuch, ein Zimmer."),
        (["leave", "x", "--room", "1.01"], "Nennen Sie eines davon: einen Code, ein Bild, einen Besuch, ein Zimmer."),
        (["letter", "--out", "x"], "Nennen Sie entweder Kennungen oder einen Tag."),
        (["letter", "x", "--day", "today", "--out", "x"], "Nennen Sie entweder Kennungen oder einen Tag."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_is_said_in_one_german_line_with_where_to_read_more(words: list[str], line: str) -> None:
    said = desk(*words).fault

    assert line in said
    assert "--help`." in said


def test_without_words_the_window_is_opened() -> None:
    from desk.cli.windows import Windows

    asked = []

    def open_window(database: str | None, screen: str | None, camera: str | None, entrance: str | None) -> int:
        asked.append((database, screen, camera, entrance))
        return 5

    windows = Windows(open_window, lambda _url, _folder, _entrance: [])
    assert desk(windows=windows).status == 5
    assert desk("--database", "x.sqlite", "--screen", "entrance", "--camera", "0", windows=windows).status == 5
    assert desk("--entrance", "Hof", windows=windows).status == 5

    assert asked == [(None, None, None, None), ("x.sqlite", "entrance", "0", None), (None, None, None, "Hof")]


def test_of_far_too_many_words_beginning_and_end_are_told() -> None:
    line = desk("appointment", "cancel", "x" * 100_000, "--database", "/nowhere").fault
    slip = desk("x" * 100_000).fault

    assert "/nowhere gibt es keine Datenbank" in line
    assert len(slip) < 1100
    assert slip.startswith("Den Befehl „xxx")
    assert slip.endswith("xxx“ gibt es nicht. Mehr sagt `desk --help`.")
