"""What is wrong in a profile though each field is right: names of nothing, rules that contradict, days without one."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count, islice
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.domain.places import SiteId
from desk.domain.rulebook import gaps, ties
from desk.domain.rules import AUTHORITY, Access, Asked, LimitOf, Rule, RuleKind, Scope
from desk.domain.services import OfficeId, ServiceId
from desk.resources import resource
from desk.service.holidays import STATES
from desk.service.profile_forms import LimitProfile, Profile, RuleProfile, ServiceProfile
from desk.service.profile_rules import kind_of, ruling_of
from desk.service.reading import Problem, Wrong
from desk.store.texts import FALLBACK

_WITH_WORDS = frozenset({RuleKind.QUESTION, RuleKind.NOTICE, RuleKind.CLOSED, RuleKind.PAYMENT})
"""Rules that say nothing without words of their own."""

_MOST_TIES = 50
"""More contradictions than that help nobody; they go with the first ones."""


def check_profile(profile: Profile) -> Iterator[Wrong]:
    """Find all that is wrong in a profile whose fields are each right."""
    yield from _unique(profile)
    yield from _places(profile)
    yield from _offices(profile)
    yield from _icons(profile)
    wrong = list(_rules(profile))
    yield from wrong
    if not wrong:  # else it is not known what the rules say
        yield from _contradictions(profile)


def _unique(profile: Profile) -> Iterator[Wrong]:
    for place, keys in (
        ("languages[{}]", profile.languages),
        ("sites[{}].key", (one.key for one in profile.sites)),
        ("sites[{}].number", (one.number for one in profile.sites)),
        ("entrances[{}].name", (one.name for one in profile.entrances)),
        ("offices[{}].key", (one.key for one in profile.offices)),
        ("services[{}].key", (one.key for one in profile.services)),
        ("rules[{}].key", (one.key for one in profile.rules)),
        ("rooms[{}].number", ((one.site, one.number) for one in profile.rooms)),
        ("rooms[{}].area", ((one.site, one.area) for one in profile.rooms)),
    ):
        yield from _once(place, keys)
    if FALLBACK not in profile.languages:
        yield Wrong(Problem.LANGUAGE_MISSING, place="languages", allowed=FALLBACK)


def _once(place: str, keys: Iterable[object]) -> Iterator[Wrong]:
    seen = set()
    for index, key in enumerate(keys, start=1):
        if key in seen:
            yield Wrong(Problem.TWICE, place=place.format(index))
        seen.add(key)


def _places(profile: Profile) -> Iterator[Wrong]:
    sites = [one.key for one in profile.sites]
    for index, site in enumerate(profile.sites, start=1):
        try:
            ZoneInfo(site.timezone)
        except (KeyError, ValueError, OSError):
            yield Wrong(Problem.TIMEZONE, place=f"sites[{index}].timezone")
        if site.state:
            yield from _listed(f"sites[{index}].state", site.state, STATES)
        if site.key not in {one.site for one in profile.entrances}:
            yield Wrong(Problem.NO_ENTRANCE, place=f"sites[{index}].key")
    for index, entrance in enumerate(profile.entrances, start=1):
        yield from _listed(f"entrances[{index}].site", entrance.site, sites)
    for index, room in enumerate(profile.rooms, start=1):
        yield from _listed(f"rooms[{index}].site", room.site, sites)


def _offices(profile: Profile) -> Iterator[Wrong]:
    sites = [one.key for one in profile.sites]
    whole = [one.key for one in profile.offices if not one.part_of]
    for index, office in enumerate(profile.offices, start=1):
        place = f"offices[{index}]"
        if office.part_of:
            yield from _listed(f"{place}.part_of", office.part_of, whole)
            unwanted = [name for name in ("site", "names") if getattr(office, name)]
            missing = [] if office.unit else ["unit"]
        else:
            unwanted = ["unit"] if office.unit else []
            missing = [name for name in ("site", "names") if not getattr(office, name)]
            if office.site:
                yield from _listed(f"{place}.site", office.site, sites)
        yield from (Wrong(Problem.NOT_BESIDE, place=f"{place}.{name}", allowed="part_of") for name in unwanted)
        yield from (Wrong(Problem.KEY_MISSING, place=f"{place}.{name}") for name in missing)
    for index, service in enumerate(profile.services, start=1):
        place = f"services[{index}]"
        yield from _listed(f"{place}.office", service.office, [one.key for one in profile.offices])
        rooms = _rooms_near(profile, service)
        for number, room in enumerate(service.rooms, start=1):
            yield from _listed(f"{place}.rooms[{number}]", room, rooms)


def _rooms_near(profile: Profile, service: ServiceProfile) -> list[str]:
    """The numbers of the rooms at a service's site."""
    site = site_of_office(profile, service.office)
    return [room.number for room in profile.rooms if room.site == site]


