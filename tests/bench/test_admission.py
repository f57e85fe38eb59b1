"""Verdict and confirmed admission against the same SQL without us, with few and with many appointments and rules.

The floor is the very statements that the product sends, with their values, replayed by the bare driver on a twin of
the database file with the same settings: the same reads, the same writes, the same commits reaching the disk. Both
take turns, letter by letter, so that whatever slows the computer slows both.
"""

import shutil
import sqlite3
import statistics
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from desk.clock import system_clock
from desk.domain.appointments import Appointment, AppointmentId, AppointmentWish
from desk.domain.letters import Reference
from desk.domain.rules import questions
from desk.ids import uuid7
from desk.service.admission import admit, present
from desk.service.appointments import add_appointments
from desk.service.desk import Desk, open_desk
from desk.service.letters import sign_letters
from desk.service.profile_forms import RuleProfile, WindowProfile
from desk.service.profiles import find_profile, load_profile
from desk.service.setup import initialise
from desk.store import appointments as appointment_rows

pytestmark = pytest.mark.bench

LETTERS = 400
MANY = 1_000_000
MANY_RULES = 10_000


@dataclass(frozen=True, slots=True)
class _Sent:
    """One statement as the driver got it; None for the values marks the end of a transaction."""

    statement: str
    values: object


def test_admission_against_the_bare_transaction(tmp_path: Path) -> None:
    few = _measure(tmp_path / "few", 1_000)
    ruled = _measure(tmp_path / "ruled", 1_000, MANY_RULES)
    many = _measure(tmp_path / "many", MANY)

    print("\nverdict and confirmed admission, milliseconds       median     p95")
    measured = {"1,000 appointments": few, "and 10,000 rules": ruled, "1,000,000 appointments": many}
    for name, (ours, floor) in measured.items():
        print(f"  {name:<24} product              {_median(ours):9.2f} {_p95(ours):7.2f}")
        print(f"  {'':<24} bare driver          {_median(floor):9.2f} {_p95(floor):7.2f}")
        print(f"  {'':<24} ratio                {_median(ours) / _median(floor):9.2f} {_p95(ours) / _p95(floor):7.2f}")
    print(f"  a million against a thousand, product  {_median(many[0]) / _median(few[0]):15.2f} ratio of the medians")
    print(f"  10,000 rules against a few, product    {_median(ruled[0]) / _median(few[0]):15.2f} ratio of the medians")


def _measure(folder: Path, appointments: int, rules: int = 0) -> tuple[list[float], list[float]]:
    folder.mkdir()
    with _house(folder / "desk.sqlite", appointments, rules) as desk:
        scanned = _letters(desk)
        fulfilled = {rule.key: True for rule in questions(desk.house.book.rules)}
        desk.database.close()
        twin = folder / "twin.sqlite"
        shutil.copy(folder / "desk.sqlite", twin)
        with desk.database.writing() as connection:
            journal: str = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        bare = _bare(twin, journal)
        sent: list[_Sent] = []
        _record(desk, sent)
        ours, floor = [], []
        for number, text in enumerate(scanned):
            sent.clear()
            began = time.perf_counter()
            outcome = admit(desk, present(desk, text, None, fulfilled))
            took = time.perf_counter() - began
            assert outcome.visit
            replayed = _replay(bare, sent)
            if number >= LETTERS // 10:  # the first ones warm the caches of both
                ours.append(took * 1000)
                floor.append(replayed * 1000)
        assert bare.execute("SELECT count(*) FROM visit").fetchone() == (len(scanned),)
        bare.close()
    return ours, floor


def _house(file: Path, appointments: int, rules: int) -> Desk:
    """A house with one large room, appointments on many days, and rules that held on one day each."""
    profile = load_profile(find_profile("duesseldorf-amt54"))
    hall = replace(profile.rooms[-1], capacity=LETTERS)
    keys = [service.key for service in profile.services]
    past = tuple(_window(number, keys) for number in range(rules))
    url = f"sqlite:///{file}"
    initialise(url, replace(profile, rooms=(hall,), rules=(*profile.rules, *past)), system_clock)
    desk = open_desk(url, system_clock, "de")
    now = system_clock()
    service, room = next(iter(desk.house.services.values())), next(iter(desk.house.rooms.values()))
    made: list[Appointment] = []
    with desk.database.writing() as connection:
        for number in range(appointments):
            starts = now + timedelta(days=1 + number // 600, minutes=number % 600)
            identity = AppointmentId(uuid7(now))
            reference = Reference(identity.bytes[-10:])
            made.append(
                Appointment(
                    id=identity,
                    reference=reference,
                    site=desk.house.site,
                    room=room,
                    service=service,
                    starts_at=starts,
                    ends_at=starts + timedelta(minutes=30),
                    persons=1,
                    name="Muster",
                    address=(),
                    language="de",
                    status=appointment_rows.AppointmentStatus.PLANNED,
                    revision=1,
                )
            )
            if len(made) == 20_000:
                appointment_rows.add_appointments(connection, desk.authority, made, now)
                made.clear()
        appointment_rows.add_appointments(connection, desk.authority, made, now)
    return desk


def _window(number: int, services: list[str]) -> RuleProfile:
    """Make a rule that held for one service on one day."""
    service, day = services[number % len(services)], date(2010, 1, 1) + timedelta(days=number // len(services))
    window = WindowProfile(10, 10)
    return RuleProfile(f"past-{number}", service=service, window=window, valid_from=day, valid_until=day)


def _letters(desk: Desk) -> list[str]:
    service, room = next(iter(desk.house.services.values())), next(iter(desk.house.rooms.values()))
    wishes = [AppointmentWish(service.key, room.number, system_clock(), 1, "Muster") for _ in range(LETTERS)]
    return [letter.code for letter in sign_letters(desk, add_appointments(desk, wishes))]


def _record(desk: Desk, sent: list[_Sent]) -> None:
    for engine in (desk.database._writer, desk.database._reader):

        @event.listens_for(engine, "before_cursor_execute")
        def statement(_connection: Connection, _cursor: object, text: str, values: object, *_rest: object) -> None:
            sent.append(_Sent(text, values))

        @event.listens_for(engine, "commit")
        def commit(_connection: Connection) -> None:
            sent.append(_Sent("COMMIT", None))


def _bare(file: Path, journal: str) -> sqlite3.Connection:
    """Open the twin with the product's own settings."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in (
        f"journal_mode={journal}",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "recursive_triggers=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _replay(bare: sqlite3.Connection, sent: list[_Sent]) -> float:
    cursor = bare.cursor()
    began = time.perf_counter()
    inside = False
    for one in sent:
        if one.values is None:
            cursor.execute("COMMIT")
            inside = False
            continue
        if not inside and not one.statement.upper().startswith("BEGIN"):
            cursor.execute("BEGIN IMMEDIATE")
        inside = True
        cursor.execute(one.statement, one.values).fetchall()  # type: ignore[arg-type]
    return time.perf_counter() - began


def _median(times: list[float]) -> float:
    return statistics.median(times)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
