"""A picture to its text, against zxing-cpp called bare, by turns on the same pixels.

Bare is called twice: as anybody calls it (every form, its own settings), and told to look for QR codes alone. A file
is compared with OpenCV's reading of the same file and the bare call after it.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from desk.scanning.decode import Grey, decode, decode_qr
from desk.scanning.pictures import read_file
from desk.scanning.practice import HELD, MOVING, Practice
from tests.scanning.codes import letter_text, page, qr

pytestmark = pytest.mark.bench

PICTURES = 10
ROUNDS = 7
QR = zxingcpp.BarcodeFormat.QRCode


def test_a_picture_to_its_text(tmp_path: Path) -> None:
    print("\na picture to its text, median milliseconds        bare, all   bare, QR       ours  to bare    to QR")
    for name, pictures in _clean_pictures().items():
        for picture, number in zip(pictures, range(len(pictures)), strict=True):
            assert decode(picture)[0].text == letter_text(number)
        _row(name, pictures, decode)
    wall = [Practice().read()[1] for _ in range(3)]
    _row("nothing there, 1280 x 720", [_grey(frame) for frame in wall if frame is not None], decode)
    _row("  the same, live (QR alone)", [_grey(frame) for frame in wall if frame is not None], decode_qr)

    print("\na file to its text, median milliseconds                bare       ours  to bare")
    for ending in (".png", ".jpg", ".webp", ".tiff"):
        files = []
        for number, picture in enumerate(_clean_pictures()["page of a letter, 200 dpi"]):
            files.append(tmp_path / f"{number}{ending}")
            cv2.imwrite(str(files[-1]), picture)
        bare, ours = _by_turns(files, _bare_file, read_file)
        print(f"  {'page of a letter, ' + ending:46} {bare:10.2f} {ours:10.2f} {ours / bare:8.2f}")


def _clean_pictures() -> dict[str, list[Grey]]:
    codes = [qr(letter_text(number), module=6) for number in range(PICTURES)]
    held = []
    for number, code in enumerate(codes):
        practice = Practice(number)
        practice.show(page(code, 1654, 2339))
        frames = [practice.read()[1] for _ in range(MOVING + HELD // 2)]
        held += [_grey(frame) for frame in frames[-1:] if frame is not None]
    return {"the code alone": codes, "page of a letter, 200 dpi": [page(c, 1654, 2339) for c in codes], "held": held}


def _row(name: str, pictures: list[Grey], ours: Callable[[Grey], object]) -> None:
    everything, told, mine = _by_turns(
        pictures, zxingcpp.read_barcodes, lambda grey: zxingcpp.read_barcodes(grey, formats=QR), ours
    )
    print(f"  {name:46} {everything:10.2f} {told:10.2f} {mine:10.2f} {mine / everything:8.2f} {mine / told:8.2f}")


def _by_turns(things: list, *ways: Callable[..., object]) -> list[float]:
    """The median over all things of the best of some rounds, in milliseconds, for each way."""
    best = np.full((len(ways), len(things)), np.inf)
    for _ in range(ROUNDS):
        for place, thing in enumerate(things):
            for way, call in enumerate(ways):
                begin = time.perf_counter()
                call(thing)
                best[way, place] = min(best[way, place], (time.perf_counter() - begin) * 1000)
    return [statistics.median(row) for row in best]


def _bare_file(path: Path) -> object:
    return zxingcpp.read_barcodes(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE))


def _grey(frame: np.ndarray) -> Grey:
    return cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
