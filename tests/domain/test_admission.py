from dataclasses import fields, replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.domain.admission import decide
from desk.domain.appointments import AppointmentStatus
from desk.domain.decisions import Check, CheckState, Decision, EarlierVisit, Facts, Reason, Verdict, WalkIn
from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import CodeFault, CodeReading
from desk.domain.opening import Closing, Shut
from desk.domain.places import Seats
from desk.domain.rulebook import Holding
from desk.domain.rules import Access, Asked, Companion, Companions, RuleKind
from tests.domain.examples import (
    CARD_ONLY,
    ELSEWHERE,
    HERE,
    HOLDING,
    INSIDE,
    LETTER,
    MASK,
    NOW,
    PASSPORT,
    ROOM,
    SERVICE,
    START,
    TODAY,
    WRONG,
    Change,
    appointment,
    both,
    valid,
    with_access,
    with_appointment,
    with_fault,
    with_seats,
    without_letter,
)

ORDER = list(Check)
OF_LETTERS = {Check.READABLE, Check.FORM, Check.SIGNATURE, Check.KEY, Check.LETTER, Check.DAY, Check.TIME}
"""Not looked at where somebody came without one."""


def found(decision: Decision, check: Check) -> CheckState:
    return next(result.state for result in decision.checks if result.check is check)


def told(facts: Facts, check: Check) -> dict[str, object]:
    return dict(next(result.facts for result in decide(facts).checks if result.check is check))


# ---- one thing wrong, two things wrong


def test_a_valid_letter_with_everything_answered_goes_in() -> None:
    decision = decide(valid())

    assert (decision.verdict, decision.reason, decision.failed) == (Verdict.ADMIT, None, None)
    assert [result.state for result in decision.checks] == [CheckState.PASSED] * len(ORDER)
    assert (decision.persons, decision.letter, decision.appointment) == (2, LETTER, appointment())


def test_there_is_a_smallest_change_for_every_reason() -> None:
    assert set(WRONG) == set(Reason)


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.value)
def test_each_reason_follows_from_one_change(reason: Reason) -> None:
    change, verdict, check = WRONG[reason]
    facts = change(valid())
    decision = decide(facts)

    changed = [one.name for one in fields(Facts) if getattr(facts, one.name) != getattr(valid(), one.name)]
    # A code of another office has a key and a site that are not known; a withdrawn key counts off the list only; and
    # what a rule wants of somebody without a letter, it must first rule.
    of_two = {Reason.OTHER_OFFICE, Reason.KEY_WITHDRAWN, Reason.APPOINTMENT_NEEDED, Reason.AGREEMENT_NEEDED}
    assert len(changed) == (2 if reason in {*of_two, Reason.FILE_NUMBER_MISSING} else 1), changed
    assert (decision.reason, decision.verdict) == (reason, verdict)
    assert (decision.failed.check if decision.failed else None) == check
    assert (decision.failed.reason if decision.failed else None) == (reason if check else None)


@pytest.mark.parametrize("reason", [reason for reason, (_, _, check) in WRONG.items() if check])
def test_checks_before_the_failed_one_passed_and_those_after_it_were_not_reached(reason: Reason) -> None:
    change, _, check = WRONG[reason]
    decision = decide(change(valid()))
    assert check is not None
    place = ORDER.index(check)

    assert [result.check for result in decision.checks] == ORDER
    before = {result.state for result in decision.checks[:place]}
    # Without the key nobody can say whether the signature is right.
    unproven = change(valid()).walk_in is not None or reason in {Reason.UNKNOWN_KEY, Reason.OTHER_OFFICE}
    assert before <= {CheckState.PASSED} | ({CheckState.NOT_REACHED} if unproven else set())
    assert {result.state for result in decision.checks[place + 1 :]} <= {CheckState.NOT_REACHED}


