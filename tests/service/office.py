"""A small invented office to test with: its profile, a clock set by hand, appointments and letters made in one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.domain.appointments import Appointment, AppointmentWish
from desk.domain.faults import Fault, FaultKind
from desk.service.admission import Outcome, Presented, admit, present
from desk.service.appointments import add_appointment, add_appointments
from desk.service.desk import Desk, open_desk
from desk.service.letters import sign_letters
from desk.service.profiles import Profile, load_profile
from desk.service.setup import initialise

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday, half past ten in Berlin."""
FULFILLED = {"mask": True}
"""What the guard answers where all is well."""
SITE = 7

PROFILE = """\
authority = "Stadt Musterhausen"
languages = ["de", "en"]

[[sites]]
key = "rathaus"
number = 7
name = "Rathaus"
street = "Markt 1"
postcode = "12345"
town = "Musterhausen"
timezone = "Europe/Berlin"

[[entrances]]
site = "rathaus"
name = "Pforte"

[[entrances]]
site = "rathaus"
name = "Hof"

[[offices]]
key = "amt"
site = "rathaus"
names = { de = "Bürgeramt", en = "Citizens' office" }

[[offices.contacts]]
kind = "phone"
address = "01234 567"
labels = { de = "Auskunft", en = "Information" }
hours = ["Mo-Fr 8:00-16:30", "Mo, Mi 17:00-18:00"]

[[offices.contacts]]
kind = "email"
address = "notfall@musterhausen.example"
labels = { de = "Dringend", en = "Urgent" }
purpose = "urgent"

# A visit of half an hour, as it is.
[[services]]
key = "ausweis"
office = "amt"
names = { de = "Ausweis", en = "Identity card" }
minutes = 30
bring = { de = ["Pass"], en = ["passport"] }
subjects = { de = "Ihr Ausweis", en = "Your identity card" }
texts = { de = "Ihr Ausweis ist da.", en = "Your identity card is here." }

# Many at once: planned a minute each, let in two hours before and after.
[[services]]
key = "andrang"
office = "amt"
names = { de = "Andrang", en = "Rush" }
minutes = 1
bring = { de = ["Geduld"], en = ["patience"] }
subjects = { de = "Andrang", en = "Rush" }
texts = { de = "Bitte kommen.", en = "Please come." }

[[rules]]
key = "by-invitation"
access = "invitation"

[[rules]]
key = "rush-by-appointment"
service = "andrang"
access = "appointment"

[[rules]]
key = "rush-window"
service = "andrang"
window = { early = 120, late = 120 }

[[rules]]
key = "pay-by-card"
service = "ausweis"
payment = "card-only"
icon = "card"
words.de = { title = "Nur mit EC-Karte", letter = "Nur mit EC-Karte." }
words.en = { title = "By debit card only", letter = "By debit card only." }

[[rules]]
key = "mask"
question = "always"
icon = "mask"
words.de = { title = "Maske getragen", detail = "An der Pforte", remedy = "Bitte Maske aufsetzen." }
words.en = { title = "Mask worn", detail = "At the door", remedy = "Please put a mask on." }

[[rules]]
key = "card"
notice = true
icon = "card"
words.de = { title = "Nur EC-Karte", detail = "Kein Bargeld", letter = "Nur EC-Karte." }
words.en = { title = "Debit card only", detail = "No cash", letter = "Debit card only." }
"""

ROOM = """
[[rooms]]
site = "rathaus"
number = "{number}"
area = {area}
floor = {floor}
capacity = {capacity}
step_free = true
ways.de = [{{ icon = "door", title = "Tür {number}", detail = "links" }}]
ways.en = [{{ icon = "door", title = "Door {number}", detail = "left" }}]
"""
ROOMS = {"1.01": 2, "1.02": 1, "2.01": 20}
"""The capacity of each room."""


class HandClock:
    """A clock that stands until somebody moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def profile_text(number: int = SITE) -> str:
    """The profile of the office, with the number of its site."""
    rooms = [
        ROOM.format(number=room, area=area, floor=room[0], capacity=capacity)
        for area, (room, capacity) in enumerate(ROOMS.items(), start=101)
    ]
    return PROFILE.replace("number = 7", f"number = {number}") + "".join(rooms)


def profile(folder: Path, number: int = SITE) -> Profile:
    """Read the profile, written into a folder first."""
    path = folder / f"office-{number}.toml"
    path.write_text(profile_text(number), encoding="utf-8")
    return load_profile(path)


@contextmanager
def office(url: str, folder: Path, clock: HandClock, *, training: bool = False) -> Iterator[Desk]:
    """Set the office up in an empty database and stand at its first entrance."""
    initialise(url, profile(folder), clock, training)
    with open_desk(url, clock, "de") as desk:
        yield desk


def invite(
    desk: Desk,
    room: str = "1.01",
    persons: int = 1,
    minutes: float = 0,
    service: str = "ausweis",
    name: str = "Ada Beispiel",
) -> Appointment:
    """Make an appointment so many minutes from `NOW`."""
    return add_appointment(desk, wish(room, persons, minutes, service, name))


def wish(
    room: str = "1.01",
    persons: int = 1,
    minutes: float = 0,
    service: str = "ausweis",
    name: str = "Ada Beispiel",
    language: str = "de",
) -> AppointmentWish:
    """What somebody at the office enters."""
    return AppointmentWish(service, room, NOW + timedelta(minutes=minutes), persons, name, ("Weg 1",), language)


def crowd(desk: Desk, count: int, room: str = "2.01") -> list[str]:
    """Invite so many single visitors into one room, all of them valid at `NOW`; give the texts of their letters."""
    wishes = [wish(room, 1, number // ROOMS[room], "andrang") for number in range(count)]
    made = add_appointments(desk, wishes)
    return [letter.code for letter in sign_letters(desk, made)]


def signed(desk: Desk, appointment: Appointment) -> str:
    """Sign a new letter for an appointment and give its text."""
    return sign_letters(desk, [appointment])[0].code


def show(desk: Desk, code: str, persons: int | None = None) -> Presented:
    """Present a letter with everything fulfilled."""
    return present(desk, code, persons, FULFILLED)


def let_in(desk: Desk, code: str, persons: int | None = None) -> Outcome:
    """Present a letter with everything fulfilled and confirm it."""
    return admit(desk, show(desk, code, persons))


def url_of(desk: Desk) -> str:
    """The address of a desk's database, for another desk."""
    if desk.database.file:
        return f"sqlite:///{desk.database.file}"
    return desk.database._writer.url.render_as_string(hide_password=False)


def fault_of(act: Callable[[], object]) -> FaultKind | None:
    """Do something and say which fault it ended in; None where it was done."""
    try:
        act()
    except Fault as fault:
        return fault.kind
    return None
