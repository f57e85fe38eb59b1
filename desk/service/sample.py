"""The sample day: invented appointments around the present time, so that every verdict can be seen at once.

It is made anew from a seed: the same seed gives the same names in the same order; only the times follow the clock.
Nobody in it exists; origins, first names and family names are mixed by chance.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.domain.appointments import AppointmentWish
from desk.service.appointments import LANGUAGES
from desk.service.profile_forms import Profile, RoomProfile, ServiceProfile

APPOINTMENTS = 120
"""On the sample day itself, where the house has room for so many."""

_QUARTER = timedelta(minutes=15)
_SPAN = 20
"""Quarters of an hour that the appointments spread over."""
_BEFORE = 8
"""How many of them lie before the present time, where the local day is old enough."""
_AROUND = range(_BEFORE, _BEFORE + 4)
"""The hour around the present time."""
_PARTIES = 3
"""At most so many begin together in one room."""
_FAMILY = 5
"""Persons of the family that gets several appointments at once (requirement 1.13)."""
_HAND_OVERS = (2, 1, 2, 1, 2, 1)
"""Parties beside the family for the same service: nine a day with it, of „acht bis zehn Termine pro Tag" (1.12)."""
_CHANGED = 3
"""So many appointments around the present time are cancelled, and as many have a letter that was replaced."""

_NAMES = (
    ("Daryna Oleh Sofija Marko Lew Iryna", "Petrenko Hontschar Sawtschuk Bojko Kowalenko"),
    ("Rima Karim Salma Tarek Nour Yusuf", "Haddad Khoury Nasser Mansour Barakat"),
    ("Minh Lan Thảo Quang Hương Tuấn", "Nguyễn Trần Phạm Hoàng Đặng"),
    ("Chidi Ada Emeka Ngozi Ifeoma Obinna", "Okafor Eze Nwosu Adeyemi Balogun"),
    ("Jan Ewa Zofia Tomasz Łukasz Agnieszka", "Kowalczyk Wójcik Gajda Wrona Dębiec"),
    ("Emre Elif Aylin Kerem Defne Onur", "Yıldız Öztürk Şahin Kılıç Korkmaz"),
    ("Inês Tiago Beatriz Gil Leonor Duarte", "Salgado Quintela Bacelar Lourenço Vilela"),
    ("Priya Arjun Ananya Rohan Meera Vikram", "Sharma Iyer Banerjee Patil Chatterjee"),
    ("Ioana Andrei Mihai Elena Radu Ștefan", "Popescu Dumitru Ionescu Țurcanu Marin"),
    ("Parisa Reza Shirin Navid Laleh Omid", "Karimi Rostami Ahmadi Moradi Sadeghi"),
    ("Amina Selam Dawit Hanna Yonas Tesfaye", "Tekle Bekele Haile Gebre Abebe"),
    ("Milica Dragan Jelena Goran Vesna Đorđe", "Jovanović Petrović Nikolić Ilić Đurić"),
    ("Lucía Mateo Camila Diego Valeria Andrés", "Quispe Mamani Rojas Castillo Herrera"),
    ("Mei Wei Lin Jun Xiu Hao", "Zhang Liu Chen Huang Zhao"),
    ("Lena Jonas Frieda Anton Greta Moritz", "Brückner Dornbusch Eichholz Lindhorst Ostermann"),
)
"""First names and family names, by where they are heard together."""
_WORDS = {"de": ("und", "Familie"), "en": ("and", "Family")}
"""What joins the names of a party, by the language of its letter."""
_STREETS = (
    "Ahornwinkel",
    "Holunderstieg",
    "Mispelgasse",
    "Quittenhof",
    "Schlehenpfad",
    "Wacholdergrund",
    "Kornradenweg",
    "Sanddornzeile",
)
"""Invented, so that no sample letter ever reaches a real door."""


@dataclass(frozen=True, slots=True)
class SampleWish:
    """An appointment of the sample day, and what became of it before the day began."""

    wish: AppointmentWish
    cancelled: bool = False
    """It was withdrawn after its letter had been made."""
    reprinted: bool = False
    """Its letter was made twice: revision 2 is valid, revision 1 is not."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the plan: when, where, what for, how many."""

    quarter: int
    """Quarters of an hour after the first."""
    room: str
    service: ServiceProfile
    persons: int
    family: UUID | None = None

    @property
    def quarters(self) -> range:
        """Those that the visit takes."""
        return range(self.quarter, self.quarter + _length(self.service))


def sample_day(profile: Profile, now: datetime, seed: int = 54) -> tuple[SampleWish, ...]:
    """Make about 120 appointments around `now` (aware UTC) on the site's local day, by time, then one for tomorrow.

    They begin every quarter of an hour, from two hours before `now` to three hours after; near midnight the span is
    moved so that all of them end on the same local day. No room is planned over its limit at any moment. The first
    service of the profile is the one that a family is invited to, as many at a time as the smallest rooms take.
    """
    chance = random.Random(seed)  # noqa: S311 - the day has to come out the same again, it is no secret
    invited = list(_hand_overs(profile, chance))
    taken = {(slot.room, quarter) for slot in invited for quarter in slot.quarters}
    free = list(_fill(profile, taken, chance))
    chosen = chance.sample(free, min(len(free), APPOINTMENTS - len(invited)))
    slots = sorted(invited + chosen, key=lambda slot: (slot.quarter, slot.room))
    around = [at for at, slot in enumerate(slots) if not slot.family and slot.quarter in _AROUND]
    changed = chance.sample(around, min(len(around), 2 * _CHANGED))
    wishes = _wishes(profile, slots, _first_quarter(profile, now), chance)
    later = _Slot(0, profile.rooms[0].number, profile.services[-1], 1)
    return (
        *(
            SampleWish(wish, cancelled=at in changed[:_CHANGED], reprinted=at in changed[_CHANGED:])
            for at, wish in enumerate(wishes)
        ),
        *map(SampleWish, _wishes(profile, [later], _tomorrow(profile, now), chance)),
    )


