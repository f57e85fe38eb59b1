"""What the home visits place shows: frozen values with ready-made words. Names may stand here.

No Qt, so that `desk.ui.states` can fill them. Names and addresses are kept out of every `repr`.
"""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from desk.domain.home_visits import PlaceKind, VisitOutcome
from desk.ui.office.state import CheckWords, Option, Pair, Paper, Question


@dataclass(frozen=True, slots=True)
class Row:
    """A trip in the list of all, or a visit in the list of its trip."""

    id: UUID
    """What the wish carries."""
    lead: str
    """When it begins."""
    title: str = field(repr=False)
    line: str = field(repr=False)
    icon: str
    word: str
    """How far it is, beside the icon."""
    open: bool
    """Whether something is still to be done there."""
    spoken: str = field(repr=False)
    heading: str = ""
    """Stands above it, where a day begins."""


@dataclass(frozen=True, slots=True)
class TripList:
    """All trips, by their start."""

    title: str
    subtitle: str
    rows: tuple[Row, ...]
    chosen: UUID | None
    empty: tuple[str, str]
    """What is said where there is none, and what to do; ("", "") where there are some."""


@dataclass(frozen=True, slots=True)
class TripDetail:
    """The chosen trip with its visits."""

    title: str = field(repr=False)
    when: str
    pairs: tuple[Pair, ...]
    visits: tuple[Row, ...]
    chosen: UUID | None
    empty: tuple[str, str]
    can_call_off: bool
    """Whether a visit is still to come."""
    question: Question | None
    """What is asked in the place of the letters, before it is done."""
    ahead: bool
    """Whether its day is still to come: then its letters are what is proposed."""
    announce_blocked: str
    """Why there is nothing to announce; "" where there is."""
    file: str
    """What the announcements are called as a file."""


@dataclass(frozen=True, slots=True)
class OutcomeOffer:
    """What can be noted of a visit."""

    outcome: VisitOutcome
    words: str
    key: str
    """"1"."""


@dataclass(frozen=True, slots=True)
class VisitDetail:
    """The chosen visit with what can be done."""

    serial: str
    """Another one means that another note belongs into the field."""
    title: str = field(repr=False)
    service: str
    pairs: tuple[Pair, ...]
    bring_title: str
    """Stands above what is to be ready there."""
    bring: tuple[str, ...]
    heading: str
    """Stands above what can be noted."""
    outcome: CheckWords | None
    """What was noted and when; None where nothing is."""
    offers: tuple[OutcomeOffer, ...]
    """What can be noted now."""
    note: str = field(repr=False)
    """What happens next, as it stands on the confirmation."""
    can_confirm: bool
    """Whether there is something to confirm."""
    file: str
    """What the confirmation is called as a file."""


@dataclass(frozen=True, slots=True)
class TripEntry:
    """What stands in the form for a trip."""

    kind: PlaceKind
    day: date
    start: time
    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """What stands in the form for a visit."""

    service: str
    minutes: int
    name: str = field(default="", repr=False)
    language: str = "de"
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TripForm:
    """The form for a new trip, with what is to be said beside it."""

    title: str
    kinds: tuple[Option, ...]
    serial: int
    """Another number means another form: what was typed into the last one is gone."""
    start_with: TripEntry
    checks: tuple[CheckWords, ...] = ()
    wrong: frozenset[str] = frozenset()
    """The fields that keep it from being planned: "name", "address", "day", "start"."""
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class VisitForm:
    """The form for another visit of a trip, with what is to be said beside it."""

    title: str
    subtitle: str = field(repr=False)
    services: tuple[Option, ...]
    languages: tuple[Option, ...]
    lengths: tuple[tuple[str, int], ...]
    """The planned minutes of each service: choosing one proposes its length."""
    ready: tuple[tuple[str, str], ...]
    """What is to be ready there for each service, to be said on the telephone."""
    serial: int
    start_with: VisitEntry
    checks: tuple[CheckWords, ...] = ()
    wrong: frozenset[str] = frozenset()
    """The fields that keep it from being added: "name", "service", "note"."""
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class WishForm:
    """Why a wish for a visit is refused: one of a few reasons, each with a number as its key."""

    title: str
    detail: str
    reasons: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of the evaluation: what is counted, and how often in all and in each week."""

    words: str
    numbers: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The evaluation of the pilot."""

    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    """The numbers that count most, each with what it is."""
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    picture: bytes = field(repr=False)
    spoken: str
    """What the picture shows."""
    empty: str
    """Why there is nothing to count; "" where there is."""
    file: str
    """What the picture is called as a file."""


@dataclass(frozen=True, slots=True)
class TripsState:
    """Everything on the screen."""

    trips: TripList | None = None
    """None until they were read."""
    trouble: tuple[str, str] = ("", "")
    """Why they could not be read and what to do."""
    trip: TripDetail | None = None
    visit: VisitDetail | None = None
    opened: TripForm | VisitForm | WishForm | Report | None = None
    """What stands in the place of the trip."""
    paper: Paper | None = None
    said: str = ""
    """What was done last, or is being done: "Stored as …"."""
    busy: bool = False
    """Whether something is being printed, stored or counted: further acts wait."""
    printers: tuple[Option, ...] = ()
    printer: str = ""
