"""From the rules of a house to the side of the rules place: what holds today, what is new, what the door says then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.domain.admission import decide
from desk.domain.decisions import Check, CheckResult, Facts, Verdict, WalkIn
from desk.domain.house import House
from desk.domain.letters import CodeReading
from desk.domain.opening import closed_on
from desk.domain.rules import Access, Reached, RuleKind, questions
from desk.domain.services import Service
from desk.i18n import Translate
from desk.ui.rules.state import AtTheDoor, Side, Told
from desk.ui.states.rule_strands import Span, Strand
from desk.ui.words.moments import day_in, weekday
from desk.ui.words.reasons import reason_words
from desk.ui.words.rules import RuleWords, rule_words, scope_words
from desk.ui.words.verdicts import word

_OFFICE_ONLY = frozenset({RuleKind.QUOTA, RuleKind.CLOSED})
"""What is not said at the door today; that it is closed, the first line says."""
_SAID_FIRST = (RuleKind.ACCESS, RuleKind.CLOSED, RuleKind.QUESTION)
"""Of several changes, that of the first of these kinds is what the door has to say."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A rule that begins on a day, or ends before it without another in its place."""

    strand: Strand
    span: Span
    begins: bool


def side(house: House, every: tuple[Strand, ...], today: date, change: date | None, _: Translate) -> Side:
    """Return what holds on a local day, and what is new on the day of the next change."""
    holds = tuple(_today(house, every, today, _)) or (Told(_("No rules are entered for today.")),)
    if change is None:
        return Side(_("Holds today"), holds, _("What comes"), (), _("No change is entered."), None)
    changes = tuple(_changes(every, change))
    near = change == today + timedelta(days=1)
    day = weekday(change, _) if change < today + timedelta(weeks=1) else day_in(change, today, _)
    says = _("What the door says tomorrow") if near else _("What the door says on {day}").format(day=day)
    return Side(
        today_title=_("Holds today"),
        today=holds,
        change_title=_("New from tomorrow") if near else _("New from {day}").format(day=day),
        changes=tuple(dict.fromkeys(_new(one, house, today, _) for one in changes)),
        change_note=_("Everything else stays.") if _stays(every, change) else "",
        door=_door(house, changes, change, says, _),
    )


def _today(house: House, every: tuple[Strand, ...], today: date, _: Translate) -> Iterator[Told]:
    """Say whether it is closed today, then what holds: for the whole house, and for whom it is different."""
    closing = closed_on(house.holding(None, today), house.holidays)
    if closing is not None:
        yield Told(_("Closed today: {name}").format(name=closing.name) if closing.name else _("Closed today"), "", True)
    narrower: dict[tuple[RuleKind, str], list[str]] = {}
    holding = [(strand, strand.on(today)) for strand in every if strand.kind not in _OFFICE_ONLY]
    common = {(strand.kind, _title(span, house, _)) for strand, span in holding if span and strand.scope is None}
    own = [
        (strand, span)
        for strand, span in holding
        if span is not None
        and _is_own(strand, span)
        and (strand.scope is None or (strand.kind, _title(span, house, _)) not in common)
    ]
    for strand, span in own:
        if strand.scope is not None:
            narrower.setdefault((strand.kind, _title(span, house, _)), []).append(scope_words(span.rule, house, _))
    for strand, span in own:
        title = _title(span, house, _)
        if strand.scope is not None:
            scopes = narrower.pop((strand.kind, title), None)
            if scopes:
                yield Told(title, ", ".join(scopes), _is_shut(span))
        elif strand.kind is RuleKind.ACCESS:
            others = any(one.kind is RuleKind.ACCESS and one.scope is not None for one, _span in own)
            words = _("{rule}, for everything else") if others else _("{rule}, for everything")
            yield Told(words.format(rule=title), "", _is_shut(span))
        else:
            yield Told(title)


def _title(span: Span, house: House, _: Translate) -> str:
    return rule_words(span.rule, house, _).title


def _is_shut(span: Span) -> bool:
    ruling = span.rule.ruling
    return isinstance(ruling, Reached) and ruling.access is Access.CLOSED


