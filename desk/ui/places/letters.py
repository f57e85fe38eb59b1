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
from desk.ui.places.letter_days import LetterDays
from desk.ui.places.letter_form import WritingForm
from desk.ui.places.letter_pages import LetterPages
from desk.ui.places.printing import FindPrinter
from desk.ui.states.letters import Choosing
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
        self.days = LetterDays(background, self)
        self.form = WritingForm(background, _, self)
        self.batch = LetterBatch(background, find_printer, self)
        self.acts = LetterActs(background, find_printer, known[0].key if known else "", _, self)
        self.pages = LetterPages(background, self)
        for part in (self.days, self.form, self.batch, self.acts, self.pages):
            part.changed.connect(self._show)
        for troubled in (self.days, self.form, self.acts, self.pages):
            troubled.faulted.connect(self.faulted)
        for writer in (self.batch, self.acts):
            writer.written.connect(self._written)
        self.form.made.connect(self._made)
        _listen(self, screen)

    def read(self) -> None:
        """Read the day anew, unless that is being done already."""
        self.days.read()

    def stop(self) -> None:
        """Give nothing more to a printer: the window goes, or its words are made anew."""
        self.batch.leave()
        self.acts.stop()

    @Slot(object)
    def choose_day(self, day: date) -> None:
        """Show another day."""
        self._choose(Choosing())
        self.days.want(day)

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

    @Slot()
    def open_batch(self) -> None:
        """Show what could be printed of the day."""
        if self.office.reading is not None:
            self.batch.open(self.office.reading)

    def _made(self, appointment: Appointment) -> None:
        self._choose(Choosing(appointment=appointment.id))
        self.days.want(appointment.day)
        self._written()

    @Slot()
    def _written(self) -> None:
        self.settled.emit()
        self._changes.tell(Change.APPOINTMENTS)
        self.read()

    def _choose(self, choosing: Choosing) -> None:
        self.office = replace(self.office, choosing=choosing)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.office = replace(self.office, reading=self.days.reading, trouble=self.days.trouble)
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


def _listen(place: Letters, screen: LettersScreen) -> None:
    """Let every wish of the screen reach who grants it."""
    screen.day_chosen.connect(place.choose_day)
    screen.week_turned.connect(place.turn_week)
    screen.searched.connect(place.search)
    screen.row_chosen.connect(place.choose)
    screen.form_requested.connect(place.open_form)
    screen.form_left.connect(place.form.close)
    screen.entry_changed.connect(place.form.change)
    screen.entry_saved.connect(place.form.save)
    screen.print_requested.connect(place.print_out)
    screen.file_chosen.connect(place.store)
    screen.printer_chosen.connect(place.acts.choose_printer)
    screen.reissue_requested.connect(place.acts.ask_reissue)
    screen.cancel_requested.connect(place.acts.ask_cancel)
    screen.answered.connect(place.acts.answer)
    screen.choice_made.connect(place.batch.choose)
    screen.batch_left.connect(place.batch.leave)
    screen.batch_requested.connect(place.open_batch)
    screen.hold_requested.connect(lambda: place.batch.hold(place.acts.acting.printer))
