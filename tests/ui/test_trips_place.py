"""The home visits place at work on a real database: reading, planning, letters, outcomes, wishes, the evaluation."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import PlaceKind, Trip, VisitOutcome, WishReason
from desk.letters.raster import pages
from desk.service.desk import Desk, open_desk
from desk.service.home_visits import evaluation, trips
from desk.ui.office.state import CheckWords
from desk.ui.places.trips import Trips
from desk.ui.states.trips_place import Asking
from desk.ui.trips.screen import TripsScreen
from desk.ui.trips.state import Report, TripForm, TripsState, VisitForm, WishForm
from tests.service.office import HandClock
from tests.ui.letters_office import PRINTER, FilePrinters
from tests.ui.trips_office import TUESDAY, make_trips, trips_at_work


class Suitcase:
    """The place, what it is shown on, and what stands behind it."""

    def __init__(
        self, qtbot: QtBot, url: str, clock: HandClock, screen: TripsScreen, place: Trips, files: FilePrinters
    ) -> None:
        self.qtbot, self.url, self.clock, self.screen, self.place, self.files = qtbot, url, clock, screen, place, files
        self.faults: list[Fault] = []
        place.faulted.connect(self.faults.append)

    @property
    def state(self) -> TripsState:
        return self.screen.state

    def opened(self) -> object:
        """What stands in the place of the trip."""
        return self.state.opened

    def other(self) -> Desk:
        """A second desk at the same database."""
        return open_desk(self.url, self.clock, "de")

    def trips(self) -> tuple[Trip, ...]:
        """What another desk sees."""
        with self.other() as desk:
            return trips(desk, TUESDAY.date() - timedelta(days=30))

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=20_000)

    def rest(self) -> None:
        """Wait until nothing is asked of the database any more."""
        self.wait(lambda: not self.place._background.busy and not self.state.busy)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trips")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HOME", str(folder / "home"))
        patch.setenv("DESK_KEYRING", "no")
        make_trips(folder / "trips.sqlite")
    return folder / "trips.sqlite"


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path, made: Path) -> Iterator[Callable[..., Suitcase]]:
    opened = []

    def start(
        *, printers: bool = True, language: str = "de", size: tuple[int, int] = (1280, 664), days: int = 0
    ) -> Suitcase:
        file, clock = tmp_path / "trips.sqlite", HandClock(TUESDAY + timedelta(days=days))
        shutil.copy(made, file)
        files = FilePrinters(tmp_path)
        works = trips_at_work(f"sqlite:///{file}", files if printers else None, clock, size, language)
        screen, place = works.__enter__()
        opened.append(works)
        screen.show()
        one = Suitcase(qtbot, f"sqlite:///{file}", clock, screen, place, files)
        place.read()
        one.wait(lambda: screen.state.trips is not None)
        return one

    yield start
    for works in opened:
        works.__exit__(None, None, None)


@pytest.fixture
def suitcase(begin: Callable[..., Suitcase]) -> Suitcase:
    return begin()


def evaluated(suitcase: Suitcase) -> Report:
    """Return the evaluation that is open."""
    opened = suitcase.state.opened
    assert isinstance(opened, Report)
    return opened


def sheets(pdf: bytes) -> int:
    """Count the pages of a document."""
    return sum(1 for _page in pages(pdf, 40))


def checks(suitcase: Suitcase) -> tuple[CheckWords, ...]:
    opened = suitcase.state.opened
    assert isinstance(opened, TripForm | VisitForm)
    return opened.checks


def test_the_place_opens_on_the_next_trip_with_its_first_visit_to_come(suitcase: Suitcase) -> None:
    state = suitcase.state

    assert state.trips is not None
    assert state.trips.subtitle == "3 Fahrten geplant, Testphase bis 28. Februar 2021"
    assert [row.title for row in state.trips.rows if row.id == state.trips.chosen] == ["Seniorenheim am Park"]
    assert [row.heading for row in state.trips.rows][3:] == [
        "Heute, Dienstag, 15. September",
        "",
        "Donnerstag, 17. September",
    ]
    assert state.trip is not None
    assert state.trip.when == "Heute, 9:00 bis 10:20 Uhr"
    assert [row.word for row in state.trip.visits] == ["erledigt", "geplant", "geplant"]
    assert state.visit is not None
    assert state.visit.service == "Antrag auf einen Personalausweis"
    assert "biometrisches Lichtbild (wir können es nicht vor Ort machen)" in state.visit.bring
    assert "Lesebrille" in state.visit.bring


def test_a_trip_is_planned_and_asked_for_its_first_visit_at_once(suitcase: Suitcase) -> None:
    suitcase.place.forms.open_trip()
    form = suitcase.screen.trip_form
    assert isinstance(suitcase.state.opened, TripForm)
    assert suitcase.state.opened.blocked == "der Name der Einrichtung fehlt"
    form.name.setText("Haus Abendsonne")
    form.address.setPlainText("Weg 1\n52349 Düren")
    form.start.choose("10:30")
    form.save()
    suitcase.wait(lambda: isinstance(suitcase.state.opened, VisitForm))
    visit = suitcase.screen.visit_form
    visit.name.setText("Frau Ida Beispiel")
    visit.service.choose("life-certificate")
    visit.service.activated.emit(visit.service.currentIndex())
    visit.note.setText("Rentenbescheid")
    visit.save()
    suitcase.wait(lambda: suitcase.opened() is None)
    suitcase.rest()

    trip = next(one for one in suitcase.trips() if one.place.name == "Haus Abendsonne")
    assert (trip.day, trip.place.kind, trip.place.address) == (
        TUESDAY.date() + timedelta(days=1),
        PlaceKind.FACILITY,
        ("Weg 1", "52349 Düren"),
    )
    assert [(one.name, one.service.key, one.minutes, one.note) for one in trip.visits] == [
        ("Frau Ida Beispiel", "life-certificate", 20, "Rentenbescheid")
    ]
    assert suitcase.state.visit is not None
    assert suitcase.state.visit.title == "Frau Ida Beispiel"


def test_a_private_home_is_never_called_by_a_name(suitcase: Suitcase) -> None:
    suitcase.place.forms.open_trip()
    form = suitcase.screen.trip_form
    form.name.setText("Haus")
    form.kind.choose(PlaceKind.HOME.value)
    assert form.name.isHidden() or not form.name.isVisibleTo(form)
    form.address.setPlainText("Gasse 5\n52349 Düren")
    form.save()
    suitcase.wait(lambda: isinstance(suitcase.state.opened, VisitForm))

    trip = next(one for one in suitcase.trips() if one.place.address[0] == "Gasse 5")
    assert (trip.place.kind, trip.place.name) == (PlaceKind.HOME, "")


def test_a_day_after_the_pilot_is_refused_beside_the_form_and_nothing_typed_is_lost(suitcase: Suitcase) -> None:
    suitcase.place.forms.open_trip()
    form = suitcase.screen.trip_form
    form.name.setText("Haus Abendsonne")
    form.address.setPlainText("Weg 1\n52349 Düren")
    form.day.setDate(form.day.date().addYears(1))
    form.save()
    suitcase.wait(lambda: bool(checks(suitcase)))

    assert checks(suitcase)[0] == CheckWords(False, "Hausbesuche gab es bis 28. Februar 2021.")
    assert form.day.property("wrong") == "true"
    assert form.name.text() == "Haus Abendsonne"
    assert suitcase.faults == []
    form.day.setDate(form.day.date().addYears(-1))
    assert checks(suitcase) == ()


def test_a_name_that_no_font_can_write_is_refused_beside_the_form(suitcase: Suitcase) -> None:
    suitcase.place.forms.open_visit()
    suitcase.wait(lambda: isinstance(suitcase.state.opened, VisitForm))
    form = suitcase.screen.visit_form
    assert checks(suitcase)[0].words == "Beginnt um 10:20 Uhr, nach den Besuchen davor."
    form.name.setText("Ada\x07")
    form.save()
    suitcase.wait(lambda: len(checks(suitcase)) > 1)

    assert form.name.property("wrong") == "true"
    assert isinstance(suitcase.state.opened, VisitForm)


def test_a_trip_after_the_pilot_takes_no_visit_and_that_is_said(begin: Callable[..., Suitcase]) -> None:
    suitcase = begin(days=200)
    with suitcase.other() as desk, desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE trip SET local_day = '2021-05-04', starts_at = '2021-05-04 08:00:00.000000'")
    suitcase.place.read()
    suitcase.wait(lambda: suitcase.place.known.trip is not None and suitcase.place.known.trip.day.year == 2021)
    suitcase.place.forms.open_visit()
    suitcase.wait(lambda: bool(suitcase.faults))

    assert suitcase.faults[0].kind is FaultKind.HOME_VISITS_NONE
    assert suitcase.opened() is None
    assert suitcase.state.trips is not None
    assert suitcase.state.trips.subtitle.endswith("die Testphase endete am 28. Februar")


def test_what_became_of_a_visit_is_noted_and_noted_anew(suitcase: Suitcase) -> None:
    suitcase.screen.chosen.visit.note.setText("Wir kommen noch einmal.")
    suitcase.screen.chosen.visit.note_outcome(VisitOutcome.NOT_MET)
    suitcase.wait(lambda: suitcase.state.visit is not None and suitcase.state.visit.can_confirm)
    assert suitcase.state.visit is not None
    assert suitcase.state.visit.outcome == CheckWords(None, "Nicht angetroffen, vermerkt heute um 9:26 Uhr")
    suitcase.rest()

    suitcase.screen.chosen.visit.note.setText("Der Ausweis kommt mit der Post.")
    suitcase.screen.chosen.visit.note_outcome(VisitOutcome.DONE)
    suitcase.wait(lambda: suitcase.state.visit is not None and "Erledigt" in str(suitcase.state.visit.outcome))
    suitcase.rest()

    noted = next(one for one in suitcase.trips() if one.number == 4).visits[1]
    assert (noted.outcome, noted.outcome_note) == (VisitOutcome.DONE, "Der Ausweis kommt mit der Post.")
    assert suitcase.state.trips is not None
    assert "2 von 3 vermerkt" in [row.word for row in suitcase.state.trips.rows]


def test_before_its_day_a_visit_can_only_be_called_off(suitcase: Suitcase) -> None:
    ahead = suitcase.trips()[-1]
    suitcase.place.choose_trip(ahead.id)
    assert suitcase.state.visit is not None
    assert [one.outcome for one in suitcase.state.visit.offers] == [VisitOutcome.COULD_NOT]
    suitcase.screen.chosen.visit.note_outcome(VisitOutcome.COULD_NOT)
    suitcase.wait(lambda: suitcase.state.visit is not None and suitcase.state.visit.can_confirm)
    suitcase.rest()

    assert suitcase.trips()[-1].visits[0].outcome is VisitOutcome.COULD_NOT


def test_the_letters_of_a_trip_are_printed_a_page_for_each_visit_to_come(suitcase: Suitcase) -> None:
    suitcase.place.wishes.announce()
    suitcase.wait(lambda: suitcase.state.said == f"Gedruckt auf {PRINTER}")

    assert sheets(suitcase.files.files[0].read_bytes()) == 2


def test_letters_and_confirmation_are_stored_as_files(suitcase: Suitcase, tmp_path: Path) -> None:
    suitcase.screen.letters_stored.emit(str(tmp_path / "out" / "letters.pdf"))
    suitcase.wait(lambda: suitcase.state.said.startswith("Gespeichert") or "letters.pdf" in suitcase.state.said)
    suitcase.place.choose_visit(suitcase.trips()[3].visits[0].id)
    suitcase.screen.confirmation_stored.emit(str(tmp_path / "confirmation.pdf"))
    suitcase.wait(lambda: "confirmation.pdf" in suitcase.state.said)

    assert sheets((tmp_path / "out" / "letters.pdf").read_bytes()) == 2
    assert sheets((tmp_path / "confirmation.pdf").read_bytes()) == 1


def test_a_confirmation_is_printed(suitcase: Suitcase) -> None:
    suitcase.place.choose_visit(suitcase.trips()[3].visits[0].id)
    suitcase.screen.confirm_requested.emit()
    suitcase.wait(lambda: suitcase.state.said == f"Gedruckt auf {PRINTER}")

    assert sheets(suitcase.files.files[0].read_bytes()) == 1


def test_a_printer_that_does_not_print_is_said(suitcase: Suitcase) -> None:
    suitcase.files.broken = True
    suitcase.place.wishes.announce()
    suitcase.wait(lambda: bool(suitcase.faults))

    assert suitcase.faults[0].kind is FaultKind.PRINTER_FAILED
    assert (suitcase.state.said, suitcase.state.busy) == ("", False)


def test_a_file_that_cannot_be_written_is_said(suitcase: Suitcase, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    suitcase.screen.letters_stored.emit(str(tmp_path / "file" / "letters.pdf"))
    suitcase.wait(lambda: bool(suitcase.faults))

    assert suitcase.faults[0].kind is FaultKind.FOLDER_NOT_WRITABLE


def test_without_a_printer_nothing_is_printed_and_files_are_proposed(begin: Callable[..., Suitcase]) -> None:
    suitcase = begin(printers=False)
    suitcase.place.wishes.announce()
    suitcase.rest()

    assert suitcase.state.printers == ()
    assert suitcase.state.said == ""
    assert not suitcase.screen.chosen.trip._print.isVisibleTo(suitcase.screen)


def test_a_refused_wish_is_counted_and_the_place_goes_on(suitcase: Suitcase) -> None:
    suitcase.place.open(Asking.WISH)
    assert isinstance(suitcase.opened(), WishForm)
    suitcase.screen.reason_chosen.emit(WishReason.NO_DATE.value)
    suitcase.wait(lambda: suitcase.state.said == "Als abgelehnt gezählt: kein Termin frei.")
    suitcase.rest()

    assert suitcase.opened() is None
    with suitcase.other() as desk:
        assert evaluation(desk).total.refused[WishReason.NO_DATE] == 1


def test_the_evaluation_is_counted_drawn_and_stored(suitcase: Suitcase, tmp_path: Path) -> None:
    suitcase.screen.report_requested.emit()
    suitcase.wait(lambda: isinstance(suitcase.state.opened, Report))
    report = evaluated(suitcase)
    assert report.facts[0] == ("6", "Besuche erledigt")
    assert report.facts[3] == ("3", "Wünsche abgelehnt")
    assert report.columns == ("gesamt", "KW 36", "KW 37", "KW 38")
    assert report.picture.startswith(b"\x89PNG")
    suitcase.screen.picture_stored.emit(str(tmp_path / "picture.pdf"))
    suitcase.wait(lambda: "picture.pdf" in suitcase.state.said)

    assert (tmp_path / "picture.pdf").read_bytes().startswith(b"%PDF")
    suitcase.screen.left.emit()
    assert suitcase.opened() is None


def test_before_the_pilot_there_is_nothing_to_count_and_that_is_said(begin: Callable[..., Suitcase]) -> None:
    suitcase = begin(days=-40)
    suitcase.screen.report_requested.emit()
    suitcase.wait(lambda: isinstance(suitcase.state.opened, Report))

    assert evaluated(suitcase).empty == "Die Hausbesuche beginnen am 1. September 2020."
    assert evaluated(suitcase).picture == b""
    assert suitcase.state.trips is not None
    assert suitcase.state.trips.subtitle.endswith("Testphase ab 1. September")


def test_on_a_large_screen_the_letter_stands_beside_the_visit_and_follows_it(begin: Callable[..., Suitcase]) -> None:
    suitcase = begin(size=(1920, 944))
    suitcase.place.read()
    suitcase.wait(lambda: suitcase.state.paper is not None and bool(suitcase.state.paper.pdf))
    assert suitcase.state.paper is not None
    assert suitcase.state.paper.title == "Ankündigung"
    first = suitcase.state.paper.pdf
    suitcase.screen.chosen.visit.note_outcome(VisitOutcome.DONE)
    suitcase.wait(lambda: suitcase.state.paper is not None and suitcase.state.paper.pdf not in (b"", first))

    assert suitcase.state.paper.title == "Bestätigung"
    assert suitcase.screen.chosen.paper.isVisibleTo(suitcase.screen)


def test_on_a_small_screen_no_page_is_set(suitcase: Suitcase) -> None:
    suitcase.rest()

    assert suitcase.place.pages.sheet is None
    assert not suitcase.screen.chosen.paper.isVisibleTo(suitcase.screen)


def test_what_another_desk_plans_is_seen_and_the_chosen_trip_stays(suitcase: Suitcase) -> None:
    assert suitcase.state.trips is not None
    chosen = suitcase.state.trips.chosen
    with suitcase.other() as desk, desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE trip SET place_name = 'Haus am See' WHERE number = 6")
    suitcase.place.read()
    suitcase.wait(
        lambda: "Haus am See" in [row.title for row in (suitcase.state.trips.rows if suitcase.state.trips else ())]
    )

    assert suitcase.state.trips.chosen == chosen


def test_the_place_speaks_english(begin: Callable[..., Suitcase]) -> None:
    suitcase = begin(language="en")

    assert suitcase.state.trips is not None
    assert suitcase.state.trips.title == "Home visits"
    assert suitcase.state.visit is not None
    assert suitcase.state.visit.service == "Application for an identity card"


def test_a_database_that_cannot_be_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with trips_at_work(f"sqlite:///{tmp_path / 'none.sqlite'}", None, HandClock(TUESDAY)) as (screen, place):
        faults: list[Fault] = []
        place.faulted.connect(faults.append)
        place.read()
        qtbot.waitUntil(lambda: bool(faults))

        assert faults[0].kind is FaultKind.DATABASE_MISSING
        assert screen.state.trouble[0]
        assert screen.state.trips is None
