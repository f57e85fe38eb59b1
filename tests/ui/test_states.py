"""From facts to states, as data: what the entrance and the board say for real letters of a real sample day."""

from dataclasses import replace
from uuid import UUID

import pytest

from desk.domain.appointments import AppointmentId
from desk.domain.decisions import Reason, Verdict
from desk.domain.places import RoomState, Seats
from desk.domain.rulebook import Rulebook
from desk.domain.rules import Access, Companion, Companions, Reached, Rule, RuleKind
from desk.domain.services import Contact, ContactKind
from desk.domain.waiting import Waiting
from desk.i18n import translator
from desk.service.admission import Presented, admit, present
from desk.service.leaving import leave_by_code
from desk.service.ledger import history
from desk.service.occupancy import board, close_room
from desk.service.refusal import let_wait
from desk.service.today import today
from desk.service.walkins import present_walk_in
from desk.ui.entrance.state import (
    ActionKind,
    AdmitScene,
    Caption,
    CheckScene,
    EntranceState,
    IdleScene,
    Party,
    RedirectScene,
    RefuseScene,
    WaitScene,
)
from desk.ui.places import turns
from desk.ui.states.board import Choosing, board_state, closing_reasons
from desk.ui.states.card import contacts_card
from desk.ui.states.entrance import OTHER_REASON, entrance_state
from desk.ui.states.situation import Phase, Situation
from tests.ui.office import NOW, Training, code

_ = str


def shown(training: Training, situation: Situation) -> EntranceState:
    return entrance_state(situation, training.around(), (), Caption(), _)


def presented(training: Training, text: str) -> Situation:
    with training.desk() as desk:
        return turns.presented(Situation(), present(desk, text))


def kinds(state: EntranceState) -> list[ActionKind]:
    return [action.kind for action in state.actions]


def test_idle_shows_what_holds_and_who_comes_without_names(training: Training) -> None:
    state = shown(training, Situation())

    assert state.band.verdict is None
    assert isinstance(state.scene, IdleScene)
    assert len(state.scene.rules) == 4
    assert [one.time for one in state.scene.expected] == sorted(one.time for one in state.scene.expected)
    assert state.scene.expected[0].now
    names = {row.appointment.name for row in training.rows()}
    assert not [name for name in names if name in repr(state)]


def test_a_valid_letter_asks_its_questions_and_is_blocked_until_all_are_answered(training: Training) -> None:
    matter = presented(training, code(training.due()))
    state = shown(training, matter)
    scene = state.scene

    assert state.band.verdict is Verdict.CHECK
    assert isinstance(scene, CheckScene)
    assert [one.answered for one in scene.questions] == [None] * len(scene.questions)
    assert state.actions[0].blocked

    matter = turns.point_toggled(turns.all_fulfilled(matter), 2)
    assert matter.presented is not None
    assert [one.answered for one in shown(training, matter).scene.questions] == [True, None, True]  # type: ignore[union-attr]

    matter = turns.point_toggled(matter, 2)
    state = shown(training, matter)
    assert state.band.verdict is Verdict.CHECK
    assert kinds(state)[0] is ActionKind.CONFIRM
    assert not state.actions[0].blocked
    assert {choice.code for choice in state.reasons} == {*(rule.key for rule in matter.questions), OTHER_REASON}


def test_an_exemption_fulfils_its_point_until_it_is_taken_back(training: Training) -> None:
    matter = presented(training, code(training.due()))
    scene = shown(training, matter).scene
    assert isinstance(scene, CheckScene)
    assert scene.exempt_label == "1 exempt"

    exempt = turns.exempted(matter)
    scene = shown(training, exempt).scene
    assert isinstance(scene, CheckScene)
    assert (scene.questions[0].answered, scene.questions[0].word, scene.exempt_label) == (True, "exempt", "")
    assert "Bescheinigung" in scene.questions[0].help
    assert turns.exempted(exempt) == exempt
    assert exempt.unconfirmed

    everything = turns.all_fulfilled(exempt)
    assert everything.presented is not None
    assert everything.presented.facts.exempt == {matter.questions[0].key}
    refused = turns.refused_for(everything, matter.questions[0].key)
    assert refused is not None
    assert refused.decision.reason is Reason.RULE_NOT_MET
    back = turns.point_toggled(exempt, 1)
    assert back.presented is not None
    assert (back.presented.facts.answers, back.presented.facts.exempt) == ({}, frozenset())
    assert turns.exempted(Situation()) == Situation()


