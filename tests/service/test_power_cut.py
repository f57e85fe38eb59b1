"""The program dies, by kill -9, at each step of an admission: all of it is there afterwards, or nothing."""

import os
import signal

from sqlalchemy import func, select

from desk.service.admission import admit
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code
from desk.store import tables
from tests.service.ledgers import faults_of_house, free, kinds
from tests.service.office import crowd, show, url_of
from tests.service.racers import Racers

STEPS = 60
"""More than an admission has."""


def stored(desk: Desk) -> tuple[int, int, int]:
    """How many visits, taken seats and facts there are."""
    with desk.database.reading() as connection:
        visits = connection.scalar(select(func.count()).select_from(tables.Visit)) or 0
    return visits, 20 - free(desk, "2.01"), len(kinds(desk))


def test_a_power_cut_at_each_step_leaves_all_or_nothing(desk: Desk, racers: Racers) -> None:
    ends: list[int] = []
    for step, code in enumerate(crowd(desk, STEPS), start=1):
        shown = show(desk, code)
        visits, _, acts = stored(desk)
        nothing, everything = (visits, 0, acts), (visits + 1, 1, acts + 1)

        status = racers.run_alone("tests.service.racers:die_at", url_of(desk), (shown, step))

        assert isinstance(status, int)
        ends.append(status)
        assert faults_of_house(desk.database) == []
        found = stored(desk)
        assert found in (nothing, everything)
        outcome = admit(desk, shown)
        assert outcome.visit is not None
        assert outcome.visit.id == shown.visit
        assert outcome.repeated == (found == everything)
        assert stored(desk) == everything
        leave_by_code(desk, code)
        if os.WIFEXITED(status):
            break
    assert os.WEXITSTATUS(ends[-1]) == 100, "without a cut it is admitted"
    assert all(os.WTERMSIG(one) == signal.SIGKILL for one in ends[:-1])
    assert len(ends) > 12, "every statement of an admission, its begin and its commit"
