"""The rules explained: those of a database or of a profile alone, and what changes between two days."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desk.domain.appointments import Appointment, AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.domain.places import AuthorityId, Site
from desk.domain.rule_changes import Change, changes, hit_by
from desk.domain.services import Service
from desk.ids import uuid7
from desk.service.desk import Desk, read_house
from desk.service.profile_forms import Profile
from desk.service.profile_rows import SetUp
from desk.store import appointments
from desk.store.engine import create, open_database


@dataclass(frozen=True, slots=True)
class Difference:
    """One change with whom it hits."""

    change: Change
    services: tuple[Service, ...]
    sites: tuple[Site, ...]
    """The buildings in which it is so whatever somebody comes for."""
    hit: int | None
    """How many planned appointments cannot be kept because of it; None where there is no database to count in."""


def houses_of(profile: Profile, language: str, now: datetime) -> tuple[House, ...]:
    """The buildings of a profile in its order, each as a desk would know it after set-up; nothing is kept."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        url = f"sqlite:///{Path(folder) / 'profile.sqlite'}"
        create(url)
        rows = SetUp(profile, AuthorityId(uuid7(now)), now)
        with open_database(url) as database:
            with database.writing() as connection:
                rows.write(connection)
            with database.reading() as connection:
                return tuple(read_house(connection, site.id, language) for site in rows.sites.values())


def houses_at(desk: Desk) -> tuple[House, ...]:
    """All buildings of a desk's authority, its own first."""
    here = desk.house.site
    others = (site for site in desk.house.sites if site.id != here.id)
    with desk.database.reading() as connection:
        return tuple(read_house(connection, site.id, desk.language) for site in (here, *others))


def find_service_at(houses: Iterable[House], key: str) -> tuple[House, Service]:
    """The service of a key with the building where it is served. Raises `Fault(SERVICE_UNKNOWN)`."""
    served = {one.key: (house, one) for house in houses for one in house.services_here}
    if key not in served:
        raise Fault(FaultKind.SERVICE_UNKNOWN, service=key, known=", ".join(sorted(served)))
    return served[key]


def planned_after(desk: Desk, houses: Iterable[House], day: date) -> tuple[Appointment, ...]:
    """The planned appointments of all buildings after a local day."""
    found: list[Appointment] = []
    with desk.database.reading() as connection:
        for house in houses:
            days = appointments.days_with_appointments(connection, house.site.id, day, date.max)
            listed = (
                one for each in sorted(days) if each > day for one in appointments.of_day(connection, house, each)
            )
            found += [one for one in listed if one.status is AppointmentStatus.PLANNED]
    return tuple(found)


def differences(
    houses: tuple[House, ...],
    service: Service | None,
    first: date,
    last: date,
    planned: tuple[Appointment, ...] | None,
) -> tuple[Difference, ...]:
    """What changes after `first`, up to `last` and including it: for a service, or for every one and the buildings.

    `planned` are the appointments to count in; None where there is no database.
    """
    served = [(house, one) for house in houses for one in house.services_here if service in (None, one)]
    services: dict[Change, list[Service]] = {}
    sites: dict[Change, list[Site]] = {}
    for house in houses if service is None else ():
        for change in changes(house.book, house.chain(None), first, last):
            sites.setdefault(change, []).append(house.site)
    for house, one in served:
        for change in changes(house.book, house.chain(one), first, last):
            services.setdefault(change, []).append(one)
    every = sorted(
        dict.fromkeys((*sites, *services)), key=lambda change: (change.day, change.rule.position, change.rule.key)
    )
    return tuple(
        Difference(
            change,
            tuple(services.get(change, ())),
            tuple(sites.get(change, ())),
            None if planned is None else _hit(houses, change, services.get(change, ()), planned),
        )
        for change in every
    )


def _hit(houses: Iterable[House], change: Change, services: Iterable[Service], planned: tuple[Appointment, ...]) -> int:
    """How many appointments the rule that now holds cannot keep, of the services that it is new for."""
    if change.after is None:
        return 0
    new_for = {one.id for one in services}
    hit = 0
    for house in houses:
        of_house = [one for one in planned if one.site.id == house.site.id and one.day >= change.day]
        hit += sum(one.service.id in new_for for one in hit_by(house, change.after, of_house))
    return hit
