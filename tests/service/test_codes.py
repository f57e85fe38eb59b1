from pathlib import Path

import cv2
import numpy as np
import pytest

from desk.domain.faults import Fault, FaultKind
from desk.service.codes import letter_in_picture
from tests.scanning.codes import Grey, letter_text, page, qr


def picture(folder: Path, *codes: Grey) -> Path:
    """Lay codes side by side on paper."""
    path = folder / "picture.png"
    sheets = [page(code, width=code.shape[1] + 80, height=1000) for code in codes] or [
        np.full((400, 400), 255, np.uint8)
    ]
    cv2.imwrite(str(path), np.hstack(sheets))
    return path


def fault(path: Path) -> Fault:
    with pytest.raises(Fault) as raised:
        letter_in_picture(path)
    return raised.value


def test_the_one_letter_in_a_picture(tmp_path: Path) -> None:
    assert letter_in_picture(picture(tmp_path, qr(letter_text(1)))) == letter_text(1)


def test_a_letter_beside_something_else(tmp_path: Path) -> None:
    assert letter_in_picture(picture(tmp_path, qr("https://example.org"), qr(letter_text(1)))) == letter_text(1)


def test_something_foreign_alone(tmp_path: Path) -> None:
    assert letter_in_picture(picture(tmp_path, qr("https://example.org"))) == "https://example.org"


def test_the_same_letter_twice_on_one_picture_is_one(tmp_path: Path) -> None:
    assert letter_in_picture(picture(tmp_path, qr(letter_text(1)), qr(letter_text(1)))) == letter_text(1)


def test_no_code(tmp_path: Path) -> None:
    told = fault(picture(tmp_path))

    assert (told.kind, told.facts) == (FaultKind.NO_CODE_IN_PICTURE, {"file": "picture.png"})


@pytest.mark.parametrize("texts", [(letter_text(1), letter_text(2)), ("https://a.example", "https://b.example")])
def test_several_that_could_be_meant(tmp_path: Path, texts: tuple[str, str]) -> None:
    told = fault(picture(tmp_path, *map(qr, texts)))

    assert (told.kind, told.facts["codes"]) == (FaultKind.SEVERAL_LETTERS_IN_PICTURE, 2)
