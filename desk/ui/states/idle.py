"""The entrance while nobody is before it: what holds today, and who is expected next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from desk.domain.occupancy import Expected
from desk.domain.opening import closed_on
from desk.domain.rules import Access, Rule, RuleKind
from desk.domain.services import Service
from desk.i18n import Translate
from desk.ui.entrance.state import Expectation, IdleScene, Notice
from desk.ui.states.situation import Surroundings
from desk.ui.words.access import access_words
from desk.ui.words.instead import as_of
from desk.ui.words.moments import clock
from desk.ui.words.rooms import persons, room_name
from desk.ui.words.rules import rule_words

_MOST_RULES, _MOST_EXPECTED = 4, 4
_MOST_NAMED = 2
_SAID = frozenset({RuleKind.NOTICE, RuleKind.PAYMENT})
_ICONS = {
    Access.APPOINTMENT: "calendar",
    Access.INVITATION: "mail-open",
    Access.WALK_IN: "users",
    Access.AGREEMENT: "phone",
    Access.HOME_VISIT: "home",
    Access.ONLINE: "globe",
    Access.CLOSED: "lock",
}
_SOON = timedelta(hours=2)
"""How far the summary below the list looks ahead."""


def idle_scene(around: Surroundings, _: Translate) -> IdleScene:
    """Return the rules that hold today and the next appointments, without names."""
    reached, deciding = _reached(around, _)
    told = _told(around)[: _MOST_RULES - 1]
    coming = [one for one in around.board.expected if one.starts_at + timedelta(minutes=15) > around.now]
    return IdleScene(
        rules_title=_("What holds here today"),
        rules=(*([reached] if reached else []), *(_notice(rule, around, _) for rule in told)),
        expected_title=_("Expected next"),
        expected=tuple(_expectation(one, around, _) for one in coming[:_MOST_EXPECTED]),
        summary=_summary(coming, around, _),
        empty=_("Nobody is expected any more today."),
        stand=_stand((*deciding, *told), _),
    )


def _notice(rule: Rule, around: Surroundings, _: Translate) -> Notice:
    words = rule_words(rule, around.house, _)
    return Notice(rule.icon, words.title, words.detail)


def _told(around: Surroundings) -> tuple[Rule, ...]:
    """What is told in the house and how one pays, then what holds for some of its services only, each once."""
    house, today = around.house, around.today
    holdings = (house.holding(None, today), *(house.holding(one, today) for one in house.services_here))
    said = {rule.key: rule for holding in holdings for rule in holding.rules if rule.kind in _SAID}
    return tuple(said.values())


def _reached(around: Surroundings, _: Translate) -> tuple[Notice | None, tuple[Rule, ...]]:
    """Return in one line how services are reached today, with the rules that say so; what is closed is said so."""
    ways: dict[_Way, list[Service]] = {}
    deciding: list[Rule] = []
    for service in around.house.services_here:
        way, rule = _way(service, around)
        ways.setdefault(way, []).append(service)
        deciding += [rule] if rule else []
    if not ways:
        return None, ()
    own = dict.fromkeys(_notice(rule, around, _) for rule in deciding)
    if len(ways) == 1 and len({one.title for one in own}) == 1 and all(one.closed is None for one in ways):
        said = next(iter(own))  # the office's own words
        return said if len(own) == 1 else replace(said, detail=""), tuple(deciding)
    most, *others = sorted(ways, key=lambda one: -len(ways[one]))
    exceptions = ". ".join(f"{_way_words(one, _)}: {_named(ways[one], _)}" for one in others)
    detail = ". ".join(part for part in (most.closed, exceptions) if part)
    icon = "lock" if most.closed is not None else _ICONS[most.access]
    return Notice(icon, _way_words(most, _), detail), tuple(deciding)


@dataclass(frozen=True, slots=True)
class _Way:
    """How a service is reached on a day."""

    access: Access
    closed: str | None
    """Why it is closed all day; None where it is open."""


def _way(service: Service, around: Surroundings) -> tuple[_Way, Rule | None]:
    """How a service is reached today, and the rule that says so."""
    holding = around.house.holding(service, around.today)
    closing = closed_on(holding, around.house.holidays)
    if closing is not None:
        return _Way(Access.CLOSED, closing.name), closing.rule
    return _Way(holding.access, None), holding.of(RuleKind.ACCESS)


def _way_words(way: _Way, _: Translate) -> str:
    words = _("Closed today") if way.closed is not None else access_words(way.access, _)
    return words[:1].upper() + words[1:]


def _named(services: list[Service], _: Translate) -> str:
    """Return services by name; of many only how many there are."""
    if len(services) > _MOST_NAMED:
        return _("{count} services").format(count=len(services))
    return ", ".join(one.name for one in services)


def _stand(rules: Iterable[Rule], _: Translate) -> str:
    """Return of which day the oldest of the rules is; they may be outdated."""
    days = [(rule.stand, rule) for rule in rules if rule.stand is not None]
    return as_of(min(days, key=lambda one: one[0])[1], _) if days else ""


def _expectation(one: Expected, around: Surroundings, _: Translate) -> Expectation:
    zone = around.zone
    minute = around.now.replace(second=0, microsecond=0)
    may = one.window_opens <= minute
    seats = next((room.seats for room in around.board.rooms if room.room.number == one.room), None)
    if not may:
        when = _("from {time}").format(time=clock(one.window_opens, zone, _))
    elif seats is None or not seats.open:
        when = _("room closed")
    elif seats.free < one.persons:
        may, when = False, _("room still full")
    else:
        when = _("may go in now")
    return Expectation(clock(one.starts_at, zone, _), room_name(one.room, _), one.persons, when, may)


def _summary(coming: list[Expected], around: Surroundings, _: Translate) -> str:
    soon = [one for one in coming if one.starts_at <= around.now + _SOON]
    if not soon:
        return ""
    until = clock(around.now + _SOON, around.zone, _)
    if len(soon) == 1:
        return _("Until {time} 1 more appointment").format(time=until)
    return _("Until {time} {count} more appointments with {persons}").format(
        time=until, count=len(soon), persons=persons(sum(one.persons for one in soon), _)
    )
