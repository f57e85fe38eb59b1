import threading
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from desk.scanning import camera as camera_module
from desk.scanning.camera import OTHERS_EACH, PREVIEW_WIDTH, Camera, CameraState, Sight
from desk.scanning.sources import Source, opener
from tests.scanning.codes import letter_text, other_form, qr
from tests.scanning.films import DARK, SOON, WALL, Watcher, film, frame_with

OPENING, SHOWING, BLACK, LOST, NONE, ENDED = CameraState
LETTERS = [letter_text(number) for number in range(3)]


class Frames:
    """A source that gives these frames and then none, or breaks."""

    def __init__(self, frames: Iterator[np.ndarray]) -> None:
        self._frames = frames
        self.released = False

    def read(self) -> tuple[bool, np.ndarray | None]:
        frame = next(self._frames, None)
        return frame is not None, frame

    def release(self) -> None:
        self.released = True


def colour(frame: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR)


@pytest.fixture
def letters_film(tmp_path: Path) -> Path:
    frames = [frame for text in LETTERS for frame in [WALL] * 3 + [frame_with(qr(text, module=5))] * 6]
    return film(tmp_path / "letters.avi", [*frames, WALL])


@pytest.mark.parametrize("ending", [".avi", ".mp4"])
def test_every_frame_of_a_film_is_read_as_fast_as_it_is_decoded(tmp_path: Path, ending: str) -> None:
    frames = [frame for text in LETTERS for frame in [WALL] * 3 + [frame_with(qr(text, module=6))] * 6]
    path = film(tmp_path / f"letters{ending}", [*frames, WALL])
    with Watcher(opener(path)) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, SHOWING, ENDED]
    assert watcher.texts == LETTERS
    assert len(watcher.frames) == 28
    assert [bool(sight.found) for sight in watcher.sights] == ([True] * 6 + [False]) * 3


def test_a_sight_places_the_code_in_the_whole_frame(letters_film: Path) -> None:
    with Watcher(opener(str(letters_film))) as watcher:
        watcher.wait(lambda one: one.sights)
    sight = watcher.sights[0]
    assert (sight.width, sight.height) == (640, 480)
    assert np.mean(sight.found[0].corners, axis=0) == pytest.approx((320, 240), abs=6)


def test_a_film_runs_at_its_own_pace_and_ends(letters_film: Path) -> None:
    with Watcher(opener(letters_film), paced=True) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, SHOWING, ENDED]
    assert len(watcher.frames) == 28
    # On a busy computer the decoder may drop frames, but it makes nothing up.
    assert set(watcher.texts) <= set(LETTERS)
    assert watcher.texts


def test_a_film_begins_again_where_that_is_wanted(letters_film: Path) -> None:
    with Watcher(opener(letters_film), loop=True) as watcher:
        watcher.wait(lambda one: len(one.texts) >= 5)
    assert watcher.texts[:5] == [*LETTERS, *LETTERS[:2]]
    assert watcher.states == [OPENING, SHOWING]


def test_a_film_without_a_frame_ends_at_once_and_is_not_begun_again_for_ever() -> None:
    with Watcher(lambda: Source(Frames(iter(())), ends=True), loop=True) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, ENDED]


def test_frames_are_dropped_while_the_decoder_is_busy() -> None:
    """The decoder is held up in the first frame until all others have come: it then gets the last one alone."""
    count, all_came, in_first = 50, threading.Event(), threading.Event()
    seen: list[str] = []

    def frames() -> Iterator[np.ndarray]:
        yield colour(frame_with(qr("first", module=6)))
        assert in_first.wait(SOON)
        for number in range(count):
            yield colour(frame_with(qr(f"{number}", module=6)))
        all_came.set()
        yield from ()

    def keep(sight: Sight) -> None:
        seen.append(sight.found[0].text)
        in_first.set()
        assert all_came.wait(SOON)

    ended = threading.Event()
    camera = Camera(
        lambda: Source(Frames(frames()), ends=True),
        on_frame=lambda _: None,
        on_found=keep,
        on_state=lambda state: ended.set() if state is ENDED else None,
    )
    camera.start()
    assert ended.wait(SOON)
    camera.stop()
    assert seen == ["first", f"{count - 1}"]


def test_a_black_picture_is_said_and_so_is_its_end(tmp_path: Path) -> None:
    path = film(tmp_path / "cap on.avi", [WALL] * 3 + [DARK] * 20 + [WALL] * 3)
    with Watcher(opener(path)) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, SHOWING, BLACK, SHOWING, ENDED]


