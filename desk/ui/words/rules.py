"""The rules of the house in words: what a rule says, for whom it holds, since when and until when.

A rule whose office gave it words of its own is said in those; the others are said from what they rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from babel.dates import format_date, get_day_names

from desk.domain.house import House
from desk.domain.rules import (
    Access,
    Asked,
    Companion,
    Companions,
    Horizon,
    Limit,
    LimitOf,
    Opening,
    Payment,
    Quota,
    Reached,
    Rule,
    RuleKind,
    Window,
)
from desk.domain.services import Hours, Purpose
from desk.i18n import Translate
from desk.ui.words.access import access_words
from desk.ui.words.moments import day_in, hour
from desk.ui.words.rooms import persons


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in words; the detail may be empty."""

    title: str
    detail: str


def rule_words(rule: Rule, house: House, _: Translate) -> RuleWords:
    """Return what a rule says, in the office's own words where it has some: `Nur mit Termin`."""
    if rule.title:
        return RuleWords(rule.title, rule.detail)
    said = _ruled(rule, _)
    return RuleWords(said.title, rule.detail or said.detail or _booked(rule, house, _))


def scope_words(rule: Rule, house: House, _: Translate) -> str:
    """Return for whom a rule holds: the service, the office, the building, or everything."""
    scope = rule.scope
    if scope.service is not None:
        service = house.services.get(scope.service)
        return service.name if service else _("another service")
    if scope.office is not None:
        offices = [service.office for service in house.services.values()]
        units = (office.called for office in offices if office.id == scope.office)
        return next(units, None) or next(
            (office.name for office in offices if office.part_of == scope.office), _("another office")
        )
    if scope.site is not None:
        return next((site.name for site in house.sites if site.id == scope.site), _("a building other than this one"))
    return _("all buildings") if len(house.sites) > 1 else _("the whole house")


def topic_words(rule: Rule, _: Translate) -> str:
    """Return what a rule is about, whatever it says of it: `Begleitung`, `Personen je Zimmer`."""
    if rule.kind in {RuleKind.QUESTION, RuleKind.NOTICE}:
        return rule.title
    if isinstance(rule.ruling, Limit):
        return _limited(rule.ruling.of, _)
    names = {
        RuleKind.ACCESS: _("Access"),
        RuleKind.WINDOW: _("Admission around the time"),
        RuleKind.COMPANIONS: _("Companions"),
        RuleKind.PAYMENT: _("Cash desk"),
        RuleKind.HOURS: _("Opening hours"),
        RuleKind.CLOSED: _("Closing days"),
        RuleKind.HORIZON: _("Wait for appointments"),
        RuleKind.QUOTA: _("Appointments a day"),
    }
    return names[rule.kind]


def since_words(rule: Rule, today: date, _: Translate) -> str:
    """Return since when a rule holds: `15. Juni`; that no first day is named, where none is."""
    return day_in(rule.valid_from, today, _) if rule.valid_from else _("no day is named")


def until_words(rule: Rule, today: date, _: Translate) -> str:
    """Return until when a rule holds: `28. Juni`, `bis auf Weiteres`."""
    return day_in(rule.valid_until, today, _) if rule.valid_until else _("until further notice")


def stand_words(rule: Rule, _: Translate) -> str:
    """Return of which day the information is: `24. Juni 2020`; empty where the office does not say so."""
    return format_date(rule.stand, _("d MMMM y"), locale=_("en")) if rule.stand else ""


def hours_words(hours: Iterable[Hours], _: Translate) -> str:
    """Return hours of the week: `Mo–Fr 8:00–16:00, Sa, So 9:00–15:00`."""
    names: Mapping[int, str] = get_day_names("abbreviated", "stand-alone", locale=_("en"))
    return ", ".join(
        _("{days} {from}–{until}").format_map(
            {"days": _days(one.days, names), "from": hour(one.opens, _), "until": hour(one.closes, _)}
        )
        for one in hours
    )


def _days(days: tuple[int, ...], names: Mapping[int, str]) -> str:
    """Return days of the week, three and more in a row as a span: `Mo–Fr`, `Sa, So`."""
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    spans = (
        [f"{names[run[0]]}–{names[run[-1]]}"] if len(run) > 2 else [names[day] for day in run]  # noqa: PLR2004
        for run in runs
    )
    return ", ".join(name for span in spans for name in span)


