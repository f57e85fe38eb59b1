"""The decision at the entrance: an ordered, explained list of checks.

Facts come in, a decision comes out; the same function serves the window, the command line and a desk of its own.
The order is that of an honest conversation: is this a letter of ours, does it still stand, is it for here and now,
has it been used, who came, what does the house ask, and only last: is there a seat. Validity comes before "already
used", so that nobody learns from a forged paper whether a real one was used. The seat comes last because it alone
can change until the moment of admission, where it is taken atomically (`desk.service.admission.admit`).

The first failure gives verdict and reason. Questions that nobody has answered yet are no failure: they stay "not
reached", and where nothing else speaks against the visitor, the verdict is CHECK. So nobody is asked about a mask
who could not go in anyway.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desk.domain.appointments import Appointment, AppointmentStatus
from desk.domain.decisions import Check, CheckResult, CheckState, Decision, Facts, FactValue, Reason, Verdict
from desk.domain.letters import CodeFault
from desk.domain.opening import Closing, Shut
from desk.domain.rules import Access, RuleKind


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one check found: nothing against the visitor, or the verdict and reason; skipped where it cannot apply."""

    against: tuple[Verdict, Reason] | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    skipped: bool = False


_PASSED = _Finding()
_SKIPPED = _Finding(skipped=True)

_NOT_IN_THE_HOUSE: Mapping[Access, tuple[Verdict, Reason]] = {
    Access.ONLINE: (Verdict.REDIRECT, Reason.ONLINE_ONLY),
    Access.HOME_VISIT: (Verdict.REDIRECT, Reason.HOME_VISIT_ONLY),
    Access.CLOSED: (Verdict.REDIRECT, Reason.SERVICE_CLOSED),
}
"""What stands against everybody, with or without a letter."""
_WANTS_MORE: Mapping[Access, tuple[Verdict, Reason]] = {
    **_NOT_IN_THE_HOUSE,
    Access.APPOINTMENT: (Verdict.REDIRECT, Reason.APPOINTMENT_NEEDED),
    Access.INVITATION: (Verdict.REFUSE, Reason.INVITATION_NEEDED),
    Access.AGREEMENT: (Verdict.REDIRECT, Reason.AGREEMENT_NEEDED),
}
"""What stands against somebody without one."""


def decide(facts: Facts) -> Decision:
    """Decide over one presented letter; pure, total, and the same for equal facts."""
    results: list[CheckResult] = []
    against: tuple[Verdict, Reason] | None = None
    for check, look in _CHECKS:
        if against is not None:
            results.append(CheckResult(check, CheckState.NOT_REACHED))
            continue
        found = look(facts)
        against = found.against
        state = CheckState.NOT_REACHED if found.skipped else CheckState.FAILED if against else CheckState.PASSED
        results.append(CheckResult(check, state, found.facts, against[1] if against else None))
    unanswered = tuple(rule.key for rule in facts.asked if rule.key not in facts.answers)
    if against is None and _lacks_file_number(facts):
        against = (Verdict.CHECK, Reason.FILE_NUMBER_MISSING)
    if against is None and unanswered:
        against = (Verdict.CHECK, Reason.QUESTIONS_OPEN)
    verdict, reason = against or (Verdict.ADMIT, None)
    return Decision(
        verdict=verdict,
        reason=reason,
        checks=tuple(results),
        persons=facts.persons,
        open_questions=unanswered,
        letter=facts.reading.letter,
        appointment=facts.appointment,
        waits_inside=_waits_inside(facts) if verdict is Verdict.WAIT else None,
    )


def _readable(facts: Facts) -> _Finding:
    match facts.reading.fault:
        case CodeFault.EMPTY:
            return _Finding((Verdict.CHECK, Reason.UNREADABLE))
        case CodeFault.MISTYPED:
            return _Finding((Verdict.CHECK, Reason.MISTYPED))
        case _ if facts.walk_in is not None:
            return _SKIPPED
        case None if facts.reading.letter is None and not facts.by_list:
            # Neither paper nor list speaks for anybody; without this a reading of nothing would pass the signature.
            return _Finding((Verdict.CHECK, Reason.UNREADABLE))
        case _:
            return _PASSED


def _form(facts: Facts) -> _Finding:
    if facts.walk_in is not None:
        return _SKIPPED
    match facts.reading.fault:
        case CodeFault.FOREIGN:
            return _Finding((Verdict.REFUSE, Reason.FOREIGN_CODE), {"kind": facts.foreign or "text"})
        case CodeFault.DAMAGED:
            return _Finding((Verdict.REFUSE, Reason.CODE_DAMAGED))
        case CodeFault.UNKNOWN_FORM:
            return _Finding((Verdict.CHECK, Reason.UNKNOWN_FORM))
        case _:
            return _Finding(facts={"repaired": "yes"}) if facts.reading.repaired else _PASSED