def test_after_storing_the_room_is_shown_with_what_was_stored(training: Training) -> None:
    matter = turns.all_fulfilled(presented(training, code(training.due(2))))
    letter = matter.presented
    assert letter is not None
    with training.desk() as desk:
        outcome = admit(desk, letter)
    matter = turns.admitted(matter, (outcome, letter.decided(outcome.decision)))
    state = shown(training, matter)

    assert state.band.verdict is Verdict.ADMIT
    assert "10:35" in state.band.fact
    assert isinstance(state.scene, AdmitScene)
    assert state.scene.stored
    assert letter.decision.appointment is not None
    assert state.scene.room.number == letter.decision.appointment.room.number
    assert kinds(state) == [ActionKind.NEXT]
    assert state.history[0].verdict is Verdict.ADMIT


def test_a_full_room_gives_an_honest_span_and_then_a_number(training: Training) -> None:
    row = training.due()
    others = [
        other
        for other in training.rows()
        if other.appointment.room == row.appointment.room and other.letter and other.appointment != row.appointment
    ]
    matter = presented(training, code(row))
    assert matter.presented is not None
    facts = matter.presented.facts
    assert facts.seats is not None
    full = replace(facts, seats=replace(facts.seats, free=0))
    letter = replace(matter.presented, facts=full).answered(1, {rule.key: True for rule in facts.asked})
    letter = replace(letter, expected=(NOW, NOW))
    matter = turns.presented(Situation(), letter)
    state = shown(training, matter)

    assert others
    assert letter.decision.reason is Reason.ROOM_FULL
    assert isinstance(state.scene, WaitScene)
    assert "10:35" in state.scene.between
    assert kinds(state)[:3] == [ActionKind.CONFIRM, ActionKind.REDIRECT, ActionKind.REFUSE]

    with training.desk() as desk:
        number = let_wait(desk, letter)
    state = shown(training, turns.numbered(matter, number))
    assert state.band.fact == "Number 1"
    assert kinds(state) == [ActionKind.NEXT]


@pytest.mark.parametrize(
    ("inside", "told"),
    [(True, "Please take a seat in the waiting area"), (False, "Please wait outside"), (None, "")],
)
def test_where_to_wait_is_said_where_there_is_a_waiting_area(
    training: Training, inside: bool | None, told: str
) -> None:
    letter = presented(training, code(training.due(1))).presented
    assert letter is not None
    facts = letter.facts
    area = None if inside is None else Seats(3, 3 if inside else 0, open=True)
    facts = replace(facts, waiting_area=area, seats=Seats(2, 0, open=True))
    waits = replace(letter, facts=facts).answered(1, {rule.key: True for rule in facts.asked})
    state = shown(training, turns.presented(Situation(), waits))

    assert waits.decision.reason is Reason.ROOM_FULL
    assert isinstance(state.scene, WaitScene)
    assert (state.scene.place.title if state.scene.place else "") == told
    assert kinds(state)[0] is ActionKind.CONFIRM

    numbered = turns.numbered(turns.presented(Situation(), waits), replace(NUMBER, inside=inside))
    scene = shown(training, numbered).scene
    assert isinstance(scene, WaitScene)
    assert (scene.place.title if scene.place else "") == told


NUMBER = Waiting(UUID(int=1), 8, AppointmentId(UUID(int=2)), "2.14", 1, NOW)


def test_a_full_house_gives_numbers_outside(training: Training) -> None:
    letter = presented(training, code(training.due(1))).presented
    assert letter is not None
    facts = replace(letter.facts, building=Seats(9, 0, open=True), waiting_area=Seats(3, 3, open=True))
    waits = replace(letter, facts=facts).answered(1, {rule.key: True for rule in facts.asked})
    state = shown(training, turns.presented(Situation(), waits))

    assert waits.decision.reason is Reason.HOUSE_FULL
    assert isinstance(state.scene, WaitScene)
    assert state.scene.headline == "As many visitors are in the house as may be"
    assert state.scene.place is not None
    assert state.scene.place.title == "Please wait outside"
    assert kinds(state)[0] is ActionKind.CONFIRM


