"""The forms that a profile is written in: each table of the file is one of these dataclasses, and nothing else passes.

What may stand in a field, its annotation says (`desk.service.reading`); what needs more than one field stands in
`desk.service.profile_checks`. A text in all of the profile's languages is `Texts`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated

from desk.domain.places import WayStep
from desk.domain.rules import Access, Asked, Companion, LimitOf, Payment
from desk.domain.services import ContactKind, Hours, Purpose

# Limits of the fields in the code on a letter; see `desk.domain.letters.LetterCode`.
_SITE_NUMBER = range(2**32)
_AREA = range(1, 2**16)
_PERSONS = range(1, 10_000)
_MINUTES = range(1, 24 * 60 + 1)
_WINDOW = range(24 * 60 + 1)
_FLOORS = range(-20, 200)
_COUNT = range(10_000)
_WEEKS = range(1, 1_000)

Texts = dict[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """The building: `desk.domain.places.Site`."""

    key: str
    number: Annotated[int, _SITE_NUMBER]
    name: str
    street: str
    postcode: str
    town: str
    timezone: str
    """IANA name."""
    capacity: Annotated[int, _PERSONS] | None = None
    """None where the house has no limit of its own."""
    state: str = ""
    """The federal state whose public holidays are kept, as "NW"."""
    waiting_capacity: Annotated[int, _COUNT] | None = None
    """Seats in the waiting area; None where nothing is said about it."""
    waiting_square_metres: Annotated[int, _PERSONS] | None = None


@dataclass(frozen=True, slots=True)
class EntranceProfile:
    """A door of a building."""

    site: str
    """Key of a site of this profile."""
    name: str


@dataclass(frozen=True, slots=True)
class ContactProfile:
    """A way to reach an office: `desk.domain.services.Contact`."""

    kind: ContactKind
    address: str
    labels: Texts
    purpose: Purpose = Purpose.HELP
    hours: tuple[Hours, ...] = ()
    """Site's local time."""
    notes: Texts = field(default_factory=dict)
    """What can be done and paid there."""


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """An office at a site, or a unit of one: `desk.domain.services.Office`."""

    key: str
    site: str = ""
    """Key of a site of this profile; a unit is where its office is."""
    names: Texts = field(default_factory=dict)
    """Empty for a unit, which bears its office's name."""
    contacts: tuple[ContactProfile, ...] = ()
    part_of: str = ""
    """Key of the office that this is a unit of."""
    unit: Texts = field(default_factory=dict)
    """The unit's own name."""


@dataclass(frozen=True, slots=True)
class RoomProfile:
    """A room with its limit and the way to it: `desk.domain.places.Room`."""

    site: str
    """Key of a site of this profile."""
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
    square_metres: Annotated[int, _PERSONS] | None = None
    """Needed where a limit goes by area."""


@dataclass(frozen=True, slots=True)
class ServiceProfile:
    """What somebody comes for: `desk.domain.services.Service`, and what its letter says."""

    key: str
    office: str
    """Key of an office, or of a unit, of this profile."""
    names: Texts
    minutes: Annotated[int, _MINUTES]
    bring: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By language."""
    subjects: Texts = field(default_factory=dict)
    """The letter's subject line."""
    texts: Texts = field(default_factory=dict)
    """What the letter says before it names day, time and room."""
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other words that people say for it, by language."""
    rooms: tuple[str, ...] = ()
    """Numbers of the rooms where it is served; empty where every room of its site serves it."""
    in_person: bool = False
    contacts: tuple[ContactProfile, ...] = ()


class Asks(Enum):
    """What somebody without appointment has to name."""

    FILE_NUMBER = "file-number"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in one language."""

    title: str
    detail: str = ""
    remedy: str = ""
    letter: str = ""
    """The sentence that an invitation letter prints."""
    exemption: str = ""
    """For a question: what is said and seen where somebody is exempt from it; left out where nobody can be."""


@dataclass(frozen=True, slots=True)
class WindowProfile:
    """Minutes before and after the printed time: `desk.domain.rules.Window`."""

    early: Annotated[int, _WINDOW]
    late: Annotated[int, _WINDOW]


@dataclass(frozen=True, slots=True)
class CompanionsProfile:
    """Who may come along: `desk.domain.rules.Companions`."""

    most: Annotated[int, _COUNT]
    who: tuple[Companion, ...] = ()
    identity: bool = False


@dataclass(frozen=True, slots=True)
class LimitProfile:
    """How many at once, by heads or by floor area: `desk.domain.rules.Limit`."""

    of: LimitOf
    heads: Annotated[int, _COUNT] | None = None
    square_metres_per_person: Annotated[int, _PERSONS] | None = None


@dataclass(frozen=True, slots=True)
class QuotaProfile:
    """Appointments a day, from and to: `desk.domain.rules.Quota`."""

    least: Annotated[int, _PERSONS]
    most: Annotated[int, _PERSONS]


@dataclass(frozen=True, slots=True)
class RuleProfile:
    """A rule of the house: `desk.domain.rules.Rule`; its position is its place in the file.

    At most one of `site`, `office` and `service` says for whom it holds; exactly one of the fields from `access` to
    `notice` says what.
    """

    key: str
    words: dict[str, RuleWords] = field(default_factory=dict)
    """By language; may be left out where the ruling says it all."""
    icon: str = "info"
    site: str = ""
    office: str = ""
    service: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    requirement: str = ""
    phrase: str = ""
    stand: date | None = None
    topic: str = ""
    access: Access | None = None
    asks: Asks | None = None
    window: WindowProfile | None = None
    companions: CompanionsProfile | None = None
    limit: LimitProfile | None = None
    payment: Payment | None = None
    hours: tuple[Hours, ...] = ()
    closed: bool = False
    horizon_weeks: Annotated[int, _WEEKS] | None = None
    quota: QuotaProfile | None = None
    question: Asked | None = None
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a new database needs to know about an authority."""

    authority: str
    languages: tuple[str, ...]
    """Of all texts; the first is the one that the office works in."""
    sites: tuple[SiteProfile, ...]
    entrances: tuple[EntranceProfile, ...]
    offices: tuple[OfficeProfile, ...]
    services: tuple[ServiceProfile, ...]
    rooms: tuple[RoomProfile, ...] = ()
    rules: tuple[RuleProfile, ...] = ()
    """In the order in which they are asked and shown."""
    contacts: tuple[ContactProfile, ...] = ()
    """The authority's own."""
    sample_day: date | None = None
    """The local day that is played where somebody tries this profile; None for the present one."""
