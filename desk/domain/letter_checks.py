"""The checks of what was brought: is this a letter of ours, and does it still stand."""

from datetime import date

from desk.domain.appointments import AppointmentStatus
from desk.domain.decisions import Facts, FactValue, Reason, Verdict
from desk.domain.findings import PASSED, SKIPPED, Finding
from desk.domain.letters import CodeFault
from desk.domain.opening import Shut
from desk.domain.rules import Access

_WORTH_THE_WAY = frozenset({Access.WALK_IN, Access.APPOINTMENT})
"""Only then somebody without a letter is sent to another building; else they would be sent away there once more."""


def readable(facts: Facts) -> Finding:
    """Whether there is anything to read."""
    match facts.reading.fault:
        case CodeFault.EMPTY:
            return Finding((Verdict.CHECK, Reason.UNREADABLE))
        case CodeFault.MISTYPED:
            return Finding((Verdict.CHECK, Reason.MISTYPED))
        case _ if facts.walk_in is not None:
            return SKIPPED
        case None if facts.reading.letter is None and not facts.by_list:
            # Neither paper nor list speaks for anybody; without this a reading of nothing would pass the signature.
            return Finding((Verdict.CHECK, Reason.UNREADABLE))
        case _:
            return PASSED


def form(facts: Facts) -> Finding:
    """Whether it is a letter of ours."""
    if facts.walk_in is not None:
        return SKIPPED
    match facts.reading.fault:
        case CodeFault.FOREIGN:
            return Finding((Verdict.REFUSE, Reason.FOREIGN_CODE), {"kind": facts.foreign or "text"})
        case CodeFault.DAMAGED:
            return Finding((Verdict.REFUSE, Reason.CODE_DAMAGED))
        case CodeFault.UNKNOWN_FORM:
            return Finding((Verdict.CHECK, Reason.UNKNOWN_FORM))
        case _:
            return Finding(facts={"repaired": "yes"}) if facts.reading.repaired else PASSED


def signature(facts: Facts) -> Finding:
    """Whether it is genuine and unchanged."""
    if facts.reading.fault is CodeFault.FORGED:
        return Finding((Verdict.REFUSE, Reason.FORGED))
    # Without the key nobody can tell; and behind a human code there is no signature, only the list.
    unsigned = facts.by_list or facts.walk_in is not None
    return Finding(skipped=unsigned or facts.reading.fault is CodeFault.UNKNOWN_KEY)


def key(facts: Facts) -> Finding:
    """Whether it was signed with a key of ours that still counts."""
    if facts.by_list or facts.walk_in is not None:
        return SKIPPED
    if facts.reading.fault is CodeFault.UNKNOWN_KEY:
        if facts.claimed_site is None:
            return Finding((Verdict.REFUSE, Reason.OTHER_OFFICE))
        return Finding((Verdict.CHECK, Reason.UNKNOWN_KEY), {"site": facts.claimed_site.name})
    if facts.key_withdrawn and facts.appointment is None:
        return Finding((Verdict.REFUSE, Reason.KEY_WITHDRAWN))
    return PASSED


def site(facts: Facts) -> Finding:
    """Whether it is for this building."""
    letter, appointment = facts.reading.proven, facts.appointment
    day: date | None
    if letter is not None and letter.issuer != facts.here.number:
        there, day = facts.claimed_site, letter.day
        if there is None:
            return Finding((Verdict.REFUSE, Reason.OTHER_OFFICE))
    elif appointment is not None and appointment.site.number != facts.here.number:
        # Found by its human code, or moved to another building: the room is not behind this door.
        there, day = appointment.site, appointment.day
    elif facts.elsewhere is not None and facts.holding.access in _WORTH_THE_WAY and not _closed_today(facts):
        there, day = facts.elsewhere, None  # nobody expects them there on a day
    else:
        return Finding(facts={"site": facts.here.name})
    told: dict[str, FactValue] = {"site": there.name, "address": there.address.line, "here": facts.here.name}
    told |= {"day": day, "today": facts.today} if day else {}
    return Finding((Verdict.REDIRECT, Reason.OTHER_SITE), told)


def letter(facts: Facts) -> Finding:
    """Whether its appointment stands, and this is its latest letter."""
    appointment = facts.appointment
    if facts.walk_in is not None and (appointment is None or appointment.status is AppointmentStatus.PLANNED):
        return SKIPPED
    if appointment is None:
        return Finding((Verdict.CHECK, Reason.NOT_ON_LIST))
    if appointment.status is AppointmentStatus.CANCELLED:
        told: dict[str, FactValue] = {"day": appointment.day, "starts": appointment.starts_at, "today": facts.today}
        return Finding((Verdict.REFUSE, Reason.CANCELLED), told)
    letter = facts.reading.letter
    revision = letter.revision if letter else appointment.revision
    numbers = {"revision": revision, "current": appointment.revision}
    if revision < appointment.revision:
        return Finding((Verdict.REFUSE, Reason.REPLACED), numbers)
    if revision > appointment.revision:
        # The paper is newer than this list: true, but what it replaced is not known here.
        return Finding((Verdict.CHECK, Reason.NEWER_LETTER), numbers)
    return Finding(facts=numbers)


def _closed_today(facts: Facts) -> bool:
    return facts.closing is not None and facts.closing.why is not Shut.OUTSIDE_HOURS
