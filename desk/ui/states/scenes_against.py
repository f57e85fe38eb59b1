"""The scenes of a letter that does not let in here and now: where else, or why not, and what is possible instead."""

from datetime import datetime

from desk.domain.decisions import Reason
from desk.domain.instead import in_order
from desk.domain.services import ContactKind
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import CheckEntry, Destination, RedirectScene, RefuseScene
from desk.ui.states.explained import contact_entries, decisive_entries, passed, reached_entries, skipped_names
from desk.ui.states.situation import Surroundings
from desk.ui.words.moments import clock, near_day
from desk.ui.words.rooms import room_name
from desk.ui.words.verdicts import what_now, why


def redirect_scene(presented: Presented, around: Surroundings, _: Translate) -> RedirectScene:
    """Return where to go instead, and when."""
    decision, zone = presented.decision, around.zone
    failed = decision.failed
    checks = (
        CheckEntry(failed.state, line.name, line.value)
        for line in reached_entries(decision, zone, _)
        if failed is not None and line.state is failed.state
    )
    return RedirectScene(
        headline=why(decision, zone, _),
        destination=_destination(presented, around, _),
        checks=tuple(checks),
        contacts_title=_("If that is not possible"),
        contacts=contact_entries(presented.instead.contacts, _local(around), _),
        read_aloud=what_now(decision, zone, _),
    )


def refuse_scene(presented: Presented, around: Surroundings, _: Translate) -> RefuseScene:
    """Return why nobody goes in with this, in order, and what is possible instead."""
    decision, zone = presented.decision, around.zone
    return RefuseScene(
        headline=_("Why"),
        summary=_("{count} passed, 1 not").format(count=passed(decision)),
        checks=decisive_entries(decision, zone, _),
        skipped_title=_("Not checked any more"),
        skipped=skipped_names(decision, _),
        contacts_title=_("What is possible now"),
        contacts=contact_entries(presented.instead.contacts, _local(around), _),
        note=what_now(decision, zone, _),
    )


def without_letter_scene(around: Surroundings, _: Translate) -> RefuseScene:
    """Return what is said to whom comes without a letter: the house's contacts, the urgent ones among them."""
    urgent_first = in_order(around.house.contacts, Reason.INVITATION_NEEDED)
    return RefuseScene(
        headline=_("Without a letter nobody can be let in today."),
        summary="",
        checks=(),
        contacts_title=_("What is possible now"),
        contacts=contact_entries(urgent_first, _local(around), _),
        note=_("The office writes to everybody who gets an appointment."),
    )


def _destination(presented: Presented, around: Surroundings, _: Translate) -> Destination:
    decision, zone = presented.decision, around.zone
    appointment, facts = decision.appointment, decision.failed.facts if decision.failed else {}
    if decision.reason is Reason.OTHER_SITE:
        return Destination(
            str(facts["site"]),
            str(facts["address"]),
            _moment(presented, around, _),
        )
    if decision.reason is Reason.OTHER_DAY and appointment is not None and appointment.day > around.today:
        window = _("Admission from {from} to {until}").format_map(
            {
                "from": clock(appointment.window_opens, zone, _),
                "until": clock(appointment.window_closes, zone, _),
            }
        )
        site = appointment.site
        return Destination(site.name, site.address.line, _moment(presented, around, _), window, "calendar")
    phone = next((one for one in presented.instead.contacts if one.kind is ContactKind.PHONE), None)
    if phone is None:
        return Destination(what_now(decision, zone, _), "", icon="info")
    return Destination(phone.address, phone.label, icon="phone")


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
