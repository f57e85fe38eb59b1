import cv2
import numpy as np
import pytest

from desk.scanning.decode import decode_qr
from desk.scanning.practice import HEIGHT, HELD, MOVING, RESTING, WIDTH, Practice
from tests.scanning.codes import letter_text, page, qr
from tests.scanning.films import Watcher

WHOLE = 2 * MOVING + HELD + RESTING


def frames(practice: Practice, count: int) -> list[np.ndarray]:
    taken = [practice.read() for _ in range(count)]
    assert all(there for there, _ in taken)
    return [frame for _, frame in taken if frame is not None]


def read(frame: np.ndarray) -> list[str]:
    return [found.text for found in decode_qr(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY))]


@pytest.mark.parametrize("seed", range(5))
def test_a_page_is_read_in_every_frame_in_which_it_is_held(seed: int) -> None:
    practice = Practice(seed)
    practice.show(page(qr(letter_text(seed), module=5)))
    shown = frames(practice, WHOLE)
    assert read(shown[0]) == []
    assert [read(frame) for frame in shown[MOVING : MOVING + HELD : 3]] == [[letter_text(seed)]] * (HELD // 3)
    assert read(shown[2 * MOVING + HELD]) == []


def test_with_nothing_to_show_there_is_a_calm_wall() -> None:
    shown = frames(Practice(), 5)
    assert all(frame.shape == (HEIGHT, WIDTH, 3) and frame.dtype == np.uint8 for frame in shown)
    assert all(np.array_equal(frame, shown[0]) for frame in shown)
    assert read(shown[0]) == []


def test_pages_come_one_after_the_other() -> None:
    practice = Practice(1)
    for number in range(3):
        practice.show(page(qr(letter_text(number))))
    shown = frames(practice, 3 * WHOLE + 1)
    assert [read(shown[turn * WHOLE + MOVING]) for turn in range(3)] == [[letter_text(number)] for number in range(3)]
    assert read(shown[-1]) == []


def test_the_same_seed_gives_the_same_pictures_and_another_gives_others() -> None:
    def held(seed: int) -> np.ndarray:
        practice = Practice(seed)
        practice.show(page(qr("x")))
        return frames(practice, MOVING + 5)[-1]

    assert np.array_equal(held(4), held(4))
    assert not np.array_equal(held(4), held(5))


def test_a_hand_is_never_quite_still() -> None:
    practice = Practice()
    practice.show(page(qr("x")))
    shown = frames(practice, MOVING + 10)
    assert not np.array_equal(shown[-1], shown[-2])


@pytest.mark.parametrize("size", [(1, 1), (3000, 2000), (20, 4000)])
def test_a_page_without_a_code_can_be_shown_too(size: tuple[int, int]) -> None:
    practice = Practice()
    practice.show(np.full(size, 255, np.uint8))
    assert frames(practice, MOVING + 1)[-1].max() > 200


def test_a_small_code_is_held_nearer() -> None:
    practice = Practice()
    practice.show(page(qr(letter_text(), module=2), width=500, height=700))
    assert read(frames(practice, MOVING + 1)[-1]) == [letter_text()]


def test_releasing_takes_everything_away() -> None:
    practice = Practice()
    empty = frames(practice, 1)[0]
    for _ in range(3):
        practice.show(page(qr("x")))
    frames(practice, MOVING + 5)
    practice.release()
    assert np.array_equal(frames(practice, 1)[0], empty)


def test_its_frames_go_the_way_of_every_camera() -> None:
    practice = Practice(2)
    with Watcher(practice.open) as watcher:
        for number in range(2):
            practice.show(page(qr(letter_text(number))))
        watcher.wait(lambda one: len(one.texts) == 2)
    assert watcher.texts == [letter_text(0), letter_text(1)]
    assert practice.open().seconds_a_frame > 0
