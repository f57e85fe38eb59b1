"""The most specific rule holds, whatever the order of the profile; checked day by day against a plain search."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.admission import decide
from desk.domain.decisions import Reason
from desk.domain.rulebook import Chain, Holding, Rulebook, gaps, ties
from desk.domain.rules import (
    AUTHORITY,
    DEFAULT_WINDOW,
    Access,
    Asked,
    Companions,
    Horizon,
    Limit,
    LimitOf,
    Opening,
    Payment,
    Quota,
    Reached,
    Rule,
    RuleKind,
    Ruling,
    Scope,
    Window,
)
from desk.domain.services import Contact, ContactKind, OfficeId, Purpose, ServiceId
from tests.domain.examples import HERE, OFFICE, PHONE, SERVICE, TODAY, WRONG, valid

UNIT = Scope(office=OfficeId(UUID(int=23)))
CHAIN: Chain = (Scope(service=SERVICE.id), UNIT, Scope(office=OFFICE.id), Scope(site=HERE.id), AUTHORITY)
ELSEWHERE = Scope(service=ServiceId(UUID(int=99)))
MAIL = Contact(ContactKind.EMAIL, "notfall@example.org", "", Purpose.URGENT)
PORTAL = Contact(ContactKind.WEB, "portal.example.org", "", Purpose.ONLINE)
FIRST = date(2020, 5, 1)
SPAN = 20
DAYS = [FIRST + timedelta(days=number) for number in range(-1, SPAN + 2)]
"""The days on which the made rules begin and end, and one before and after."""
RULINGS: list[tuple[RuleKind, Ruling | None, str]] = [
    *((RuleKind.ACCESS, Reached(how), "") for how in Access),
    (RuleKind.WINDOW, Window(5, 5), ""),
    (RuleKind.WINDOW, Window(0, 0), ""),
    (RuleKind.PAYMENT, Payment.CARD_ONLY, ""),
    (RuleKind.LIMIT, Limit(LimitOf.ROOM, 2), ""),
    (RuleKind.LIMIT, Limit(LimitOf.BUILDING, 9), ""),
    (RuleKind.QUESTION, Asked.ALWAYS, "mask"),
    (RuleKind.QUESTION, Asked.NEVER, "mask"),
    (RuleKind.QUESTION, Asked.ALWAYS, ""),
    (RuleKind.NOTICE, None, "way"),
    (RuleKind.CLOSED, None, ""),
]


def rule(
    key: str,
    ruling: Ruling | None = None,
    kind: RuleKind = RuleKind.ACCESS,
    scope: Scope = AUTHORITY,
    since: date | None = None,
    until: date | None = None,
    position: int = 0,
) -> Rule:
    return Rule(key, kind, position, "info", key, "", "", since, until, scope, ruling)


days = st.none() | st.integers(0, SPAN).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def written(draw: st.DrawFn, kinds: list[tuple[RuleKind, Ruling | None, str]] = RULINGS, most: int = 12) -> list[Rule]:
    """Rules in an order; none ends before it begins."""
    made = []
    for number in range(draw(st.integers(0, most))):
        kind, ruling, about = draw(st.sampled_from(kinds))
        since, until = draw(days), draw(days)
        if since and until and until < since:
            since, until = until, since
        scope = draw(st.sampled_from([*CHAIN, ELSEWHERE]))
        made.append(replace(rule(f"r{number}", ruling, kind, scope, since, until, number), about=about))
    return made


def untied(rules: Iterable[Rule]) -> list[Rule]:
    """As many of the rules as go together."""
    kept: list[Rule] = []
    for one in rules:
        if not any(clash(one, other) for other in kept):
            kept.append(one)
    return kept


def clash(one: Rule, other: Rule) -> bool:
    """Whether two rules of one topic and one scope hold on the same day; looked up day by day."""
    same = (one.scope, one.topic) == (other.scope, other.topic)
    return same and any(one.holds_on(day) and other.holds_on(day) for day in DAYS)


def searched(rules: Iterable[Rule], day: date) -> set[str]:
    """The keys of the rules that decide, one topic after the other."""
    holding = [one for one in rules if one.scope in CHAIN and one.holds_on(day)]
    deciding = set()
    for topic in {one.topic for one in holding}:
        rivals = [one for one in holding if one.topic == topic]
        narrowest = min(CHAIN.index(one.scope) for one in rivals)
        (found,) = [one for one in rivals if CHAIN.index(one.scope) == narrowest]
        if found.ruling is not Asked.NEVER:
            deciding.add(found.key)
    return deciding


@given(written(), st.randoms(use_true_random=False))
def test_the_most_specific_wins_whatever_the_order_of_the_profile(rules: list[Rule], chance: Random) -> None:
    kept = untied(rules)
    shuffled = list(kept)
    chance.shuffle(shuffled)
    moved = [replace(one, position=number) for number, one in enumerate(shuffled)]
    book, again = Rulebook(kept), Rulebook(moved)

    for day in DAYS:
        expected = searched(kept, day)
        assert {one.key for one in book.holding(CHAIN, day).rules} == expected
        assert {one.key for one in again.holding(CHAIN, day).rules} == expected


@given(written(), st.randoms(use_true_random=False))
def test_rules_are_held_in_their_own_order_however_they_are_read(rules: list[Rule], chance: Random) -> None:
    shuffled = list(rules)
    chance.shuffle(shuffled)
    kept = untied(rules)

    assert Rulebook(shuffled).rules == Rulebook(rules).rules == tuple(rules)
    for day in DAYS[::5]:
        one = Rulebook(kept).holding(CHAIN, day)
        assert one == Rulebook([each for each in shuffled if each in kept]).holding(CHAIN, day)
        assert list(one.rules) == sorted(one.rules, key=lambda each: each.position)


@given(written())
def test_what_is_asked_twice_is_answered_alike(rules: list[Rule]) -> None:
    book = Rulebook(untied(rules))

    for day in (*DAYS, *reversed(DAYS)):
        assert book.holding(CHAIN, day) == Rulebook(book.rules).holding(CHAIN, day)


@given(written())
def test_ties_are_the_pairs_that_hold_on_the_same_day_and_no_others(rules: list[Rule]) -> None:
    found = [frozenset({one.key, other.key}) for one, other in ties(rules)]

    expected = {frozenset({one.key, other.key}) for one, other in combinations(rules, 2) if clash(one, other)}
    assert set(found) == expected
    assert len(found) == len(expected)


OF_ACCESS = [each for each in RULINGS if each[0] is RuleKind.ACCESS]


@given(written([*OF_ACCESS, (RuleKind.NOTICE, None, "way")], 8))
def test_gaps_are_the_days_on_which_nothing_says_how_a_service_is_reached(rules: list[Rule]) -> None:
    found = list(gaps(rules, CHAIN))

    uncovered = {
        day
        for day in DAYS
        if not any(one.kind is RuleKind.ACCESS and one.scope in CHAIN and one.holds_on(day) for one in rules)
    }
    assert {day for day in DAYS if any(lies_in(day, gap) for gap in found)} == uncovered
    # They neither touch nor overlap, and stand in their order.
    for (_, ends), (begins, _) in pairwise(found):
        assert ends is not None
        assert begins is not None
        assert ends + timedelta(days=1) < begins


@given(written(OF_ACCESS, 8))
def test_no_day_falls_between_two_rules_of_a_chain_without_gaps(rules: list[Rule]) -> None:
    widest = rule("widest", Reached(Access.APPOINTMENT))
    kept = untied([widest, *rules])
    assert not list(gaps(kept, CHAIN))

    book = Rulebook(kept)
    for day in (date.min, *DAYS, date.max):
        deciding = [one for one in book.holding(CHAIN, day).rules if one.kind is RuleKind.ACCESS]
        assert len(deciding) == 1


def lies_in(day: date, gap: tuple[date | None, date | None]) -> bool:
    first, last = gap
    return (first is None or first <= day) and (last is None or day <= last)


def test_gaps_at_the_ends_of_time_are_told() -> None:
    opened, month = rule("a", Reached(Access.APPOINTMENT), since=FIRST), timedelta(days=30)
    first = replace(opened, valid_from=None, valid_until=FIRST)

    assert list(gaps([], CHAIN)) == [(None, None)]
    assert list(gaps([opened], CHAIN)) == [(None, FIRST - timedelta(days=1))]
    assert list(gaps([first], CHAIN)) == [(FIRST + timedelta(days=1), None)]
    assert list(gaps([first, replace(opened, key="b", valid_from=FIRST + timedelta(days=1))], CHAIN)) == []
    later = replace(opened, key="b", valid_from=FIRST + month)
    assert list(gaps([first, later], CHAIN)) == [(FIRST + timedelta(days=1), FIRST + month - timedelta(days=1))]
    assert list(gaps([replace(first, valid_until=date.max), later], CHAIN)) == []


def test_three_rules_of_one_scope_are_each_tied_with_each() -> None:
    long = rule("long", Reached(Access.ONLINE), since=FIRST)
    short = rule("short", Reached(Access.CLOSED), since=FIRST + timedelta(days=1), until=FIRST + timedelta(days=2))
    late = rule("late", Reached(Access.CLOSED), since=FIRST + timedelta(days=9))

    assert {(one.key, other.key) for one, other in ties([late, short, long])} == {("long", "short"), ("long", "late")}


def test_a_rule_begins_and_ends_with_its_days_and_gives_way_again() -> None:
    wide = rule("wide", Reached(Access.APPOINTMENT))
    narrow = rule("narrow", Reached(Access.WALK_IN), scope=CHAIN[0], since=FIRST, until=FIRST + timedelta(days=1))
    book = Rulebook([wide, narrow])

    held = [book.holding(CHAIN, FIRST + timedelta(days=number)).access for number in (-1, 0, 1, 2)]

    assert held == [Access.APPOINTMENT, Access.WALK_IN, Access.WALK_IN, Access.APPOINTMENT]
    assert book.changing_days() == (FIRST, FIRST + timedelta(days=2))
    assert book.changing_days(CHAIN[1:]) == ()


def test_changing_days_end_with_time() -> None:
    assert Rulebook([rule("a", since=FIRST, until=date.max)]).changing_days() == (FIRST,)


def test_closings_do_not_end_one_another_and_limits_are_each_for_itself() -> None:
    closings = [rule("a", kind=RuleKind.CLOSED), rule("b", kind=RuleKind.CLOSED, scope=CHAIN[0])]
    limits = [
        rule("room", Limit(LimitOf.ROOM, 2), RuleKind.LIMIT),
        rule("house", Limit(LimitOf.BUILDING, 9), RuleKind.LIMIT, CHAIN[0]),
    ]
    holding = Rulebook([*closings, *limits]).holding(CHAIN, FIRST)

    assert len(holding.rules) == 4
    assert holding.limit(LimitOf.ROOM) == limits[0].ruling
    assert holding.limit(LimitOf.BUILDING) == limits[1].ruling
    assert holding.limit(LimitOf.WAITING) is None


def test_a_question_is_switched_off_where_a_narrower_scope_need_not_be_asked() -> None:
    asked = replace(rule("mask", Asked.ALWAYS, RuleKind.QUESTION), about="mask")
    off = replace(rule("off", Asked.NEVER, RuleKind.QUESTION, CHAIN[0]), about="mask")

    assert Rulebook([asked, off]).holding(CHAIN, FIRST).rules == ()
    assert Rulebook([asked, off]).holding(CHAIN[1:], FIRST).rules == (asked,)


RULED: list[tuple[RuleKind, Ruling, str]] = [
    (RuleKind.WINDOW, Window(5, 0), "window"),
    (RuleKind.COMPANIONS, Companions(1), "companions"),
    (RuleKind.PAYMENT, Payment.ONLINE, "payment"),
    (RuleKind.HORIZON, Horizon(3), "horizon"),
    (RuleKind.QUOTA, Quota(8, 10), "quota"),
    (RuleKind.ACCESS, Reached(Access.WALK_IN, file_number=True), "reached"),
]


@pytest.mark.parametrize(("kind", "ruling", "name"), RULED, ids=[one[2] for one in RULED])
def test_what_holds_is_read_by_its_name(kind: RuleKind, ruling: Ruling, name: str) -> None:
    assert getattr(Holding(FIRST, (rule("a", ruling, kind),)), name) == ruling


def test_hours_are_those_of_the_rule() -> None:
    assert Holding(FIRST, (rule("a", Opening(()), RuleKind.HOURS),)).hours == ()


def test_where_no_rule_speaks_the_office_works_as_offices_do() -> None:
    holding = Holding(FIRST)

    assert holding.access is Access.APPOINTMENT
    assert not holding.reached.file_number
    assert holding.window == DEFAULT_WINDOW == Window(15, 15)
    for name in ("companions", "payment", "hours", "horizon", "quota"):
        assert getattr(holding, name) is None
    assert holding.of(RuleKind.ACCESS) is None
    assert holding.limit(LimitOf.ROOM) is None


def test_the_memory_of_days_is_emptied_before_it_grows_without_end() -> None:
    book = Rulebook([rule("a", Reached(Access.ONLINE), since=FIRST)])

    for number in range(5000):
        day = FIRST + timedelta(days=number - 2500)
        assert book.holding(CHAIN, day).access is (Access.ONLINE if day >= FIRST else Access.APPOINTMENT)

    assert len(book._found) < 5000


@given(st.sampled_from([None, *WRONG]), st.randoms(use_true_random=False))
def test_a_decision_never_depends_on_the_order_of_what_it_is_made_of(reason: Reason | None, chance: Random) -> None:
    facts = valid() if reason is None else WRONG[reason][0](valid())
    rules = [replace(one, position=number) for number, one in enumerate(facts.holding.rules)]
    answers, contacts = list(facts.answers.items()), [PHONE, MAIL, PORTAL]
    facts = replace(facts, holding=Rulebook(rules).holding(CHAIN, TODAY))
    expected = decide(facts)

    for order in (rules, answers, contacts):
        chance.shuffle(order)
    office = replace(OFFICE, contacts=tuple(contacts))
    planned = facts.appointment
    shuffled = replace(
        facts,
        holding=Rulebook(rules).holding(CHAIN, TODAY),
        answers=dict(answers),
        appointment=replace(planned, service=replace(planned.service, office=office)) if planned else None,
    )

    again = decide(shuffled)
    assert replace(again, appointment=expected.appointment) == expected
