"""How the day went so far, and what is still planned: for the board."""

from desk.domain.appointments import AppointmentStatus
from desk.domain.day import Day, Span, mean_wait, persons_ahead, persons_over_time, tally
from desk.domain.ledger import FactKind
from desk.domain.waiting import SOONEST
from desk.service.desk import Desk
from desk.store import appointments, ledger, visits


def today(desk: Desk) -> Day:
    """Read the site's local day until now, from its facts and its appointments."""
    now = desk.clock()
    house = desk.house
    with desk.database.reading() as connection:
        facts = ledger.all_facts(connection, house.site.id, desk.day_began(now))
        inside = visits.open_at_site(connection, house.site.id)
        listed = appointments.of_day(connection, house, desk.today(now))
        came = visits.came(connection, [one.id for one in listed])
    # Who is overdue has not left: time frees no seat, so they are counted as leaving soonest.
    here = [Span(visit.admitted_at, max(visit.planned_end, now + SOONEST), visit.persons) for visit in inside]
    coming = [
        Span(one.starts_at, one.ends_at, one.persons)
        for one in listed
        if one.status is AppointmentStatus.PLANNED and one.id not in came and one.window_closes >= now
    ]
    return Day(
        past=persons_over_time(facts, sum(visit.persons for visit in inside)),
        ahead=persons_ahead([*here, *coming], now),
        admitted=tally(facts, FactKind.ADMITTED),
        waited=tally(facts, FactKind.WAITING),
        redirected=tally(facts, FactKind.REDIRECTED),
        refused=tally(facts, FactKind.REFUSED),
        mean_wait=mean_wait(facts),
    )
