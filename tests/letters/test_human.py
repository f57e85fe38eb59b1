import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.letters import Reference
from desk.letters.code import ALPHABET
from desk.letters.human import HumanCodeFault, human_code, read_human_code, show_human_code

REFERENCE = Reference(bytes(range(10)))


def _codes(count: int) -> list[str]:
    chance = random.Random(1)
    return [human_code(Reference(chance.randbytes(10)), chance.randrange(256)) for _ in range(count)]


def test_it_is_nine_characters_of_the_alphabet_in_groups() -> None:
    code = human_code(REFERENCE, 1)
    assert len(code) == 9
    assert set(code) <= set(ALPHABET)
    assert show_human_code("4K7RM2XD9") == "4K7R M2XD 9"
    assert code == "H4548LRTP"


def test_a_reprint_and_another_appointment_have_other_codes() -> None:
    codes = {human_code(REFERENCE, revision) for revision in range(256)}
    assert len(codes) == 256
    assert len(set(_codes(2000))) == 2000


def test_every_wrong_character_is_noticed() -> None:
    for code in _codes(20):
        for place, other in itertools.product(range(9), ALPHABET):
            if other != code[place]:
                assert read_human_code(code[:place] + other + code[place + 1 :]) is HumanCodeFault.MISTYPED


def test_every_exchange_of_two_characters_is_noticed() -> None:
    for code in _codes(50):
        for first, second in itertools.combinations(range(9), 2):
            if code[first] != code[second]:
                exchanged = list(code)
                exchanged[first], exchanged[second] = code[second], code[first]
                assert read_human_code("".join(exchanged)) is HumanCodeFault.MISTYPED


@pytest.mark.parametrize(
    "typed",
    [
        show_human_code,
        lambda code: show_human_code(code).lower(),
        lambda code: f"  {code[:4]}-{code[4:8]}-{code[8:]}\r\n",
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "i").lower(),
        "\xa0".join,
    ],
)
def test_it_is_read_as_people_type_it(typed: Callable[[str], str]) -> None:
    for code in _codes(100):
        assert read_human_code(typed(code)) == code


@pytest.mark.parametrize(
    "text", ["", "Petrenko", "4K7RM2XD", "4K7RM2XD99", "4K7RM2XDZ", "0211 89-25400", "T1" * 80, "ß" * 9]
)
def test_other_texts_are_not_human_codes(text: str) -> None:
    assert read_human_code(text) is HumanCodeFault.NOT_ONE


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_answered(text: str) -> None:
    answer = read_human_code(text)
    assert isinstance(answer, HumanCodeFault) or read_human_code(answer) == answer
