"""What the decision looks at and what it says: facts in, a decision out, both frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import CodeReading, LetterCode
from desk.domain.opening import Closing
from desk.domain.places import Seats, Site
from desk.domain.rulebook import Holding
from desk.domain.rules import Rule, questions
from desk.domain.services import Service

FactValue = str | int | date | datetime
"""What a check tells about itself; moments are UTC, dates are the site's local days."""

NO_RULES = Holding(date.min)
"""Where nothing is known about what holds."""


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
    ACCESS = "access"
    TIME = "time"
    ONCE = "once"
    PARTY = "party"
    RULES = "rules"
    ROOM = "room"
    BUILDING = "building"
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
    HOUSE_CLOSED = "house-closed"
    """A public holiday or a closing day."""
    OUTSIDE_HOURS = "outside-hours"
    SERVICE_CLOSED = "service-closed"
    APPOINTMENT_NEEDED = "appointment-needed"
    INVITATION_NEEDED = "invitation-needed"
    AGREEMENT_NEEDED = "agreement-needed"
    ONLINE_ONLY = "online-only"
    HOME_VISIT_ONLY = "home-visit-only"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    ALREADY_INSIDE = "already-inside"
    ALREADY_USED = "already-used"
    PARTY_LARGER = "party-larger"
    PARTY_OVER_ROOM = "party-over-room"
    RULE_NOT_MET = "rule-not-met"
    FILE_NUMBER_MISSING = "file-number-missing"
    QUESTIONS_OPEN = "questions-open"
    ROOM_CLOSED = "room-closed"
    HOUSE_FULL = "house-full"
    ROOM_FULL = "room-full"


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """That a letter was used before."""

    admitted_at: datetime
    """UTC."""
    left_at: datetime | None
    """UTC; None while the party is inside."""
    persons: int


LONGEST_NUMBER = 40
"""Characters of the number of a document or file; longer is a slip."""


@dataclass(frozen=True, slots=True)
class WalkIn:
    """That somebody came without appointment: for what, and with the number that they named."""

    service: Service
    file_number: str = ""
    """As it was typed."""

    @property
    def named(self) -> str:
        """The number as it is noted; empty where what was typed cannot be one."""
        number = self.file_number.strip()
        usable = number.isprintable() and len(number) <= LONGEST_NUMBER and any(sign.isalnum() for sign in number)
        return number if usable else ""


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
    holding: Holding = NO_RULES
    """The rules of today, for the appointment's service where it is known."""
    closing: Closing | None = None
    """Why the house is shut now; of somebody with an appointment only a whole day counts."""
    walk_in: WalkIn | None = None
    """Set where somebody came without a letter for something."""
    elsewhere: Site | None = None
    """Where the service of a walk-in is served, where that is another building."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """By rule key: fulfilled or not; what is missing has not been asked yet."""
    exempt: frozenset[str] = frozenset()
    """Keys of the questions that somebody of the party is exempt from, without a word on why."""
    seats: Seats | None = None
    """Of the appointment's room."""
    building: Seats | None = None
    """Of the whole building; None where nothing limits it."""
    waiting_area: Seats | None = None
    """None where nothing is said about it."""

    def __post_init__(self) -> None:
        """Refuse a party of nobody, which would fit into every room: raises `Fault(PERSONS_OUT_OF_RANGE)`."""
        if self.persons < 1:
            raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=self.persons)

    @property
    def service(self) -> Service | None:
        """What they come for, where that is known."""
        if self.walk_in is not None:
            return self.walk_in.service
        return self.appointment.service if self.appointment else None

    @property
    def companions(self) -> int:
        """How many came along beside those invited."""
        return max(0, self.persons - self.appointment.persons) if self.appointment else 0

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The questions that are put to this party, in their order."""
        return questions(self.holding.rules, companion=self.companions > 0, walk_in=self.walk_in is not None)

    def answer(self, rule: Rule) -> bool | None:
        """Whether a question is fulfilled, by an exemption too where the rule knows one; None where it is open."""
        if rule.exemption and rule.key in self.exempt:
            return True
        return self.answers.get(rule.key)


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
    waits_inside: bool | None = None
    """Where the verdict is WAIT: whether the waiting area has room for them; None where nothing is said about it."""

    @property
    def failed(self) -> CheckResult | None:
        """The check that gave the verdict, if one failed."""
        return next((one for one in self.checks if one.state is CheckState.FAILED), None)
