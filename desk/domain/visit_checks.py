"""The checks of the visit: is it for now, who came, what does the house ask, is there a seat."""

from collections.abc import Mapping

from desk.domain.appointments import Appointment
from desk.domain.decisions import Facts, FactValue, Reason, Verdict
from desk.domain.findings import PASSED, SKIPPED, Finding
from desk.domain.opening import Closing, Shut
from desk.domain.rules import Access, RuleKind
from desk.domain.services import Service
from desk.domain.waiting import sits_inside

_NOT_IN_THE_HOUSE: Mapping[Access, tuple[Verdict, Reason]] = {
    Access.ONLINE: (Verdict.REDIRECT, Reason.ONLINE_ONLY),
    Access.HOME_VISIT: (Verdict.REDIRECT, Reason.HOME_VISIT_ONLY),
    Access.CLOSED: (Verdict.REDIRECT, Reason.SERVICE_CLOSED),
}
"""What stands against everybody, with or without a letter."""
_WANTS_MORE: Mapping[Access, tuple[Verdict, Reason]] = {
    Access.APPOINTMENT: (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED),
    Access.INVITATION: (Verdict.REFUSE, Reason.INVITATION_NEEDED),
    Access.AGREEMENT: (Verdict.REDIRECT, Reason.AGREEMENT_NEEDED),
}
"""What stands against somebody without one."""


def day(facts: Facts) -> Finding:
    """Whether it is for today; the seat of a walk-in is, unless a day has gone by since."""
    if facts.walk_in is not None and (facts.appointment is None or facts.appointment.day == facts.today):
        return SKIPPED
    appointment = _known(facts)
    told: dict[str, FactValue] = {"day": appointment.day, "starts": appointment.starts_at, "today": facts.today}
    if appointment.day != facts.today:
        return Finding((Verdict.REDIRECT, Reason.OTHER_DAY), told)
    return Finding(facts=told)


def access(facts: Facts) -> Finding:
    """How the service is reached today, and whether the house is open at all."""
    holding = facts.holding
    rule = holding.of(RuleKind.ACCESS)
    told: dict[str, FactValue] = {"access": holding.access.value, "service": _asked_for(facts).name}
    if rule:
        told["rule"] = rule.key
    against = _NOT_IN_THE_HOUSE.get(holding.access)
    # That the house is closed today goes before what is needed on other days, and that before the hour.
    if against is None and facts.closing and facts.closing.why is not Shut.OUTSIDE_HOURS:
        return _closed(facts, facts.closing, told)
    if against is None and facts.walk_in:
        against = _WANTS_MORE.get(holding.access)
    if against is not None:
        return Finding(against, told)
    return _closed(facts, facts.closing, told) if facts.closing else Finding(facts=told)


def _closed(facts: Facts, closing: Closing, told: dict[str, FactValue]) -> Finding:
    if closing.rule:
        told["rule"] = closing.rule.key
    if closing.why is not Shut.OUTSIDE_HOURS:
        return Finding((Verdict.REDIRECT, Reason.HOUSE_CLOSED), told | {"name": closing.name, "day": facts.today})
    told["today"] = facts.today
    if closing.again:
        told["again"] = closing.again
    return Finding((Verdict.REDIRECT, Reason.OUTSIDE_HOURS), told)


def time(facts: Facts) -> Finding:
    """Whether it is for now."""
    if facts.walk_in is not None:
        return SKIPPED
    appointment = _known(facts)
    opens, closes = appointment.window_opens, appointment.window_closes
    told: dict[str, FactValue] = {"starts": appointment.starts_at, "from": opens, "until": closes}
    # Whole minutes, as a clock on the wall shows them: 10:15 is in time until it shows 10:16.
    minute = facts.now.replace(second=0, microsecond=0)
    if minute < opens:
        return Finding((Verdict.WAIT, Reason.TOO_EARLY), told)
    came = facts.waiting_since or facts.now
    if came.replace(second=0, microsecond=0) > closes:
        return Finding((Verdict.REDIRECT, Reason.TOO_LATE), told)
    return Finding(facts=told)


