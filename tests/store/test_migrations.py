"""The way from one schema to the next: the last step is the tables, and nothing is lost on the way."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, Table, create_engine, func, insert, inspect, select, text
from sqlalchemy.schema import CreateIndex, CreateTable

from desk.domain.faults import Fault, FaultKind
from desk.domain.rulebook import Rulebook
from desk.domain.rules import AUTHORITY, Access, RuleKind, Scope, Window
from desk.domain.services import Purpose
from desk.ids import uuid7
from desk.store import engine, rules, services
from desk.store.engine import Database
from desk.store.schema import PRESENT, Schema, upgrade
from desk.store.tables import Appointment, Base, Fact, Room, Visit
from tests.store.rows import NOW, appointment, fact, fill, visit

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision:04d}"
down_revision = "{down_revision:04d}"


def upgrade() -> None:
    op.add_column("room", sa.Column("colour", sa.Text(), nullable=False, server_default="grey"))
    with op.batch_alter_table("visit") as visit:
        visit.add_column(sa.Column("note", sa.Text()))
        visit.alter_column("planned_end", existing_type=sa.DateTime(timezone=True), nullable=True)
    {more}


def downgrade() -> None:
    pass
"""


@pytest.fixture
def following(tmp_path: Path) -> Schema:
    """A schema one step after the present one, which makes a table anew and moves its rows."""
    return _following(tmp_path, "pass")


