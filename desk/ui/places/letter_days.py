"""The day that the letters place shows, read on the data thread; what was asked for last is what is shown."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from desk.domain.faults import Fault
from desk.ui.background import Background
from desk.ui.places.letter_reading import read_day
from desk.ui.states.letters import Reading


class LetterDays(QObject):
    """Holds the day that was read last; `changed` says that there is another, or why there is none."""

    changed = Signal()
    faulted = Signal(Fault)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self.trouble: Fault | None = None
        self._background = background
        self._wanted: date | None = None
        self._busy = False
        self._again = False

    def read(self) -> None:
        """Read the day anew; while that is being done already, once more afterwards."""
        self._again = self._busy
        if not self._busy:
            self._busy = True
            day = self._wanted
            self._background.run(lambda desk: read_day(desk, day), self._read, self._not_read)

    def want(self, day: date) -> None:
        """Show another day."""
        self._wanted = day
        self.read()

    def _read(self, reading: Reading) -> None:
        self._busy = False
        if self._again:
            self.read()
        if self._wanted in (None, reading.day):
            self.reading, self.trouble = reading, None
            self.changed.emit()

    def _not_read(self, fault: Fault) -> None:
        self._busy = False
        self.trouble = fault
        self.faulted.emit(fault)
        self.changed.emit()
