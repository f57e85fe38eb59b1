"""Faults of home visits: trips, their visits, and what is not offered at home."""

from collections.abc import Mapping
from typing import Literal, assert_never

from desk.domain.faults import FaultKind
from desk.i18n import Translate
from desk.ui.words.told import FaultWords, best, days_told

OfOffer = Literal[FaultKind.HOME_VISITS_OVER, FaultKind.HOME_VISITS_NONE, FaultKind.HOME_VISIT_NOT_OFFERED]
OfTrip = Literal[
    FaultKind.HOME_VISIT_UNKNOWN,
    FaultKind.HOME_VISIT_AHEAD,
    FaultKind.HOME_VISIT_OPEN,
    FaultKind.TRIP_UNKNOWN,
    FaultKind.TRIP_EMPTY,
    FaultKind.PLACE_EMPTY,
]


def of_offer(kind: OfOffer, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where the service is not done at home on that day."""
    facts = days_told(facts, _)
    note_wish = _("Note the wish as refused, and name the way that is open instead.")
    match kind:
        case FaultKind.HOME_VISITS_OVER:
            happened = best(facts, _("Home visits ended on {until}."), _("Home visits have ended."))
            todo = note_wish
        case FaultKind.HOME_VISITS_NONE:
            happened = best(facts, _("On {day} nothing is done at home."), _("On this day nothing is done at home."))
            todo = _("Choose another day, or see the rules of the office.")
        case FaultKind.HOME_VISIT_NOT_OFFERED:
            happened = best(
                facts,
                _("The service {service} is not done at home on {day}."),
                _("This service is not done at home on this day."),
            )
            todo = best(facts, _("Done at home are: {known}."), note_wish)
        case _:
            assert_never(kind)
    return FaultWords(happened, _("Nothing was planned."), todo)


def of_trip(kind: OfTrip, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where a trip or a visit cannot be planned, found or noted."""
    facts = days_told(facts, _)
    match kind:
        case FaultKind.HOME_VISIT_UNKNOWN:
            happened = best(facts, _("There is no visit {visit}."), _("There is no such visit."))
            todo = _("Write a visit as trip and place in it: 3/2. `desk trip list` shows the trips.")
        case FaultKind.HOME_VISIT_AHEAD:
            happened = best(facts, _("The visit {visit} is only on {day}."), _("This visit is still to come."))
            todo = _("Note it after the visit; beforehand it can only be noted that it cannot be done.")
        case FaultKind.HOME_VISIT_OPEN:
            happened = best(
                facts,
                _("What became of the visit {visit} is not noted yet."),
                _("What became of this visit is not noted yet."),
            )
            todo = _("Note it first: `desk trip done`.")
        case FaultKind.TRIP_UNKNOWN:
            happened = best(facts, _("There is no trip {trip}."), _("There is no such trip."))
            todo = _("See which there are: `desk trip list`.")
        case FaultKind.TRIP_EMPTY:
            happened = best(facts, _("Trip {trip} has no visit to come."), _("This trip has no visit to come."))
            todo = _("Add one first: `desk trip visit`.")
        case FaultKind.PLACE_EMPTY:
            happened = _("The address of the place is missing.")
            todo = _("Give street, postcode and town.")
        case _:
            assert_never(kind)
    return FaultWords(happened, _("Nothing was changed."), todo)
