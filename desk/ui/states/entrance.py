"""From the matter before the guard to the entrance's screen: verdict, scene, actions and what stands around them."""

from typing import assert_never

from desk.domain.decisions import Decision, Reason, Verdict
from desk.i18n import Translate
from desk.service.admission import Presented
from desk.ui.entrance.state import (
    Action,
    ActionKind,
    BandState,
    Caption,
    Choice,
    DeviceEntry,
    EntranceState,
    Interruption,
    Scene,
    WaitingWord,
)
from desk.ui.states.acts import act_row
from desk.ui.states.board import call, called, room_tile
from desk.ui.states.choice import choice_scene
from desk.ui.states.explained import check_entries
from desk.ui.states.idle import idle_scene
from desk.ui.states.scenes import admit_scene, check_scene, questions_scene
from desk.ui.states.scenes_against import redirect_scene, refuse_scene, without_letter_scene
from desk.ui.states.scenes_waiting import wait_scene
from desk.ui.states.situation import Phase, Situation, Surroundings
from desk.ui.words.history import history_line
from desk.ui.words.rooms import room_name
from desk.ui.words.verdicts import admitted_band, band, still_open, waiting_band, word

OTHER_REASON = "other"
"""What the wish carries where a guard refuses for a reason that is none of the house's rules."""


def entrance_state(
    situation: Situation,
    around: Surroundings,
    devices: tuple[DeviceEntry, ...],
    caption: Caption,
    _: Translate,
) -> EntranceState:
    """Return the entrance's whole state, in the words of `_`."""
    zone = around.zone
    rows = (act_row(fact, around.house.rooms, around.today, zone, _) for fact in around.acts)
    decision = situation.presented.decision if situation.presented else None
    appointment = decision.appointment if decision else None
    return EntranceState(
        band=_band(situation, around, _),
        scene=_scene(situation, around, _),
        actions=_actions(situation, _),
        actions_hint=_("or read the next letter") if situation.phase in _DONE else "",
        history=tuple(row for row in rows if row),
        can_undo=situation.just_stored or bool(around.acts),
        rooms_title=_("Seats behind this door"),
        rooms=tuple(room_tile(room, around.board, zone, _) for room in around.board.rooms),
        room=appointment.room.number if appointment else situation.visit.room if situation.visit else "",
        waiting=_waiting(around, _),
        caption=caption,
        devices=devices,
        details_title=_("All checks") if decision else "",
        details=check_entries(decision, zone, _) if decision else (),
        reasons_title=_("Why is the visitor not let in?"),
        reasons=_reasons(situation, _),
        interruption=_interruption(situation, _),
    )


_DONE = frozenset({Phase.ADMITTED, Phase.NUMBERED, Phase.LEFT})


def _band(situation: Situation, around: Surroundings, _: Translate) -> BandState:
    match situation.phase:
        case Phase.IDLE:
            return BandState(None, _("Next letter, please"), line=_idle_line(situation, around, _))
        case Phase.LEAVING:
            return BandState(
                None, _("Letter of the visitor who leaves, please"), line=_("Read it, or free the seat on the board.")
            )
        case Phase.LEFT:
            room = room_name(situation.visit.room, _) if situation.visit else ""
            return BandState(None, _("Goodbye"), line=_("{room}: seats are free again.").format(room=room))
        case Phase.WITHOUT_LETTER:
            return BandState(Verdict.REFUSE, word(Verdict.REFUSE, _), _("Without a letter"), _("none of the services"))
        case Phase.CHOOSING:
            if not situation.words:
                line = _("Choose with 1 to 9, or search: “passport” for example.")
                return BandState(None, _("What do they come for?"), line=line)
            title = _("What do they come for?") if situation.found else _("Nothing was found")
            return BandState(None, title, line=_("Searched for: {words}").format(words=situation.words))
        case Phase.DECIDED | Phase.ADMITTED | Phase.NUMBERED:
            return _verdict_band(situation, around, _)
        case _:
            assert_never(situation.phase)


def _idle_line(situation: Situation, around: Surroundings, _: Translate) -> str:
    """What was stored last, else what to do."""
    act = situation.act
    if act is None:
        return _("Hold it before the camera, or read it with the handheld scanner.")
    room = around.house.rooms.get(act.room) if act.room else None
    what = history_line(act, room.number if room else "", around.today, _)
    if situation.taken_back:
        return _("Taken back: {what}").format(what=what)
    return _("Stored: {what}").format(what=what)


def _verdict_band(situation: Situation, around: Surroundings, _: Translate) -> BandState:
    presented, zone = situation.presented, around.zone
    assert presented is not None  # noqa: S101 - these phases follow a presented letter
    if situation.phase is Phase.ADMITTED and situation.visit is not None:
        beside = admitted_band(situation.visit.admitted_at, zone, _)
        return BandState(Verdict.ADMIT, word(Verdict.ADMIT, _), beside.fact, beside.line)
    if situation.phase is Phase.NUMBERED and situation.number is not None:
        place = 1 + sum(
            one.room == situation.number.room and one.number < situation.number.number for one in around.board.waiting
        )
        beside = waiting_band(situation.number, place, _)
        return BandState(Verdict.WAIT, word(Verdict.WAIT, _), beside.fact, beside.line)
    beside = band(presented.decision, zone, _)
    verdict = Verdict.CHECK if situation.asks else presented.decision.verdict
    return BandState(verdict, word(verdict, _), beside.fact, beside.line)


