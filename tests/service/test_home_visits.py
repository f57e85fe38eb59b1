"""Home visits from the plan to the evaluation, on a database as it stands on the laptop, and on a server."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import Place, PlaceKind, VisitOutcome, WishReason
from desk.domain.rulebook import Rulebook
from desk.service.desk import Desk, open_desk
from desk.service.home_visit_letters import announce, confirm, file_name, preview
from desk.service.home_visits import (
    HomeVisitWish,
    add_visit,
    call_off,
    evaluation,
    find_trip,
    find_visit,
    goes_out,
    note_outcome,
    offered,
    plan_trip,
    refuse_wish,
    show_visit,
    trips,
)
from tests.letters import paper
from tests.service.office import HandClock, office, url_of
from tests.service.suitcase import FACILITY, HOME, NOW, TRIP, planned, suitcase

ADA, ZOE = HomeVisitWish("leben", "Ada Beispiel"), HomeVisitWish("ausweis", "Zoë Muster", "en", note="glasses")
LAST_DAY = date(2021, 2, 28)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def laptop(made_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    with suitcase(made_url, tmp_path, clock) as desk:
        yield desk


def fault_of(act: Callable[[], object]) -> Fault:
    with pytest.raises(Fault) as caught:
        act()
    return caught.value


def test_a_trip_is_kept_with_its_visits_in_their_order(laptop: Desk, clock: HandClock) -> None:
    made = planned(laptop, ADA, ZOE)

    with open_desk(url_of(laptop), clock, "de") as other:
        kept = find_trip(other, "1")

    assert kept == made
    assert (kept.number, kept.day, kept.place) == (1, date(2020, 9, 16), FACILITY)
    assert [(one.number, one.service.key, one.minutes, one.name, one.language, one.note) for one in kept.visits] == [
        (1, "leben", 20, "Ada Beispiel", "de", ""),
        (2, "ausweis", 40, "Zoë Muster", "en", "glasses"),
    ]
    assert [one.outcome for one in kept.visits] == [None, None]


def test_trips_are_numbered_and_listed_from_a_day_on_by_their_start(laptop: Desk) -> None:
    late = planned(laptop, starts_at=TRIP + timedelta(days=7))
    early = planned(laptop, place=HOME)

    assert (late.number, early.number) == (1, 2)
    assert trips(laptop, date(2020, 9, 1)) == (early, late)
    assert trips(laptop, date(2020, 9, 16)) == (early, late)
    assert trips(laptop, date(2020, 9, 17)) == (late,)
    assert trips(laptop, date(2020, 9, 24)) == ()


def test_trips_that_are_planned_at_once_have_numbers_of_their_own(laptop: Desk, clock: HandClock) -> None:
    url = url_of(laptop)

    def plan() -> int:
        with open_desk(url, clock, "de") as desk:
            return planned(desk, ADA, ZOE).number

    with ThreadPoolExecutor(4) as pool:
        numbers = [one.result() for one in [pool.submit(plan) for _ in range(8)]]

    assert sorted(numbers) == list(range(1, 9))
    assert [len(one.visits) for one in trips(laptop, TRIP.date())] == [2] * 8


def test_what_is_done_at_home_follows_from_the_rules_of_the_day(laptop: Desk) -> None:
    def keys(day: date) -> set[str]:
        return {one.key for one in offered(laptop, day)}

    assert keys(date(2020, 8, 31)) == set()
    assert keys(date(2020, 9, 1)) == {"ausweis", "leben"}
    assert keys(LAST_DAY) == {"ausweis", "leben"}
    assert keys(date(2021, 3, 1)) == set()


def test_no_trip_before_the_pilot_nor_after_its_last_day(laptop: Desk) -> None:
    def plan(day: int) -> Callable[[], object]:
        return lambda: plan_trip(laptop, TRIP + timedelta(days=day), HOME)

    before = fault_of(plan(-16))
    after = fault_of(plan(166))

    assert (before.kind, before.facts) == (FaultKind.HOME_VISITS_NONE, {"day": "2020-08-31"})
    assert (after.kind, after.facts) == (FaultKind.HOME_VISITS_OVER, {"until": "2021-02-28"})
    assert trips(laptop, date(2020, 1, 1)) == ()
    assert plan_trip(laptop, TRIP + timedelta(days=-15), HOME).day == date(2020, 9, 1)
    assert plan_trip(laptop, TRIP + timedelta(days=165), HOME).day == LAST_DAY


def test_the_day_of_the_site_decides_not_that_of_utc(laptop: Desk) -> None:
    half_past_midnight = datetime.combine(LAST_DAY, datetime.min.time(), TRIP.tzinfo) + timedelta(hours=23, minutes=30)

    assert fault_of(lambda: plan_trip(laptop, half_past_midnight, HOME)).kind is FaultKind.HOME_VISITS_OVER


def test_a_service_of_the_office_alone_is_not_done_at_home(laptop: Desk) -> None:
    planned(laptop, ADA)

    fault = fault_of(lambda: add_visit(laptop, "1", HomeVisitWish("pass", "Ada Beispiel")))

    assert fault.kind is FaultKind.HOME_VISIT_NOT_OFFERED
    assert fault.facts["service"] == "pass"
    assert set(str(fault.facts["known"]).split(", ")) == {"ausweis", "leben"}
    assert len(find_trip(laptop, "1").visits) == 1


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        (HomeVisitWish("xyz", "Ada"), FaultKind.SERVICE_UNKNOWN),
        (HomeVisitWish("leben", " \u200b"), FaultKind.NAME_EMPTY),
        (HomeVisitWish("leben", "Ada\x1b"), FaultKind.GLYPH_MISSING),
        (HomeVisitWish("leben", "Ada", note="a\nb"), FaultKind.GLYPH_MISSING),
        (HomeVisitWish("leben", "Ada", "xx"), FaultKind.LANGUAGE_UNKNOWN),
    ],
)
def test_what_cannot_be_a_visit_is_told_and_not_written(laptop: Desk, wish: HomeVisitWish, kind: FaultKind) -> None:
    plan_trip(laptop, TRIP, HOME)

    assert fault_of(lambda: add_visit(laptop, "1", wish)).kind is kind
    assert find_trip(laptop, "1").visits == ()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (Place(PlaceKind.HOME, "", ()), FaultKind.PLACE_EMPTY),
        (Place(PlaceKind.FACILITY, "Heim", (" ", "")), FaultKind.PLACE_EMPTY),
        (Place(PlaceKind.FACILITY, "Heim\x00", ("Weg 1",)), FaultKind.GLYPH_MISSING),
    ],
)
def test_a_trip_needs_a_place(laptop: Desk, place: Place, kind: FaultKind) -> None:
    assert fault_of(lambda: plan_trip(laptop, TRIP, place)).kind is kind


@pytest.mark.parametrize("number", ["", "0", "2", "-1", "1/1", "x", "9" * 30, "１"])
def test_an_unknown_trip_is_told(laptop: Desk, number: str) -> None:
    planned(laptop)

    assert fault_of(lambda: find_trip(laptop, number)).kind is FaultKind.TRIP_UNKNOWN
    assert fault_of(lambda: add_visit(laptop, number, ADA)).kind is FaultKind.TRIP_UNKNOWN


@pytest.mark.parametrize("name", ["", "1", "1/2", "2/1", "0/1", "1/0", "1/1/1", "a/b", "9" * 30 + "/1"])
def test_an_unknown_visit_is_told(laptop: Desk, name: str) -> None:
    planned(laptop)

    assert fault_of(lambda: find_visit(laptop, name)).kind is FaultKind.HOME_VISIT_UNKNOWN
    assert fault_of(lambda: note_outcome(laptop, name, VisitOutcome.DONE)).kind is FaultKind.HOME_VISIT_UNKNOWN


def test_an_outcome_is_noted_and_may_be_corrected(laptop: Desk, clock: HandClock) -> None:
    planned(laptop, ADA, ZOE)
    clock.now = TRIP

    first = note_outcome(laptop, "1/2", VisitOutcome.COULD_NOT, " Das Lichtbild fehlte. ")
    clock.forward(5)
    trip, second = note_outcome(laptop, "1/2", VisitOutcome.DONE)

    assert (first[1].outcome, first[1].outcome_note, first[1].outcome_at) == (
        VisitOutcome.COULD_NOT,
        "Das Lichtbild fehlte.",
        TRIP,
    )
    assert (second.outcome, second.outcome_note) == (VisitOutcome.DONE, "")
    assert find_visit(laptop, "1/2") == (trip, second)
    assert find_visit(laptop, "1/1")[1].outcome is None
    assert show_visit(trip, second) == "1/2"
    assert fault_of(lambda: note_outcome(laptop, "1/2", VisitOutcome.DONE, "\x00")).kind is FaultKind.GLYPH_MISSING


def test_before_its_day_a_visit_can_only_be_noted_as_impossible(laptop: Desk, clock: HandClock) -> None:
    planned(laptop)

    for outcome in (VisitOutcome.DONE, VisitOutcome.NOT_MET):
        assert fault_of(lambda: note_outcome(laptop, "1/1", outcome)).kind is FaultKind.HOME_VISIT_AHEAD  # noqa: B023
    assert note_outcome(laptop, "1/1", VisitOutcome.COULD_NOT)[1].outcome is VisitOutcome.COULD_NOT
    clock.now = TRIP - timedelta(hours=8)  # one o'clock at night of the day
    assert note_outcome(laptop, "1/1", VisitOutcome.DONE)[1].outcome is VisitOutcome.DONE


def test_visits_and_refused_wishes_are_counted_without_names(laptop: Desk, clock: HandClock) -> None:
    planned(laptop, ADA, ZOE, HomeVisitWish("leben", "Max Beispiel"))
    planned(laptop, ADA, place=HOME, starts_at=TRIP + timedelta(days=7))
    clock.now = TRIP + timedelta(days=7)
    for name, outcome in (("1/1", "done"), ("1/2", "done"), ("1/3", "not-met"), ("2/1", "done")):
        note_outcome(laptop, name, VisitOutcome(outcome))
    refuse_wish(laptop, WishReason.MOBILE)
    refuse_wish(laptop, WishReason.AREA, date(2020, 9, 2))

    found = evaluation(laptop)

    assert (found.first, found.last) == (date(2020, 9, 1), date(2020, 9, 23))
    assert [week.label for week in found.weeks] == ["2020-W36", "2020-W37", "2020-W38", "2020-W39"]
    assert [week.counts.done for week in found.weeks] == [0, 0, 2, 1]
    assert found.total.services == {"ausweis": 1, "leben": 2}
    assert found.total.places == {PlaceKind.FACILITY: 2, PlaceKind.HOME: 1}
    assert found.total.outcomes[VisitOutcome.NOT_MET] == 1
    assert [week.counts.wishes for week in found.weeks] == [1, 0, 0, 1]
    assert "Beispiel" not in repr(found)
    assert "Parkweg" not in repr(found)


def test_the_evaluation_ends_with_the_pilot_and_a_span_may_be_chosen(laptop: Desk, clock: HandClock) -> None:
    refuse_wish(laptop, WishReason.PILOT_OVER, date(2021, 3, 1))
    clock.now = NOW + timedelta(days=365)

    assert (evaluation(laptop).last, len(evaluation(laptop).weeks)) == (LAST_DAY, 26)
    assert evaluation(laptop).total.wishes == 0
    chosen = evaluation(laptop, date(2021, 3, 1), date(2021, 3, 1))
    assert (chosen.first, chosen.last, chosen.total.wishes) == (date(2021, 3, 1), date(2021, 3, 1), 1)


def test_each_visitor_gets_a_letter_in_their_language(laptop: Desk) -> None:
    trip = planned(laptop, ADA, ZOE)

    visits, pdf = announce(laptop, trip)

    assert visits == trip.visits
    ada, zoe = (" ".join(paper.text_of(pdf, number).split()) for number in (0, 1))
    for part in (
        "Guten Tag Ada Beispiel,",
        "Ihr Hausbesuch: Lebensbescheinigung",
        "Mittwoch, 16. September 2020, 9.00 bis 9.20 Uhr",
        "Seniorenheim am Park, Parkweg 3, 12345 Musterhausen",
        "Der Besuch ist kostenlos. Sie bezahlen nur die üblichen Gebühren.",
        "Telefon 01234 567",
        "Mo bis Fr 8:00 bis 12:00 Uhr",
        "koffer@musterhausen.example",
        "Bürgerkoffer",
        "Musterhausen, 14. September 2020",
        "Hausbesuch 1/1",
    ):
        assert part in ada, part
    assert "Abstand" not in ada
    for part in (
        "Dear Zoë Muster,",
        "Your identity card",
        "We come to you. This is your appointment:",
        "Wednesday, 16 September 2020, 9:20 to 10:00",
        "biometric photograph",
        "glasses",
        "The card costs 37 euros.",
        "We cannot take the photograph.",
        "Home visit 1/2",
    ):
        assert part in zoe, part
    assert "Beispiel" not in zoe
    assert file_name(trip) == "2020-09-16-1.pdf"


def test_a_letter_may_be_made_in_another_language(laptop: Desk) -> None:
    said = paper.text_of(announce(laptop, planned(laptop, ADA), "en")[1])

    assert "Dear Ada Beispiel," in said
    assert "Certificate of life" in said


def test_visits_that_are_over_are_not_announced(laptop: Desk, clock: HandClock) -> None:
    planned(laptop, ADA, ZOE)
    note_outcome(laptop, "1/1", VisitOutcome.COULD_NOT)

    visits, _pdf = announce(laptop, find_trip(laptop, "1"))
    note_outcome(laptop, "1/2", VisitOutcome.COULD_NOT)
    fault = fault_of(lambda: announce(laptop, find_trip(laptop, "1")))

    assert [one.number for one in visits] == [2]
    assert (fault.kind, fault.facts) == (FaultKind.TRIP_EMPTY, {"trip": 1})


def test_the_confirmation_waits_for_the_outcome(laptop: Desk, clock: HandClock) -> None:
    planned(laptop, ADA, place=HOME)
    clock.now = TRIP

    assert fault_of(lambda: confirm(laptop, "1/1")).kind is FaultKind.HOME_VISIT_OPEN
    note_outcome(laptop, "1/1", VisitOutcome.DONE, "Die Bescheinigung liegt bei.")
    trip, visit, pdf = confirm(laptop, "1/1")

    said = " ".join(paper.text_of(pdf).split())
    assert "Bestätigung: Lebensbescheinigung" in said
    assert "Nebenstraße 2, 12345 Musterhausen" in said
    assert "Die Bescheinigung liegt bei." in said
    assert file_name(trip, visit) == "2020-09-16-1-1.pdf"


def test_a_letter_that_does_not_fit_names_its_visit(laptop: Desk) -> None:
    trip = planned(laptop, ADA, HomeVisitWish("leben", "W" * 80))

    fault = fault_of(lambda: announce(laptop, trip))

    assert (fault.kind, fault.facts["reference"]) == (FaultKind.ADDRESS_TOO_LONG, "1/2")


def test_a_letter_of_one_visit_is_its_announcement_and_once_noted_its_confirmation(
    laptop: Desk, clock: HandClock
) -> None:
    trip = planned(laptop, ADA, ZOE)
    before = paper.text_of(preview(laptop, trip, trip.visits[1]))
    clock.now = TRIP
    after, noted = note_outcome(laptop, "1/2", VisitOutcome.DONE)

    assert "Zoë Muster" in before
    assert "Ada Beispiel" not in before
    assert "9.20" in before or "9:20" in before  # after the visit before it, which is not on the page
    assert paper.text_of(preview(laptop, after, noted)) != before


def test_a_house_visits_citizens_where_a_rule_says_so_on_some_day_or_a_trip_is_left(
    laptop: Desk, clock: HandClock, tmp_path: Path
) -> None:
    for now in (NOW - timedelta(days=365), NOW, NOW + timedelta(days=365)):
        clock.now = now
        assert goes_out(laptop)
    with office(f"sqlite:///{tmp_path / 'office.sqlite'}", tmp_path, HandClock()) as other:
        assert not goes_out(other)
    clock.now = NOW
    planned(laptop, ADA)
    laptop.house = replace(laptop.house, book=Rulebook(()))
    assert goes_out(laptop)  # there are trips, though no rule is left


def test_a_trip_is_called_off_and_what_was_done_on_it_stays_done(laptop: Desk, clock: HandClock) -> None:
    planned(laptop, ADA, ZOE, ADA)
    clock.now = TRIP
    note_outcome(laptop, "1/1", VisitOutcome.DONE)
    spans = [find_trip(laptop, "1").span(one) for one in find_trip(laptop, "1").visits]

    left = call_off(laptop, "1", " Der Wagen steht. ")

    assert [one.outcome for one in left.visits] == [VisitOutcome.DONE, VisitOutcome.COULD_NOT, VisitOutcome.COULD_NOT]
    assert [one.outcome_note for one in left.visits] == ["", "Der Wagen steht.", "Der Wagen steht."]
    assert [left.span(one) for one in left.visits] == spans  # as the letters say
    assert find_trip(laptop, "1") == left
    assert "Der Wagen steht." in paper.text_of(confirm(laptop, "1/3")[2])


def test_a_trip_is_called_off_ahead_and_only_once(laptop: Desk) -> None:
    planned(laptop, ADA)

    assert call_off(laptop, "1").visits[0].outcome is VisitOutcome.COULD_NOT
    assert fault_of(lambda: call_off(laptop, "1")).kind is FaultKind.TRIP_EMPTY
    assert fault_of(lambda: call_off(laptop, "9")).kind is FaultKind.TRIP_UNKNOWN
    assert fault_of(lambda: call_off(laptop, "1", "\x07")).kind is FaultKind.GLYPH_MISSING