def _signature(facts: Facts) -> _Finding:
    if facts.reading.fault is CodeFault.FORGED:
        return _Finding((Verdict.REFUSE, Reason.FORGED))
    # Without the key nobody can tell; and behind a human code there is no signature, only the list.
    unsigned = facts.by_list or facts.walk_in is not None
    return _Finding(skipped=unsigned or facts.reading.fault is CodeFault.UNKNOWN_KEY)


def _key(facts: Facts) -> _Finding:
    if facts.by_list or facts.walk_in is not None:
        return _SKIPPED
    if facts.reading.fault is CodeFault.UNKNOWN_KEY:
        if facts.claimed_site is None:
            return _Finding((Verdict.REFUSE, Reason.OTHER_OFFICE))
        return _Finding((Verdict.CHECK, Reason.UNKNOWN_KEY), {"site": facts.claimed_site.name})
    if facts.key_withdrawn and facts.appointment is None:
        return _Finding((Verdict.REFUSE, Reason.KEY_WITHDRAWN))
    return _PASSED


def _site(facts: Facts) -> _Finding:
    letter, appointment = facts.reading.proven, facts.appointment
    if letter is not None and letter.issuer != facts.here.number:
        there, day = facts.claimed_site, letter.day
        if there is None:
            return _Finding((Verdict.REFUSE, Reason.OTHER_OFFICE))
    elif appointment is not None and appointment.site.number != facts.here.number:
        # Found by its human code, or moved to another building: the room is not behind this door.
        there, day = appointment.site, appointment.day
    elif facts.elsewhere is not None:
        there, day = facts.elsewhere, facts.today
    else:
        return _Finding(facts={"site": facts.here.name})
    told: dict[str, FactValue] = {"site": there.name, "address": there.address.line, "here": facts.here.name}
    return _Finding((Verdict.REDIRECT, Reason.OTHER_SITE), told | {"day": day, "today": facts.today})


def _letter(facts: Facts) -> _Finding:
    if facts.walk_in is not None:
        return _SKIPPED
    appointment = facts.appointment
    if appointment is None:
        return _Finding((Verdict.CHECK, Reason.NOT_ON_LIST))
    if appointment.status is AppointmentStatus.CANCELLED:
        told: dict[str, FactValue] = {"day": appointment.day, "starts": appointment.starts_at, "today": facts.today}
        return _Finding((Verdict.REFUSE, Reason.CANCELLED), told)
    letter = facts.reading.letter
    revision = letter.revision if letter else appointment.revision
    numbers = {"revision": revision, "current": appointment.revision}
    if revision < appointment.revision:
        return _Finding((Verdict.REFUSE, Reason.REPLACED), numbers)
    if revision > appointment.revision:
        # The paper is newer than this list: true, but what it replaced is not known here.
        return _Finding((Verdict.CHECK, Reason.NEWER_LETTER), numbers)
    return _Finding(facts=numbers)


def _day(facts: Facts) -> _Finding:
    if facts.walk_in is not None:
        return _SKIPPED
    appointment = _known(facts)
    told: dict[str, FactValue] = {"day": appointment.day, "starts": appointment.starts_at, "today": facts.today}
    if appointment.day != facts.today:
        return _Finding((Verdict.REDIRECT, Reason.OTHER_DAY), told)
    return _Finding(facts=told)


def _access(facts: Facts) -> _Finding:
    """How the service is reached today, and whether the house is open at all."""
    holding = facts.holding
    rule = holding.of(RuleKind.ACCESS)
    told: dict[str, FactValue] = {"access": holding.access.value}
    if facts.service:
        told["service"] = facts.service.name
    if rule:
        told["rule"] = rule.key
    wants = _WANTS_MORE.get(holding.access) if facts.walk_in else _NOT_IN_THE_HOUSE.get(holding.access)
    if wants:
        return _Finding(wants, told)
    if facts.closing is None:
        return _Finding(facts=told)
    return _closed(facts, facts.closing, told)


def _closed(facts: Facts, closing: Closing, told: dict[str, FactValue]) -> _Finding:
    if closing.rule:
        told["rule"] = closing.rule.key
    if closing.why is not Shut.OUTSIDE_HOURS:
        return _Finding((Verdict.REDIRECT, Reason.HOUSE_CLOSED), told | {"name": closing.name, "day": facts.today})
    told["today"] = facts.today
    if closing.again:
        told["again"] = closing.again
    return _Finding((Verdict.REDIRECT, Reason.OUTSIDE_HOURS), told)


def _time(facts: Facts) -> _Finding:
    if facts.walk_in is not None:
        return _SKIPPED
    appointment = _known(facts)
    opens, closes = appointment.window_opens, appointment.window_closes
    told: dict[str, FactValue] = {"starts": appointment.starts_at, "from": opens, "until": closes}
    # Whole minutes, as a clock on the wall shows them: 10:15 is in time until it shows 10:16.
    minute = facts.now.replace(second=0, microsecond=0)
    if minute < opens:
        return _Finding((Verdict.WAIT, Reason.TOO_EARLY), told)
    came = facts.waiting_since or facts.now
    if came.replace(second=0, microsecond=0) > closes:
        return _Finding((Verdict.REDIRECT, Reason.TOO_LATE), told)
    return _Finding(facts=told)


