import random
from dataclasses import replace

import numpy as np
import pytest

from desk.domain.faults import Fault, FaultKind
from desk.letters.check import check_codes
from desk.letters.code import sign
from desk.letters.content import LetterContent
from desk.letters.document import render
from desk.letters.raster import pages
from tests.letters.samples import BARE_ENGLISH, GERMAN, KEY, chance_letter


def _letters(count: int) -> list[LetterContent]:
    chance = random.Random(1)
    kinds = (GERMAN, BARE_ENGLISH)
    return [replace(kinds[index % 2], code=sign(chance_letter(chance), KEY)) for index in range(count)]


def test_every_code_of_a_batch_is_read_back() -> None:
    letters = _letters(100)
    check_codes(render(letters), letters)


@pytest.mark.parametrize("wrong", [0, 3, 5])
def test_another_code_on_a_page_is_told_with_its_place(wrong: int) -> None:
    letters = _letters(6)
    pdf = render(letters)
    letters[wrong] = replace(letters[wrong], code=GERMAN.code)
    with pytest.raises(Fault) as caught:
        check_codes(pdf, letters)
    assert caught.value.kind is FaultKind.CODE_NOT_READ_BACK
    assert caught.value.facts == {"letter": wrong}


@pytest.mark.parametrize(("made", "expected"), [(2, 3), (3, 2)])
def test_a_page_missing_or_too_many_is_told(made: int, expected: int) -> None:
    with pytest.raises(Fault) as caught:
        check_codes(render(_letters(made)), _letters(expected))
    assert caught.value.facts == {"letter": 2}


def test_pages_are_grey_pictures_of_the_size_asked_for() -> None:
    first, second = pages(render(_letters(2)), 72)
    assert first.shape == second.shape == (842, 596)
    assert first.dtype == np.uint8
    assert first[0, 0] == 255
    assert first.min() < 30
    first[0, 0] = 7  # a picture of its own, that outlives the document
