"""What the entrance shows: frozen values with ready-made words. No Qt, so that `desk.ui.words` can fill them.

Every text here is already in the reader's language. A field that is "" or empty is simply not shown.
"""

from dataclasses import dataclass
from enum import Enum

from desk.domain.decisions import Verdict
from desk.ui.entrance.pieces import (
    Answer,
    Card,
    CheckEntry,
    Contact,
    Destination,
    Expectation,
    Notice,
    NumberField,
    OverdueQuestion,
    Party,
    Question,
    RoomCard,
    ServiceChoice,
)
from desk.ui.entrance.scene_state import (
    AdmitScene,
    CheckScene,
    ChoiceScene,
    IdleScene,
    RedirectScene,
    RefuseScene,
    Scene,
    WaitScene,
)
from desk.ui.parts.room import RoomTile

__all__ = [
    "Action",
    "ActionKind",
    "AdmitScene",
    "Answer",
    "BandState",
    "Caption",
    "Card",
    "CheckEntry",
    "CheckScene",
    "Choice",
    "ChoiceScene",
    "Contact",
    "Destination",
    "DeviceEntry",
    "EntranceState",
    "Expectation",
    "HistoryEntry",
    "IdleScene",
    "Interruption",
    "Notice",
    "NumberField",
    "OverdueQuestion",
    "Party",
    "Question",
    "RedirectScene",
    "RefuseScene",
    "RoomCard",
    "Scene",
    "ServiceChoice",
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
    number: int | None = None
    """The number that can go in now: pressed, its party is shown."""


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