def test_a_camera_that_wakes_up_in_the_dark_is_not_called_black(tmp_path: Path) -> None:
    path = film(tmp_path / "waking.avi", [DARK] * 10 + [WALL] * 3)
    with Watcher(opener(path)) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, SHOWING, ENDED]


def test_no_camera_is_said_and_asked_for_again(monkeypatch: pytest.MonkeyPatch, letters_film: Path) -> None:
    monkeypatch.setattr(camera_module, "FIRST_RETRY_S", 0.01)
    plugged_in = threading.Event()
    opened = opener(letters_film)
    with Watcher(lambda: opened() if plugged_in.is_set() else None) as watcher:
        watcher.wait(lambda one: NONE in one.states)
        plugged_in.set()
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states == [OPENING, NONE, SHOWING, ENDED]
    assert watcher.texts == LETTERS


def test_a_camera_that_goes_away_is_lost_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "FIRST_RETRY_S", 0.01)
    sources = [Frames(iter([colour(WALL)] * 3)) for _ in range(2)]
    left = [Source(sources[1]), None, Source(sources[0])]
    with Watcher(lambda: left.pop() if left else None) as watcher:
        watcher.wait(lambda one: one.states.count(LOST) == 2)
    assert watcher.states == [OPENING, SHOWING, LOST, SHOWING, LOST]
    assert all(source.released for source in sources)


def test_a_stream_that_breaks_off_is_lost() -> None:
    def frames() -> Iterator[np.ndarray]:
        yield colour(WALL)
        raise cv2.error("broken off")

    source = Frames(frames())
    with Watcher(lambda: Source(source)) as watcher:
        watcher.wait(lambda one: LOST in one.states)
    assert source.released


def test_a_driver_that_hangs_is_lost_until_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "STALLED_S", 0.05)
    go_on = threading.Event()

    def frames() -> Iterator[np.ndarray]:
        yield colour(WALL)
        assert go_on.wait(SOON)
        yield colour(WALL)

    with Watcher(lambda: Source(Frames(frames()), ends=True)) as watcher:
        watcher.wait(lambda one: LOST in one.states)
        go_on.set()
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.states[:3] == [OPENING, SHOWING, LOST]
    assert SHOWING in watcher.states[3:]


def test_other_forms_are_found_within_a_few_frames() -> None:
    code = np.kron(other_form("JJD000390007", zxingcpp.BarcodeFormat.DataMatrix), np.ones((4, 4), np.uint8))
    frames = iter([colour(frame_with(code))] * OTHERS_EACH)
    with Watcher(lambda: Source(Frames(frames), ends=True)) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.texts == ["JJD000390007"]


def test_the_picture_for_the_screen_is_small() -> None:
    wide = colour(np.full((1080, 1920), 100, np.uint8))
    with Watcher(lambda: Source(Frames(iter([wide])), ends=True)) as watcher:
        watcher.wait(lambda one: ENDED in one.states)
    assert watcher.frames[0].shape == (360, PREVIEW_WIDTH, 3)


def test_stopping_wakes_a_camera_that_waits_for_the_next_try() -> None:
    watcher = Watcher(lambda: None)
    with watcher:
        watcher.wait(lambda one: NONE in one.states)
    assert watcher.states == [OPENING, NONE]


def test_a_camera_that_was_never_started_can_be_stopped() -> None:
    watcher = Watcher(lambda: None)
    watcher.camera.stop()
    assert watcher.states == []


def test_after_stopping_nothing_is_told_any_more() -> None:
    source = Frames(repeat(colour(frame_with(qr("x")))))
    with Watcher(lambda: Source(source)) as watcher:
        watcher.wait(lambda one: one.sights)
    assert source.released
    told = (len(watcher.frames), len(watcher.sights), len(watcher.states))
    assert not threading.Event().wait(0.05)
    assert (len(watcher.frames), len(watcher.sights), len(watcher.states)) == told


def test_a_broken_half_breaks_the_whole_camera_visibly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera that shows pictures and reads nothing would be the worst of all."""
    broken: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda caught: broken.append(caught.exc_value))
    lost = threading.Event()

    def fail(_: Sight) -> None:
        raise ZeroDivisionError

    source = Frames(repeat(colour(frame_with(qr("x")))))
    camera = Camera(
        lambda: Source(source),
        on_frame=lambda _: None,
        on_found=fail,
        on_state=lambda state: lost.set() if state is LOST else None,
        paced=False,
    )
    camera.start()
    assert lost.wait(SOON)
    camera.stop()
    assert [type(one) for one in broken] == [ZeroDivisionError]
    assert source.released
