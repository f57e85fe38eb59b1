"""The card for somebody who is not let in: whom to turn to first, where, when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.admission import decide
from desk.domain.decisions import Facts, Reason, Verdict, WalkIn
from desk.domain.house import House
from desk.domain.instead import Instead, NextDay, card_for, deciding_rule, in_order, instead_of, next_day
from desk.domain.letters import CodeReading
from desk.domain.opening import closed_on
from desk.domain.rulebook import Rulebook
from desk.domain.rules import AUTHORITY, Access, Horizon, Reached, Rule, RuleKind, Scope
from desk.domain.services import Contact, ContactKind, Office, OfficeId, Purpose, ServiceId
from tests.domain.examples import CARD_ONLY, ELSEWHERE, HERE, LETTER, OFFICE, ROOM, SERVICE, TODAY, WRONG, valid

CONTACTS = {
    purpose: Contact(ContactKind.WEB, f"{purpose.value}.example.org", purpose.value, purpose) for purpose in Purpose
}
SWITCHBOARD = Contact(ContactKind.PHONE, "0211 89-0", "Zentrale")
EVERY = replace(SERVICE, office=replace(OFFICE, contacts=tuple(CONTACTS.values())))
AWAY = replace(
    SERVICE,
    id=ServiceId(UUID(int=60)),
    office=Office(OfficeId(UUID(int=61)), "j", "Jülich", "", tuple(CONTACTS.values()), ELSEWHERE.id),
)
DAY = timedelta(days=1)


def access(how: Access, since: date | None = None, until: date | None = None, scope: Scope = AUTHORITY) -> Rule:
    return replace(
        CARD_ONLY,
        key=f"{how.value} since {since}",
        kind=RuleKind.ACCESS,
        ruling=Reached(how),
        valid_from=since,
        valid_until=until,
        scope=scope,
    )


def closed(since: date, until: date) -> Rule:
    return replace(CARD_ONLY, key="closed", kind=RuleKind.CLOSED, valid_from=since, valid_until=until)


THREE_WEEKS = replace(CARD_ONLY, key="wait", kind=RuleKind.HORIZON, ruling=Horizon(3))


def house(*rules: Rule, holidays: Mapping[date, str] | None = None) -> House:
    return House(
        authority="Stadt",
        site=HERE,
        sites=(HERE, ELSEWHERE),
        rooms={ROOM.id: ROOM},
        services={EVERY.id: EVERY, AWAY.id: AWAY},
        book=Rulebook(rules),
        general=(SWITCHBOARD,),
        holidays=holidays or {},
    )


def came(of_house: House, *, letter: bool = False, away: bool = False) -> Facts:
    """Somebody came for a service, with a letter for now or without one."""
    service = AWAY if away else EVERY
    holding = of_house.holding(service, TODAY)
    planned = valid().appointment
    assert planned is not None
    facts = replace(valid(), holding=holding, closing=closed_on(holding, of_house.holidays), answers={"mask": True})
    if letter:
        return replace(facts, appointment=replace(planned, service=service))
    elsewhere = ELSEWHERE if away else None
    return replace(
        facts,
        reading=CodeReading(None, None),
        claimed_site=None,
        appointment=None,
        walk_in=WalkIn(service),
        elsewhere=elsewhere,
    )


def card(of_house: House, **how: bool) -> Instead:
    facts = came(of_house, **how)
    return instead_of(of_house, facts, decide(facts))


def purposes(instead: Instead) -> list[Purpose]:
    return [one.purpose for one in instead.contacts]


def test_who_is_let_in_needs_no_card() -> None:
    of_house = house(access(Access.APPOINTMENT))

    assert decide(came(of_house, letter=True)).verdict is Verdict.ADMIT
    assert card(of_house, letter=True) == Instead()


@pytest.mark.parametrize(
    ("how", "first"),
    [
        (Access.APPOINTMENT, [Purpose.ONLINE, Purpose.BOOKING, Purpose.WISH, Purpose.HELP]),
        (Access.INVITATION, [Purpose.URGENT, Purpose.HELP]),
        (Access.AGREEMENT, [Purpose.HELP]),
        (Access.ONLINE, [Purpose.ONLINE, Purpose.HELP]),
        (Access.HOME_VISIT, [Purpose.HOME_VISIT, Purpose.HELP]),
        (Access.CLOSED, [Purpose.ONLINE, Purpose.HELP]),
    ],
)
def test_what_helps_most_comes_first(how: Access, first: list[Purpose]) -> None:
    of_house = house(access(how))
    told, asked = card(of_house), card_for(of_house, EVERY, TODAY)

    # Both telephones help: that of the office and the switchboard.
    assert list(dict.fromkeys(purposes(told)))[: len(first)] == first
    assert SWITCHBOARD in told.contacts
    assert told.contacts == asked.contacts
    assert told.deciding == asked.deciding == of_house.holding(EVERY, TODAY).of(RuleKind.ACCESS)
    assert told.service == asked.service == EVERY
    assert told.elsewhere is None


def test_a_walk_in_that_is_let_in_in_principle_gets_the_usual_order() -> None:
    of_house = house(access(Access.WALK_IN))
    full = replace(came(of_house), seats=None)

    told = instead_of(of_house, full, decide(full))

    assert decide(full).reason is Reason.ROOM_CLOSED
    assert purposes(told)[0] is Purpose.HELP


@given(st.permutations([*CONTACTS.values(), SWITCHBOARD]), st.sampled_from([None, *Reason]))
def test_contacts_are_ranked_by_purpose_and_none_is_lost(contacts: list[Contact], reason: Reason | None) -> None:
    ordered = in_order(tuple(contacts), reason)
    helping = [one for one in contacts if one.purpose is Purpose.HELP]

    assert set(ordered) == set(contacts)
    assert [one for one in ordered if one.purpose is Purpose.HELP] == helping
    as_written = in_order((*CONTACTS.values(), SWITCHBOARD), reason)
    assert [one.purpose for one in ordered] == [one.purpose for one in as_written]


def test_what_a_service_says_of_an_address_goes_before_what_its_authority_says_of_it() -> None:
    own = replace(CONTACTS[Purpose.ONLINE], note="Kreditkarte, Giropay, PayPal")

    assert in_order((own, CONTACTS[Purpose.ONLINE]), None) == (own,)
    booking = replace(own, purpose=Purpose.BOOKING)
    assert set(in_order((own, booking), None)) == {own, booking}


def test_of_whom_nothing_is_known_gets_the_contacts_of_the_house() -> None:
    of_house = house(access(Access.APPOINTMENT))
    facts = WRONG[Reason.FOREIGN_CODE][0](replace(valid(), appointment=None))

    told = instead_of(of_house, facts, decide(facts))

    assert told.contacts == (SWITCHBOARD,)
    assert told.service is None
    assert told.horizon is None
    assert told.deciding is None


@pytest.mark.parametrize("ahead", [1, 4, 99, 100])
def test_who_needs_an_appointment_today_is_told_from_when_on_none_is_needed(ahead: int) -> None:
    begins = TODAY + ahead * DAY
    of_house = house(access(Access.APPOINTMENT), access(Access.WALK_IN, begins, scope=Scope(service=EVERY.id)))

    assert card(of_house).next_day == NextDay(begins, Access.WALK_IN)
    assert card_for(of_house, EVERY, TODAY).next_day == NextDay(begins, Access.WALK_IN)


def test_a_day_that_is_too_far_away_is_not_told() -> None:
    of_house = house(
        access(Access.APPOINTMENT), access(Access.WALK_IN, TODAY + 101 * DAY, scope=Scope(service=EVERY.id))
    )

    assert card(of_house).next_day is None


def test_where_it_is_closed_the_next_day_is_that_on_which_the_doors_open() -> None:
    again = access(Access.INVITATION, TODAY + 5 * DAY)
    of_house = house(
        access(Access.CLOSED, until=TODAY + 4 * DAY),
        again,
        closed(TODAY + 6 * DAY, TODAY + 6 * DAY),
        holidays={TODAY + 5 * DAY: "Feiertag"},
    )

    told = card(of_house)

    assert decide(came(of_house)).reason is Reason.SERVICE_CLOSED
    assert told.next_day == NextDay(TODAY + 7 * DAY, Access.INVITATION)
    assert card_for(of_house, EVERY, TODAY).next_day == told.next_day


@given(st.sets(st.integers(0, 9), max_size=8), st.integers(0, 9), st.integers(0, 5), st.sampled_from(list(Access)))
def test_the_next_day_is_the_first_that_is_open_and_wanted(
    holidays: set[int], first: int, length: int, how: Access
) -> None:
    of_house = house(
        access(Access.APPOINTMENT),
        access(how, TODAY + 3 * DAY, scope=Scope(service=EVERY.id)),
        closed(TODAY + first * DAY, TODAY + (first + length) * DAY),
        holidays={TODAY + number * DAY: "Feiertag" for number in holidays},
    )
    for wanted in (frozenset({how}), frozenset({Access.APPOINTMENT}), frozenset({how, Access.APPOINTMENT})):
        found = next_day(of_house, EVERY, TODAY, wanted)
        expected = next(
            (
                number
                for number in range(1, 101)
                if number not in holidays
                and not first <= number <= first + length
                and (how if number >= 3 else Access.APPOINTMENT) in wanted
            ),
            None,
        )
        assert (found.day if found else None) == (None if expected is None else TODAY + expected * DAY)


def test_on_a_closed_day_a_letter_and_a_question_are_sent_to_the_next_open_one() -> None:
    of_house = house(access(Access.APPOINTMENT), closed(TODAY, TODAY + DAY))

    told = card(of_house, letter=True)

    assert decide(came(of_house, letter=True)).reason is Reason.HOUSE_CLOSED
    assert told.next_day == NextDay(TODAY + 2 * DAY, Access.APPOINTMENT)
    assert told.deciding is not None
    assert told.deciding.key == "closed"
    walk_ins = house(access(Access.WALK_IN), closed(TODAY, TODAY + DAY))
    assert card_for(walk_ins, EVERY, TODAY).next_day == NextDay(TODAY + 2 * DAY, Access.WALK_IN)
    assert card_for(house(access(Access.WALK_IN)), EVERY, TODAY).next_day is None


def test_where_it_is_online_only_no_day_is_worth_waiting_for() -> None:
    of_house = house(access(Access.ONLINE, until=TODAY), access(Access.APPOINTMENT, TODAY + DAY))

    assert card(of_house).next_day is None


def test_how_long_one_waits_is_told_where_an_appointment_is_needed_only() -> None:
    for how in Access:
        of_house = house(access(how), THREE_WEEKS)
        expected = THREE_WEEKS if how is Access.APPOINTMENT else None

        assert card_for(of_house, EVERY, TODAY).horizon == expected
    assert card(house(access(Access.APPOINTMENT), THREE_WEEKS)).horizon == THREE_WEEKS


def test_who_wants_what_another_building_does_is_told_which() -> None:
    of_house = house(access(Access.APPOINTMENT))

    told = card(of_house, away=True)

    assert decide(came(of_house, away=True)).reason is Reason.OTHER_SITE
    assert told.elsewhere == ELSEWHERE
    assert told.service == AWAY
    # They will need an appointment there, so the way to get one comes first.
    assert purposes(told)[:2] == [Purpose.ONLINE, Purpose.BOOKING]
    assert card_for(of_house, AWAY, TODAY).elsewhere == ELSEWHERE


def test_a_letter_for_what_is_closed_or_online_gets_the_order_of_that() -> None:
    for how, first in ((Access.CLOSED, Purpose.ONLINE), (Access.HOME_VISIT, Purpose.HOME_VISIT)):
        assert purposes(card(house(access(how)), letter=True))[0] is first


def test_a_letter_that_is_good_for_nothing_today_gets_the_usual_order() -> None:
    of_house = house(access(Access.APPOINTMENT))
    late = WRONG[Reason.TOO_LATE][0](came(of_house, letter=True))

    assert decide(late).reason is Reason.TOO_LATE
    assert purposes(instead_of(of_house, late, decide(late)))[0] is Purpose.HELP


def test_a_letter_of_another_building_says_which_even_where_nobody_here_knows_it() -> None:
    of_house = house(access(Access.APPOINTMENT))
    there = replace(
        valid(),
        reading=CodeReading(replace(LETTER, issuer=ELSEWHERE.number), None),
        claimed_site=ELSEWHERE,
        appointment=None,
    )

    assert instead_of(of_house, there, decide(there)).elsewhere == ELSEWHERE
    moved = replace(valid().appointment, site=ELSEWHERE) if valid().appointment else None  # type: ignore[type-var]
    listed = replace(valid(), appointment=moved)
    assert instead_of(of_house, listed, decide(listed)).elsewhere == ELSEWHERE


def test_a_forged_letter_breaks_no_rule_of_the_house() -> None:
    facts = WRONG[Reason.FORGED][0](valid())

    assert deciding_rule(facts, decide(facts)) is None
    unmet = WRONG[Reason.RULE_NOT_MET][0](valid())
    decided = deciding_rule(unmet, decide(unmet))
    assert decided is not None
    assert decided.key == "mask"
    assert deciding_rule(valid(), decide(valid())) is None
