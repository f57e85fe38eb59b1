"""The examination of a desk: what it stands on, each part fine, noted, or wrong with what to do."""

import platform
import shutil
import subprocess
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from importlib import metadata
from pathlib import Path

import desk
from desk import config
from desk.clock import Clock
from desk.domain.faults import Fault, FaultKind
from desk.letters.document import font_families
from desk.letters.keys import KeyProtection, key_protection, load_key
from desk.service.desk import Desk, open_desk
from desk.service.setup import FIRST_KEY, key_place
from desk.store import ledger
from desk.store.engine import database_file

LEAST_FREE = 500_000_000
"""Bytes that should be free where the database is: years of visits, and room for a copy before a migration."""
EARLIEST = 2026
"""A clock before this year was never set."""


class Part(Enum):
    """What is examined."""

    VERSIONS = "versions"
    DATABASE = "database"
    SPACE = "space"
    CLOCK = "clock"
    KEYS = "keys"
    FONTS = "fonts"
    CAMERA = "camera"
    SCANNER = "scanner"
    PRINTERS = "printers"


class Health(Enum):
    """How a part is."""

    FINE = "fine"
    NOTED = "noted"
    """Works, and there is something to know."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part with its state; what to do follows from part and facts (`desk.ui.words.health`)."""

    part: Part
    health: Health
    facts: dict[str, str | int] = field(default_factory=dict)
    fault: Fault | None = None


def examine(url: str, clock: Clock, language: str) -> tuple[Finding, ...]:
    """Examine a desk and its database; raises nothing that is known, every fault becomes a finding."""
    opened: Desk | None = None
    try:
        opened = open_desk(url, clock, language)
        opened.database.examine()
        found = Finding(Part.DATABASE, Health.FINE, {"where": opened.database.where, "is": opened.database.product()})
    except Fault as fault:
        found = Finding(Part.DATABASE, Health.WRONG, fault=fault)
    try:
        return (
            _versions(),
            found,
            _examined(Part.SPACE, lambda: _space(url)),
            _examined(Part.CLOCK, lambda: _clock(opened, clock())),
            _examined(Part.KEYS, lambda: _keys(opened)),
            _examined(Part.FONTS, _fonts),
            _camera(),
            Finding(Part.SCANNER, Health.NOTED),
            _printers(),
        )
    finally:
        if opened:
            opened.close()


def _examined(part: Part, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Fault as fault:
        return Finding(part, Health.WRONG, fault=fault)


def _versions() -> Finding:
    packages = ("PySide6-Essentials", "SQLAlchemy", "zxing-cpp", "opencv-python-headless", "typst")
    versions = ", ".join(f"{package} {metadata.version(package)}" for package in packages)
    return Finding(
        Part.VERSIONS,
        Health.FINE,
        {"desk": desk.__version__, "python": platform.python_version(), "packages": versions},
    )


def _space(url: str) -> Finding:
    file = database_file(url)
    folder = file.parent if file else config.data_folder()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    facts: dict[str, str | int] = {"folder": str(folder), "megabytes": free // 1_000_000}
    return Finding(Part.SPACE, Health.FINE if free >= LEAST_FREE else Health.WRONG, facts)


def _clock(opened: Desk | None, now: datetime) -> Finding:
    """The clock must be of this time, and not before what the desk has already written down."""
    zone = opened.house.site.timezone if opened else "Europe/Berlin"
    if zone not in zoneinfo.available_timezones():
        return Finding(Part.CLOCK, Health.WRONG, {"missing": zone})
    latest = None
    if opened and not opened.training:  # where times are given by hand, they may lie ahead
        with opened.database.reading() as connection:
            latest = ledger.latest_moment(connection, opened.id)
    facts: dict[str, str | int] = {"now": now.isoformat(timespec="seconds"), "zone": zone}
    wrong = now.year < EARLIEST or (latest is not None and latest > now)
    return Finding(Part.CLOCK, Health.WRONG if wrong else Health.FINE, facts)


def _keys(opened: Desk | None) -> Finding:
    if opened is None:
        return Finding(Part.KEYS, Health.NOTED, {"protection": "unknown"})
    place = key_place(opened.authority)
    try:
        protection = key_protection(place, opened.house.site.number, FIRST_KEY)
        load_key(place, opened.house.site.number, FIRST_KEY)
    except Fault as fault:
        if fault.kind is not FaultKind.KEY_MISSING:
            raise
        # A desk at a door holds public keys only, as it should; letters are made elsewhere.
        return Finding(Part.KEYS, Health.NOTED, {"protection": "none"})
    health = Health.NOTED if protection is KeyProtection.FILE_RIGHTS else Health.FINE
    return Finding(Part.KEYS, health, {"protection": protection.value})


def _fonts() -> Finding:
    return Finding(Part.FONTS, Health.FINE, {"families": len(font_families())})


def _camera() -> Finding:
    devices = sorted(str(device) for device in Path("/dev").glob("video*")) if platform.system() == "Linux" else []
    if platform.system() != "Linux":
        return Finding(Part.CAMERA, Health.NOTED, {"devices": ""})
    return Finding(Part.CAMERA, Health.FINE if devices else Health.NOTED, {"devices": ", ".join(devices)})


def _printers() -> Finding:
    """Ask the print system (CUPS) for its printers; where it is not, only the window can tell."""
    asked = shutil.which("lpstat")
    if asked is None:
        return Finding(Part.PRINTERS, Health.NOTED, {"printers": ""})
    try:
        listed = subprocess.run([asked, "-e"], capture_output=True, text=True, timeout=5, check=False)  # noqa: S603 - a fixed command
    except (OSError, subprocess.TimeoutExpired):
        return Finding(Part.PRINTERS, Health.NOTED, {"printers": ""})
    printers = ", ".join(listed.stdout.split())
    return Finding(Part.PRINTERS, Health.FINE if printers else Health.NOTED, {"printers": printers})
