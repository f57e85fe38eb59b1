"""From a grey picture to the texts of the codes in it.

zxing-cpp does the work: on photographs it reads more than the other open decoders in the least time. QR codes are
looked for first and alone, because that takes a seventh of the time of looking for everything, and our letters carry
nothing else. Only where there is none are the other forms tried, so that a boarding pass can be called one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture as rows of pixels, 0 black to 255 white."""

Picture = NDArray[np.integer[Any] | np.floating[Any]]
"""A picture as OpenCV hands it out: rows, columns, and blue, green, red where it has colour."""

Corner = tuple[int, int]
"""x to the right and y down, in pixels of the picture as it is stored; rotation marks are not applied."""

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_OTHERS = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.MaxiCode,
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.EANUPC,
    ]
)
"""What visitors carry by mistake. Linear forms with weak checks (ITF, Codabar) are left out: print looks like them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One code in one picture. Its text is as it was encoded, control characters included: escape it before showing."""

    text: str
    """Valid Unicode without lone surrogates; bytes of no known character set stand as Latin-1."""
    raw: bytes
    """The content before any character set was applied."""
    form: str
    """The kind of code by its usual name, such as "QR Code" or "Code 128"."""
    corners: tuple[Corner, Corner, Corner, Corner]
    """The code's own upper left, upper right, lower right and lower left corner."""
    page: int = 1
    """Counted from 1; only a TIFF or PDF file has further ones."""


def decode(grey: Grey) -> tuple[Found, ...]:
    """Return every code found in the picture: all QR codes, or else the codes of other forms."""
    return decode_qr(grey) or decode_others(grey)


def decode_qr(grey: Grey) -> tuple[Found, ...]:
    """Return the QR codes in the picture, and nothing else; for live frames, where time is short."""
    return _read(grey, _QR)


def decode_others(grey: Grey) -> tuple[Found, ...]:
    """Return the codes of other forms, which takes about seven times as long."""
    return _read(grey, _OTHERS)


def _read(grey: Grey, forms: zxingcpp.BarcodeFormats) -> tuple[Found, ...]:
    if grey.size == 0:
        return ()
    # Plain, because the default mode would write control characters out as words, and the text must survive untouched.
    read = zxingcpp.read_barcodes(grey, formats=forms, text_mode=zxingcpp.TextMode.Plain)
    return tuple(_found(barcode) for barcode in read)


def _found(barcode: zxingcpp.Barcode) -> Found:
    place = barcode.position
    around = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    first, second, third, fourth = ((point.x, point.y) for point in around)
    return Found(
        # An unknown character set leaves the decoder without a text.
        text=barcode.text or barcode.bytes.decode("latin-1"),
        raw=barcode.bytes,
        form=str(barcode.format),
        corners=(first, second, third, fourth),
    )
