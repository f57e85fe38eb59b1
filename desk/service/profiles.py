"""Profiles: an office with its rooms, services and rules as a file that a person reads and writes.

The files stand in `resources/offices/`; an office's own may stand anywhere. A profile is read strictly and as a whole:
one slip, and nothing of it is used. What is checked from one field alone stands in `desk.service.reading`.
"""

import contextlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from desk.domain.faults import Fault, FaultKind
from desk.domain.places import WayStep
from desk.domain.rules import RuleKind
from desk.domain.services import Access, ContactKind, Hours
from desk.resources import resource
from desk.service.reading import Problem, Wrong, read_table
from desk.store.texts import FALLBACK

# Limits of the fields in the code on a letter; see `desk.domain.letters.LetterCode`.
_SITE_NUMBER = range(2**32)
_AREA = range(1, 2**16)
_PERSONS = range(1, 10_000)
_MINUTES = range(1, 24 * 60 + 1)
_WINDOW = range(24 * 60 + 1)
_FLOORS = range(-20, 200)

Texts = dict[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """The building: `desk.domain.places.Site`."""

    number: Annotated[int, _SITE_NUMBER]
    name: str
    street: str
    postcode: str
    town: str
    timezone: str
    """IANA name."""
    capacity: Annotated[int, _PERSONS] | None = None
    """None where the house has no limit of its own."""


@dataclass(frozen=True, slots=True)
class EntranceProfile:
    """A door of the building."""

    name: str


@dataclass(frozen=True, slots=True)
class ContactProfile:
    """A way to reach an office: `desk.domain.services.Contact`."""

    kind: ContactKind
    address: str
    labels: Texts
    urgent: bool = False
    hours: tuple[Hours, ...] = ()
    """Site's local time."""


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """An office, or one unit of it with contacts of its own."""

    key: str
    names: Texts
    contacts: tuple[ContactProfile, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RoomProfile:
    """A room with its limit and the way to it: `desk.domain.places.Room`."""

    number: str
    area: Annotated[int, _AREA]
    floor: Annotated[int, _FLOORS]
    capacity: Annotated[int, _PERSONS]
    ways: dict[str, tuple[WayStep, ...]]
    """By language."""
    step_free: bool
    phone: str = ""
    names: Texts = field(default_factory=dict)
    """Empty where the room has a number only."""


@dataclass(frozen=True, slots=True)
class ServiceProfile:
    """What somebody comes for: `desk.domain.services.Service`, and what its letter says."""

    key: str
    office: str
    """Key of an office of this profile."""
    names: Texts
    access: Access
    minutes: Annotated[int, _MINUTES]
    bring: dict[str, tuple[str, ...]]
    """By language."""
    subjects: Texts
    """The letter's subject line."""
    texts: Texts
    """What the letter says before it names day, time and room."""
    early_minutes: Annotated[int, _WINDOW] = 15
    late_minutes: Annotated[int, _WINDOW] = 15
    payment: Texts = field(default_factory=dict)
    """Empty where nothing is to be known about paying."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in one language."""

    title: str
    detail: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class RuleProfile:
    """A rule of the house: `desk.domain.rules.Rule`; its position is its place in the file."""

    key: str
    kind: RuleKind
    icon: str
    words: dict[str, RuleWords]
    """By language."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a new database needs to know about an office."""

    authority: str
    languages: tuple[str, ...]
    """Of all texts; the first is the one that the office works in."""
    site: SiteProfile
    entrances: tuple[EntranceProfile, ...]
    offices: tuple[OfficeProfile, ...]
    services: tuple[ServiceProfile, ...]
    rooms: tuple[RoomProfile, ...]
    rules: tuple[RuleProfile, ...] = ()
    """In the order in which they are asked and shown."""


def shipped_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program, as `find_profile` takes them."""
    return tuple(sorted(file.stem for file in resource("offices").glob("*.toml")))


def find_profile(name_or_path: str) -> Path:
    """Return the file of a shipped profile by its name, or of an own one by its path.

    Raises `Fault(PROFILE_UNKNOWN, name=…, known=…)`, where `known` lists the names of those shipped.
    """
    if name_or_path in shipped_profiles():
        return resource("offices", f"{name_or_path}.toml")
    path = Path(name_or_path)
    with contextlib.suppress(OSError):  # a name that is too long for any file
        if path.is_file():
            return path
    raise _unknown(name_or_path)


def load_profile(path: Path) -> Profile:
    """Read a profile and check it as a whole.

    Raises `Fault(PROFILE_UNKNOWN, name=…, known=…)` where the file cannot be read, and `Fault(PROFILE_WRONG, file=…,
    problem=…, …)` with the other facts of `desk.service.reading.Wrong` for the first thing that is wrong in it.
    """
    try:
        written = _parse(path)
        profile = read_table(Profile, written, _languages(written))
        _check(profile)
    except OSError:
        raise _unknown(str(path)) from None
    except Wrong as wrong:
        raise Fault(FaultKind.PROFILE_WRONG, file=str(path), **wrong.facts) from None
    return profile


def _unknown(name: str) -> Fault:
    return Fault(FaultKind.PROFILE_UNKNOWN, name=name, known=", ".join(shipped_profiles()))


def _parse(path: Path) -> dict[str, object]:
    """Read the file as TOML; a byte order mark, which some editors put in front, is let pass."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(Problem.ENCODING) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        raise Wrong(Problem.SYNTAX, line=int(line[1]) if line else text.count("\n") + 1) from None


def _languages(written: dict[str, object]) -> tuple[str, ...]:
    """Return the languages that the profile names, before the rest is read by them."""
    languages = written.get("languages")
    if not isinstance(languages, list):
        return ()  # `read_table` says what is wrong with them
    return tuple(str(each) for each in languages)


def _check(profile: Profile) -> None:
    """Check what needs more than one field."""
    for place, keys in (
        ("languages[{}]", profile.languages),
        ("entrances[{}].name", (one.name for one in profile.entrances)),
        ("offices[{}].key", (one.key for one in profile.offices)),
        ("services[{}].key", (one.key for one in profile.services)),
        ("rules[{}].key", (one.key for one in profile.rules)),
        ("rooms[{}].number", (one.number for one in profile.rooms)),
        ("rooms[{}].area", (one.area for one in profile.rooms)),
    ):
        _check_once(place, keys)
    if FALLBACK not in profile.languages:
        raise Wrong(Problem.LANGUAGE_MISSING, place="languages", allowed=FALLBACK)
    try:
        ZoneInfo(profile.site.timezone)
    except (KeyError, ValueError, OSError):
        raise Wrong(Problem.TIMEZONE, place="site.timezone") from None
    offices = [one.key for one in profile.offices]
    for index, service in enumerate(profile.services, start=1):
        _check_listed(f"services[{index}].office", service.office, offices)
    for index, rule in enumerate(profile.rules, start=1):
        if rule.valid_from and rule.valid_until and rule.valid_until < rule.valid_from:
            raise Wrong(Problem.DAYS_REVERSED, place=f"rules[{index}].valid_until")
    _check_icons(profile)


def _check_once(place: str, keys: Iterable[object]) -> None:
    seen = set()
    for index, key in enumerate(keys, start=1):
        if key in seen:
            raise Wrong(Problem.TWICE, place=place.format(index))
        seen.add(key)


def _check_icons(profile: Profile) -> None:
    """Check that each icon is one that the windows can draw."""
    icons = sorted(file.stem for file in resource("icons").glob("*.svg"))
    for index, rule in enumerate(profile.rules, start=1):
        _check_listed(f"rules[{index}].icon", rule.icon, icons)
    for index, room in enumerate(profile.rooms, start=1):
        for language, way in room.ways.items():
            for number, step in enumerate(way, start=1):
                _check_listed(f"rooms[{index}].ways.{language}[{number}].icon", step.icon, icons)


def _check_listed(place: str, name: str, allowed: list[str]) -> None:
    if name not in allowed:
        raise Wrong(Problem.NOT_IN_LIST, place=place, allowed=", ".join(allowed))