def _length(service: ServiceProfile) -> int:
    """Quarters of an hour that a visit takes, begun ones included."""
    return -(-service.minutes // 15)


def _hand_overs(profile: Profile, chance: random.Random) -> Iterator[_Slot]:
    """Plan the first service: a family at the present time, then a few more over the day."""
    limit = min(room.capacity for room in profile.rooms)
    small = [room.number for room in profile.rooms if room.capacity == limit]
    middle = len(small) // 4
    rooms = small[middle:] + small[:middle]  # rooms side by side
    family = UUID(int=chance.getrandbits(128), version=4)
    shares = [min(limit, _FAMILY - first) for first in range(0, _FAMILY, limit)]
    wanted: list[tuple[int, int, UUID | None]] = [(_BEFORE + 1, persons, family) for persons in shares]
    wanted += [(chance.randrange(_SPAN), min(limit, persons), None) for persons in _HAND_OVERS]
    taken: set[tuple[str, int]] = set()
    for quarter, persons, together in wanted:
        slot = _first_fit(profile.services[0], rooms, taken, quarter)
        if slot:
            taken.update((slot.room, each) for each in slot.quarters)
            yield replace(slot, persons=persons, family=together)


def _first_fit(service: ServiceProfile, rooms: list[str], taken: set[tuple[str, int]], quarter: int) -> _Slot | None:
    """Find the first room that is free from `quarter` on, else later; None where there is none."""
    for at in range(quarter, _SPAN - _length(service) + 1):
        for room in rooms:
            slot = _Slot(at, room, service, 1)
            if not any((room, each) in taken for each in slot.quarters):
                return slot
    return None


def _fill(profile: Profile, taken: set[tuple[str, int]], chance: random.Random) -> Iterator[_Slot]:
    """Fill the rooms with the other services, one visit after the other without a gap."""
    services = profile.services[1:] or profile.services
    for room in profile.rooms:
        quarter = 0
        while quarter < _SPAN:
            fitting = [
                service
                for service in services
                if quarter + _length(service) <= _SPAN
                and not any((room.number, quarter + each) in taken for each in range(_length(service)))
            ]
            if not fitting:
                quarter += 1
                continue
            service = chance.choice(fitting)
            for persons in _parties(room, chance):
                yield _Slot(quarter, room.number, service, persons)
            quarter += _length(service)


def _parties(room: RoomProfile, chance: random.Random) -> Iterator[int]:
    """Choose who comes to a room at one time: parties of one or two, in a hall of up to four."""
    sizes = (1, 2, 3, 4) if room.capacity > _FAMILY else (1, 2, 2)
    seats = room.capacity
    for _ in range(_PARTIES):
        if seats:
            persons = min(chance.choice(sizes), seats)
            seats -= persons
            yield persons


def _first_quarter(profile: Profile, now: datetime) -> datetime:
    """When the sample day begins (UTC)."""
    zone = ZoneInfo(profile.sites[0].timezone)
    today = now.astimezone(zone).date()
    midnight, next_midnight = (
        datetime.combine(day, time(), zone).astimezone(UTC) for day in (today, today + timedelta(days=1))
    )
    # Counted in UTC: on the days when the clocks change there are 92 or 100 quarters.
    latest = (next_midnight - midnight) // _QUARTER - _SPAN
    return midnight + _QUARTER * min(max((now - midnight) // _QUARTER - _BEFORE, 0), latest)


def _tomorrow(profile: Profile, now: datetime) -> datetime:
    """The next local day, ten o'clock (UTC)."""
    zone = ZoneInfo(profile.sites[0].timezone)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(10), zone).astimezone(UTC)


def _wishes(profile: Profile, slots: list[_Slot], first: datetime, chance: random.Random) -> list[AppointmentWish]:
    """Give each slot a time, a name, an address and a language."""
    names = [(given.split(), surname) for given, surnames in _NAMES for surname in surnames.split()]
    chance.shuffle(names)
    relatives, family_name = names.pop()
    family = iter(relatives)
    households = [(iter(given[at : at + 2]), surname) for given, surname in names for at in range(0, len(given), 2)]
    chance.shuffle(households)
    languages = [each for each in profile.languages if each in LANGUAGES]
    # Twice as many read the office's own language as any other; a family reads one.
    spoken = [languages[0] if slot.family else chance.choice((languages[0], *languages)) for slot in slots]
    return [
        AppointmentWish(
            service=slot.service.key,
            room=slot.room,
            starts_at=first + _QUARTER * slot.quarter,
            persons=slot.persons,
            name=_name(*((family, family_name) if slot.family else households.pop()), slot.persons, language),
            address=(
                f"{chance.choice(_STREETS)} {chance.randint(1, 89)}",
                f"{profile.sites[0].postcode} {profile.sites[0].town}",
            ),
            language=language,
            family=slot.family,
        )
        for slot, language in zip(slots, spoken, strict=True)
    ]


def _name(given: Iterator[str], surname: str, persons: int, language: str) -> str:
    """Write the name of a party as it stands on a letter."""
    joined, family = _WORDS[language]
    if persons > 2:  # noqa: PLR2004 - more names do not fit on the line
        return f"{family} {surname}"
    return f"{f' {joined} '.join(islice(given, persons))} {surname}"