def test_companions_are_told_and_so_many_can_be_said_as_may_come(training: Training) -> None:
    matter = presented(training, code(training.due(1)))
    assert matter.presented is not None
    rule = Rule("one", RuleKind.COMPANIONS, 9, "users", "", "", "", ruling=Companions(2, (Companion.CHILD,), True))
    facts = matter.presented.facts
    holding = replace(facts.holding, rules=(*facts.holding.rules, rule))
    seats = Seats(9, 9, open=True)
    letter = replace(matter.presented, facts=replace(facts, holding=holding, seats=seats))

    alone = party(shown(training, turns.presented(Situation(), letter.answered(1, {}))))
    assert (alone.invited_word, alone.hint, alone.most) == (
        "1 invited",
        "At most 2 companions: child. Keys − and +",
        3,
    )
    together = party(shown(training, turns.presented(Situation(), letter.answered(2, {}))))
    assert together.hint == "1 companion (child), shows an identity card. Keys − and +"
    many = shown(training, turns.presented(Situation(), letter.answered(4, {}))).scene
    assert isinstance(many, CheckScene)
    assert many.sentence.startswith("At most 2 companions: child. Enter how many go in.")


def test_who_comes_along_without_a_letter_is_a_companion_where_a_rule_speaks_of_them(training: Training) -> None:
    with training.desk() as desk:
        letter = present_walk_in(desk, desk.house.services_here[0].key)
    assert letter.brought.draft is not None
    rule = Rule("one", RuleKind.COMPANIONS, 9, "users", "", "", "", ruling=Companions(1))
    walk_in = Rule("walk-in", RuleKind.ACCESS, 9, "users", "", "", "", ruling=Reached(Access.WALK_IN))
    rules = tuple(one for one in letter.facts.holding.rules if one.kind is not RuleKind.ACCESS)
    seats, freely = Seats(9, 9, open=True), replace(letter.facts.holding, rules=(*rules, walk_in))
    ruled = replace(freely, rules=(*freely.rules, rule))

    together = [
        turns.party_changed(turns.presented(Situation(), replace(letter, facts=facts).answered(1, {})), 2)
        for facts in (replace(letter.facts, holding=one, seats=seats) for one in (freely, ruled))
    ]
    assert [one.presented.facts.companions for one in together if one.presented] == [0, 1]
    told = [party(shown(training, one)) for one in together]
    assert [one.invited_word for one in told] == ["without appointment"] * 2
    assert told[1].hint == "1 companion. Keys − and +"


def party(state: EntranceState) -> Party:
    assert isinstance(state.scene, CheckScene)
    assert state.scene.party is not None
    return state.scene.party


def test_the_rules_of_today_say_how_services_are_reached(training: Training) -> None:
    scene = shown(training, Situation()).scene
    assert isinstance(scene, IdleScene)
    assert scene.rules[0].title == "Nur mit Einladungsschreiben"

    around = training.around()
    today = around.today
    closed = Rule("outing", RuleKind.CLOSED, 0, "lock", "Works outing", "", "", today, today, stand=today)
    house = replace(around.house, book=Rulebook((*around.house.book.rules, closed)))
    scene = entrance_state(Situation(), replace(around, house=house), (), Caption(), _).scene
    assert isinstance(scene, IdleScene)
    assert (scene.rules[0].title, scene.rules[0].detail) == ("Closed today", "Works outing")
    assert scene.stand == "as of 20 November 2026"


def test_many_contacts_are_summed_up_in_one_line() -> None:
    every = tuple(Contact(ContactKind.PHONE, str(number), "Office") for number in (1, 2, 3, 4, 5, 6, 7, 6))
    card = contacts_card("", every, NOW, _)

    assert [one.title for one in card.contacts] == ["1", "2", "3", "4", "5"]
    assert card.others == "Also: 6, 7"


def test_too_early_offers_no_number(training: Training) -> None:
    state = shown(training, presented(training, code(training.later())))

    assert state.band.verdict is Verdict.WAIT
    assert kinds(state)[0] is ActionKind.NEXT


def test_a_cancelled_letter_is_refused_with_reasons_in_order_and_what_is_possible(training: Training) -> None:
    state = shown(training, presented(training, code(training.cancelled())))

    assert state.band.verdict is Verdict.REFUSE
    assert isinstance(state.scene, RefuseScene)
    assert state.scene.checks[-1].sentence
    assert state.scene.skipped
    assert state.scene.card is not None
    assert state.scene.card.contacts
    assert not state.reasons


