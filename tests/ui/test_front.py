"""The front desk as a whole: what is said when the data are late or gone, pictures, and what nobody foresaw."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import desk.app
from desk.app import App, take_pictures
from desk.domain.faults import Fault, FaultKind
from desk.ui.crash import crash_folder
from desk.ui.front import FrontDesk
from desk.ui.shell import Place
from tests.ui import keyboard
from tests.ui.office import Training, code, now


@pytest.fixture
def alone(qtbot: QtBot, qapp: QApplication, training: Training) -> Iterator[Callable[[Place], App]]:
    """Open one place alone."""
    opened: list[App] = []

    def make(place: Place) -> App:
        app = App(qapp, training.url, clock=now, places=(place,), source=lambda: None)
        opened.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.front is not None and not app.front.busy)
        return app

    yield make
    for app in opened:
        app.window.close()
        app.handheld.deleteLater()


def front(app: App) -> FrontDesk:
    assert app.front is not None
    return app.front


def test_late_data_are_said_and_called_off_and_a_fault_is_still_there(alone: Callable[[Place], App]) -> None:
    desk = front(alone(Place.BOARD))
    strip = desk.shell._strip
    desk.show_fault(Fault(FaultKind.DISK_FULL, where="x"))
    told = strip.accessibleName()
    assert told
    desk._show_late(True)
    assert "warten" in strip.accessibleName()
    desk._show_late(False)
    assert strip.accessibleName() == told
    desk.settle()
    assert not strip.isVisible()


def test_a_server_that_is_away_stands_in_the_state_line(alone: Callable[[Place], App]) -> None:
    desk = front(alone(Place.BOARD))
    desk.show_fault(Fault(FaultKind.SERVER_AWAY, where="x"))
    assert desk._condition.cut_off
    desk.settle()
    assert not desk._condition.cut_off


def test_a_scan_where_there_is_no_entrance_is_said_not_lost_in_silence(
    qtbot: QtBot, alone: Callable[[Place], App], training: Training
) -> None:
    app = alone(Place.BOARD)
    keyboard.scan(app.window, code(training.due()))

    qtbot.waitUntil(front(app).shell._strip.isVisible)

    assert "gelesen" in front(app).shell._strip.accessibleName()
    assert training.acts() == []


def test_pictures_of_every_place_are_drawn_and_nobody_is_let_in(training: Training, tmp_path: Path) -> None:
    files = take_pictures(training.url, tmp_path, clock=now)

    sizes = {(QImage(str(file)).width(), QImage(str(file)).height()) for file in files}
    assert sizes == {(1280, 800), (1920, 1080)}
    assert {file.name.split("-")[0] for file in files} == {"entrance", "verdict", "board", "letters", "rules"}
    assert training.acts() == []


def test_pictures_of_a_database_that_is_not_there_are_a_fault(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        take_pictures(f"sqlite:///{tmp_path / 'nothing.sqlite'}", tmp_path)

    assert caught.value.kind is FaultKind.DATABASE_MISSING


@pytest.mark.logs
def test_what_nobody_foresaw_is_noted_and_told_without_a_value() -> None:
    error = ValueError("Daryna Petrenko")
    desk.app._note(ValueError, error, None)

    notes = [file.read_text("utf-8") for file in crash_folder().iterdir()]
    assert len(notes) == 1
    assert "Petrenko" not in notes[0]
