"""What the decision looks at and what it says: facts in, a decision out, both frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import CodeReading, LetterCode
from desk.domain.places import Seats, Site
from desk.domain.rules import Rule
from desk.domain.services import Contact

FactValue = str | int | date | datetime
"""What a check tells about itself; moments are UTC, dates are the site's local days."""


class Verdict(Enum):
    """One word for the guard."""

    ADMIT = "admit"
    """Valid, everything answered, a seat is free."""
    CHECK = "check"
    """The guard has something to ask or to look at."""
    WAIT = "wait"
    """Valid, but too early or the room is full."""
    REDIRECT = "redirect"
    """The right visitor at the wrong place, day or time."""
    REFUSE = "refuse"
    """Not valid."""


class Check(Enum):
    """What is looked at, in this order."""

    READABLE = "readable"
    FORM = "form"
    SIGNATURE = "signature"
    KEY = "key"
    SITE = "site"
    LETTER = "letter"
    DAY = "day"
    TIME = "time"
    ONCE = "once"
    PARTY = "party"
    RULES = "rules"
    ROOM = "room"
    SEATS = "seats"


class CheckState(Enum):
    """How a check came out."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_REACHED = "not-reached"


class Reason(Enum):
    """Why a verdict is not ADMIT: the closed list."""

    UNREADABLE = "unreadable"
    MISTYPED = "mistyped"
    FOREIGN_CODE = "foreign-code"
    CODE_DAMAGED = "code-damaged"
    UNKNOWN_FORM = "unknown-form"
    FORGED = "forged"
    UNKNOWN_KEY = "unknown-key"
    KEY_WITHDRAWN = "key-withdrawn"
    OTHER_OFFICE = "other-office"
    OTHER_SITE = "other-site"
    NOT_ON_LIST = "not-on-list"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    NEWER_LETTER = "newer-letter"
    OTHER_DAY = "other-day"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    ALREADY_INSIDE = "already-inside"
    ALREADY_USED = "already-used"
    PARTY_LARGER = "party-larger"
    PARTY_OVER_ROOM = "party-over-room"
    RULE_NOT_MET = "rule-not-met"
    QUESTIONS_OPEN = "questions-open"
    ROOM_CLOSED = "room-closed"
    ROOM_FULL = "room-full"


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """That a letter was used before."""

    admitted_at: datetime
    """UTC."""
    left_at: datetime | None
    """UTC; None while the party is inside."""
    persons: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the decision looks at, collected in one transaction."""

    now: datetime
    """UTC."""
    today: date
    """The site's local day at `now`."""
    here: Site
    reading: CodeReading
    foreign: str | None = None
    """The name of a foreign code's kind, where the text is one."""
    by_list: bool = False
    """True where a human code was looked up: the list stands in for the signature."""
    key_withdrawn: bool = False
    claimed_site: Site | None = None
    """The site whose number the code carries, where this database knows it."""
    appointment: Appointment | None = None
    earlier: EarlierVisit | None = None
    waiting_since: datetime | None = None
    """Since when the party waits with a number; then a late start is the house's doing, not theirs."""
    persons: int = 1
    """Who came."""
    rules: tuple[Rule, ...] = ()
    """In force today at this site."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """By rule key: fulfilled or not; what is missing has not been asked yet."""
    seats: Seats | None = None
    """Of the appointment's room."""
    contacts: tuple[Contact, ...] = ()
    """Who helps instead: of the appointment's office, else of the house."""

    def __post_init__(self) -> None:
        """Refuse a party of nobody, which would fit into every room: raises `Fault(PERSONS_OUT_OF_RANGE)`."""
        if self.persons < 1:
            raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=self.persons)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the explanation."""

    check: Check
    state: CheckState
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    reason: Reason | None = None
    """Why it failed; None where it did not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict with its whole explanation."""

    verdict: Verdict
    reason: Reason | None
    """None only where the verdict is ADMIT."""
    checks: tuple[CheckResult, ...]
    """All of them, in order."""
    persons: int
    open_questions: tuple[str, ...]
    """Keys of the rules that have not been answered."""
    letter: LetterCode | None
    """What the code says, proven or, for an unknown key, claimed."""
    appointment: Appointment | None
    contacts: tuple[Contact, ...]
    """What is possible instead; empty where the verdict is ADMIT."""

    @property
    def failed(self) -> CheckResult | None:
        """The check that gave the verdict, if one failed."""
        return next((one for one in self.checks if one.state is CheckState.FAILED), None)
