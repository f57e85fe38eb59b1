from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.appointments import Appointment
from desk.domain.house import House
from desk.domain.places import RoomId
from desk.domain.rule_changes import Change, changes, hit_by, overruled
from desk.domain.rulebook import Chain, Rulebook
from desk.domain.rules import (
    AUTHORITY,
    Access,
    Asked,
    Limit,
    LimitOf,
    Opening,
    Payment,
    Reached,
    Rule,
    RuleKind,
    Ruling,
    Scope,
)
from desk.domain.services import Hours, ServiceId
from tests.domain.examples import BERLIN, CARD_ONLY, HERE, MASK, OFFICE, ROOM, SERVICE, TODAY, appointment

ONE, TWO = timedelta(days=1), timedelta(days=2)
OTHER_SERVICE = replace(SERVICE, id=ServiceId(UUID(int=22)), key="other")
OF_SERVICE, OF_OFFICE, OF_SITE = Scope(service=SERVICE.id), Scope(office=OFFICE.id), Scope(site=HERE.id)
CHAIN: Chain = (OF_SERVICE, OF_OFFICE, OF_SITE, AUTHORITY)


def rule(
    key: str,
    kind: RuleKind,
    ruling: Ruling | None,
    scope: Scope = AUTHORITY,
    since: date | None = None,
    until: date | None = None,
    title: str = "",
) -> Rule:
    return Rule(key, kind, 1, "info", title, "", "", since, until, scope, ruling)


def access(
    key: str, how: Access, scope: Scope = AUTHORITY, since: date | None = None, until: date | None = None
) -> Rule:
    return rule(key, RuleKind.ACCESS, Reached(how), scope, since, until)


def house(*rules: Rule) -> House:
    services = {SERVICE.id: SERVICE, OTHER_SERVICE.id: OTHER_SERVICE}
    return House("Stadt", HERE, (HERE,), {ROOM.id: ROOM}, services, Rulebook(rules))


def whole(*rules: Rule) -> tuple[Change, ...]:
    return changes(Rulebook(rules), CHAIN, date.min, date.max)


class TestChanges:
    """From what to what, on which day."""

    def test_a_narrower_rule_takes_over_and_gives_way_again(self) -> None:
        always = access("a", Access.APPOINTMENT)
        pick_up = access("b", Access.WALK_IN, OF_SERVICE, TODAY, TODAY + ONE)

        assert whole(always, pick_up) == (Change(TODAY, always, pick_up), Change(TODAY + TWO, pick_up, always))

    def test_what_begins_and_ends_has_nothing_on_its_other_side(self) -> None:
        mask = replace(MASK, valid_from=TODAY, valid_until=TODAY)

        begins, ends = whole(mask)

        assert (begins, ends) == (Change(TODAY, None, mask), Change(TODAY + ONE, mask, None))
        assert begins.rule == ends.rule == mask

    def test_the_first_day_is_what_is_compared_with_and_the_last_is_looked_at(self) -> None:
        book = Rulebook([replace(MASK, valid_from=TODAY)])

        assert changes(book, CHAIN, TODAY - ONE, TODAY)
        assert not changes(book, CHAIN, TODAY, TODAY + ONE)
        assert not changes(book, CHAIN, TODAY - TWO, TODAY - ONE)
        assert not changes(book, CHAIN, TODAY + ONE, TODAY - ONE)

    def test_a_wider_rule_that_never_decides_changes_nothing(self) -> None:
        narrow, wide = access("a", Access.APPOINTMENT, OF_OFFICE), access("b", Access.CLOSED, AUTHORITY, TODAY)

        assert whole(narrow, wide) == ()

    def test_a_rule_of_other_scopes_changes_nothing(self) -> None:
        assert whole(access("a", Access.ONLINE, Scope(service=OTHER_SERVICE.id), TODAY)) == ()

    def test_a_rule_that_says_the_same_as_the_one_before_it_is_no_change(self) -> None:
        first, second = access("a", Access.ONLINE, until=TODAY), access("b", Access.ONLINE, since=TODAY + ONE)
        worded = replace(second, key="c", title="Nur noch online")

        assert whole(first, second) == ()
        assert whole(first, worded) == (Change(TODAY + ONE, first, worded),)

    def test_a_question_that_is_switched_off_ends(self) -> None:
        mask = replace(MASK, about="mask", ruling=Asked.ALWAYS)
        off = replace(mask, key="off", scope=OF_SERVICE, valid_from=TODAY, ruling=Asked.NEVER)

        assert whole(mask, off) == (Change(TODAY, mask, None),)


