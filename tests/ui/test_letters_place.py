"""The letters place at work on a real database: reading, printing, storing, issuing anew, cancelling, form, batches."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.domain.appointments import AppointmentStatus
from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.letters.raster import pages
from desk.scanning.decode import decode
from desk.service.admission import present
from desk.service.appointments import DayRow, day_list
from desk.service.desk import open_desk
from desk.ui.office.screen import LettersScreen
from desk.ui.office.state import LetterMark, PageMark, Phase
from desk.ui.places.letters import Letters
from tests.service.office import NOW, HandClock
from tests.ui.letters_office import PRINTER, TOO_LONG, FilePrinters, at_work, small_day

DAY = NOW.date()


class Office:
    """The place, what it is shown on, and what stands behind it."""

    def __init__(
        self, qtbot: QtBot, url: str, screen: LettersScreen, letters: Letters, printers: FilePrinters | None
    ) -> None:
        self.qtbot, self.url, self.screen, self.letters = qtbot, url, screen, letters
        self.files = printers or FilePrinters(Path())
        self.faults: list[Fault] = []
        letters.faulted.connect(self.faults.append)

    def rows(self) -> tuple[DayRow, ...]:
        """What another desk sees."""
        with open_desk(self.url, HandClock(), "de") as desk:
            return day_list(desk, DAY)

    def row(self, name: str) -> DayRow:
        return next(row for row in self.rows() if row.appointment.name == name)

    def choose(self, name: str) -> None:
        self.letters.choose(self.row(name).appointment.id)
        self.wait(lambda: self.screen.state.paper is not None and any((self.screen.state.paper.pdf, self.fault_shown)))

    @property
    def fault_shown(self) -> str:
        paper = self.screen.state.paper
        return paper.fault[0] if paper else ""

    @property
    def said(self) -> str:
        detail = self.screen.state.detail
        return detail.said if detail else ""

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=20_000)

    def rest(self) -> None:
        """Wait until nothing is asked of the database any more."""
        self.wait(lambda: not self.letters._background.busy)

    def batch_is(self, phase: Phase) -> bool:
        return self.letters.batch.now is not None and self.letters.batch.now.phase is phase


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Office]]:
    opened = []

    def start(letters: int = 2, language: str = "de", *, printers: bool = True) -> Office:
        url = small_day(tmp_path, letters)
        files = FilePrinters(tmp_path) if printers else None
        works = at_work(url, files, language=language, now=HandClock())
        screen, place = works.__enter__()
        opened.append(works)
        screen.show()
        made = Office(qtbot, url, screen, place, files)
        place.read()
        made.wait(lambda: screen.state.day is not None)
        return made

    yield start
    for works in opened:
        works.__exit__(None, None, None)


@pytest.fixture
def office(begin: Callable[..., Office]) -> Office:
    return begin()


def codes(pdf: bytes) -> list[str]:
    """Read every code from the pages of a document."""
    return [found.text for page in pages(pdf, 120) for found in decode(page)]


def test_the_day_is_shown_with_its_week(office: Office) -> None:
    state = office.screen.state

    assert [tab.count for tab in state.days] == ["3", "0", "0", "0", "0"]
    assert [tab.chosen for tab in state.days] == [True, False, False, False, False]
    assert state.day is not None
    assert state.day.title == "3 Termine"
    assert {row.name for row in state.day.rows} == {"Person 1", "Person 2", TOO_LONG}
    assert {row.mark for row in state.day.rows} == {LetterMark.NONE}


def test_the_chosen_letter_is_the_real_page(office: Office) -> None:
    office.choose("Person 1")

    paper = office.screen.state.paper
    assert paper is not None
    assert paper.pdf.startswith(b"%PDF")
    assert paper.line == "Entwurf, der Code gilt noch nicht"
    assert office.screen.state.detail is not None
    assert office.screen.state.detail.title == "Person 1"
    assert office.row("Person 1").letter is None  # looking writes nothing


def test_a_letter_that_cannot_be_set_is_said_and_cannot_be_printed(office: Office) -> None:
    office.choose(TOO_LONG)

    detail = office.screen.state.detail
    assert "passt nicht" in office.fault_shown
    assert detail is not None
    assert detail.blocked == "so nicht möglich"
    assert [check.passed for check in detail.checks] == [False, None]


def test_a_printed_letter_is_on_paper_and_noted(office: Office) -> None:
    office.choose("Person 1")
    office.letters.print_out()
    office.wait(lambda: bool(office.said))
    office.rest()

    letter = office.row("Person 1").letter
    assert office.said == f"Gedruckt auf {PRINTER}"
    assert letter is not None
    assert letter.printed_at == NOW
    assert letter.checked_at == NOW
    assert codes(office.files.files[0].read_bytes()) == [letter.code]
    assert office.screen.state.day is not None
    assert office.screen.state.day.printed == 1
    assert office.screen.state.paper is not None
    assert office.screen.state.paper.line == "Fassung 1, gedruckt heute um 10:30 Uhr"


def test_a_printer_that_does_not_print_is_said_and_nothing_is_noted(office: Office) -> None:
    office.files.broken = True
    office.choose("Person 1")
    office.letters.print_out()
    office.wait(lambda: bool(office.faults))
    office.rest()

    letter = office.row("Person 1").letter
    assert [fault.kind for fault in office.faults] == [FaultKind.PRINTER_FAILED]
    assert letter is not None
    assert letter.printed_at is None
    assert office.screen.state.detail is not None
    assert not office.screen.state.detail.busy


def test_a_stored_letter_is_a_file(office: Office, tmp_path: Path) -> None:
    office.choose("Person 2")
    office.letters.store(str(tmp_path / "out" / "person.pdf"))
    office.wait(lambda: bool(office.said))

    letter = office.row("Person 2").letter
    assert letter is not None
    assert letter.printed_at == NOW
    assert codes((tmp_path / "out" / "person.pdf").read_bytes()) == [letter.code]


def test_a_file_that_cannot_be_written_is_said(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    office.choose("Person 2")
    office.letters.store(str(tmp_path / "file" / "person.pdf"))
    office.wait(lambda: bool(office.faults))
    office.rest()

    assert office.faults[0].kind is FaultKind.FOLDER_NOT_WRITABLE
    letter = office.row("Person 2").letter
    assert letter is not None
    assert letter.printed_at is None


def test_issued_anew_the_older_paper_dies(office: Office) -> None:
    office.choose("Person 1")
    office.letters.print_out()
    office.wait(lambda: bool(office.said))
    office.rest()
    older = office.row("Person 1").letter
    office.letters.acts.ask_reissue()
    question = office.screen.state.detail.question if office.screen.state.detail else None
    assert question is not None
    assert "Fassung 1 gilt dann nicht mehr" in question.detail
    office.letters.acts.answer(agreed=True)
    office.wait(lambda: "Fassung 2" in office.said)
    office.rest()

    newer = office.row("Person 1").letter
    assert older is not None
    assert newer is not None
    assert (newer.revision, newer.printed_at) == (2, None)
    with open_desk(office.url, HandClock(), "de") as desk:
        assert present(desk, older.code).decision.reason is Reason.REPLACED
        assert present(desk, newer.code).decision.reason is not Reason.REPLACED


def test_a_question_that_is_left_changes_nothing(office: Office) -> None:
    office.choose("Person 1")
    office.letters.acts.ask_cancel()
    office.letters.acts.answer(agreed=False)
    office.rest()

    assert office.row("Person 1").appointment.status is AppointmentStatus.PLANNED
    assert office.screen.state.detail is not None
    assert office.screen.state.detail.question is None


def test_a_question_is_forgotten_where_another_appointment_is_chosen(office: Office) -> None:
    office.choose("Person 1")
    office.letters.acts.ask_cancel()
    office.choose("Person 2")

    assert office.screen.state.detail is not None
    assert office.screen.state.detail.question is None


def test_a_cancelled_appointment_is_refused_at_the_entrance(office: Office) -> None:
    office.choose("Person 1")
    office.letters.print_out()
    office.wait(lambda: bool(office.said))
    office.rest()
    office.letters.acts.ask_cancel()
    office.letters.acts.answer(agreed=True)
    office.wait(lambda: "Abgesagt" in office.said)
    office.rest()

    row = office.row("Person 1")
    assert row.appointment.status is AppointmentStatus.CANCELLED
    assert row.letter is not None
    with open_desk(office.url, HandClock(), "de") as desk:
        assert present(desk, row.letter.code).decision.verdict is Verdict.REFUSE
    detail = office.screen.state.detail
    assert detail is not None
    assert (detail.can_cancel, detail.can_reissue) == (False, False)
    assert detail.blocked


def test_without_a_printer_letters_are_stored(begin: Callable[..., Office], tmp_path: Path) -> None:
    office = begin(printers=False)
    office.choose("Person 1")
    office.letters.print_out()
    office.rest()
    assert office.row("Person 1").letter is None
    office.letters.store(str(tmp_path / "one.pdf"))
    office.wait(lambda: bool(office.said))

    assert office.screen.state.printers == ()
    assert (tmp_path / "one.pdf").is_file()


def test_the_place_speaks_english(begin: Callable[..., Office]) -> None:
    office = begin(language="en")
    office.choose("Person 1")

    assert office.screen.state.day is not None
    assert office.screen.state.day.title == "3 appointments"
    assert office.screen.state.paper is not None
    assert office.screen.state.paper.line == "Draft, the code is not valid yet"


def test_another_day_and_back(office: Office) -> None:
    office.letters.turn_week(1)
    office.wait(lambda: office.screen.state.day is not None and not office.screen.state.day.rows)
    assert office.screen.state.day is not None
    assert office.screen.state.day.empty[0] == "An diesem Tag gibt es keine Termine."
    office.letters.choose_day(DAY - timedelta(days=3))
    office.wait(lambda: office.letters.office.reading is not None and office.letters.office.reading.day.weekday() == 4)
    assert "heute" in office.screen.state.day.empty[1]
    office.letters.choose_day(DAY)
    office.wait(lambda: office.screen.state.day is not None and bool(office.screen.state.day.rows))


def test_a_database_that_cannot_be_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(f"sqlite:///{tmp_path / 'none.sqlite'}", None) as (screen, letters):
        faults: list[Fault] = []
        letters.faulted.connect(faults.append)
        letters.read()
        qtbot.waitUntil(lambda: bool(faults))

        assert faults[0].kind is FaultKind.DATABASE_MISSING
        assert screen.state.trouble[0]
        assert screen.state.day is None


# ------------------------------------------------------------------------------------------------------------ the form


def open_form(office: Office, *, with_chosen: bool = False) -> None:
    office.letters.open_form(with_chosen)
    office.wait(lambda: office.screen.state.form is not None and bool(office.screen.state.form.checks))


def settled(office: Office) -> None:
    """Wait until what is typed was looked at."""
    office.wait(lambda: not office.letters.form._examining)


def test_an_appointment_is_made_with_its_letter_beside_it(office: Office) -> None:
    open_form(office)
    fields = office.screen.form.fields
    fields.name.setText("Herr Ünal Çelik")
    fields.address.setPlainText("Weg 2\n\n12345 Musterhausen\n")
    fields.room.choose("2.01")
    fields.start.choose("14:15")
    fields.persons.choose(3)
    settled(office)
    form, paper = office.screen.state.form, office.screen.state.paper
    assert form is not None
    assert [check.passed for check in form.checks] == [True, True, True]
    assert paper is not None
    assert paper.pdf
    office.screen.form.save()
    office.wait(lambda: office.screen.state.form is None)
    office.wait(lambda: office.screen.state.detail is not None)

    made = office.row("Herr Ünal Çelik").appointment
    assert made.address == ("Weg 2", "12345 Musterhausen")
    assert (made.starts_local.strftime("%H:%M"), made.room.number, made.persons) == ("14:15", "2.01", 3)
    assert office.screen.state.detail is not None
    assert office.screen.state.detail.title == "Herr Ünal Çelik"


def test_without_a_name_it_is_said_what_is_missing(office: Office) -> None:
    open_form(office)

    assert office.screen.state.form is not None
    assert office.screen.state.form.blocked == "der Name fehlt"
    office.screen.form.save()
    office.rest()
    assert len(office.rows()) == 3


def test_a_taken_room_is_said_while_it_is_typed_and_another_time_is_named(office: Office) -> None:
    open_form(office)
    fields = office.screen.form.fields
    fields.name.setText("Person 9")
    fields.room.choose("1.01")
    fields.start.choose("13:30")
    fields.persons.choose(2)
    settled(office)

    form = office.screen.state.form
    assert form is not None
    assert form.checks[0].passed is False
    assert "Frei ab 14:00" in form.checks[0].words
    assert form.wrong == {"start"}


def test_what_the_office_refuses_is_said_and_nothing_typed_is_lost(office: Office) -> None:
    open_form(office)
    fields = office.screen.form.fields
    fields.name.setText("Person 9")
    fields.room.choose("1.02")
    fields.persons.choose(2)
    settled(office)
    office.screen.form.save()
    office.wait(lambda: office.letters.form.writing is not None and office.letters.form.writing.refused is not None)

    form = office.screen.state.form
    assert form is not None
    assert "persons" in form.wrong
    assert (fields.name.text(), fields.persons.currentData()) == ("Person 9", 2)
    assert len(office.rows()) == 3
    assert office.faults == []


def test_a_name_that_does_not_fit_is_said_before_it_is_made(office: Office) -> None:
    open_form(office)
    office.screen.form.fields.name.setText(TOO_LONG)
    settled(office)

    form, paper = office.screen.state.form, office.screen.state.paper
    assert form is not None
    assert form.wrong == {"address"}
    assert paper is not None
    assert paper.fault[0]


def invite_family(office: Office, members: int) -> None:
    """Enter a family for a time at which nothing is planned."""
    open_form(office)
    fields = office.screen.form.fields
    fields.name.setText("Familie Petrenko")
    fields.address.setPlainText("Weg 2\n12345 Musterhausen")
    fields.room.choose("1.01")
    fields.start.choose("16:00")
    fields.choose_family(members)
    settled(office)


def test_a_family_is_made_in_one_step_and_stands_joined_in_the_list(office: Office) -> None:
    invite_family(office, 3)
    form = office.screen.state.form
    assert form is not None
    assert form.checks[0].words.startswith("3 Personen: 2 Termine, 2 + 1, Zimmer 1.01, 1.02 um 16:00")
    assert form.save == "2 Termine anlegen"
    office.screen.form.save()
    office.wait(lambda: office.screen.state.form is None)
    office.wait(lambda: office.screen.state.detail is not None)

    made = [row.appointment for row in office.rows() if row.appointment.name == "Familie Petrenko"]
    assert [(one.room.number, one.persons) for one in made] == [("1.01", 2), ("1.02", 1)]
    assert len({one.family for one in made}) == 1
    detail, day = office.screen.state.detail, office.screen.state.day
    assert detail is not None
    assert detail.family is not None
    assert [line.chosen for line in detail.family.lines] == [True, False]
    assert day is not None
    assert [row.room for row in day.rows if row.joined] == ["1.01", "1.02"]


def test_how_a_family_sits_may_be_chosen(office: Office) -> None:
    invite_family(office, 3)
    office.screen.form.fields.arrangement.choose("one-after-another")
    settled(office)

    form = office.screen.state.form
    assert form is not None
    assert "2 + 1, Zimmer 1.01 um 16:00" in form.checks[0].words
    assert "16:30" in form.checks[0].words


def test_a_family_without_room_is_not_made_and_nothing_typed_is_lost(office: Office) -> None:
    invite_family(office, 9)
    office.screen.form.fields.arrangement.choose("side-by-side")
    settled(office)
    before = len(office.rows())
    office.screen.form.save()
    office.wait(lambda: office.letters.form.writing is not None and office.letters.form.writing.refused is not None)

    form = office.screen.state.form
    assert form is not None
    assert "start" in form.wrong
    assert len(office.rows()) == before
    assert office.screen.form.fields.entry().persons == 9
    assert office.faults == []


def test_a_form_begins_with_what_another_appointment_says(office: Office) -> None:
    office.choose(TOO_LONG)
    open_form(office, with_chosen=True)
    fields = office.screen.form.fields

    assert (fields.name.text(), fields.room.currentData(), fields.start.currentData()) == (TOO_LONG, "1.01", "13:30")
    office.screen.form.closed.emit()
    assert office.screen.state.form is None


def test_reading_anew_leaves_what_is_typed(office: Office) -> None:
    open_form(office)
    office.screen.form.fields.name.setText("Halb getippt")
    for _turn in range(3):
        office.letters.read()
        office.rest()

    assert office.screen.form.fields.name.text() == "Halb getippt"


# ----------------------------------------------------------------------------------------------------------- the batch


def test_a_batch_prints_what_can_be_printed_and_shows_the_one_that_cannot(begin: Callable[..., Office]) -> None:
    office = begin(letters=12)
    seen: list[int] = []

    def note() -> None:
        if office.letters.batch.now is not None:
            seen.append(office.letters.batch.now.done)

    office.letters.batch.changed.connect(note)
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.batch_is(Phase.OVER))
    office.rest()

    batch = office.screen.state.batch
    assert batch is not None
    assert batch.pages.count(PageMark.DONE) == 12
    assert batch.pages.count(PageMark.FAILED) == 1
    assert batch.progress == "13 von 13 fertig"
    assert batch.fine == "12 Codes richtig zurückgelesen"
    assert [failure.who.startswith(TOO_LONG) for failure in batch.failures] == [True]
    assert batch.note == "12 in Ordnung, 1 nicht erzeugt."
    assert sorted(set(seen)) == list(range(13))  # every letter was seen to be done
    rows = {row.appointment.name: row.letter for row in office.rows()}
    assert [name for name, letter in rows.items() if letter is None or letter.printed_at is None] == [TOO_LONG]
    printed = [code for file in office.files.files for code in codes(file.read_bytes())]
    assert sorted(printed) == sorted(letter.code for letter in rows.values() if letter)


def test_a_batch_takes_only_what_is_not_printed_yet_unless_all_are_wanted(office: Office) -> None:
    office.choose("Person 1")
    office.letters.print_out()
    office.wait(lambda: bool(office.said))
    office.rest()
    office.letters.open_batch()

    batch = office.screen.state.batch
    assert batch is not None
    assert (batch.total, batch.choice, [one.words for one in batch.choices]) == (
        2,
        "open",
        ["Noch nicht gedruckt: 2", "Alle: 3"],
    )
    office.letters.batch.choose("all")
    assert office.screen.state.batch is not None
    assert office.screen.state.batch.total == 3


def test_an_ended_batch_leaves_what_is_done_valid(begin: Callable[..., Office]) -> None:
    office = begin(letters=6)
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.letters.batch.now is not None and office.letters.batch.now.done >= 2)
    office.letters.batch.leave()
    office.wait(lambda: office.batch_is(Phase.OVER))
    office.rest()

    done = office.letters.batch.now.done if office.letters.batch.now else 0
    printed = [row for row in office.rows() if row.letter and row.letter.printed_at]
    assert 2 <= done < 6
    assert len(printed) == done
    assert office.screen.state.batch is not None
    assert office.screen.state.batch.note.startswith(f"Beendet. {done} fertig")
    office.letters.batch.leave()
    assert office.screen.state.batch is None


def test_a_halted_batch_goes_on_where_it_stood(begin: Callable[..., Office]) -> None:
    office = begin(letters=6)
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.letters.batch.now is not None and office.letters.batch.now.done >= 2)
    office.letters.batch.hold(PRINTER)
    office.wait(lambda: office.batch_is(Phase.HELD) and not office.letters.batch._printing.busy)
    halted = office.letters.batch.now.done if office.letters.batch.now else 0
    assert halted < 6
    office.letters.batch.hold(PRINTER)
    office.wait(lambda: office.batch_is(Phase.OVER))
    office.rest()

    printed = [code for file in office.files.files for code in codes(file.read_bytes())]
    assert len(printed) == len(set(printed)) == 6  # nobody's letter twice


def test_a_batch_stands_still_where_the_printer_does_not_print_and_goes_on(office: Office) -> None:
    office.files.broken = True
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.batch_is(Phase.HELD))
    batch = office.screen.state.batch
    assert batch is not None
    assert "hat nicht gedruckt" in batch.trouble[0]
    assert PageMark.NOW not in batch.pages
    office.files.broken = False
    office.letters.batch.hold("Poststelle")
    office.wait(lambda: office.batch_is(Phase.OVER))

    assert office.letters.batch.now is not None
    assert (office.letters.batch.now.done, office.letters.batch.now.printer) == (2, "Poststelle")


def test_a_batch_as_one_file(begin: Callable[..., Office], tmp_path: Path) -> None:
    office = begin(letters=11)
    office.letters.open_batch()
    office.letters.store(str(tmp_path / "alle.pdf"))
    office.wait(lambda: office.batch_is(Phase.OVER))
    office.rest()

    stored = codes((tmp_path / "alle.pdf").read_bytes())
    assert len(stored) == 11
    assert stored == [row.letter.code for row in office.rows() if row.letter]
    assert office.screen.state.batch is not None
    assert office.screen.state.batch.destination == f"Gespeichert als {tmp_path / 'alle.pdf'}"


def test_from_the_failed_letter_to_its_appointment(office: Office) -> None:
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.batch_is(Phase.OVER))
    assert office.screen.state.batch is not None
    office.letters.choose(office.screen.state.batch.failures[0].appointment)

    assert office.screen.state.batch is None
    assert office.screen.state.detail is not None
    assert office.screen.state.detail.title == TOO_LONG
    office.rest()


def test_closing_the_window_ends_the_batch(begin: Callable[..., Office]) -> None:
    office = begin(letters=4)
    office.letters.open_batch()
    office.letters.print_out()
    office.wait(lambda: office.letters.batch.now is not None and office.letters.batch.now.done >= 1)
    office.letters.stop()
    office.rest()

    assert office.letters.batch.now is not None
    assert office.letters.batch.now.done < 4
