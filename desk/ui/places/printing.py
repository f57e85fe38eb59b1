"""Letters made, read back, and brought to the printer. They count as printed when the printer took their pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault
from desk.service.appointments import show_reference
from desk.service.desk import Desk
from desk.service.letters import MadeLetter, make_most, note_printed
from desk.ui.background import Background
from desk.ui.devices.printer import PrintRun

FindPrinter = Callable[[str], QPrinter]
"""Gives a printer by its name. Raises `Fault(PRINTER_NONE)`, `Fault(PRINTER_FAILED)`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of the wish for some letters: those that are valid now, as pages, and what was wrong with the rest."""

    letters: tuple[MadeLetter, ...]
    pdf: bytes
    faults: dict[str, Fault]
    """By the reference of the appointment."""


class Printing(QObject):
    """Makes and prints some letters at a time. One of `printed` and `failed` ends each `begin`."""

    made = Signal(object)
    """A `Made`: the letters are valid now, their codes were read back."""
    page_done = Signal(int)
    printed = Signal(int)
    """How many of the made letters went to the printer, and are noted so: all, or fewer after `stop`."""
    failed = Signal(Fault)

    def __init__(self, background: Background, find_printer: FindPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._find_printer = find_printer
        self._run: PrintRun | None = None
        self._letters: tuple[MadeLetter, ...] = ()
        self._printer = ""
        self._stopping = False
        self.busy = False

    def begin(self, wanted: Sequence[Appointment], printer: str) -> None:
        """Make letters and print them; with "" for the printer they are only made."""
        self.busy, self._stopping, self._printer = True, False, printer
        self._background.run(lambda desk: make_what_can_be(desk, wanted), self._print, self._fail)

    def stop(self) -> None:
        """Print no further page; those that are done count."""
        self._stopping = True
        if self._run is not None:
            self._run.stop()

    def _print(self, made: Made) -> None:
        self._letters = made.letters
        self.made.emit(made)
        if not self._printer or not made.letters:
            self._end(len(made.letters))
            return
        if self._stopping:
            self._end(0)
            return
        try:
            printer = self._find_printer(self._printer)
        except Fault as fault:
            self._fail(fault)
            return
        self._run = PrintRun(made.pdf, printer, self)
        self._run.page_done.connect(self.page_done)
        self._run.finished.connect(self._note)
        self._run.failed.connect(self._fail)
        self._run.start()

    @Slot(int)
    def _note(self, pages: int) -> None:
        self._let_go()
        printed = self._letters[:pages]
        self._background.run(lambda desk: note_printed(desk, printed), lambda _none: self._end(pages), self._fail)

    @Slot(Fault)
    def _fail(self, fault: Fault) -> None:
        self._let_go()
        self.busy = False
        self.failed.emit(fault)

    def _end(self, pages: int) -> None:
        self.busy = False
        self.printed.emit(pages)

    def _let_go(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None


def make_what_can_be(desk: Desk, wanted: Sequence[Appointment]) -> Made:
    """Make the letters that can be made. Raises what is no single letter's fault."""
    try:
        letters, pdf, faults = make_most(desk, wanted)
    except Fault as fault:
        if "reference" not in fault.facts:
            raise
        if len(wanted) == 1:
            return Made((), b"", {str(fault.facts["reference"]): fault})
        # None of them could be made, and only the last fault is told: each is asked for its own.
        return Made(
            (), b"", {ref: one for each in wanted for ref, one in make_what_can_be(desk, [each]).faults.items()}
        )
    return Made(letters, pdf, {str(one.facts["reference"]): one for one in faults})


def reference_of(appointment: Appointment) -> str:
    """Return under which name the faults of an appointment's letter are told."""
    return show_reference(appointment.reference)