def test_with_two_things_wrong_at_once_the_earlier_check_decides() -> None:
    places = {reason: ORDER.index(check) if check else len(ORDER) for reason, (_, _, check) in WRONG.items()}
    pairs = 0
    for first, second in permutations(Reason, 2):
        one, other = WRONG[first][0], WRONG[second][0]
        together = both(one, other)(valid())
        if places[first] >= places[second] or together != both(other, one)(valid()):
            continue  # the other way round, of one check, or two faults that one text cannot have
        if together.walk_in and WRONG[first][2] in OF_LETTERS:
            continue  # nothing is wrong with the letter of somebody who has none
        if WRONG[first][2] is Check.ACCESS and second is Reason.FILE_NUMBER_MISSING:
            continue  # a number is asked for only where the way in is open
        pairs += 1
        assert decide(together).reason is first, (first, second)
    # Of 630 pairs, those of one check, of two faults of one text, and of a letter that is not there are left out.
    assert pairs == 461


# ---- any facts at all

READINGS = st.builds(
    CodeReading,
    st.sampled_from([None, LETTER, replace(LETTER, issuer=2), replace(LETTER, revision=2)]),
    st.sampled_from([None, None, None, *CodeFault]),
    st.booleans(),
)
APPOINTMENTS = st.none() | st.builds(
    replace,
    st.builds(appointment, st.sampled_from([START, START + timedelta(days=1)]), st.integers(1, 4)),
    site=st.sampled_from([HERE, HERE, HERE, ELSEWHERE]),
    status=st.sampled_from([AppointmentStatus.PLANNED, AppointmentStatus.PLANNED, AppointmentStatus.CANCELLED]),
    revision=st.sampled_from([1, 1, 0, 2]),
    room=st.sampled_from([ROOM, replace(ROOM, capacity=4), replace(ROOM, capacity=1)]),
)
EARLIER = st.none() | st.builds(EarlierVisit, st.just(NOW), st.sampled_from([None, NOW]), st.integers(1, 4))
ANYTHING = st.builds(
    Facts,
    now=st.sampled_from([NOW, NOW, START - timedelta(minutes=16), START + timedelta(hours=1)]),
    today=st.just(TODAY),
    here=st.just(HERE),
    reading=READINGS,
    foreign=st.sampled_from([None, "wifi"]),
    by_list=st.booleans(),
    key_withdrawn=st.booleans(),
    claimed_site=st.sampled_from([None, HERE, ELSEWHERE]),
    appointment=APPOINTMENTS,
    earlier=st.sampled_from([None, None]) | EARLIER,
    waiting_since=st.sampled_from([None, NOW]),
    persons=st.integers(1, 5),
    holding=st.sampled_from([Holding(TODAY), Holding(TODAY, (MASK,)), HOLDING]),
    closing=st.sampled_from([None, None, None, Closing(Shut.HOLIDAY, "Neujahr")]),
    walk_in=st.sampled_from([None, None, None, WalkIn(SERVICE), WalkIn(SERVICE, "A 1")]),
    building=st.none() | st.builds(Seats, st.just(5), st.integers(0, 5), st.just(True)),
    answers=st.dictionaries(st.sampled_from(["mask", "passport"]), st.sampled_from([True, True, False])),
    seats=st.none() | st.builds(Seats, st.just(5), st.integers(0, 5), st.sampled_from([True, True, False])),
)
HARMLESS: list[Change] = [
    lambda facts: replace(facts, by_list=True),
    lambda facts: replace(facts, by_list=True, reading=CodeReading(None, None)),
    lambda facts: replace(facts, key_withdrawn=True),
    lambda facts: replace(facts, persons=1),
    lambda facts: replace(facts, holding=Holding(TODAY, (MASK,))),
    both(with_access(Access.WALK_IN), without_letter),
    lambda facts: replace(facts, building=None, waiting_area=None),
    lambda facts: replace(facts, waiting_since=NOW),
    lambda facts: replace(facts, reading=replace(facts.reading, repaired=True)),
]
CHANGES = st.sampled_from([*HARMLESS, *(change for change, _, _ in WRONG.values())])


