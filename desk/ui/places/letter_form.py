"""The form at work: what is typed is looked at as it comes, and stored when it is wished; nothing typed is lost."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate
from desk.service.appointments import add_appointment
from desk.service.desk import Desk
from desk.service.families import add_family
from desk.ui.background import Background
from desk.ui.office.state import Entry
from desk.ui.places.letter_reading import examine
from desk.ui.states.letter_form import Examined, Writing, family_wish, first_entry, wish
from desk.ui.states.letters import Reading

_ABOUT_ENTRY = frozenset(
    {
        FaultKind.SERVICE_UNKNOWN,
        FaultKind.ROOM_UNKNOWN,
        FaultKind.NAME_EMPTY,
        FaultKind.GLYPH_MISSING,
        FaultKind.LANGUAGE_UNKNOWN,
        FaultKind.PERSONS_OUT_OF_RANGE,
        FaultKind.APPOINTMENT_TIME,
        FaultKind.PARTY_OVER_ROOM,
        FaultKind.ROOM_TAKEN,
        FaultKind.FAMILY_NOT_SEATED,
    }
)
"""What is wrong with an entry is said beside it; everything else in the window's strip."""


class WritingForm(QObject):
    """Holds the open form; `changed` says that it is to be shown anew."""

    changed = Signal()
    made = Signal(object)
    """The appointment that was made, of a family the first."""
    faulted = Signal(Fault)

    def __init__(self, background: Background, _: Translate, parent: QObject) -> None:
        super().__init__(parent)
        self.writing: Writing | None = None
        self._background = background
        self._no_name = _("Name")
        self._serial = 0
        self._examining = False
        self._storing = False

    def open(self, reading: Reading, model: Appointment | None) -> None:
        """Open a form, an empty one or with what an appointment says."""
        self._serial += 1
        entry = first_entry(reading, model)
        self.writing = Writing(self._serial, entry, entry)
        self._examine()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Forget what is typed."""
        if not self._storing:
            self.writing = None
            self.changed.emit()

    @Slot(object)
    def change(self, entry: Entry) -> None:
        """Look at what is typed now."""
        if self.writing is not None and entry != self.writing.entry:
            self.writing = replace(self.writing, entry=entry, refused=None)
            self._examine()
            self.changed.emit()

    @Slot(object)
    def save(self, entry: Entry) -> None:
        """Make the appointment, or all of a family; what keeps it from being made is said beside the form."""
        if self.writing is None or self._storing:
            return
        self._storing = True
        self.writing = replace(self.writing, entry=entry)
        self._background.run(lambda desk: _make(desk, entry), self._made, self._refused)

    def _examine(self) -> None:
        """Look at the newest entry; what was typed while the last one was looked at comes next, once."""
        if self._examining or self.writing is None:
            return
        self._examining = True
        entry, no_name, serial = self.writing.entry, self._no_name, self.writing.serial

        def examined(found: Examined) -> None:
            self._examined(serial, entry, found)

        self._background.run(lambda desk: examine(desk, entry, no_name), examined, self._not_examined)

    def _examined(self, serial: int, entry: Entry, found: Examined) -> None:
        self._examining = False
        if self.writing is None:
            return
        if self.writing.serial == serial:
            self.writing = replace(self.writing, examined=found)
            self.changed.emit()
        if (self.writing.serial, self.writing.entry) != (serial, entry):
            self._examine()

    def _not_examined(self, fault: Fault) -> None:
        self._examining = False
        self.faulted.emit(fault)

    def _made(self, appointment: Appointment) -> None:
        self._storing = False
        self.writing = None
        self.made.emit(appointment)

    def _refused(self, fault: Fault) -> None:
        self._storing = False
        if fault.kind not in _ABOUT_ENTRY:
            self.faulted.emit(fault)
        elif self.writing is not None:
            self.writing = replace(self.writing, refused=fault)
            self.changed.emit()
            self._examine()


def _make(desk: Desk, entry: Entry) -> Appointment:
    if entry.family is None:
        return add_appointment(desk, wish(entry, desk.zone))
    return add_family(desk, family_wish(entry, desk.zone))[0]
