"""Which rules hold: on this day, for this service, the most specific of each topic.

The scopes nest: authority, site, office, unit, service. A rule of a narrower scope replaces those of the wider ones on
its topic for as long as it is in force, and gives way to them again on the day after its last. Two rules of one topic
and one scope never hold on the same day (`ties`), and how a service is reached is known on every day (`gaps`): both
are checked when a profile is loaded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desk.domain.rules import (
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
    Scope,
    Window,
)
from desk.domain.services import Hours

_KEPT = 4096
"""So many days of services are remembered before the memory is emptied: years of work at one desk."""

Chain = tuple[Scope, ...]
"""The scopes that something lies in, the narrowest first."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds for a service, or for a whole site, on one local day: one rule of each topic, in their order."""

    day: date
    rules: tuple[Rule, ...] = ()

    def of(self, kind: RuleKind) -> Rule | None:
        """The rule of a kind that decides; None where no rule speaks of it."""
        return next((rule for rule in self.rules if rule.kind is kind), None)

    @property
    def reached(self) -> Reached:
        """How the service is reached; by appointment where no rule speaks of it."""
        rule = self.of(RuleKind.ACCESS)
        return rule.ruling if rule and isinstance(rule.ruling, Reached) else Reached(Access.APPOINTMENT)

    @property
    def access(self) -> Access:
        """How the service is reached."""
        return self.reached.access

    @property
    def window(self) -> Window:
        """How early and how late somebody is let in."""
        rule = self.of(RuleKind.WINDOW)
        return rule.ruling if rule and isinstance(rule.ruling, Window) else DEFAULT_WINDOW

    @property
    def companions(self) -> Companions | None:
        """Who may come along; None where no rule speaks of it."""
        rule = self.of(RuleKind.COMPANIONS)
        return rule.ruling if rule and isinstance(rule.ruling, Companions) else None

    @property
    def payment(self) -> Payment | None:
        """How one pays; None where no rule speaks of it."""
        rule = self.of(RuleKind.PAYMENT)
        return rule.ruling if rule and isinstance(rule.ruling, Payment) else None

    @property
    def hours(self) -> tuple[Hours, ...] | None:
        """When the doors are open; None where no rule speaks of it."""
        rule = self.of(RuleKind.HOURS)
        return rule.ruling.hours if rule and isinstance(rule.ruling, Opening) else None

    @property
    def horizon(self) -> Horizon | None:
        """How long one waits for an appointment; None where no rule speaks of it."""
        rule = self.of(RuleKind.HORIZON)
        return rule.ruling if rule and isinstance(rule.ruling, Horizon) else None

    @property
    def quota(self) -> Quota | None:
        """How many appointments a day are aimed at; None where no rule speaks of it."""
        rule = self.of(RuleKind.QUOTA)
        return rule.ruling if rule and isinstance(rule.ruling, Quota) else None

    def limit(self, of: LimitOf) -> Limit | None:
        """The limit of a room, of the waiting area or of the building; None where no rule speaks of it."""
        rulings = (rule.ruling for rule in self.rules if rule.kind is RuleKind.LIMIT)
        return next((one for one in rulings if isinstance(one, Limit) and one.of is of), None)


class Rulebook:
    """All rules of an authority, of all times. What was found once is remembered, so several threads may ask."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: (rule.position, rule.key)))
        """In their order."""
        self._by_scope: dict[Scope, list[Rule]] = {}
        for rule in self.rules:
            self._by_scope.setdefault(rule.scope, []).append(rule)
        self._found: dict[tuple[Scope, date], Holding] = {}

    def holding(self, chain: Chain, day: date) -> Holding:
        """What holds within these scopes on a local day; the scopes that lie around one are always the same."""
        found = self._found.get((chain[0], day))
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[chain[0], day] = Holding(day, self._hold(chain, day))
        return found

    def _hold(self, chain: Chain, day: date) -> tuple[Rule, ...]:
        deciding: dict[str, Rule] = {}
        for scope in chain:
            for rule in self._by_scope.get(scope, ()):
                if rule.holds_on(day):
                    deciding.setdefault(rule.topic, rule)
        return tuple(
            sorted(
                (rule for rule in deciding.values() if rule.ruling is not Asked.NEVER),
                key=lambda rule: (rule.position, rule.key),
            )
        )

    def changing_days(self, chain: Chain | None = None) -> tuple[date, ...]:
        """The local days on which a rule begins, or has just ended; of all rules, or of those in these scopes."""
        days = set()
        for rule in self.rules:
            if chain is None or rule.scope in chain:
                days |= {rule.valid_from, _after(rule.valid_until)}
        return tuple(sorted(day for day in days if day is not None))


def ties(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Find rules of one topic and one scope that hold on the same day: nobody could say which decides."""
    together: dict[tuple[Scope, str], list[Rule]] = {}
    for rule in rules:
        together.setdefault((rule.scope, rule.topic), []).append(rule)
    for rivals in together.values():
        rivals.sort(key=lambda rule: (rule.valid_from or date.min, rule.key))
        for place, first in enumerate(rivals):
            for second in rivals[place + 1 :]:
                if (second.valid_from or date.min) > (first.valid_until or date.max):
                    break  # and so do all that begin later
                yield first, second


def gaps(rules: Iterable[Rule], chain: Chain) -> Iterator[tuple[date | None, date | None]]:
    """Find the spans of days, both ends included, on which no rule says how a service in these scopes is reached.

    None as the first day is the beginning of time, None as the last its end.
    """
    spans = sorted(
        (rule.valid_from or date.min, rule.valid_until or date.max)
        for rule in rules
        if rule.kind is RuleKind.ACCESS and rule.scope in chain
    )
    covered: date | None = date.min
    for begins, ends in spans:
        if covered is not None and begins > covered:
            yield (None if covered == date.min else covered), begins - timedelta(days=1)
        if covered is not None:
            after = _after(ends)
            covered = None if after is None else max(covered, after)
    if covered is not None:
        yield (None if covered == date.min else covered), None


def _after(day: date | None) -> date | None:
    """The day after; None after the end of time."""
    return None if day is None or day == date.max else day + timedelta(days=1)
