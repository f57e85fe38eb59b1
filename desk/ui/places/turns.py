"""What an answer makes of the matter before the guard: pure functions from one situation to the next.

A letter that was read meanwhile (`next_scan`) survives whatever was stored, so that its visitor is not forgotten.
"""

from dataclasses import replace

from desk.domain.appointments import Appointment
from desk.domain.ledger import Fact
from desk.domain.occupancy import Visit
from desk.domain.services import Service
from desk.domain.waiting import Waiting
from desk.service.admission import Outcome, Presented
from desk.ui.states.situation import Phase, Situation


def presented(situation: Situation, letter: Presented) -> Situation:
    """A party was presented: it takes the place of whatever was there. Another letter that was read meanwhile waits."""
    waits = situation.next_scan if situation.next_scan != letter.scanned else ""
    return Situation(Phase.DECIDED, letter, next_scan=waits, next_typed=situation.next_typed, neutral=situation.neutral)


def choosing(situation: Situation) -> Situation:
    """Somebody is here without a letter: what for is asked."""
    return replace(cleared(situation), phase=Phase.CHOOSING)


def searched(situation: Situation, words: str, found: tuple[Service, ...]) -> Situation:
    """The guard searched: several services were found, or none."""
    return replace(choosing(situation), words=words, found=found)


def cleared(situation: Situation) -> Situation:
    """Nobody is before the guard."""
    return Situation(neutral=situation.neutral)


def point_toggled(situation: Situation, number: int) -> Situation:
    """The point of that number is fulfilled, or open again."""
    letter = situation.presented
    asked = situation.questions
    if letter is None or not situation.asks or not 1 <= number <= len(asked):
        return situation
    point = asked[number - 1]
    answers = dict(letter.facts.answers)
    met = letter.facts.answer(point) is True
    answers.pop(point.key, None)
    if not met:
        answers[point.key] = True
    exempt = letter.facts.exempt - {point.key}
    return replace(situation, presented=letter.answered(letter.facts.persons, answers, exempt))


def exempted(situation: Situation) -> Situation:
    """Somebody is exempt from the first open point from which one can be; nothing is said on why."""
    letter = situation.presented
    if letter is None or not situation.asks:
        return situation
    facts = letter.facts
    point = next((one for one in situation.questions if one.exemption and facts.answer(one) is not True), None)
    if point is None:
        return situation
    return replace(situation, presented=letter.answered(facts.persons, facts.answers, facts.exempt | {point.key}))


def all_fulfilled(situation: Situation) -> Situation:
    """Every point is fulfilled."""
    letter = situation.presented
    if letter is None or not situation.asks:
        return situation
    facts = letter.facts
    answers = {rule.key: True for rule in situation.questions if rule.key not in facts.exempt}
    return replace(situation, presented=letter.answered(letter.facts.persons, answers))


def party_changed(situation: Situation, persons: int) -> Situation:
    """So many have come."""
    letter = situation.presented
    if letter is None or situation.phase is not Phase.DECIDED or persons < 1:
        return situation
    draft = letter.brought.draft
    if draft is not None and letter.facts.holding.companions is None:  # else they are companions of one visitor
        letter = _redrafted(letter, replace(draft, persons=persons))
    return replace(situation, presented=letter.answered(persons, letter.facts.answers))


def number_named(situation: Situation, number: str) -> Situation:
    """A walk-in named the number of its document or file, or a part of it: it is being typed."""
    letter = situation.presented
    if letter is None or letter.facts.walk_in is None or not situation.asks_number:
        return situation
    named = number.strip()
    walk_in, draft = replace(letter.facts.walk_in, file_number=named), letter.brought.draft
    letter = replace(
        letter, brought=replace(letter.brought, walk_in=walk_in), facts=replace(letter.facts, walk_in=walk_in)
    )
    if draft is not None:
        letter = _redrafted(letter, replace(draft, file_number=named))
    return replace(situation, presented=letter.answered(letter.facts.persons, letter.facts.answers))


def _redrafted(letter: Presented, draft: Appointment) -> Presented:
    """The same walk-in with another draft of the seat that it would get."""
    return replace(letter, brought=replace(letter.brought, draft=draft), facts=replace(letter.facts, appointment=draft))


def refused_for(situation: Situation, rule: str) -> Presented | None:
    """The letter as it is refused: for a rule that is not met, else for the reason that the decision gives."""
    letter = situation.presented
    if letter is None or rule not in {one.key for one in situation.questions}:
        return letter
    facts = letter.facts
    return letter.answered(facts.persons, {**facts.answers, rule: False}, facts.exempt - {rule})


def admitted(situation: Situation, answer: tuple[Outcome, Presented]) -> Situation:
    """The party is inside; or something stands against it now, and the letter is shown anew."""
    outcome, letter = answer
    if outcome.visit is None:
        return presented(situation, letter)
    return replace(situation, phase=Phase.ADMITTED, presented=letter, visit=outcome.visit)


def numbered(situation: Situation, number: Waiting | None) -> Situation:
    """The party has its number in the line."""
    return replace(situation, phase=Phase.NUMBERED, number=number) if number else situation


def turned_away(situation: Situation, act: Fact) -> Situation:
    """The visitor goes elsewhere, or away."""
    return replace(cleared(situation), act=act, next_scan=situation.next_scan)


def taken_back(situation: Situation, act: Fact) -> Situation:
    """The last act was taken back."""
    return replace(turned_away(situation, act), taken_back=True)


def left(situation: Situation, visit: Visit) -> Situation:
    """A party has left."""
    return replace(cleared(situation), phase=Phase.LEFT, visit=visit, next_scan=situation.next_scan)


def leaving(situation: Situation) -> Situation:
    """The next letter is that of a visitor who leaves."""
    return replace(cleared(situation), phase=Phase.LEAVING)


def without_letter(situation: Situation) -> Situation:
    """Somebody is here without a letter and wants none of the services."""
    return replace(cleared(situation), phase=Phase.WITHOUT_LETTER)


def sound_switched(situation: Situation) -> Situation:
    """Every verdict sounds alike from now on, or each its own way."""
    return replace(situation, neutral=not situation.neutral)
