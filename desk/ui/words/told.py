"""Facts as text, and the sentences whose gaps they fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from zoneinfo import ZoneInfo

from desk.domain.decisions import FactValue
from desk.i18n import Translate
from desk.ui.words.moments import clock, day_in, moment_from


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """All that is said about a reason for a verdict."""

    value: str
    """At the right of the failed check's line; no sentence."""
    fact: str
    """At the right of the verdict's band, large; no sentence."""
    line: str
    """Below it, small; no sentence."""
    why: str
    """One or two sentences that the guard can read out to the visitor."""
    now: str
    """What the guard does."""


@dataclass(frozen=True, slots=True)
class FaultWords:
    """A known error in three sentences."""

    happened: str
    means: str
    """What it means for the visitor in front of the guard, or for the appointment that is being made."""
    todo: str


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of a check, as they are and as they are said."""

    facts: Mapping[str, FactValue]
    text: dict[str, str]

    def number(self, name: str) -> int:
        """A fact that is a count."""
        return int(self.text[name])

    def day(self, name: str) -> date:
        """A fact that is a day."""
        day = self.facts[name]
        assert isinstance(day, date)  # noqa: S101 - the checks say which facts they tell
        return day

    def moment(self, name: str, _: Translate) -> str:
        """A fact that is a local time to come, as one says it from the fact `today`; empty where it is not known."""
        local = self.facts.get(name)
        return moment_from(local, self.day("today"), _) if isinstance(local, datetime) else ""


def told(facts: Mapping[str, FactValue], zone: ZoneInfo, _: Translate) -> dict[str, str]:
    """Return each fact as it is said: moments as the time in `zone`, days without their weekday, the rest as it is.

    A day is told with its year where the fact `today` lies in another one. The texts are plain: whoever shows them
    must not read markup in them.
    """
    today = facts.get("today")
    texts = {}
    for name, fact in facts.items():
        if isinstance(fact, datetime):
            texts[name] = clock(fact, zone, _)
        elif isinstance(fact, date):
            texts[name] = day_in(fact, today if isinstance(today, date) else fact, _)
        else:
            texts[name] = str(fact)
    return texts


def best(facts: Mapping[str, str | int], *sentences: str) -> str:
    """Return the first of the sentences whose gaps the facts can fill, filled; the last one needs no fact."""
    return next(
        sentence.format_map(facts)
        for sentence in sentences
        if all(name is None or name in facts for _text, name, _form, _conversion in Formatter().parse(sentence))
    )


_DAYS = ("until", "day")
"""The facts of a fault that are days, as ISO 8601."""


def days_told(facts: Mapping[str, str | int], _: Translate) -> dict[str, str | int]:
    """Return the facts of a fault with their days as one says them, with the year: `28. Februar 2021`."""
    return {name: _day(str(fact), _) if name in _DAYS else fact for name, fact in facts.items()}


def _day(written: str, _: Translate) -> str:
    try:
        return day_in(date.fromisoformat(written), date.min, _)
    except ValueError:
        return written
