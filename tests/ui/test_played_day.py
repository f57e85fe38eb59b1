"""The window on a day that is played: its clock stands there, and it says so."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.app import App
from desk.service.desk import open_desk
from desk.service.sample_day import make_sample
from desk.ui.shell import Place
from tests.ui.office import now


def test_the_window_is_at_its_entrance_on_the_played_day(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'played.sqlite'}"
    make_sample(url, now, "de", "kreis-dueren")
    app = App(qapp, url, clock=now, places=(Place.BOARD,), source=lambda: None, entrance="Jülich")
    try:
        app.start()
        qtbot.waitUntil(lambda: app.front is not None and not app.front.busy)
        assert app.front is not None
        state = app.front.shell._line._state

        assert state is not None
        assert state.entries[0].strong == "Übung: es ist Montag, 4. Mai 2020"
        assert (state.day, state.clock, state.who) == ("Mo 04.05.2020", "10:30", "Jülich")
        assert app.front._about.house.site.name == "Geschäftsstelle Jülich"
        app.front.switch_language()
        qtbot.waitUntil(lambda: _first(app) == "Practice: it is Monday, 4 May 2020")
    finally:
        app.window.close()
        app.handheld.deleteLater()
    with open_desk(url, now, "de", "Jülich") as desk:
        assert desk.played == date(2020, 5, 4)


def _first(app: App) -> str:
    assert app.front is not None
    state = app.front.shell._line._state
    return state.entries[0].strong if state else ""
