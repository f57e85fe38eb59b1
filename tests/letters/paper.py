"""Looking at a finished PDF as a reader does: what is written where, and how it is tagged."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """Millimetres from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def text_of(pdf: bytes, page: int = 0) -> str:
    with opened(pdf) as document:
        said: str = document[page].get_textpage().get_text_bounded()
        return said.replace("\r\n", "\n")


def lines(pdf: bytes, page: int = 0) -> list[tuple[str, Box]]:
    """Return each piece of text on one line, and the box of its ink."""
    found = []
    with opened(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            said = text.get_text_bounded(left, bottom, right, top)
            found.append((said, Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)))
    return found


def box_of(pdf: bytes, said: str) -> Box:
    """Return the box of the piece of text that holds `said`."""
    return next(box for text, box in lines(pdf) if said in text)


def catalogue_language(pdf: bytes) -> str:
    with opened(pdf) as document:
        buffer = (ctypes.c_ushort * 32)()
        pdfium.FPDFCatalog_GetLanguage(document, buffer, 64)
        return bytes(buffer).decode("utf-16-le").rstrip("\0")


def is_tagged(pdf: bytes) -> bool:
    with opened(pdf) as document:
        return bool(pdfium.FPDFCatalog_IsTagged(document))


def tags(pdf: bytes, page: int = 0) -> list[tuple[str, str, str]]:
    """Return (type, alternative text, language) of every element of the page's structure, in reading order."""
    found = []

    def text_from(call: object, element: object) -> str:
        buffer = ctypes.create_string_buffer(1024)
        call(element, buffer, 1024)  # type: ignore[operator]
        return buffer.raw.decode("utf-16-le").split("\0")[0]

    def walk(element: object) -> None:
        found.append(
            (
                text_from(pdfium.FPDF_StructElement_GetType, element),
                text_from(pdfium.FPDF_StructElement_GetAltText, element),
                text_from(pdfium.FPDF_StructElement_GetLang, element),
            )
        )
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child)

    with opened(pdf) as document:
        sheet = document[page]
        tree = pdfium.FPDF_StructTree_GetForPage(sheet)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        pdfium.FPDF_StructTree_Close(tree)
    return found
