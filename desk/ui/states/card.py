"""What somebody can do instead, as a card: where to go, when it is possible again, whom to turn to."""

from dataclasses import replace
from datetime import date, datetime

from desk.domain import services
from desk.domain.decisions import Decision, Reason
from desk.domain.house import House
from desk.domain.instead import Instead
from desk.domain.rules import Access
from desk.domain.services import ContactKind
from desk.i18n import Translate
from desk.ui.entrance.state import Card, Destination, Notice
from desk.ui.states.explained import CONTACT_ICONS, contact_entries, in_lines
from desk.ui.words.access import access_words
from desk.ui.words.contacts import contact_line
from desk.ui.words.instead import again_words, horizon_words, rule_line

MOST_CONTACTS = 5


def contacts_card(
    title: str, contacts: tuple[services.Contact, ...], local: datetime, _: Translate, most: int = MOST_CONTACTS
) -> Card:
    """Return contacts as a card, those beyond `most` in one line; `local` is the time at the site."""
    shown, more = contacts[:most], contacts[most:]
    addresses = dict.fromkeys(one.address for one in more if one.address not in {each.address for each in shown})
    others = _("Also: {addresses}").format(addresses=", ".join(addresses)) if addresses else ""
    return Card(title, contact_entries(shown, local, _), others)


def instead_card(title: str, instead: Instead, house: House, local: datetime, _: Translate) -> Card:
    """Return the card: contacts, when it is possible again, how long one waits, and which rule decided."""
    notes = []
    if instead.elsewhere is not None:
        site = instead.elsewhere
        notes.append(Notice("pin", site.name, f"{site.address.line}. {_there(instead, house, local.date(), _)}"))
    if instead.next_day is not None:
        notes.append(Notice("calendar", *again_words(instead.next_day, local.date(), _)))
    if instead.horizon is not None:
        notes.append(Notice("clock", *horizon_words(instead.horizon, _)))
    rule = rule_line(instead.deciding, house, local.date(), _) if instead.deciding else ""
    return replace(contacts_card(title, instead.contacts, local, _), notes=tuple(notes), rule=rule)


def possible(decision: Decision, instead: Instead) -> Instead:
    """Return the card without the next day where the verdict itself says when the doors open again."""
    return replace(instead, next_day=None) if decision.reason is Reason.OUTSIDE_HOURS else instead


def destination(instead: Instead, house: House, local: datetime, _: Translate) -> tuple[Destination | None, Instead]:
    """Return the one thing that helps most, and the rest of the card; None where nothing is known.

    That is the other building, else the day on which it is possible again, else the first contact.
    """
    if instead.elsewhere is not None and not _calls_first(instead, house, local.date()):
        site, there = instead.elsewhere, _there(instead, house, local.date(), _)
        return Destination(site.name, site.address.line, there), replace(instead, elsewhere=None)
    if instead.next_day is not None:
        day, how = again_words(instead.next_day, local.date(), _)
        return Destination(day, how, icon="calendar"), replace(instead, next_day=None)
    if not instead.contacts:
        return None, instead
    first, *rest = instead.contacts
    line = contact_line(first, local, _)
    # A web address is there around the clock: that need not be said of the largest words.
    reach = line.text if first.kind is not ContactKind.WEB else ""
    place = Destination(in_lines(line.address), line.purpose, reach, first.note, CONTACT_ICONS[first.kind])
    return place, replace(instead, contacts=tuple(rest))


def _calls_first(instead: Instead, house: House, today: date) -> bool:
    """Whether the way to the other building would be in vain without a call before ("nach telefonischer Absprache")."""
    if instead.service is None or not instead.contacts:
        return False
    return house.holding(instead.service, today).access is Access.AGREEMENT


def _there(instead: Instead, house: House, today: date, _: Translate) -> str:
    """How the service is reached in the other building: `Dort: nur mit Termin`."""
    if instead.service is None:
        return ""
    return _("There: {how}").format(how=access_words(house.holding(instead.service, today).access, _))
