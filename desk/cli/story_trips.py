"""The home visits of the sample day, told: who is visited today, what became of it, how the pilot goes."""

from pathlib import Path

from desk.cli.speech import LANGUAGE, _
from desk.cli.story_guests import Teller
from desk.domain.home_visits import HomeVisit, PlaceKind, Trip, VisitOutcome
from desk.domain.rules import notices
from desk.i18n import time_of_day
from desk.letters.home_visit_chart import PictureForm, draw
from desk.service.desk import Desk
from desk.service.home_visit_letters import announce, confirm, file_name
from desk.service.home_visits import evaluation, note_outcome, show_visit, trips
from desk.service.letters import write_file
from desk.ui.words.home_visits import outcome_name, visits_counted


def tell_trips(desk: Desk, folder: Path, teller: Teller) -> None:
    """Announce the trips of the day, make the first of them, and evaluate; nothing where no home visits are made."""
    today = desk.today(desk.clock())
    of_today = [one for one in trips(desk, today) if one.day == today]
    for trip in of_today:
        _announce(desk, trip, folder, teller)
    if not of_today:
        return
    first = of_today[0]
    teller.tell("trip", _("On trip {trip}:").format(trip=first.number), trip=first.number)
    for visit in first.visits:
        _visit(desk, first, visit, folder, teller)
    _evaluate(desk, folder, teller)


def _announce(desk: Desk, trip: Trip, folder: Path, teller: Teller) -> None:
    """Make the letters of a trip."""
    visits, pdf = announce(desk, trip)
    file = write_file(folder, file_name(trip), pdf)
    line = _("Trip {trip} at {time}, {place}: {visits}. Letters: {file}").format(
        trip=trip.number,
        time=time_of_day(trip.starts_at, desk.zone, _),
        place=trip.place.name if trip.place.kind is PlaceKind.FACILITY else _("a private home"),
        visits=visits_counted(len(visits), _),
        file=file,
    )
    teller.tell("letters", line, trip=trip.number, count=len(visits), files=[str(file)])


def _visit(desk: Desk, trip: Trip, visit: HomeVisit, folder: Path, teller: Teller) -> None:
    """Note what became of a visit and make its confirmation; what has to be ready there is missing."""
    needed = _needed(desk, trip, visit)
    outcome = VisitOutcome.COULD_NOT if needed else VisitOutcome.DONE
    name = show_visit(trip, visit)
    note_outcome(desk, name, outcome, needed)
    _trip, noted, pdf = confirm(desk, name)
    file = write_file(folder, file_name(trip, noted), pdf)
    said = f"  {visit.service.name}: {outcome_name(outcome, _)}. {needed}".rstrip()
    teller.tell("visit", said, trip=trip.number, outcome=outcome, note=needed, files=[str(file)])


def _needed(desk: Desk, trip: Trip, visit: HomeVisit) -> str:
    """What a rule of this service alone says of it ("biometrisches Lichtbild nötig"); empty where there is none."""
    own = notices(desk.house.holding(visit.service, trip.day).rules)
    rule = next((one for one in own if one.scope.service == visit.service.id), None)
    return f"{rule.title}: {rule.detail}" if rule else ""


def _evaluate(desk: Desk, folder: Path, teller: Teller) -> None:
    """Count the pilot until today."""
    counted = evaluation(desk)
    file = write_file(folder, "pilot.png", draw(counted, PictureForm.PNG, LANGUAGE, desk.house.authority))
    line = _("The pilot so far: {visits} done, {wishes} wishes refused, as a picture: {file}").format(
        visits=visits_counted(counted.total.done, _), wishes=counted.total.wishes, file=file
    )
    teller.tell("pilot", line, visits=counted.total.done, wishes=counted.total.wishes, files=[str(file)])
