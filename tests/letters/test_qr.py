import re

import numpy as np
import pytest
import zxingcpp
from qrcode.exceptions import DataOverflowError

from desk.letters.qr import MODULES, QUIET, modules, svg
from tests.letters.samples import chance_texts


def test_each_code_is_version_8_level_q_and_reads_back() -> None:
    for text in chance_texts(1, 20):
        dark = np.pad(np.array(modules(text)), QUIET)
        assert dark.shape == (MODULES + 2 * QUIET, MODULES + 2 * QUIET)
        picture = np.where(np.kron(dark, np.ones((4, 4))), 0, 255).astype(np.uint8)
        (code,) = zxingcpp.read_barcodes(picture)
        assert code.text == text
        assert code.ec_level == "Q"
        assert code.format == zxingcpp.BarcodeFormat.QRCode


def test_the_drawing_is_the_modules() -> None:
    text = chance_texts(2, 1)[0]
    drawn = np.zeros((MODULES, MODULES), dtype=bool)
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1H\1z", svg(text)):
        drawn[int(top), int(left) : int(left) + int(width)] = True
    assert (drawn == np.array(modules(text))).all()
    assert f'viewBox="0 0 {MODULES} {MODULES}"' in svg(text)


def test_a_text_too_long_for_the_version_is_refused() -> None:
    with pytest.raises(DataOverflowError):
        modules("A" * 158)
