"""A batch of letters, each with its own code and name, made and read back; and what one signature costs.

Processor time, all threads together, so that other work on the computer does not count.
"""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from desk.letters.check import check_codes
from desk.letters.code import read, sign
from desk.letters.document import render
from desk.letters.human import human_code
from tests.letters.samples import GERMAN, KEY, chance_letter, known

pytestmark = pytest.mark.bench

T = TypeVar("T")

LETTERS = 1_000


def test_a_batch_of_letters() -> None:
    chance = random.Random(1)
    codes = [chance_letter(chance) for _ in range(LETTERS)]
    signing, texts = _cost(lambda: [sign(code, KEY) for code in codes])
    reading, _ = _cost(lambda: [read(text, known) for text in texts])
    damaged = [text.lower() for text in texts]
    repairing, _ = _cost(lambda: [read(text, known) for text in damaged])
    letters = [
        replace(
            GERMAN,
            code=text,
            human_code=human_code(code.reference, code.revision),
            recipient=(f"Person {number} Beispiel", *GERMAN.recipient[2:]),
        )
        for number, (code, text) in enumerate(zip(codes, texts, strict=True))
    ]
    making, pdf = _cost(lambda: render(letters))
    checking, _ = _cost(lambda: check_codes(pdf, letters))
    alone, files = _cost(lambda: [render([letter]) for letter in letters[:100]])
    checking_alone, _ = _cost(lambda: [*map(check_codes, files, ([letter] for letter in letters))])

    print(f"\n{LETTERS} letters in one batch, processor time          seconds")
    print(f"  pages with their codes                       {making:9.2f}")
    print(f"  every code read back                         {checking:9.2f}")
    print(f"  together (aim: under 15)                     {making + checking:9.2f}")
    print("one letter                                 milliseconds")
    print(f"  made and read back alone                     {(alone + checking_alone) * 10:9.2f}")
    for name, seconds in {"signed": signing, "verified": reading, "repaired and verified": repairing}.items():
        print(f"  {name:<44} {seconds * 1000 / LETTERS:9.3f}")


def _cost(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    done = work()
    return time.process_time() - began, done
