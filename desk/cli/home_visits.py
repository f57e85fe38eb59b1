"""`desk trip`: the office goes to the citizen. Trips and visits planned, their letters made, their outcome noted."""

from datetime import UTC
from pathlib import Path

import click

from desk.cli.home_visit_report import report
from desk.cli.moments import day as read_day
from desk.cli.moments import moment
from desk.cli.speech import _, answer, open_the_desk, shared
from desk.domain.home_visits import HomeVisit, Place, PlaceKind, Trip, VisitOutcome, WishReason
from desk.i18n import long_day, time_of_day
from desk.service.desk import Desk
from desk.service.home_visit_letters import announce, confirm, file_name
from desk.service.home_visits import (
    HomeVisitWish,
    add_visit,
    call_off,
    find_trip,
    note_outcome,
    plan_trip,
    refuse_wish,
    show_visit,
    trips,
)
from desk.service.letters import write_file
from desk.ui.words import home_visits as words


@click.group(
    help=_("Home visits: plan trips and visits, make their letters, note what became of them."),
    no_args_is_help=False,
    subcommand_metavar=_("COMMAND …"),
)
def trip() -> None:
    """Gather what is done for home visits."""


_TRIP_KEYS = _("JSON: trip, starts, kind, place, address, visits. The kind is facility or home. Times are UTC.")
_VISIT_KEYS = _(
    "JSON: visit, starts, ends, service, minutes, name, language, note, outcome, outcome_note. Times are UTC."
)
_OUT = click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar=_("DIR"), help=_("The folder for the files.")
)
_LANGUAGE = click.option(
    "--language", type=click.Choice(["de", "en"]), help=_("Instead of each visitor's own language.")
)


@trip.command("add", help=_("Plan a trip to one place and print its number."), epilog=_TRIP_KEYS)
@click.option("--start", required=True, metavar="T", help=_("Begin of the first visit, local time: 2026-11-20T10:30."))
@click.option("--facility", default="", metavar="NAME", help=_("The facility's name; without it a private home."))
@click.option(
    "--address", required=True, multiple=True, metavar=_("LINE"), help=_("A line of the address; may be given again.")
)
@shared
def add(start: str, facility: str, address: tuple[str, ...], database: str | None, as_json: bool) -> None:
    """Plan a trip."""
    with open_the_desk(database) as desk:
        name = facility.strip()
        place = Place(PlaceKind.FACILITY if name else PlaceKind.HOME, name, address)
        made = plan_trip(desk, moment(start, desk.zone, desk.clock()), place)
        answer(as_json, _trip_fields(made), str(made.number))


@trip.command("visit", help=_("Add a visit to a trip, after its others, and print its name."), epilog=_VISIT_KEYS)
@click.argument("number", metavar=_("TRIP"))
@click.option("--service", required=True, metavar="S", help=_("The service, by its key in the profile."))
@click.option("--name", required=True, metavar="NAME", help=_("Who is visited; stands on the letter."))
@click.option("--language", default="de", metavar="L", help=_("The letter's language, de or en."))
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help=_("Planned length; else the service's."))
@click.option("--note", default="", metavar=_("TEXT"), help=_("What else is to be ready; stands on the letter."))
@shared
def visit(  # the options of one command
    number: str,
    service: str,
    name: str,
    language: str,
    minutes: int | None,
    note: str,
    database: str | None,
    as_json: bool,
) -> None:
    """Add a visit."""
    with open_the_desk(database) as desk:
        planned = add_visit(desk, number, HomeVisitWish(service, name, language, minutes, note))
        made = planned.visits[-1]
        answer(as_json, _visit_fields(planned, made), show_visit(planned, made))


@trip.command("list", help=_("List the trips from a day on."), epilog=_TRIP_KEYS)
@click.option("--day", default="today", metavar="D", help=_("The first day: 2026-11-20, today, tomorrow."))
@shared
def list_trips(day: str, database: str | None, as_json: bool) -> None:
    """List trips; whom they go to stands in `visits`."""
    with open_the_desk(database) as desk:
        for one in trips(desk, read_day(day, desk.today(desk.clock()))):
            answer(as_json, _trip_fields(one), _trip_line(desk, one))


@trip.command("visits", help=_("Show the visits of a trip with names, for those who go there."), epilog=_VISIT_KEYS)
@click.argument("number", metavar=_("TRIP"))
@shared
def list_visits(number: str, database: str | None, as_json: bool) -> None:
    """Show a trip."""
    with open_the_desk(database) as desk:
        found = find_trip(desk, number)
        if not as_json:
            answer(False, {}, _trip_line(desk, found))
        for one in found.visits:
            answer(as_json, _visit_fields(found, one), _visit_line(desk, found, one))


