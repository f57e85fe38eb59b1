"""`desk upgrade`: an older database on a server, brought to what this version reads and writes."""

import click

from desk import config
from desk.cli.speech import _, answer, shared
from desk.store.engine import upgrade as bring_up
from desk.store.schema import PRESENT


@click.command(
    help=_("Bring an older database on a server up to date, after it was backed up; a file needs no command for it."),
    epilog=_("JSON: schema."),
)
@shared
def upgrade(database: str | None, as_json: bool) -> None:
    """Take the steps that are missing, all or none; with none missing nothing changes."""
    url = config.database_url(database)
    bring_up(url)
    sentence = _("The database is up to date (schema {number}). Desks that are open are to be started anew.")
    # The address is not told: there may be a password in it.
    answer(as_json, {"schema": PRESENT.number}, sentence.format(number=PRESENT.number))
