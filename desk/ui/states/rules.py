"""From the rules of a house to the rules place: the time line and one rule explained; the side stands beside."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import assert_never

from babel.dates import format_date

from desk.domain.house import House
from desk.domain.rules import Rule, RuleKind, Scope
from desk.i18n import Translate
from desk.ui.rules.state import (
    Axis,
    Bar,
    BarKind,
    Explained,
    Flag,
    Group,
    LegendEntry,
    Line,
    RulesState,
    Tick,
)
from desk.ui.states.rule_strands import Span, Strand, next_change, strands, with_holidays
from desk.ui.states.rules_side import side
from desk.ui.words.moments import day_in, weekday
from desk.ui.words.rules import rule_words, scope_words, since_words, stand_words, topic_words, until_words

_WEEK = timedelta(weeks=1)
_BEFORE, _AFTER = 8, 6
"""Weeks before and after this one."""
_BEYOND = 2
"""Weeks after the beginning of a rule that is shown."""
_FARTHEST = 26
"""Weeks ahead within which a rule that comes is shown in any case."""
_MOST_WEEKS = 20
"""A longer line is marked at every month."""


def rules_state(house: House, today: date, chosen: str, _: Translate) -> RulesState:
    """Return the rules of a house as they stand to a local day; `chosen` is the key of a bar to explain, or "".

    A chosen bar that is not on the line any more is not explained.
    """
    every = strands(house)
    change = next_change(every, today)
    axis = _axis(every, today, change, _)
    every = with_holidays(every, house, axis.first, axis.last)
    shown = [(strand, _on(strand, axis)) for strand in every]
    groups = _groups([(strand, spans) for strand, spans in shown if spans], house, axis, _)
    known = {_key(strand, span): (strand, span) for strand, spans in shown for span in spans}
    return RulesState(
        title=_("Rules: {site}").format(site=house.site.name),
        stand=_stand(every, _),
        axis=axis,
        groups=groups,
        legend=_legend(groups, _),
        precedence=_("The narrower rule goes first: matter before office, office before house."),
        empty=_("No rules are entered for this house."),
        side=side(house, every, today, change, _),
        explained=_explained(*known[chosen], house, today, _) if chosen in known else None,
        chosen=chosen if chosen in known else "",
    )


def _axis(every: Iterable[Strand], today: date, change: date | None, _: Translate) -> Axis:
    """Return the weeks around today, and further on what begins there."""
    monday = today - timedelta(days=today.weekday())
    first = monday - _BEFORE * _WEEK
    far = today + _FARTHEST * _WEEK
    begins = [span.first for strand in every for span in strand.spans if strand.kind is not RuleKind.CLOSED]
    later = [day for day in (*begins, change) if day is not None and today < day <= max(far, change or far)]
    last = max([monday + _AFTER * _WEEK, *(day + _BEYOND * _WEEK for day in later)])
    last += timedelta(days=-last.weekday() - 1)
    ticks = _ticks(first, last)
    flag = Flag(change, f"{weekday(change, _)}, {_short(change, _)}") if change else None
    return Axis(
        first,
        last,
        tuple(Tick(day, day_in(day, today, _)) for day in ticks),
        Flag(today, _("Today, {day}").format(day=_short(today, _))),
        flag,
    )


def _ticks(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    if len(days) <= _MOST_WEEKS * 7:
        return days[::7]
    return [day for day in days if day.day == 1]


def _short(day: date, _: Translate) -> str:
    """Return a day in figures: `29.6.`."""
    return format_date(day, _("d/M"), locale=_("en"))


def _on(strand: Strand, axis: Axis) -> tuple[Span, ...]:
    """What of a strand lies on the line."""
    return tuple(
        span
        for span in strand.spans
        if (span.first or axis.first) <= axis.last and (span.last or axis.last) >= axis.first
    )


def _groups(shown: list[tuple[Strand, tuple[Span, ...]]], house: House, axis: Axis, _: Translate) -> tuple[Group, ...]:
    several = any(strand.kind is RuleKind.ACCESS and strand.scope is not None for strand, _spans in shown)
    groups = []
    for name, strands_in in groupby(shown, key=lambda one: _group(one[0].kind, _)):
        lines = [
            Line(_label(strand, house, several, _), tuple(_bar(strand, span, house, axis, _) for span in spans))
            for strand, spans in strands_in
        ]
        groups.append(Group(name if lines[0].label != name else "", tuple(lines)))
    return tuple(groups)


def _group(kind: RuleKind, _: Translate) -> str:
    """Return under which heading rules of a kind stand."""
    match kind:
        case RuleKind.ACCESS:
            return _("Access")
        case RuleKind.QUESTION:
            return _("In the house")
        case RuleKind.LIMIT | RuleKind.COMPANIONS:
            return _("Persons")
        case RuleKind.PAYMENT:
            return _("Paying")
        case RuleKind.NOTICE | RuleKind.HORIZON:
            return _("To be said")
        case RuleKind.HOURS | RuleKind.WINDOW | RuleKind.QUOTA:
            return _("Times")
        case RuleKind.CLOSED:
            return _("Closing days")
        case _:
            assert_never(kind)


def _label(strand: Strand, house: House, several: bool, _: Translate) -> str:
    """Return what a line is about; `several` where services are reached in different ways."""
    scope = "" if strand.scope is None else scope_words(strand.own, house, _)
    if strand.kind is RuleKind.ACCESS:
        return scope or (_("Everything else") if several else _("Everything"))
    topic = topic_words(strand.own, _)
    return f"{topic}: {scope}" if scope else topic


def _key(strand: Strand, span: Span) -> str:
    """The key of a bar: a wider rule may decide in several strands, and more than once in one."""
    return f"{_scope_key(strand.scope)} {span.rule.key} {span.first or ''}"


def _scope_key(scope: Scope | None) -> str:
    return "house" if scope is None else str(scope.service or scope.office or scope.site)


def _bar(strand: Strand, span: Span, house: House, axis: Axis, _: Translate) -> Bar:
    today, rule = axis.today.day, span.rule
    words = rule_words(rule, house, _)
    kind = _kind(strand, span, today)
    title, detail = words.title, words.detail
    if rule.kind in {RuleKind.QUESTION, RuleKind.NOTICE} and detail:
        title, detail = detail, ""  # its title is the line's label
    if span.last is None:
        end = _("until further notice")
    else:
        end = _("until {day}").format(day=day_in(span.last, today, _)) if span.last > axis.last else ""
    label = scope_words(rule, house, _)
    spoken = (words.title, _state_word(kind, _), _spanned(span, today, _))
    stand = _("Stand {day}").format(day=stand_words(rule, _)) if rule.stand else ""
    told = (_quoted(rule, _), _("For: {scope}").format(scope=label), stand)
    return Bar(
        key=_key(strand, span),
        kind=kind,
        first=span.first,
        last=span.last,
        words=title,
        detail=detail,
        end_words=end,
        spoken=", ".join(spoken),
        told="\n".join(part for part in told if part),
    )


def _kind(strand: Strand, span: Span, today: date) -> BarKind:
    if strand.kind is RuleKind.CLOSED:
        return BarKind.CLOSED
    if span.holds_on(today):
        return BarKind.HOLDS
    return BarKind.COMES if span.first is not None and span.first > today else BarKind.PAST


def _state_word(kind: BarKind, _: Translate) -> str:
    match kind:
        case BarKind.HOLDS:
            return _("holds today")
        case BarKind.COMES:
            return _("comes")
        case BarKind.PAST:
            return _("over")
        case BarKind.CLOSED:
            return _("closed")
        case _:
            assert_never(kind)


def _spanned(span: Span, today: date, _: Translate) -> str:
    """Return the days of a span: `4. Mai bis auf Weiteres`, `1. bis 5. Juni`, `bis 28. Juni`."""
    until = _("until {day}").format(day=day_in(span.last, today, _)) if span.last else _("until further notice")
    if span.first is not None and span.first == span.last:
        return day_in(span.first, today, _)
    return until if span.first is None else _("from {day}").format(day=day_in(span.first, today, _)) + " " + until


def _quoted(rule: Rule, _: Translate) -> str:
    return _("“{phrase}”").format(phrase=rule.phrase) if rule.phrase else ""


def _legend(groups: tuple[Group, ...], _: Translate) -> tuple[LegendEntry, ...]:
    """Explain the looks that are seen."""
    seen = {bar.kind for group in groups for line in group.lines for bar in line.bars}
    return tuple(LegendEntry(kind, _state_word(kind, _)) for kind in BarKind if kind in seen)


def _stand(every: Iterable[Strand], _: Translate) -> str:
    """Return of which days the rules are."""
    rules = [span.rule for strand in every for span in strand.spans if span.rule.stand]
    if not rules:
        return ""
    oldest = stand_words(min(rules, key=lambda rule: rule.stand or date.max), _)
    newest = stand_words(max(rules, key=lambda rule: rule.stand or date.min), _)
    if oldest == newest:
        return _("Stand {day}").format(day=newest)
    return _("Stand {oldest} to {newest}").format(oldest=oldest, newest=newest)


def _explained(strand: Strand, span: Span, house: House, today: date, _: Translate) -> Explained:
    """Explain a rule: for whom, since when, until when, its Stand; where a narrower one takes its place, that too."""
    rule = span.rule
    words = rule_words(rule, house, _)
    facts = [
        (_("For"), scope_words(rule, house, _)),
        (_("Since") if (rule.valid_from or today) <= today else _("From"), since_words(rule, today, _)),
        (_("Until"), until_words(rule, today, _)),
    ]
    if span.last is not None and span.last != rule.valid_until:
        facts.append((_("Here until"), day_in(span.last, today, _)))
    if rule.stand:
        facts.append((_("Stand"), stand_words(rule, _)))
    label = _label(strand, house, several=True, _=_)
    title = words.title if words.title in label else f"{label}: {words.title}"
    return Explained(title, words.detail, tuple(facts), _quoted(rule, _))
