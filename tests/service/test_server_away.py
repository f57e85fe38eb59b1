"""The server ends the line at each step of an admission: no green; the same confirmation, asked again, counts once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from desk.domain.faults import Fault, FaultKind
from desk.service.admission import Outcome, admit
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_by_code
from tests.fixtures.postgres import PostgresServer
from tests.service.ledgers import faults_of_house, kinds
from tests.service.office import HandClock, crowd, office, show

STEPS = 60


@contextmanager
def cut_at(desk: Desk, server: PostgresServer, step: int) -> Iterator[list[int]]:
    """Let the server end this desk's line at the n-th step; gives how many steps there were."""
    made = [0]

    def cut(connection: Connection, *_given: object) -> None:
        made[0] += 1
        if made[0] == step:
            line = connection.connection.dbapi_connection
            assert line is not None
            server.run(f"SELECT pg_terminate_backend({line.info.backend_pid}, 5000)")

    moments = ("before_cursor_execute", "after_cursor_execute", "commit")
    for moment in moments:
        event.listen(desk.database._writer, moment, cut)
    try:
        yield made
    finally:
        for moment in moments:
            event.remove(desk.database._writer, moment, cut)


def test_a_line_that_is_cut_at_each_step(tmp_path: Path, postgres_server: PostgresServer) -> None:
    name = postgres_server.new_with_schema()
    with office(postgres_server.url(name), tmp_path, HandClock()) as desk:
        lost = 0
        for step, code in enumerate(crowd(desk, STEPS), start=1):
            shown = show(desk, code)
            outcomes: list[Outcome] = []
            before = len(kinds(desk))
            with cut_at(desk, postgres_server, step) as made:
                try:
                    outcomes.append(admit(desk, shown))
                except Fault as fault:
                    lost += fault.kind is FaultKind.SERVER_AWAY
            if made[0] < step:
                break
            assert not outcomes, f"the line was cut at step {step} and nobody noticed"
            assert len(kinds(desk)) == before

            again = admit(desk, shown)

            assert again.visit is not None
            assert again.visit.id == shown.visit
            assert len(kinds(desk)) == before + 1
            assert faults_of_house(desk.database) == []
            leave_by_code(desk, code)
        assert lost == step - 1 > 12
        assert outcomes[0].visit is not None
    postgres_server.drop(name)


def test_a_server_that_is_gone_is_said_so(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://postgres@/desk?host={tmp_path}"
    with pytest.raises(Fault) as fault:
        open_desk(url, HandClock(), "de")

    assert fault.value.kind is FaultKind.SERVER_AWAY
