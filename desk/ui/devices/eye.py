"""The camera as the windows meet it: frames to show, corners to draw, a letter once for each time it is held up.

The camera's own threads only emit signals; everything else happens on the main thread. A frame that comes while the
last one is still waiting to be shown is dropped, so that a slow computer shows few frames and never old ones.
"""

import time

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault, FaultKind
from desk.scanning.camera import Camera, CameraState, Sight
from desk.scanning.debounce import Debounce
from desk.scanning.decode import Found, Picture
from desk.scanning.sources import Opener
from desk.service.codes import OURS, kind_of


class Eye(QObject):
    """Watches one source from `start` to `stop`."""

    frame_came = Signal(object)
    """A picture, blue-green-red, no wider than the camera's preview."""
    outline_came = Signal(object, bool)
    """The corners of a code as shares of the picture (0 to 1), and whether it was read; none where nothing is seen."""
    letter_read = Signal(str)
    """The text of a code that is newly held up."""
    confused = Signal(Fault)
    """Several letters in one picture: it cannot be told which one is meant."""
    state_changed = Signal(CameraState)
    _framed = Signal(object)
    _sighted = Signal(object)
    _stated = Signal(object)

    def __init__(self, open_source: Opener, parent: QObject | None = None, *, loop: bool = False) -> None:
        super().__init__(parent)
        self.state = CameraState.OPENING
        self._frame_waits = False
        self._debounce = Debounce()
        # The camera's threads emit these three; Qt carries them over to the thread of this object.
        self._framed.connect(self._show)
        self._sighted.connect(self._see)
        self._stated.connect(self._tell)
        self._camera = Camera(
            open_source, on_frame=self._frame, on_found=self._sighted.emit, on_state=self._stated.emit, loop=loop
        )

    def start(self) -> None:
        """Begin to watch."""
        self._camera.start()

    def stop(self) -> None:
        """Let go of the camera and wait for its threads."""
        self._camera.stop()

    def _frame(self, frame: Picture) -> None:
        """Pass a frame on unless the last one still waits; on the camera's thread."""
        if not self._frame_waits:
            self._frame_waits = True
            self._framed.emit(frame)

    @Slot(object)
    def _show(self, frame: Picture) -> None:
        self._frame_waits = False
        self.frame_came.emit(frame)

    @Slot(object)
    def _see(self, sight: Sight) -> None:
        if not sight.found:
            self.outline_came.emit((), False)
            return
        meant = _meant(sight.found)
        shown = meant[0] if meant else sight.found[0]
        corners = tuple((x / sight.width, y / sight.height) for x, y in shown.corners)
        self.outline_came.emit(corners, True)
        if len({one.text for one in meant}) > 1:
            if self._debounce.seen("\0".join(sorted({one.text for one in meant})), time.monotonic()):
                self.confused.emit(Fault(FaultKind.SEVERAL_LETTERS_IN_PICTURE, codes=len(meant)))
            return
        if self._debounce.seen(shown.text, time.monotonic()):
            self.letter_read.emit(shown.text)

    @Slot(object)
    def _tell(self, state: CameraState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _meant(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the letters of our form among the codes; where there are none, everything."""
    return tuple(one for one in found if kind_of(one.text) == OURS) or found
