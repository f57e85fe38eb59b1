"""`desk demo`: the sample day, in the window or told in the terminal."""

import os
import sys
from pathlib import Path

import click

from desk import config
from desk.cli import story
from desk.cli.speech import LANGUAGE, _, answer, shared
from desk.cli.windows import Windows
from desk.clock import system_clock
from desk.service.sample_day import make_sample


@click.command(
    help=_("Show the sample day: with a screen in the window, else played through in the terminal."),
    epilog=_(
        "JSON, a line a step: step, sentence. What belongs to the step: count, files, folder, inside, full, waiting, "
        "room, number, database. For a letter all that `desk admit` says."
    ),
)
@click.option("--headless", is_flag=True, help=_("Play it through in the terminal, with pictures and PDF files."))
@click.option("--out", type=click.Path(path_type=Path), metavar=_("DIR"), help=_("The folder for the files."))
@shared
@click.pass_obj
def demo(windows: Windows, headless: bool, out: Path | None, database: str | None, as_json: bool) -> int:
    """Show the program on a day that is made up around the present time."""
    now = system_clock()
    folder = out or config.data_folder() / "sample" / f"{now:%Y-%m-%d-%H%M%S}"
    url = config.database_url(database) if database else _sample_url(folder)
    if headless or not _has_screen():
        story.play(url, folder, windows.take_pictures, as_json)
        return 0
    sentence = _("The sample day opens in the window. Nothing in it is real.")
    answer(as_json, {"step": "window", "sentence": sentence, "database": url}, sentence)
    make_sample(url, system_clock, LANGUAGE)
    return windows.open_window(url, None, None)


def _sample_url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'sample.sqlite').absolute()}"


def _has_screen() -> bool:
    """Whether a window could be seen; Windows and macOS always have one."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))
