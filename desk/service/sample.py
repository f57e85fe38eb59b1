"""The sample day: invented appointments around the present time, so that every verdict can be seen at once.

It follows the rules of its day: who comes, comes for a service that is open, to a room where it is served, and no more
at a time than the room takes. It is made anew from a seed: the same seed gives the same names in the same order; only
the times follow the clock. Nobody in it exists; origins, first names and family names are mixed by chance.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle, islice
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.domain.appointments import AppointmentWish
from desk.domain.families import shares
from desk.domain.house import House
from desk.domain.places import Room
from desk.domain.rules import Access, LimitOf
from desk.domain.services import Service
from desk.service.sample_people import JOINED, NAMES, STREETS

APPOINTMENTS = 120
"""On the sample day itself, in each building that has room for so many."""

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
_PAIRS = (2, 1)
"""Parties beside the family for the same service, in turn."""
_CHANGED = 3
"""At most so many appointments around the present time are cancelled, and as many have a letter that was replaced."""
_MOST_CHANGED = 6
"""Of so many around the present time, one is cancelled and one has another letter."""
_AHEAD = 14
"""So many days are looked through for the next one on which somebody is expected."""
_PLANNED = {Access.APPOINTMENT: 1.0, Access.INVITATION: 1.0, Access.WALK_IN: 0.3, Access.AGREEMENT: 0.3}
"""How services are reached for which letters are written, and how many of their times are taken: where one comes
without appointment, few have one; what has to be agreed upon by telephone is rare."""


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
    service: Service
    persons: int
    family: UUID | None = None

    @property
    def quarters(self) -> range:
        """Those that the visit takes."""
        return range(self.quarter, self.quarter + _length(self.service))


def sample_day(house: House, languages: Sequence[str], now: datetime, seed: int = 54) -> tuple[SampleWish, ...]:
    """Make a building's appointments around `now` (aware UTC) on its local day, by time, then one for the next day.

    They begin every quarter of an hour, from two hours before
    `now` to three hours after; near midnight the span is moved so that all of them end on the same local day. No room
    is planned over its limit at any moment. To a service with a limit for its rooms a family is invited, as many at a
    time as a room takes. There are none where nobody is let in on that day. `languages` are those of the letters, the
    office's own first.
    """
    chance = random.Random(seed)  # noqa: S311 - the day has to come out the same again, it is no secret
    day = now.astimezone(ZoneInfo(house.site.timezone)).date()
    services = _open_services(house, day)
    together = next((one for one in services if _for_families(house, one, day)), None)
    invited = list(_hand_overs(house, together, day, chance)) if together else []
    others = tuple(one for one in services if one is not together) or services
    taken = {(slot.room, quarter) for slot in invited for quarter in slot.quarters}
    free = list(_fill(house, others, day, taken, chance))
    chosen = chance.sample(free, max(0, min(len(free), APPOINTMENTS - len(invited))))
    slots = sorted(invited + chosen, key=lambda slot: (slot.quarter, slot.room))
    around = [at for at, slot in enumerate(slots) if not slot.family and slot.quarter in _AROUND]
    few = min(_CHANGED, len(around) // _MOST_CHANGED or len(around) // 3)
    changed = chance.sample(around, 2 * few)
    wishes = _wishes(house, languages, slots, _first_quarter(house, now), chance)
    return (
        *(
            SampleWish(wish, cancelled=at in changed[:few], reprinted=at in changed[few:])
            for at, wish in enumerate(wishes)
        ),
        *map(SampleWish, _later(house, languages, day, chance)),
    )


def _open_services(house: House, day: date) -> tuple[Service, ...]:
    """The services of the building that somebody has a letter for on a local day."""
    return tuple(
        service
        for service in house.services_here
        if house.open_on(service, day) and house.holding(service, day).access in _PLANNED and house.rooms_for(service)
    )


def _for_families(house: House, service: Service, day: date) -> bool:
    """Whether a rule says how many persons may be in its rooms: then a family gets several appointments."""
    limit = house.holding(service, day).limit(LimitOf.ROOM)
    return limit is not None and bool(limit.heads)


def _rooms(house: House, service: Service | None = None) -> list[Room]:
    """The rooms where a service is served, else all, in the order of the profile."""
    rooms = house.rooms.values() if service is None else house.rooms_for(service)
    return sorted(rooms, key=lambda room: room.id)


def _length(service: Service) -> int:
    """Quarters of an hour that a visit takes, begun ones included."""
    return -(-service.minutes // 15)


def _hand_overs(house: House, service: Service, day: date, chance: random.Random) -> Iterator[_Slot]:
    """Plan a service that families are invited to: one at the present time, then as many more as the day takes."""
    limits = {room.number: house.room_limit(room, day) for room in _rooms(house, service)}
    limit = min(limits.values())
    small = [number for number, most in limits.items() if most == limit]
    middle = len(small) // 4
    rooms = small[middle:] + small[:middle]  # rooms side by side
    family = UUID(int=chance.getrandbits(128), version=4)
    parts = shares(_FAMILY, limit)
    quota = house.holding(service, day).quota
    more = (quota.least + quota.most) // 2 - len(parts) if quota else 0
    wanted: list[tuple[int, int, UUID | None]] = [(_BEFORE + 1, persons, family) for persons in parts]
    wanted += [(chance.randrange(_SPAN), min(limit, persons), None) for persons in islice(cycle(_PAIRS), max(0, more))]
    taken: set[tuple[str, int]] = set()
    for quarter, persons, together in wanted:
        slot = _first_fit(service, rooms, taken, quarter)
        if slot:
            taken.update((slot.room, each) for each in slot.quarters)
            yield replace(slot, persons=persons, family=together)


def _first_fit(service: Service, rooms: list[str], taken: set[tuple[str, int]], quarter: int) -> _Slot | None:
    """Find the first room that is free from `quarter` on, else later; None where there is none."""
    for at in range(quarter, _SPAN - _length(service) + 1):
        for room in rooms:
            slot = _Slot(at, room, service, 1)
            if not any((room, each) in taken for each in slot.quarters):
                return slot
    return None


def _fill(
    house: House, services: Sequence[Service], day: date, taken: set[tuple[str, int]], chance: random.Random
) -> Iterator[_Slot]:
    """Fill the rooms with services, one visit after the other without a gap; with few where few have a letter."""
    for room in _rooms(house):
        served = [service for service in services if service.served_in(room.number)]
        quarter = 0
        while quarter < _SPAN:
            fitting = [
                service
                for service in served
                if quarter + _length(service) <= _SPAN
                and not any((room.number, quarter + each) in taken for each in range(_length(service)))
            ]
            if not fitting:
                quarter += 1
                continue
            service = chance.choice(fitting)
            access = house.holding(service, day).access
            share = _PLANNED[access]
            if share == 1 or quarter == _BEFORE or chance.random() < share:
                most = 1 if access is Access.WALK_IN else _PARTIES  # seats are left for those who just come
                for persons in islice(_parties(house.room_limit(room, day), chance), most):
                    yield _Slot(quarter, room.number, service, persons)
            quarter += _length(service)


def _parties(seats: int, chance: random.Random) -> Iterator[int]:
    """Choose who comes to a room at one time: parties of one or two, in a hall of up to four."""
    sizes = (1, 2, 3, 4) if seats > _FAMILY else (1, 2, 2)
    for _ in range(_PARTIES):
        if seats:
            persons = min(chance.choice(sizes), seats)
            seats -= persons
            yield persons


def _later(house: House, languages: Sequence[str], day: date, chance: random.Random) -> list[AppointmentWish]:
    """Make one appointment at ten o'clock of the next local day on which somebody is let in; none where none comes."""
    for ahead in range(1, _AHEAD + 1):
        later = day + timedelta(days=ahead)
        services = _open_services(house, later)
        if services:
            slot = _Slot(0, _rooms(house, services[-1])[0].number, services[-1], 1)
            ten = datetime.combine(later, time(10), ZoneInfo(house.site.timezone)).astimezone(UTC)
            return _wishes(house, languages, [slot], ten, chance)
    return []


