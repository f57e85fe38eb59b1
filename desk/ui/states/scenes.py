"""The scenes of a letter that is valid or unclear: questions, the way to the room, waiting."""

from dataclasses import replace

from desk.domain.appointments import Appointment
from desk.domain.decisions import CheckState, Reason
from desk.domain.occupancy import OVERDUE_GRACE, Visit
from desk.domain.rules import Rule, RuleKind
from desk.domain.services import ContactKind
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import (
    AdmitScene,
    Answer,
    CheckEntry,
    CheckScene,
    Notice,
    OverdueQuestion,
    Party,
    Question,
    RoomCard,
    WaitScene,
)
from desk.ui.states.explained import contact_entries, decisive_entries, passed, passed_summary
from desk.ui.states.situation import Surroundings
from desk.ui.words.moments import clock
from desk.ui.words.rooms import floor_long, persons, room_name, since, until
from desk.ui.words.verdicts import estimate_line, what_now, why

_MOST_QUESTIONS = 9


def questions_scene(presented: Presented, around: Surroundings, _: Translate) -> CheckScene:
    """Return the checklist of a valid letter."""
    asked = presented.facts.asked[:_MOST_QUESTIONS]
    still = len(presented.decision.open_questions)
    return CheckScene(
        headline=_open_headline(still, len(asked), _),
        questions=tuple(_question(number, rule, presented) for number, rule in enumerate(asked, 1)),
        done_word=_("fulfilled"),
        open_word=_("open"),
        all_label=_("All fulfilled") if still else "",
        checks=(passed_summary(presented.decision, _),),
        details_label=_("view"),
        party_title=_("Have come"),
        party=_party(presented, _),
        notices=_before(presented),
    )


def check_scene(presented: Presented, around: Surroundings, _: Translate) -> CheckScene:
    """Return what is unclear, and whom to ask."""
    decision = presented.decision
    by_party = decision.reason in {Reason.PARTY_LARGER, Reason.PARTY_OVER_ROOM}
    phone = next((one for one in presented.instead.contacts if one.kind is ContactKind.PHONE), None)
    asks = phone is not None and decision.reason in {Reason.UNKNOWN_KEY, Reason.NOT_ON_LIST, Reason.NEWER_LETTER}
    return CheckScene(
        headline=why(decision, around.zone, _),
        sentence=what_now(decision, around.zone, _),
        contact=Notice("phone", phone.address, phone.label) if asks and phone else None,
        # The headline says already why.
        checks=tuple(replace(one, sentence="") for one in decisive_entries(decision, around.zone, _)),
        party_title=_("Have come") if by_party else "",
        party=_party(presented, _) if by_party else None,
    )


def admit_scene(presented: Presented, visit: Visit | None, around: Surroundings, _: Translate) -> AdmitScene:
    """Return the way to the room; with the stored visit what was stored, else the party to be confirmed."""
    appointment = presented.decision.appointment
    assert appointment is not None  # noqa: S101 - nobody is admitted without one
    room = appointment.room
    steps = tuple(Notice(step.icon, step.title, step.detail) for step in room.way)
    card = RoomCard(
        label=room.name or _("Room"),
        number=room.number,
        floor=floor_long(room.floor, _),
        place=room.way[-1].title if room.way else "",
        steps=steps,
        step_free=_("This way has no steps.") if room.step_free else "",
    )
    if visit is None:
        lines = (passed_summary(presented.decision, _),)
        return AdmitScene(
            card,
            stored=False,
            party_title=_("Have come"),
            party=_party(presented, _),
            lines=lines,
            notices=_before(presented),
        )
    return AdmitScene(
        card,
        stored=True,
        party=Party(
            visit.persons,
            visit.invited,
            _("have come, of those invited"),
            title=_("{come} of {invited}").format(come=visit.persons, invited=visit.invited),
        ),
        lines_title=_("This was done"),
        lines=_stored_lines(presented, visit, around, _),
        note=_("When the visitors leave, the letter is read here once more, or the seat is freed on the board."),
    )


def wait_scene(presented: Presented, around: Surroundings, _: Translate) -> WaitScene:
    """Return until when to wait, and the question about a room whose visit is overdue."""
    appointment = presented.decision.appointment
    zone = around.zone
    between = estimate_line(*presented.expected, zone, _) if presented.expected else ""
    return WaitScene(
        headline=_wait_headline(presented, around, _),
        sentence=_wait_sentence(presented, around, _),
        between_label=_("Probably") if between else "",
        between=between,
        why=_("A rough estimate: nobody knows when the visit in the room ends.") if between else "",
        overdue=_overdue(presented, appointment, around, _) if appointment else None,
        contacts_title=_("If waiting is not possible"),
        contacts=contact_entries(presented.instead.contacts, around.now.astimezone(zone), _),
    )


def _wait_headline(presented: Presented, around: Surroundings, _: Translate) -> str:
    appointment = presented.decision.appointment
    if presented.decision.reason is Reason.ROOM_FULL and appointment is not None:
        return _("{room} is full").format(room=room_name(appointment.room.number, _))
    return why(presented.decision, around.zone, _)


def _wait_sentence(presented: Presented, around: Surroundings, _: Translate) -> str:
    appointment = presented.decision.appointment
    if presented.decision.reason is Reason.ROOM_FULL and appointment is not None:
        return _("The letter is valid: {time}, {persons}.").format(
            time=clock(appointment.starts_at, around.zone, _), persons=persons(presented.facts.persons, _)
        )
    return what_now(presented.decision, around.zone, _)


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


def _open_headline(still: int, asked: int, _: Translate) -> str:
    if still == 0:
        return _("Point fulfilled") if asked == 1 else _("All {count} points fulfilled").format(count=asked)
    return _("{open} of {count} points still open").format(open=still, count=asked)


def _question(number: int, rule: Rule, presented: Presented) -> Question:
    return Question(number, rule.title, rule.detail, presented.facts.answers.get(rule.key))


def _party(presented: Presented, _: Translate) -> Party:
    appointment = presented.decision.appointment
    invited = appointment.persons if appointment else presented.facts.persons
    return Party(
        come=presented.facts.persons,
        invited=invited,
        invited_word=_("{count} invited").format(count=invited),
        hint=_("Companions count. Keys − and +"),
        # One more than invited may be said, so that the answer to it can be given.
        most=max(invited + 1, presented.facts.persons),
    )


def _before(presented: Presented) -> tuple[Notice, ...]:
    """What is to be said before the visitor goes in: how to pay."""
    appointment = presented.decision.appointment
    paid = presented.facts.holding.of(RuleKind.PAYMENT)
    if appointment is None or paid is None:
        return ()
    return (Notice(paid.icon, paid.title, paid.letter or paid.detail),)


def _stored_lines(presented: Presented, visit: Visit, around: Surroundings, _: Translate) -> tuple[CheckEntry, ...]:
    done = CheckState.PASSED
    asked = len(presented.facts.asked)
    lines = [CheckEntry(done, _("{count} checks passed").format(count=passed(presented.decision)))]
    if asked:
        lines.append(CheckEntry(done, _("{count} points settled with the visitor").format(count=asked)))
    seats = _("{persons} in {room}").format(persons=persons(visit.persons, _), room=room_name(visit.room, _))
    lines.append(CheckEntry(done, seats, until(visit.planned_end, around.zone, _)))
    return tuple(lines)
