"""A small house with rules of its own for each test: two offices, three services; and the shipped houses."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from desk.domain.house import House
from desk.domain.rulebook import Rulebook
from desk.domain.rules import Access, Reached, Rule, RuleKind, Scope
from desk.domain.services import Office, OfficeId, Service, ServiceId
from desk.service.desk import open_desk
from desk.service.profiles import find_profile, load_profile
from desk.service.setup import initialise
from tests.domain.examples import ELSEWHERE, HERE, PHONE

TODAY = date(2020, 6, 25)
"""A Thursday."""

CENTRE = Office(OfficeId(UUID(int=1)), "centre", "Bürgercenter", "", (PHONE,), HERE.id)
UNIT = Office(OfficeId(UUID(int=2)), "unit", "Bürgercenter", "Ausweise", (), HERE.id, part_of=OfficeId(UUID(int=9)))
FAR = Office(OfficeId(UUID(int=3)), "far", "Straßenverkehrsamt", "", (), ELSEWHERE.id)
PASSPORT = Service(ServiceId(UUID(int=11)), "passport", "Reisepass", CENTRE, 20)
PICKUP = Service(ServiceId(UUID(int=12)), "pickup", "Abholung", UNIT, 10)
LICENCE = Service(ServiceId(UUID(int=13)), "licence", "Führerschein", FAR, 10)

FOR_SITE, FOR_UNIT, FOR_PICKUP = Scope(site=HERE.id), Scope(office=UNIT.id), Scope(service=PICKUP.id)
FOR_WHOLE_CENTRE = Scope(office=OfficeId(UUID(int=9)))


def house(*rules: Rule, **changes: object) -> House:
    """Return the house with these rules, in their order."""
    placed = [replace(rule, position=place) for place, rule in enumerate(rules)]
    services = {one.id: one for one in (PASSPORT, PICKUP, LICENCE)}
    made = House("Kreis", HERE, (HERE, ELSEWHERE), {}, services, Rulebook(placed))
    return replace(made, **changes)  # type: ignore[arg-type]


def rule(key: str, kind: RuleKind, title: str = "", **facts: object) -> Rule:
    """Return a rule."""
    return replace(Rule(key, kind, 0, "info", title, "", ""), **facts)  # type: ignore[arg-type]


def access(key: str, how: Access, **facts: object) -> Rule:
    """Return a rule on how a service is reached."""
    return rule(key, RuleKind.ACCESS, ruling=Reached(how), **facts)


def shipped(name: str, folder: Path) -> House:
    """Return a house that is shipped, as a desk reads it from a new database."""

    def now() -> datetime:
        return datetime(2020, 6, 25, 8, tzinfo=UTC)

    url = f"sqlite:///{folder / name}.sqlite"
    initialise(url, load_profile(find_profile(name)), now)
    with open_desk(url, now, "de") as desk:
        return desk.house