def once(facts: Facts) -> Finding:
    """Whether it was used before."""
    earlier = facts.earlier
    if earlier is None:
        return SKIPPED if facts.walk_in else PASSED  # a number of a document may come again: with another person
    told: dict[str, FactValue] = {"admitted": earlier.admitted_at, "persons": earlier.persons}
    if earlier.left_at is None:
        return Finding((Verdict.REFUSE, Reason.ALREADY_INSIDE), told)
    return Finding((Verdict.REFUSE, Reason.ALREADY_USED), told | {"left": earlier.left_at})


def party(facts: Facts) -> Finding:
    """Whether those may come who came."""
    if facts.appointment is None:
        return SKIPPED  # a walk-in for whom there is no room: `room` says so
    appointment, allowed = facts.appointment, facts.holding.companions
    limit = facts.seats.capacity if facts.seats else appointment.room.capacity
    told: dict[str, FactValue] = {"invited": appointment.persons, "came": facts.persons}
    told |= {"room": appointment.room.number, "capacity": limit}
    if allowed is not None:
        told |= {"companions": allowed.most, "who": " ".join(one.value for one in allowed.who)}
        rule = facts.holding.of(RuleKind.COMPANIONS)
        told |= {"rule": rule.key} if rule else {}
    if facts.companions > (allowed.most if allowed else 0):
        return Finding((Verdict.CHECK, Reason.PARTY_LARGER), told)
    if facts.persons > limit:
        return Finding((Verdict.CHECK, Reason.PARTY_OVER_ROOM), told)
    return Finding(facts=told)


def lacks_file_number(facts: Facts) -> bool:
    """Only applied-for documents are handed out without appointment: which one, its number says."""
    return facts.walk_in is not None and facts.holding.reached.file_number and not facts.walk_in.named


def rules(facts: Facts) -> Finding:
    """Whether the questions of the house are answered as they should be."""
    asked = facts.asked
    for rule in asked:
        if facts.answer(rule) is False:
            told = {"rule": rule.key, "title": rule.title, "remedy": rule.remedy}
            return Finding((Verdict.REFUSE, Reason.RULE_NOT_MET), told)
    unanswered = sum(facts.answer(rule) is None for rule in asked)
    return Finding(facts={"asked": len(asked), "open": unanswered}, skipped=unanswered > 0)


def room(facts: Facts) -> Finding:
    """Whether there is a room, and it is open."""
    if facts.appointment is None:
        return Finding((Verdict.REDIRECT, Reason.ROOM_CLOSED))
    told = {"room": facts.appointment.room.number}
    if facts.seats is None or not facts.seats.open:
        return Finding((Verdict.REDIRECT, Reason.ROOM_CLOSED), told)
    return Finding(facts=told)


def building(facts: Facts) -> Finding:
    """Whether the building has seats for them."""
    building = facts.building
    if building is None:
        return SKIPPED
    told: dict[str, FactValue] = {"capacity": building.capacity, "free": building.free}
    if building.free < facts.persons:
        return Finding((Verdict.WAIT, Reason.HOUSE_FULL), told)
    return Finding(facts=told)


def seats(facts: Facts) -> Finding:
    """Whether the room has seats for them."""
    seats = facts.seats
    assert seats is not None  # noqa: S101 - `room` has failed otherwise
    told: dict[str, FactValue] = {"room": _known(facts).room.number, "capacity": seats.capacity, "free": seats.free}
    if seats.free < facts.persons:
        return Finding((Verdict.WAIT, Reason.ROOM_FULL), told)
    return Finding(facts=told)


def waits_inside(facts: Facts, reason: Reason) -> bool | None:
    """Whether the party may wait in the waiting area: it has seats for them, and so has the building.

    Who is only too early gets no number, so nobody could count them there: they wait outside.
    """
    inside = sits_inside(facts.waiting_area, facts.building, facts.persons)
    return inside if inside is None else inside and reason is not Reason.TOO_EARLY


def _asked_for(facts: Facts) -> Service:
    """What they came for: on a letter of the list, or said by somebody without one."""
    assert facts.service is not None  # noqa: S101 - the letter's check has failed otherwise
    return facts.service


def _known(facts: Facts) -> Appointment:
    """The appointment, which every check after `letter` can rely on."""
    assert facts.appointment is not None  # noqa: S101 - `letter` has failed otherwise
    return facts.appointment
