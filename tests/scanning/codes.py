"""Pictures of codes for the tests, made by libraries that have no part in reading them where that is possible."""

import numpy as np
import qrcode
import zxingcpp
from numpy.typing import NDArray
from qrcode.util import MODE_8BIT_BYTE, BitBuffer, QRData, create_bytes

Grey = NDArray[np.uint8]


def letter_text(number: int = 0) -> str:
    """A text of the form that our letters have: T1 and 141 characters of its alphabet."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
    return "T1" + "".join(alphabet[(number * 7 + place * 11 + place // 5) % 32] for place in range(141))


def qr(content: str | bytes, module: int = 4, border: int = 4) -> Grey:
    """A QR code, black on white, `module` pixels to a module."""
    data = content.encode() if isinstance(content, str) else content
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=border)
    code.add_data(QRData(data, mode=MODE_8BIT_BYTE), optimize=0)
    code.make()
    return _pixels(code, module)


def qr_in_character_set(eci: int, content: bytes) -> Grey:
    """A QR code of version 5 that names a character set (ECI) for bytes that need not be valid in it."""
    bits = BitBuffer()
    for number, length in ((7, 4), (eci, 8), (4, 4), (len(content), 8)):
        bits.put(number, length)
    for byte in content:
        bits.put(byte, 8)
    bits.put(0, 4)
    low = qrcode.constants.ERROR_CORRECT_L
    blocks = qrcode.base.rs_blocks(5, low)
    while len(bits) < 8 * sum(block.data_count for block in blocks):
        bits.put(0, 8)
    code = qrcode.QRCode(version=5, error_correction=low)
    code.data_cache = create_bytes(bits, blocks)
    code.makeImpl(test=False, mask_pattern=0)
    return _pixels(code, 4)


def other_form(content: str, form: zxingcpp.BarcodeFormat) -> Grey:
    """A code of another form."""
    return np.array(zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(content, form), scale=3))


def page(code: Grey, width: int = 1000, height: int = 1400) -> Grey:
    """A sheet of paper with the code in its right column."""
    sheet = np.full((height, width), 255, np.uint8)
    down, right = height // 3, width - code.shape[1] - 40
    sheet[down : down + code.shape[0], right : right + code.shape[1]] = code
    return sheet


def _pixels(code: qrcode.QRCode, module: int) -> Grey:
    matrix = np.where(np.array(code.get_matrix(), bool), 0, 255).astype(np.uint8)
    return np.kron(matrix, np.ones((module, module), np.uint8))
