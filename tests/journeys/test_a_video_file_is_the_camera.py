"""A letter is held up in a film, and the film is the camera: it is read once, and one key lets the visitors in."""

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from desk.domain.decisions import Verdict
from desk.letters.raster import pages
from desk.scanning.decode import Picture
from desk.scanning.practice import HEIGHT, HELD, MOVING, WIDTH, Practice
from tests.journeys.noon import Noon
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")

FRAMES_A_SECOND = 15
TIMES_HELD = 3
"""Four and a half seconds: longer than it takes to let the visitors in."""


def held_up(letter: Path) -> Iterator[Picture]:
    """The frames: nobody is there, a hand brings the letter, holds it, takes it away."""
    hand = Practice()

    def next_frames(count: int) -> list[Picture]:
        return [frame for _, frame in (hand.read() for _ in range(count)) if frame is not None]

    nobody = next_frames(FRAMES_A_SECOND)
    hand.show(next(pages(letter.read_bytes(), 150)))
    brought, held, taken = (next_frames(count) for count in (MOVING, HELD, MOVING))
    for part in (nobody, brought[::2], held[::2] * TIMES_HELD, taken[::2], nobody):
        yield from part


def film(file: Path, frames: Iterator[Picture]) -> Path:
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"MJPG"), FRAMES_A_SECOND, (WIDTH, HEIGHT))
    for frame in frames:
        writer.write(frame)
    writer.release()
    return file


def test_one_letter_held_up_is_one_scan_and_is_let_in(screen: Screen, noon: Noon) -> None:
    noon.set_up()
    letter = noon.letter(persons=2)
    shown = film(noon.folder / "film.avi", held_up(Path(letter["file"])))
    with Program(screen, noon.folder, "--camera", shown) as window:
        window.until_read(Verdict.CHECK)
        screen.press("a", "Return")
        window.until_verdict(Verdict.ADMIT)
        assert noon.inside() == 2
        assert window.has_open(shown), "the letter is still held up"

        window.until(lambda: not window.has_open(shown), "the end of the film")

        window.until_verdict(Verdict.ADMIT)
        assert (noon.scans(), noon.acts()) == (["check"], ["admitted"])
        assert window.said == ""
