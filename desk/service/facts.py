"""What a decision looks at, collected from the database in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from sqlalchemy import Connection

from desk.domain.appointments import Appointment, AppointmentId, AppointmentKind
from desk.domain.decisions import Facts, WalkIn
from desk.domain.letters import CodeFault, CodeReading, LetterCode
from desk.domain.opening import closed_at, closed_on
from desk.domain.places import RoomId, Seats
from desk.domain.waiting import sits_inside, waiting_inside
from desk.scanning import foreign
from desk.service.desk import Desk
from desk.store import places, waiting
from desk.store.admission import AtTheDoor, at_the_door


class ScanKind(Enum):
    """What was presented."""

    CODE = "code"
    HUMAN_CODE = "human-code"
    WALK_IN = "walk-in"
    """Nothing: somebody came without a letter for a service."""
    NUMBER = "number"
    """The number of a party that waits."""


NO_LETTER = CodeReading(None, None)


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brought to the door: a letter, a number, or only what they want."""

    kind: ScanKind
    text: str = field(default="", repr=False)
    """As it was scanned or typed."""
    reading: CodeReading = NO_LETTER
    draft: Appointment | None = None
    """Of a walk-in: the seat that they would get; it is written only when they get it, or a number."""
    walk_in: WalkIn | None = None


def collect(  # everything that a decision is made of
    connection: Connection,
    desk: Desk,
    brought: Brought,
    now: datetime,
    persons: int | None,
    answers: Mapping[str, bool] | None,
    lock: bool = False,
    exempt: frozenset[str] = frozenset(),
) -> Facts:
    """Collect the facts of one decision at a moment (UTC); `lock` holds them until the transaction ends."""
    house, today = desk.house, desk.today(now)
    reading = brought.reading
    letter, proven = reading.letter, reading.proven
    reference = brought.draft.reference if brought.draft else proven.reference if proven else None
    known = at_the_door(connection, house, reference, lock) if reference else None
    listed = known.appointment if known else brought.draft
    walk_in = _walk_in(brought, listed)
    service = walk_in.service if walk_in else listed.service if listed else None
    holding = house.holding(service, today)
    building, waiting_area = _around(connection, desk, today, listed, lock)
    return Facts(
        now=now,
        today=today,
        here=house.site,
        reading=reading,
        foreign=foreign.recognise(brought.text).kind.value if reading.fault is CodeFault.FOREIGN else None,
        by_list=brought.kind in {ScanKind.HUMAN_CODE, ScanKind.NUMBER},
        key_withdrawn=letter is not None and (letter.issuer, letter.key_id) in desk.withdrawn,
        claimed_site=house.site_numbered(letter.issuer) if letter else None,
        appointment=listed,
        earlier=known.earlier if known else None,
        waiting_since=known.waiting_since if known else None,
        persons=persons if persons is not None else _invited(listed, letter),
        holding=holding,
        closing=closed_at(holding, house.holidays, now.astimezone(desk.zone))
        if walk_in
        else closed_on(holding, house.holidays),
        walk_in=walk_in,
        elsewhere=house.site_of(service) if walk_in and service and service.office.site != house.site.id else None,
        answers=dict(answers or {}),
        exempt=exempt,
        seats=_seats(connection, desk, today, known, listed),
        building=building,
        waiting_area=waiting_area,
    )


def seats_today(desk: Desk, room: RoomId, seats: Seats, today: date) -> Seats:
    """The seats of a room that may be used on a local day: those that a rule keeps empty are left out."""
    kept_empty = seats_kept_empty(desk, room, seats.capacity, today)
    return Seats(seats.capacity - kept_empty, max(0, seats.free - kept_empty), seats.open)


def seats_kept_empty(desk: Desk, room: RoomId, capacity: int, today: date) -> int:
    """How many of a room's seats stay empty on a local day because a rule allows fewer persons."""
    return max(0, capacity - desk.house.room_limit(desk.house.rooms[room], today))


def building_seats(connection: Connection, desk: Desk, today: date, besides: AppointmentId | None) -> Seats | None:
    """How full the building is with those in its waiting area, one party left out; None where nothing limits it."""
    limit = desk.house.building_limit(today)
    if limit is None:
        return None
    line = waiting.line(connection, desk.house.site.id, today)
    inside = places.persons_inside(connection, desk.house.site.id)
    inside += waiting_inside(one for one in line if one.appointment != besides)
    return Seats(limit, max(0, limit - inside), open=True)


def waiting_seats(connection: Connection, desk: Desk, today: date) -> Seats | None:
    """How full the waiting area is; None where nothing is said about one."""
    limit = desk.house.waiting_limit(today)
    if limit is None:
        return None
    taken = waiting_inside(waiting.line(connection, desk.house.site.id, today))
    return Seats(limit, max(0, limit - taken), open=True)


def room_inside(connection: Connection, desk: Desk, today: date, persons: int) -> bool | None:
    """Whether the waiting area and the building have room for a party; None where nothing is said about one.

    Whoever seats the party there holds the site until the transaction ends.
    """
    building = building_seats(connection, desk, today, besides=None)
    return sits_inside(waiting_seats(connection, desk, today), building, persons)


def _around(
    connection: Connection, desk: Desk, today: date, listed: Appointment | None, lock: bool
) -> tuple[Seats | None, Seats | None]:
    """The building and its waiting area; whoever takes seats in a limited building holds the whole site."""
    if lock and desk.house.building_limit(today) is not None:
        places.lock_site(connection, desk.house.site.id)
    building = building_seats(connection, desk, today, listed.id if listed else None)
    return building, waiting_seats(connection, desk, today)


def _seats(
    connection: Connection, desk: Desk, today: date, known: AtTheDoor | None, listed: Appointment | None
) -> Seats | None:
    if listed is None:
        return None
    seats = known.seats if known else places.seats_of_site(connection, desk.house.site.id)[listed.room.id][0]
    return seats_today(desk, listed.room.id, seats, today)


def _walk_in(brought: Brought, listed: Appointment | None) -> WalkIn | None:
    """What a party came for without a letter, now or before it got its number."""
    if brought.walk_in is not None:
        return brought.walk_in
    # Only by its number: a code of such a seat would be one that nobody made.
    if brought.kind is ScanKind.NUMBER and listed is not None and listed.kind is AppointmentKind.WALK_IN:
        return WalkIn(listed.service, listed.file_number)
    return None


def _invited(listed: Appointment | None, letter: LetterCode | None) -> int:
    """How many are invited, as far as anything says so."""
    if listed:
        return listed.persons
    return letter.persons if letter else 1
