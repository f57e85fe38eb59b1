"""Pictures of the home visits place, to be looked at: `python -m tests.ui.gallery_trips FOLDER [WORD…]`."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.domain.home_visits import PlaceKind, VisitOutcome
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.stateline import StateLine
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.places.trips import Trips
from desk.ui.states.trips_place import Asking
from desk.ui.style.look import Look, wear
from desk.ui.trips.screen import TripsScreen
from tests.service.office import HandClock
from tests.ui.gallery import SETTINGS, settle
from tests.ui.letters_office import FilePrinters, until
from tests.ui.samples import LINE
from tests.ui.trips_office import TUESDAY, make_trips, trips_at_work

Scene = Callable[[QApplication, TripsScreen, Trips], None]


def frame(screen: QWidget, width: int, height: int) -> QWidget:
    """Build a window like the shell's around the screen."""
    window = QWidget()
    window.setProperty("ground", "surface")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = TopBar("Einlass", (TabEntry("rules", "Regeln", "F5"), TabEntry("trips", "Hausbesuche", "F6")))
    bar.show_place("Bürgerkoffer", "Musterstraße 1")
    bar.show_tab("trips")
    foot = StateLine()
    foot.show_state(LINE)
    column.addWidget(bar)
    column.addWidget(screen, 1)
    column.addWidget(foot)
    FocusRing(window)
    window.resize(width, height)
    window.show()
    return window


def day(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Show the trip of today."""
    screen.chosen.focus_visits()
    until(app, lambda: not trips._background.busy)


def noted(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Note a visit with what happens next."""
    screen.chosen.visit.note.setText("Der Ausweis kommt in vier Wochen mit der Post.")
    screen.chosen.visit.note_outcome(VisitOutcome.DONE)
    until(app, lambda: trips.known.visit is not None and trips.known.visit.outcome is VisitOutcome.DONE)
    until(app, lambda: not trips._background.busy)


def ahead(app: QApplication, _screen: TripsScreen, trips: Trips) -> None:
    """Show a trip that is still to come."""
    assert trips.known.reading is not None
    trips.choose_trip(trips.known.reading.trips[-1].id)
    until(app, lambda: not trips._background.busy)


def call_off(app: QApplication, _screen: TripsScreen, trips: Trips) -> None:
    """Ask whether the trip of today is to be called off."""
    trips.ask_call_off()
    settle(app)


def new_trip(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Fill in the form for a trip on a day after the pilot."""
    trips.forms.open_trip()
    screen.trip_form.name.setText("Seniorenheim am Park")
    screen.trip_form.address.setPlainText("Parkweg 3\n52349 Düren")
    screen.trip_form.day.setDate(screen.trip_form.day.date().addYears(1))
    screen.trip_form.save()
    until(app, lambda: bool(screen.trip_form._checks._shown))


def new_home(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Begin the form for a trip to a private home."""
    trips.forms.open_trip()
    screen.trip_form.kind.choose(PlaceKind.HOME.value)
    settle(app)


def empty_trip(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Show a trip without a visit."""
    trips.forms.open_trip()
    screen.trip_form.name.setText("Seniorenheim am Park")
    screen.trip_form.address.setPlainText("Parkweg 3\n52349 Düren")
    screen.trip_form.save()
    until(app, lambda: trips.known.trip is not None and not trips.known.trip.visits)
    until(app, lambda: not trips._background.busy)
    trips.leave()


def new_visit(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Fill in the form for a visit."""
    trips.forms.open_visit()
    until(app, lambda: trips.known.opened is not None)
    screen.visit_form.name.setText("Frau Helga Weber")


def wish(_app: QApplication, _screen: TripsScreen, trips: Trips) -> None:
    """Ask why a wish is refused."""
    trips.open(Asking.WISH)


def evaluation(app: QApplication, screen: TripsScreen, trips: Trips) -> None:
    """Show the evaluation."""
    screen.report_requested.emit()
    until(app, lambda: trips.known.beside is not None)


SCENES: dict[str, Scene] = {
    one.__name__.replace("_", "-"): one
    for one in (day, noted, ahead, call_off, new_trip, new_home, empty_trip, new_visit, wish, evaluation)
}


def take_scene(app: QApplication, scene: Scene, file: Path, width: int, height: int) -> None:
    """Save a picture of the place after something was done at it."""
    home = Path(tempfile.mkdtemp())
    os.environ["DESK_HOME"], os.environ["DESK_KEYRING"] = str(home), "no"
    with trips_at_work(make_trips(home / "office.sqlite"), FilePrinters(home), HandClock(TUESDAY)) as (screen, trips):
        window = frame(screen, width, height)
        trips.read()
        until(app, lambda: trips.known.reading is not None)
        screen.setFocus()
        settle(app)
        scene(app, screen, trips)
        settle(app)
        window.grab().save(str(file))
        screen.setParent(None)
        window.close()
        window.deleteLater()
        settle(app)


def main(folder: Path, words: list[str]) -> None:
    """Save a picture of every wanted scene in every setting."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for setting, (palette, factor, width, height) in SETTINGS.items():
        for name, scene in SCENES.items():
            file = folder / f"{name}-{setting}.png"
            if not words or any(word in file.stem for word in words):
                wear(app, Look(palette, factor))
                take_scene(app, scene, file, width, height)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