def site_of_office(profile: Profile, key: str) -> str:
    """The key of the site of an office or unit; empty where the profile does not say it."""
    offices = {one.key: one for one in profile.offices}
    office = offices.get(key)
    if office is not None and office.part_of:
        office = offices.get(office.part_of)
    return office.site if office else ""


def _icons(profile: Profile) -> Iterator[Wrong]:
    """Check that each icon is one that the windows can draw."""
    icons = sorted(file.stem for file in resource("icons").glob("*.svg"))
    for index, rule in enumerate(profile.rules, start=1):
        yield from _listed(f"rules[{index}].icon", rule.icon, icons)
    for index, room in enumerate(profile.rooms, start=1):
        for language, way in room.ways.items():
            for number, step in enumerate(way, start=1):
                yield from _listed(f"rooms[{index}].ways.{language}[{number}].icon", step.icon, icons)


def _rules(profile: Profile) -> Iterator[Wrong]:
    keys = {
        "site": [one.key for one in profile.sites],
        "office": [one.key for one in profile.offices],
        "service": [one.key for one in profile.services],
    }
    for index, rule in enumerate(profile.rules, start=1):
        place = f"rules[{index}]"
        named = [name for name in keys if getattr(rule, name)]
        for name in named[:1]:
            yield from _listed(f"{place}.{name}", getattr(rule, name), keys[name])
        yield from (Wrong(Problem.NOT_BESIDE, place=f"{place}.{name}", allowed=named[0]) for name in named[1:])
        if rule.valid_from and rule.valid_until and rule.valid_until < rule.valid_from:
            yield Wrong(Problem.DAYS_REVERSED, place=f"{place}.valid_until")
        yield from _ruling(profile, rule, place)


def _ruling(profile: Profile, rule: RuleProfile, place: str) -> Iterator[Wrong]:
    kinds = kind_of(rule)
    if len(kinds) != 1:
        told = ", ".join(kind.value for kind in kinds)
        yield Wrong(Problem.NOT_ONE_RULING, place=f"{place}.key", allowed=told or "access, limit, question, …")
        return
    (kind,) = kinds
    if kind in _WITH_WORDS and not rule.words:
        yield Wrong(Problem.KEY_MISSING, place=f"{place}.words")
    if rule.topic and kind not in {RuleKind.QUESTION, RuleKind.NOTICE}:
        yield Wrong(Problem.NOT_BESIDE, place=f"{place}.topic", allowed=kind.value)
    if rule.asks and rule.access is not Access.WALK_IN:
        yield Wrong(Problem.NOT_BESIDE, place=f"{place}.asks", allowed=Access.WALK_IN.value)
    if rule.companions and rule.companions.identity and not _asks_companions(profile):
        yield Wrong(Problem.NOT_BESIDE, place=f"{place}.companions.identity", allowed='question = "companion"')
    if rule.quota and rule.quota.most < rule.quota.least:
        yield Wrong(Problem.OUT_OF_RANGE, place=f"{place}.quota.most", allowed=f"{rule.quota.least}–…")
    if rule.limit:
        yield from _limit(profile, rule, rule.limit, place)


