"""Without a letter, in the running window: real keys, and the rules of Kaiserslautern around 29 June 2020."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk.app import App
from desk.domain.decisions import Reason, Verdict
from desk.domain.ledger import FactKind
from desk.service.admission import admit
from desk.service.desk import open_desk
from desk.service.leaving import leave_room
from desk.service.ledger import history
from desk.service.profiles import find_profile, load_profile
from desk.service.setup import initialise
from desk.service.walkins import present_walk_in
from desk.ui.entrance.choice import ServiceButton
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.checks import CheckRow
from desk.ui.places.entrance import Entrance
from desk.ui.shell import Place
from desk.ui.states.situation import Phase
from tests.ui import keyboard

K = Qt.Key
SUNDAY, MONDAY = (datetime(2020, 6, day, 8, 12, tzinfo=UTC) for day in (28, 29))
"""12 minutes past ten at the site, the day before and the first day without appointment."""


class House:
    """The Bürgercenter with its window in front, and somebody who presses keys."""

    def __init__(self, qtbot: QtBot, app: App, url: str, now: datetime) -> None:
        self.qtbot, self.app, self.url, self.now = qtbot, app, url, now

    @property
    def entrance(self) -> Entrance:
        assert self.app.front is not None
        assert self.app.front.places.entrance is not None
        return self.app.front.places.entrance

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            keyboard.press(self.app.window, key)

    def write(self, text: str) -> None:
        for character in text:
            self.press(character)

    def search(self, words: str) -> None:
        self.press(K.Key_F4)
        self.write(words)
        self.press(K.Key_Return)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)

    def wait_phase(self, phase: Phase) -> None:
        self.wait(lambda: self.entrance.situation.phase is phase)

    @property
    def reason(self) -> Reason | None:
        party = self.entrance.situation.presented
        return party.decision.reason if party else None

    def said(self) -> str:
        return "\n".join(one.text() for one in self.app.window.findChildren(QLabel) if one.isVisible())

    def acts(self) -> list[FactKind]:
        with open_desk(self.url, lambda: self.now, "de") as desk:
            return [fact.kind for fact in history(desk, 50)]

    def let_in(self, persons: int) -> None:
        """Let people in at another desk."""
        with open_desk(self.url, lambda: self.now, "de") as desk:
            answers = {"mask": True}
            assert admit(desk, present_walk_in(desk, "id-pickup", persons, "L0", answers)).visit is not None

    def empty(self, room: str) -> None:
        with open_desk(self.url, lambda: self.now, "de") as desk:
            leave_room(desk, room)
        self.app.front.read()  # type: ignore[union-attr]


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[datetime], House]]:
    opened: list[App] = []

    def make(now: datetime) -> House:
        url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
        initialise(url, load_profile(find_profile("kaiserslautern")), lambda: now, training=True)
        app = App(qapp, url, clock=lambda: now, places=(Place.ENTRANCE,), source=lambda: None)
        opened.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.front is not None)
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        qtbot.waitUntil(lambda: app.front is not None and not app.front.busy)
        return House(qtbot, app, url, now)

    yield make
    for app in opened:
        app.window.close()
        app.handheld.deleteLater()


@pytest.fixture
def monday(at: Callable[[datetime], House]) -> House:
    return at(MONDAY)


def test_words_that_mean_one_service_show_its_card_at_once(monday: House) -> None:
    monday.search("meldebesch")
    monday.wait_phase(Phase.DECIDED)

    monday.wait(lambda: monday.reason is Reason.APPOINTMENT_NEEDED)
    monday.wait(lambda: "Dafür brauchen Sie einen Termin." in monday.said())
    told = monday.said()
    assert "Termine zurzeit erst in etwa 3 Wochen" in told
    assert "Regel „Nur mit Termin“ bis auf Weiteres · Stand 24. Juni 2020" in told
    assert "0631/365-2538" in told

    monday.press(K.Key_Return)
    monday.wait_phase(Phase.IDLE)
    assert monday.acts() == [FactKind.REDIRECTED]


def test_a_word_of_nine_letters_is_no_mistyped_code_and_is_chosen_from_a_short_list(monday: House) -> None:
    monday.search("reisepass")
    monday.wait_phase(Phase.CHOOSING)
    names = [one.accessibleName() for one in monday.app.window.findChildren(ServiceButton) if one.isVisible()]
    assert names == ["1, Abholung von Ausweisdokumenten, ohne Termin", "2, Reisepass beantragen, nur mit Termin"]

    monday.press("2")
    monday.wait_phase(Phase.DECIDED)
    monday.wait(lambda: monday.reason is Reason.APPOINTMENT_NEEDED)


def test_what_is_not_found_is_said_with_who_helps(monday: House) -> None:
    monday.search("angelschein")
    monday.wait_phase(Phase.CHOOSING)

    monday.wait(lambda: "Nichts gefunden" in monday.said())
    monday.wait(lambda: "buergercenter" in monday.said())


def test_somebody_who_picks_up_a_document_goes_in_without_a_letter(monday: House) -> None:
    monday.press("o")
    monday.wait_phase(Phase.CHOOSING)
    assert monday.entrance.screen.left.field.edit.hasFocus()
    monday.press("1")
    monday.wait_phase(Phase.DECIDED)
    monday.wait(lambda: monday.reason is Reason.FILE_NUMBER_MISSING)

    monday.press(K.Key_Return)
    assert monday.entrance.situation.phase is Phase.DECIDED
    monday.write("l01x")
    monday.press(K.Key_Return)
    monday.wait(lambda: monday.reason is Reason.QUESTIONS_OPEN)
    monday.press("1", "+")
    monday.wait(lambda: monday.reason is None)
    monday.wait(lambda: "ohne Termin, 2 Personen" in monday.said())
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.ADMITTED)

    assert monday.acts() == [FactKind.ADMITTED]
    assert monday.entrance.situation.visit is not None
    assert (monday.entrance.situation.visit.room, monday.entrance.situation.visit.persons) == ("E.06", 2)
    monday.wait(lambda: "Gehen die Besucher wieder, wird der Platz in der Belegung freigegeben." in monday.said())


def test_somebody_exempt_from_the_mask_goes_in_and_only_that_is_noted(monday: House) -> None:
    monday.press("o", "1")
    monday.wait(lambda: monday.reason is Reason.FILE_NUMBER_MISSING)
    monday.write("l01")
    monday.press(K.Key_Return, "b")
    monday.wait(lambda: monday.reason is None)
    told = "1, Mund-Nase-Schutz getragen, befreit"
    monday.wait(lambda: told in [one.accessibleName() for one in rows(monday)])

    monday.press("1")
    monday.wait(lambda: monday.reason is Reason.QUESTIONS_OPEN)
    monday.press("b")
    monday.wait(lambda: monday.reason is None)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.ADMITTED)
    with open_desk(monday.url, lambda: MONDAY, "de") as desk:
        assert history(desk)[0].detail["exempt"] == "mask"


def test_the_day_before_the_pick_up_needs_an_appointment_and_the_day_is_said(at: Callable[[datetime], House]) -> None:
    sunday = at(SUNDAY)
    sunday.press("o")
    sunday.wait_phase(Phase.CHOOSING)
    sunday.press("1")
    sunday.wait_phase(Phase.DECIDED)

    assert sunday.reason is Reason.APPOINTMENT_NEEDED
    assert sunday.entrance.situation.presented is not None
    again = sunday.entrance.situation.presented.instead.next_day
    assert again is not None
    assert again.day == date(2020, 6, 29)
    sunday.wait(lambda: "Ab morgen, Montag, 29. Juni" in sunday.said())


def test_who_wants_nothing_of_it_is_told_who_helps_and_counted(monday: House) -> None:
    monday.press("o")
    monday.wait_phase(Phase.CHOOSING)
    monday.press(K.Key_Escape, "o")
    monday.wait_phase(Phase.WITHOUT_LETTER)
    monday.wait(lambda: "Das gehört nicht zu diesem Amt. Hier hilft man weiter:" in monday.said())

    monday.press(K.Key_Return)
    monday.wait_phase(Phase.IDLE)
    assert monday.acts() == [FactKind.REFUSED]


def rows(house: House) -> list[CheckRow]:
    return [one for one in house.app.window.findChildren(CheckRow) if one.isVisible()]


def number(house: House) -> str:
    """What the walk-in before the guard named."""
    party = house.entrance.situation.presented
    return party.facts.walk_in.file_number if party and party.facts.walk_in else ""


def test_a_scan_while_the_number_is_typed_lands_in_no_field_and_is_asked_once(monday: House) -> None:
    monday.press("o", "1")
    monday.wait_phase(Phase.DECIDED)
    monday.write("l0")
    monday.wait(lambda: number(monday) == "l0")
    keyboard.scan(monday.app.window, "T1HELLOWORLD")
    monday.wait(lambda: monday.entrance.situation.next_scan == "T1HELLOWORLD")

    assert number(monday) == "l0"
    assert monday.entrance.screen.left.field.edit.text() == ""


def test_another_search_takes_the_place_of_a_card_without_asking(monday: House) -> None:
    monday.search("meldebesch")
    monday.wait(lambda: monday.reason is Reason.APPOINTMENT_NEEDED)
    monday.search("angelschein")
    monday.wait_phase(Phase.CHOOSING)
    assert not monday.entrance.situation.next_scan


def test_words_over_a_party_that_is_not_confirmed_are_asked_once(monday: House) -> None:
    monday.press("o", "1")
    monday.wait(lambda: monday.reason is Reason.FILE_NUMBER_MISSING)
    monday.search("meldebesch")
    monday.wait(lambda: monday.entrance.situation.next_scan == "meldebesch")
    monday.wait(lambda: "Etwas anderes wurde eingegeben." in monday.said())

    monday.press(K.Key_Escape)
    monday.wait(lambda: monday.reason is Reason.APPOINTMENT_NEEDED)
    assert not monday.entrance.situation.next_scan


def test_a_full_room_gives_a_number_that_is_called_with_one_press_and_goes_in(monday: House) -> None:
    monday.let_in(3)
    monday.press("o", "1")
    monday.wait(lambda: monday.reason is Reason.ROOM_FULL)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.NUMBERED)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.IDLE)

    monday.empty("E.06")
    called = "Nummer 1 → Zimmer E.06"
    monday.wait(lambda: [one for one in buttons(monday, called) if one.isVisible()])
    monday.qtbot.mouseClick(buttons(monday, called)[0], Qt.MouseButton.LeftButton)
    monday.wait(lambda: monday.reason is Reason.FILE_NUMBER_MISSING)
    monday.write("l01")
    monday.press(K.Key_Return, "1")
    monday.wait(lambda: monday.reason is None)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.ADMITTED)

    assert monday.acts()[0] is FactKind.ADMITTED


def buttons(house: House, words: str) -> list[KeyButton]:
    return [one for one in house.app.window.findChildren(KeyButton) if one.text() == words]


def test_a_waiting_number_can_be_typed_and_one_that_nobody_has_is_said(monday: House) -> None:
    monday.let_in(3)
    monday.press("o", "1")
    monday.wait(lambda: monday.reason is Reason.ROOM_FULL)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.NUMBERED)
    monday.press(K.Key_Return)
    monday.wait_phase(Phase.IDLE)

    monday.search("nr. 1")
    monday.wait(lambda: monday.reason is Reason.ROOM_FULL)
    monday.press(K.Key_Escape)
    monday.search("7")
    assert monday.app.front is not None
    monday.wait(monday.app.front.shell._strip.isVisible)
    assert "Nummer 7" in monday.app.front.shell._strip.accessibleName()


def test_the_last_seat_that_is_gone_at_the_confirmation_lets_the_walk_in_wait(monday: House) -> None:
    monday.press("o", "1")
    monday.wait(lambda: monday.reason is Reason.FILE_NUMBER_MISSING)
    monday.write("l01")
    monday.press(K.Key_Return, "1")
    monday.wait(lambda: monday.reason is None)
    monday.let_in(3)
    monday.press(K.Key_Return)
    monday.wait(lambda: monday.reason is Reason.ROOM_FULL)

    assert number(monday) == "l01"
    assert monday.entrance.situation.shown_verdict is Verdict.WAIT
