"""From a file to grey pictures: PNG, JPEG, WebP, each page of a TIFF, each page of a PDF.

A file comes from anywhere, so it is doubted: it may be missing, a folder, empty, cut off, something else altogether or
a few kilobytes that unfold to gigabytes. Each of these is a `Fault`, and none prints anything.
"""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path
from typing import cast

import numpy as np
import pypdfium2

from desk.domain.faults import Fault, FaultKind
from desk.scanning.decode import Found, Grey, Picture, decode
from desk.scanning.opencv import MOST_PIXELS, cv2

MOST_BYTES = 200_000_000
"""A larger file is refused unread."""

PDF_DOTS_PER_INCH = 200
"""A letter's code has modules of 0.80 mm: six pixels each, and a page is still read at once."""

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WITH_ALPHA = (b"\4", b"\6")
"""The colour types, at byte 25, that have a channel of transparency."""
_PDF_WITHIN = 1024
"""A PDF's mark may stand behind a little rubbish (ISO 32000-1, annex H.3.4.1)."""

_mouth = threading.Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    file: str
    """The path as it was asked for."""
    ms: float
    """Milliseconds from opening the file to the last code."""
    found: tuple[Found, ...]
    """In the order of the pages; `corners` are in pixels of the file as stored, of a PDF at `PDF_DOTS_PER_INCH`."""


def read_file(path: Path | str) -> Reading:
    """Read every code in a picture file or PDF. Raises the faults of `open_pictures`."""
    begin = time.perf_counter()
    found = tuple(
        replace(one, page=number) for number, grey in enumerate(open_pictures(path), start=1) for one in decode(grey)
    )
    return Reading(file=str(path), ms=(time.perf_counter() - begin) * 1000, found=found)


def open_pictures(path: Path | str) -> Iterator[Grey]:
    """Yield the file's pictures one after the other, as stored: a rotation mark (EXIF) is not applied.

    Raises `Fault` with FILE_MISSING, FILE_NOT_READABLE (rights, a broken disk), FILE_TOO_LARGE (bytes or pixels) or
    FILE_NOT_A_PICTURE (a folder, empty, cut off, another kind of file), each with `file`, the name without its folder.
    """
    path = Path(path)
    content = _content(path)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        yield from _pdf_pages(content, path.name)
    elif content.startswith(_TIFF):
        yield from _tiff_pages(content, path.name)
    else:
        yield _picture(content, path.name)


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            # Also keeps away from pipes and devices, which could be read for ever.
            raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=path.name)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a name no file system can hold
        raise Fault(FaultKind.FILE_MISSING, file=path.name) from error
    except OSError as error:
        raise Fault(FaultKind.FILE_NOT_READABLE, file=path.name) from error
    if len(content) > MOST_BYTES:
        raise Fault(FaultKind.FILE_TOO_LARGE, file=path.name, most_bytes=MOST_BYTES)
    if not content:
        raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=path.name)
    return content


def _picture(content: bytes, name: str) -> Grey:
    see_through = content.startswith(_PNG) and content[25:26] in _PNG_WITH_ALPHA
    mode = cv2.IMREAD_UNCHANGED if see_through else cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION
    with _faults_of_opencv(name):
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), mode)
    if picture is None:
        raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=name)
    return _small_enough(_on_white(picture) if see_through else _eight_bits(picture), name)


def _eight_bits(picture: Picture) -> Grey:
    return (picture // 257 if picture.dtype == np.uint16 else picture).astype(np.uint8, copy=False)


def _on_white(picture: Picture) -> Grey:
    # Codes are often saved black on nothing, and nothing counts as black unless it is laid on white paper first.
    picture = _eight_bits(picture)
    alpha = picture[:, :, -1].astype(np.uint16)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGRA2GRAY).astype(np.uint16)
    return ((grey * alpha + 255 * (255 - alpha)) // 255).astype(np.uint8)


def _tiff_pages(content: bytes, name: str) -> Iterator[Grey]:
    buffer = np.frombuffer(content, np.uint8)
    page = 0
    while True:
        # One page at a time: a fax of hundreds of pages need not stand in memory at once.
        with _faults_of_opencv(name):
            taken, pictures = cv2.imdecodemulti(
                buffer, cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION, range=(page, page + 1)
            )
        if not taken or not pictures:
            break
        yield _small_enough(_eight_bits(pictures[0]), name)
        page += 1
    if page == 0:
        raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=name)


def _pdf_pages(content: bytes, name: str) -> Iterator[Grey]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:  # cut off, not a PDF at all, or locked by a password
        raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=name) from error
    try:
        for number in range(len(document)):
            yield _pdf_page(document, number, name)
    finally:
        document.close()


def _pdf_page(document: pypdfium2.PdfDocument, number: int, name: str) -> Grey:
    try:
        page = document[number]
        width, height = page.get_size()
        # A plan on A0 or a page of absurd size is drawn smaller instead of filling the memory.
        scale = min(PDF_DOTS_PER_INCH / 72, sqrt(MOST_PIXELS / max(width * height, 1)))
        picture = page.render(scale=scale, grayscale=True).to_numpy().copy()
    except pypdfium2.PdfiumError as error:
        raise Fault(FaultKind.FILE_NOT_A_PICTURE, file=name) from error
    return cast("Grey", picture)


def _small_enough(grey: Grey, name: str) -> Grey:
    # OpenCV keeps its own, larger limit where another part of the program loaded it first.
    if grey.size > MOST_PIXELS:
        raise Fault(FaultKind.FILE_TOO_LARGE, file=name, most_pixels=MOST_PIXELS)
    return grey


@contextlib.contextmanager
def _faults_of_opencv(name: str) -> Iterator[None]:
    with _silence():
        try:
            yield
        except cv2.error as error:
            kind = FaultKind.FILE_TOO_LARGE if "MAX_IMAGE" in str(error) else FaultKind.FILE_NOT_A_PICTURE
            raise Fault(kind, file=name, most_pixels=MOST_PIXELS) from error


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Shut standard error for the moment of decoding.

    WORKAROUND: libpng and libjpeg write "libpng error: …" there themselves, past OpenCV's own log level
    (https://github.com/opencv/opencv-python/issues/610, https://github.com/pnggroup/libpng/issues/537).
    """
    with _mouth:
        try:
            kept = os.dup(2)
        except OSError:  # a window on Windows has no standard error
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(nowhere)
            os.close(kept)
