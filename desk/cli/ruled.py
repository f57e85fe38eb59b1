"""A rule as the command line tells it: fields for programs, lines for people."""

from collections.abc import Iterable
from datetime import date

from desk.cli.speech import _
from desk.domain.house import House
from desk.domain.opening import closed_on
from desk.domain.rules import Rule, RuleKind
from desk.domain.services import Service
from desk.ui.words.instead import as_of
from desk.ui.words.rules import rule_words, scope_words, since_words, topic_words, until_words

RULE_KEYS = "key, kind, title, detail, level, scope, since, until, stand, requirement, phrase"


def source_fields(rule: Rule) -> dict[str, object]:
    """Which rule it is, since when and until when it holds, and where it comes from."""
    return {
        "key": rule.key,
        "since": rule.valid_from,
        "until": rule.valid_until,
        "stand": rule.stand,
        "requirement": rule.requirement or None,
        "phrase": rule.phrase or None,
    }


def rule_fields(rule: Rule, house: House) -> dict[str, object]:
    """A rule by stable names."""
    words = rule_words(rule, house, _)
    return source_fields(rule) | {
        "kind": rule.kind,
        "title": words.title,
        "detail": words.detail,
        "level": _level(rule, house),
        "scope": scope_words(rule, house, _),
    }


def rule_lines(rule: Rule, house: House, day: date, giving_way: Iterable[Rule]) -> list[str]:
    """What a rule says; then for whom and from when to when, its source, and what gives way to it."""
    words = rule_words(rule, house, _)
    said = ". ".join(part for part in (words.title, words.detail) if part)
    scope = f"{_level_name(rule, house)}: {scope_words(rule, house, _)}"
    since, until = since_words(rule, day, _), until_words(rule, day, _)
    span = _("since {since}, until {until}").format(since=since, until=until)
    if rule.valid_until is None:
        span = _("since {since}, until further notice").format(since=since)
    if rule.valid_from is None:
        span = _("no first day is named, {until}").format(until=until)
    lines = [f"{topic(rule)}: {said}", "    " + " · ".join(part for part in (scope, span, as_of(rule, _)) if part)]
    lines += [f"    {line}" for line in source_lines(rule)]
    told = [f"{rule_words(one, house, _).title} ({_level_name(one, house)})" for one in giving_way]
    if told:
        lines.append("    " + _("goes before: {rules}").format(rules=", ".join(told)))
    return lines


def source_lines(rule: Rule) -> list[str]:
    """The number of the requirement and the phrase, word for word; nothing where the profile names neither."""
    phrase = _("“{phrase}”").format(phrase=rule.phrase) if rule.phrase else ""
    line = ": ".join(part for part in (rule.requirement, phrase) if part)
    return [line] if line else []


def closing_name(house: House, service: Service | None, day: date) -> str:
    """The holiday or closing day that a day is for a service, or for a building; empty on other days."""
    closing = closed_on(house.holding(service, day), house.holidays)
    if closing is None:
        return ""
    return rule_words(closing.rule, house, _).title if closing.rule else closing.name


def topic(rule: Rule) -> str:
    """What a rule is about; of a question and a notice, that it is one: their titles say the rest."""
    match rule.kind:
        case RuleKind.QUESTION:
            return _("Question at the entrance")
        case RuleKind.NOTICE:
            return _("Notice")
        case _:
            return topic_words(rule, _)


def _level(rule: Rule, house: House) -> str:
    """The kind of scope that decided."""
    scope = rule.scope
    if scope.service is not None:
        return "service"
    if scope.office is not None:
        units = {one.office.id for one in house.services.values() if one.office.part_of is not None}
        return "unit" if scope.office in units else "office"
    return "authority" if scope.site is None else "site"


def _level_name(rule: Rule, house: House) -> str:
    names = {
        "service": _("Service"),
        "unit": _("Unit"),
        "office": _("Office"),
        "site": _("House"),
        "authority": _("Authority"),
    }
    return names[_level(rule, house)]