def _first_quarter(house: House, now: datetime) -> datetime:
    """When the sample day begins (UTC)."""
    zone = ZoneInfo(house.site.timezone)
    today = now.astimezone(zone).date()
    midnight, next_midnight = (
        datetime.combine(day, time(), zone).astimezone(UTC) for day in (today, today + timedelta(days=1))
    )
    # Counted in UTC: on the days when the clocks change there are 92 or 100 quarters.
    latest = (next_midnight - midnight) // _QUARTER - _SPAN
    return midnight + _QUARTER * min(max((now - midnight) // _QUARTER - _BEFORE, 0), latest)


def _wishes(
    house: House, languages: Sequence[str], slots: list[_Slot], first: datetime, chance: random.Random
) -> list[AppointmentWish]:
    """Give each slot a time, a name, an address and a language."""
    names = [(given.split(), surname) for given, surnames in NAMES for surname in surnames.split()]
    chance.shuffle(names)
    relatives, family_name = names.pop()
    family = iter(relatives)
    households = [(iter(given[at : at + 2]), surname) for given, surname in names for at in range(0, len(given), 2)]
    chance.shuffle(households)
    town = f"{house.site.address.postcode} {house.site.address.town}"
    # Twice as many read the office's own language as any other; a family reads one.
    spoken = [languages[0] if slot.family else chance.choice((languages[0], *languages)) for slot in slots]
    return [
        AppointmentWish(
            service=slot.service.key,
            room=slot.room,
            starts_at=first + _QUARTER * slot.quarter,
            persons=slot.persons,
            name=_name(*((family, family_name) if slot.family else households.pop()), slot.persons, language),
            address=(f"{chance.choice(STREETS)} {chance.randint(1, 89)}", town),
            language=language,
            family=slot.family,
        )
        for slot, language in zip(slots, spoken, strict=True)
    ]


def _name(given: Iterator[str], surname: str, persons: int, language: str) -> str:
    """Write the name of a party as it stands on a letter."""
    joined, family = JOINED[language]
    if persons > 2:  # noqa: PLR2004 - more names do not fit on the line
        return f"{family} {surname}"
    return f"{f' {joined} '.join(islice(given, persons))} {surname}"