DAYS = st.none() | st.integers(0, 30).map(lambda number: TODAY + timedelta(days=number))


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    """Rules of a few topics and scopes; some end before they begin, some are tied: the book holds them all the same."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        kind, ruling = draw(
            st.sampled_from(
                [
                    *((RuleKind.ACCESS, Reached(how)) for how in Access),
                    *((RuleKind.PAYMENT, payment) for payment in Payment),
                    (RuleKind.QUESTION, Asked.ALWAYS),
                    (RuleKind.QUESTION, Asked.NEVER),
                    (RuleKind.CLOSED, None),
                ]
            )
        )
        scope = draw(st.sampled_from([*CHAIN, Scope(service=OTHER_SERVICE.id)]))
        one = rule(f"r{number}", kind, ruling, scope, draw(DAYS), draw(DAYS))
        made.append(replace(one, about="mask") if kind is RuleKind.QUESTION else one)
    return made


def spoken(held: Iterable[Rule]) -> dict[str, tuple[Ruling | None, str]]:
    return {one.topic: (one.ruling, one.title) for one in held}


@given(rules(), st.integers(-2, 33), st.integers(0, 35))
def test_what_held_and_its_changes_give_what_holds(written: list[Rule], start: int, length: int) -> None:
    first = TODAY + timedelta(days=start)
    last = first + timedelta(days=length)
    book = Rulebook(written)
    held = spoken(book.holding(CHAIN, first).rules)

    found = changes(book, CHAIN, first, last)
    for change in found:
        assert change.before is None or held.pop(change.rule.topic) == (change.before.ruling, change.before.title)
        held |= spoken([change.after]) if change.after else {}

    assert held == spoken(book.holding(CHAIN, last).rules)
    assert list(found) == sorted(found, key=lambda change: change.day)


@given(rules(), st.integers(-2, 33))
def test_every_change_lies_on_a_changing_day_and_equal_holdings_have_none(written: list[Rule], start: int) -> None:
    book = Rulebook(written)
    before, day = TODAY + timedelta(days=start - 1), TODAY + timedelta(days=start)

    found = changes(book, CHAIN, before, day)

    assert {change.day for change in found} <= set(book.changing_days(CHAIN)) & {day}
    if book.holding(CHAIN, before).rules == book.holding(CHAIN, day).rules:
        assert found == ()


class TestOverruled:
    """What gives way."""

    def test_wider_rules_of_the_topic_give_way_the_narrowest_first(self) -> None:
        every = [access(str(number), Access.APPOINTMENT, scope) for number, scope in enumerate(CHAIN)]
        elsewhere = access("x", Access.ONLINE, Scope(service=OTHER_SERVICE.id))
        over = access("y", Access.ONLINE, OF_SITE, until=TODAY - ONE)
        book = Rulebook([*reversed(every), elsewhere, over, CARD_ONLY])

        assert overruled(book, CHAIN, every[0], TODAY) == tuple(every[1:])
        assert overruled(book, CHAIN, every[2], TODAY) == (every[3],)
        assert overruled(book, CHAIN, every[3], TODAY) == ()


def at(hour: int, persons: int = 1, day: date = TODAY, room: int = 30, minutes: int = 30) -> Appointment:
    starts = datetime.combine(day, time(hour), ZoneInfo(BERLIN))
    one = appointment(starts, persons)
    return replace(one, ends_at=starts + timedelta(minutes=minutes), room=replace(ROOM, id=RoomId(UUID(int=room))))


class TestHitBy:
    """Appointments that cannot be kept."""

    @pytest.mark.parametrize(
        ("how", "hit"),
        [
            (Access.APPOINTMENT, False),
            (Access.INVITATION, False),
            (Access.WALK_IN, False),
            (Access.AGREEMENT, False),
            (Access.HOME_VISIT, True),
            (Access.ONLINE, True),
            (Access.CLOSED, True),
        ],
    )
    def test_a_service_that_is_no_longer_received(self, how: Access, *, hit: bool) -> None:
        changed = access("a", how, OF_SERVICE, TODAY)
        before, after = at(10, day=TODAY - ONE), at(10)

        assert hit_by(house(changed), changed, [after, before]) == ((after,) if hit else ())

    def test_a_rule_that_does_not_decide_hits_nobody(self) -> None:
        wide, narrow = access("a", Access.CLOSED), access("b", Access.APPOINTMENT, OF_SERVICE)

        assert hit_by(house(wide, narrow), wide, [at(10)]) == ()
        assert hit_by(house(wide, narrow), wide, [replace(at(10), service=OTHER_SERVICE)]) != ()

    def test_days_that_close(self) -> None:
        closed = rule("c", RuleKind.CLOSED, None, OF_OFFICE, TODAY, TODAY + ONE)
        planned = [at(10, day=TODAY + timedelta(days=ahead)) for ahead in range(-1, 3)]

        assert hit_by(house(closed), closed, planned) == tuple(planned[1:3])

    def test_a_time_outside_the_hours(self) -> None:
        hours = rule("h", RuleKind.HOURS, Opening((Hours((0, 1, 2, 3), time(8), time(12)),)))
        planned = [at(7), at(8), at(11), at(12)]

        assert hit_by(house(hours), hours, planned) == (planned[0], planned[3])

    def test_more_in_a_room_at_once_than_a_limit_allows(self) -> None:
        limit = rule("l", RuleKind.LIMIT, Limit(LimitOf.ROOM, heads=1))
        alone, two, elsewhere = at(9), at(10, persons=2), at(10, room=31)
        long, late = at(11, minutes=90), at(12)

        assert hit_by(house(limit), limit, [alone, two, elsewhere, long, late]) == (two, late)

    def test_more_in_the_building_at_once_than_a_limit_allows(self) -> None:
        limit = rule("l", RuleKind.LIMIT, Limit(LimitOf.BUILDING, heads=2), OF_SITE)
        planned = [at(9, room=31), at(9, room=32), at(10, room=31), at(10, room=32), at(10, room=33)]

        assert hit_by(house(limit), limit, planned) == tuple(planned[2:])

    def test_what_is_no_matter_of_appointments_hits_none(self) -> None:
        waiting = rule("w", RuleKind.LIMIT, Limit(LimitOf.WAITING, heads=0))
        paying = rule("p", RuleKind.PAYMENT, Payment.CARD_ONLY)

        for one in (waiting, paying, MASK, CARD_ONLY):
            assert hit_by(house(one), one, [at(10, persons=9)]) == ()