def changed(changes: list[Change]) -> Facts:
    """A valid visit with some changes: chance alone hardly ever makes one that goes in."""
    facts = valid()
    for change in changes:
        facts = change(facts)
    return facts


FACTS = st.one_of(ANYTHING, st.lists(CHANGES, max_size=3).map(changed))


@settings(max_examples=500)
@given(FACTS)
def test_any_facts_have_one_decision_that_explains_itself(facts: Facts) -> None:
    before = repr(facts)
    decision = decide(facts)

    assert decision == decide(replace(facts))
    assert repr(facts) == before
    assert [result.check for result in decision.checks] == ORDER
    failed = [result for result in decision.checks if result.state is CheckState.FAILED]
    assert len(failed) <= 1
    assert (decision.reason is None) == (decision.verdict is Verdict.ADMIT)
    if decision.reason is not None:
        _, verdict, check = WRONG[decision.reason]
        assert decision.verdict is verdict
        # A code of another office shows at its key, or, where another site's key is held, at the site.
        assert [one.check for one in failed] == ([check] if check else []) or decision.reason is Reason.OTHER_OFFICE
    assert set(decision.open_questions) == {
        rule.key for rule in facts.holding.rules if rule in (MASK, PASSPORT) and rule.key not in facts.answers
    }


@settings(max_examples=500)
@given(FACTS)
def test_nobody_goes_in_without_all_that_it_takes(facts: Facts) -> None:
    decision = decide(facts)
    if decision.verdict is not Verdict.ADMIT:
        return

    passed = {result.check for result in decision.checks if result.state is CheckState.PASSED}
    unproven = {Check.SIGNATURE, Check.KEY} if facts.by_list else set()
    if facts.walk_in:
        unproven = OF_LETTERS | {Check.ONCE}
        assert facts.holding.access is Access.WALK_IN
    assert set(ORDER) - passed <= unproven | (set() if facts.building else {Check.BUILDING})
    assert facts.walk_in or facts.by_list or facts.reading.proven is not None
    assert facts.closing is None
    assert facts.building is None or facts.building.free >= facts.persons
    assert facts.seats is not None
    assert facts.seats.open
    assert facts.seats.free >= facts.persons
    assert facts.appointment is not None
    assert facts.appointment.site == facts.here
    assert facts.walk_in or facts.appointment.status is AppointmentStatus.PLANNED
    assert facts.walk_in or facts.appointment.day == facts.today
    assert facts.persons <= min(facts.appointment.persons, facts.seats.capacity)
    assert facts.earlier is None
    assert all(facts.answers.get(rule.key) for rule in facts.holding.rules if rule in (MASK, PASSPORT))


@settings(max_examples=300)
@given(FACTS, EARLIER)
def test_whether_a_letter_was_used_is_told_only_to_who_holds_a_valid_one(facts: Facts, earlier: EarlierVisit) -> None:
    first, second = decide(replace(facts, earlier=None)), decide(replace(facts, earlier=earlier))

    if first != second:
        valid_until_here = first.checks[: ORDER.index(Check.ONCE)]
        assert all(result.state is not CheckState.FAILED for result in valid_until_here)
        assert facts.walk_in or facts.by_list or facts.reading.proven is not None


def test_the_sampled_facts_let_somebody_in_and_reach_every_reason() -> None:
    reached = set()

    @settings(max_examples=1000)
    @given(FACTS)
    def look(facts: Facts) -> None:
        reached.add(decide(facts).reason)

    look()

    assert reached == {None, *Reason}


# ---- each check by itself


def test_a_party_of_nobody_is_no_party() -> None:
    with pytest.raises(Fault) as caught:
        replace(valid(), persons=0)

    assert (caught.value.kind, caught.value.facts) == (FaultKind.PERSONS_OUT_OF_RANGE, {"persons": 0})


def test_a_reading_of_nothing_is_not_let_in_by_a_known_appointment() -> None:
    nothing = replace(valid(), reading=CodeReading(None, None))

    assert decide(nothing).reason is Reason.UNREADABLE
    assert decide(replace(nothing, by_list=True)).verdict is Verdict.ADMIT