def _once(facts: Facts) -> _Finding:
    earlier = facts.earlier
    if earlier is None:
        return _PASSED
    told: dict[str, FactValue] = {"admitted": earlier.admitted_at, "persons": earlier.persons}
    if earlier.left_at is None:
        return _Finding((Verdict.REFUSE, Reason.ALREADY_INSIDE), told)
    return _Finding((Verdict.REFUSE, Reason.ALREADY_USED), told | {"left": earlier.left_at})


def _party(facts: Facts) -> _Finding:
    if facts.appointment is None:
        return _SKIPPED  # a walk-in for whom there is no room: `_room` says so
    appointment, allowed = facts.appointment, facts.holding.companions
    limit = facts.seats.capacity if facts.seats else appointment.room.capacity
    told: dict[str, FactValue] = {"invited": appointment.persons, "came": facts.persons}
    told |= {"room": appointment.room.number, "capacity": limit}
    if allowed is not None:
        told |= {"companions": allowed.most, "who": " ".join(one.value for one in allowed.who)}
        rule = facts.holding.of(RuleKind.COMPANIONS)
        told |= {"rule": rule.key} if rule else {}
    if facts.companions > (allowed.most if allowed else 0):
        return _Finding((Verdict.CHECK, Reason.PARTY_LARGER), told)
    if facts.persons > limit:
        return _Finding((Verdict.CHECK, Reason.PARTY_OVER_ROOM), told)
    return _Finding(facts=told)


def _lacks_file_number(facts: Facts) -> bool:
    """Only applied-for documents are handed out without appointment: which one, its number says."""
    return facts.walk_in is not None and facts.holding.reached.file_number and not facts.walk_in.file_number.strip()


def _rules(facts: Facts) -> _Finding:
    asked = facts.asked
    for rule in asked:
        if facts.answers.get(rule.key) is False:
            told = {"rule": rule.key, "title": rule.title, "remedy": rule.remedy}
            return _Finding((Verdict.REFUSE, Reason.RULE_NOT_MET), told)
    unanswered = sum(rule.key not in facts.answers for rule in asked)
    return _Finding(facts={"asked": len(asked), "open": unanswered}, skipped=unanswered > 0)


def _room(facts: Facts) -> _Finding:
    if facts.appointment is None:
        return _Finding((Verdict.REDIRECT, Reason.ROOM_CLOSED))
    told = {"room": facts.appointment.room.number}
    if facts.seats is None or not facts.seats.open:
        return _Finding((Verdict.REDIRECT, Reason.ROOM_CLOSED), told)
    return _Finding(facts=told)


def _building(facts: Facts) -> _Finding:
    building = facts.building
    if building is None:
        return _SKIPPED
    told: dict[str, FactValue] = {"capacity": building.capacity, "free": building.free}
    if building.free < facts.persons:
        return _Finding((Verdict.WAIT, Reason.HOUSE_FULL), told)
    return _Finding(facts=told)


def _seats(facts: Facts) -> _Finding:
    seats = facts.seats
    assert seats is not None  # noqa: S101 - `_room` has failed otherwise
    told: dict[str, FactValue] = {"room": _known(facts).room.number, "capacity": seats.capacity, "free": seats.free}
    if seats.free < facts.persons:
        return _Finding((Verdict.WAIT, Reason.ROOM_FULL), told)
    return _Finding(facts=told)


def _waits_inside(facts: Facts) -> bool | None:
    """Whether the party may wait in the waiting area: it has seats for them, and so has the building."""
    if facts.waiting_area is None:
        return None
    return facts.waiting_area.free >= facts.persons and (facts.building is None or facts.building.free >= facts.persons)


def _known(facts: Facts) -> Appointment:
    """The appointment, which every check after `_letter` can rely on."""
    assert facts.appointment is not None  # noqa: S101 - `_letter` has failed otherwise
    return facts.appointment


_CHECKS: tuple[tuple[Check, Callable[[Facts], _Finding]], ...] = (
    (Check.READABLE, _readable),
    (Check.FORM, _form),
    (Check.SIGNATURE, _signature),
    (Check.KEY, _key),
    (Check.SITE, _site),
    (Check.LETTER, _letter),
    (Check.DAY, _day),
    (Check.ACCESS, _access),
    (Check.TIME, _time),
    (Check.ONCE, _once),
    (Check.PARTY, _party),
    (Check.RULES, _rules),
    (Check.ROOM, _room),
    (Check.BUILDING, _building),
    (Check.SEATS, _seats),
)
