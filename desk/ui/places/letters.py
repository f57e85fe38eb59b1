"""The letters place at work: reads a day, shows the chosen one with its letter, and leaves the acts to its parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.appointments import Appointment, AppointmentId
from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.ui.background import Background
from desk.ui.changes import Change, Changes
from desk.ui.devices.printer import printer_named, printers
from desk.ui.office.screen import LettersScreen
from desk.ui.office.state import Option
from desk.ui.places.letter_acts import LetterActs
from desk.ui.places.letter_batch import LetterBatch
from desk.ui.places.letter_form import WritingForm
from desk.ui.places.letter_pages import LetterPages
from desk.ui.places.letter_reading import read_day
from desk.ui.places.printing import FindPrinter
from desk.ui.states.letters import Choosing, Reading
from desk.ui.states.letters_place import Office, letters_state


class Letters(QObject):
    """Holds what was read last and what is chosen; form, batch, page and acts have objects of their own.

    `names` and `find_printer` are this computer's printers; a test gives printers that write files.
    """

    faulted = Signal(Fault)
    settled = Signal()

    def __init__(
        self,
        screen: LettersScreen,
        background: Background,
        changes: Changes,
        _: Translate,
        names: Callable[[], tuple[str, ...]] = printers,
        find_printer: FindPrinter = printer_named,
    ) -> None:
        super().__init__()
        self.screen = screen
        self._background, self._changes, self._translate = background, changes, _
        known = tuple(Option(name, name) for name in names())
        self.office = Office(printers=known)
        self._reading = False
        self._again = False
        self.form = WritingForm(background, _, self)
        self.batch = LetterBatch(background, find_printer, self)
        self.acts = LetterActs(background, find_printer, known[0].key if known else "", _, self)
        self.pages = LetterPages(background, self)
        for part in (self.form, self.batch, self.acts, self.pages):
            part.changed.connect(self._show)
        for troubled in (self.form, self.acts, self.pages):
            troubled.faulted.connect(self.faulted)
        for writer in (self.batch, self.acts):
            writer.written.connect(self._written)
        self.form.made.connect(self._made)
        self._listen(screen)

    def read(self) -> None:
        """Read the day anew; while that is being done already, once more afterwards."""
        self._again = self._reading
        if not self._reading:
            self._reading = True
            day = self.office.choosing.day
            self._background.run(lambda desk: read_day(desk, day), self._show_read, self._not_read)

    def stop(self) -> None:
        """Give nothing more to a printer: the window goes, or its words are made anew."""
        self.batch.stop()
        self.acts.stop()

    @Slot(object)
    def choose_day(self, day: date) -> None:
        """Show another day."""
        self._choose(Choosing(day=day))
        self.read()

    @Slot(int)
    def turn_week(self, weeks: int) -> None:
        """Show the same day of another week."""
        if self.office.reading is not None:
            self.choose_day(self.office.reading.day + timedelta(weeks=weeks))

    @Slot(str)
    def search(self, words: str) -> None:
        """Show only what fits these words."""
        self._choose(replace(self.office.choosing, search=words))

    @Slot(object)
    def choose(self, appointment: AppointmentId) -> None:
        """Show an appointment; a batch that is over is left for it."""
        if self.batch.now is not None:
            self.batch.leave()
        self._choose(replace(self.office.choosing, appointment=appointment))

    @Slot(bool)
    def open_form(self, with_chosen: bool) -> None:
        """Open the form for a new appointment, with what the chosen one says or empty."""
        row = self.office.row
        if self.office.reading is not None:
            self.form.open(self.office.reading, row.appointment if row is not None and with_chosen else None)

    @Slot()
    def print_out(self) -> None:
        """Print what is open: the batch, or the chosen letter."""
        if self.batch.now is not None:
            self.batch.start(printer=self.acts.acting.printer)
        else:
            self.acts.print_letter()

    @Slot(str)
    def store(self, file: str) -> None:
        """Store what is open as a PDF file: the batch, or the chosen letter."""
        if self.batch.now is not None:
            self.batch.start(file=file)
        else:
            self.acts.store_letter(file)

    def _listen(self, screen: LettersScreen) -> None:
        screen.day_chosen.connect(self.choose_day)
        screen.week_turned.connect(self.turn_week)
        screen.searched.connect(self.search)
        screen.row_chosen.connect(self.choose)
        screen.form_requested.connect(self.open_form)
        screen.form_left.connect(self.form.close)
        screen.entry_changed.connect(self.form.change)
        screen.entry_saved.connect(self.form.save)
        screen.print_requested.connect(self.print_out)
        screen.file_chosen.connect(self.store)
        screen.printer_chosen.connect(self.acts.choose_printer)
        screen.reissue_requested.connect(self.acts.ask_reissue)
        screen.cancel_requested.connect(self.acts.ask_cancel)
        screen.answered.connect(self.acts.answer)
        screen.choice_made.connect(self.batch.choose)
        screen.batch_left.connect(self.batch.leave)
        screen.batch_requested.connect(self._open_batch)
        screen.hold_requested.connect(lambda: self.batch.hold(self.acts.acting.printer))

    @Slot()
    def _open_batch(self) -> None:
        if self.office.reading is not None:
            self.batch.open(self.office.reading)

    def _made(self, appointment: Appointment) -> None:
        self._choose(Choosing(day=appointment.day, appointment=appointment.id))
        self._written()

    @Slot()
    def _written(self) -> None:
        self.settled.emit()
        self._changes.tell(Change.APPOINTMENTS)
        self.read()

    def _show_read(self, reading: Reading) -> None:
        self._reading = False
        if self._again:
            self.read()
        wanted = self.office.choosing.day
        if wanted is None or wanted == reading.day:
            self.office = replace(self.office, reading=reading, trouble=None)
            self._choose(self.office.choosing)

    def _not_read(self, fault: Fault) -> None:
        self._reading = False
        self.office = replace(self.office, trouble=fault)
        self.faulted.emit(fault)
        self._show()

    def _choose(self, choosing: Choosing) -> None:
        self.office = replace(self.office, choosing=choosing)
        self._show()

    @Slot()
    def _show(self) -> None:
        row = self.office.row
        chosen = row.appointment if row is not None else None
        self.acts.choose(chosen)
        self.office = replace(
            self.office,
            acting=self.acts.acting,
            sheet=self.pages.sheet,
            writing=self.form.writing,
            batch=self.batch.now,
        )
        self.screen.show_state(letters_state(self.office, self._translate))
        self.pages.want(chosen)
