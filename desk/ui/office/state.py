"""What the letters place shows: frozen values with ready-made words. Here, and only here, names may stand.

No Qt, so that `desk.ui.states` can fill them. Names and addresses are kept out of every `repr`.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from uuid import UUID

from desk.domain.families import Arrangement


class LetterMark(Enum):
    """How an appointment and its letter are; told by icon and word."""

    NONE = "none"
    MADE = "made"
    """Valid, and not on paper yet."""
    PRINTED = "printed"
    CAME = "came"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DayTab:
    """A day in the strip."""

    day: date
    name: str
    """"Mon"."""
    short: str
    """"29 June"."""
    number: str
    """"29.", where there is no room for more."""
    count: str
    words: str
    """"appointments", "today", "empty"."""
    chosen: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """An appointment in the day's list."""

    appointment: UUID
    """What the wish carries."""
    time: str
    first: bool
    """Whether it is the first of its time: the others do not repeat it."""
    name: str = field(repr=False)
    service: str
    room: str
    persons: int
    mark: LetterMark
    word: str
    """"printed", "no letter yet", "cancelled"."""
    spoken: str = field(repr=False)
    family: str = ""
    """"Family, 1 of 3"; "" where somebody comes alone."""
    joined: bool = False
    """Whether it belongs to the family of the chosen one."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """The chosen day: its heading, how far its letters are, its appointments."""

    title: str
    subtitle: str
    printed_words: str
    printed: int
    total: int
    rows: tuple[AppointmentRow, ...]
    empty: tuple[str, str]
    """What is said where no row is shown, and what to do; ("", "") where there are rows."""
    chosen: UUID | None


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Something that was looked at: passed, failed, or (None) not to be said yet."""

    passed: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of the chosen appointment: what it is called and what it is."""

    label: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One of the appointments of a family."""

    persons: int
    words: str
    """"1 of 3"."""
    where: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Family:
    """The appointments that belong together."""

    title: str
    note: str
    lines: tuple[FamilyLine, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Asked once, in the place of the actions, before something that cannot be taken back."""

    title: str
    detail: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Detail:
    """The chosen appointment with what can be done."""

    title: str = field(repr=False)
    service: str
    pairs: tuple[Pair, ...]
    family: Family | None
    checks: tuple[CheckWords, ...]
    said: str
    """What was done last: "Stored as …"; "" for nothing."""
    blocked: str
    """Why there is nothing to print: "cancelled"; "" where there is."""
    question: Question | None
    can_reissue: bool
    can_cancel: bool
    busy: str = ""
    """"is being printed…"; actions wait."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list to choose from."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the form."""

    service: str
    room: str
    day: date
    start: time
    minutes: int
    persons: int = 1
    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    language: str = "de"
    family: Arrangement | None = None
    """How the appointments of a family are to lie; None for one appointment for all."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form for a new appointment, with what is to be said beside it."""

    title: str
    services: tuple[Option, ...]
    rooms: tuple[Option, ...]
    languages: tuple[Option, ...]
    lengths: tuple[tuple[str, int], ...]
    """The planned minutes of each service: choosing one proposes its length."""
    start_with: Entry
    serial: int
    """Another number means another form: what was typed into the last one is gone."""
    most_persons: int
    family: str
    """What a family is called, among the numbers of persons."""
    most_members: int
    arrangements: tuple[Option, ...]
    """How its appointments may lie to each other."""
    save: str
    """What the key that makes it says: "Make 3 appointments"."""
    checks: tuple[CheckWords, ...]
    wrong: frozenset[str] = frozenset()
    """The fields that keep it from being made: "name", "persons", "start", "room", "address"."""
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The letter beside the appointment: what stands above it, and the page or why there is none."""

    title: str
    line: str
    pdf: bytes = field(default=b"", repr=False)
    fault: tuple[str, str] = ("", "")
    """What is wrong with the page and what to do; ("", "") where it could be set."""
    spoken: str = ""


class PageMark(Enum):
    """How a letter of a batch is."""

    AHEAD = "ahead"
    NOW = "now"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """A letter of a batch that could not be made."""

    appointment: UUID
    title: str
    happened: str
    who: str = field(repr=False)
    advice: str


class Phase(Enum):
    """Where a batch stands."""

    READY = "ready"
    RUNNING = "running"
    HELD = "held"
    """Somebody halted it, or the printer did not print: it can go on."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Batch:
    """A day's letters being made and printed."""

    phase: Phase
    title: str
    line: str
    progress: str
    left: str
    """"about 40 seconds left"; "" where nobody can say."""
    done: int
    total: int
    pages: tuple[PageMark, ...]
    choices: tuple[Option, ...]
    """Which letters; only before it begins."""
    choice: str
    fine: str
    """"21 codes read back correctly"; "" before the first."""
    fine_detail: str
    failures: tuple[Failure, ...]
    trouble: tuple[str, str]
    """Why it stands still and what to do; ("", "") where it does not."""
    destination: str
    note: str
    """What remains valid if it is ended now, or what came of it."""
    blocked: str
    """Why it cannot begin; "" where it can."""


@dataclass(frozen=True, slots=True)
class LettersState:
    """Everything on the screen."""

    days: tuple[DayTab, ...] = ()
    day: DayPart | None = None
    """None until it was read."""
    trouble: tuple[str, str] = ("", "")
    """Why it could not be read and what to do."""
    search: str = ""
    detail: Detail | None = None
    form: Form | None = None
    paper: Paper | None = None
    batch: Batch | None = None
    printers: tuple[Option, ...] = ()
    printer: str = ""
