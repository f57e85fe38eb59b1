"""How a day went, from its facts: persons in the house over time, what was decided how often, how long was waited."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.domain.ledger import Fact, FactKind


@dataclass(frozen=True, slots=True)
class Point:
    """From this moment on so many persons are in the house, until the next point."""

    at: datetime
    """UTC."""
    persons: int


@dataclass(frozen=True, slots=True)
class Span:
    """Persons who are, or are planned to be, in the house from one moment until before another (UTC)."""

    begins: datetime
    ends: datetime
    persons: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was decided, and the reason that was given most often (the value of a `Reason`)."""

    acts: int = 0
    most: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A site's day until now, and what is still planned."""

    past: tuple[Point, ...]
    """From the first act of the day on."""
    ahead: tuple[Point, ...]
    """From now on, if everybody comes and leaves as planned."""
    admitted: Tally
    waited: Tally
    redirected: Tally
    refused: Tally
    mean_wait: timedelta | None
    """From the number to the admission, of those who waited and went in; None where nobody did."""

    @property
    def peak(self) -> Point | None:
        """When the house was fullest so far, the first time; None where nobody came yet."""
        fullest = max(self.past, key=lambda point: point.persons, default=None)
        return fullest if fullest and fullest.persons else None


def standing(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that were not taken back, without those that take back; in their order."""
    every = tuple(facts)
    undone = {fact.undoes for fact in every}
    return tuple(fact for fact in every if fact.id not in undone and fact.kind is not FactKind.UNDONE)


def persons_over_time(facts: Iterable[Fact], inside_now: int) -> tuple[Point, ...]:
    """Persons in the house after each admission and leave; whoever came before these facts is counted from the start.

    `inside_now` is how many are in the house after the last of the facts, which must be in the order of time.
    """
    steps = [(fact.at, _change(fact)) for fact in standing(facts) if _change(fact)]
    count = inside_now - sum(change for _at, change in steps)
    points = []
    for at, change in steps:
        count += change
        points.append(Point(at, count))
    return tuple(points)


def persons_ahead(spans: Iterable[Span], now: datetime) -> tuple[Point, ...]:
    """Persons in the house from `now` (UTC) on, if each span is kept."""
    coming = [span for span in spans if span.ends > now]
    moments = sorted({now} | {max(span.begins, now) for span in coming} | {span.ends for span in coming})
    return tuple(
        Point(at, sum(span.persons for span in coming if max(span.begins, now) <= at < span.ends)) for at in moments
    )


def tally(facts: Iterable[Fact], kind: FactKind) -> Tally:
    """Count the acts of a kind that still stand."""
    acts = [fact for fact in standing(facts) if fact.kind is kind]
    reasons = Counter(fact.reason for fact in acts if fact.reason)
    return Tally(len(acts), reasons.most_common(1)[0][0] if reasons else "")


def mean_wait(facts: Iterable[Fact]) -> timedelta | None:
    """How long those waited, on average, who had a number and went in; None where nobody did."""
    since: dict[object, datetime] = {}
    waits = []
    for fact in standing(facts):
        if fact.kind is FactKind.WAITING:
            since[fact.appointment] = fact.at
        elif fact.kind is FactKind.ADMITTED and fact.appointment in since:
            waits.append(fact.at - since.pop(fact.appointment))
    return sum(waits, timedelta()) / len(waits) if waits else None


def _change(fact: Fact) -> int:
    """By how many persons an act changes the house."""
    if fact.kind is FactKind.ADMITTED:
        return fact.persons or 0
    return -(fact.persons or 0) if fact.kind is FactKind.LEFT else 0