def test_behind_a_human_code_stands_the_list_and_no_signature() -> None:
    decision = decide(replace(valid(), by_list=True, reading=CodeReading(None, None)))

    assert decision.verdict is Verdict.ADMIT
    assert found(decision, Check.SIGNATURE) is CheckState.NOT_REACHED
    assert found(decision, Check.KEY) is CheckState.NOT_REACHED
    assert decision.letter is None


def test_a_human_code_of_an_appointment_in_another_building_is_sent_there() -> None:
    facts = with_appointment(site=ELSEWHERE)(replace(valid(), by_list=True, reading=CodeReading(None, None)))

    decision = decide(facts)

    assert decision.reason is Reason.OTHER_SITE
    assert told(facts, Check.SITE) == {
        "site": "Geschäftsstelle Jülich",
        "address": "Lindenweg 12, 52428 Jülich",
        "here": "Willi-Becker-Allee 7",
        "day": TODAY,
        "today": TODAY,
    }


def test_a_letter_of_a_site_whose_key_is_held_but_that_is_not_ours_is_refused() -> None:
    facts = replace(valid(), reading=CodeReading(replace(LETTER, issuer=9), None), claimed_site=None)

    assert decide(facts).reason is Reason.OTHER_OFFICE
    assert decide(facts).failed == decide(facts).checks[ORDER.index(Check.SITE)]


def test_a_letter_signed_for_another_site_does_not_go_in_here_though_its_appointment_is_here() -> None:
    facts = replace(valid(), reading=CodeReading(replace(LETTER, issuer=2), None), claimed_site=ELSEWHERE)

    assert decide(facts).reason is Reason.OTHER_SITE


def test_a_foreign_code_is_named() -> None:
    facts = with_fault(CodeFault.FOREIGN)(valid())

    assert told(replace(facts, foreign="wifi"), Check.FORM) == {"kind": "wifi"}
    assert told(facts, Check.FORM) == {"kind": "text"}


def test_a_repaired_code_goes_in_and_says_so() -> None:
    facts = replace(valid(), reading=CodeReading(LETTER, None, repaired=True))

    assert decide(facts).verdict is Verdict.ADMIT
    assert told(facts, Check.FORM) == {"repaired": "yes"}


def test_an_unknown_key_says_which_of_our_sites_the_letter_names() -> None:
    assert told(with_fault(CodeFault.UNKNOWN_KEY, LETTER)(valid()), Check.KEY) == {"site": HERE.name}


def test_a_withdrawn_key_counts_where_the_list_knows_the_appointment() -> None:
    assert decide(replace(valid(), key_withdrawn=True)).verdict is Verdict.ADMIT


def test_versions_of_the_letter_are_told() -> None:
    assert told(valid(), Check.LETTER) == {"revision": 1, "current": 1}
    assert told(with_appointment(revision=2)(valid()), Check.LETTER) == {"revision": 1, "current": 2}


def test_a_cancelled_appointment_says_when_it_was() -> None:
    facts = with_appointment(status=AppointmentStatus.CANCELLED, revision=2)(valid())

    assert told(facts, Check.LETTER) == {"day": TODAY, "starts": START, "today": TODAY}


def test_use_before_is_told_with_its_times() -> None:
    assert told(replace(valid(), earlier=INSIDE), Check.ONCE) == {"admitted": INSIDE.admitted_at, "persons": 2}
    gone = EarlierVisit(INSIDE.admitted_at, NOW, 2)
    assert told(replace(valid(), earlier=gone), Check.ONCE) == {
        "admitted": INSIDE.admitted_at,
        "persons": 2,
        "left": NOW,
    }


def test_fewer_than_invited_may_come() -> None:
    assert decide(replace(valid(), persons=1)).verdict is Verdict.ADMIT


