"""The camera as the windows meet it: real frames, carried over from the camera's threads."""

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desk.domain.faults import Fault, FaultKind
from desk.scanning.camera import CameraState
from desk.scanning.decode import Picture
from desk.scanning.practice import Practice
from desk.scanning.sources import Opener, Source
from desk.ui.devices.eye import Eye
from tests.scanning.codes import letter_text, qr


class Held:
    """A frame source: one picture held still, so many frames a second."""

    def __init__(self, *codes: str) -> None:
        pages = [np.pad(qr(code), 40, constant_values=255) for code in codes]
        tallest = max(page.shape[0] for page in pages)
        row = [np.pad(page, ((0, tallest - page.shape[0]), (0, 0)), constant_values=255) for page in pages]
        self._frame = np.repeat(np.hstack(row)[:, :, np.newaxis], 3, axis=2)

    def open(self) -> Source:
        return Source(self, seconds_a_frame=1 / 30)

    def read(self) -> tuple[bool, Picture | None]:
        return True, self._frame.copy()

    def release(self) -> None:
        pass


class Heard:
    """What an eye told, and on which threads."""

    def __init__(self, eye: Eye) -> None:
        self.letters: list[str] = []
        self.faults: list[Fault] = []
        self.outlines: list[tuple[tuple[tuple[float, float], ...], bool]] = []
        self.states: list[CameraState] = []
        self.frames = 0
        self.threads: set[threading.Thread] = set()
        eye.letter_read.connect(self.letters.append)
        eye.confused.connect(self.faults.append)
        eye.outline_came.connect(self.outline)
        eye.state_changed.connect(self.states.append)
        eye.frame_came.connect(self.frame)

    def outline(self, corners: tuple[tuple[float, float], ...], read: bool) -> None:
        self.outlines.append((corners, read))

    def frame(self, _frame: Picture) -> None:
        self.frames += 1
        self.threads.add(threading.current_thread())


@pytest.fixture
def watch(qapp: object) -> Iterator[Callable[[Opener], Heard]]:
    eyes: list[Eye] = []

    def begin(open_source: Opener) -> Heard:
        eyes.append(Eye(open_source))
        heard = Heard(eyes[-1])
        eyes[-1].start()
        return heard

    yield begin
    for eye in eyes:
        eye.stop()


def test_a_letter_held_up_is_read_once_and_outlined_within_the_picture(
    qtbot: QtBot, watch: Callable[[Opener], Heard]
) -> None:
    text = letter_text()
    heard = watch(Held(text).open)

    qtbot.waitUntil(lambda: len(heard.outlines) > 10)

    assert heard.letters == [text]
    corners, read = heard.outlines[0]
    assert read
    assert all(0 < x < 1 and 0 < y < 1 for x, y in corners)
    assert heard.states[:2] == [CameraState.OPENING, CameraState.SHOWING]
    assert heard.threads == {threading.main_thread()}


def test_of_several_codes_only_a_letter_is_meant(qtbot: QtBot, watch: Callable[[Opener], Heard]) -> None:
    text = letter_text()
    heard = watch(Held("https://www.example.org/", text).open)

    qtbot.waitUntil(lambda: bool(heard.letters))

    assert heard.letters == [text]


def test_two_letters_at_once_are_not_guessed_at(qtbot: QtBot, watch: Callable[[Opener], Heard]) -> None:
    heard = watch(Held(letter_text(1), letter_text(2)).open)

    qtbot.waitUntil(lambda: bool(heard.faults) and len(heard.outlines) > 5)

    assert [fault.kind for fault in heard.faults] == [FaultKind.SEVERAL_LETTERS_IN_PICTURE]
    assert not heard.letters


def test_a_letter_that_goes_away_is_not_outlined_any_more(qtbot: QtBot, watch: Callable[[Opener], Heard]) -> None:
    practice = Practice()
    heard = watch(practice.open)
    page = np.pad(qr(letter_text()), 200, constant_values=255)
    practice.show(page)

    qtbot.waitUntil(lambda: bool(heard.outlines) and heard.outlines[-1] == ((), False), timeout=10_000)

    assert heard.letters == [letter_text()]


def test_frames_are_dropped_while_the_window_is_busy(qtbot: QtBot, watch: Callable[[Opener], Heard]) -> None:
    heard = watch(Held(letter_text()).open)
    qtbot.waitUntil(lambda: heard.frames > 3)
    before = heard.frames
    begun = threading.Event()
    begun.wait(0.5)  # the main thread does not look for half a second: some fifteen frames
    qtbot.waitUntil(lambda: heard.frames > before)

    assert heard.frames <= before + 3
