"""A small invented office that visits citizens at home for half a year: its profile, and a desk on a laptop."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desk.domain.home_visits import Place, PlaceKind, Trip
from desk.service.desk import Desk, open_desk
from desk.service.home_visits import HomeVisitWish, add_visit, plan_trip
from desk.service.profiles import load_profile
from desk.service.setup import initialise
from tests.service.office import HandClock

NOW = datetime(2020, 9, 14, 8, 0, tzinfo=UTC)
"""A Monday of the pilot, ten o'clock at the office."""
TRIP = datetime(2020, 9, 16, 7, 0, tzinfo=UTC)
"""When the trip begins, two days later: nine o'clock."""

PROFILE = """\
authority = "Stadt Musterhausen"
languages = ["de", "en"]

[[contacts]]
kind = "phone"
address = "01234 0"
labels = { de = "Zentrale", en = "Switchboard" }

[[sites]]
key = "rathaus"
number = 8
name = "Rathaus"
street = "Markt 1"
postcode = "12345"
town = "Musterhausen"
timezone = "Europe/Berlin"

[[entrances]]
site = "rathaus"
name = "Koffer"

[[offices]]
key = "amt"
site = "rathaus"
names = { de = "Bürgeramt", en = "Citizens' office" }

[[offices]]
key = "koffer"
part_of = "amt"
unit = { de = "Bürgerkoffer", en = "Home visits" }

[[offices.contacts]]
kind = "email"
address = "koffer@musterhausen.example"
labels = { de = "Bürgerkoffer", en = "Home visits" }
purpose = "home-visit"

[[offices.contacts]]
kind = "phone"
address = "01234 567"
labels = { de = "Bürgerkoffer", en = "Home visits" }
purpose = "home-visit"
hours = ["Mo-Fr 8:00-12:00"]

[[services]]
key = "ausweis"
office = "koffer"
names = { de = "Personalausweis", en = "Identity card" }
minutes = 40
bring = { de = ["biometrisches Lichtbild"], en = ["biometric photograph"] }
subjects = { de = "Ihr Ausweis", en = "Your identity card" }
texts = { de = "Wir kommen zu Ihnen.", en = "We come to you." }

[[services]]
key = "leben"
office = "koffer"
names = { de = "Lebensbescheinigung", en = "Certificate of life" }
minutes = 20

[[services]]
key = "pass"
office = "amt"
names = { de = "Reisepass", en = "Passport" }
minutes = 30

[[rules]]
key = "by-appointment"
access = "appointment"

[[rules]]
key = "at-home"
office = "koffer"
valid_from = 2020-09-01
valid_until = 2021-02-28
access = "home-visit"

[[rules]]
key = "fees"
office = "koffer"
words.de = { title = "Kostenlos", detail = "Nur die üblichen Gebühren" }
words.en = { title = "Free of charge", detail = "Only the usual fees" }
payment = "usual-fees"

[[rules]]
key = "card-fees"
service = "ausweis"
words.de = { title = "Gebühr", detail = "37 Euro", letter = "Der Ausweis kostet 37 Euro." }
words.en = { title = "Fee", detail = "37 euros", letter = "The card costs 37 euros." }
payment = "usual-fees"

[[rules]]
key = "photograph"
service = "ausweis"
icon = "camera"
words.de = { title = "Lichtbild", detail = "Vorher machen", letter = "Das Lichtbild können wir nicht machen." }
words.en = { title = "Photograph", detail = "Beforehand", letter = "We cannot take the photograph." }
notice = true

[[rules]]
key = "distance"
icon = "users"
words.de = { title = "Abstand", detail = "Anderthalb Meter" }
words.en = { title = "Distance", detail = "A metre and a half" }
notice = true
"""

FACILITY = Place(PlaceKind.FACILITY, "Seniorenheim am Park", ("Parkweg 3", "12345 Musterhausen"))
HOME = Place(PlaceKind.HOME, "", ("Nebenstraße 2", "12345 Musterhausen"))


@contextmanager
def suitcase(url: str, folder: Path, clock: HandClock) -> Iterator[Desk]:
    """Set the office up in an empty database and stand at its laptop."""
    path = folder / "suitcase.toml"
    path.write_text(PROFILE, encoding="utf-8")
    initialise(url, load_profile(path), clock, training=False)
    with open_desk(url, clock, "de") as desk:
        yield desk


def planned(desk: Desk, *wishes: HomeVisitWish, place: Place = FACILITY, starts_at: datetime = TRIP) -> Trip:
    """Plan a trip with visits, or else with one of Ada Beispiel."""
    trip = plan_trip(desk, starts_at, place)
    for wish in wishes or [HomeVisitWish("leben", "Ada Beispiel")]:
        trip = add_visit(desk, str(trip.number), wish)
    return trip
