"""`desk rules`: what holds on a day and why, and what changes between two days."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import click

from desk.cli.moments import day as read_day
from desk.cli.ruled import RULE_KEYS, closing_name, rule_fields, rule_lines, source_lines, topic
from desk.cli.speech import LANGUAGE, _, answer, open_the_desk, shared
from desk.clock import system_clock
from desk.domain.house import House
from desk.domain.rule_changes import overruled
from desk.domain.rules import Rule, RuleKind
from desk.domain.services import Service
from desk.i18n import long_day
from desk.service.desk import Desk
from desk.service.profiles import find_profile, load_profile
from desk.service.rules import Difference, differences, find_service_at, houses_at, houses_of, planned_after
from desk.ui.words.access import access_words
from desk.ui.words.rules import rule_words

_OFFICE = click.option(
    "--office", metavar=_("PROFILE"), help=_("A profile's name or file instead of the database; nothing is set up.")
)
_SERVICE = click.option("--service", metavar="S", help=_("The service, by its key in the profile; else every one."))


@click.group(
    invoke_without_command=True,
    help=_("Say which rules hold on a day, for a service or in each building, and why; with `diff`, what changes."),
    epilog=_(
        "JSON, a line a building, or the one of the service: day, site, service, access, open, closed, rules ({keys}, "
        "before), services (access, closed, keys). Days are local; before are the rules that give way."
    ).format(keys=RULE_KEYS),
    subcommand_metavar=_("[COMMAND …]"),
)
@_OFFICE
@click.option("--on", default=None, metavar="D", help=_("The day: 2026-11-20, today, tomorrow; else today."))
@_SERVICE
@shared
@click.pass_context
def rules(
    context: click.Context,
    office: str | None,
    on: str | None,
    service: str | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Explain what holds."""
    if context.invoked_subcommand is not None:
        if office or on or service or as_json:
            raise click.UsageError(_("Write the options behind the command."))
        return
    with ExitStack() as stack:
        houses, _desk, today = _houses(stack, office, database)
        wanted = read_day(on, today) if on is not None else today
        if service is not None:
            house, found = find_service_at(houses, service)
            _explain(house, found, wanted, as_json)
        else:
            for house in houses:
                _explain(house, None, wanted, as_json)
    if not as_json:
        order = _("The narrower decides: service before unit before office before building before authority.")
        answer(False, {}, order)


@rules.command(
    "diff",
    help=_("Say what changes between two days, from what to what, on which day, and whom it hits."),
    epilog=_(
        "JSON, a line a change: day, kind, before ({keys}), after ({keys}), services, sites, hit. services are their "
        "keys; hit counts the planned appointments that cannot be kept, null for a profile."
    ).format(keys=RULE_KEYS),
)
@click.option("--from", "first", required=True, metavar="D1", help=_("The day that is compared with."))
@click.option("--to", "last", required=True, metavar="D2", help=_("The last day that is looked at."))
@_OFFICE
@_SERVICE
@shared
def diff(first: str, last: str, office: str | None, service: str | None, database: str | None, as_json: bool) -> None:
    """Compare the rules of two days."""
    with ExitStack() as stack:
        houses, desk, today = _houses(stack, office, database)
        begins, ends = read_day(first, today), read_day(last, today)
        if ends < begins:
            raise click.UsageError(_("The last day lies before the first."))
        found = find_service_at(houses, service)[1] if service is not None else None
        planned = planned_after(desk, houses, begins) if desk is not None else None
        every = differences(houses, found, begins, ends, planned)
    told: date | None = None
    for one in every if as_json else _alike(every, houses[0]):
        if not as_json and one.change.day != told:
            told = one.change.day
            answer(False, {}, long_day(told, _))
        answer(as_json, _difference_fields(one, houses[0]), *_difference_lines(one, houses))
    if not every and not as_json:
        answer(False, {}, _("Nothing changes."))


def _houses(stack: ExitStack, office: str | None, database: str | None) -> tuple[tuple[House, ...], Desk | None, date]:
    """The buildings that are asked about, the desk where there is a database, and today there."""
    if office is not None and database is not None:
        raise click.UsageError(_("Name either a profile or a database."))
    if office is not None:
        houses = houses_of(load_profile(find_profile(office)), LANGUAGE, system_clock())
        return houses, None, system_clock().astimezone(ZoneInfo(houses[0].site.timezone)).date()
    desk = stack.enter_context(open_the_desk(database))
    return houses_at(desk), desk, desk.today(desk.clock())