def test_another_day_is_redirected_to_it(training: Training) -> None:
    with training.desk() as desk:
        letter = present(desk, code(training.later()))
    later = replace(letter.facts, today=letter.facts.today.replace(day=19))
    matter = turns.presented(Situation(), replace(letter, facts=later).answered(1, {}))
    state = shown(training, matter)

    assert state.band.verdict is Verdict.REDIRECT
    assert isinstance(state.scene, RedirectScene)
    assert state.scene.destination.name
    assert kinds(state)[0] is ActionKind.CONFIRM


def test_nonsense_is_read_once_more(training: Training) -> None:
    state = shown(training, presented(training, ""))

    assert state.band.verdict is Verdict.CHECK
    assert kinds(state)[0] is ActionKind.NEXT


def test_a_larger_party_can_be_made_smaller(training: Training) -> None:
    matter = turns.party_changed(presented(training, code(training.due(1))), 2)
    state = shown(training, matter)
    assert isinstance(state.scene, CheckScene)
    assert state.scene.party is not None
    assert state.actions[0].blocked

    fewer = turns.party_changed(matter, 1)
    assert fewer.presented is not None
    assert fewer.presented.decision.reason is Reason.QUESTIONS_OPEN


def test_somebody_inside_can_leave_by_the_same_letter(training: Training) -> None:
    text = code(training.due())
    training.admit(text)
    state = shown(training, presented(training, text))
    assert ActionKind.LEAVE in kinds(state)

    with training.desk() as desk:
        visit = leave_by_code(desk, text)
    state = shown(training, turns.left(Situation(), visit))
    assert state.band.verdict is None
    assert visit.room in state.band.line


def test_without_a_letter_the_urgent_address_is_told(training: Training) -> None:
    state = shown(training, turns.without_letter(Situation()))

    assert state.band.verdict is Verdict.REFUSE
    assert isinstance(state.scene, RedirectScene)
    assert "@" in state.scene.destination.name


def test_a_letter_read_over_another_is_announced_and_survives_the_storing(training: Training) -> None:
    matter = presented(training, code(training.due()))
    assert matter.unconfirmed
    interrupted = replace(matter, next_scan="something")
    assert shown(training, interrupted).interruption is not None
    with training.desk() as desk:
        acts = history(desk)
    assert not acts
    assert presented(training, "nonsense").phase is not Phase.IDLE
    assert turns.presented(interrupted, matter.presented or _never()).next_scan == "something"
    same = replace(matter, next_scan=code(training.due()))
    assert turns.presented(same, matter.presented or _never()).next_scan == ""
    assert turns.cleared(interrupted).next_scan == ""


def _never() -> Presented:
    raise AssertionError


def test_the_german_words_are_all_there(training: Training) -> None:
    german = translator("de")
    matter = presented(training, code(training.due()))
    state = entrance_state(matter, training.around(), (), Caption(), german)

    assert state.band.word == "PRÜFEN"
    assert state.actions[0].label == "Einlassen"


def test_the_board_counts_tells_and_offers(training: Training) -> None:
    outcome = training.admit(code(training.due(2)))
    assert outcome.visit is not None
    with training.desk() as desk:
        state = board_state(board(desk), today(desk), Choosing(outcome.visit.room), True, _)

    assert state.inside == 2
    assert sum(entry.count for entry in state.legend) == sum(len(floor.rooms) for floor in state.floors)
    assert state.chosen is not None
    assert not state.chosen.leave_blocked
    assert state.curve.past[-1][1] == 2
    assert state.peak
    tiles = [tile for floor in state.floors for tile in floor.rooms if tile.room == outcome.visit.room]
    assert tiles[0].taken == 2


def test_the_board_asks_why_a_room_is_closed_and_then_says_it(training: Training) -> None:
    with training.desk() as desk:
        number = board(desk).rooms[0].room.number
        asked = board_state(board(desk), today(desk), Choosing(number, asks_reason=True), False, _)
        close_room(desk, number, "airing")
        closed = board_state(board(desk), today(desk), Choosing(number), False, _)

    assert asked.chosen is not None
    assert [reason.words for reason in asked.chosen.reasons] == list(closing_reasons(_))
    assert closed.chosen is not None
    assert closed.chosen.state is RoomState.CLOSED
    assert closed.chosen.line == "airing"
    assert closed.chosen.switch_label == "Open"
