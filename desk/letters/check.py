"""Reading back: a letter counts as made only when its code was read from its page, at its place.

Wrong fonts, a changed layout, a faulty drawing library: whatever it is, it is noticed here, before paper is posted
that no scanner at the door can read.
"""

from collections.abc import Sequence
from itertools import zip_longest

import zxingcpp

from desk.domain.faults import Fault, FaultKind
from desk.letters.content import LetterContent
from desk.letters.raster import Part, Picture, pages

CODE_PLACE: Part = (134.7, 154.0, 180.3, 199.6)
"""Where the code with its quiet zone is, in millimetres; `resources/letters/invitation.typ` puts it there."""
_QR_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_DPI = 100
"""Four dots a millimetre: little more than the 2.5 pixels that a camera at the door sees."""


def check_codes(pdf: bytes, contents: Sequence[LetterContent]) -> None:
    """Read every letter's code back from its page of the document that `render` made of `contents`.

    Raises `Fault(CODE_NOT_READ_BACK)` with the place of the first wrong letter (0 is the first) as `letter`: its code
    is not to be read, is another letter's, or pages are missing or too many.
    """
    for number, (picture, content) in enumerate(zip_longest(pages(pdf, _DPI, CODE_PLACE), contents)):
        if picture is None or content is None or _texts(picture) != [content.code]:
            raise Fault(FaultKind.CODE_NOT_READ_BACK, letter=number)


def _texts(picture: Picture) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=_QR_CODE)]
