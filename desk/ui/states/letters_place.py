"""The whole letters place: put together from its parts, only what is open of them."""

from dataclasses import dataclass, field

from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.service.appointments import DayRow
from desk.ui.office.state import LettersState, Option
from desk.ui.states.letter_batch import BatchNow, batch
from desk.ui.states.letter_detail import detail, paper
from desk.ui.states.letter_form import Writing, form, form_paper
from desk.ui.states.letters import Acting, Choosing, Reading, Sheet, day_part, day_tabs
from desk.ui.words.faults import fault_words


@dataclass(frozen=True, slots=True)
class Office:
    """Everything that is known at the letters place."""

    reading: Reading | None = None
    trouble: Fault | None = None
    """Why nothing could be read yet."""
    choosing: Choosing = field(default_factory=Choosing)
    acting: Acting = field(default_factory=Acting)
    sheet: Sheet | None = None
    writing: Writing | None = None
    batch: BatchNow | None = None
    printers: tuple[Option, ...] = ()

    @property
    def row(self) -> DayRow | None:
        """The chosen appointment, where it is still there."""
        rows = self.reading.rows if self.reading else ()
        return next((row for row in rows if row.appointment.id == self.choosing.appointment), None)


def letters_state(office: Office, _: Translate) -> LettersState:
    """Return the letters place as it is shown."""
    reading, row = office.reading, office.row
    if reading is None:
        words = fault_words(office.trouble, _) if office.trouble else None
        return LettersState(trouble=(words.happened, words.todo) if words else ("", ""))
    writing = office.writing
    sheet = office.sheet if row and office.sheet and office.sheet.appointment == row.appointment.id else None
    shown = form_paper(writing, _) if writing else paper(row, reading, sheet, _) if row else None
    return LettersState(
        days=day_tabs(reading, _),
        day=day_part(reading, office.choosing, _),
        search=office.choosing.search,
        detail=detail(row, reading, office.acting, sheet, _) if row else None,
        form=form(writing, reading, _) if writing else None,
        paper=shown,
        batch=batch(office.batch, reading, bool(office.printers), _) if office.batch else None,
        printers=office.printers,
        printer=office.acting.printer,
    )
