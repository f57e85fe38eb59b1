"""The scenes of somebody who may go in, now or after a question: the checklist, what is unclear, the way."""

from dataclasses import replace

from desk.domain.decisions import CheckState, Reason
from desk.domain.occupancy import Visit
from desk.domain.rules import Rule, RuleKind
from desk.domain.services import ContactKind
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import (
    AdmitScene,
    CheckEntry,
    CheckScene,
    Notice,
    NumberField,
    Party,
    Question,
    RoomCard,
)
from desk.ui.states.card import contacts_card
from desk.ui.states.explained import decisive_entries, passed, passed_summary
from desk.ui.states.situation import Surroundings
from desk.ui.words.party import came_along, may_come
from desk.ui.words.rooms import floor_long, persons, room_name, until
from desk.ui.words.rules import rule_words
from desk.ui.words.verdicts import what_now, why

_MOST_QUESTIONS = 9


def questions_scene(presented: Presented, around: Surroundings, _: Translate) -> CheckScene:
    """Return the checklist of a valid letter, or of a walk-in, who may be asked for a number first."""
    asked = presented.facts.asked[:_MOST_QUESTIONS]
    number = _number(presented, _)
    still = len(presented.decision.open_questions) + (presented.decision.reason is Reason.FILE_NUMBER_MISSING)
    return CheckScene(
        headline=_open_headline(still, len(asked) + (number is not None), _),
        questions=tuple(_question(number, rule, presented, _) for number, rule in enumerate(asked, 1)),
        done_word=_("fulfilled"),
        open_word=_("open"),
        all_label=_("All fulfilled") if presented.decision.open_questions else "",
        exempt_label=_exempt_label(presented, _),
        number=number,
        checks=(passed_summary(presented.decision, _),),
        details_label=_("view"),
        party_title=_("Have come"),
        party=_party(presented, around, _),
        notices=_before(presented, around, _),
    )