def _is_own(strand: Strand, span: Span) -> bool:
    """Whether a strand has a rule of its own scope here, and not that of a wider one."""
    return strand.scope is None or span.rule.scope == strand.scope


def _changes(every: tuple[Strand, ...], day: date) -> Iterator[_Change]:
    """Find what begins on a day, and what has ended; a narrower strand that only follows a wider one is left out."""
    for strand in every:
        before = next((span for span in strand.spans if span.last == day - timedelta(days=1)), None)
        after = next((span for span in strand.spans if span.first == day), None)
        known = [span for span in (before, after) if span is not None and _is_own(strand, span)]
        if after is not None and known:
            yield _Change(strand, after, begins=True)
        elif before is not None and known and strand.kind is not RuleKind.CLOSED:
            yield _Change(strand, before, begins=False)


def _stays(every: tuple[Strand, ...], day: date) -> bool:
    """Whether something that holds before a day holds on it too."""
    return any(strand.on(day) is not None and strand.on(day) == strand.on(day - timedelta(days=1)) for strand in every)


def _new(change: _Change, house: House, today: date, _: Translate) -> Told:
    rule, scope = change.span.rule, change.strand.scope
    words = rule_words(rule, house, _)
    where = scope_words(change.strand.own, house, _) if scope is not None else ""
    if not change.begins:
        return Told(_("No longer: {rule}").format(rule=words.title), where)
    detail = ". ".join(part for part in (where, words.detail) if part)
    if change.strand.kind is not RuleKind.CLOSED:
        return Told(words.title, detail)
    last = change.span.last
    until = _("until {day}").format(day=day_in(last, today, _)) if last and last != change.span.first else ""
    shown = (where, "" if until in words.title else until)
    return Told(words.title, ". ".join(part for part in shown if part), closed=True)


def _door(house: House, changes: tuple[_Change, ...], day: date, title: str, _: Translate) -> AtTheDoor | None:
    """Return what the guard will see and say; None where what changes is not said at the door."""
    said = [one for kind in _SAID_FIRST for one in changes if one.begins and one.strand.kind is kind]
    if not said:
        return None
    first = said[0]
    words = rule_words(first.span.rule, house, _)
    if first.strand.kind is not RuleKind.ACCESS:
        verdict = Verdict.CHECK if first.strand.kind is RuleKind.QUESTION else Verdict.REDIRECT
        return AtTheDoor(title, "", verdict, word(verdict, _), _sentences(words))
    service = next((one for one in house.services_here if _lies_in(house, one, first.strand)), None)
    if service is None:
        return None
    who = _("To somebody without a letter: {service}").format(service=service.name)
    verdict, refused = _without_letter(house, service, day)
    if refused is not None and refused.reason is not None:
        sentence = reason_words(refused.reason, refused.facts, ZoneInfo(house.site.timezone), _).why
        return AtTheDoor(title, who, verdict, word(verdict, _), sentence)
    holding = house.holding(service, day)
    asks = holding.reached.file_number or bool(questions(holding.rules, walk_in=True))
    verdict = Verdict.CHECK if asks else Verdict.ADMIT
    return AtTheDoor(title, who, verdict, word(verdict, _), _sentences(words))


def _without_letter(house: House, service: Service, day: date) -> tuple[Verdict, CheckResult | None]:
    """Decide over somebody who comes for a service without a letter, up to how it is reached; seats come later."""
    noon = datetime.combine(day, time(12), ZoneInfo(house.site.timezone)).astimezone(UTC)
    holding = house.holding(service, day)
    facts = Facts(
        now=noon,
        today=day,
        here=house.site,
        reading=CodeReading(None, None),
        holding=holding,
        closing=closed_on(holding, house.holidays),
        walk_in=WalkIn(service),
    )
    decision = decide(facts)
    failed = decision.failed
    return decision.verdict, failed if failed is not None and failed.check is Check.ACCESS else None


def _lies_in(house: House, service: Service, strand: Strand) -> bool:
    return strand.scope is None or strand.scope in house.chain(service)


def _sentences(words: RuleWords) -> str:
    """Return title and detail as sentences."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in (words.title, words.detail) if part)
