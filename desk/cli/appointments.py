"""`desk appointment`: make one, make those of a family, cancel one, list a day."""

import click

from desk.cli.moments import day as read_day
from desk.cli.moments import moment
from desk.cli.speech import _, answer, open_the_desk, shared
from desk.domain.appointments import Appointment, AppointmentWish
from desk.domain.families import Arrangement
from desk.i18n import long_day, time_of_day
from desk.service.appointments import (
    add_appointment,
    cancel_appointment,
    day_list,
    find_appointment,
    show_reference,
)
from desk.service.desk import Desk
from desk.service.families import FamilyWish, add_family


@click.group(help=_("Make, cancel and list appointments."), no_args_is_help=False, subcommand_metavar=_("COMMAND …"))
def appointment() -> None:
    """Gather what is done with appointments."""


_KEYS = _("JSON: reference, service, room, starts, ends, persons, language, status, revision, family. Times are UTC.")


@appointment.command("add", help=_("Make an appointment and print its reference."), epilog=_KEYS)
@click.option("--service", required=True, metavar="S", help=_("The service, by its key in the profile."))
@click.option("--room", required=True, metavar="R", help=_("The room, by its number."))
@click.option("--start", required=True, metavar="T", help=_("Begin, in the site's local time: 2026-11-20T10:30."))
@click.option("--persons", required=True, type=int, metavar="N", help=_("How many are invited."))
@click.option("--name", required=True, metavar="NAME", help=_("Who is invited; stands on the letter only."))
@click.option("--address", multiple=True, metavar=_("LINE"), help=_("A line of the address; may be given again."))
@click.option("--language", default="de", metavar="L", help=_("The letter's language, de or en."))
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help=_("Planned length; else the service's."))
@shared
def add(  # the options of one command
    service: str,
    room: str,
    start: str,
    persons: int,
    name: str,
    address: tuple[str, ...],
    language: str,
    minutes: int | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Make an appointment."""
    with open_the_desk(database) as desk:
        starts_at = moment(start, desk.zone, desk.clock())
        wish = AppointmentWish(service, room, starts_at, persons, name, address, language, minutes)
        made = add_appointment(desk, wish)
        answer(as_json, _fields(made), show_reference(made.reference))


@appointment.command(
    "family",
    help=_("Invite a family: as many to each appointment as a room takes, all appointments or none."),
    epilog=_(
        "JSON, a line an appointment: reference, service, room, starts, ends, persons, language, status, revision, "
        "family. Times are UTC."
    ),
)
@click.option("--service", required=True, metavar="S", help=_("The service, by its key in the profile."))
@click.option("--at", required=True, metavar="T", help=_("Begin, in the site's local time: 2026-11-20T10:30."))
@click.option("--members", type=int, metavar="N", help=_("How many they are, where one name stands on each letter."))
@click.option(
    "--name",
    "names",
    required=True,
    multiple=True,
    metavar="NAME",
    help=_("The family's name; or given again, the name of each member, so that each letter names its own."),
)
@click.option(
    "--rooms",
    type=click.Choice([one.value for one in Arrangement]),
    default=Arrangement.EITHER.value,
    help=_("Side by side at the same time, one after another in one room, or whichever is possible."),
)
@click.option("--room", metavar="R", help=_("The room to begin with, by its number; else the house chooses."))
@click.option("--address", multiple=True, metavar=_("LINE"), help=_("A line of the address; may be given again."))
@click.option("--language", default="de", metavar="L", help=_("The letter's language, de or en."))
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help=_("Planned length; else the service's."))
@shared
def family(  # the options of one command
    service: str,
    at: str,
    members: int | None,
    names: tuple[str, ...],
    rooms: str,
    room: str | None,
    address: tuple[str, ...],
    language: str,
    minutes: int | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Make the appointments of a family."""
    if (members is None) == (len(names) == 1):
        raise click.UsageError(_("Give either --members and one name, or the name of each member."))
    with open_the_desk(database) as desk:
        starts_at = moment(at, desk.zone, desk.clock())
        count = len(names) if members is None else members
        wish = FamilyWish(service, starts_at, count, names, room, Arrangement(rooms), address, language, minutes)
        for one in add_family(desk, wish):
            answer(as_json, _fields(one), _line(one, desk))


@appointment.command("cancel", help=_("Cancel an appointment; its letter is refused from now on."), epilog=_KEYS)
@click.argument("reference", metavar="REF")
@shared
def cancel(reference: str, database: str | None, as_json: bool) -> None:
    """Withdraw an appointment."""
    with open_the_desk(database) as desk:
        cancelled = cancel_appointment(desk, find_appointment(desk, reference).reference)
        answer(as_json, _fields(cancelled), _("Cancelled. The letter of this appointment is no longer valid."))


@appointment.command("list", help=_("List the appointments of a day, without names."), epilog=_KEYS)
@click.option("--day", default="today", metavar="D", help=_("The day: 2026-11-20, today, tomorrow."))
@shared
def list_day(day: str, database: str | None, as_json: bool) -> None:
    """List a day's appointments."""
    with open_the_desk(database) as desk:
        wanted = read_day(day, desk.today(desk.clock()))
        rows = day_list(desk, wanted)
        if not as_json:
            answer(False, {}, long_day(wanted, _))
        for row in rows:
            answer(as_json, _fields(row.appointment), _line(row.appointment, desk))


def _line(one: Appointment, desk: Desk) -> str:
    time = time_of_day(one.starts_at, desk.zone, _)
    return f"{time}  {one.room.number:<6} {one.persons}  {show_reference(one.reference)}  {one.service.name}"


def _fields(made: Appointment) -> dict[str, object]:
    return {
        "reference": show_reference(made.reference),
        "service": made.service.key,
        "room": made.room.number,
        "starts": made.starts_at,
        "ends": made.ends_at,
        "persons": made.persons,
        "language": made.language,
        "status": made.status,
        "revision": made.revision,
        "family": made.family,
    }
