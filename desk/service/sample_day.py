"""The sample day put into a training database: appointments and their letters, some withdrawn, some replaced."""

from datetime import datetime

from desk.clock import Clock
from desk.domain.appointments import Appointment
from desk.service.appointments import add_appointments, cancel_appointment
from desk.service.desk import Desk, open_desk
from desk.service.letters import sign_letters
from desk.service.profile_forms import Profile
from desk.service.profiles import find_profile, load_profile
from desk.service.sample import sample_day
from desk.service.setup import initialise

SAMPLE_OFFICE = "duesseldorf-amt54"
"""The profile of the sample day: requirements 1.1 to 1.15."""


def make_sample(url: str, clock: Clock, language: str, now: datetime) -> None:
    """Make a training database with the sample day around a moment (UTC). Raises the faults of `initialise`."""
    profile = load_profile(find_profile(SAMPLE_OFFICE))
    initialise(url, profile, clock, training=True)
    with open_desk(url, clock, language) as desk:
        fill(desk, profile, now)


def fill(desk: Desk, profile: Profile, now: datetime) -> tuple[Appointment, ...]:
    """Write the sample day around a moment (UTC) and sign its letters; their pages are set when they are asked for."""
    wishes = sample_day(profile, now)
    made = add_appointments(desk, [one.wish for one in wishes])
    sign_letters(desk, made)
    sign_letters(desk, [one for one, wish in zip(made, wishes, strict=True) if wish.reprinted])
    for appointment, wish in zip(made, wishes, strict=True):
        if wish.cancelled:
            cancel_appointment(desk, appointment.reference)
    return made
