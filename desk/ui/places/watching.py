"""The devices before the entrance: what the camera sees goes to the screen, what is read goes to the guard."""

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.letters.raster import Picture
from desk.scanning.camera import CameraState
from desk.scanning.practice import Practice
from desk.scanning.sources import Opener
from desk.ui.background import Background
from desk.ui.devices.eye import Eye
from desk.ui.places.entrance import Entrance
from desk.ui.states.line import caption, devices

Shares = tuple[tuple[float, float], ...]
"""Corners as shares of the picture."""


class Watching(QObject):
    """Owns the camera; shows it at whichever entrance screen is there at the moment."""

    letter_read = Signal(str)
    faulted = Signal(Fault)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._entrance: Entrance | None = None
        self._translate: Translate = str
        self._eye: Eye | None = None
        self._practice: Practice | None = None
        self._turn = 0
        self._handheld = False
        self._several = False
        self._corners: Shares = ()

    def watch(self, open_source: Opener | None, *, practice: bool) -> None:
        """Begin to watch a source; with none, in practice, the practice camera; else there is no camera."""
        if open_source is None and practice:
            self._practice = Practice()
            open_source = self._practice.open
        if open_source is None:
            return
        self._eye = Eye(open_source, self)
        self._eye.frame_came.connect(self._show_frame)
        self._eye.outline_came.connect(self._show_outline)
        self._eye.letter_read.connect(self._read)
        self._eye.confused.connect(self._confused)
        self._eye.state_changed.connect(self._show_devices)
        self._eye.start()

    def attach(self, entrance: Entrance, _: Translate) -> None:
        """Show everything at this entrance from now on, in the words of `_`."""
        self._entrance = entrance
        self._translate = _
        self._show_devices()

    def stop(self) -> None:
        """Let go of the camera."""
        if self._eye is not None:
            self._eye.stop()

    def heard_handheld(self) -> None:
        """A handheld scanner has read something, so there is one."""
        if not self._handheld:
            self._handheld = True
            self._show_devices()

    @Slot()
    def show_sample(self) -> None:
        """Hold the next sample letter to the practice camera."""
        if self._practice is None:
            return
        # Loaded for practice alone: it sets letters, which no door needs.
        from desk.service.practice import sample_page  # noqa: PLC0415 - see above

        turn = self._turn
        self._turn += 1
        self._background.run(lambda desk: sample_page(desk, turn), self._hold, self.faulted.emit)

    def _hold(self, page: Picture) -> None:
        if self._practice is not None:
            self._practice.show(page)

    @Slot(object)
    def _show_frame(self, frame: Picture) -> None:
        if self._entrance is None or not self._entrance.screen.isVisible():
            return
        height, width = frame.shape[:2]
        corners = tuple((x * width, y * height) for x, y in self._corners)
        self._entrance.screen.set_frame(frame, corners, read=True)

    @Slot(object, bool)
    def _show_outline(self, corners: Shares, _read: bool) -> None:
        seen = bool(self._corners)
        self._corners = corners
        if not corners:
            self._several = False
        if seen != bool(corners):
            self._show_devices()

    @Slot(str)
    def _read(self, text: str) -> None:
        self.letter_read.emit(text)

    @Slot(Fault)
    def _confused(self, _fault: Fault) -> None:
        self._several = True
        self._show_devices()

    @Slot()
    def _show_devices(self) -> None:
        if self._entrance is None:
            return
        _ = self._translate
        state: CameraState | None = self._eye.state if self._eye else None
        told = caption(state, bool(self._corners), self._several, _)
        self._entrance.show_devices(devices(state, self._handheld, _), told)
