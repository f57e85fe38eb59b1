"""One act at a time at the home visits place: something noted, counted, stored as a file, or printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.service.desk import Desk
from desk.service.letters import write_file
from desk.ui.background import Background
from desk.ui.devices.printer import PrintRun
from desk.ui.places.printing import FindPrinter
from desk.ui.states.trips import capital

T = TypeVar("T")


class TripActs(QObject):
    """`changed` says that something is to be shown anew, `written` that an act is done."""

    changed = Signal()
    written = Signal()
    faulted = Signal(Fault)

    def __init__(
        self, background: Background, find_printer: FindPrinter, printer: str, _: Translate, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.said, self.busy, self.printer = "", False, printer
        self._background, self._find_printer, self._translate = background, find_printer, _
        self._run: PrintRun | None = None
        self._stopped = False

    def ask(self, call: Callable[[Desk], T], then: Callable[[T], None], busy: str) -> None:
        """Make a call unless another is being made; `busy` is said until it is answered."""

        def answered(answer: T) -> None:
            self._become("", busy=False)
            then(answer)

        if not self.busy:
            self._become(busy, busy=True)
            self._background.run(call, answered, self._failed)

    def write(self, call: Callable[[Desk], str], busy: str) -> None:
        """Make a call that writes; what it answers is said: what was done."""
        self.ask(call, self._done, busy)

    def store(self, make: Callable[[Desk], bytes], file: str) -> None:
        """Store a PDF under a name."""
        _, path = self._translate, Path(file)

        def stored(desk: Desk) -> str:
            return _("Stored as {file}").format(file=write_file(path.parent, path.name, make(desk)))

        self.write(stored, _("is being stored…"))

    def print_out(self, make: Callable[[Desk], bytes]) -> None:
        """Print a PDF."""
        if self.printer:
            self.ask(make, self._begin, self._translate("is being printed…"))

    def forget(self) -> None:
        """Say no longer what was done, for something else is shown."""
        if not self.busy:
            self.said = ""

    @Slot(str)
    def choose_printer(self, name: str) -> None:
        """Print there from now on."""
        self.printer = name
        self.changed.emit()

    def stop(self) -> None:
        """Give nothing more to the printer."""
        self._stopped = True
        if self._run is not None:
            self._run.stop()

    def _begin(self, pdf: bytes) -> None:
        if self._stopped:
            return
        try:
            printer = self._find_printer(self.printer)
        except Fault as fault:
            self._failed(fault)
            return
        self._become(self._translate("is being printed…"), busy=True)
        self._run = PrintRun(pdf, printer, self)
        self._run.finished.connect(self._printed)
        self._run.failed.connect(self._failed)
        self._run.start()

    @Slot(int)
    def _printed(self, _pages: int) -> None:
        self._let_go()
        self._done(self._translate("Printed on {printer}").format(printer=self.printer))

    def _done(self, said: str) -> None:
        self._become(said, busy=False)
        self.written.emit()

    @Slot(Fault)
    def _failed(self, fault: Fault) -> None:
        self._let_go()
        self._become("", busy=False)
        self.faulted.emit(fault)

    def _let_go(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None

    def _become(self, said: str, *, busy: bool) -> None:
        self.said, self.busy = capital(said), busy
        self.changed.emit()