@trip.command("done", help=_("Note what became of a visit; noted again, the later counts."), epilog=_VISIT_KEYS)
@click.argument("name", metavar=_("VISIT"))
@click.option(
    "--outcome",
    type=click.Choice([one.value for one in VisitOutcome]),
    default=VisitOutcome.DONE.value,
    show_default=True,
    help=_("Done, the visitor not met, or it could not be done."),
)
@click.option("--note", default="", metavar=_("TEXT"), help=_("What happens next; stands on the confirmation."))
@shared
def done(name: str, outcome: str, note: str, database: str | None, as_json: bool) -> None:
    """Note an outcome."""
    with open_the_desk(database) as desk:
        found, noted = note_outcome(desk, name, VisitOutcome(outcome), note)
        line = _("Noted for visit {visit}: {outcome}.")
        said = words.outcome_name(noted.outcome, _)
        answer(as_json, _visit_fields(found, noted), line.format(visit=name, outcome=said))


@trip.command(
    "cancel", help=_("Call a trip off: what is still to come of it is noted as not possible."), epilog=_TRIP_KEYS
)
@click.argument("number", metavar=_("TRIP"))
@click.option("--note", default="", metavar=_("TEXT"), help=_("What happens next; stands on the confirmation."))
@shared
def cancel(number: str, note: str, database: str | None, as_json: bool) -> None:
    """Call a trip off."""
    with open_the_desk(database) as desk:
        called_off = call_off(desk, number, note)
        line = _("Called off: trip {trip}. Each visit has its confirmation: `desk trip confirm`.")
        answer(as_json, _trip_fields(called_off), line.format(trip=called_off.number))


@trip.command(
    "letters",
    help=_("Make the letters that announce the visits of a trip, as one PDF."),
    epilog=_("JSON, a line a letter: file, page, visit."),
)
@click.argument("number", metavar=_("TRIP"))
@_OUT
@_LANGUAGE
@shared
def letters(number: str, out: Path, language: str | None, database: str | None, as_json: bool) -> None:
    """Make announcements."""
    with open_the_desk(database) as desk:
        found = find_trip(desk, number)
        visits, pdf = announce(desk, found, language)
        file = write_file(out, file_name(found), pdf)
        for page, one in enumerate(visits, start=1):
            if as_json:
                answer(True, {"file": str(file), "page": page, "visit": show_visit(found, one)})
        if not as_json:
            answer(False, {}, str(file))


@trip.command(
    "confirm",
    help=_("Make the confirmation of a visit, to be printed there, as PDF."),
    epilog=_("JSON: file, visit, outcome."),
)
@click.argument("name", metavar=_("VISIT"))
@_OUT
@_LANGUAGE
@shared
def confirmation(name: str, out: Path, language: str | None, database: str | None, as_json: bool) -> None:
    """Make a confirmation."""
    with open_the_desk(database) as desk:
        found, confirmed, pdf = confirm(desk, name, language)
        file = write_file(out, file_name(found, confirmed), pdf)
        answer(as_json, {"file": str(file), "visit": name, "outcome": confirmed.outcome}, str(file))


@trip.command(
    "refuse-wish",
    help=_("Note a wish for a visit that cannot be met; nobody's name is kept."),
    epilog=_("JSON: day, reason."),
)
@click.option(
    "--reason",
    required=True,
    type=click.Choice([one.value for one in WishReason]),
    help=_("Can come to the office, not offered, outside the area, no date free, pilot over, other."),
)
@click.option("--day", default="today", metavar="D", help=_("The day: 2026-11-20, today, tomorrow."))
@shared
def refuse(reason: str, day: str, database: str | None, as_json: bool) -> None:
    """Note a refused wish."""
    with open_the_desk(database) as desk:
        wish = refuse_wish(desk, WishReason(reason), read_day(day, desk.today(desk.clock())))
        line = _("Noted as refused: {reason}.").format(reason=words.reason_name(wish.reason, _))
        answer(as_json, {"day": wish.day, "reason": wish.reason}, line)


trip.add_command(report)


def _trip_fields(one: Trip) -> dict[str, object]:
    return {
        "trip": one.number,
        "starts": one.starts_at,
        "kind": one.place.kind,
        "place": one.place.name,
        "address": list(one.place.address),
        "visits": len(one.visits),
    }


def _trip_line(desk: Desk, one: Trip) -> str:
    when = f"{long_day(one.day, _)}, {time_of_day(one.starts_at, desk.zone, _)}"
    return f"{one.number:<4} {when}  {', '.join(one.place.lines)}  {words.visits_counted(len(one.visits), _)}"


def _visit_fields(planned: Trip, one: HomeVisit) -> dict[str, object]:
    starts, ends = (at.astimezone(UTC) for at in planned.span(one))
    return {
        "visit": show_visit(planned, one),
        "starts": starts,
        "ends": ends,
        "service": one.service.key,
        "minutes": one.minutes,
        "name": one.name,
        "language": one.language,
        "note": one.note,
        "outcome": one.outcome,
        "outcome_note": one.outcome_note,
    }


def _visit_line(desk: Desk, planned: Trip, one: HomeVisit) -> str:
    time = time_of_day(planned.span(one)[0], desk.zone, _)
    return f"{show_visit(planned, one):<6} {time}  {one.service.name}  {one.name}  {words.outcome_name(one.outcome, _)}"
