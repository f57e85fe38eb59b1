"""There is nothing yet: the window asks what to begin with, and one key later the sample day is at work."""

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.program import desk
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")


def test_three_choices_and_the_first_is_the_sample_day(screen: Screen, tmp_path: Path) -> None:
    kept = tmp_path / "home" / "einlass.sqlite"
    with Program(screen, tmp_path) as window:
        for choice in ("Beispieltag ansehen", "Neues Amt einrichten", "Vorhandene Daten öffnen"):
            window.until(lambda choice=choice: screen.shows(choice, 20, 600), choice)
        assert not kept.exists()

        screen.press("1")
        window.until_entrance()

        rooms = desk("board", "--json").rows
        assert len(rooms) == 13
        assert sum(room["inside"] for room in rooms) == 0
        assert window.end(signal.SIGINT) == 0
        assert window.said == ""
