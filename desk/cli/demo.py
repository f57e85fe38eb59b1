"""`desk demo`: the sample day of an office, in the window or told in the terminal."""

import os
import sys
from pathlib import Path

import click

from desk import config
from desk.cli import story
from desk.cli.moments import day as read_day
from desk.cli.speech import LANGUAGE, _, answer, at_entrance, shared
from desk.cli.windows import Windows
from desk.clock import system_clock
from desk.service.profiles import shipped_profiles
from desk.service.sample_day import make_sample


@click.command(
    help=_(
        "Show the sample day: with a screen in the window, else played through in the terminal. An office that is "
        "named is played on its own day, in the morning, as if it were today."
    ),
    epilog=_("Shipped profiles: {profiles}.").format(profiles=", ".join(shipped_profiles()))
    + " "
    + _(
        "JSON, a line a step: step, sentence. What belongs to the step: access, count, files, folder, full, house, "
        "inside, note, now, number, outcome, room, services, trip, visits, waiting, wishes, database. For a letter all "
        "that `desk admit` says."
    ),
)
@click.option(
    "--office", default="", metavar=_("PROFILE"), help=_("A name or a file; else the sample office, at present.")
)
@click.option("--on", "day", metavar="D", help=_("The day that is played, 2020-06-29; else the profile's own."))
@click.option("--headless", is_flag=True, help=_("Play it through in the terminal, with pictures and PDF files."))
@click.option("--out", type=click.Path(path_type=Path), metavar=_("DIR"), help=_("The folder for the files."))
@at_entrance
@shared
@click.pass_obj
def demo(
    windows: Windows,
    office: str,
    day: str | None,
    headless: bool,
    out: Path | None,
    entrance: str | None,
    database: str | None,
    as_json: bool,
) -> int:
    """Show an office on a day that is made up."""
    now = system_clock()
    played = read_day(day, now.astimezone().date()) if day else None
    folder = out or config.data_folder() / "sample" / f"{now:%Y-%m-%d-%H%M%S}"
    url = config.database_url(database) if database else _sample_url(folder)
    if headless or not _has_screen():
        story.play(story.Stage(url, folder, windows.take_pictures), office, played, entrance, as_json)
        return 0
    sentence = _("The sample day opens in the window. Nothing in it is real.")
    answer(as_json, {"step": "window", "sentence": sentence, "database": url}, sentence)
    make_sample(url, system_clock, LANGUAGE, office, played)
    return windows.open_window(url, None, None, entrance)


def _sample_url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'sample.sqlite').absolute()}"


def _has_screen() -> bool:
    """Whether a window could be seen; Windows and macOS always have one."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))
