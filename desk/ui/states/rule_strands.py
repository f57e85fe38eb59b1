"""The rules of a house as strands: what decides on one topic, day after day, as the rulebook says it.

A strand is one topic within the house, an office or a service. Where a narrower rule ends, the strand goes on with the
wider one that decides then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desk.domain.house import House
from desk.domain.rulebook import Chain
from desk.domain.rules import Rule, RuleKind, Scope

_DAY = timedelta(days=1)
_Rules = dict[Scope, dict[str, list[Rule]]]
"""By scope and topic."""
ORDER = (
    RuleKind.ACCESS,
    RuleKind.QUESTION,
    RuleKind.LIMIT,
    RuleKind.COMPANIONS,
    RuleKind.PAYMENT,
    RuleKind.NOTICE,
    RuleKind.HORIZON,
    RuleKind.HOURS,
    RuleKind.WINDOW,
    RuleKind.QUOTA,
    RuleKind.CLOSED,
)
"""What a guard needs first comes first."""


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both ends included, on which one rule decides; None is without beginning, or without end."""

    rule: Rule
    first: date | None
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the rule decides on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Strand:
    """A topic within a scope; `scope` is None for the house as a whole."""

    kind: RuleKind
    topic: str
    scope: Scope | None
    spans: tuple[Span, ...]
    """In the order of time."""

    def on(self, day: date) -> Span | None:
        """What decides on a day; of several closings the first."""
        return next((span for span in self.spans if span.holds_on(day)), None)

    @property
    def own(self) -> Rule:
        """The strand's first rule of its own scope, which says what it is about."""
        own = (span.rule for span in self.spans if self.scope is None or span.rule.scope == self.scope)
        return next(own, self.spans[0].rule)


def strands(house: House) -> tuple[Strand, ...]:
    """Return every strand of this house in the order of its matters, narrower ones first."""
    position = {rule.key: place for place, rule in enumerate(house.book.rules)}
    views = _views(house)
    by_scope = _by_scope(house)
    found = [strand for scope, chain in views for strand in _within(house, by_scope, scope, chain)]
    depths = {scope: len(chain) for scope, chain in views}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                ORDER.index(one.kind),
                one.kind is not RuleKind.ACCESS and min(position.get(span.rule.key, 0) for span in one.spans),
                -depths[one.scope],
            ),
        )
    )


def next_change(every: Iterable[Strand], today: date) -> date | None:
    """Return the next day on which something else decides, or a closing begins; None where none is known."""
    days = []
    for strand in every:
        for span in strand.spans:
            if span.first is not None and span.first > today:
                days.append(span.first)
            if strand.kind is not RuleKind.CLOSED and span.last is not None and span.last >= today:
                days.append(span.last + _DAY)
    return min(days, default=None)


def _views(house: House) -> list[tuple[Scope | None, Chain]]:
    """Return the house, then every office and service that a rule is for: its scope and those around it."""
    whole = house.chain(None)
    ruled = {rule.scope for rule in house.book.rules}
    chains = [house.chain(service) for service in house.services_here]
    narrower: dict[Scope, Chain] = {}
    for chain in chains:
        for place, scope in enumerate(chain):
            if scope in ruled and scope not in whole:
                narrower[scope] = chain[place:]
    # A rule for all that happens here is one of the house, whatever it is written down for.
    common = [scope for scope in narrower if all(scope in chain for chain in chains)]
    if common:
        whole = max((narrower.pop(scope) for scope in common), key=len)
    return [(None, whole), *sorted(narrower.items(), key=lambda one: len(one[1]))]


def _by_scope(house: House) -> _Rules:
    found: _Rules = {}
    for rule in house.book.rules:
        found.setdefault(rule.scope, {}).setdefault(rule.topic, []).append(rule)
    return found


def _within(house: House, by_scope: _Rules, scope: Scope | None, chain: Chain) -> Iterator[Strand]:
    """Find the strands of one scope; the house's are those of every scope around it."""
    scopes = chain if scope is None else (scope,)
    rules = [rule for one in scopes for topic in by_scope.get(one, {}).values() for rule in topic]
    for topic in dict.fromkeys(rule.topic for rule in rules if rule.kind is not RuleKind.CLOSED):
        about = [rule for one in chain for rule in by_scope.get(one, {}).get(topic, ())]
        spans = tuple(_spans(house, chain, topic, about))
        if spans:
            yield Strand(spans[0].rule.kind, topic, scope, spans)
    closings = [Span(rule, rule.valid_from, rule.valid_until) for rule in rules if rule.kind is RuleKind.CLOSED]
    if closings:
        yield Strand(RuleKind.CLOSED, "", scope, tuple(sorted(closings, key=lambda one: one.first or date.min)))


def _spans(house: House, chain: Chain, topic: str, about: list[Rule]) -> Iterator[Span]:
    """Find out what decides on a topic, from one changing day to the next; `about` are all rules on it."""
    begin = {rule.valid_from for rule in about if rule.valid_from}
    days = sorted(begin | {rule.valid_until + _DAY for rule in about if rule.valid_until})
    begins: list[date | None] = [None, *days]
    ends: list[date | None] = [*(day - _DAY for day in days), None]
    here: Span | None = None
    for first, last in zip(begins, ends, strict=True):
        holding = house.book.holding(chain, first or last or date.max)
        deciding = next((one for one in holding.rules if one.topic == topic), None)
        if here is not None and deciding == here.rule:
            here = Span(here.rule, here.first, last)
            continue
        if here is not None:
            yield here
        here = None if deciding is None else Span(deciding, first, last)
    if here is not None:
        yield here


def with_holidays(every: tuple[Strand, ...], house: House, first: date, last: date) -> tuple[Strand, ...]:
    """Add the public holidays between two local days to the house's closings: they close it as a rule does."""
    named = {first + ahead * _DAY: "" for ahead in range((last - first).days + 1)}
    named = {day: house.holidays.get(day, "") for day in named}
    own = next((one for one in every if one.kind is RuleKind.CLOSED and one.scope is None), None)
    before = own.spans if own else ()
    days = [day for day, name in named.items() if name and not any(span.holds_on(day) for span in before)]
    spans = [
        Span(Rule(f"holiday {day}", RuleKind.CLOSED, 0, "", named[day], "", "", day, day), day, day) for day in days
    ]
    if not spans:
        return every
    closings = tuple(sorted((*before, *spans), key=lambda one: one.first or date.min))
    others = tuple(one for one in every if one is not own)
    return (*others, Strand(RuleKind.CLOSED, "", None, closings))
