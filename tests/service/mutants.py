"""Ways of taking a seat that are wrong, each put in place of the right one in the racing programs.

They are those of which it was measured that they overfill a room. Between the reading and the writing the programs
meet, so that what happens rarely at a door happens every time here.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, update

from desk.domain.house import House
from desk.domain.letters import Reference
from desk.domain.places import Seats
from desk.service import facts as door
from desk.service.admission import Presented, admit
from desk.service.desk import Desk, open_desk
from desk.store import places, sqlite
from desk.store.admission import AtTheDoor
from desk.store.tables import Room, Visit
from tests.service.office import HandClock, url_of
from tests.service.racers import PATIENCE

Take = Callable[[Connection, UUID, int, int], bool]


def select_then_update(meet: Callable[[], None]) -> Take:
    """Read how many are free, and write one less."""

    def take(connection: Connection, room: UUID, persons: int, _kept_empty: int) -> bool:
        free: int = connection.execute(select(Room.free).where(Room.id == room)).scalar_one()
        meet()
        if free < persons:
            return False
        connection.execute(update(Room).where(Room.id == room).values(free=free - persons))
        return True

    return take


def count_then_insert(meet: Callable[[], None]) -> Take:
    """Count who is inside (the own visit is written already), and keep no number."""

    def take(connection: Connection, room: UUID, persons: int, _kept_empty: int) -> bool:
        inside = connection.scalar(
            select(func.sum(Visit.persons)).where(Visit.room_id == room, Visit.left_at.is_(None))
        )
        meet()
        capacity: int = connection.execute(select(Room.capacity).where(Room.id == room)).scalar_one()
        return (inside or 0) <= capacity

    return take


def without_looking_at_the_count(meet: Callable[[], None]) -> Take:
    """The right statement, and nobody looks whether it changed a row."""

    def take(connection: Connection, room: UUID, persons: int, _kept_empty: int) -> bool:
        meet()
        right(connection, room, persons)
        return True

    return take


right = places.take_seats
MUTANTS = {one.__name__: one for one in (select_then_update, count_then_insert, without_looking_at_the_count)}


def confirm_wrongly(desk: Desk, share: tuple[str, Presented], within: Barrier, _chance: random.Random) -> str:
    """Confirm what was presented, with a wrong way to take the seat."""
    name, shown = share
    places.take_seats = MUTANTS[name](partial(within.wait, PATIENCE))  # type: ignore[assignment]
    try:
        return admit(desk, shown).decision.verdict.value
    finally:
        places.take_seats = right


def confirm_without_holding_the_house(desk: Desk, shown: Presented, within: Barrier, _chance: random.Random) -> str:
    """Count who is in the building, and let everybody else count too before anybody goes in."""
    count, hold = door.building_seats, places.lock_site

    def counted(*given: Any) -> Seats | None:  # noqa: ANN401 - passed on
        seats = count(*given)
        within.wait(PATIENCE)
        return seats

    door.building_seats, places.lock_site = counted, lambda *_given: None  # type: ignore[assignment]
    try:
        return admit(desk, shown).decision.verdict.value
    finally:
        door.building_seats, places.lock_site = count, hold


def confirm_in_the_drivers_mode(desk: Desk, shown: Presented, within: Barrier, _chance: random.Random) -> str:
    """Confirm on SQLite as the driver begins by itself: with the first writing, not with the first reading."""
    read: dict[UUID, int] = {}
    at_the_door = door.at_the_door

    def look(connection: Connection, house: House, reference: Reference, lock: bool = False) -> AtTheDoor | None:
        found = at_the_door(connection, house, reference, lock)
        within.wait(PATIENCE)
        assert found is not None
        read[found.appointment.room.id] = found.seats.free
        return found

    def take(connection: Connection, room: UUID, persons: int, _kept_empty: int) -> bool:
        connection.execute(update(Room).where(Room.id == room).values(free=read[room] - persons))
        return True

    with _drivers_mode(), open_desk(url_of(desk), HandClock(), "de") as own:
        door.at_the_door, places.take_seats = look, take  # type: ignore[assignment]
        try:
            return admit(own, shown).decision.verdict.value
        finally:
            door.at_the_door, places.take_seats = at_the_door, right


@contextmanager
def _drivers_mode() -> Iterator[None]:
    connect, engine = sqlite._connect, sqlite._engine

    def loosely(*given: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - passed on
        connection = connect(*given, **named)
        connection.isolation_level = ""
        return connection

    def without_begin(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on
        return engine(*given, **named | {"begin": "SELECT 1"})

    sqlite._connect, sqlite._engine = loosely, without_begin
    try:
        yield
    finally:
        sqlite._connect, sqlite._engine = connect, engine
