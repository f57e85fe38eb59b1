"""The program dies, by kill -9, at each step of an admission: all of it is there afterwards, or nothing."""

import os
import signal
from pathlib import Path

from sqlalchemy import func, select

from desk.service.admission import admit
from desk.service.desk import Desk, open_desk
from desk.store import tables
from tests.service.ledgers import faults_of_house, free, kinds
from tests.service.office import HandClock, invite, office, show, signed
from tests.service.racers import Racers

STEPS = 60
"""More than an admission has."""


def visits(desk: Desk) -> int:
    with desk.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.Visit)) or 0


def test_a_power_cut_at_each_step_leaves_all_or_nothing(tmp_path: Path, sqlite_template: Path, racers: Racers) -> None:
    made = tmp_path / "made.sqlite"
    made.write_bytes(sqlite_template.read_bytes())
    with office(f"sqlite:///{made}", tmp_path, HandClock()) as desk:
        shown = show(desk, signed(desk, invite(desk)))
    ends = []
    step = 0
    while not ends or os.WIFSIGNALED(ends[-1]):
        step += 1
        assert step < STEPS
        file = tmp_path / f"{step}.sqlite"
        file.write_bytes(made.read_bytes())
        url = f"sqlite:///{file}"

        status = racers.run_alone("tests.service.racers:die_at", url, (shown, step))

        assert isinstance(status, int)
        ends.append(status)
        with open_desk(url, HandClock(), "de") as desk:
            assert faults_of_house(desk.database) == []
            stored = (visits(desk), free(desk, "1.01"), kinds(desk))
            assert stored in ((0, 2, []), (1, 1, ["admitted"]))
            outcome = admit(desk, shown)
            assert outcome.visit is not None
            assert outcome.visit.id == shown.visit
            assert outcome.repeated == (stored[0] == 1)
            assert (visits(desk), free(desk, "1.01"), kinds(desk)) == (1, 1, ["admitted"])
    assert os.WEXITSTATUS(ends[-1]) == 100, "without a cut it is admitted"
    assert all(os.WTERMSIG(one) == signal.SIGKILL for one in ends[:-1])
    assert len(ends) > 20
