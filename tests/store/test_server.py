"""A PostgreSQL server: away, wrong, cut off in the middle, and asked as it should be."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from desk.domain.faults import Fault, FaultKind
from desk.store import engine
from desk.store.tables import Room
from tests.fixtures.postgres import PostgresServer
from tests.store.rows import fill


def _kind(url: str) -> FaultKind:
    with pytest.raises(Fault) as caught:
        engine.open_database(url)
    return caught.value.kind


def test_a_server_that_is_not_there_is_away(tmp_path: Path) -> None:
    assert _kind(f"postgresql+psycopg://u:geheim@/desk?host={tmp_path}") is FaultKind.SERVER_AWAY
    assert _kind("postgresql://u:geheim@127.0.0.1:1/desk") is FaultKind.SERVER_AWAY


def test_a_server_is_there_but_not_the_database(postgres_server: PostgresServer) -> None:
    assert _kind(postgres_server.url("nowhere")) is FaultKind.DATABASE_ADDRESS


def test_a_database_without_tables_and_one_with_others(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new())
    assert _kind(url) is FaultKind.DATABASE_EMPTY
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE recipe (id integer)")
    assert _kind(url) is FaultKind.DATABASE_FOREIGN
    with pytest.raises(Fault) as caught:
        engine.create(url)
    assert caught.value.kind is FaultKind.DATABASE_EXISTS


def test_a_line_that_is_cut_is_away_and_comes_again(postgres_server: PostgresServer) -> None:
    name = postgres_server.new_with_schema()
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    with engine.open_database(postgres_server.url(name)) as database:

        def _cut() -> None:
            with database.writing() as connection:
                fill(connection)
                postgres_server.run(end)
                connection.execute(select(Room))

        with pytest.raises(Fault) as caught:
            _cut()
        assert caught.value.kind is FaultKind.SERVER_AWAY
        # Then without a fault: a line that broke while nobody spoke is made anew.
        for _ in range(2):
            with database.reading() as connection:
                assert connection.execute(select(func.count(Room.id))).scalar_one() == 0
            postgres_server.run(end)


def test_a_server_is_asked_as_it_should_be(postgres_server: PostgresServer) -> None:
    with engine.open_database(postgres_server.url(postgres_server.new_with_schema())) as database:
        with database.writing() as connection:
            shown = {name: connection.execute(text(f"SHOW {name}")).scalar_one() for name in SERVER_SETTINGS}
        assert shown == SERVER_SETTINGS
        with database.reading() as connection:
            assert connection.execute(text("SHOW transaction_isolation")).scalar_one() == "repeatable read"
            assert connection.execute(text("SHOW transaction_read_only")).scalar_one() == "on"
        with database.writing() as connection:
            assert connection.execute(text("SHOW transaction_read_only")).scalar_one() == "off"


SERVER_SETTINGS = {
    "transaction_isolation": "read committed",
    "lock_timeout": "1s",
    "TimeZone": "UTC",
    "idle_in_transaction_session_timeout": "10s",
    "synchronous_commit": "on",
}


def test_what_the_address_asks_of_a_server_wins(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new_with_schema())
    with engine.open_database(f"{url}&options=-c%20lock_timeout%3D7s") as database, database.reading() as connection:
        assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "7s"
        assert connection.execute(text("SHOW TimeZone")).scalar_one() == "UTC"


def test_a_locked_room_is_not_waited_for_longer_than_a_second(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new_with_schema())
    with engine.open_database(url) as first, engine.open_database(url) as second:
        with first.writing() as connection:
            fill(connection)
        with first.writing() as holding:
            holding.execute(text("UPDATE room SET free = free - 1"))
            with pytest.raises(Fault) as caught, second.writing() as connection:
                connection.execute(text("UPDATE room SET free = free - 1"))
    assert caught.value.kind is FaultKind.DATABASE_LOCKED
