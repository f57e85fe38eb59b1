"""What somebody can do who is not let in: whom to call, where to write, where and when to come instead.

The five announcements spend more words on this than on who is let in; so does the card that the guard reads out.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desk.domain.decisions import Decision, Facts, Reason, Verdict
from desk.domain.house import House
from desk.domain.opening import closed_on
from desk.domain.places import Site
from desk.domain.rulebook import Holding
from desk.domain.rules import Access, Rule, RuleKind
from desk.domain.services import Contact, ContactKind, Purpose, Service

_LOOKED_AHEAD = 100
"""So many days are looked through for the next one that is open: no closure that is foreseen is longer."""

_FIRST: dict[Reason, tuple[Purpose, ...]] = {
    Reason.APPOINTMENT_NEEDED: (Purpose.ONLINE, Purpose.BOOKING, Purpose.WISH, Purpose.HELP),
    Reason.INVITATION_NEEDED: (Purpose.URGENT, Purpose.HELP),
    Reason.AGREEMENT_NEEDED: (Purpose.HELP, Purpose.ONLINE),
    Reason.ONLINE_ONLY: (Purpose.ONLINE, Purpose.HELP),
    Reason.HOME_VISIT_ONLY: (Purpose.HOME_VISIT, Purpose.HELP),
    Reason.SERVICE_CLOSED: (Purpose.ONLINE, Purpose.HELP, Purpose.URGENT),
}
_OTHERWISE = (Purpose.HELP, Purpose.BOOKING, Purpose.WISH, Purpose.ONLINE, Purpose.URGENT, Purpose.HOME_VISIT)
_REACHABLE = frozenset({Access.APPOINTMENT, Access.INVITATION, Access.WALK_IN, Access.AGREEMENT})


@dataclass(frozen=True, slots=True)
class NextDay:
    """The next local day on which a service is to be had in the house, and how."""

    day: date
    access: Access


@dataclass(frozen=True, slots=True)
class Instead:
    """The card for somebody who is sent away, or who waits."""

    contacts: tuple[Contact, ...] = ()
    """The most useful first."""
    service: Service | None = None
    """What they came for, where that is known."""
    elsewhere: Site | None = None
    """The building where they are served, where it is another one."""
    next_day: NextDay | None = None
    """When it is possible again; None where it is possible today, or where nobody knows."""
    horizon: Rule | None = None
    """How long one waits for an appointment now ("dreiwöchige Wartezeit")."""
    deciding: Rule | None = None
    """The rule that they are sent away by."""


def instead_of(house: House, facts: Facts, decision: Decision) -> Instead:
    """What is possible instead of what was decided; nothing where somebody is let in."""
    if decision.verdict is Verdict.ADMIT:
        return Instead()
    service = facts.service
    holding = house.holding(service, facts.today)
    contacts = contacts_on(house, service, facts.today)
    # Who came without a letter is told what they need, also where they first have to find the right building.
    needed = _NEEDED.get(holding.access) if facts.walk_in else None
    return Instead(
        contacts=in_order(contacts, decision.reason if decision.reason in _FIRST else needed),
        service=service,
        elsewhere=_elsewhere(house, facts, service),
        next_day=_next_day(house, service, facts.today, decision.reason),
        horizon=_horizon(holding),
        deciding=deciding_rule(facts, decision),
    )


def card_for(house: House, service: Service, today: date) -> Instead:
    """The card for somebody who asks for a service without coming in: what is true of it on a local day."""
    holding = house.holding(service, today)
    return Instead(
        contacts=in_order(contacts_on(house, service, today), _NEEDED.get(holding.access)),
        service=service,
        elsewhere=None if service.office.site == house.site.id else house.site_of(service),
        next_day=_next_day(house, service, today, _reason_to_come_later(house, service, today)),
        horizon=_horizon(holding),
        deciding=holding.of(RuleKind.ACCESS),
    )


def contacts_on(house: House, service: Service | None, today: date) -> tuple[Contact, ...]:
    """Who helps with a service on a local day, or with nothing in particular; visits at home while there are any."""
    every = house.contacts if service is None else (*service.every_contact, *house.general)
    contacts = _on_working_days(every, house, today)
    if any(house.holding(one, today).access is Access.HOME_VISIT for one in house.services.values()):
        return contacts
    return tuple(contact for contact in contacts if contact.purpose is not Purpose.HOME_VISIT)


def _on_working_days(contacts: tuple[Contact, ...], house: House, today: date) -> tuple[Contact, ...]:
    """The contacts without those of their hours that fall on a closed day of the coming week: nobody answers then."""
    week = (today + timedelta(days=ahead) for ahead in range(7))
    shut = {day.weekday() for day in week if closed_on(house.holding(None, day), house.holidays)}
    if not shut:
        return contacts
    return tuple(replace(contact, hours=tuple(hours.without(shut) for hours in contact.hours)) for contact in contacts)


def in_order(contacts: tuple[Contact, ...], reason: Reason | None) -> tuple[Contact, ...]:
    """Put the contacts that help most in this case first; those for the same purpose keep their order."""
    first = _FIRST.get(reason, ()) if reason else ()
    ranks = (*first, *(one for one in _OTHERWISE if one not in first))
    once: dict[tuple[ContactKind, str, Purpose], Contact] = {}
    for contact in contacts:  # what a service says of an address goes before what its authority says of it
        once.setdefault((contact.kind, contact.address, contact.purpose), contact)
    return tuple(sorted(once.values(), key=lambda contact: ranks.index(contact.purpose)))


def next_day(house: House, service: Service | None, today: date, wanted: frozenset[Access]) -> NextDay | None:
    """The next local day on which the doors open for a service that is then reached in one of the wanted ways."""
    for ahead in range(1, _LOOKED_AHEAD + 1):
        day = today + timedelta(days=ahead)
        access = house.holding(service, day).access
        if access in wanted and house.open_on(service, day):
            return NextDay(day, access)
    return None


def _next_day(house: House, service: Service | None, today: date, reason: Reason | None) -> NextDay | None:
    """When it is worth coming again: without an appointment where one is needed today, else when the doors open."""
    if reason is Reason.APPOINTMENT_NEEDED:
        return next_day(house, service, today, frozenset({Access.WALK_IN}))
    return next_day(house, service, today, _REACHABLE) if reason in _NOT_TODAY else None


def _reason_to_come_later(house: House, service: Service, today: date) -> Reason | None:
    """What stands against coming today for a service."""
    needed = _NEEDED.get(house.holding(service, today).access)
    return Reason.HOUSE_CLOSED if needed is None and not house.open_on(service, today) else needed


def deciding_rule(facts: Facts, decision: Decision) -> Rule | None:
    """The rule of the house that gave the verdict; None where it was none (a forged letter breaks no rule of ours)."""
    failed = decision.failed
    named = failed.facts.get("rule") if failed else None
    return next((rule for rule in facts.holding.rules if rule.key == named), None)


def _horizon(holding: Holding) -> Rule | None:
    """How long one waits, where one has to make an appointment at all."""
    return holding.of(RuleKind.HORIZON) if holding.access is Access.APPOINTMENT else None


def _elsewhere(house: House, facts: Facts, service: Service | None) -> Site | None:
    """The building that a letter, an appointment or a service belongs to, where it is not this one."""
    site = facts.claimed_site
    if facts.appointment is not None:
        site = facts.appointment.site
    elif service is not None:
        site = house.site_of(service)
    return None if site is None or site.number == facts.here.number else site


_NEEDED = {
    Access.APPOINTMENT: Reason.APPOINTMENT_NEEDED,
    Access.INVITATION: Reason.INVITATION_NEEDED,
    Access.AGREEMENT: Reason.AGREEMENT_NEEDED,
    Access.ONLINE: Reason.ONLINE_ONLY,
    Access.HOME_VISIT: Reason.HOME_VISIT_ONLY,
    Access.CLOSED: Reason.SERVICE_CLOSED,
}
_NOT_TODAY = frozenset({Reason.SERVICE_CLOSED, Reason.HOUSE_CLOSED, Reason.OUTSIDE_HOURS})
