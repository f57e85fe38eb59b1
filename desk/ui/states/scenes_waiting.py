"""The scene of somebody who waits: until when, where, and whether a room that should be empty is."""

from desk.domain.appointments import Appointment
from desk.domain.decisions import Reason
from desk.domain.occupancy import OVERDUE_GRACE
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import Answer, Notice, OverdueQuestion, WaitScene
from desk.ui.states.card import contacts_card
from desk.ui.states.situation import Surroundings
from desk.ui.words.moments import clock
from desk.ui.words.rooms import persons, room_name, since
from desk.ui.words.verdicts import estimate_line, what_now, why

_MOST_CONTACTS = 3
"""Waiting is what they do; the rest is said in a line."""


def wait_scene(presented: Presented, inside: bool | None, around: Surroundings, _: Translate) -> WaitScene:
    """Return until when and where to wait, and the question about a room whose visit is overdue.

    `inside` says whether the party waits in the waiting area; None where nothing is said about one.
    """
    appointment = presented.decision.appointment
    zone = around.zone
    between = estimate_line(*presented.expected, zone, _) if presented.expected else ""
    return WaitScene(
        headline=_headline(presented, around, _),
        sentence=_sentence(presented, around, _),
        between_label=_("Probably") if between else "",
        between=between,
        why=_("A rough estimate: nobody knows when the visit in the room ends.") if between else "",
        place=_place(presented, inside, _),
        overdue=_overdue(presented, appointment, around, _) if appointment else None,
        card=contacts_card(
            _("If waiting is not possible"), presented.instead.contacts, around.now.astimezone(zone), _, _MOST_CONTACTS
        ),
    )


def _headline(presented: Presented, around: Surroundings, _: Translate) -> str:
    appointment = presented.decision.appointment
    if presented.decision.reason is Reason.ROOM_FULL and appointment is not None:
        return _("{room} is full").format(room=room_name(appointment.room.number, _))
    if presented.decision.reason is Reason.HOUSE_FULL:
        return _("As many visitors are in the house as may be")
    return why(presented.decision, around.zone, _)


def _sentence(presented: Presented, around: Surroundings, _: Translate) -> str:
    appointment = presented.decision.appointment
    if presented.decision.reason not in {Reason.ROOM_FULL, Reason.HOUSE_FULL} or appointment is None:
        return what_now(presented.decision, around.zone, _)
    came = persons(presented.facts.persons, _)
    if presented.facts.walk_in is not None:
        return _("Without appointment, {persons}. Everybody is called by number.").format(persons=came)
    return _("The letter is valid: {time}, {persons}.").format(
        time=clock(appointment.starts_at, around.zone, _), persons=came
    )


def _place(presented: Presented, inside: bool | None, _: Translate) -> Notice | None:
    """Where to wait; whoever is early and gets no number waits outside."""
    if presented.decision.reason is Reason.TOO_EARLY or inside is None:
        return None
    if inside:
        return Notice("users", _("Please take a seat in the waiting area"), _inside_first(presented, _))
    return Notice("door", _("Please wait outside"), _("The number is called at the entrance."))


def _overdue(
    presented: Presented, appointment: Appointment, around: Surroundings, _: Translate
) -> OverdueQuestion | None:
    late = [visit for visit in presented.inside if visit.overdue(presented.facts.now)]
    if not late or presented.decision.reason is not Reason.ROOM_FULL:
        return None
    zone, room = around.zone, appointment.room
    ended = min(visit.planned_end for visit in late)
    return OverdueQuestion(
        since=_("Overdue {since}").format(since=since(ended + OVERDUE_GRACE, zone, _)),
        taken=sum(visit.persons for visit in presented.inside),
        capacity=room.capacity,
        question=_("Is room {room} free?").format(room=room.number),
        sentence=_("The planned end was {time}. A seat is never freed by itself.").format(time=clock(ended, zone, _)),
        contact=_("Ask in the room: {phone}").format(phone=room.phone) if room.phone else "",
        answer=Answer("J", _("Yes, the room is empty")),
    )


def _inside_first(presented: Presented, _: Translate) -> str:
    """What is to be settled before somebody sits down in the house, where the rules ask something."""
    points = [rule.title for rule in presented.facts.asked if presented.facts.answer(rule) is None]
    if not points:
        return _("The number is called there.")
    return _("To be settled first: {points}. The number is called there.").format(points=", ".join(points))
