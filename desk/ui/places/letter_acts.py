"""What is done with one letter: printed, stored, issued anew, its appointment cancelled; the last two are asked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.letters import make, note_printed, write_file
from desk.ui.background import Background
from desk.ui.places.printing import FindPrinter, Made, Printing
from desk.ui.states.letters import Acting, Asks

T = TypeVar("T")


class LetterActs(QObject):
    """Acts on the chosen appointment, one act at a time; `changed` says that it is to be shown anew."""

    changed = Signal()
    written = Signal()
    """Something was stored."""
    faulted = Signal(Fault)

    def __init__(
        self, background: Background, find_printer: FindPrinter, printer: str, _: Translate, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.acting = Acting(printer=printer)
        self._background, self._translate = background, _
        self._chosen: Appointment | None = None
        self._printing = Printing(background, find_printer, self)
        self._printing.made.connect(self._made)
        self._printing.printed.connect(self._printed)
        self._printing.failed.connect(self._failed)

    def choose(self, appointment: Appointment | None) -> None:
        """Act on another appointment from now on; a question about the last one is forgotten."""
        before, self._chosen = self._chosen, appointment
        if (before.id if before else None) != (appointment.id if appointment else None):
            self.acting = replace(self.acting, asks=None, said="")

    @Slot(str)
    def choose_printer(self, name: str) -> None:
        """Print there from now on."""
        self._become(replace(self.acting, printer=name))

    def print_letter(self) -> None:
        """Print the chosen letter; one that was not made yet is made."""
        _ = self._translate
        if self._chosen is not None and self.acting.printer and not self.acting.busy:
            self._become(replace(self.acting, busy=_("is being printed…"), said=""))
            self._printing.begin([self._chosen], self.acting.printer)

    def store_letter(self, file: str) -> None:
        """Store the chosen letter as a PDF file; one that was not made yet is made."""
        _, chosen, path = self._translate, self._chosen, Path(file)
        if chosen is None:
            return

        def store(desk: Desk) -> str:
            made, pdf = make(desk, [chosen])
            stored = write_file(path.parent, path.name, pdf)
            note_printed(desk, made)
            return _("Stored as {file}").format(file=stored)

        self._act(store, _("is being stored…"))

    @Slot()
    def ask_reissue(self) -> None:
        """Ask back whether the letter is to be issued anew."""
        self._become(replace(self.acting, asks=Asks.REISSUE, said=""))

    @Slot()
    def ask_cancel(self) -> None:
        """Ask back whether the appointment is to be cancelled."""
        self._become(replace(self.acting, asks=Asks.CANCEL, said=""))

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """Do what was asked about, or leave it."""
        _, chosen, asks = self._translate, self._chosen, self.acting.asks
        self._become(replace(self.acting, asks=None))
        if not agreed or chosen is None or asks is None:
            return
        if asks is Asks.REISSUE:
            told = _("Version {new} is valid now and not printed yet. The older paper is refused.")
            self._act(lambda desk: told.format(new=_reissue(desk, chosen)), _("is being issued…"))
        else:
            told = _("Cancelled. Its letter is refused at the entrance.")
            self._act(lambda desk: (cancel_appointment(desk, chosen.reference), told)[1], _("is being cancelled…"))

    def stop(self) -> None:
        """Give nothing more to the printer."""
        self._printing.stop()

    def _act(self, call: Callable[[Desk], str], busy: str) -> None:
        """Make a call that answers with what was done."""
        if not self.acting.busy:
            self._become(replace(self.acting, busy=busy, said=""))
            self._background.run(call, self._done, self._failed)

    def _done(self, said: str) -> None:
        self._become(replace(self.acting, busy="", said=said))
        self.written.emit()

    @Slot(object)
    def _made(self, made: Made) -> None:
        for fault in made.faults.values():
            self.faulted.emit(fault)

    @Slot(int)
    def _printed(self, pages: int) -> None:
        _ = self._translate
        self._done(_("Printed on {printer}").format(printer=self.acting.printer) if pages else "")

    @Slot(Fault)
    def _failed(self, fault: Fault) -> None:
        self._become(replace(self.acting, busy=""))
        self.faulted.emit(fault)
        self.written.emit()

    def _become(self, acting: Acting) -> None:
        self.acting = acting
        self.changed.emit()


def _reissue(desk: Desk, appointment: Appointment) -> int:
    """Replace a letter by a newer one and return its version; on the data thread."""
    made, _pdf = make(desk, [appointment], reissue=True)
    return made[0].letter.revision
