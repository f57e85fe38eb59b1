"""A decision and a visit as the command line tells them: fields for programs, lines for people."""

from desk.cli.speech import _
from desk.domain.decisions import CheckState, Reason
from desk.domain.occupancy import Visit
from desk.i18n import time_of_day
from desk.service.admission import Presented
from desk.service.appointments import show_reference
from desk.service.desk import Desk
from desk.ui.words import rooms as room_words
from desk.ui.words import verdicts
from desk.ui.words.checks import check_line
from desk.ui.words.contacts import contact_line

_MARKS = {CheckState.PASSED: "+", CheckState.FAILED: "x", CheckState.NOT_REACHED: "-"}


def decision_fields(desk: Desk, presented: Presented) -> dict[str, object]:
    """Everything that was decided, by stable names."""
    decision, appointment = presented.decision, presented.decision.appointment
    local = presented.at.astimezone(desk.zone)
    fields: dict[str, object] = {
        "verdict": decision.verdict,
        "reason": decision.reason,
        "why": verdicts.why(decision, desk.zone, _),
        "checks": [
            {
                "check": result.check,
                "state": result.state,
                "name": check_line(result, desk.zone, _).name,
                "value": check_line(result, desk.zone, _).value,
                "facts": dict(result.facts),
            }
            for result in decision.checks
        ],
        "open_questions": list(decision.open_questions),
        "reference": show_reference(appointment.reference) if appointment else None,
        "room": appointment.room.number if appointment else None,
        "floor": appointment.room.floor if appointment else None,
        "way": [{"title": step.title, "detail": step.detail} for step in appointment.room.way] if appointment else [],
        "persons": {"invited": appointment.persons if appointment else None, "came": decision.persons},
        "place": presented.place if presented.expected else None,
        "expected": list(presented.expected) if presented.expected else None,
        "instead": [
            {
                "kind": contact.kind,
                "address": contact.address,
                "label": contact.label,
                "reachable": contact_line(contact, local, _).reachable,
            }
            for contact in presented.instead.contacts
        ],
        "visit": None,
        "at": presented.at,
    }
    return fields


def decision_lines(desk: Desk, presented: Presented) -> list[str]:
    """The verdict, why, where, every check, what the guard still has to ask, and what is possible instead."""
    decision, appointment = presented.decision, presented.decision.appointment
    lines = [verdicts.word(decision.verdict, _), verdicts.why(decision, desk.zone, _)]
    if appointment:
        where = (
            f"{room_words.room_name(appointment.room.number, _)}, {room_words.floor_long(appointment.room.floor, _)}"
        )
        lines.append(f"{where}, {room_words.persons(decision.persons, _)}")
        lines += [f"  {step.title}: {step.detail}" for step in appointment.room.way]
    if presented.expected:
        lines.append(verdicts.estimate_line(*presented.expected, desk.zone, _))
    for result in decision.checks:
        line = check_line(result, desk.zone, _)
        lines.append(f"{_MARKS[result.state]} {line.name}: {line.value}".rstrip(": "))
    asked = {rule.key: rule.title for rule in presented.facts.holding.rules}
    if decision.reason is Reason.QUESTIONS_OPEN:
        lines += [f"? {asked[key]} (--fulfilled {key})" for key in decision.open_questions]
    local = presented.at.astimezone(desk.zone)
    for contact in presented.instead.contacts:
        told = contact_line(contact, local, _)
        lines.append(f"> {told.address} {told.label} {told.text}".rstrip())
    return [line for line in lines if line]


def visit_fields(visit: Visit) -> dict[str, object]:
    """A visit by stable names."""
    return {
        "visit": visit.id,
        "room": visit.room,
        "persons": {"invited": visit.invited, "came": visit.persons},
        "admitted": visit.admitted_at,
        "planned_end": visit.planned_end,
        "left": visit.left_at,
    }


def visit_line(desk: Desk, visit: Visit) -> str:
    """A visit in one line."""
    where = f"{room_words.room_name(visit.room, _)}, {room_words.persons(visit.persons, _)}"
    if visit.left_at:
        return _("{where}: left at {time}. Visit {visit}").format(
            where=where, time=time_of_day(visit.left_at, desk.zone, _), visit=visit.id
        )
    return _("{where}: admitted at {time}. Visit {visit}").format(
        where=where, time=time_of_day(visit.admitted_at, desk.zone, _), visit=visit.id
    )
