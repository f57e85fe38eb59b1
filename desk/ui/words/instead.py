"""What is possible instead, in words: when again, how long one waits, and by which rule somebody is sent away."""

from datetime import date

from desk.domain.house import House
from desk.domain.instead import NextDay
from desk.domain.rules import Horizon, Rule
from desk.i18n import Translate
from desk.ui.words.access import access_words
from desk.ui.words.moments import day_in, near_day
from desk.ui.words.rules import rule_words, stand_words


def again_words(again: NextDay, today: date, _: Translate) -> tuple[str, str]:
    """Return from which day on, and how: `Ab Montag, 29. Juni`, `ohne Termin`."""
    return _("From {day}").format(day=near_day(again.day, today, _)), access_words(again.access, _)


def horizon_words(rule: Rule, _: Translate) -> tuple[str, str]:
    """Return how long one waits for an appointment, and of which day that is; two empty texts for another rule."""
    if not isinstance(rule.ruling, Horizon):
        return "", ""
    if rule.ruling.weeks == 1:
        return _("Appointments at present only in about a week"), as_of(rule, _)
    return _("Appointments at present only in about {weeks} weeks").format(weeks=rule.ruling.weeks), as_of(rule, _)


def rule_line(rule: Rule, house: House, today: date, _: Translate) -> str:
    """Return which rule it was: `Regel „Nur mit Termin“ seit 4. Mai, bis auf Weiteres · Stand 24. Juni 2020`."""
    since = day_in(rule.valid_from, today, _) if rule.valid_from else ""
    until = day_in(rule.valid_until, today, _) if rule.valid_until else ""
    if since and until:
        span = _("Rule “{rule}” since {since}, until {until}")
    elif since:
        span = _("Rule “{rule}” since {since}, until further notice")
    elif until:
        span = _("Rule “{rule}” until {until}")
    else:
        span = _("Rule “{rule}” until further notice")
    line = span.format(rule=rule_words(rule, house, _).title, since=since, until=until)
    return " · ".join(part for part in (line, as_of(rule, _)) if part)


def as_of(rule: Rule, _: Translate) -> str:
    """Return of which day the information is: `Stand 24. Juni 2020`; empty where the office does not say so."""
    day = stand_words(rule, _)
    return _("as of {day}").format(day=day) if day else ""
