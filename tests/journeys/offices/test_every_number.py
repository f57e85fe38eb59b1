"""Every number of the requirements has a scenario of its own, under its own number, in the file of its office."""

import ast
import re
from pathlib import Path

import pytest

SECTIONS = {
    "test_kreis_dueren.py": (0, 10),
    "test_duesseldorf_amt54.py": (1, 15),
    "test_duelmen.py": (2, 8),
    "test_dueren_buergerkoffer.py": (3, 8),
    "test_kaiserslautern.py": (4, 11),
}
"""Each office's file, its section and the last number of it; all begin with 1."""
NUMBERS = [f"{section}.{number}" for section, last in SECTIONS.values() for number in range(1, last + 1)]
_NAME = re.compile(r"test_(\d+)_(\d+)_[a-z]")


def told(file: str) -> set[str]:
    """The numbers that the tests of a file carry; a test without one is a slip."""
    tree = ast.parse((Path(__file__).parent / file).read_text(encoding="utf-8"))
    names = [one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]
    numbered = [_NAME.match(name) for name in names]
    assert all(numbered), [name for name, number in zip(names, numbered, strict=True) if not number]
    return {f"{number[1]}.{number[2]}" for number in numbered if number}


def test_there_are_fifty_two_of_them() -> None:
    assert len(NUMBERS) == 52
    assert (NUMBERS[0], NUMBERS[-1]) == ("0.1", "4.11")


@pytest.mark.parametrize("file", SECTIONS)
def test_each_has_a_test_and_no_test_has_a_number_that_does_not_exist(file: str) -> None:
    section, last = SECTIONS[file]

    assert told(file) == {f"{section}.{number}" for number in range(1, last + 1)}