def check_scene(presented: Presented, around: Surroundings, _: Translate) -> CheckScene:
    """Return what is unclear, and whom to ask."""
    decision = presented.decision
    by_party = decision.reason in {Reason.PARTY_LARGER, Reason.PARTY_OVER_ROOM}
    contacts = presented.instead.contacts
    phone = next((one for one in contacts if one.kind is ContactKind.PHONE), None)
    asks = decision.reason in {Reason.UNKNOWN_KEY, Reason.NOT_ON_LIST, Reason.NEWER_LETTER}
    others = tuple(one for one in contacts if one is not phone) if asks and phone else contacts
    local = around.now.astimezone(around.zone)
    return CheckScene(
        headline=why(decision, around.zone, _),
        sentence=_what_now(presented, around, _),
        contact=Notice("phone", phone.address, phone.label) if asks and phone else None,
        # The headline says already why.
        checks=tuple(replace(one, sentence="") for one in decisive_entries(decision, around.zone, _)),
        party_title=_("Have come") if by_party else "",
        party=_party(presented, around, _) if by_party else None,
        card=contacts_card(_("What else is possible"), others, local, _) if asks and others else None,
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
    walk_in = presented.facts.walk_in is not None
    if visit is None:
        lines = (passed_summary(presented.decision, _),)
        return AdmitScene(
            card,
            stored=False,
            party_title=_("Have come"),
            party=_party(presented, around, _),
            lines=lines,
            notices=_before(presented, around, _),
        )
    return AdmitScene(
        card,
        stored=True,
        party=Party(
            visit.persons,
            visit.invited,
            _("without appointment") if walk_in else _("have come, of those invited"),
            title=persons(visit.persons, _)
            if walk_in
            else _("{come} of {invited}").format(come=visit.persons, invited=visit.invited),
        ),
        lines_title=_("This was done"),
        lines=_stored_lines(presented, visit, around, _),
        note=_("When the visitors leave, the seat is freed on the board.")
        if walk_in
        else _("When the visitors leave, the letter is read here once more, or the seat is freed on the board."),
    )


def _what_now(presented: Presented, around: Surroundings, _: Translate) -> str:
    """What the guard does; where too many came, first who may come along."""
    allowed, now = presented.facts.holding.companions, what_now(presented.decision, around.zone, _)
    if presented.decision.reason is not Reason.PARTY_LARGER or allowed is None:
        return now
    return f"{may_come(allowed, _)} {now}"


def _open_headline(still: int, asked: int, _: Translate) -> str:
    if still == 0:
        return _("Point fulfilled") if asked == 1 else _("All {count} points fulfilled").format(count=asked)
    return _("{open} of {count} points still open").format(open=still, count=asked)


def _question(number: int, rule: Rule, presented: Presented, _: Translate) -> Question:
    exempt = bool(rule.exemption) and rule.key in presented.facts.exempt
    help_ = rule.exemption if exempt else rule.detail
    return Question(number, rule.title, help_, presented.facts.answer(rule), _("exempt") if exempt else "")


def _exempt_label(presented: Presented, _: Translate) -> str:
    """Name the first open point from which somebody can be exempt: `1 befreit`; empty where there is none."""
    facts = presented.facts
    points = (place for place, rule in enumerate(facts.asked, 1) if rule.exemption and facts.answer(rule) is not True)
    point = next(points, None)
    return _("{point} exempt").format(point=point) if point else ""


def _number(presented: Presented, _: Translate) -> NumberField | None:
    """The field for what a walk-in picks up; None where no number is asked for."""
    walk_in = presented.facts.walk_in
    if walk_in is None or not presented.facts.holding.reached.file_number:
        return None
    return NumberField(
        _("Number of the document or of the file"),
        _("It stands on the pick-up note. Only what was applied for is handed out."),
        walk_in.file_number,
    )


def _party(presented: Presented, around: Surroundings, _: Translate) -> Party:
    facts, appointment = presented.facts, presented.decision.appointment
    allowed = facts.holding.companions
    if facts.walk_in is not None and allowed is None:
        # Whoever waits with a number waits for as many seats.
        wants_seats = presented.brought.draft is not None
        seats = [room.capacity for room in around.house.rooms_for(facts.walk_in.service) if wants_seats]
        hint = _("Everybody who goes in counts. Keys − and +")
        return Party(facts.persons, facts.persons, _("without appointment"), hint, most=max([*seats, facts.persons]))
    invited = appointment.persons if appointment else facts.persons
    came = came_along(facts.companions, allowed, _)
    return Party(
        come=facts.persons,
        invited=invited,
        invited_word=_("without appointment") if facts.walk_in else _("{count} invited").format(count=invited),
        hint=" ".join((f"{came}." if came else may_come(allowed, _), _("Keys − and +"))),
        # More than may come can be said, so that the answer to it can be given.
        most=max(invited + max(1, allowed.most if allowed else 0), facts.persons),
    )


def _before(presented: Presented, around: Surroundings, _: Translate) -> tuple[Notice, ...]:
    """What is to be said before the visitor goes in: how to pay."""
    appointment = presented.decision.appointment
    paid = presented.facts.holding.of(RuleKind.PAYMENT)
    if appointment is None or paid is None:
        return ()
    words = rule_words(paid, around.house, _)
    return (Notice(paid.icon, words.title, paid.letter or words.detail),)


def _stored_lines(presented: Presented, visit: Visit, around: Surroundings, _: Translate) -> tuple[CheckEntry, ...]:
    done = CheckState.PASSED
    asked = len(presented.facts.asked)
    lines = [CheckEntry(done, _("{count} checks passed").format(count=passed(presented.decision)))]
    if asked:
        settled = _("1 point settled with the visitor") if asked == 1 else _("{count} points settled with the visitor")
        lines.append(CheckEntry(done, settled.format(count=asked)))
    seats = _("{persons} in {room}").format(persons=persons(visit.persons, _), room=room_name(visit.room, _))
    lines.append(CheckEntry(done, seats, until(visit.planned_end, around.zone, _)))
    return tuple(lines)
