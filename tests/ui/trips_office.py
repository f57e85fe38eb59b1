"""The home visits place at work on a real database: window contents, data thread, printers that write PDF files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.clock import Clock
from desk.domain.home_visits import Place, PlaceKind, VisitOutcome, WishReason
from desk.i18n import translator
from desk.service.desk import Desk, open_desk
from desk.service.home_visits import HomeVisitWish, add_visit, note_outcome, plan_trip, refuse_wish
from desk.service.profiles import find_profile, load_profile
from desk.service.setup import initialise
from desk.ui.background import Background
from desk.ui.changes import Changes
from desk.ui.devices.printer import pdf_printer
from desk.ui.places.trips import Trips
from desk.ui.trips.screen import TripsScreen
from tests.service.office import HandClock
from tests.ui.letters_office import FilePrinters

TUESDAY = datetime(2020, 9, 15, 7, 26, tzinfo=UTC)
"""9:26 in Düren, in the third week of the pilot."""
HOME = Place(PlaceKind.HOME, "", ("Gartenstraße 12", "52349 Düren"))
PARK = Place(PlaceKind.FACILITY, "Seniorenheim am Park", ("Parkweg 3", "52349 Düren"))
MILL = Place(PlaceKind.FACILITY, "Wohnstift Mühlenteich", ("Mühlenweg 41", "52351 Düren"))


def make_trips(file: Path) -> str:
    """Make an office that visits its citizens, with trips behind it, today and ahead; return its address."""
    url, clock = f"sqlite:///{file}", HandClock(TUESDAY - timedelta(days=14))
    initialise(url, load_profile(find_profile("dueren-buergerkoffer")), clock, training=True)
    with open_desk(url, clock, "de") as desk:
        _past(desk, clock)
        clock.now = TUESDAY
        today = _trip(
            desk, TUESDAY.replace(hour=7, minute=0), PARK, "life-certificate", "identity-card", "life-certificate"
        )
        _trip(desk, TUESDAY.replace(hour=11, minute=30), HOME, "identity-card")
        _trip(
            desk,
            TUESDAY.replace(hour=8, minute=0) + timedelta(days=2),
            MILL,
            "registration-certificate",
            "residence-registration",
        )
        note_outcome(desk, f"{today}/1", VisitOutcome.DONE)
    return url


_NAMES = ("Frau Gerda Lindqvist", "Herr Anton Brandt", "Frau Maria Okafor", "Herr Josef Yıldız", "Frau Elif Kowalczyk")


def _trip(desk: Desk, starts_at: datetime, place: Place, *services: str) -> int:
    trip = plan_trip(desk, starts_at, place)
    for number, service in enumerate(services):
        note = "Lesebrille" if number == 1 else ""
        trip = add_visit(desk, str(trip.number), HomeVisitWish(service, _NAMES[number], note=note))
    return trip.number


def _past(desk: Desk, clock: HandClock) -> None:
    """Plan and note what happened in the first two weeks."""
    day = TUESDAY - timedelta(days=12)
    for place, services in (
        (MILL, ("life-certificate", "life-certificate", "identity-card")),
        (HOME, ("residence-registration",)),
        (PARK, ("identity-card", "registration-certificate")),
    ):
        number = _trip(desk, day, place, *services)
        clock.now = day + timedelta(hours=2)
        for visit in range(1, len(services) + 1):
            note_outcome(desk, f"{number}/{visit}", VisitOutcome.NOT_MET if visit == 3 else VisitOutcome.DONE)
        refuse_wish(desk, WishReason.MOBILE if number == 1 else WishReason.AREA)
        day += timedelta(days=4)


@contextmanager
def trips_at_work(
    url: str, find_printers: FilePrinters | None, now: Clock, size: tuple[int, int] = (1280, 664), language: str = "de"
) -> Iterator[tuple[TripsScreen, Trips]]:
    """Put the home visits place to work; without printers it knows none."""
    _ = translator(language)
    background = Background(lambda: open_desk(url, now, language))
    screen = TripsScreen(_)
    screen.resize(*size)
    printers = (find_printers.names, find_printers.find) if find_printers else (lambda: (), pdf_printer)
    place = Trips(screen, background, Changes(), _, *printers)
    try:
        yield screen, place
    finally:
        place.stop()
        background.stop()
        screen.close()
        screen.deleteLater()
