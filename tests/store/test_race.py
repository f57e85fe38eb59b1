"""The last seats wanted by eight programs at once: all are given, none twice."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from desk.store import engine
from desk.store.tables import Room, Visit
from tests.store.rows import fill

PROGRAMS = 8
TRIES = 40
SEATS = 20

DESK = """
import sys
from sqlalchemy import insert, update
from desk.domain.faults import Fault, FaultKind
from desk.store import engine
from desk.store.tables import Room, Visit
from tests.store.rows import House, visit
from uuid import UUID

house = House(*(UUID(one) for one in sys.argv[3:]))
admitted = 0
class Full(Exception):
    pass
with engine.open_database(sys.argv[1]) as database:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[2])):
        wanted = visit(house)
        asking = True
        while asking:
            try:
                with database.writing() as connection:
                    connection.execute(insert(Visit).values(wanted))
                    taken = connection.execute(
                        update(Room).where(Room.id == house.room, Room.open, Room.free >= 1).values(free=Room.free - 1)
                    )
                    if taken.rowcount == 0:
                        raise Full
                admitted += 1
            except Full:
                pass
            except Fault as fault:
                # On a busy computer: asked again, for the same visit.
                if fault.kind is FaultKind.DATABASE_LOCKED:
                    continue
                raise
            asking = False
print(admitted, flush=True)
"""


def test_the_last_seats_are_given_once(made_url: str) -> None:
    with closing(engine.open_database(made_url)) as database:
        with database.writing() as connection:
            house = fill(connection, SEATS)
        keys = [str(one) for one in (house.authority, house.site, house.desk, house.room, house.service)]
        desks = [
            subprocess.Popen(
                [sys.executable, "-c", DESK, made_url, str(TRIES), *keys],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            for _ in range(PROGRAMS)
        ]
        for desk in desks:
            assert desk.stdout is not None
            assert desk.stdout.readline() == "ready\n"
        for desk in desks:
            assert desk.stdin is not None
            desk.stdin.write("go\n")
            desk.stdin.flush()
        given = [int(desk.communicate()[0]) for desk in desks]
        with database.reading() as connection:
            free = connection.execute(select(Room.free)).scalar_one()
            inside = connection.execute(select(func.sum(Visit.persons))).scalar_one()
    assert (sum(given), inside, free) == (SEATS, SEATS, 0)
