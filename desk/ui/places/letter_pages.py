"""The page of the chosen letter, set on the data thread: the newest wish counts, those in between are skipped."""

from PySide6.QtCore import QObject, Signal

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault
from desk.ui.background import Background
from desk.ui.places.letter_reading import read_sheet
from desk.ui.states.letters import Sheet


class LetterPages(QObject):
    """Holds the page that was asked for last; `changed` says that it is there."""

    changed = Signal()
    faulted = Signal(Fault)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._background = background
        self._wanted: Appointment | None = None
        self._setting = False

    def want(self, appointment: Appointment | None) -> None:
        """Set an appointment's page, unless it is there already."""
        self._wanted = appointment
        if appointment is None or self._setting or self._is_there(appointment):
            return
        self._setting = True
        self._background.run(lambda desk: read_sheet(desk, appointment), self._set, self._failed)

    def _is_there(self, appointment: Appointment) -> bool:
        shown = self.sheet
        return shown is not None and (shown.appointment, shown.revision) == (appointment.id, appointment.revision)

    def _set(self, sheet: Sheet) -> None:
        self._setting = False
        self.sheet = sheet
        self.changed.emit()
        self.want(self._wanted)

    def _failed(self, fault: Fault) -> None:
        self._setting = False
        self.faulted.emit(fault)
