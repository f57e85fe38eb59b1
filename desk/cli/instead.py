"""What somebody can do instead, as the command line tells it: fields for programs, lines for people."""

from datetime import datetime

from desk.cli.ruled import source_fields, source_lines
from desk.cli.speech import _
from desk.domain.house import House
from desk.domain.instead import Instead
from desk.domain.rules import Horizon, Rule
from desk.domain.services import Contact
from desk.ui.words.access import access_words
from desk.ui.words.contacts import contact_line
from desk.ui.words.instead import again_words, horizon_words, rule_line

CONTACT_KEYS = "kind, address, label, purpose, note, reachable, reachable_again"
INSTEAD_KEYS = f"contacts ({CONTACT_KEYS}), elsewhere (name, address), next_day (day, access), horizon, rule"


def instead_fields(instead: Instead, local: datetime) -> dict[str, object]:
    """What is possible instead, by stable names; `local` is the time at the site."""
    elsewhere, again = instead.elsewhere, instead.next_day
    return {
        "contacts": [contact_fields(one, local) for one in instead.contacts],
        "elsewhere": {"name": elsewhere.name, "address": elsewhere.address.line} if elsewhere else None,
        "next_day": {"day": again.day, "access": again.access} if again else None,
        "horizon": _horizon_fields(instead.horizon) if instead.horizon else None,
        "rule": source_fields(instead.deciding) if instead.deciding else None,
    }


def contact_fields(contact: Contact, local: datetime) -> dict[str, object]:
    """A contact by stable names; `reachable_again` is local time."""
    return {
        "kind": contact.kind,
        "address": contact.address,
        "label": contact.label,
        "purpose": contact.purpose,
        "note": contact.note or None,
        "reachable": contact_line(contact, local, _).reachable,
        "reachable_again": contact.reachable_again(local),
    }


def instead_lines(instead: Instead, house: House, local: datetime) -> list[str]:
    """The same in the order in which one reads it out: where to, from when on, how long it takes, whom to turn to."""
    today, lines = local.date(), []
    if instead.elsewhere is not None:
        lines.append(f"> {instead.elsewhere.name}, {instead.elsewhere.address.line}")
        if instead.service is not None:
            how = access_words(house.holding(instead.service, today).access, _)
            lines[-1] += ". " + _("There: {how}").format(how=how)
    if instead.next_day is not None:
        lines.append("> " + ": ".join(again_words(instead.next_day, today, _)))
    if instead.horizon is not None:
        lines.append("> " + " · ".join(part for part in horizon_words(instead.horizon, _) if part))
    lines += [contact_words(one, local) for one in instead.contacts]
    return lines


def contact_words(contact: Contact, local: datetime) -> str:
    """A contact in one line, with whether anybody answers now."""
    told = contact_line(contact, local, _)
    return " · ".join(part for part in (f"> {told.address}", told.label, told.text) if part)


def deciding_lines(instead: Instead, house: House, local: datetime) -> list[str]:
    """By which rule somebody is sent away, and where that comes from; nothing where it was none of the house."""
    if instead.deciding is None:
        return []
    return [rule_line(instead.deciding, house, local.date(), _), *source_lines(instead.deciding)]


def _horizon_fields(rule: Rule) -> dict[str, object]:
    weeks = rule.ruling.weeks if isinstance(rule.ruling, Horizon) else None
    return {"weeks": weeks, "text": horizon_words(rule, _)[0], "stand": rule.stand}
