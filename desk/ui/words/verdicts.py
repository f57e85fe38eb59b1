"""The verdict in words: its word, the fact beside it, why, and what to do now."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from desk.domain.appointments import Appointment, AppointmentKind
from desk.domain.decisions import Decision, Reason, Verdict
from desk.domain.rules import Rule
from desk.domain.waiting import Waiting
from desk.i18n import Translate
from desk.ui.words.moments import clock
from desk.ui.words.reasons import reason_words
from desk.ui.words.rooms import persons, room_name
from desk.ui.words.told import ReasonWords


@dataclass(frozen=True, slots=True)
class Band:
    """What stands at the right of the verdict."""

    fact: str
    line: str


def word(verdict: Verdict, _: Translate) -> str:
    """Return the one word."""
    match verdict:
        case Verdict.ADMIT:
            return _("ADMIT")
        case Verdict.CHECK:
            return _("CHECK")
        case Verdict.WAIT:
            return _("WAIT")
        case Verdict.REDIRECT:
            return _("REDIRECT")
        case Verdict.REFUSE:
            return _("NO ENTRY")
        case _:
            assert_never(verdict)


def band(decision: Decision, zone: ZoneInfo, _: Translate) -> Band:
    """Return the fact and the line beside the verdict: `Zimmer 2.14`, `10:45 Uhr, 2 Personen`."""
    appointment = decision.appointment
    if appointment is not None and decision.reason in {None, Reason.QUESTIONS_OPEN}:
        return Band(room_name(appointment.room.number, _), _invitation(decision, appointment, zone, _))
    words = _reason(decision, zone, _)
    return Band(words.fact, words.line) if words else Band("", "")


def admitted_band(admitted_at: datetime, zone: ZoneInfo, _: Translate) -> Band:
    """Return what stands beside the verdict after the admission has been stored (UTC), and not before."""
    return Band(_("admitted at {time}").format(time=clock(admitted_at, zone, _)), _("stored, seats taken"))


def waiting_band(waiting: Waiting, place: int, _: Translate) -> Band:
    """Return what stands beside the verdict for a party that has its number; `place` is its place in line, from 1."""
    return Band(_("Number {number}").format(number=waiting.number), _("place {place} in the line").format(place=place))


def headline(decision: Decision, zone: ZoneInfo, _: Translate) -> str:
    """Return verdict, fact and line as one text, for a screen reader and the command line."""
    beside = band(decision, zone, _)
    return ". ".join(part for part in (word(decision.verdict, _), beside.fact, beside.line) if part)


def why(decision: Decision, zone: ZoneInfo, _: Translate) -> str:
    """Return why the verdict is what it is, as the guard can read it out."""
    appointment = decision.appointment
    without_letter = appointment is not None and appointment.kind is AppointmentKind.WALK_IN
    if without_letter and decision.reason is Reason.QUESTIONS_OPEN:
        return _("Before you go in, I have some questions.")
    words = _reason(decision, zone, _)
    if words:
        return words.why
    room = appointment.room.number if appointment else ""
    if without_letter:
        return _("Please go to room {room}.").format(room=room)
    return _("Your letter is valid. Please go to room {room}.").format(room=room)


def what_now(decision: Decision, zone: ZoneInfo, _: Translate) -> str:
    """Return what the guard does now."""
    words = _reason(decision, zone, _)
    return words.now if words else _("Confirm the admission and tell the way.")


def still_open(decision: Decision, rules: tuple[Rule, ...], _: Translate) -> str:
    """Return what is missing before somebody can go in: `erst nach Punkt 3`; empty where nothing is.

    `rules` are the questions in their order; the first one is point 1.
    """
    if decision.reason is Reason.FILE_NUMBER_MISSING:
        return _("only with the number")
    points = [str(number) for number, rule in enumerate(rules, 1) if rule.key in decision.open_questions]
    if not points:
        return ""
    if len(points) == 1:
        return _("only after point {point}").format(point=points[0])
    return _("only after points {points}").format(points=", ".join(points))


def estimate_line(soonest: datetime, latest: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return a span of time as it is told to who waits: `zwischen 11:40 und 12:00` (moments are UTC)."""
    return _("between {from} and {until}").format_map(
        {
            "from": clock(soonest, zone, _),
            "until": clock(latest, zone, _),
        }
    )


def _invitation(decision: Decision, appointment: Appointment, zone: ZoneInfo, _: Translate) -> str:
    if appointment.kind is AppointmentKind.WALK_IN:
        return _("without appointment, {persons}").format(persons=persons(decision.persons, _))
    return _("{time}, {persons}").format(
        time=clock(appointment.starts_at, zone, _), persons=persons(appointment.persons, _)
    )


def _reason(decision: Decision, zone: ZoneInfo, _: Translate) -> ReasonWords | None:
    """Return the words of the reason; None where somebody may go in."""
    if decision.reason is None:
        return None
    return reason_words(decision.reason, decision.failed.facts if decision.failed else {}, zone, _)
