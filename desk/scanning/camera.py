"""What the desk's camera sees: frames for the picture on the screen, codes for the desk, and how the camera is.

Two threads, owned by `Camera`: one only takes frames, so that none is ever old; one only decodes, always the newest
frame, and drops what came meanwhile. A camera that goes away is asked for again, ever more seldom, until it is back.

The three callbacks come from these threads, never after `stop` returned. A window hands them on to its own thread.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from desk.scanning.decode import Found, Grey, Picture, decode_others, decode_qr
from desk.scanning.latest import Latest
from desk.scanning.opencv import cv2
from desk.scanning.sources import Opener, Source

PREVIEW_WIDTH = 640
"""Pixels; what the screen shows of a frame is no wider."""

OTHERS_EACH = 5
"""Other forms than QR take seven times as long to look for, so only each fifth frame without a QR code is searched."""

FIRST_RETRY_S = 0.5
LONGEST_RETRY_S = 8.0
STALLED_S = 2.5
"""Without a frame for so long a camera counts as lost, even where its driver still waits."""
STOP_S = 6.0
"""The longest that `stop` waits for a driver that does not come back."""

_DARK = 24
"""Of 255: the brightest hundredth of what a covered lens and its noise give stays below, a dim room does not."""
_BLACK_AFTER = 15
"""Frames; cameras begin with some dark ones while they measure the light."""


class CameraState(Enum):
    """How the camera is; each has its sentence on the screen."""

    OPENING = "opening"
    SHOWING = "showing"
    BLACK = "black"
    """Frames come, but nothing is on them: covered, or switched off at the camera."""
    LOST = "lost"
    """It was there and is not any more; it is being asked for again."""
    NONE = "none"
    """It was not there yet: no such camera, or in use elsewhere; it is being asked for again."""
    ENDED = "ended"
    """The video file is over."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The codes in one frame. Without codes it says that the ones before are out of view."""

    found: tuple[Found, ...]
    """Corners in pixels of the whole frame."""
    width: int
    """Of the whole frame, in pixels, so that corners can be placed on a smaller picture of it."""
    height: int


class Camera:
    """One source of frames, watched from `start` to `stop`; made and ended by one owner."""

    def __init__(
        self,
        open_source: Opener,
        *,
        on_frame: Callable[[Picture], None],
        on_found: Callable[[Sight], None],
        on_state: Callable[[CameraState], None],
        loop: bool = False,
        paced: bool = True,
    ) -> None:
        """Prepare to watch what `open_source` opens (see `desk.scanning.sources.opener`).

        `on_frame` gets each frame, blue-green-red, no wider than `PREVIEW_WIDTH`; `on_found` each decoded frame with
        codes, and the first without; `on_state` each change. With `loop` a video file begins again at its end. Without
        `paced` a recording runs as fast as it is decoded and no frame is dropped.
        """
        self._open_source = open_source
        self._on_frame = on_frame
        self._on_found = on_found
        self._on_state = on_state
        self._loop = loop
        self._paced = paced
        self._state: CameraState | None = None
        self._telling = threading.Lock()
        self._stopping = threading.Event()
        self._latest: Latest[Picture] = Latest()
        self._threads = [
            threading.Thread(target=self._guard, args=(work,), name=name, daemon=True)
            for name, work in (("camera", self._capture), ("decoder", self._decode))
        ]

    def start(self) -> None:
        """Begin to watch; returns at once."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let go of the camera and wait for both threads; afterwards no callback comes any more.

        Not to be called from a callback; the camera is not to be started again.
        """
        self._stopping.set()
        self._latest.close()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(STOP_S)

    def _guard(self, work: Callable[[], None]) -> None:
        """Run one of the threads; if it breaks, the camera is lost: half of it would look alive and read nothing."""
        try:
            work()
        except BaseException:
            self._tell(CameraState.LOST)
            self._stopping.set()
            self._latest.close()
            raise

    def _tell(self, state: CameraState) -> None:
        with self._telling:
            if state is not self._state and not self._stopping.is_set():
                self._state = state
                self._on_state(state)

    # ---- taking frames

    def _capture(self) -> None:
        self._tell(CameraState.OPENING)
        retry_s, missing = FIRST_RETRY_S, CameraState.NONE
        while not self._stopping.is_set():
            source = self._open_source()
            if source is not None and self._show(source):
                retry_s, missing = FIRST_RETRY_S, CameraState.LOST
                if source.ends and self._loop:
                    continue
            if source is not None and source.ends:
                self._latest.wait_until_done()
                self._tell(CameraState.ENDED)
                return
            self._tell(missing)
            self._stopping.wait(retry_s)
            retry_s = min(2 * retry_s, LONGEST_RETRY_S)

    def _show(self, source: Source) -> bool:
        """Pass on frames until none comes; True if any came."""
        due_s = time.monotonic()
        dark = shown = 0
        try:
            while not self._stopping.is_set():
                taken, frame = source.frames.read()
                if not taken or frame is None or self._stopping.is_set():
                    break
                shown += 1
                preview = _preview(frame)
                dark = dark + 1 if _is_dark(preview) else 0
                self._tell(CameraState.BLACK if dark >= _BLACK_AFTER else CameraState.SHOWING)
                self._on_frame(preview)
                self._latest.put(frame, wait=not self._paced)
                due_s = max(due_s + source.seconds_a_frame, time.monotonic())
                if self._paced:
                    self._stopping.wait(due_s - time.monotonic())
        except cv2.error:
            pass  # a stream that breaks off in the middle of a frame: the same as none
        finally:
            source.frames.release()
        return shown > 0

    # ---- decoding them

    def _decode(self) -> None:
        in_view = False
        turn = 0
        while not self._stopping.is_set():
            frame = self._latest.take(STALLED_S)
            if frame is None:
                self._tell_if_stalled()
                continue
            grey = _grey(frame)
            found = decode_qr(grey)
            if not found:
                turn += 1
                found = decode_others(grey) if turn % OTHERS_EACH == 0 else ()
            if found or in_view:
                self._on_found(Sight(found, width=grey.shape[1], height=grey.shape[0]))
            in_view = bool(found)

    def _tell_if_stalled(self) -> None:
        if self._state in {CameraState.SHOWING, CameraState.BLACK}:
            self._tell(CameraState.LOST)


def _preview(frame: Picture) -> Picture:
    height, width = frame.shape[:2]
    if width > PREVIEW_WIDTH:
        frame = cv2.resize(frame, (PREVIEW_WIDTH, height * PREVIEW_WIDTH // width), interpolation=cv2.INTER_AREA)
    return frame


def _is_dark(preview: Picture) -> bool:
    return float(np.percentile(preview[::8, ::8], 99)) < _DARK


def _grey(frame: Picture) -> Grey:
    return cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
