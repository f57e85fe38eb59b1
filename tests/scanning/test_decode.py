import cv2
import numpy as np
import pytest
import zxingcpp

from desk.scanning.decode import decode, decode_qr
from tests.scanning.codes import letter_text, other_form, page, qr, qr_in_character_set


def test_a_letter_is_read_with_its_corners_in_order() -> None:
    code = qr(letter_text(), module=5)
    sheet = page(code)
    (found,) = decode(sheet)
    assert found.text == letter_text()
    assert found.raw == letter_text().encode()
    assert found.form == "QR Code"
    assert found.page == 1
    quiet = 4 * 5
    left, top = 1000 - 40 - code.shape[1] + quiet, 1400 // 3 + quiet
    right, bottom = 1000 - 40 - quiet, 1400 // 3 + code.shape[0] - quiet
    expected = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    assert np.abs(np.array(found.corners) - expected).max() <= 2


def test_a_turned_code_keeps_its_own_upper_left_corner() -> None:
    upright = qr("turned")
    (found,) = decode(np.ascontiguousarray(np.rot90(upright, 2)))
    (first_x, first_y), _, (third_x, third_y), _ = found.corners
    assert first_x > third_x
    assert first_y > third_y


@pytest.mark.parametrize(
    "content",
    [
        "a\x00b\x1b[31mc\r\n\t",
        "\u202edrawkcab\u200f",
        "Grüße 😀 خوش آمدید",
        r"\000026 and ]Q1",
        "   ",
        "'; DROP TABLE visits; --<script>",
        "x" * 2000,
    ],
)
def test_text_survives_untouched(content: str) -> None:
    (found,) = decode(qr(content))
    assert found.text == content


def test_4296_characters_are_read() -> None:
    text = "A1" * 2148
    code = other_form(text, zxingcpp.BarcodeFormat.QRCode)
    (found,) = decode(code)
    assert found.text == text


def test_bytes_that_are_no_text_stand_as_latin_1() -> None:
    content = b"\x00\xff\xfe\xd8\x00\x01"
    (found,) = decode(qr(content))
    assert found.raw == content
    assert found.text.encode("latin-1") == content


@pytest.mark.parametrize(
    "eci, content",
    [(26, b"\xed\xa0\x80abc\xff"), (25, b"\xd8\x00\x00A"), (34, b"\x00\x00\xd8\x00"), (26, b"\xf5\x90\x80\x80")],
)
def test_a_lone_surrogate_never_reaches_the_text(eci: int, content: bytes) -> None:
    (found,) = decode(qr_in_character_set(eci, content))
    assert found.raw == content
    assert found.text.encode("utf-8")


def test_an_unknown_character_set_does_not_lose_the_content() -> None:
    (found,) = decode(qr_in_character_set(127, b"abc"))
    assert found.text == "abc"


@pytest.mark.parametrize(
    "form, content",
    [
        (zxingcpp.BarcodeFormat.Aztec, "HC1:NCFOXN"),
        (zxingcpp.BarcodeFormat.DataMatrix, "[)>parcel"),
        (zxingcpp.BarcodeFormat.PDF417, "M1NAME/FIRST"),
        (zxingcpp.BarcodeFormat.Code128, "JJD000390007"),
        (zxingcpp.BarcodeFormat.EAN13, "4006381333931"),
    ],
)
def test_other_forms_are_read_where_there_is_no_qr_code(form: zxingcpp.BarcodeFormat, content: str) -> None:
    code = other_form(content, form)
    (found,) = decode(code)
    assert found.text == content
    assert found.form != "QR Code"
    assert decode_qr(code) == ()


def test_beside_a_qr_code_other_forms_do_not_count() -> None:
    bars = other_form("4006381333931", zxingcpp.BarcodeFormat.EAN13)
    sheet = page(qr(letter_text()))
    sheet[20 : 20 + bars.shape[0], 20 : 20 + bars.shape[1]] = bars
    assert [found.text for found in decode(sheet)] == [letter_text()]


def test_two_letters_are_two_codes() -> None:
    sheet = np.vstack([page(qr(letter_text(1))), page(qr(letter_text(2)))])
    assert {found.text for found in decode(sheet)} == {letter_text(1), letter_text(2)}


@pytest.mark.parametrize(
    "nothing",
    [
        np.zeros((0, 0), np.uint8),
        np.zeros((1, 1), np.uint8),
        np.zeros((480, 640), np.uint8),
        np.full((480, 640), 255, np.uint8),
        np.random.default_rng(1).integers(0, 256, (480, 640), np.uint8),
    ],
    ids=["empty", "one-pixel", "black", "white", "noise"],
)
def test_nothing_is_found_where_nothing_is(nothing: np.ndarray) -> None:
    assert decode(nothing) == ()


def test_light_on_dark_and_a_part_of_a_larger_array_are_read() -> None:
    sheet = page(qr(letter_text()))
    assert decode(cv2.bitwise_not(sheet))[0].text == letter_text()
    assert decode(sheet[:, 200:])[0].text == letter_text()
