"""Rules side by side: what gives way to a rule, what changes from day to day, which appointments no longer go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from desk.domain.appointments import Appointment
from desk.domain.house import House
from desk.domain.rulebook import Chain, Rulebook
from desk.domain.rules import Access, Limit, LimitOf, Opening, Reached, Rule, RuleKind

_NOT_IN_THE_HOUSE = frozenset({Access.ONLINE, Access.HOME_VISIT, Access.CLOSED})


@dataclass(frozen=True, slots=True)
class Change:
    """That one topic is ruled differently from a local day on."""

    day: date
    """The first day on which it is so."""
    before: Rule | None
    """The rule that decided until the day before; None where none spoke of it."""
    after: Rule | None
    """The rule that decides from now on; None where none speaks of it any more."""

    @property
    def rule(self) -> Rule:
        """The one of the two that says what it is about."""
        rule = self.after or self.before
        assert rule is not None  # noqa: S101 - a change has at least one of them
        return rule


def changes(book: Rulebook, chain: Chain, first: date, last: date) -> tuple[Change, ...]:
    """Find what changes within these scopes after the local day `first`, up to `last` and including it.

    A rule that gives way to one that says the same is no change; nobody would notice it.
    """
    found: list[Change] = []
    for day in book.changing_days(chain):
        if first < day <= last:
            before = _by_topic(book, chain, day - timedelta(days=1))
            after = _by_topic(book, chain, day)
            for topic in dict.fromkeys((*after, *before)):
                was, comes = before.get(topic), after.get(topic)
                if _said(was) != _said(comes):
                    found.append(Change(day, was, comes))
    return tuple(sorted(found, key=lambda change: (change.day, change.rule.position, change.rule.key)))


def overruled(book: Rulebook, chain: Chain, rule: Rule, day: date) -> tuple[Rule, ...]:
    """Find the rules of wider scopes that give way to a rule on a local day, the narrowest first."""
    wider = chain[chain.index(rule.scope) + 1 :]
    giving_way = (one for one in book.rules if one.topic == rule.topic and one.holds_on(day) and one.scope in wider)
    return tuple(sorted(giving_way, key=lambda one: wider.index(one.scope)))


def hit_by(house: House, rule: Rule, planned: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Find the planned appointments of a house that a rule holds for, and that cannot be kept because of it.

    A service that is no longer received in the house, a day that closes, a time outside the hours, more persons at
    once in a room or in the building than a limit allows.
    """
    of_day: dict[date, list[Appointment]] = defaultdict(list)
    for one in planned:
        of_day[one.day].append(one)
    return tuple(one for day in sorted(of_day) for one in _hit(house, rule, of_day[day]))


def _hit(house: House, rule: Rule, of_day: list[Appointment]) -> Iterator[Appointment]:
    for one in of_day:
        if rule in house.holding(one.service, one.day).rules and _stands_against(house, rule, one, of_day):
            yield one


def _stands_against(house: House, rule: Rule, one: Appointment, of_day: list[Appointment]) -> bool:
    match rule.ruling:
        case Reached():
            return rule.ruling.access in _NOT_IN_THE_HOUSE
        case Opening():
            local = one.starts_at.astimezone(ZoneInfo(one.site.timezone))
            return not any(hours.hold_at(local) for hours in rule.ruling.hours)
        case Limit():
            return _over(house, rule.ruling, one, of_day)
        case _:
            return rule.kind is RuleKind.CLOSED


def _over(house: House, limit: Limit, one: Appointment, of_day: list[Appointment]) -> bool:
    """Whether more persons are planned at the beginning of an appointment than a limit allows."""
    if limit.of is LimitOf.WAITING:
        return False  # who has an appointment need not wait
    at_once = [other for other in of_day if other.starts_at <= one.starts_at < other.ends_at]
    most = house.building_limit(one.day)
    if limit.of is LimitOf.ROOM:
        at_once = [other for other in at_once if other.room.id == one.room.id]
        most = limit.persons(one.room.capacity, one.room.square_metres)
    return most is not None and sum(other.persons for other in at_once) > most


def _by_topic(book: Rulebook, chain: Chain, day: date) -> dict[str, Rule]:
    return {rule.topic: rule for rule in book.holding(chain, day).rules}


def _said(rule: Rule | None) -> tuple[object, ...] | None:
    """What a rule says, whichever it is."""
    return None if rule is None else (rule.ruling, rule.title, rule.detail, rule.remedy, rule.letter)