def _ruled(rule: Rule, _: Translate) -> RuleWords:
    """Say what a rule rules."""
    match rule.ruling:
        case Reached():
            return _reached(rule.ruling, _)
        case Window():
            return _window(rule.ruling, _)
        case Companions():
            return _companions(rule.ruling, _)
        case Limit():
            return _limit(rule.ruling, _)
        case Payment():
            return _payment(rule.ruling, _)
        case Opening():
            return RuleWords(_("Open {hours}").format(hours=hours_words(rule.ruling.hours, _)), "")
        case Horizon() | Quota():
            return _appointments(rule.ruling, _)
        case Asked() | None:
            return RuleWords(_("Closed") if rule.kind is RuleKind.CLOSED else rule.key, "")
        case _:
            assert_never(rule.ruling)


def _booked(rule: Rule, house: House, _: Translate) -> str:
    """Return where appointments are made: `Termine: 0631/365-2538`; empty for every other rule."""
    if not isinstance(rule.ruling, Reached) or rule.ruling.access is not Access.APPOINTMENT:
        return ""
    scope = rule.scope
    meant = [one for one in house.services.values() if one.id == scope.service or one.office.id == scope.office]
    contacts = (contact for one in meant or house.services_here for contact in (*one.every_contact, *house.general))
    addresses = dict.fromkeys(contact.address for contact in contacts if contact.purpose is Purpose.BOOKING)
    return _("Appointments: {contacts}").format(contacts=", ".join(addresses)) if addresses else ""


def _reached(reached: Reached, _: Translate) -> RuleWords:
    asks = _("Ask for the number of the document or of the file") if reached.file_number else ""
    said = access_words(reached.access, _)
    return RuleWords(said[:1].upper() + said[1:], asks)


def _window(window: Window, _: Translate) -> RuleWords:
    if not window.early and not window.late:
        return RuleWords(_("Punctually at the printed time"), "")
    words = _("Admission from {early} minutes before to {late} minutes after the printed time")
    return RuleWords(words.format(early=window.early, late=window.late), "")


def _companions(companions: Companions, _: Translate) -> RuleWords:
    if not companions.most:
        return RuleWords(_("No companions"), "")
    one, more = _("At most one companion"), _("At most {count} companions").format(count=companions.most)
    who = _(" or ").join(_companion(each, _) for each in companions.who)
    details = (
        _("Only {who}").format(who=who) if who else "",
        _("They must show who they are") if companions.identity else "",
    )
    return RuleWords(one if companions.most == 1 else more, ". ".join(each for each in details if each))


def _companion(companion: Companion, _: Translate) -> str:
    match companion:
        case Companion.INTERPRETER:
            return _("to interpret")
        case Companion.CHILD:
            return _("a child")
        case Companion.CARER:
            return _("to care")
        case _:
            assert_never(companion)


def _limited(of: LimitOf, _: Translate) -> str:
    match of:
        case LimitOf.ROOM:
            return _("Persons in a room")
        case LimitOf.WAITING:
            return _("Waiting area")
        case LimitOf.BUILDING:
            return _("Persons in the building")
        case _:
            assert_never(of)


def _limit(limit: Limit, _: Translate) -> RuleWords:
    where = {
        LimitOf.ROOM: _("in a room"),
        LimitOf.WAITING: _("in the waiting area"),
        LimitOf.BUILDING: _("in the building"),
    }[limit.of]
    heads, area = "", ""
    if limit.heads is not None:
        heads = _("At most {persons} {where}").format(persons=persons(limit.heads, _), where=where)
    if limit.heads == 0:
        heads = _("Nobody {where}").format(where=where)
    if limit.square_metres_per_person is not None:
        area = _("{area} m² for each person {where}").format(area=limit.square_metres_per_person, where=where)
    return RuleWords(heads or area, area if heads else "")


def _payment(payment: Payment, _: Translate) -> RuleWords:
    match payment:
        case Payment.CARD_ONLY:
            return RuleWords(_("Payment by debit card (EC-Karte) only"), _("No cash"))
        case Payment.CASHLESS_PREFERRED:
            return RuleWords(_("Preferably without cash"), _("Cash is taken too"))
        case Payment.ONLINE:
            return RuleWords(_("Payment online"), "")
        case Payment.USUAL_FEES:
            return RuleWords(_("Only the usual fees"), "")
        case Payment.NONE:
            return RuleWords(_("Free of charge"), "")
        case _:
            assert_never(payment)


def _appointments(ruling: Horizon | Quota, _: Translate) -> RuleWords:
    if isinstance(ruling, Quota):
        words = _("{least} to {most} appointments a day").format(least=ruling.least, most=ruling.most)
        return RuleWords(words, _("A guide, not a limit"))
    if ruling.weeks == 1:
        return RuleWords(_("Appointments in a week only"), "")
    return RuleWords(_("Appointments in {weeks} weeks only").format(weeks=ruling.weeks), "")
