"""The letters of a home visit: what stands on them, collected from the trip and the house in the visitor's language."""

from datetime import datetime

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import HomeVisit, Trip
from desk.domain.house import House
from desk.domain.rulebook import Holding
from desk.domain.rules import Payment, RuleKind, notices
from desk.domain.services import Contact, ContactKind, Purpose
from desk.letters.home_visits import HomeVisitContent, render_home_visits
from desk.letters.wording import words
from desk.service.desk import Desk, read_house
from desk.service.home_visits import find_visit, show_visit
from desk.service.lettertext import GREETING, hours_line


def announce(desk: Desk, trip: Trip, language: str | None = None) -> tuple[tuple[HomeVisit, ...], bytes]:
    """Make the announcement letters of a trip, one page a visit in one PDF; those with an outcome are left out.

    In each visitor's language, or in the given one. Raises `Fault(TRIP_EMPTY)` where no visit is to come, and the
    faults of `letters.document.render`.
    """
    visits = tuple(one for one in trip.visits if one.outcome is None)
    if not visits:
        raise Fault(FaultKind.TRIP_EMPTY, trip=trip.number)
    return visits, _pages(desk, trip, visits, language)


def confirm(desk: Desk, name: str, language: str | None = None) -> tuple[Trip, HomeVisit, bytes]:
    """Make the confirmation of a visit, which says what became of it; PDF.

    Raises `Fault(HOME_VISIT_UNKNOWN)`, `Fault(HOME_VISIT_OPEN)` before its outcome is noted, and the faults of
    `letters.document.render`.
    """
    trip, visit = find_visit(desk, name)
    if visit.outcome is None:
        raise Fault(FaultKind.HOME_VISIT_OPEN, visit=name)
    return trip, visit, _pages(desk, trip, (visit,), language)


def preview(desk: Desk, trip: Trip, visit: HomeVisit) -> bytes:
    """Make the letter of one visit as it stands now: its announcement, or once it is noted its confirmation; PDF.

    Raises the faults of `letters.document.render`.
    """
    return _pages(desk, trip, (visit,), None)


def file_name(trip: Trip, visit: HomeVisit | None = None) -> str:
    """What the file of a trip's letters or of a visit's confirmation is called; never a name."""
    number = f"{trip.number}-{visit.number}" if visit else str(trip.number)
    return f"{trip.day.isoformat()}-{number}.pdf"


def _pages(desk: Desk, trip: Trip, visits: tuple[HomeVisit, ...], language: str | None) -> bytes:
    now = desk.clock()
    spoken = [language or one.language for one in visits]
    with desk.database.reading() as connection:
        houses = {one: read_house(connection, desk.house.site.id, one) for one in set(spoken)}
    contents = [_content(houses[one], trip, visit, one, now) for visit, one in zip(visits, spoken, strict=True)]
    try:
        return render_home_visits(contents)
    except Fault as fault:
        facts = fault.facts
        about = {"reference": show_visit(trip, visits[int(facts["letter"])])} if "letter" in facts else {}
        raise Fault(fault.kind, **(facts | about)) from fault


def _content(house: House, trip: Trip, visit: HomeVisit, language: str, now: datetime) -> HomeVisitContent:
    """Collect the texts of one letter; `house` is read in `language`, `now` (UTC) is when it is made."""
    service = house.services[visit.service.id]
    holding = house.holding(service, trip.day)
    office, site = service.office, house.site
    contacts = (*service.every_contact, *house.general)
    phone, email = _contact(contacts, ContactKind.PHONE), _contact(contacts, ContactKind.EMAIL)
    begins, ends = trip.span(visit)
    return HomeVisitContent(
        language=language,
        authority=house.authority,
        office=office.name,
        return_address=f"{house.authority}, {site.address.line}",
        recipient=(visit.name, *trip.place.lines),
        unit=office.called,
        phone=phone.address if phone else "",
        email=email.address if email else "",
        hours=hours_line(phone.hours, language) if phone else "",
        town=site.address.town,
        issued=now.astimezone(begins.tzinfo).date(),
        salutation=GREETING[language].format(name=visit.name),
        subject=service.subject,
        introduction=service.text,
        day=trip.day,
        start=begins.time(),
        end=ends.time(),
        place=", ".join(trip.place.lines),
        service=service.name,
        bring=(*service.bring, *([visit.note] if visit.note else [])),
        fees=_fees(holding, language),
        rules=tuple(rule.letter for rule in notices(holding.rules) if rule.letter),
        reference=show_visit(trip, visit),
        outcome=visit.outcome,
        outcome_note=visit.outcome_note,
    )


def _fees(holding: Holding, language: str) -> str:
    """What is to be paid, in a sentence: as the rule says it for letters, or that only the usual fees are due."""
    rule = holding.of(RuleKind.PAYMENT)
    if rule and rule.letter:
        return rule.letter
    return words(language)["home_fees"] if holding.payment is Payment.USUAL_FEES else ""


def _contact(contacts: tuple[Contact, ...], kind: ContactKind) -> Contact | None:
    """Who is asked about a visit at home: the contact for that, or else one that helps."""
    of_purpose = {one.purpose: one for one in reversed(contacts) if one.kind is kind}
    return of_purpose.get(Purpose.HOME_VISIT) or of_purpose.get(Purpose.HELP)
