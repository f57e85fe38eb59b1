"""Families: one wish becomes shared appointments, each with its own letter; all of them are made, or none."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import islice
from uuid import uuid4

from sqlalchemy import Connection

from desk.domain.appointments import Appointment, AppointmentWish
from desk.domain.families import Arrangement, Coming, RoomLimit, Share, next_start, plan
from desk.domain.faults import Fault, FaultKind
from desk.letters.wording import words
from desk.service.appointments import (
    MOST_PERSONS,
    check_name,
    draft_appointment,
    find_room,
    find_service,
    planned_on,
    write_appointments,
)
from desk.service.desk import Desk
from desk.store import places


@dataclass(frozen=True, slots=True)
class FamilyWish:
    """What somebody at the office enters to invite a family."""

    service: str
    """Its key in the profile."""
    starts_at: datetime
    """UTC."""
    members: int
    names: tuple[str, ...] = field(repr=False)
    """One name that stands on every letter, or the name of each member; they share in this order."""
    room: str | None = None
    """The number of the room that is wished for; None lets the house choose."""
    arrangement: Arrangement = Arrangement.EITHER
    address: tuple[str, ...] = field(default=(), repr=False)
    language: str = "de"
    minutes: int | None = None
    """Planned length of each appointment; None takes the service's."""


def add_family(desk: Desk, wish: FamilyWish) -> tuple[Appointment, ...]:
    """Make the appointments of a family, all or none; they share `Appointment.family`.

    Raises the faults of `add_appointments`, and FAMILY_NOT_SEATED where the rooms do not take them at that time.
    """
    with desk.database.writing() as connection:
        places.lock_site(connection, desk.house.site.id)
        return write_appointments(connection, desk, _wishes(connection, desk, wish))


def draft_family(desk: Desk, wish: FamilyWish) -> tuple[Appointment, ...]:
    """The appointments of a family as they would be made now, written nowhere. Raises as `add_family`."""
    with desk.database.reading() as connection:
        wishes = _wishes(connection, desk, wish)
    return tuple(draft_appointment(desk, one) for one in wishes)


def _wishes(connection: Connection, desk: Desk, wish: FamilyWish) -> list[AppointmentWish]:
    if not 1 <= wish.members <= MOST_PERSONS:
        raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=wish.members, most=MOST_PERSONS)
    for name in wish.names:
        check_name(name)
    family, found = uuid4(), _plan(connection, desk, wish)
    return [
        AppointmentWish(
            service=wish.service,
            room=share.room.number,
            starts_at=share.starts_at,
            persons=share.persons,
            name=name,
            address=wish.address,
            language=wish.language,
            minutes=wish.minutes,
            family=family if len(found) > 1 else None,
        )
        for share, name in zip(found, _names(wish, found), strict=True)
    ]


def _plan(connection: Connection, desk: Desk, wish: FamilyWish) -> tuple[Share, ...]:
    service = find_service(desk, wish.service)
    house, day = desk.house, desk.today(wish.starts_at)
    near = find_room(desk, wish.room) if wish.room is not None else None
    coming = Coming(
        members=wish.members,
        starts_at=wish.starts_at.replace(second=0, microsecond=0),
        length=timedelta(minutes=wish.minutes or service.minutes),
        until=datetime.combine(day + timedelta(days=1), time(), desk.zone),
        arrangement=wish.arrangement,
        near=near,
    )
    # A room that is wished for counts, too, where the service is not served as a rule.
    served = dict.fromkeys((*house.rooms_for(service), *filter(None, (near,))))
    rooms: list[RoomLimit] = [(room, house.room_limit(room, day, service)) for room in served]
    planned = planned_on(connection, desk, day)
    found = plan(coming, rooms, planned)
    if found:
        return found
    later = next_start(coming, rooms, planned)
    facts: dict[str, str | int] = {} if wish.members == 1 else {"persons": wish.members}
    if later is not None:
        local = later.astimezone(desk.zone)
        facts["free"] = f"{local.hour}:{local:%M}"
    raise Fault(FaultKind.FAMILY_NOT_SEATED, **facts)


def _names(wish: FamilyWish, found: tuple[Share, ...]) -> list[str]:
    """Whose names stand on each letter. Raises `Fault(LANGUAGE_UNKNOWN)`."""
    if len(wish.names) == 1:
        return [wish.names[0] for _ in found]
    members = iter(wish.names)
    return [together(list(islice(members, share.persons)), wish.language) for share in found]


def together(names: list[str], language: str) -> str:
    """Write names on one line, "Daryna und Oleh Petrenko": the last name once where all have it.

    Raises `Fault(LANGUAGE_UNKNOWN)`.
    """
    names = [name.strip() for name in names]
    firsts, lasts = zip(*(name.rpartition(" ")[::2] for name in names), strict=True)
    shared = len(set(lasts)) == 1 and all(firsts)
    *most, last = firsts if shared else names
    listed = words(language)["and"].format(most=", ".join(most), last=last) if most else last
    return f"{listed} {lasts[0]}" if shared else listed
