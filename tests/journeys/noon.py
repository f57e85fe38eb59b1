"""An office where it is about noon now: the real program has the real clock, and no test may fail near midnight."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from desk.clock import system_clock
from desk.service.desk import open_desk
from tests.cli.program import desk, invite, letters
from tests.service.ledgers import faults_of_house
from tests.service.office import profile_text


@dataclass(frozen=True)
class Noon:
    """The small office with its database, whose letters count for two hours before and after now."""

    folder: Path
    zone: str

    @property
    def file(self) -> Path:
        return self.folder / "noon.sqlite"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def set_up(self, *how: str) -> None:
        """Make the database."""
        profile = self.folder / "noon.toml"
        profile.write_text(profile_text().replace("Europe/Berlin", self.zone), encoding="utf-8")
        made = desk("init", "--office", profile, *how)
        assert (made.status, made.err) == (0, "")

    def letter(self, persons: int = 1, room: str = "2.01") -> dict[str, Any]:
        """Make an appointment for now and its letter: `file`, `code`, `human_code`, `reference`."""
        start = (system_clock() + timedelta(minutes=1)).astimezone(ZoneInfo(self.zone)).strftime("%Y-%m-%dT%H:%M")
        reference = invite(room, persons, start, service="andrang")
        (made,) = letters(self.folder / "letters", reference)
        return made

    def scans(self) -> list[str]:
        """The log of scans: the verdicts, oldest first."""
        with sqlite3.connect(self.file) as kept:
            return [verdict for (verdict,) in kept.execute("SELECT verdict FROM scan ORDER BY at, id")]

    def acts(self) -> list[str]:
        """The ledger: what was done, oldest first."""
        with sqlite3.connect(self.file) as kept:
            return [kind for (kind,) in kept.execute("SELECT kind FROM fact ORDER BY sequence")]

    def inside(self) -> int:
        """How many persons the board shows."""
        return sum(row["inside"] for row in desk("board", "--json").rows)

    def check_house(self) -> None:
        """Check that seats, visits and facts agree."""
        with open_desk(self.url, system_clock, "de") as opened:
            assert faults_of_house(opened.database) == []


def at_noon(folder: Path) -> Noon:
    """Choose the time zone in which it is about noon."""
    east = 12 - datetime.now(ZoneInfo("UTC")).hour
    return Noon(folder, f"Etc/GMT{-east:+d}")
