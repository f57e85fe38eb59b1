"""`desk find`: the services that somebody means, each with how it is reached today."""

from datetime import date

import click

from desk.cli.ending import DONE, NOT_ADMITTED
from desk.cli.instead import INSTEAD_KEYS, contact_words, deciding_lines, instead_fields, instead_lines
from desk.cli.moments import moment
from desk.cli.ruled import closing_name
from desk.cli.speech import _, answer, at_entrance, open_the_desk, shared
from desk.domain.house import House
from desk.domain.instead import card_for, in_order
from desk.domain.services import Service, matching
from desk.ui.words.access import access_words


@click.command(
    help=_("Find services by what somebody says they want, in all buildings, and how each is reached today."),
    epilog=_(
        "JSON, a line a service: service, name, office, site, access, open, closed, rooms, bring, {keys}. Status 1 "
        "where nothing is found."
    ).format(keys=INSTEAD_KEYS),
)
@click.argument("words", nargs=-1, required=True, metavar=_("WORDS…"))
@click.option("--at", metavar="T", help=_("For another time; in a training database only."))
@at_entrance
@shared
def find(words: tuple[str, ...], at: str | None, entrance: str | None, database: str | None, as_json: bool) -> int:
    """Find services."""
    with open_the_desk(database, entrance) as desk:
        local = desk.moment(moment(at, desk.zone, desk.clock()) if at is not None else None).astimezone(desk.zone)
        found = matching(desk.house.services.values(), " ".join(words))
        for one in found:
            card = card_for(desk.house, one, local.date())
            fields = _fields(desk.house, one, local.date()) | instead_fields(card, local)
            told = [*instead_lines(card, desk.house, local), *deciding_lines(card, desk.house, local)]
            answer(as_json, fields, _heading(desk.house, one, local.date()), *(f"  {line}" for line in told))
        if not found and not as_json:
            nothing = _("No service of this office is called so. Here somebody can help:")
            answer(False, {}, nothing, *(contact_words(one, local) for one in in_order(desk.house.contacts, None)))
        return DONE if found else NOT_ADMITTED


def _fields(house: House, service: Service, today: date) -> dict[str, object]:
    return {
        "service": service.key,
        "name": service.name,
        "office": service.office.called,
        "site": house.site_of(service).name,
        "access": house.holding(service, today).access,
        "open": house.open_on(service, today),
        "closed": closing_name(house, service, today) or None,
        "rooms": [room.number for room in house.rooms_for(service)],
        "bring": list(service.bring),
    }


def _heading(house: House, service: Service, today: date) -> str:
    """What it is, where, and how it is reached today."""
    closed = closing_name(house, service, today)
    how = access_words(house.holding(service, today).access, _)
    reached = _("today closed: {name}").format(name=closed) if closed else how
    named = dict.fromkeys((service.name, service.office.called, house.site_of(service).name))  # some are alike
    return " · ".join((*named, reached))
