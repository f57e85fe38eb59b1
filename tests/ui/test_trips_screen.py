"""The home visits place as a screen: which key is which wish, what is proposed, how it is laid out; on real states."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.domain.home_visits import PlaceKind, VisitOutcome
from desk.i18n import translator
from desk.ui.office.state import Option, Paper, Question
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT
from desk.ui.trips.keys import Wanted, Wish, wanted
from desk.ui.trips.screen import TripsScreen
from desk.ui.trips.state import (
    OutcomeOffer,
    Report,
    Row,
    TableRow,
    TripDetail,
    TripEntry,
    TripForm,
    TripList,
    TripsState,
    VisitDetail,
    WishForm,
)
from tests.ui.gallery import settle

PRINTERS = (Option("Flur", "Flur"),)
FIRST, SECOND = UUID(int=1), UUID(int=2)


def row(key: UUID) -> Row:
    return Row(key, "9:00", "Ada Beispiel", "20 Minuten", "clock", "geplant", True, "9:00, Ada Beispiel")


TRIP = TripDetail("Haus Linde", "Heute", (), (row(FIRST), row(SECOND)), FIRST, ("", ""), True, None, False, "", "1.pdf")
VISIT = VisitDetail(
    serial="1",
    title="Ada Beispiel",
    service="Lebensbescheinigung",
    pairs=(),
    bring_title="Bereitzuhalten",
    bring=("Ausweis",),
    heading="Was daraus wurde",
    outcome=None,
    offers=tuple(OutcomeOffer(one, one.value, str(number)) for number, one in enumerate(VisitOutcome, start=1)),
    note="",
    can_confirm=False,
    file="1-1.pdf",
)
STATE = TripsState(
    trips=TripList("Hausbesuche", "", (row(FIRST), row(SECOND)), FIRST, ("", "")),
    trip=TRIP,
    visit=VISIT,
    printers=PRINTERS,
    printer="Flur",
)
NOTED = replace(STATE, visit=replace(VISIT, can_confirm=True))
REPORT = Report("Auswertung", "", (), ("gesamt",), (TableRow("Besuche", ("1",)),), b"", "Balken", "", "p.pdf")
WISH = WishForm("Ablehnen", "", (Option("mobile", "Kann kommen"), Option("area", "Außerhalb")))


@pytest.fixture
def screen(qtbot: QtBot) -> TripsScreen:
    one = TripsScreen(translator("de"))
    qtbot.addWidget(one)
    one.resize(1280, 712)
    one.show_state(STATE)
    one.show()
    one.setFocus()
    return one


def meant(state: TripsState, key: Qt.Key, *, control: bool = False, magnified: bool = False) -> Wanted | None:
    return wanted(state, key, control=control, magnified=magnified)


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_N, Wish.NEW_TRIP),
        (Qt.Key.Key_B, Wish.ADD_VISIT),
        (Qt.Key.Key_W, Wish.REFUSE_WISH),
        (Qt.Key.Key_E, Wish.REPORT),
        (Qt.Key.Key_P, Wish.ANNOUNCE),
        (Qt.Key.Key_S, Wish.STORE_LETTERS),
        (Qt.Key.Key_K, Wish.CONFIRM),
        (Qt.Key.Key_D, Wish.STORE_CONFIRMATION),
        (Qt.Key.Key_L, Wish.MAGNIFY),
    ],
)
def test_each_wish_has_its_key(key: Qt.Key, wish: Wish) -> None:
    assert meant(NOTED, key, control=True) == Wanted(wish)
    assert meant(NOTED, key) is None
    assert meant(TripsState(), key, control=True) is None


def test_what_is_not_possible_has_no_key() -> None:
    assert meant(STATE, Qt.Key.Key_K, control=True) is None  # nothing is noted yet
    assert meant(STATE, Qt.Key.Key_D, control=True) is None
    alone = replace(NOTED, printers=())
    assert meant(alone, Qt.Key.Key_P, control=True) is None
    assert meant(alone, Qt.Key.Key_K, control=True) is None
    assert meant(alone, Qt.Key.Key_S, control=True) == Wanted(Wish.STORE_LETTERS)
    blocked = replace(STATE, trip=replace(TRIP, announce_blocked="noch kein Besuch"))
    assert meant(blocked, Qt.Key.Key_S, control=True) is None
    assert meant(replace(STATE, trip=None, visit=None), Qt.Key.Key_B, control=True) is None
    assert meant(replace(NOTED, busy=True), Qt.Key.Key_P, control=True) is None
    assert meant(replace(NOTED, busy=True), Qt.Key.Key_1) is None


def test_a_digit_notes_what_is_offered() -> None:
    assert meant(STATE, Qt.Key.Key_1) == Wanted(Wish.NOTE, VisitOutcome.DONE)
    assert meant(STATE, Qt.Key.Key_3) == Wanted(Wish.NOTE, VisitOutcome.COULD_NOT)
    assert meant(STATE, Qt.Key.Key_4) is None
    ahead = replace(STATE, visit=replace(VISIT, offers=VISIT.offers[2:]))
    assert meant(ahead, Qt.Key.Key_1) is None
    assert meant(ahead, Qt.Key.Key_3) == Wanted(Wish.NOTE, VisitOutcome.COULD_NOT)
    assert meant(replace(STATE, visit=None), Qt.Key.Key_1) is None


def test_a_question_takes_enter_and_escape_only() -> None:
    assert meant(STATE, Qt.Key.Key_Delete) == Wanted(Wish.CALL_OFF)
    assert meant(replace(STATE, trip=replace(TRIP, can_call_off=False)), Qt.Key.Key_Delete) is None
    asked = replace(STATE, trip=replace(TRIP, question=Question("Absagen?", "", "Ja", "Nein")))
    assert meant(asked, Qt.Key.Key_Return) == Wanted(Wish.ANSWER, True)
    assert meant(asked, Qt.Key.Key_Escape) == Wanted(Wish.ANSWER, False)
    assert meant(asked, Qt.Key.Key_1) is None
    assert meant(asked, Qt.Key.Key_N, control=True) is None


def test_arrows_go_between_the_lists_and_pages_turn() -> None:
    assert meant(STATE, Qt.Key.Key_Right) == Wanted(Wish.VISITS)
    assert meant(STATE, Qt.Key.Key_Return) == Wanted(Wish.VISITS)
    assert meant(STATE, Qt.Key.Key_Left) == Wanted(Wish.TRIPS)
    assert meant(STATE, Qt.Key.Key_Escape) == Wanted(Wish.TRIPS)
    assert meant(STATE, Qt.Key.Key_Escape, magnified=True) == Wanted(Wish.MAGNIFY)
    assert meant(STATE, Qt.Key.Key_PageDown) == Wanted(Wish.SCROLL, 1)


def test_what_is_open_has_keys_of_its_own() -> None:
    form = replace(STATE, opened=_trip_form())
    assert meant(form, Qt.Key.Key_Return, control=True) == Wanted(Wish.SAVE)
    assert meant(form, Qt.Key.Key_Escape) == Wanted(Wish.LEAVE)
    assert meant(form, Qt.Key.Key_N, control=True) is None
    asked = replace(STATE, opened=WISH)
    assert meant(asked, Qt.Key.Key_2) == Wanted(Wish.REASON, "area")
    assert meant(asked, Qt.Key.Key_3) is None
    report = replace(STATE, opened=REPORT)
    assert meant(report, Qt.Key.Key_S, control=True) == Wanted(Wish.STORE_PICTURE)
    assert meant(report, Qt.Key.Key_S) is None
    assert meant(replace(STATE, opened=replace(REPORT, empty="noch nichts")), Qt.Key.Key_S, control=True) is None


def _trip_form() -> TripForm:
    start = TripEntry(PlaceKind.FACILITY, date(2020, 9, 16), time(9, 0))
    return TripForm("Neue Fahrt", (Option("facility", "Einrichtung"), Option("home", "Privatwohnung")), 1, start)


def visible(part: QWidget, screen: TripsScreen) -> bool:
    return part.isVisibleTo(screen)


def test_first_that_it_is_done_is_proposed_and_then_the_confirmation(screen: TripsScreen) -> None:
    pane = screen.chosen.visit
    assert visible(pane._done_first, screen)
    assert not visible(pane._confirm, screen)
    screen.show_state(NOTED)
    assert not visible(pane._done_first, screen)
    assert visible(pane._confirm, screen)
    assert visible(pane.buttons[VisitOutcome.DONE], screen)
    screen.show_state(replace(NOTED, printers=()))
    assert not visible(pane._confirm, screen)
    assert visible(pane._store_first, screen)


def test_what_is_typed_stays_until_another_visit_is_shown_or_it_is_noted(screen: TripsScreen) -> None:
    note = screen.chosen.visit.note
    note.setText("Wir rufen an.")
    screen.show_state(replace(STATE, said="Gespeichert"))
    assert note.text() == "Wir rufen an."
    screen.show_state(replace(STATE, visit=replace(VISIT, serial="2", note="anders")))
    assert note.text() == "anders"


def test_an_act_that_goes_on_blocks_the_others(screen: TripsScreen) -> None:
    screen.show_state(replace(NOTED, busy=True, said="Wird gedruckt…"))
    noted: list[object] = []
    screen.noted.connect(lambda outcome, _note: noted.append(outcome))
    screen.chosen.visit.buttons[VisitOutcome.NOT_MET].click()
    screen.chosen.trip._print.click()

    assert noted == []
    assert "Wird gedruckt…" in screen.chosen.trip._print.accessibleName()


def test_rows_are_clicked_and_say_all_of_themselves(screen: TripsScreen) -> None:
    chosen: list[object] = []
    screen.trip_chosen.connect(chosen.append)
    rows = screen.list.rows
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())

    assert chosen == [SECOND]
    told = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "9:00, Ada Beispiel"


def test_a_reason_is_clicked(screen: TripsScreen) -> None:
    reasons: list[str] = []
    screen.reason_chosen.connect(reasons.append)
    screen.show_state(replace(STATE, opened=WISH))
    screen.wish.buttons[1].click()

    assert reasons == ["area"]


@pytest.mark.parametrize(
    ("state", "wish", "name"),
    [
        (STATE, Wish.STORE_LETTERS, "1.pdf"),
        (NOTED, Wish.STORE_CONFIRMATION, "1-1.pdf"),
        (replace(STATE, opened=REPORT), Wish.STORE_PICTURE, "p.pdf"),
    ],
)
def test_a_file_is_asked_for_under_a_name_without_names(
    screen: TripsScreen, state: TripsState, wish: Wish, name: str
) -> None:
    screen.show_state(state)
    screen.ask_for_file(wish)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert [file.rpartition("/")[2] for file in dialog.selectedFiles()] == [name]
    dialog.reject()


def test_the_letter_is_made_larger_and_smaller_again(screen: TripsScreen) -> None:
    screen.chosen.magnify()
    assert visible(screen.chosen.trip, screen)  # there is no letter, and no room for it
    screen.resize(1920, 944)
    screen.show_state(replace(STATE, paper=Paper("Ankündigung", "", b"")))
    screen.chosen.magnify()
    assert not visible(screen.chosen.trip, screen)
    screen.chosen.magnify()
    assert visible(screen.chosen.trip, screen)


LOOKS: dict[str, tuple[Look, int, int]] = {
    "small": (Look(LIGHT), 1280, 712),
    "large": (Look(LIGHT), 1920, 992),
    "dark": (Look(DARK), 1280, 712),
    "contrast": (Look(HIGH_CONTRAST), 1280, 712),
    "large letters": (Look(LIGHT, 2.0), 1280, 648),
}


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which wears the usual look again afterwards."""
    yield qapp
    wear(qapp, Look())


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", [STATE, NOTED, replace(STATE, opened=WISH), replace(STATE, opened=REPORT)])
def test_nothing_is_wider_than_its_place(qtbot: QtBot, dressed: QApplication, look: str, state: TripsState) -> None:
    style, width, height = LOOKS[look]
    wear(dressed, style)
    screen = TripsScreen(translator("de"))
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    screen.show_state(state)
    settle(dressed)

    assert (screen.width(), screen.height()) == (width, height)
    for part in screen.findChildren(QWidget):
        if part.isVisibleTo(screen) and part.parentWidget() is not None and not part.isWindow():
            left = part.mapTo(screen, part.rect().topLeft()).x()
            assert left >= 0, part
            assert left + part.width() <= width + 1, part