def test_a_family_of_two_does_not_fit_on_one_seat_but_one_person_does() -> None:
    one_seat = replace(valid(), seats=Seats(capacity=2, free=1, open=True))

    assert decide(one_seat).reason is Reason.ROOM_FULL
    assert decide(replace(one_seat, persons=1)).verdict is Verdict.ADMIT


def test_a_room_that_nobody_knows_is_closed() -> None:
    assert decide(replace(valid(), seats=None)).reason is Reason.ROOM_CLOSED


def test_open_questions_are_asked_only_of_who_could_go_in() -> None:
    unasked = replace(valid(), answers={})
    full = replace(unasked, seats=Seats(capacity=2, free=0, open=True))

    assert decide(unasked).reason is Reason.QUESTIONS_OPEN
    assert decide(unasked).open_questions == ("mask", "passport")
    assert told(unasked, Check.RULES) == {"asked": 2, "open": 2}
    assert found(decide(unasked), Check.RULES) is CheckState.NOT_REACHED
    assert found(decide(unasked), Check.SEATS) is CheckState.PASSED
    assert decide(full).reason is Reason.ROOM_FULL


def test_a_rule_that_is_not_met_says_what_helps() -> None:
    facts = replace(valid(), answers={"mask": False})

    assert told(facts, Check.RULES) == {"rule": "mask", "title": MASK.title, "remedy": MASK.remedy}


def test_notices_are_not_asked() -> None:
    assert decide(replace(valid(), holding=Holding(TODAY, (CARD_ONLY,)), answers={})).verdict is Verdict.ADMIT


# ---- without a letter, with companions, and where to wait


def walk_in(number: str = "", **changes: object) -> Facts:
    facts = both(with_access(Access.WALK_IN, file_number=True), without_letter)(valid())
    return replace(facts, reading=CodeReading(None, None), walk_in=WalkIn(SERVICE, number), **changes)  # type: ignore[arg-type]


def test_a_walk_in_goes_in_with_number_and_answers() -> None:
    decision = decide(walk_in("L01X00T47"))

    assert decision.verdict is Verdict.ADMIT
    assert [one.check for one in decision.checks if one.state is CheckState.PASSED] == [
        Check.SITE,
        Check.ACCESS,
        Check.PARTY,
        Check.RULES,
        Check.ROOM,
        Check.BUILDING,
        Check.SEATS,
    ]


def test_a_number_of_blanks_is_none_and_nobody_is_asked_for_it_before_a_full_room() -> None:
    assert decide(walk_in("  ")).reason is Reason.FILE_NUMBER_MISSING
    assert decide(walk_in("", seats=Seats(capacity=2, free=0, open=True))).reason is Reason.ROOM_FULL


def test_a_walk_in_is_told_the_right_building_before_anything_else() -> None:
    facts = walk_in("A 1", elsewhere=ELSEWHERE, appointment=None, seats=None)

    assert (decide(facts).verdict, decide(facts).reason) == (Verdict.REDIRECT, Reason.OTHER_SITE)
    assert told(facts, Check.SITE)["address"] == ELSEWHERE.address.line
    # Where it is closed, or to be agreed first, nobody walks over in vain.
    assert decide(with_access(Access.CLOSED)(facts)).reason is Reason.SERVICE_CLOSED
    assert decide(with_access(Access.AGREEMENT)(facts)).reason is Reason.AGREEMENT_NEEDED
    holiday, evening = Closing(Shut.HOLIDAY, "Fronleichnam"), Closing(Shut.OUTSIDE_HOURS)
    assert decide(replace(facts, closing=holiday)).reason is Reason.HOUSE_CLOSED
    assert decide(replace(facts, closing=evening)).reason is Reason.OTHER_SITE
    # What is needed on other days goes before the hour, and behind the closed day.
    by_appointment = with_access(Access.APPOINTMENT)(walk_in("A 1"))
    assert decide(replace(by_appointment, closing=holiday)).reason is Reason.HOUSE_CLOSED
    assert decide(replace(by_appointment, closing=evening)).reason is Reason.APPOINTMENT_NEEDED


