"""What the entrance shows: frozen values with ready-made words. No Qt, so that `desk.ui.words` can fill them.

Every text here is already in the reader's language. A field that is "" or empty is simply not shown.
"""

from dataclasses import dataclass
from enum import Enum

from desk.domain.decisions import Verdict
from desk.ui.entrance.pieces import (
    Answer,
    CheckEntry,
    Contact,
    Destination,
    Expectation,
    Notice,
    OverdueQuestion,
    Party,
    Question,
    RoomCard,
)
from desk.ui.parts.room import RoomTile

__all__ = [
    "Action",
    "ActionKind",
    "AdmitScene",
    "Answer",
    "BandState",
    "Caption",
    "CheckEntry",
    "CheckScene",
    "Choice",
    "Contact",
    "Destination",
    "DeviceEntry",
    "EntranceState",
    "Expectation",
    "HistoryEntry",
    "IdleScene",
    "Interruption",
    "Notice",
    "OverdueQuestion",
    "Party",
    "Question",
    "RedirectScene",
    "RefuseScene",
    "RoomCard",
    "Scene",
    "WaitScene",
    "WaitingWord",
]


class ActionKind(Enum):
    """What a button in the action row asks for; each has its key (`desk.ui.entrance.keys`)."""

    CONFIRM = "confirm"
    """What the verdict proposes: admit, give a number, redirect, refuse. The filled button; Enter."""
    NEXT = "next"
    """Ready for the next visitor, after it is stored. The filled button; Enter."""
    WAIT = "wait"
    REDIRECT = "redirect"
    REFUSE = "refuse"
    ASK_LEAD = "ask-lead"
    PRINT = "print"
    WITHOUT_LETTER = "without-letter"
    LEAVE = "leave"
    SOUND = "sound"
    """Neutral sound on or off."""
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Action:
    """One button of the action row."""

    kind: ActionKind
    label: str
    detail: str = ""
    """A second, smaller line: "with way slip"."""
    blocked: str = ""
    """Why it cannot be pressed now: "only after point 3"."""


@dataclass(frozen=True, slots=True)
class BandState:
    """The verdict band; idle without a verdict: `word` is the sentence and `line` stands below it."""

    verdict: Verdict | None
    word: str
    fact: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class IdleScene:
    """Nobody is before the camera: the rules that hold, and who comes next."""

    rules_title: str
    rules: tuple[Notice, ...]
    expected_title: str
    expected: tuple[Expectation, ...]
    summary: str = ""
    empty: str = ""
    """What is said where nobody is expected any more."""


@dataclass(frozen=True, slots=True)
class CheckScene:
    """Something is to be asked: checklist, party, notices; or the room itself is asked by telephone."""

    headline: str
    questions: tuple[Question, ...] = ()
    done_word: str = ""
    """"fulfilled"."""
    open_word: str = ""
    """"open"."""
    all_label: str = ""
    """The label of the button that fulfils all; "" once nothing is open."""
    sentence: str = ""
    contact: Notice | None = None
    """Whom to ask: the telephone, large, and what to say."""
    checks: tuple[CheckEntry, ...] = ()
    details_label: str = ""
    """"view", beside the last check line; its key is F7."""
    party_title: str = ""
    party: Party | None = None
    notices: tuple[Notice, ...] = ()
    answers_title: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class AdmitScene:
    """The way to the room; before storing with the party to be confirmed, after it with what was stored."""

    room: RoomCard
    stored: bool
    party_title: str = ""
    party: Party | None = None
    lines_title: str = ""
    lines: tuple[CheckEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitScene:
    """Valid, but too early or full: until when, and where to wait."""

    headline: str
    sentence: str
    between_label: str = ""
    between: str = ""
    why: str = ""
    place: Notice | None = None
    overdue: OverdueQuestion | None = None
    contacts_title: str = ""
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class RedirectScene:
    """The right visitor at the wrong place or day."""

    headline: str
    destination: Destination
    checks: tuple[CheckEntry, ...] = ()
    contacts_title: str = ""
    contacts: tuple[Contact, ...] = ()
    read_aloud: str = ""


@dataclass(frozen=True, slots=True)
class RefuseScene:
    """Not valid: why, in order, and what is possible instead."""

    headline: str
    summary: str
    checks: tuple[CheckEntry, ...]
    """Passed and failed; the failed one with its sentence."""
    skipped_title: str = ""
    skipped: tuple[str, ...] = ()
    """Names of the checks that were not reached."""
    contacts_title: str = ""
    contacts: tuple[Contact, ...] = ()
    note: str = ""


Scene = IdleScene | CheckScene | AdmitScene | WaitScene | RedirectScene | RefuseScene


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One of the last decisions."""

    time: str
    verdict: Verdict
    words: str
    verdict_word: str = ""
    """For the screen reader, as the mark is seen only."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What the camera's picture says: what to do, or what was done."""

    words: str = ""
    icon: str = "scan-frame"


@dataclass(frozen=True, slots=True)
class DeviceEntry:
    """The state of a camera or scanner."""

    icon: str
    words: str
    troubled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason to refuse, chosen with its number."""

    code: str
    """What the wish carries."""
    words: str


@dataclass(frozen=True, slots=True)
class Interruption:
    """A new scan came over an unconfirmed verdict: asked once, key N."""

    sentence: str
    label: str


@dataclass(frozen=True, slots=True)
class WaitingWord:
    """Who goes in when a room frees up, beside the rooms: "Waiting: nobody"."""

    quiet: str = ""
    strong: str = ""
    called: bool = False
    """A number has a room in view: the mark of waiting stands before it."""


@dataclass(frozen=True, slots=True)
class EntranceState:
    """Everything on the screen but the camera's frames."""

    band: BandState
    scene: Scene
    actions: tuple[Action, ...] = ()
    actions_hint: str = ""
    history: tuple[HistoryEntry, ...] = ()
    can_undo: bool = False
    rooms_title: str = ""
    rooms: tuple[RoomTile, ...] = ()
    room: str = ""
    """The room of the shown letter: its tile is kept in view."""
    waiting: WaitingWord = WaitingWord()
    caption: Caption = Caption()
    devices: tuple[DeviceEntry, ...] = ()
    field_fault: str = ""
    """What is wrong with what was typed; shown below the field."""
    details_title: str = ""
    details: tuple[CheckEntry, ...] = ()
    """All checks, shown and hidden with F7."""
    reasons_title: str = ""
    reasons: tuple[Choice, ...] = ()
    """The reasons to choose from when refusing; none where the verdict gives the reason itself."""
    interruption: Interruption | None = None
