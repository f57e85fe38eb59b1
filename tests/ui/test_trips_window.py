"""Home visits in the running window: where they are offered, and a whole visit by keyboard, from plan to evaluation."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.app import App
from desk.domain.home_visits import Trip, VisitOutcome, WishReason
from desk.service.desk import open_desk
from desk.service.home_visits import evaluation, find_trip
from desk.ui.front import about, offered
from desk.ui.places.trips import Trips
from desk.ui.shell import Place
from desk.ui.trips.rows import RowList
from desk.ui.trips.state import Report, TripForm, VisitForm, WishForm
from tests.service.office import HandClock
from tests.ui import keyboard
from tests.ui.office import Training, now
from tests.ui.trips_office import TUESDAY, make_trips

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("window")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HOME", str(folder / "home"))
        patch.setenv("DESK_KEYRING", "no")
        make_trips(folder / "trips.sqlite")
    return folder / "trips.sqlite"


@pytest.fixture
def url(tmp_path: Path, made: Path) -> str:
    shutil.copy(made, tmp_path / "trips.sqlite")
    return f"sqlite:///{tmp_path / 'trips.sqlite'}"


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def make(url: str, clock: Callable[[], object], places: tuple[Place, ...] = tuple(Place)) -> App:
        app = App(qapp, url, clock=clock, places=places, source=lambda: None)  # type: ignore[arg-type]
        started.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.front is not None)
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        qtbot.waitUntil(lambda: app.front is None or not app.front.busy, timeout=20_000)
        return app

    yield make
    for app in started:
        app.window.close()
        app.handheld.deleteLater()


@pytest.fixture
def app(start: Callable[..., App], url: str) -> App:
    return start(url, HandClock(TUESDAY))


def at_work(app: App) -> Trips:
    assert app.front is not None
    place = app.front.places.at_work[Place.TRIPS]
    assert isinstance(place, Trips)
    return place


def here(app: App) -> Place:
    """Which place is in front."""
    assert app.front is not None
    return app.front.place


def opened(app: App) -> object:
    """What stands in the place of the trip."""
    return at_work(app).screen.state.opened


def shows(app: App, kind: type) -> Callable[[], bool]:
    """Return what says whether something of that kind is open."""
    return lambda: isinstance(opened(app), kind)


def trip(url: str, number: int) -> Trip:
    """What another desk sees."""
    with open_desk(url, HandClock(TUESDAY), "de") as desk:
        return find_trip(desk, str(number))


def words(text: str) -> None:
    """Type words into what has the focus, as a person does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text, delay=keyboard.PERSON_MS)
    QTest.qWait(keyboard.PERSON_MS)


