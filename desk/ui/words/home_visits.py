"""Home visits in words: where they are, what became of them, why a wish was refused."""

from typing import assert_never

from desk.domain.home_visits import Evaluation, PlaceKind, VisitOutcome, WishReason
from desk.i18n import Translate


def place_name(kind: PlaceKind, _: Translate) -> str:
    """Return where a visit is, as the heading of a count."""
    match kind:
        case PlaceKind.FACILITY:
            return _("in facilities")
        case PlaceKind.HOME:
            return _("in private homes")
        case _:
            assert_never(kind)


def outcome_name(outcome: VisitOutcome | None, _: Translate) -> str:
    """Return what became of a visit; None is one that is still to come."""
    match outcome:
        case None:
            return _("planned")
        case VisitOutcome.DONE:
            return _("done")
        case VisitOutcome.NOT_MET:
            return _("not met")
        case VisitOutcome.COULD_NOT:
            return _("could not be done")
        case _:
            assert_never(outcome)


def reason_name(reason: WishReason, _: Translate) -> str:
    """Return why a wish was refused."""
    match reason:
        case WishReason.MOBILE:
            return _("can come to the office")
        case WishReason.SERVICE:
            return _("not offered at home")
        case WishReason.AREA:
            return _("outside the area")
        case WishReason.NO_DATE:
            return _("no date free")
        case WishReason.PILOT_OVER:
            return _("pilot over")
        case WishReason.OTHER:
            return _("another reason")
        case _:
            assert_never(reason)


def visits_counted(count: int, _: Translate) -> str:
    """Return a number of visits."""
    return _("1 visit") if count == 1 else _("{count} visits").format(count=count)


Table = list[tuple[str, list[int]]]
"""Columns of numbers: what is counted, and how often in each week, and last in all of them."""


def table(evaluation: Evaluation, services: dict[str, str], _: Translate) -> Table:
    """Return the whole evaluation as columns; `services` gives each service's name by its key."""
    every = [*(week.counts for week in evaluation.weeks), evaluation.total]
    not_done = [outcome for outcome in VisitOutcome if outcome is not VisitOutcome.DONE]
    refused = _("refused: {reason}")
    return [
        (_("Visits"), [one.done for one in every]),
        *((place_name(kind, _), [one.places[kind] for one in every]) for kind in PlaceKind),
        *((services.get(key, key), [one.services[key] for one in every]) for key in evaluation.total.services),
        *((outcome_name(outcome, _), [one.outcomes[outcome] for one in every]) for outcome in not_done),
        *(
            (refused.format(reason=reason_name(reason, _)), [one.refused[reason] for one in every])
            for reason in WishReason
        ),
    ]
