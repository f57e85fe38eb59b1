"""A decision and a visit as the command line tells them: fields for programs, lines for people."""

from desk.cli.instead import INSTEAD_KEYS, deciding_lines, instead_fields, instead_lines
from desk.cli.speech import _
from desk.domain.appointments import Appointment
from desk.domain.decisions import CheckState, Reason, Verdict
from desk.domain.occupancy import Visit
from desk.domain.rules import RuleKind
from desk.i18n import time_of_day
from desk.service.admission import Presented
from desk.service.appointments import show_reference
from desk.service.desk import Desk
from desk.service.facts import ScanKind
from desk.ui.words import rooms as room_words
from desk.ui.words import verdicts
from desk.ui.words.checks import check_line
from desk.ui.words.rules import rule_words

_MARKS = {CheckState.PASSED: "+", CheckState.FAILED: "x", CheckState.NOT_REACHED: "-"}
_CAN_GO_IN = frozenset({None, Reason.QUESTIONS_OPEN, Reason.FILE_NUMBER_MISSING})

DECISION_KEYS = (
    "verdict, reason, why, checks (check, state, name, value, facts), open_questions, reference, service, room, floor, "
    f"way (title, detail), persons (invited, came), number, place, expected, waits_inside, "
    f"instead ({INSTEAD_KEYS}), visit, at"
)


def decision_fields(desk: Desk, presented: Presented) -> dict[str, object]:
    """Everything that was decided, by stable names; a walk-in has no reference before it has got seat or number."""
    decision, appointment, listed = presented.decision, _received(presented), presented.listed
    service = presented.facts.service
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
        "reference": show_reference(listed.reference) if listed else None,
        "service": service.key if service else None,
        "room": appointment.room.number if appointment else None,
        "floor": appointment.room.floor if appointment else None,
        "way": [{"title": step.title, "detail": step.detail} for step in appointment.room.way] if appointment else [],
        "persons": {"invited": listed.persons if listed else None, "came": decision.persons},
        "place": presented.place if presented.expected else None,
        "expected": list(presented.expected) if presented.expected else None,
        "waits_inside": decision.waits_inside,
        "instead": instead_fields(presented.instead, presented.at.astimezone(desk.zone)),
        "visit": None,
        "number": int(presented.scanned) if presented.brought.kind is ScanKind.NUMBER else None,
        "at": presented.at,
    }
    return fields


def decision_lines(desk: Desk, presented: Presented) -> list[str]:
    """What the guard says and does, in that order: verdict, why, where, what to ask or what instead; the checks."""
    decision, local = presented.decision, presented.at.astimezone(desk.zone)
    lines = [verdicts.word(decision.verdict, _), verdicts.why(decision, desk.zone, _)]
    lines += [*_where(presented), *_wait(desk, presented)]
    asked = {rule.key: rule.title for rule in presented.facts.holding.rules}
    if decision.reason is Reason.FILE_NUMBER_MISSING:
        lines.append("? " + _("Number of the document or of the file") + " (--file-number)")
    if decision.reason in {Reason.FILE_NUMBER_MISSING, Reason.QUESTIONS_OPEN}:
        lines += [f"? {asked[key]} (--fulfilled {key})" for key in decision.open_questions]
    else:
        lines += instead_lines(presented.instead, presented.house, local)
    if decision.reason in {Reason.RULE_NOT_MET, Reason.INVITATION_NEEDED}:
        lines.append(verdicts.what_now(decision, desk.zone, _))  # what helps, and that the office writes first
    lines += _before_going_in(presented)
    for result in decision.checks:
        if presented.facts.walk_in and result.state is CheckState.NOT_REACHED and not result.facts:
            continue  # most checks are of a letter
        line = check_line(result, desk.zone, _)
        lines.append(f"{_MARKS[result.state]} {line.name}: {line.value}".rstrip(": "))
    lines += deciding_lines(presented.instead, presented.house, local)
    return [line for line in lines if line]


def _before_going_in(presented: Presented) -> list[str]:
    """How one pays, said before somebody goes in ("Bezahlungen sind ausschließlich via EC-Karte möglich")."""
    paid = presented.facts.holding.of(RuleKind.PAYMENT)
    if paid is None or presented.decision.reason not in _CAN_GO_IN:
        return []
    said = rule_words(paid, presented.house, _)
    return [". ".join(part for part in (said.title, said.detail) if part)]


def _received(presented: Presented) -> Appointment | None:
    """The appointment whose room is told; not that which a walk-in who is sent away would have got."""
    sent_away = presented.decision.verdict in {Verdict.REDIRECT, Verdict.REFUSE}
    return presented.listed if sent_away else presented.decision.appointment


def _where(presented: Presented) -> list[str]:
    """The room and the way to it, where there is one."""
    appointment = _received(presented)
    if appointment is None:
        return []
    room = f"{room_words.room_name(appointment.room.number, _)}, {room_words.floor_long(appointment.room.floor, _)}"
    came = room_words.persons(presented.decision.persons, _)
    return [f"{room}, {came}", *(f"  {step.title}: {step.detail}" for step in appointment.room.way)]


def _wait(desk: Desk, presented: Presented) -> list[str]:
    """Until when a seat is likely to be free, and where to wait."""
    lines = [verdicts.estimate_line(*presented.expected, desk.zone, _)] if presented.expected else []
    match presented.decision.waits_inside:
        case True:
            lines.append(_("Please take a seat in the waiting area"))
            lines += [f"? {rule.title}" for rule in presented.facts.asked if presented.facts.answer(rule) is None]
        case False:
            lines.append(_("Please wait outside"))
    return lines


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
