"""From the evaluation of the pilot to its page: the numbers that count, the weeks as a table, the picture."""

from dataclasses import dataclass, field
from datetime import date

from desk.domain.home_visits import Evaluation, PlaceKind, Week
from desk.i18n import Translate
from desk.ui.trips.state import Report, TableRow
from desk.ui.words.home_visits import table
from desk.ui.words.moments import day_in

_NONE = "–"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted, and its picture."""

    evaluation: Evaluation
    services: dict[str, str]
    """Each service's name by its key."""
    picture: bytes = field(repr=False)
    """PNG; empty where there is no week."""


def report(counted: Counted, _: Translate) -> Report:
    """Return the page of the evaluation."""
    evaluation = counted.evaluation
    total, first, last = evaluation.total, day_in(evaluation.first, date.min, _), day_in(evaluation.last, date.min, _)
    span = _("{first} until {last}, without names").format(first=first, last=last)
    return Report(
        title=_("Evaluation of the home visits"),
        line=span if evaluation.weeks else "",
        facts=(
            (str(total.done), _("visits done")),
            (str(total.places[PlaceKind.FACILITY]), _("in facilities")),
            (str(total.places[PlaceKind.HOME]), _("in private homes")),
            (str(total.wishes), _("wishes refused")),
        ),
        columns=(_("total"), *(_week(one, evaluation.last, _) for one in evaluation.weeks)),
        rows=tuple(
            TableRow(name, tuple(str(count) if count else _NONE for count in (counts[-1], *counts[:-1])), not place)
            for place, (name, counts) in enumerate(table(evaluation, counted.services, _))
        ),
        picture=counted.picture,
        spoken=_("The weeks as bars: visits done and wishes refused"),
        empty="" if evaluation.weeks else _("The home visits begin on {day}.").format(day=first),
        file=f"{evaluation.last.isoformat()}.pdf",
    )


def _week(week: Week, last: date, _: Translate) -> str:
    """Return what a week is called; one of another year than the last says which."""
    told = _("W{number}").format(number=week.number)
    return told if week.year == last.isocalendar().year else f"{told}/{week.year % 100:02}"
