"""The commands, gathered; each group stands in a file of its own."""

import click

from desk.cli.appointments import appointment
from desk.cli.demo import demo
from desk.cli.doctor import doctor
from desk.cli.entrance import admit, board, leave, present
from desk.cli.find import find
from desk.cli.home_visits import trip
from desk.cli.letters import letter, read
from desk.cli.office import init
from desk.cli.phrases import speak
from desk.cli.profiles import office
from desk.cli.rules import rules
from desk.cli.speech import _, at_entrance
from desk.cli.upgrade import upgrade

speak(_)


@click.group(
    invoke_without_command=True,
    help=_("The front desk: with words a command, without words the window."),
    epilog=_("Exit status: 0 done, 1 a verdict other than admit or a failed check, 2 a known error."),
    subcommand_metavar=_("[COMMAND …]"),
)
@click.option("--database", metavar="URL", help=_("The database: a file or an address."))
@click.option(
    "--screen",
    type=click.Choice(["entrance", "board", "letters", "rules", "trips"]),
    help=_("Open one place alone instead of all of them."),
)
@click.option(
    "--camera", metavar=_("SOURCE"), help=_("Camera: its number, device, a video file or a stream's address.")
)
@at_entrance
@click.pass_context
def commands(
    context: click.Context, database: str | None, screen: str | None, camera: str | None, entrance: str | None
) -> int:
    """Open the window where no command follows."""
    if context.invoked_subcommand is None:
        status: int = context.obj.open_window(database, screen, camera, entrance)
        return status
    return 0


AT_THE_DOOR = (admit, board, find, leave, present, read, rules)
IN_THE_OFFICE = (appointment, demo, doctor, init, letter, office, trip, upgrade)
for command in (*AT_THE_DOOR, *IN_THE_OFFICE):
    commands.add_command(command)
groups = [one for one in commands.commands.values() if isinstance(one, click.Group)]
for command in (commands, *commands.commands.values(), *(one for group in groups for one in group.commands.values())):
    command.options_metavar = _("[OPTIONS]")
