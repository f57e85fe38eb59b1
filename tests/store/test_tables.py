"""What the tables themselves refuse, on both engines, and how moments go in and come out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Executable, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from desk.ids import uuid7
from desk.store.engine import Database
from desk.store.tables import Appointment, Fact, Room, Setting, SigningKey, Visit, Waiting
from tests.store.rows import NOW, House, appointment, fact, fill, visit

IMPOSSIBLE = (
    "UPDATE room SET free = free + 1",
    "UPDATE room SET free = -1",
    "UPDATE room SET capacity = capacity - 1",
    "UPDATE room SET area = 0",
    "UPDATE room SET area = 65536",
    "UPDATE site SET number = 4294967296",
    "UPDATE site SET capacity = -1",
    "UPDATE service SET minutes = 0",
    "UPDATE desk SET sequence = -1",
    "UPDATE appointment SET status = 'maybe'",
    "UPDATE appointment SET kind = 'by the window'",
    "UPDATE appointment SET persons = 0",
    "UPDATE appointment SET persons = 256",
    "UPDATE appointment SET revision = 256",
    "UPDATE appointment SET name = NULL",
    "DELETE FROM authority",
    "DELETE FROM room",
)


@pytest.fixture
def house(database: Database) -> House:
    with database.writing() as connection:
        return fill(connection)


def _refused(database: Database, statement: Executable) -> bool:
    try:
        with database.writing() as connection:
            connection.execute(statement)
    except IntegrityError:
        return True
    return False


def test_moments_come_back_aware_and_in_utc(database: Database, house: House) -> None:
    eastern = timezone(timedelta(hours=5, minutes=45))
    moment = datetime(2026, 3, 29, 1, 0, 0, 123456, tzinfo=UTC)
    with database.writing() as connection:
        connection.execute(insert(Visit).values(visit(house, admitted_at=moment.astimezone(eastern))))
    with database.reading() as connection:
        read = connection.execute(select(Visit.admitted_at, Visit.left_at)).one()
        found = connection.execute(select(func.count()).where(Visit.admitted_at == moment.astimezone(eastern))).scalar()
    assert read.admitted_at == moment
    assert read.admitted_at.tzinfo is UTC
    assert read.left_at is None
    assert found == 1


def test_moments_sort_as_time_does(database: Database, house: House) -> None:
    moments = [NOW + timedelta(microseconds=n) for n in (0, 1, 1_000_000, 86_400_000_000)]
    with database.writing() as connection:
        for moment in reversed(moments):
            connection.execute(insert(Visit).values(visit(house, admitted_at=moment)))
    with database.reading() as connection:
        assert list(connection.scalars(select(Visit.admitted_at).order_by(Visit.admitted_at))) == moments


def test_a_naive_moment_is_refused(database: Database, house: House) -> None:
    with pytest.raises(StatementError, match="without a zone"), database.writing() as connection:
        connection.execute(insert(Visit).values(visit(house, admitted_at=NOW.replace(tzinfo=None))))


def test_json_and_keys_come_back_as_they_were(database: Database, house: House) -> None:
    values = appointment(house) | {"address": ["Übergröße 7", 'c/o "Ç" <b>'], "family_id": uuid7(NOW)}
    with database.writing() as connection:
        connection.execute(insert(Appointment).values(values))
    with database.reading() as connection:
        row = connection.execute(select(Appointment)).mappings().one()
    assert {name: row[name] for name in values} == values


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_fact_is_neither_changed_nor_deleted(database: Database, house: House, change: str) -> None:
    with database.writing() as connection:
        connection.execute(insert(Fact).values(fact(house)))
    statement = update(Fact).values(reason="none") if change == "update" else delete(Fact)
    with pytest.raises(IntegrityError, match="append-only"), database.writing() as connection:
        connection.execute(statement)
    with database.reading() as connection:
        assert connection.execute(select(Fact.reason)).scalar_one() is None


def test_a_fact_is_not_replaced_on_sqlite(database: Database, house: House) -> None:
    values = fact(house)
    with database.writing() as connection:
        connection.execute(insert(Fact).values(values))
    replacing = insert(Fact).prefix_with("OR REPLACE", dialect="sqlite").values(values | {"reason": "other"})
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(replacing)


def test_an_act_is_undone_once(database: Database, house: House) -> None:
    first = fact(house)
    with database.writing() as connection:
        connection.execute(insert(Fact).values(first))
        connection.execute(insert(Fact).values(fact(house, 2, kind="undone", undoes=first["id"])))
    assert _refused(database, insert(Fact).values(fact(house, 3, kind="undone", undoes=first["id"])))


def test_one_open_visit_an_appointment(database: Database, house: House) -> None:
    invited = appointment(house)
    with database.writing() as connection:
        connection.execute(insert(Appointment).values(invited))
        ended = visit(house, appointment_id=invited["id"], left_at=NOW)
        undone = visit(house, appointment_id=invited["id"], undone_at=NOW)
        for values in (ended, undone, visit(house, appointment_id=invited["id"])):
            connection.execute(insert(Visit).values(values))
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(Visit).values(visit(house, appointment_id=invited["id"])))


def test_one_open_wait_an_appointment(database: Database, house: House) -> None:
    invited = appointment(house)
    waits = {"authority_id": house.authority, "site_id": house.site, "room_id": house.room, "persons": 2}
    waits |= {"appointment_id": invited["id"], "local_day": NOW.date(), "since": NOW}
    with database.writing() as connection:
        connection.execute(insert(Appointment).values(invited))
        connection.execute(insert(Waiting).values(waits | {"id": uuid7(NOW), "number": 1, "ended_at": NOW}))
        connection.execute(insert(Waiting).values(waits | {"id": uuid7(NOW), "number": 2}))
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(Waiting).values(waits | {"id": uuid7(NOW), "number": 3}))


def test_what_cannot_be_true_is_refused(database: Database, house: House) -> None:
    with database.writing() as connection:
        connection.execute(insert(Appointment).values(appointment(house)))
    taken = [statement for statement in IMPOSSIBLE if not _refused(database, text(statement))]
    assert not taken


def test_a_fact_that_cannot_be_true_is_refused(database: Database, house: House) -> None:
    impossible: tuple[dict[str, object], ...] = (
        {"kind": "forgotten"},
        {"verdict": "perhaps"},
        {"hash": bytes(31)},
        {"sequence": 0},
        {"desk_id": uuid7(NOW)},
    )
    taken = [values for values in impossible if not _refused(database, insert(Fact).values(fact(house) | values))]
    assert not taken


def test_a_reference_and_a_public_key_have_their_length(database: Database, house: House) -> None:
    key = {"id": uuid7(NOW), "authority_id": house.authority, "issuer": 7, "key_id": 0, "valid_from": NOW}
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(Appointment).values(appointment(house, b"012345678")))
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(SigningKey).values(key | {"public_key": bytes(33)}))
    with database.writing() as connection:
        connection.execute(insert(SigningKey).values(key | {"public_key": bytes(32)}))


def test_a_setting_has_one_value(database: Database, house: House) -> None:
    values = {"authority_id": house.authority, "key": "training", "value": "1"}
    assert not _refused(database, insert(Setting).values(values | {"id": uuid7(NOW)}))
    assert _refused(database, insert(Setting).values(values | {"id": uuid7(NOW)}))


def test_the_present_number_of_seats_is_what_the_room_says(database: Database, house: House) -> None:
    with database.writing() as connection:
        connection.execute(update(Room).where(Room.id == house.room).values(free=Room.free - 3))
    with database.reading() as connection:
        assert connection.execute(select(Room.free)).scalar_one() == 17
