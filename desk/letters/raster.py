"""Pages as pictures, by PDFium: to read codes back from them, and to show a letter before it is printed."""

from collections.abc import Iterator

import numpy as np
import pypdfium2

Picture = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
"""Rows of grey pixels, 0 is black."""
Part = tuple[float, float, float, float]
"""A part of a page: left, top, right, bottom in millimetres from its upper left corner."""

_POINTS_PER_INCH = 72
_POINTS_PER_MM = 72 / 25.4


def pages(pdf: bytes, dpi: int, part: Part | None = None) -> Iterator[Picture]:
    """Give each page of a document of ours as a grey picture of its own, in their order.

    With `part` the rest of the page is not drawn: a batch of letters is read back three times as fast.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS_PER_INCH, crop=_crop(page.get_size(), part), grayscale=True)
            yield bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
            bitmap.close()
            page.close()
    finally:
        document.close()


def _crop(size: tuple[float, float], part: Part | None) -> tuple[float, float, float, float]:
    """Return what to leave out on each side (left, bottom, right, top) of a page, in points as `size` is."""
    if part is None:
        return (0, 0, 0, 0)
    (width, height), (left, top, right, bottom) = size, (edge * _POINTS_PER_MM for edge in part)
    return (left, height - bottom, width - right, top)
