from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.home_visits import (
    HomeVisit,
    HomeVisitId,
    PastVisit,
    Place,
    PlaceKind,
    RefusedWish,
    Trip,
    TripId,
    VisitOutcome,
    WishReason,
    evaluate,
    pilot,
)
from desk.domain.places import Address, Site, SiteId
from desk.domain.rules import Access, Payment, Reached, Rule, RuleKind, Ruling
from desk.domain.services import Office, OfficeId, Service, ServiceId
from desk.ids import uuid7

NOW = datetime(2020, 9, 16, 7, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
SITE = Site(SiteId(uuid7(NOW)), 7, "Rathaus", Address("Markt 1", "12345", "Stadt"), "Europe/Berlin", None)
OFFICE = Office(OfficeId(uuid7(NOW)), "amt", "Bürgerbüro", "", (), SITE.id)
SERVICE = Service(ServiceId(uuid7(NOW)), "life", "Lebensbescheinigung", OFFICE, minutes=20)
HOUSE = Place(PlaceKind.FACILITY, "Seniorenheim am Park", ("Parkweg 3", "12345 Stadt"))


def visit(number: int, minutes: int) -> HomeVisit:
    return HomeVisit(HomeVisitId(uuid7(NOW)), number, SERVICE, minutes, "Ada Beispiel", "de")


def trip(*visits: HomeVisit, starts_at: datetime = NOW) -> Trip:
    return Trip(TripId(uuid7(NOW)), 1, SITE, starts_at, HOUSE, visits)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


def test_visits_of_a_trip_follow_one_another() -> None:
    first, second, third = visit(1, 40), visit(2, 20), visit(3, 5)
    one = trip(first, second, third)

    assert one.span(first) == (local(2020, 9, 16, 9, 0), local(2020, 9, 16, 9, 40))
    assert one.span(second) == (local(2020, 9, 16, 9, 40), local(2020, 9, 16, 10, 0))
    assert one.span(third) == (local(2020, 9, 16, 10, 0), local(2020, 9, 16, 10, 5))
    assert one.span(first)[0].tzinfo == BERLIN


def test_the_day_of_a_trip_is_that_of_its_site() -> None:
    assert trip(starts_at=datetime(2020, 9, 15, 22, 30, tzinfo=UTC)).day == date(2020, 9, 16)
    assert trip(starts_at=datetime(2020, 9, 15, 21, 30, tzinfo=UTC)).day == date(2020, 9, 15)


def test_a_visit_across_the_change_of_clocks_lasts_as_long_as_planned() -> None:
    begins = datetime(2020, 10, 25, 0, 50, tzinfo=UTC)  # ten to three in summer time, for the first time
    one = trip(visit(1, 40), starts_at=begins)

    starts, ends = one.span(one.visits[0])

    assert (starts.time(), ends.time()) == (time(2, 50), time(2, 30))
    assert ends.astimezone(UTC) - starts.astimezone(UTC) == timedelta(minutes=40)


def test_a_private_home_is_called_by_its_address_alone() -> None:
    assert HOUSE.lines == ("Seniorenheim am Park", "Parkweg 3", "12345 Stadt")
    assert replace(HOUSE, kind=PlaceKind.HOME, name="").lines == ("Parkweg 3", "12345 Stadt")


def past(day: date, place: PlaceKind = PlaceKind.HOME, service: str = "life", outcome: str = "done") -> PastVisit:
    return PastVisit(day, place, service, VisitOutcome(outcome))


def test_each_week_counts_its_own_visits_and_wishes() -> None:
    monday, sunday = date(2020, 12, 28), date(2021, 1, 3)  # ISO week 53, which lies in both years
    visits = [
        past(monday),
        past(sunday, PlaceKind.FACILITY, "card"),
        past(sunday, PlaceKind.FACILITY, "card", "not-met"),
        past(date(2021, 1, 4), outcome="could-not"),
    ]
    wishes = [RefusedWish(sunday, WishReason.AREA), RefusedWish(date(2021, 1, 11), WishReason.MOBILE)]

    found = evaluate(visits, wishes, monday, date(2021, 1, 12))

    assert [week.label for week in found.weeks] == ["2020-W53", "2021-W01", "2021-W02"]
    last, first, second = (week.counts for week in found.weeks)
    assert (last.done, first.done, second.done) == (2, 0, 0)
    assert last.services == {"card": 1, "life": 1}
    assert last.places == {PlaceKind.FACILITY: 1, PlaceKind.HOME: 1}
    assert last.outcomes == {VisitOutcome.DONE: 2, VisitOutcome.NOT_MET: 1, VisitOutcome.COULD_NOT: 0}
    assert first.services == {"card": 0, "life": 0}
    assert first.outcomes[VisitOutcome.COULD_NOT] == 1
    assert (last.wishes, first.wishes, second.wishes) == (1, 0, 1)
    assert last.refused[WishReason.AREA] == 1
    assert second.refused[WishReason.MOBILE] == 1
    assert (found.total.done, found.total.wishes) == (2, 2)


def test_only_days_of_the_span_count_also_within_a_week() -> None:
    wednesday = date(2020, 9, 16)
    days = [wednesday + timedelta(days=number) for number in range(-3, 4)]

    found = evaluate(
        [past(day) for day in days], [RefusedWish(day, WishReason.OTHER) for day in days], wednesday, wednesday
    )

    assert (len(found.weeks), found.total.done, found.total.wishes) == (1, 1, 1)
    assert (found.first, found.last) == (wednesday, wednesday)


def test_a_time_in_which_nothing_happened_has_its_weeks_all_the_same() -> None:
    found = evaluate([], [], date(2020, 9, 1), date(2021, 2, 28))

    assert len(found.weeks) == 26
    assert found.total.services == {}
    assert set(found.total.refused.values()) == {0}


def test_a_span_that_ends_before_it_begins_has_no_weeks() -> None:
    assert evaluate([past(date(2020, 9, 1))], [], date(2020, 9, 14), date(2020, 9, 1)).weeks == ()


DAYS = st.dates(date(2019, 12, 1), date(2021, 3, 1))
VISITS = st.lists(
    st.builds(PastVisit, DAYS, st.sampled_from(PlaceKind), st.sampled_from("abc"), st.sampled_from(VisitOutcome))
)
WISHES = st.lists(st.builds(RefusedWish, DAYS, st.sampled_from(WishReason)))


@given(VISITS, WISHES, DAYS, DAYS)
def test_the_weeks_add_up_to_the_total(
    visits: list[PastVisit], wishes: list[RefusedWish], first: date, last: date
) -> None:
    found = evaluate(visits, wishes, min(first, last), max(first, last))

    weeks = [week.counts for week in found.weeks]
    assert sum(week.done for week in weeks) == found.total.done == sum(found.total.places.values())
    assert sum(sum(week.services.values()) for week in weeks) == found.total.done
    for outcome in VisitOutcome:
        assert sum(week.outcomes[outcome] for week in weeks) == found.total.outcomes[outcome]
    for reason in WishReason:
        assert sum(week.refused[reason] for week in weeks) == found.total.refused[reason]


@given(VISITS, WISHES)
def test_the_order_of_what_happened_does_not_matter(visits: list[PastVisit], wishes: list[RefusedWish]) -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)

    assert evaluate(visits, wishes, first, last) == evaluate(visits[::-1], wishes[::-1], first, last)


AT_HOME = Reached(Access.HOME_VISIT)


def rule(valid_from: date | None, valid_until: date | None, ruling: Ruling = AT_HOME) -> Rule:
    kind = RuleKind.ACCESS if isinstance(ruling, Reached) else RuleKind.PAYMENT
    return Rule("k", kind, 0, "home", "", "", "", valid_from, valid_until, ruling=ruling)


BEGIN, END = date(2020, 9, 1), date(2021, 2, 28)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], (None, None)),
        ([rule(BEGIN, END, Reached(Access.APPOINTMENT)), rule(BEGIN, END, Payment.USUAL_FEES)], (None, None)),
        ([rule(BEGIN, END)], (BEGIN, END)),
        ([rule(None, END)], (None, END)),
        ([rule(BEGIN, None)], (BEGIN, None)),
        ([rule(BEGIN, date(2020, 10, 1)), rule(date(2020, 12, 1), END)], (BEGIN, END)),
        ([rule(BEGIN, END), rule(None, None)], (None, None)),
    ],
)
def test_the_pilot_is_as_long_as_something_is_done_at_home(
    rules: Iterable[Rule], expected: tuple[date | None, date | None]
) -> None:
    assert pilot(rules) == expected