def _explain(house: House, service: Service | None, day: date, as_json: bool) -> None:
    """Say what holds for a service, or in a building with how its services are reached."""
    chain, holding = house.chain(service), house.holding(service, day)
    told = [(rule, overruled(house.book, chain, rule, day)) for rule in holding.rules]
    told += [] if service else _narrower(house, day)
    reached = service is not None or holding.of(RuleKind.ACCESS) is not None
    closed, groups = _closed(house, service, day), {} if service else _groups(house, day)
    fields = {
        "day": day,
        "site": house.site.name,
        "service": service.key if service else None,
        "access": holding.access if reached else None,
        "open": house.open_on(service, day),
        "closed": closed or None,
        "rules": [rule_fields(rule, house) | {"before": [one.key for one in before]} for rule, before in told],
        "services": [
            {
                "access": house.holding(served[0], day).access,
                "closed": shut or None,
                "keys": [one.key for one in served],
            }
            for (_how, shut), served in groups.items()
        ],
    }
    where = f"{long_day(day, _)} · {house.site.name}"
    lines = [f"{where} · {service.name}" if service else where]
    lines += [_("Closed: {name}").format(name=closed)] if closed else []
    lines += [line for rule, before in told for line in rule_lines(rule, house, day, before)]
    lines += [
        f"{shut or how[:1].upper() + how[1:]}: {', '.join(one.name for one in served)}"
        for (how, shut), served in groups.items()
    ]
    answer(as_json, fields, *lines)


def _narrower(house: House, day: date) -> list[tuple[Rule, tuple[Rule, ...]]]:
    """The rules that decide for some offices or services of a building only, each with those that give way to it."""
    common = set(house.holding(None, day).rules)
    found: dict[Rule, tuple[Rule, ...]] = {}
    for one in house.services_here:
        for rule in house.holding(one, day).rules:
            if rule not in common and rule not in found:
                found[rule] = overruled(house.book, house.chain(one), rule, day)
    return sorted(found.items(), key=lambda told: (told[0].position, told[0].key))


def _closed(house: House, service: Service | None, day: date) -> str:
    """Why the doors stay shut on a day; empty where they open."""
    shut = "" if house.open_on(service, day) else _("no opening hours on this day")
    return closing_name(house, service, day) or shut


def _groups(house: House, day: date) -> dict[tuple[str, str], list[Service]]:
    """The services of a building by how they are reached, and by what they are closed for."""
    groups: dict[tuple[str, str], list[Service]] = {}
    for one in house.services_here:
        reached = access_words(house.holding(one, day).access, _)
        groups.setdefault((reached, _closed(house, one, day)), []).append(one)
    return groups


def _difference_fields(one: Difference, house: House) -> dict[str, object]:
    before, after = one.change.before, one.change.after
    return {
        "day": one.change.day,
        "kind": one.change.rule.kind,
        "before": rule_fields(before, house) if before else None,
        "after": rule_fields(after, house) if after else None,
        "services": [service.key for service in one.services],
        "sites": [site.name for site in one.sites],
        "hit": one.hit,
    }


def _alike(every: tuple[Difference, ...], house: House) -> Iterable[Difference]:
    """The changes that read the same as one: a rule that stands once for each of several services is told once."""
    found: dict[tuple[date, str, str], Difference] = {}
    for one in every:
        after = one.change.after
        read = (one.change.day, _said(one, house), "".join(source_lines(after)) if after else "")
        if read in found:
            first = found[read]
            hit = None if one.hit is None else one.hit + (first.hit or 0)
            sites = tuple(dict.fromkeys((*first.sites, *one.sites)))
            one = replace(first, services=(*first.services, *one.services), sites=sites, hit=hit)  # noqa: PLW2901
        found[read] = one
    return found.values()


def _said(one: Difference, house: House) -> str:
    before, after = one.change.before, one.change.after
    was = rule_words(before, house, _).title if before else ""
    comes = rule_words(after, house, _).title if after else ""
    if was and comes:
        said = f"{was} → {comes}"
    else:
        said = _("new: {rule}").format(rule=comes) if comes else _("no longer: {rule}").format(rule=was)
    return f"{topic(one.change.rule)}: {said}"


def _difference_lines(one: Difference, houses: tuple[House, ...]) -> list[str]:
    after = one.change.after
    lines = [f"  {_said(one, houses[0])}", "    " + _("for: {whom}").format(whom=_whom(one, houses))]
    lines += [f"    {line}" for line in (source_lines(after) if after else [])]
    if one.hit:
        singular, plural = _("1 planned appointment cannot be kept."), _("{count} planned appointments cannot be kept.")
        lines.append("    " + (singular if one.hit == 1 else plural.format(count=one.hit)))
    return lines


def _whom(one: Difference, houses: tuple[House, ...]) -> str:
    """Whom a change hits: every service, some by their names, or nobody but the building as a whole."""
    if not one.services:
        return ", ".join(site.name for site in one.sites)
    every = sum(len(house.services_here) for house in houses)
    if every > 1 and len(one.services) == every:
        return _("all services")
    return ", ".join(service.name for service in one.services)