def _following(folder: Path, more: str) -> Schema:
    scripts = folder / "migrations"
    shutil.copytree(PRESENT.scripts, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    number = PRESENT.number + 1
    text = NEXT.format(revision=number, down_revision=PRESENT.number, more=more)
    (scripts / "versions" / f"{number:04d}_next.py").write_text(text)
    return Schema(number, scripts)


def test_the_last_step_is_the_tables(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_last_step_is_the_tables_to_the_letter(sqlite_template: Path) -> None:
    # alembic compares neither checks nor the conditions of indexes; SQLite keeps the very words.
    with closing(sqlite3.connect(sqlite_template)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type != 'trigger'")
        made = {name: _lines(sql) for name, sql in rows if name != "alembic_version"}
    dialect = create_engine("sqlite://").dialect
    wanted = {table.name: _lines(str(CreateTable(table).compile(dialect=dialect))) for table in _tables()}
    for table in _tables():
        wanted |= {str(one.name): _lines(str(CreateIndex(one).compile(dialect=dialect))) for one in table.indexes}
    assert made == wanted


def test_both_engines_hold_the_same_checks(database: Database) -> None:
    wanted = {
        (table.name, str(one.name)): str(one.sqltext)
        for table in _tables()
        for one in table.constraints
        if isinstance(one, CheckConstraint)
    }
    with database.reading() as connection:
        looking = inspect(connection)
        made = {
            (table.name, one["name"]): one["sqltext"]
            for table in _tables()
            for one in looking.get_check_constraints(table.name)
        }
    assert made.keys() == wanted.keys()
    assert {key: _values(text) for key, text in made.items()} == {key: _values(text) for key, text in wanted.items()}


def test_every_constraint_has_a_name_of_ours() -> None:
    names = [str(one.name) for table in _tables() for one in (*table.constraints, *table.indexes)]
    assert all(re.fullmatch(r"(pk|fk|uq|ix|ck)_[a-z_]{1,60}", name) for name in names)
    assert len(names) == len(set(names))


def test_up_and_down_and_up(database: Database) -> None:
    with database.writing() as connection:
        _down(connection)
        assert inspect(connection).get_table_names() == ["alembic_version"]
    with database.writing() as connection:
        upgrade(connection, PRESENT)
        fill(connection)
    with database.reading() as connection:
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 1


def test_rows_survive_the_next_step(made_url: str, following: Schema) -> None:
    with closing(engine.open_database(made_url)) as database, database.writing() as connection:
        house = fill(connection)
        invited = appointment(house)
        connection.execute(insert(Appointment).values(invited))
        connection.execute(insert(Visit).values(visit(house, appointment_id=invited["id"], fulfilled=["mask"])))
        connection.execute(insert(Fact).values(fact(house)))
    engine.upgrade(made_url, following)
    with closing(engine.open_database(made_url, following)) as database:
        with database.reading() as connection:
            row = connection.execute(text("SELECT invited, note, persons FROM visit")).one()
            assert tuple(row) == (1, None, 1)
            assert connection.execute(text("SELECT colour FROM room")).scalar_one() == "grey"
            assert connection.execute(select(Appointment.starts_at)).scalar_one() == invited["starts_at"]
        database.examine()
        with pytest.raises(Exception, match="append-only"), database.writing() as connection:
            connection.execute(text("DELETE FROM fact"))


FIRST = Schema(1, PRESENT.scripts)
ROWS_OF_FIRST = """
INSERT INTO authority (id, name) VALUES ('{a}', 'Stadt');
INSERT INTO site (id, authority_id, number, name, street, postcode, town, timezone)
    VALUES ('{b}', '{a}', 7, 'Haus', 'Weg 1', '12345', 'Stadt', 'Europe/Berlin');
INSERT INTO office (id, authority_id, site_id, key, names, contacts)
    VALUES ('{c}', '{a}', '{b}', 'amt', '{{"de": "Amt"}}', '[]');
INSERT INTO service (id, authority_id, office_id, key, names, access, minutes, early_minutes, late_minutes, bring,
    payment, subjects, texts)
    VALUES ('{d}', '{a}', '{c}', 'sache', '{{"de": "Sache"}}', 'invitation', 20, 10, 15, '{{}}', '{{}}', '{{}}',
    '{{}}');
"""
"""In plain SQL, for the tables of this version are not those of schema 1."""


def test_a_database_of_the_first_schema_gets_home_visits(database_url: str) -> None:
    engine.create(database_url, FIRST)
    keys = {letter: uuid7(NOW).hex for letter in "abcd"}
    with closing(engine.open_database(database_url, FIRST)) as database, database.writing() as connection:
        assert "trip" not in inspect(connection).get_table_names()
        for statement in filter(str.strip, ROWS_OF_FIRST.format(**keys).split(";")):
            connection.exec_driver_sql(statement)
    second = Schema(2, PRESENT.scripts)
    engine.upgrade(database_url, second)
    with closing(engine.open_database(database_url, second)) as database, database.reading() as connection:
        assert connection.execute(text("SELECT key FROM service")).scalar_one() == "sache"
        assert {"trip", "home_visit", "refused_wish"} <= set(inspect(connection).get_table_names())


def test_what_a_service_said_becomes_rules(database_url: str) -> None:
    engine.create(database_url, FIRST)
    keys = {letter: uuid7(NOW).hex for letter in "abcd"}
    with closing(engine.open_database(database_url, FIRST)) as database, database.writing() as connection:
        for statement in filter(str.strip, ROWS_OF_FIRST.format(**keys).split(";")):
            connection.exec_driver_sql(statement)
        paid = json.dumps({"de": "Nur mit Karte."})
        connection.execute(text("UPDATE service SET payment = :paid"), {"paid": paid})
        words = json.dumps({"de": {"title": "Abstand halten", "detail": "", "remedy": ""}})
        notice = "INSERT INTO rule (id, authority_id, site_id, key, kind, position, icon, words) VALUES "
        notice += f"('{uuid7(NOW).hex}', '{keys['a']}', '{keys['b']}', 'x', 'notice', 1, 'info', :words)"
        connection.execute(text(notice), {"words": words})
        contact = {"kind": "email", "address": "a@b.example", "labels": {}, "urgent": True, "hours": []}
        connection.execute(text("UPDATE office SET unit = 'Stelle', contacts = :all"), {"all": json.dumps([contact])})
    engine.upgrade(database_url)
    with closing(engine.open_database(database_url)) as database, database.reading() as connection:
        (service,) = services.services(connection, "de").values()
        house = Rulebook(rules.rules(connection, "de"))
    chain = (Scope(service=service.id), Scope(site=service.office.site), AUTHORITY)
    holding = house.holding(chain, date(2026, 3, 2))
    assert (holding.access, holding.window) == (Access.INVITATION, Window(10, 15))
    assert [rule.letter for rule in holding.rules if rule.kind is RuleKind.NOTICE] == [
        "Abstand halten.",
        "Nur mit Karte.",
    ]
    assert (service.office.unit, service.office.contacts[0].purpose) == ("Stelle", Purpose.URGENT)


def test_a_newer_schema_is_refused(made_url: str, following: Schema) -> None:
    engine.upgrade(made_url, following)
    with pytest.raises(Fault) as caught:
        engine.open_database(made_url)
    assert caught.value.kind is FaultKind.DATABASE_NEWER
    assert caught.value.facts["schema"] == following.number


def test_a_server_is_not_changed_by_opening(postgres_server: object, following: Schema) -> None:
    from tests.fixtures.postgres import PostgresServer

    assert isinstance(postgres_server, PostgresServer)
    url = postgres_server.url(postgres_server.new_with_schema())
    with pytest.raises(Fault) as caught:
        engine.open_database(url, following)
    assert caught.value.kind is FaultKind.DATABASE_OLDER
    engine.open_database(url).close()


def test_a_file_is_copied_before_it_is_changed(sqlite_template: Path, tmp_path: Path, following: Schema) -> None:
    path = tmp_path / "desk.sqlite"
    shutil.copyfile(sqlite_template, path)
    with closing(engine.open_database(f"sqlite:///{path}")) as database, database.writing() as connection:
        fill(connection)
    assert not list(tmp_path.glob("*.schema-*"))
    engine.open_database(f"sqlite:///{path}", following).close()
    copy = tmp_path / f"desk.sqlite.schema-{PRESENT.number}"
    assert not list(tmp_path.glob("*.unfinished"))
    with closing(engine.open_database(f"sqlite:///{copy}")) as database, database.reading() as connection:
        assert connection.execute(select(func.count(Room.id))).scalar_one() == 1
        assert "colour" not in {one["name"] for one in inspect(connection).get_columns("room")}


def test_a_step_that_fails_leaves_the_old_schema(made_url: str, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    broken = _following(tmp_path / "broken", "raise ArithmeticError")
    with closing(engine.open_database(made_url)) as database, database.writing() as connection:
        fill(connection)
    with pytest.raises(ArithmeticError):
        engine.upgrade(made_url, broken)
    with closing(engine.open_database(made_url)) as database:
        with database.reading() as connection:
            assert "colour" not in {one["name"] for one in inspect(connection).get_columns("room")}
            assert connection.execute(select(func.count(Room.id))).scalar_one() == 1
        database.examine()


DYING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from desk.store import engine, rules, services
from desk.store.schema import Schema

left, number = int(sys.argv[3]), int(sys.argv[4])

@event.listens_for(Engine, "after_cursor_execute")
def _die(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

engine.upgrade(sys.argv[1], Schema(number, Path(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_migration_killed_at_a_statement_leaves_old_or_new(
    sqlite_template: Path, tmp_path: Path, following: Schema
) -> None:
    path = tmp_path / "desk.sqlite"
    url = f"sqlite:///{path}"
    shutil.copyfile(sqlite_template, path)
    numbers = []
    for statement in (3, 8, 13, 18, 23, 28, 1000):
        ended = subprocess.run(
            [sys.executable, "-c", DYING, url, str(following.scripts), str(statement), str(following.number)],
            check=False,
            env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        )
        assert ended.returncode in (0, -signal.SIGKILL)
        with closing(sqlite3.connect(path)) as connection:
            (number,) = connection.execute("PRAGMA user_version").fetchone()
            columns = {row[1] for row in connection.execute("PRAGMA table_info(visit)")}
            assert ("note" in columns) == (number == following.number)
        numbers.append(number)
    assert numbers[0] == PRESENT.number
    assert numbers[-1] == following.number
    with closing(engine.open_database(url, following)) as database:
        database.examine()


def _tables() -> list[Table]:
    return list(Base.metadata.sorted_tables)


def _lines(sql: str) -> list[str]:
    # Parts stand on lines of their own, but for columns that were added; their order is no matter, nor are quotes
    # around the name of a table that was made anew.
    parts = re.sub(r", (?=[a-z_]+ [A-Z])", "\n", re.sub(r'CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql))
    return sorted(line.strip().rstrip(",").rstrip() for line in parts.strip().splitlines())


def _values(condition: str) -> set[str]:
    # The engines write a condition in their own words (and a large number in quotes); the values in it are the same.
    return {quoted or plain for quoted, plain in re.findall(r"'([^']*)'|\b(\d+)\b", condition)}


def _down(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(PRESENT.scripts))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.downgrade(config, "base")
