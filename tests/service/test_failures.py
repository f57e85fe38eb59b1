"""The disk fails at one call to the database, whichever it is: nothing half done, nobody admitted by mistake."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from desk.domain.faults import FaultKind
from desk.service.admission import Outcome, admit, present
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code
from desk.service.ledger import undo_last
from desk.service.refusal import let_wait, refuse
from desk.store import tables
from tests.service.ledgers import facts, faults_of_house, free, kinds
from tests.service.office import FULFILLED, HandClock, fault_of, invite, let_in, office, show, signed

CALLS = 60
"""More than any act makes."""


@contextmanager
def failing_at(desk: Desk, number: int) -> Iterator[list[int]]:
    """Let the n-th statement or commit fail as a broken disk does; gives how many calls were made."""
    made = [0]

    def fail() -> None:
        made[0] += 1
        if made[0] == number:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode, error.sqlite_errorname = 10, "SQLITE_IOERR"
            raise error

    def execute(_cursor: object, _statement: object, _parameters: object, _context: object) -> None:
        fail()

    def commit(_connection: object) -> None:
        fail()

    engines = (desk.database._writer, desk.database._reader)
    for engine in engines:
        event.listen(engine, "do_execute", execute)
        event.listen(engine, "commit", commit)
    try:
        yield made
    finally:
        for engine in engines:
            event.remove(engine, "do_execute", execute)
            event.remove(engine, "commit", commit)


@pytest.fixture
def house(tmp_path: Path, sqlite_template: Path) -> Iterator[Desk]:
    file = tmp_path / "desk.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    with office(f"sqlite:///{file}", tmp_path, HandClock()) as desk:
        yield desk


def visits(desk: Desk) -> int:
    with desk.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.Visit)) or 0


def test_admission_with_a_disk_that_fails_at_every_call_in_turn(house: Desk) -> None:
    code = signed(house, invite(house))
    failed = 0
    outcomes: list[Outcome] = []
    for number in range(1, CALLS):
        with failing_at(house, number) as made:
            fault = fault_of(lambda: outcomes.append(admit(house, present(house, code, None, FULFILLED))))
        assert fault in {None, FaultKind.DISK_FAILED}
        failed += fault is not None
        assert faults_of_house(house.database) == []
        if made[0] < number:
            break
        assert not outcomes, f"call {number} failed and was not noticed"
        assert (visits(house), free(house, "1.01"), kinds(house)) == (0, 2, [])
    assert [one.visit is not None for one in outcomes] == [True]
    assert 10 < failed < CALLS - 2
    assert (visits(house), free(house, "1.01"), kinds(house)) == (1, 1, ["admitted"])


def test_every_other_act_with_a_disk_that_fails_at_every_call_in_turn(house: Desk) -> None:
    waiting, refused = signed(house, invite(house)), signed(house, invite(house, "1.02"))
    shown, not_let_in = show(house, waiting), show(house, refused)
    acts = (
        lambda: let_in(house, waiting),
        lambda: leave_by_code(house, waiting),
        lambda: undo_last(house),
        lambda: let_wait(house, shown),
        lambda: refuse(house, not_let_in),
        lambda: undo_last(house),
        lambda: undo_last(house),
        lambda: undo_last(house),
    )
    for act in acts:
        before = kinds(house)
        for number in range(1, CALLS):
            with failing_at(house, number) as made:
                fault = fault_of(act)
            assert fault in {None, FaultKind.DISK_FAILED}
            assert faults_of_house(house.database) == []
            if fault is None:
                assert made[0] < number, f"call {number} failed and was not noticed"
                break
            assert kinds(house) == before
        assert len(kinds(house)) == len(before) + 1
    assert [fact.sequence for fact in facts(house)] == list(range(1, 9))
