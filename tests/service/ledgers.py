"""What must hold in a database after whatever happened: seats, visits and facts agree."""

from collections import Counter

from sqlalchemy import func, select

from desk.domain.ledger import Fact, fingerprint
from desk.service.desk import Desk
from desk.store import ledger, tables
from desk.store.engine import Database


def faults_of_house(database: Database) -> list[str]:
    """Everything that does not agree; empty where all is well."""
    found = []
    with database.reading() as connection:
        inside = dict(
            connection.execute(
                select(tables.Visit.room_id, func.sum(tables.Visit.persons))
                .where(tables.Visit.left_at.is_(None), tables.Visit.undone_at.is_(None))
                .group_by(tables.Visit.room_id)
            ).all()
        )
        for room in connection.execute(select(tables.Room)):
            taken = inside.get(room.id, 0)
            if room.free != room.capacity - taken or not 0 <= room.free <= room.capacity:
                found.append(f"room {room.number}: {room.capacity} seats, {taken} inside, {room.free} free")
        opened = connection.scalars(
            select(tables.Visit.appointment_id).where(tables.Visit.left_at.is_(None), tables.Visit.undone_at.is_(None))
        )
        found += [f"appointment {one}: {count} open visits" for one, count in Counter(opened).items() if count > 1]
        for desk in connection.execute(select(tables.DeskRow)):
            numbers = list(
                connection.scalars(
                    select(tables.Fact.sequence).where(tables.Fact.desk_id == desk.id).order_by(tables.Fact.sequence)
                )
            )
            if numbers != list(range(1, desk.sequence + 1)):
                found.append(f"desk {desk.name}: counted to {desk.sequence}, facts {numbers}")
    return found


def facts(desk: Desk) -> list[Fact]:
    """All facts of the site in the order of their numbers; each must be as it was written."""
    with desk.database.reading() as connection:
        listed = ledger.all_facts(connection, desk.house.site.id, desk.clock().replace(year=2000))
        hashes = dict(connection.execute(select(tables.Fact.id, tables.Fact.hash)).all())
    for fact in listed:
        assert hashes[fact.id] == fingerprint(fact), fact
    return sorted(listed, key=lambda fact: fact.sequence)


def kinds(desk: Desk) -> list[str]:
    """The kinds of all facts in order."""
    return [fact.kind.value for fact in facts(desk)]


def free(desk: Desk, room: str) -> int:
    """How many seats of a room are free."""
    with desk.database.reading() as connection:
        return connection.scalar(select(tables.Room.free).where(tables.Room.number == room)) or 0
