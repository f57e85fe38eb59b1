"""The board: who is in which room, who waits, who is expected."""

from collections import defaultdict
from datetime import datetime

from desk.domain.appointments import AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import FactKind
from desk.domain.occupancy import Board, Expected, RoomNow, Visit
from desk.service.desk import Desk
from desk.service.facts import seats_today
from desk.service.ledger import record
from desk.store import appointments, places, visits, waiting


def board(desk: Desk, at: datetime | None = None) -> Board:
    """Read how the house stands now, or in a training database at a given moment (UTC)."""
    now = desk.moment(at)
    house, today = desk.house, desk.today(now)
    with desk.database.reading() as connection:
        seats = places.seats_of_site(connection, house.site.id)
        inside = visits.open_at_site(connection, house.site.id)
        planned = appointments.of_day(connection, house, today)
        came = visits.came(connection, [one.id for one in planned])
        line = waiting.line(connection, house.site.id, today)
    stands = {one.appointment for one in line}
    expected = tuple(
        Expected(one.id, one.room.number, one.starts_at, one.window_opens, one.persons)
        for one in planned
        if one.status is AppointmentStatus.PLANNED
        and one.id not in came
        and (one.window_closes >= now or one.id in stands)
    )
    by_room: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in inside:
        by_room[visit.room].append(visit)
    rooms = tuple(
        RoomNow(
            room=room,
            seats=seats_today(desk, room.id, seats[room.id][0], today),
            visits=tuple(by_room[room.number]),
            next=next((one for one in expected if one.room == room.number), None),
            closed_reason=seats[room.id][1],
        )
        for room in sorted(house.rooms.values(), key=lambda room: (-room.floor, room.number))
    )
    return Board(house.site, now, rooms, line, expected, house.building_limit(today))


def close_room(desk: Desk, number: str, reason: str) -> None:
    """Let nobody else into a room; who is inside stays counted. Raises `Fault(ROOM_UNKNOWN)`."""
    _set_open(desk, number, is_open=False, reason=reason)


def open_room(desk: Desk, number: str) -> None:
    """Open a room again. Raises `Fault(ROOM_UNKNOWN)`."""
    _set_open(desk, number, is_open=True, reason=None)


def _set_open(desk: Desk, number: str, *, is_open: bool, reason: str | None) -> None:
    room = desk.house.room_numbered(number)
    if room is None:
        raise Fault(FaultKind.ROOM_UNKNOWN, room=number)
    now = desk.clock()
    with desk.database.writing() as connection:
        places.set_open(connection, room.id, is_open, reason)
        kind = FactKind.ROOM_OPENED if is_open else FactKind.ROOM_CLOSED
        record(connection, desk, now, kind, room=room.id, detail={"reason": reason} if reason else None)
