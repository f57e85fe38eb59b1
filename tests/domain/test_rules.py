from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.rules import Asked, Limit, LimitOf, Rule, RuleKind, Ruling, notices, questions
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


SHOWS_WHO = replace(MASK, key="shows-who", ruling=Asked.COMPANION)
APPLIED_FOR = replace(MASK, key="applied-for", ruling=Asked.WALK_IN)
OF_ALL = replace(MASK, key="of-all", ruling=Asked.ALWAYS)
OFF = replace(MASK, key="off", ruling=Asked.NEVER)


def test_questions_are_asked_and_notices_are_told_in_their_order() -> None:
    rules = (CARD_ONLY, MASK, PASSPORT)

    assert questions(rules) == (MASK, PASSPORT)
    assert notices(rules) == (CARD_ONLY,)


@pytest.mark.parametrize(
    ("companion", "walk_in", "asked"),
    [
        (False, False, (MASK, OF_ALL)),
        (True, False, (MASK, SHOWS_WHO, OF_ALL)),
        (False, True, (MASK, APPLIED_FOR, OF_ALL)),
        (True, True, (MASK, SHOWS_WHO, APPLIED_FOR, OF_ALL)),
    ],
)
def test_some_questions_are_for_companions_or_for_those_without_a_letter(
    asked: tuple[Rule, ...], *, companion: bool, walk_in: bool
) -> None:
    rules = (MASK, SHOWS_WHO, CARD_ONLY, APPLIED_FOR, OFF, OF_ALL)

    assert questions(rules, companion=companion, walk_in=walk_in) == asked


@pytest.mark.parametrize(
    ("kind", "ruling", "about", "topic"),
    [
        (RuleKind.QUESTION, None, "", "question mask"),
        (RuleKind.QUESTION, Asked.NEVER, "face", "question face"),
        (RuleKind.NOTICE, None, "", "notice mask"),
        (RuleKind.NOTICE, None, "face", "notice face"),
        (RuleKind.CLOSED, None, "", "closed mask"),
        (RuleKind.LIMIT, Limit(LimitOf.ROOM, 2), "", "limit room"),
        (RuleKind.LIMIT, Limit(LimitOf.WAITING, 2), "", "limit waiting"),
        (RuleKind.LIMIT, Limit(LimitOf.BUILDING, 2), "", "limit building"),
        (RuleKind.ACCESS, None, "", "access"),
        (RuleKind.PAYMENT, None, "", "payment"),
    ],
)
def test_what_a_rule_is_about_says_which_others_it_replaces(
    kind: RuleKind, ruling: Ruling | None, about: str, topic: str
) -> None:
    assert replace(MASK, kind=kind, ruling=ruling, about=about).topic == topic


@pytest.mark.parametrize(
    ("heads", "area", "seats", "floor", "persons"),
    [
        (2, None, None, None, 2),
        (2, None, 12, 96, 2),
        (12, None, 2, None, 2),
        (0, None, 2, None, 0),
        (None, 10, 20, 96, 9),
        (None, 10, 2, 14, 1),
        (None, 10, 2, 9, 0),
        (None, 10, 2, 96, 2),
        (None, 10, None, 96, 9),
        (None, 10, 2, None, 0),
        (2, 10, 20, 96, 2),
        (20, 10, 30, 96, 9),
        (None, None, 3, 50, 3),
        (None, None, None, 50, None),
    ],
)
def test_a_limit_is_the_least_of_heads_floor_and_seats(
    heads: int | None, area: int | None, seats: int | None, floor: int | None, persons: int | None
) -> None:
    assert Limit(LimitOf.ROOM, heads, area).persons(seats, floor) == persons


@given(
    st.none() | st.integers(0, 30), st.none() | st.integers(1, 20), st.none() | st.integers(0, 30), st.integers(0, 300)
)
def test_nobody_more_fits_than_each_of_the_bounds_allows(
    heads: int | None, area: int | None, seats: int | None, floor: int
) -> None:
    persons = Limit(LimitOf.ROOM, heads, area).persons(seats, floor)

    def fits(number: int) -> bool:
        on_the_floor = area is None or number * area <= floor
        return (heads is None or number <= heads) and (seats is None or number <= seats) and on_the_floor

    if persons is None:
        assert heads is None
        assert area is None
        assert seats is None
    else:
        assert fits(persons)
        assert not fits(persons + 1)
