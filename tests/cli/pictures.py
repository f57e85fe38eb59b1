"""Picture files with codes, as somebody might hold them to the command line."""

from pathlib import Path

import cv2
import numpy as np
import qrcode

from desk.letters.raster import Picture, pages
from tests.scanning.codes import qr


def photograph(letter: str | Path, file: Path, turned: bool = False) -> Path:
    """Write the first page of a letter as a picture of the kind that the file's name says; `turned` upside down."""
    page = next(iter(pages(Path(letter).read_bytes(), 150)))
    return save(file, np.ascontiguousarray(page[::-1, ::-1]) if turned else page)


def with_codes(file: Path, *texts: str | bytes) -> Path:
    """Write a picture with these codes side by side; without any, an empty sheet."""
    drawn = [qr(text) for text in texts]
    height = max((one.shape[0] for one in drawn), default=200)
    parts = [np.full((height, 60), 255, np.uint8)]
    for one in drawn:
        part = np.full((height, one.shape[1] + 60), 255, np.uint8)
        part[: one.shape[0], : one.shape[1]] = one
        parts.append(part)
    return save(file, np.hstack(parts))


def with_most(file: Path) -> tuple[Path, str]:
    """Write a picture of the largest code that there is, 4,296 characters; return its text too."""
    text = "EINLASS$" * 537
    code = qrcode.QRCode(version=40, error_correction=qrcode.constants.ERROR_CORRECT_L)
    code.add_data(text, optimize=0)
    code.make(fit=False)
    matrix = np.where(np.array(code.get_matrix(), bool), 0, 255).astype(np.uint8)
    return save(file, np.kron(matrix, np.ones((4, 4), np.uint8))), text


def save(file: Path, picture: Picture) -> Path:
    """Write a grey picture."""
    assert cv2.imwrite(str(file), picture)
    return file
