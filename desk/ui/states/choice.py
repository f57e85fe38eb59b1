"""Somebody is here without a letter, or the guard searched: the services to choose from."""

from collections import Counter

from desk.domain.rules import Access
from desk.domain.services import Service
from desk.i18n import Translate
from desk.ui.entrance.state import ChoiceScene, ServiceChoice
from desk.ui.states.card import contacts_card
from desk.ui.states.situation import Surroundings
from desk.ui.words.access import access_words

MOST_CHOICES = 9
"""One for each of the keys 1 to 9."""


def choice_scene(words: str, found: tuple[Service, ...], around: Surroundings, _: Translate) -> ChoiceScene:
    """Return what was found for the words, or who helps where nothing was; without words what is asked for here."""
    if not words:
        return ChoiceScene(choices=_choices(asked_first(around), around, _), to_field=True)
    if found:
        hint = _("More was found: type another word.") if len(found) > MOST_CHOICES else ""
        return ChoiceScene("", _choices(found, around, _), hint)
    local = around.now.astimezone(around.zone)
    card = contacts_card("", around.house.contacts, local, _)
    return ChoiceScene(_("Try another word, or say who helps:"), card=card)


def asked_first(around: Surroundings) -> tuple[Service, ...]:
    """Return the services of this house: those without appointment first, then those asked for most at this desk."""
    asked = Counter(act.detail.get("service") for act in around.acts)
    house, today = around.house, around.today
    return tuple(
        sorted(
            house.services_here,
            key=lambda one: (house.holding(one, today).access is not Access.WALK_IN, -asked[one.key]),
        )
    )


def _choices(services: tuple[Service, ...], around: Surroundings, _: Translate) -> tuple[ServiceChoice, ...]:
    return tuple(
        ServiceChoice(number, one.key, one.name, _detail(one, around, _))
        for number, one in enumerate(services[:MOST_CHOICES], 1)
    )


def _detail(service: Service, around: Surroundings, _: Translate) -> str:
    """How it is reached today, and where, if that is another building: `nur mit Termin · Geschäftsstelle Jülich`."""
    house = around.house
    how = access_words(house.holding(service, around.today).access, _)
    return how if service.office.site == house.site.id else f"{how} · {house.site_of(service).name}"
