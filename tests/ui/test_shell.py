"""The running window: real key events into the real application, on a real database."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.app import App
from desk.domain.decisions import Reason, Verdict
from desk.domain.ledger import FactKind
from desk.domain.occupancy import RoomNow
from desk.scanning.sources import Source
from desk.service.admission import admit, present
from desk.service.occupancy import board
from desk.service.refusal import let_wait
from desk.ui.front import FrontDesk
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.tile import Tile
from desk.ui.places.entrance import Entrance
from desk.ui.shell import Place
from desk.ui.states.situation import Phase
from tests.ui import keyboard
from tests.ui.office import NOW, Training, code, now

PLACES = (Place.ENTRANCE, Place.BOARD)


def no_camera() -> Source | None:
    return None


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def make(url: str, *, practice: bool = False, places: tuple[Place, ...] = PLACES) -> App:
        app = App(qapp, url, clock=now, places=places, source=None if practice else no_camera)
        started.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.front is not None or app.first_run is not None)
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        qtbot.waitUntil(lambda: app.front is None or not app.front.busy)
        return app

    yield make
    for app in started:
        app.window.close()
        app.handheld.deleteLater()


@pytest.fixture
def app(start: Callable[..., App], training: Training) -> App:
    return start(training.url)


def front(app: App) -> FrontDesk:
    assert app.front is not None
    return app.front


def entrance(app: App) -> Entrance:
    found = front(app).places.entrance
    assert found is not None
    return found


def scan(app: App, text: str) -> None:
    keyboard.scan(app.window, text)


def press(app: App, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    keyboard.press(app.window, key, modifiers)


def wait_phase(qtbot: QtBot, app: App, phase: Phase) -> None:
    qtbot.waitUntil(lambda: entrance(app).situation.phase is phase)


def wait_letter(qtbot: QtBot, app: App, text: str) -> None:
    """Wait until a letter is shown; Enter belongs to the scanner a little longer."""
    qtbot.waitUntil(lambda: getattr(entrance(app).situation.presented, "scanned", "") == text)
    QTest.qWait(320)


def said(app: App) -> str:
    """Return every word on the window."""
    return "\n".join(label.accessibleName() for label in app.window.findChildren(QLabel) if label.isVisible())


def tiles(app: App, number: str) -> str:
    """Return what the tiles of a room say."""
    every = [tile for tile in app.window.findChildren(Tile) if tile.isVisible() and tile.tile.room == number]
    return "\n".join(tile.tile.word for tile in every)


def room_now(training: Training, number: str) -> RoomNow:
    with training.desk() as desk:
        return next(room for room in board(desk).rooms if room.room.number == number)


def test_a_scan_and_two_keys_let_a_party_in(qtbot: QtBot, app: App, training: Training) -> None:
    row = training.due(2)
    scan(app, code(row))
    wait_letter(qtbot, app, code(row))
    assert entrance(app).situation.shown_verdict is Verdict.CHECK

    press(app, "a")
    press(app, Qt.Key.Key_Return)
    wait_phase(qtbot, app, Phase.ADMITTED)

    assert training.acts() == [FactKind.ADMITTED]
    assert room_now(training, row.appointment.room.number).seats.taken == 2
    assert "eingelassen um 10:35" in said(app)


def test_enter_does_not_admit_past_an_open_question(qtbot: QtBot, app: App, training: Training) -> None:
    row = training.due()
    scan(app, code(row))
    wait_letter(qtbot, app, code(row))

    press(app, "1")
    press(app, Qt.Key.Key_Return)
    press(app, Qt.Key.Key_Return)
    QTest.qWait(100)

    assert entrance(app).situation.phase is Phase.DECIDED
    assert training.acts() == []


def test_a_scan_never_lands_in_the_field(qtbot: QtBot, app: App, training: Training) -> None:
    press(app, Qt.Key.Key_F4)
    field = app.window.focusWidget()
    assert field is not None
    row = training.due()
    scan(app, code(row))
    wait_letter(qtbot, app, code(row))

    assert entrance(app).screen.left.field.edit.text() == ""


def test_a_code_can_be_typed_by_hand(qtbot: QtBot, app: App, training: Training) -> None:
    row = training.due()
    assert row.letter is not None
    press(app, Qt.Key.Key_F4)
    for character in row.letter.human_code:
        press(app, character)
    press(app, Qt.Key.Key_Return)
    wait_phase(qtbot, app, Phase.DECIDED)

    assert entrance(app).situation.shown_verdict is Verdict.CHECK
    assert entrance(app).situation.questions


def test_the_next_scan_asks_once_before_it_takes_an_unconfirmed_letters_place(
    qtbot: QtBot, app: App, training: Training
) -> None:
    first, second = code(training.due()), code(training.cancelled())
    scan(app, first)
    wait_letter(qtbot, app, first)
    scan(app, second)
    qtbot.waitUntil(lambda: entrance(app).situation.next_scan == second)
    assert entrance(app).situation.presented is not None
    assert entrance(app).situation.presented.scanned == first
    QTest.qWait(320)

    press(app, "n")
    wait_letter(qtbot, app, second)

    assert entrance(app).situation.shown_verdict is Verdict.REFUSE


def test_a_refusal_is_stored_with_its_reason_and_taken_back(qtbot: QtBot, app: App, training: Training) -> None:
    text = code(training.cancelled())
    scan(app, text)
    wait_letter(qtbot, app, text)
    press(app, Qt.Key.Key_Return)
    wait_phase(qtbot, app, Phase.IDLE)
    assert training.acts() == [FactKind.REFUSED]
    qtbot.waitUntil(lambda: "Gespeichert" in said(app))

    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: entrance(app).situation.taken_back)

    assert training.acts() == []


def test_a_guard_refuses_for_a_rule_that_is_not_met(qtbot: QtBot, app: App, training: Training) -> None:
    text = code(training.due())
    scan(app, text)
    wait_letter(qtbot, app, text)
    press(app, "r")
    press(app, "1")
    wait_phase(qtbot, app, Phase.IDLE)

    with training.desk() as desk:
        assert entrance(app).situation.act is not None
        assert entrance(app).situation.act.reason == Reason.RULE_NOT_MET.value
        assert board(desk).persons_inside == 0


def test_g_and_a_scan_let_a_visitor_leave(qtbot: QtBot, app: App, training: Training) -> None:
    row = training.due()
    training.admit(code(row))
    press(app, "g")
    scan(app, code(row))
    wait_phase(qtbot, app, Phase.LEFT)

    assert room_now(training, row.appointment.room.number).seats.taken == 0


def test_who_is_not_inside_cannot_leave_and_that_is_said(qtbot: QtBot, app: App, training: Training) -> None:
    press(app, "g")
    scan(app, code(training.due()))
    qtbot.waitUntil(front(app).shell._strip.isVisible)

    assert "niemand" in front(app).shell._strip.accessibleName().lower()
    assert entrance(app).situation.phase is Phase.LEAVING

    press(app, Qt.Key.Key_Escape)
    assert not front(app).shell._strip.isVisible()


def test_an_overdue_room_that_is_empty_is_emptied_with_one_key_and_the_next_goes_in(
    qtbot: QtBot, app: App, training: Training
) -> None:
    row = training.due(2)
    number = row.appointment.room.number
    first = next(
        other
        for other in training.rows()
        if other.appointment.room.number == number and other.appointment.ends_at < NOW
    )
    with training.desk() as desk:
        letter = present(desk, code(first), at=first.appointment.starts_at)
        admit(desk, letter.answered(letter.facts.persons, {rule.key: True for rule in letter.facts.asked}))
    scan(app, code(row))
    wait_letter(qtbot, app, code(row))
    assert entrance(app).situation.shown_verdict is Verdict.WAIT

    press(app, "j")
    qtbot.waitUntil(lambda: entrance(app).situation.shown_verdict is Verdict.CHECK)
    press(app, "a")
    press(app, Qt.Key.Key_Return)
    wait_phase(qtbot, app, Phase.ADMITTED)

    assert training.acts()[:2] == [FactKind.ADMITTED, FactKind.LEFT]


def test_the_board_shows_who_is_inside_and_lets_them_go(qtbot: QtBot, app: App, training: Training) -> None:
    outcome = training.admit(code(training.due(2)))
    assert outcome.visit is not None
    press(app, Qt.Key.Key_F2)
    assert front(app).place is Place.BOARD
    screen = front(app).places.at_work[Place.BOARD].screen
    qtbot.waitUntil(lambda: "2" in [label.text() for label in screen.findChildren(QLabel)])

    screen.room_chosen.emit(outcome.visit.room)  # type: ignore[attr-defined]
    press(app, "g")
    qtbot.waitUntil(lambda: room_now(training, outcome.visit.room).seats.taken == 0)  # type: ignore[union-attr]

    press(app, "s")
    press(app, "1")
    qtbot.waitUntil(lambda: not room_now(training, outcome.visit.room).seats.open)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "geschlossen" in tiles(app, outcome.visit.room))  # type: ignore[union-attr]
    press(app, "s")
    qtbot.waitUntil(lambda: room_now(training, outcome.visit.room).seats.open)  # type: ignore[union-attr]


def test_who_waits_is_called_when_a_seat_is_free(qtbot: QtBot, app: App, training: Training) -> None:
    row = training.due()
    with training.desk() as desk:
        let_wait(desk, present(desk, code(row)))
    front(app).read()
    called = f"Nummer 1 → Zimmer {row.appointment.room.number}"

    qtbot.waitUntil(lambda: called in [one.text() for one in app.window.findChildren(KeyButton) if one.isVisible()])


def test_a_scan_on_the_board_brings_the_entrance_forward(qtbot: QtBot, app: App, training: Training) -> None:
    press(app, Qt.Key.Key_F2)
    text = code(training.due())
    scan(app, text)
    wait_letter(qtbot, app, text)

    assert front(app).place is Place.ENTRANCE


def test_f11_changes_the_language_and_keeps_the_letter(qtbot: QtBot, app: App, training: Training) -> None:
    text = code(training.due())
    scan(app, text)
    wait_letter(qtbot, app, text)
    assert "PRÜFEN" in said(app)

    press(app, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: "CHECK" in said(app))

    assert entrance(app).situation.presented is not None
    assert entrance(app).situation.presented.scanned == text
    assert "Einlassen" not in said(app)


def test_a_second_window_on_the_same_file_is_refused_with_a_sentence(
    app: App, start: Callable[..., App], training: Training
) -> None:
    second = start(training.url)

    assert second.front is None
    assert second.first_run is not None
    assert "Fenster" in said(second)
    assert app.front is not None


def test_a_window_that_is_closed_leaves_no_thread_and_no_lock(
    qtbot: QtBot, start: Callable[..., App], training: Training
) -> None:
    before = set(threading.enumerate())
    first = start(training.url)
    first.window.close()
    left = {one.name for one in set(threading.enumerate()) - before}
    assert not left & {"desk-data", "camera", "decoder"}

    second = start(training.url)
    assert second.front is not None


def test_the_practice_camera_shows_a_sample_letter_that_is_read(
    qtbot: QtBot, start: Callable[..., App], training: Training
) -> None:
    app = start(training.url, practice=True)
    assert "Übung" in said(app)
    press(app, Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: entrance(app).situation.phase is Phase.DECIDED, timeout=15_000)

    assert entrance(app).situation.shown_verdict in {Verdict.CHECK, Verdict.WAIT}


def test_without_a_database_the_first_choice_is_shown_and_makes_one(
    qtbot: QtBot, start: Callable[..., App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'home' / 'einlass.sqlite'}"
    monkeypatch.setenv("DESK_DATABASE", url)
    app = start(url)
    first: QWidget | None = app.first_run
    assert app.front is None
    assert first is not None

    first.sample_chosen.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: app.front is not None and not app.front.busy)

    assert (tmp_path / "home" / "einlass.sqlite").exists()
    assert "Übung" in said(app)


def test_a_letter_that_is_read_while_another_is_being_looked_up_is_not_lost(
    qtbot: QtBot, app: App, training: Training
) -> None:
    first, second = code(training.due()), code(training.cancelled())
    front(app).take(first)
    front(app).take(second)

    wait_letter(qtbot, app, first)
    assert entrance(app).situation.next_scan == second


def test_the_first_choice_speaks_the_other_language_too_and_keeps_what_was_wrong(
    app: App, start: Callable[..., App], training: Training
) -> None:
    second = start(training.url)
    assert app.front is not None
    told = said(second)
    press(second, Qt.Key.Key_F11)

    assert "another desk" in said(second)
    assert "English" in said(second)
    assert said(second) != told


def test_where_nothing_has_the_focus_no_key_is_lost(qtbot: QtBot, app: App, training: Training) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.clearFocus()
    assert QApplication.focusWidget() is None

    press(app, Qt.Key.Key_F2)
    assert front(app).place is Place.BOARD

    QApplication.focusWidget().clearFocus()
    press(app, Qt.Key.Key_F1)
    assert front(app).place is Place.ENTRANCE

    QApplication.focusWidget().clearFocus()
    press(app, "o")
    # A letter may begin a scan: where that is not yet known, it is passed on a moment later.
    qtbot.waitUntil(lambda: entrance(app).situation.phase is Phase.CHOOSING)


def test_a_window_without_the_entrance_leaves_the_camera_alone_and_says_where_letters_are_read(
    qtbot: QtBot, start: Callable[..., App], training: Training
) -> None:
    app = start(training.url, practice=True, places=(Place.BOARD,))
    assert {one.name for one in threading.enumerate()}.isdisjoint({"camera", "decoder"})

    scan(app, code(training.due()))
    qtbot.waitUntil(front(app).shell._strip.isVisible)

    assert "F1" not in said(app)
    assert "keinen Einlass" in front(app).shell._strip.accessibleName()