def _scene(situation: Situation, around: Surroundings, _: Translate) -> Scene:
    presented = situation.presented
    if situation.phase is Phase.WITHOUT_LETTER:
        return without_letter_scene(around, _)
    if situation.phase is Phase.CHOOSING:
        return choice_scene(situation.words, situation.found, around, _)
    if presented is None or situation.phase in {Phase.IDLE, Phase.LEAVING, Phase.LEFT}:
        return idle_scene(around, _)
    if situation.phase is Phase.ADMITTED and situation.visit is not None:
        return admit_scene(presented, situation.visit, around, _)
    if situation.asks:
        return questions_scene(presented, around, _)
    inside = situation.number.inside if situation.number else presented.decision.waits_inside
    return _decided_scene(presented, inside, around, _)


def _decided_scene(presented: Presented, inside: bool | None, around: Surroundings, _: Translate) -> Scene:
    match presented.decision.verdict:
        case Verdict.ADMIT:
            return admit_scene(presented, None, around, _)
        case Verdict.CHECK:
            return check_scene(presented, around, _)
        case Verdict.WAIT:
            return wait_scene(presented, inside, around, _)
        case Verdict.REDIRECT:
            return redirect_scene(presented, around, _)
        case Verdict.REFUSE if presented.facts.walk_in is not None:
            return redirect_scene(presented, around, _)
        case Verdict.REFUSE:
            return refuse_scene(presented, around, _)
        case _:
            assert_never(presented.decision.verdict)


def _actions(situation: Situation, _: Translate) -> tuple[Action, ...]:
    clear = Action(ActionKind.CLEAR, _("Clear"))
    match situation.phase:
        case Phase.IDLE:
            return (
                Action(ActionKind.WITHOUT_LETTER, _("Without a letter")),
                Action(ActionKind.LEAVE, _("Visitor leaves")),
                Action(ActionKind.SOUND, _("Sound: neutral") if situation.neutral else _("Sound: by verdict")),
            )
        case Phase.LEAVING:
            return (clear,)
        case Phase.CHOOSING:
            return (Action(ActionKind.WITHOUT_LETTER, _("None of these")), clear)
        case Phase.ADMITTED | Phase.NUMBERED | Phase.LEFT:
            return (Action(ActionKind.NEXT, _("Done, next visitor")),)
        case Phase.WITHOUT_LETTER:
            return (Action(ActionKind.CONFIRM, _("Refuse")), clear)
        case Phase.DECIDED:
            return (*_answers(situation, _), clear)
        case _:
            assert_never(situation.phase)


def _answers(situation: Situation, _: Translate) -> tuple[Action, ...]:
    """The guard's answers to a decision: first what it proposes, then what else is possible."""
    assert situation.presented is not None  # noqa: S101 - it was decided over something
    decision = situation.presented.decision
    redirect, refuse = Action(ActionKind.REDIRECT, _("Redirect")), Action(ActionKind.REFUSE, _("Refuse"))
    if situation.asks or decision.verdict is Verdict.ADMIT:
        blocked = still_open(decision, situation.questions, _)
        return (Action(ActionKind.CONFIRM, _("Admit"), blocked=blocked), redirect, refuse)
    match decision.verdict:
        case Verdict.CHECK:
            return _unclear(decision, redirect, refuse, _)
        case Verdict.WAIT if decision.reason is not Reason.TOO_EARLY:
            return (Action(ActionKind.CONFIRM, _("Give a number")), redirect, refuse)
        case Verdict.WAIT:
            return (Action(ActionKind.NEXT, _("Waits outside, next visitor")), redirect, refuse)
        case Verdict.REDIRECT:
            return (Action(ActionKind.CONFIRM, _("Redirect")), refuse)
        case _:
            leave = (Action(ActionKind.LEAVE, _("Visitor leaves")),)
            inside = leave if decision.reason is Reason.ALREADY_INSIDE else ()
            return (Action(ActionKind.CONFIRM, _("Refuse")), *inside, redirect)


def _unclear(decision: Decision, redirect: Action, refuse: Action, _: Translate) -> tuple[Action, ...]:
    if decision.reason in {Reason.UNREADABLE, Reason.MISTYPED, Reason.UNKNOWN_FORM}:
        return (Action(ActionKind.NEXT, _("Read once more")), refuse)
    blocked = _("only after asking")
    if decision.reason in {Reason.PARTY_LARGER, Reason.PARTY_OVER_ROOM}:
        blocked = _("only with fewer persons")
    return (Action(ActionKind.CONFIRM, _("Admit"), blocked=blocked), redirect, refuse)


def _reasons(situation: Situation, _: Translate) -> tuple[Choice, ...]:
    """The reasons to choose from; none where the decision itself says why."""
    presented = situation.presented
    if situation.phase is not Phase.DECIDED or presented is None or presented.decision.verdict is Verdict.REFUSE:
        return ()
    rules = tuple(Choice(rule.key, _("Not met: {rule}").format(rule=rule.title)) for rule in situation.questions)
    return (*rules, Choice(OTHER_REASON, _("Another reason")))


def _interruption(situation: Situation, _: Translate) -> Interruption | None:
    if not situation.next_scan:
        return None
    told = _("Another letter was read. This one is not confirmed yet.")
    if situation.next_typed:
        told = _("Something else was typed. This one is not confirmed yet.")
    return Interruption(told, _("Show the new one"))


def _waiting(around: Surroundings, _: Translate) -> WaitingWord:
    now = called(around.board)
    if now:
        return WaitingWord("", call(around.board, _).replace("\n", " · "), called=True, number=now[0].number)
    if not around.board.waiting:
        return WaitingWord(_("Waiting:"), _("nobody"))
    first = around.board.waiting[0]
    told = _("Number {number} → room {room}, as soon as it is free").format(number=first.number, room=first.room)
    return WaitingWord("", told, called=True)
