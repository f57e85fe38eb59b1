"""The practice camera: sample letters, held to a camera that is not there, so that all can be tried without hardware.

Its frames go the same way as a camera's. They are drawn, not filmed: the page comes in from below, a little turned and
tilted as a hand holds it, trembles for a while before a calm background, and is taken away again. The same seed gives
the same pictures.
"""

import math
import random
import threading
from collections import deque
from typing import cast

import numpy as np
from numpy.typing import NDArray

from desk.scanning.decode import Found, Grey, Picture, decode_qr
from desk.scanning.opencv import cv2
from desk.scanning.sources import Source

WIDTH, HEIGHT = 1280, 720
FRAMES_A_SECOND = 30

MOVING = 15
"""Frames in which a page comes in, and again to take it away."""
HELD = 45
"""Frames in which it is held still enough to be read: a second and a half."""
RESTING = 45
"""Frames between two pages: longer than the desk needs to see the same letter as held up again."""

_CODE_HEIGHT = 0.36
"""Of the frame's height: as near as a person holds a letter so that the code is seen well."""
_PAGE_WIDTH = 0.7
"""Of the frame's width, for a page without a code."""
_MOST_DEGREES = 7.0
_MOST_TILT = 1e-4
"""How much smaller a page's far side looks, per pixel."""
_TREMBLING = 1.5
"""Pixels."""
_PAPER = 0.93
"""How white paper is in a lit room."""

_Points = NDArray[np.float64]


class Practice:
    """A frame source (see `desk.scanning.sources.FrameSource`) that `show` puts pages before, from any thread."""

    def __init__(self, seed: int = 0) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - a hand's tremor is no secret
        self._background = _background()
        self._waiting: deque[Grey] = deque()
        self._guard = threading.Lock()
        self._held: _Held | None = None
        self._frame = 0

    def open(self) -> Source:
        """Give this camera as a source for `desk.scanning.camera.Camera`, at its own pace."""
        return Source(self, seconds_a_frame=1 / FRAMES_A_SECOND)

    def show(self, page: Grey) -> None:
        """Hold this page before the camera, after those that still wait."""
        with self._guard:
            self._waiting.append(page)

    def read(self) -> tuple[bool, Picture | None]:
        """Return True and the next frame; there is always one."""
        if self._held is None or self._frame >= 2 * MOVING + HELD + RESTING:
            with self._guard:
                page = self._waiting.popleft() if self._waiting else None
            self._held = None if page is None else _Held(page, self._chance)
            self._frame = 0
        if self._held is None:
            return True, self._background.copy()
        frame = self._held.before(self._background, self._frame)
        self._frame += 1
        return True, frame

    def release(self) -> None:
        """Take away what is held and what waits."""
        with self._guard:
            self._waiting.clear()
            self._held = None


class _Held:
    """One page in one hand: its own angle, tilt and tremor."""

    def __init__(self, page: Grey, chance: random.Random) -> None:
        found = decode_qr(page)
        scale = HEIGHT * _CODE_HEIGHT / _side(found[0]) if found else WIDTH * _PAGE_WIDTH / page.shape[1]
        # Made smaller once and well, so that each frame needs no more than a turn.
        width, height = max(round(page.shape[1] * scale), 1), max(round(page.shape[0] * scale), 1)
        smaller = cv2.resize(page, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        self._page = cv2.cvtColor((smaller * _PAPER).astype(np.uint8), cv2.COLOR_GRAY2BGR)
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
        middle = np.mean(found[0].corners, axis=0) * scale if found else np.array([width / 2, height / 2])
        self._corners = corners.astype(np.float32)
        self._around_middle = _turned(corners - middle, chance)
        self._tremor = chance.uniform(0, 2 * math.pi)

    def before(self, background: Picture, frame: int) -> Picture:
        """Draw the page as the camera sees it in that frame of its time."""
        away = _away(frame)
        if away >= 1:
            return background.copy()
        beat = self._tremor + frame / 4
        middle = np.array(
            [
                WIDTH / 2 + _TREMBLING * math.sin(beat),
                HEIGHT / 2 + _TREMBLING * math.cos(1.3 * beat) + away * (HEIGHT / 2 - self._around_middle[:, 1].min()),
            ]
        )
        place = cv2.getPerspectiveTransform(self._corners, (self._around_middle + middle).astype(np.float32))
        return cv2.warpPerspective(
            self._page, place, (WIDTH, HEIGHT), dst=background.copy(), borderMode=cv2.BORDER_TRANSPARENT
        )


def _away(frame: int) -> float:
    """How far the page is out of view: 1 before it comes and after it went, 0 while it is held."""
    coming, going = 1 - frame / MOVING, (frame - MOVING - HELD) / MOVING
    linear = min(max(coming, going, 0), 1)
    return linear * linear * (3 - 2 * linear)


def _turned(corners: _Points, chance: random.Random) -> _Points:
    """Turn and tilt the page's corners around its middle."""
    angle = math.radians(chance.uniform(-_MOST_DEGREES, _MOST_DEGREES))
    turn = np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])
    tilt = np.array([chance.uniform(-_MOST_TILT, _MOST_TILT) for _ in range(2)])
    turned = corners @ turn.T
    nearness = np.maximum(1 + turned @ tilt, 0.5)
    return cast("_Points", turned / nearness[:, np.newaxis])


def _side(found: Found) -> float:
    first, second, _, fourth = found.corners
    return max(math.dist(first, second), math.dist(first, fourth), 1)


def _background() -> Picture:
    """A wall in soft light: nothing on it looks like a code."""
    light = np.linspace(150, 105, HEIGHT)[:, np.newaxis] + np.linspace(-12, 12, WIDTH)[np.newaxis, :]
    return np.dstack([light * tint for tint in (1.0, 0.98, 0.95)]).astype(np.uint8)
