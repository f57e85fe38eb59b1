"""The scenes of somebody who does not go in here and now: where else, or why not, and what is possible instead."""

from dataclasses import replace
from datetime import datetime

from desk.domain.decisions import Reason
from desk.domain.instead import Instead, contacts_on, in_order
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import CheckEntry, Destination, RedirectScene, RefuseScene
from desk.ui.states.card import destination, instead_card, possible
from desk.ui.states.explained import decisive_entries, passed, reached_entries, skipped_names
from desk.ui.states.situation import Surroundings
from desk.ui.words.moments import clock, near_day
from desk.ui.words.rooms import room_name
from desk.ui.words.verdicts import what_now, why


def redirect_scene(presented: Presented, around: Surroundings, _: Translate) -> RedirectScene:
    """Return where to go instead, and when; also for somebody without a letter, of whom there is little to explain."""
    decision, zone = presented.decision, around.zone
    failed = decision.failed
    checks = (
        CheckEntry(failed.state, line.name, line.value)
        for line in reached_entries(decision, zone, _)
        if failed is not None and line.state is failed.state and presented.facts.walk_in is None
    )
    local = _local(around)
    place, rest = destination(possible(decision, presented.instead), around.house, local, _)
    own = _own_destination(presented, around, _)
    if own is not None:
        place, rest = own, replace(possible(decision, presented.instead), elsewhere=None)
    return RedirectScene(
        headline=_headline(presented, around, _),
        destination=place or Destination(what_now(decision, zone, _), "", icon="info"),
        about=presented.facts.walk_in.service.name if presented.facts.walk_in else "",
        checks=tuple(checks),
        card=instead_card(_card_title(place, presented, _), rest, around.house, local, _),
        read_aloud="" if _says_all(presented, rest) else what_now(decision, zone, _),
    )


def refuse_scene(presented: Presented, around: Surroundings, _: Translate) -> RefuseScene:
    """Return why nobody goes in with this, in order, and what is possible instead."""
    decision, zone = presented.decision, around.zone
    title, instead = _("What is possible now"), possible(decision, presented.instead)
    return RefuseScene(
        headline=_("Why"),
        summary=_("{count} passed, 1 not").format(count=passed(decision)),
        checks=decisive_entries(decision, zone, _),
        skipped_title=_("Not checked any more"),
        skipped=skipped_names(decision, _),
        card=instead_card(title, instead, around.house, _local(around), _),
        note=what_now(decision, zone, _),
    )


def without_letter_scene(around: Surroundings, _: Translate) -> RedirectScene:
    """Return whom somebody can turn to who wants nothing of what is done here; the urgent contacts first."""
    urgent_first = Instead(in_order(contacts_on(around.house, None, around.today), Reason.INVITATION_NEEDED))
    local = _local(around)
    place, rest = destination(urgent_first, around.house, local, _)
    return RedirectScene(
        headline=_("This is not among the services of this office. Somebody can help here:"),
        destination=place or Destination(_("Ask at the information desk."), "", icon="info"),
        card=instead_card(_("Or else"), rest, around.house, local, _),
        read_aloud=_("If the matter has another name, search once more in the field."),
    )


def _says_all(presented: Presented, card: Instead) -> bool:
    """Whether the card itself says what to do; it knows neither what helps with a rule, nor that the office writes."""
    beyond = {Reason.RULE_NOT_MET, Reason.INVITATION_NEEDED}
    return presented.facts.walk_in is not None and bool(card.contacts) and presented.decision.reason not in beyond


def _headline(presented: Presented, around: Surroundings, _: Translate) -> str:
    """Why, as the guard reads it out; the address of another building stands below it."""
    if presented.decision.reason is not Reason.OTHER_SITE:
        return why(presented.decision, around.zone, _)
    if presented.facts.walk_in is not None:
        return _("This is done in another building.")
    return _("Your appointment is in another building.")


def _card_title(place: Destination | None, presented: Presented, _: Translate) -> str:
    if place is None or place.icon in {"pin", "calendar"}:
        return _("If that is not possible") if presented.facts.walk_in is None else _("What is possible now")
    return _("Or else")


def _own_destination(presented: Presented, around: Surroundings, _: Translate) -> Destination | None:
    """Return where an appointment is, or a letter: another building or another day; None for everything else."""
    decision, zone = presented.decision, around.zone
    appointment, facts = decision.appointment, decision.failed.facts if decision.failed else {}
    if decision.reason is Reason.OTHER_SITE and presented.facts.walk_in is None:
        return Destination(str(facts["site"]), str(facts["address"]), _moment(presented, around, _))
    if decision.reason is Reason.OTHER_DAY and appointment is not None and appointment.day > around.today:
        window = _("Admission from {from} to {until}").format_map(
            {
                "from": clock(appointment.window_opens, zone, _),
                "until": clock(appointment.window_closes, zone, _),
            }
        )
        site = appointment.site
        return Destination(site.name, site.address.line, _moment(presented, around, _), window, "calendar")
    return None


def _moment(presented: Presented, around: Surroundings, _: Translate) -> str:
    """Day, time and room of the appointment, as far as list or letter know them."""
    appointment, letter = presented.decision.appointment, presented.decision.letter
    if appointment is not None:
        return _("{day}, {time}, {room}").format(
            day=near_day(appointment.day, around.today, _),
            time=clock(appointment.starts_at, around.zone, _),
            room=room_name(appointment.room.number, _),
        )
    if letter is not None:
        time = f"{letter.start_minute // 60}:{letter.start_minute % 60:02}"
        return _("{day}, {time}").format(day=near_day(letter.day, around.today, _), time=time)
    return ""


def _local(around: Surroundings) -> datetime:
    return around.now.astimezone(around.zone)
