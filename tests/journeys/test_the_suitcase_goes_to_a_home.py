"""The office goes to the citizen: in the real window a trip is planned, a visit added and noted, a wish refused."""

import sys
from pathlib import Path

import pytest

from desk.clock import system_clock
from desk.domain.home_visits import Trip, VisitOutcome, WishReason
from desk.service.desk import open_desk
from desk.service.home_visits import evaluation, find_trip, trips
from desk.service.sample_day import make_sample
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")


class Laptop:
    """The database of the laptop in the suitcase, as another program sees it."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'suitcase.sqlite'}"
        make_sample(self.url, system_clock, "de", "dueren-buergerkoffer")

    def trip(self, number: int) -> Trip:
        with open_desk(self.url, system_clock, "de") as desk:
            return find_trip(desk, str(number))

    def newest(self) -> Trip | None:
        """The trip that was planned last, beyond those of the sample day."""
        with open_desk(self.url, system_clock, "de") as desk:
            return next((one for one in trips(desk, desk.today(desk.clock())) if one.number > 6), None)

    def refused(self, reason: WishReason) -> int:
        with open_desk(self.url, system_clock, "de") as desk:
            return evaluation(desk).total.refused[reason]


def test_a_visit_is_planned_noted_and_counted(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = Laptop(tmp_path)
    monkeypatch.setenv("DESK_DATABASE", laptop.url)
    with Program(screen, tmp_path) as window:
        # There is no door and no room at this office: the window opens on its trips.
        window.until(lambda: screen.shows("Hausbesuche", 20, 600), "the trips")

        plan(window)
        window.until(lambda: (planned := laptop.newest()) is not None and planned.visits, "the visit in the database")
        window.until(lambda: screen.shows("Frau Beispiel", 20, 600), "the visit")

        # Tomorrow's visit cannot be done today; that it cannot take place can be known today.
        screen.press("1", "3")
        window.until(lambda: _outcome(laptop) is VisitOutcome.COULD_NOT, "what became of it")

        screen.press("ctrl+w")
        window.until(lambda: screen.shows("Wunsch nach einem Besuch ablehnen", 20, 600), "the reasons")
        screen.press("4")
        window.until(lambda: laptop.refused(WishReason.NO_DATE) == 1, "the refused wish")

        screen.press("ctrl+e")
        window.until(lambda: screen.shows("Auswertung der Hausbesuche", 20, 600), "the evaluation")
        screen.press("Escape")
        window.until(lambda: screen.shows("Hausbesuche", 20, 600), "the trips")
        assert window.said == ""

    trip = laptop.newest()
    assert trip is not None
    assert trip.place.lines == ("Haus Linde", "Lindenweg 2", "52349 Musterhausen")
    assert [one.name for one in trip.visits] == ["Frau Beispiel"]


def plan(window: Program) -> None:
    """Plan a trip to a facility with one visit, at the keyboard."""
    screen = window.screen
    screen.press("ctrl+n")
    window.until(lambda: screen.shows("Neue Fahrt", 20, 600), "the form for a trip")
    screen.press("Tab")
    screen.write("Haus Linde")
    screen.press("Tab")
    screen.write("Lindenweg 2")
    screen.press("Return")
    screen.write("52349 Musterhausen")
    screen.press("ctrl+Return")
    window.until(lambda: screen.shows("Erster Besuch", 20, 600), "the form for its visit")
    screen.write("Frau Beispiel")
    screen.press("ctrl+Return")


def _outcome(laptop: Laptop) -> VisitOutcome | None:
    trip = laptop.newest()
    return trip.visits[0].outcome if trip is not None else None
