from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from desk.domain.services import Hours
from tests.domain.examples import PHONE

BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS, WEEKEND = (0, 1, 2, 3, 4), (5, 6)
HOTLINE = replace(PHONE, hours=(Hours(WEEKDAYS, time(8), time(16, 30)), Hours(WEEKEND, time(9), time(15))))


@pytest.mark.parametrize(
    ("day", "at", "until"),
    [
        (25, time(7, 59, 59), None),
        (25, time(8), time(16, 30)),
        (25, time(16, 29, 59), time(16, 30)),
        (25, time(16, 30), None),
        (27, time(8, 30), None),
        (27, time(9), time(15)),
        (28, time(15), None),
    ],
)
def test_somebody_answers_from_opening_until_before_closing(day: int, at: time, until: time | None) -> None:
    local = datetime.combine(datetime(2020, 6, day, tzinfo=BERLIN), at, BERLIN)

    assert HOTLINE.reachable_until(local) == until


def test_where_no_hours_are_named_nothing_is_promised() -> None:
    assert PHONE.reachable_until(datetime(2020, 6, 25, 10, tzinfo=BERLIN)) is None
