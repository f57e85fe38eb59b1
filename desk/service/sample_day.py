"""The sample day put into a training database: appointments and their letters, some withdrawn, some replaced."""

from datetime import date, timedelta

from desk.clock import Clock
from desk.domain.appointments import Appointment
from desk.domain.faults import Fault, FaultKind
from desk.service.appointments import FIRST_DAY, LANGUAGES, LAST_DAY, add_appointments, cancel_appointment
from desk.service.desk import Desk, open_desk
from desk.service.letters import sign_letters
from desk.service.profile_forms import Profile
from desk.service.profiles import find_profile, load_profile
from desk.service.sample import sample_day
from desk.service.sample_trips import add_sample_trips
from desk.service.setup import initialise
from desk.store import settings

SAMPLE_OFFICE = "duesseldorf-amt54"
"""The profile of the sample day: requirements 1.1 to 1.15."""
_SEED = 54
_AHEAD = 14
"""So many days are looked through for the next one on which a house is open."""


def make_sample(url: str, clock: Clock, language: str, office: str = "", day: date | None = None) -> tuple[str, ...]:
    """Make a training database of an office with a day's letters, and return an entrance of each of its buildings.

    A named office, by its profile's name or file, is played at `day`, else at the day that its profile names for it.
    Without a name it is the sample office, and without a day the present time; where the house is closed today, its
    next open day is played. Raises the faults of `load_profile` and `initialise`, and `Fault(APPOINTMENT_TIME)` for a
    day that no letter can say.
    """
    profile = load_profile(find_profile(office or SAMPLE_OFFICE))
    wanted = day or (profile.sample_day if office else None)
    if wanted is not None and not FIRST_DAY <= wanted <= LAST_DAY:
        raise Fault(FaultKind.APPOINTMENT_TIME)
    initialise(url, profile, clock, training=True)
    with open_desk(url, clock, language) as desk:
        played = wanted or _next_open(desk)
        if played is not None:
            _play(desk, played)
    doors = {entrance.site: entrance.name for entrance in reversed(profile.entrances)}
    entrances = tuple(doors[site.key] for site in profile.sites if site.key in doors)
    for number, entrance in enumerate(entrances):
        with open_desk(url, clock, language, entrance) as desk:
            fill(desk, profile, _SEED + number)
    return entrances


def fill(desk: Desk, profile: Profile, seed: int = _SEED) -> tuple[Appointment, ...]:
    """Write a building's sample day around now and sign its letters; their pages are set when they are asked for."""
    languages = [each for each in profile.languages if each in LANGUAGES]
    wishes = sample_day(desk.house, languages, desk.clock(), seed)
    made = add_appointments(desk, [one.wish for one in wishes]) if wishes else ()
    reprinted = [one for one, wish in zip(made, wishes, strict=True) if wish.reprinted]
    for signed in (made, reprinted):
        if signed:
            sign_letters(desk, signed)
    for appointment, wish in zip(made, wishes, strict=True):
        if wish.cancelled:
            cancel_appointment(desk, appointment.reference)
    add_sample_trips(desk)
    return made


def _next_open(desk: Desk) -> date | None:
    """The next local day on which the house is open; None where that is today, or where none is near."""
    today = desk.today(desk.clock())
    days = (today + timedelta(days=ahead) for ahead in range(_AHEAD))
    first = next((day for day in days if desk.house.open_on(None, day)), today)
    return None if first == today else first


def _play(desk: Desk, day: date) -> None:
    """Let this training database be played at a local day whenever it is opened from now on."""
    with desk.database.writing() as connection:
        settings.add_setting(connection, desk.authority, settings.PLAYED_DAY, day.isoformat(), desk.clock())