def press(app: App, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    keyboard.press(app.window, key, modifiers)


def test_a_house_that_goes_to_the_citizen_opens_on_its_trips_and_has_no_door(app: App) -> None:
    assert app.front is not None
    assert app.front.offered == (Place.RULES, Place.TRIPS)
    assert here(app) is Place.TRIPS
    assert isinstance(QApplication.focusWidget(), RowList)
    press(app, Qt.Key.Key_F1)
    assert here(app) is Place.TRIPS
    press(app, Qt.Key.Key_F5)
    assert here(app) is Place.RULES
    press(app, Qt.Key.Key_F6)
    assert here(app) is Place.TRIPS


def test_a_house_with_rooms_that_visits_nobody_has_no_such_place(start: Callable[..., App], training: Training) -> None:
    app = start(training.url, now)
    assert app.front is not None

    assert app.front.offered == (Place.ENTRANCE, Place.BOARD, Place.LETTERS, Place.RULES)
    assert here(app) is Place.ENTRANCE
    press(app, Qt.Key.Key_F6)
    assert here(app) is Place.ENTRANCE


def test_a_house_that_does_both_has_every_place_and_opens_on_its_door(training: Training) -> None:
    with training.desk() as desk:
        told = replace(about(desk), goes_out=True)

    assert offered(tuple(Place), told) == tuple(Place)
    without_rooms = replace(told, house=replace(told.house, rooms={}))
    assert offered(tuple(Place), without_rooms) == (Place.RULES, Place.TRIPS)
    assert offered((Place.BOARD,), without_rooms) == (Place.BOARD,)


def test_a_place_that_was_asked_for_alone_is_shown_in_any_case(start: Callable[..., App], training: Training) -> None:
    app = start(training.url, now, (Place.TRIPS,))

    trips = at_work(app).screen.state.trips
    assert trips is not None
    assert trips.empty[0] == "Es ist noch keine Fahrt geplant."


def test_a_trip_and_its_visit_are_planned_by_keyboard(qtbot: QtBot, app: App, url: str) -> None:
    place = at_work(app)
    press(app, "n", CONTROL)
    qtbot.waitUntil(lambda: isinstance(opened(app), TripForm))
    press(app, Qt.Key.Key_Tab)
    words("Haus Linde")
    press(app, Qt.Key.Key_Tab)
    words("Lindenweg 2")
    press(app, Qt.Key.Key_Return)
    words("52349 Dueren")
    press(app, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: isinstance(opened(app), VisitForm), timeout=10_000)
    words("Frau Beispiel")
    press(app, Qt.Key.Key_Tab)
    press(app, Qt.Key.Key_Down)
    press(app, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: opened(app) is None, timeout=10_000)

    planned = trip(url, 7)
    assert planned.place.lines == ("Haus Linde", "Lindenweg 2", "52349 Dueren")
    assert [(one.name, one.service.key) for one in planned.visits] == [("Frau Beispiel", "life-certificate")]
    assert QApplication.focusWidget() is place.screen.chosen.trip.rows


def test_arrows_choose_trips_and_visits_and_a_digit_notes(qtbot: QtBot, app: App, url: str) -> None:
    place = at_work(app)
    press(app, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is place.screen.chosen.trip.rows
    press(app, Qt.Key.Key_Down)
    assert place.screen.state.visit is not None
    assert place.screen.state.visit.title == "Frau Maria Okafor"
    press(app, Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not place.screen.chosen.visit.note:
        press(app, Qt.Key.Key_Tab)
    words("Kommt 1 zweites Mal")  # a digit that is typed notes nothing
    press(app, Qt.Key.Key_Escape)
    press(app, "2")
    qtbot.waitUntil(lambda: trip(url, 4).visits[2].outcome is VisitOutcome.NOT_MET)
    assert trip(url, 4).visits[2].outcome_note == "Kommt 1 zweites Mal"
    qtbot.waitUntil(lambda: not place.screen.state.busy)
    press(app, "1")
    qtbot.waitUntil(lambda: trip(url, 4).visits[2].outcome is VisitOutcome.DONE)

    press(app, Qt.Key.Key_Left)
    press(app, Qt.Key.Key_Down)
    assert place.screen.state.trip is not None
    assert place.screen.state.trip.title == "Gartenstraße 12"


def test_a_trip_is_called_off_after_it_was_asked(qtbot: QtBot, app: App, url: str) -> None:
    place = at_work(app)
    press(app, Qt.Key.Key_Delete)
    qtbot.waitUntil(place.screen.chosen.trip.question.isVisible)
    press(app, Qt.Key.Key_Escape)
    assert not place.screen.chosen.trip.question.isVisible()
    assert QApplication.focusWidget() is place.screen.list.rows
    press(app, Qt.Key.Key_Delete)
    press(app, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: trip(url, 4).visits[2].outcome is VisitOutcome.COULD_NOT)

    assert [one.outcome for one in trip(url, 4).visits] == [
        VisitOutcome.DONE,
        VisitOutcome.COULD_NOT,
        VisitOutcome.COULD_NOT,
    ]
    qtbot.waitUntil(lambda: place.screen.state.said == "Die Fahrt ist abgesagt.")
    qtbot.waitUntil(lambda: place.screen.state.trip is not None and not place.screen.state.trip.can_call_off)


def test_a_question_is_forgotten_where_another_trip_is_chosen(qtbot: QtBot, app: App, url: str) -> None:
    place = at_work(app)
    press(app, Qt.Key.Key_Delete)
    qtbot.waitUntil(place.screen.chosen.trip.question.isVisible)
    assert place.screen.state.trips is not None
    place.screen.trip_chosen.emit(place.screen.state.trips.rows[-1].id)

    assert not place.screen.chosen.trip.question.isVisible()


def test_a_wish_is_refused_with_two_keys_and_the_evaluation_opened_and_left(qtbot: QtBot, app: App, url: str) -> None:
    place = at_work(app)
    press(app, "w", CONTROL)
    assert isinstance(opened(app), WishForm)
    press(app, "4")
    qtbot.waitUntil(lambda: "kein Termin frei" in place.screen.state.said)
    with open_desk(url, HandClock(TUESDAY), "de") as desk:
        assert evaluation(desk).total.refused[WishReason.NO_DATE] == 1

    press(app, "e", CONTROL)
    qtbot.waitUntil(lambda: isinstance(opened(app), Report), timeout=10_000)
    table = place.screen.report.table
    assert QApplication.focusWidget() is table
    press(app, Qt.Key.Key_Right)
    assert table.currentColumn() == 1
    press(app, Qt.Key.Key_Escape)
    assert opened(app) is None
    assert QApplication.focusWidget() is place.screen.list.rows


def test_escape_leaves_a_form_and_f6_comes_back_to_one(qtbot: QtBot, app: App) -> None:
    place = at_work(app)
    press(app, "b", CONTROL)
    qtbot.waitUntil(lambda: isinstance(opened(app), VisitForm))
    words("Herr")
    press(app, Qt.Key.Key_F5)
    press(app, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is place.screen.visit_form.name
    assert place.screen.visit_form.name.text() == "Herr"
    press(app, Qt.Key.Key_Escape)

    assert opened(app) is None


def test_a_letter_that_is_read_is_said_and_takes_nobody_out_of_a_form(qtbot: QtBot, app: App) -> None:
    assert app.front is not None
    keyboard.scan(app.window, "EL1:ABCDEFGHIJKLMNOP")
    qtbot.waitUntil(app.front.shell._strip.isVisible)

    assert "keinen Einlass" in app.front.shell._strip.accessibleName()
    assert here(app) is Place.TRIPS


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, app: App) -> None:
    place = at_work(app)
    assert nameless(place.screen) == []
    for key, kind in (("n", TripForm), ("b", VisitForm), ("w", WishForm), ("e", Report)):
        press(app, key, CONTROL)
        qtbot.waitUntil(shows(app, kind), timeout=10_000)
        assert nameless(place.screen) == []
        press(app, Qt.Key.Key_Escape)


def nameless(screen: QWidget) -> list[QWidget]:
    """Return what takes the focus by keyboard and does not say what it is."""
    every = (one for one in screen.findChildren(QWidget) if one.isVisible() and one is not screen)
    reached = (one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [
        one
        for one in reached
        if not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not ((above := one.parentWidget()) is not None and above.accessibleName())
    ]


def test_the_other_language_is_spoken_and_the_place_goes_on(qtbot: QtBot, app: App) -> None:
    assert app.front is not None
    press(app, Qt.Key.Key_F11)
    qtbot.waitUntil(
        lambda: bool((trips := at_work(app).screen.state.trips) and trips.title == "Home visits"), timeout=10_000
    )

    assert here(app) is Place.TRIPS
