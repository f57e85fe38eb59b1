"""When a house is open: its hours, its closing days, the public holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from desk.domain.rulebook import Holding
from desk.domain.rules import Rule, RuleKind
from desk.domain.services import next_opening


class Shut(Enum):
    """Why nobody is let in now."""

    HOLIDAY = "holiday"
    """A public holiday of the federal state ("Christi Himmelfahrt und Fronleichnam")."""
    CLOSING_DAY = "closing-day"
    """A day on which the office closes by a rule of its own ("die viertägige Schließung")."""
    OUTSIDE_HOURS = "outside-hours"


@dataclass(frozen=True, slots=True)
class Closing:
    """That a house is shut, and why."""

    why: Shut
    name: str = ""
    """The holiday's name, or what the rule says; empty outside the hours."""
    rule: Rule | None = None
    again: datetime | None = None
    """Outside the hours: when the doors open next (local time); None where it is not known."""


def closed_on(holding: Holding, holidays: Mapping[date, str]) -> Closing | None:
    """Whether the whole local day is closed, and why; a rule's own words go before the name of a holiday."""
    rule = holding.of(RuleKind.CLOSED)
    if rule is not None:
        return Closing(Shut.CLOSING_DAY, rule.title, rule)
    name = holidays.get(holding.day)
    return Closing(Shut.HOLIDAY, name) if name else None


def closed_at(holding: Holding, holidays: Mapping[date, str], local: datetime) -> Closing | None:
    """Whether the doors are shut at a local time of the holding's day, and why."""
    closing = closed_on(holding, holidays)
    if closing is not None or holding.hours is None:
        return closing
    if any(hours.hold_at(local) for hours in holding.hours):
        return None
    again = next_opening(holding.hours, local)
    return Closing(Shut.OUTSIDE_HOURS, rule=holding.of(RuleKind.HOURS), again=again)


def open_on(holding: Holding, holidays: Mapping[date, str]) -> bool:
    """Whether the doors open at all on the local day."""
    if closed_on(holding, holidays) is not None:
        return False
    return holding.hours is None or any(holding.day.weekday() in hours.days for hours in holding.hours)
