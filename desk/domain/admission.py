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

from collections.abc import Callable

from desk.domain import letter_checks, visit_checks
from desk.domain.decisions import Check, CheckResult, CheckState, Decision, Facts, Reason, Verdict
from desk.domain.findings import Finding


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
    unanswered = tuple(rule.key for rule in facts.asked if facts.answer(rule) is None)
    if against is None and visit_checks.lacks_file_number(facts):
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
        waits_inside=visit_checks.waits_inside(facts, reason) if reason and verdict is Verdict.WAIT else None,
    )


_CHECKS: tuple[tuple[Check, Callable[[Facts], Finding]], ...] = (
    (Check.READABLE, letter_checks.readable),
    (Check.FORM, letter_checks.form),
    (Check.SIGNATURE, letter_checks.signature),
    (Check.KEY, letter_checks.key),
    (Check.SITE, letter_checks.site),
    (Check.LETTER, letter_checks.letter),
    (Check.DAY, visit_checks.day),
    (Check.ACCESS, visit_checks.access),
    (Check.TIME, visit_checks.time),
    (Check.ONCE, visit_checks.once),
    (Check.PARTY, visit_checks.party),
    (Check.RULES, visit_checks.rules),
    (Check.ROOM, visit_checks.room),
    (Check.BUILDING, visit_checks.building),
    (Check.SEATS, visit_checks.seats),
)
