from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desk.domain.appointments import AppointmentId
from desk.domain.day import Day, Point, Span, Tally, mean_wait, persons_ahead, persons_over_time, standing, tally
from desk.domain.decisions import Reason
from desk.domain.ledger import Fact, FactId, FactKind
from desk.domain.places import DeskId, SiteId
from tests.domain.examples import NOW

MINUTE = timedelta(minutes=1)


def act(number: int, kind: FactKind, persons: int | None = None, reason: Reason | None = None) -> Fact:
    """The act of minute `number`, for the appointment of that number modulo ten."""
    return Fact(
        id=FactId(UUID(int=number)),
        desk=DeskId(UUID(int=1)),
        sequence=number,
        at=NOW + number * MINUTE,
        kind=kind,
        site=SiteId(UUID(int=2)),
        appointment=AppointmentId(UUID(int=number % 10)),
        persons=persons,
        reason=reason.value if reason else None,
    )


def undone(number: int, which: Fact) -> Fact:
    return replace(act(number, FactKind.UNDONE), undoes=which.id)


ONE, TWO = act(1, FactKind.ADMITTED, 2), act(2, FactKind.ADMITTED, 1)


def test_what_was_taken_back_does_not_stand_nor_does_the_taking_back() -> None:
    assert standing([ONE, TWO, undone(3, ONE)]) == (TWO,)


def test_persons_in_the_house_after_each_act() -> None:
    left = act(5, FactKind.LEFT, 2)
    closed, uncounted = act(4, FactKind.ROOM_CLOSED), act(6, FactKind.ADMITTED)

    assert persons_over_time([ONE, TWO, closed, left, uncounted], inside_now=1) == (
        Point(ONE.at, 2),
        Point(TWO.at, 3),
        Point(left.at, 1),
    )


def test_who_was_inside_before_is_counted_from_the_start() -> None:
    assert persons_over_time([ONE], inside_now=5) == (Point(ONE.at, 5),)
    assert persons_over_time([], inside_now=5) == ()


SPANS = st.lists(
    st.builds(
        lambda begins, lasts, persons: Span(NOW + begins * MINUTE, NOW + (begins + lasts) * MINUTE, persons),
        st.integers(-20, 20),
        st.integers(1, 20),
        st.integers(1, 3),
    ),
    max_size=5,
)


@given(SPANS)
def test_what_is_ahead_is_what_each_minute_holds(spans: list[Span]) -> None:
    points = persons_ahead(spans, NOW)

    assert points[0].at == NOW
    assert [point.at for point in points] == sorted({point.at for point in points})
    for minute in (NOW + number * MINUTE for number in range(50)):
        told = [point.persons for point in points if point.at <= minute][-1]
        assert told == sum(span.persons for span in spans if span.begins <= minute < span.ends)


def test_acts_are_counted_with_their_most_frequent_reason() -> None:
    late, early = Reason.TOO_LATE, Reason.TOO_EARLY
    refused = [act(number, FactKind.REFUSED, 1, reason) for number, reason in enumerate((early, late, late, None))]

    assert tally(refused, FactKind.REFUSED) == Tally(4, "too-late")
    assert tally([*refused, undone(9, refused[3])], FactKind.REFUSED) == Tally(3, "too-late")
    assert tally([ONE], FactKind.ADMITTED) == Tally(1, "")
    assert tally([], FactKind.ADMITTED) == Tally(0, "")


def test_the_wait_is_from_the_number_to_the_admission() -> None:
    first, second, third = (act(number, FactKind.WAITING, 1) for number in (1, 2, 3))
    let_in = [act(11, FactKind.ADMITTED, 1), act(32, FactKind.ADMITTED, 1)]

    assert mean_wait([first, second, third, *let_in]) == 20 * MINUTE
    assert mean_wait([first, second]) is None
    assert mean_wait([ONE]) is None


def test_the_peak_is_the_first_fullest_moment_of_the_past() -> None:
    nothing = Tally()
    day = Day((), (Point(NOW, 9),), nothing, nothing, nothing, nothing, None)
    points = tuple(Point(NOW + number * MINUTE, persons) for number, persons in enumerate((1, 3, 2, 3)))

    assert day.peak is None
    assert replace(day, past=(Point(NOW, 0),)).peak is None
    assert replace(day, past=points).peak == points[1]
