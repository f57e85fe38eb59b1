from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.domain.rules import notices, questions
from tests.domain.examples import CARD_ONLY, MASK, PASSPORT

DAY = date(2020, 6, 15)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "in_force"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (BEFORE, AFTER, True),
        (AFTER, None, False),
        (None, BEFORE, False),
        (None, DAY, True),
        (DAY, None, True),
    ],
)
def test_a_rule_holds_from_its_first_to_its_last_day(
    valid_from: date | None, valid_until: date | None, *, in_force: bool
) -> None:
    assert replace(MASK, valid_from=valid_from, valid_until=valid_until).holds_on(DAY) is in_force


def test_questions_are_asked_and_notices_are_told_in_their_order() -> None:
    rules = (CARD_ONLY, MASK, PASSPORT)

    assert questions(rules) == (MASK, PASSPORT)
    assert notices(rules) == (CARD_ONLY,)
