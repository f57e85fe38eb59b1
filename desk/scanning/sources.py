"""Where frames come from: a camera by number or path, a stream from the network, a video file.

All of them are OpenCV's; what they have in common with the practice camera is `FrameSource`.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desk.scanning.decode import Picture
from desk.scanning.opencv import cv2

_WIDTH, _HEIGHT = 1280, 720
"""Asked of a camera: a letter's code fills a fifth of the width at arm's length and has three pixels a module."""

_STREAM_TIMEOUT_MS = 5000
_USUAL_FRAMES_A_SECOND = 25.0
_MOST_FRAMES_A_SECOND = 120.0


class FrameSource(Protocol):
    """What frames are read from; OpenCV's `VideoCapture` is one."""

    def read(self) -> tuple[bool, Picture | None]:
        """Return True and the next frame (rows, columns, blue-green-red), waiting for it; False where none comes."""
        ...

    def release(self) -> None:
        """Let go of the device or file."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """An opened source and how it is to be played."""

    frames: FrameSource
    seconds_a_frame: float = 0.0
    """The pace of a recording; 0 where reading itself waits for the next frame, as a camera does."""
    ends: bool = False
    """True where no further frame means the end (a file), False where it means a fault (a camera, a stream)."""


Opener = Callable[[], Source | None]
"""Opens a source anew each time it is called; None where there is none at the moment."""


def opener(address: int | str | Path) -> Opener:
    """Return what opens a camera's number, a device path, a stream's address (`rtsp://…`) or a video file."""
    return lambda: open_source(address)


def open_source(address: int | str | Path) -> Source | None:
    """Open a camera, stream or video file; None where it is not there, in use elsewhere, or not to be understood.

    May take seconds (a camera wakes up, a network does not answer), so not for the main thread.
    """
    named = str(address)
    if named.isdecimal():
        return _camera(cv2.VideoCapture(int(named)))
    if named.startswith("/dev/"):
        return _camera(cv2.VideoCapture(named))
    if re.match(r"[a-z]+://", named, re.IGNORECASE):
        limits = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            _STREAM_TIMEOUT_MS,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            _STREAM_TIMEOUT_MS,
        ]
        stream = cv2.VideoCapture(named, cv2.CAP_FFMPEG, limits)
        return Source(stream) if stream.isOpened() else None
    return _video_file(named)


def _camera(capture: cv2.VideoCapture) -> Source | None:
    if not capture.isOpened():
        return None
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # an old frame is worth nothing
    return Source(capture)


def _video_file(path: str) -> Source | None:
    capture = cv2.VideoCapture(path)
    if not capture.isOpened():
        return None
    told = capture.get(cv2.CAP_PROP_FPS)
    believable = math.isfinite(told) and 1 <= told <= _MOST_FRAMES_A_SECOND
    return Source(capture, seconds_a_frame=1 / (told if believable else _USUAL_FRAMES_A_SECOND), ends=True)
