"""Python's collector of cycles, on the main thread only.

It runs on whichever thread happens to ask for memory, and what it finds may be a window's object. Qt's objects must end
on the thread that they belong to, or the program crashes. So it is switched off while the program has other threads,
and asked from the main thread now and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 10_000


class Tidying(QObject):
    """From `start` to `stop` cycles are collected on the thread of this object only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = QTimer(self)
        self._turn.setInterval(_EVERY_MS)
        self._turn.timeout.connect(self.collect)

    def start(self) -> None:
        """Switch the automatic collector off."""
        gc.disable()
        self._turn.start()

    def stop(self) -> None:
        """Collect once more and switch the automatic collector on: no other thread is left."""
        self._turn.stop()
        self.collect()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect now."""
        gc.collect()