def test_a_walk_in_for_whom_there_is_no_room_is_sent_on() -> None:
    facts = walk_in("A 1", appointment=None, seats=None)

    assert (decide(facts).verdict, decide(facts).reason) == (Verdict.REDIRECT, Reason.ROOM_CLOSED)
    assert told(facts, Check.ROOM) == {}


def test_why_the_house_is_shut_is_told() -> None:
    holiday = replace(valid(), closing=Closing(Shut.HOLIDAY, "Fronleichnam"))
    assert told(holiday, Check.ACCESS) == {
        "access": "invitation",
        "service": "Urkunde",
        "rule": "by-invitation",
        "name": "Fronleichnam",
        "day": TODAY,
    }
    holidays = replace(CARD_ONLY, key="works-outing", kind=RuleKind.CLOSED)
    closed = replace(valid(), closing=Closing(Shut.CLOSING_DAY, "Betriebsausflug", holidays))
    assert told(closed, Check.ACCESS)["rule"] == "works-outing"
    evening = replace(valid(), closing=Closing(Shut.OUTSIDE_HOURS, again=START))
    assert told(evening, Check.ACCESS)["again"] == START
    assert "again" not in told(replace(valid(), closing=Closing(Shut.OUTSIDE_HOURS)), Check.ACCESS)


def test_one_companion_may_come_where_a_rule_says_so_and_takes_a_seat() -> None:
    one = replace(CARD_ONLY, key="one", kind=RuleKind.COMPANIONS, ruling=Companions(1, (Companion.INTERPRETER,)))
    shows = replace(MASK, key="shows", position=9, ruling=Asked.COMPANION)
    holding = Holding(TODAY, (one, shows))
    seats = Seats(capacity=9, free=9, open=True)
    alone = replace(valid(), holding=holding, seats=seats)
    together, many = replace(alone, persons=3), replace(alone, persons=4)

    assert decide(alone).verdict is Verdict.ADMIT
    assert (decide(together).verdict, decide(together).open_questions) == (Verdict.CHECK, ("shows",))
    assert decide(replace(together, answers={"shows": True})).verdict is Verdict.ADMIT
    assert decide(many).reason is Reason.PARTY_LARGER
    assert told(many, Check.PARTY) == {
        "invited": 2,
        "came": 4,
        "room": "2.14",
        "capacity": 9,
        "companions": 1,
        "who": "interpreter",
        "rule": "one",
    }
    assert decide(replace(together, seats=replace(seats, capacity=2))).reason is Reason.PARTY_OVER_ROOM


@pytest.mark.parametrize(
    ("area", "building", "inside"),
    [(None, 5, None), (3, None, True), (3, 5, True), (1, 5, False), (3, 1, False), (2, 2, True)],
)
def test_who_waits_is_told_where(area: int | None, building: int | None, *, inside: bool | None) -> None:
    facts = replace(
        with_seats(free=0)(valid()),
        waiting_area=None if area is None else Seats(3, area, open=True),
        building=None if building is None else Seats(9, building, open=True),
    )

    assert (decide(facts).verdict, decide(facts).waits_inside) == (Verdict.WAIT, inside)
    assert decide(valid()).waits_inside is None
    # Who is early gets no number, and is not counted: outside.
    early = replace(valid(), now=START - timedelta(hours=1))
    assert decide(early).waits_inside is False
    assert decide(replace(early, waiting_area=None)).waits_inside is None


def test_somebody_exempt_is_not_asked_where_the_rule_knows_it() -> None:
    known = replace(MASK, exemption="Bescheinigung gesehen")
    asked = replace(valid(), holding=Holding(TODAY, (known, PASSPORT)), answers={"passport": True})

    assert decide(asked).open_questions == ("mask",)
    assert decide(replace(asked, exempt=frozenset({"mask"}))).verdict is Verdict.ADMIT
    assert decide(replace(asked, answers={}, exempt=frozenset({"mask", "passport"}))).open_questions == ("passport",)