def _asks_companions(profile: Profile) -> bool:
    return any(one.question is Asked.COMPANION for one in profile.rules)


def _limit(profile: Profile, rule: RuleProfile, limit: LimitProfile, place: str) -> Iterator[Wrong]:
    """Check that a limit counts one thing, and that the floor it goes by was measured."""
    by_area = limit.square_metres_per_person is not None
    if by_area == (limit.heads is not None):
        yield Wrong(Problem.NOT_ONE_RULING, place=f"{place}.limit", allowed="heads, square_metres_per_person")
    elif by_area and limit.of is LimitOf.WAITING:
        for index, site in enumerate(profile.sites, start=1):
            if site.waiting_square_metres is None and rule.site in {"", site.key}:
                yield Wrong(Problem.KEY_MISSING, place=f"sites[{index}].waiting_square_metres")
    elif by_area:
        for index, room in enumerate(profile.rooms, start=1):
            if room.square_metres is None and rule.site in {"", room.site}:
                yield Wrong(Problem.KEY_MISSING, place=f"rooms[{index}].square_metres")


def _contradictions(profile: Profile) -> Iterator[Wrong]:
    """Find rules of one scope that speak of one topic on one day, and services that no rule speaks of on some day."""
    places = {rule.key: index for index, rule in enumerate(profile.rules, start=1)}
    scopes, rules = _as_rules(profile)
    for first, second in islice(ties(rules), _MOST_TIES):
        day = max(first.valid_from or date.min, second.valid_from or date.min)
        told = "" if day == date.min else day.isoformat()
        yield Wrong(Problem.RULES_TIED, place=f"rules[{places[second.key]}].key", allowed=first.key, day=told)
    offices = {one.key: one for one in profile.offices}
    for index, service in enumerate(profile.services, start=1):
        office = offices.get(service.office)
        if office is None:
            continue
        around = (
            ("service", service.key),
            ("office", office.key),
            ("office", office.part_of),
            ("site", site_of_office(profile, office.key)),
        )
        chain = (*(scopes[one] for one in around if one in scopes), AUTHORITY)
        for first_day, last_day in gaps(rules, chain):
            begins, ends = (day.isoformat() if day else "" for day in (first_day, last_day))
            yield Wrong(Problem.ACCESS_UNKNOWN, place=f"services[{index}].key", first=begins, last=ends)


def _as_rules(profile: Profile) -> tuple[dict[tuple[str, str], Scope], list[Rule]]:
    """The rules as the domain compares them, with a scope for each name: numbers stand in for ids."""
    numbers = count(1)
    scopes: dict[tuple[str, str], Scope] = {}
    for site in profile.sites:
        scopes["site", site.key] = Scope(site=SiteId(UUID(int=next(numbers))))
    for office in profile.offices:
        scopes["office", office.key] = Scope(office=OfficeId(UUID(int=next(numbers))))
    for service in profile.services:
        scopes["service", service.key] = Scope(service=ServiceId(UUID(int=next(numbers))))
    rules = []
    for position, rule in enumerate(profile.rules):
        named = (("site", rule.site), ("office", rule.office), ("service", rule.service))
        scope = next((scopes[one] for one in named if one[1]), AUTHORITY)
        rules.append(
            Rule(
                key=rule.key,
                kind=kind_of(rule)[0],
                position=position,
                icon=rule.icon,
                title="",
                detail="",
                remedy="",
                valid_from=rule.valid_from,
                valid_until=rule.valid_until,
                scope=scope,
                ruling=ruling_of(rule),
                about=rule.topic,
            )
        )
    return scopes, rules


def _listed(place: str, name: str, allowed: Iterable[str]) -> Iterator[Wrong]:
    listed = list(allowed)
    if name not in listed:
        yield Wrong(Problem.NOT_IN_LIST, place=place, allowed=", ".join(listed))
