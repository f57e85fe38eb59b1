"""Video files for the tests, and somebody who watches a camera. Nothing here sleeps."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self, TypeVar

import cv2
import numpy as np

from desk.scanning.camera import Camera, CameraState, Sight
from desk.scanning.sources import Opener

Thing = TypeVar("Thing")

SOON = 20.0
"""Seconds after which a test gives up; none takes a tenth of it."""

WALL = np.full((480, 640), 120, np.uint8)
DARK = np.zeros((480, 640), np.uint8)


def frame_with(code: np.ndarray) -> np.ndarray:
    """A frame with the code held before a wall."""
    frame = WALL.copy()
    down, right = (480 - code.shape[0]) // 2, (640 - code.shape[1]) // 2
    frame[down : down + code.shape[0], right : right + code.shape[1]] = code
    return frame


def film(path: Path, frames: Iterable[np.ndarray], frames_a_second: float = 30) -> Path:
    """Write the frames as a video file; its ending says which kind."""
    kind = {".avi": "MJPG", ".mp4": "mp4v"}[path.suffix]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*kind), frames_a_second, (640, 480))
    for frame in frames:
        writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()
    return path


class Watcher:
    """Gets a camera's news and lets a test wait for what it expects."""

    def __init__(self, open_source: Opener, *, loop: bool = False, paced: bool = False) -> None:
        self._news = threading.Condition()
        self.frames: list[np.ndarray] = []
        self.sights: list[Sight] = []
        self.states: list[CameraState] = []
        self.camera = Camera(
            open_source,
            on_frame=self._keeper(self.frames),
            on_found=self._keeper(self.sights),
            on_state=self._keeper(self.states),
            loop=loop,
            paced=paced,
        )

    def __enter__(self) -> Self:
        self.camera.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.camera.stop()

    def wait(self, until: Callable[["Watcher"], object]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: until(self), SOON), f"only {self.states}, {len(self.frames)} frames"

    @property
    def texts(self) -> list[str]:
        """What came into view, each once as long as it stayed."""
        seen = [tuple(one.text for one in sight.found) for sight in self.sights]
        return [text for before, now in zip([(), *seen], seen, strict=False) if now != before for text in now]

    def _keeper(self, kept: list[Thing]) -> Callable[[Thing], None]:
        def keep(thing: Thing) -> None:
            with self._news:
                kept.append(thing)
                self._news.notify_all()

        return keep
