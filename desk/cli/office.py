"""`desk init`: an office of one's own."""

import click

from desk import config
from desk.cli.speech import LANGUAGE, _, answer, shared
from desk.clock import system_clock
from desk.service.desk import open_desk
from desk.service.profiles import find_profile, load_profile, shipped_profiles
from desk.service.sample_day import SAMPLE_OFFICE
from desk.service.setup import initialise


@click.command(
    help=_("Make a database from a profile of an office."),
    epilog=_("Shipped profiles: {profiles}. JSON: database, office, training, site, rooms, services.").format(
        profiles=", ".join(shipped_profiles())
    ),
)
@click.option("--office", default=SAMPLE_OFFICE, show_default=True, metavar=_("PROFILE"), help=_("A name or a file."))
@click.option("--training", is_flag=True, help=_("Everything in it is invented: practice camera, times by hand."))
@shared
def init(office: str, training: bool, database: str | None, as_json: bool) -> None:
    """Make a new database."""
    url = config.database_url(database)
    profile = load_profile(find_profile(office))
    initialise(url, profile, system_clock, training)
    with open_desk(url, system_clock, LANGUAGE) as desk:
        where = desk.database.where
        fields = {
            "database": where,
            "office": office,
            "training": training,
            "site": profile.sites[0].name,
            "rooms": len(profile.rooms),
            "services": [service.key for service in profile.services],
        }
        several = len(profile.sites) > 1  # then the rooms are not those of one house
        name = profile.authority if several else profile.sites[0].name
        line = _("{site} is set up with {rooms} rooms in {where}.")
        answer(as_json, fields, line.format(site=name, rooms=len(profile.rooms), where=where))
