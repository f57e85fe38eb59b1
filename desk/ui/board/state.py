"""What the board shows: frozen values with ready-made words. No Qt, so that `desk.ui.states` can fill them."""

from dataclasses import dataclass
from uuid import UUID

from desk.domain.decisions import Verdict
from desk.domain.places import RoomState
from desk.ui.parts.room import RoomTile


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """How many rooms are in a state."""

    state: RoomState
    count: int
    word: str


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor with its rooms, from the left."""

    name: str
    persons: str
    """"4 persons"."""
    rooms: tuple[RoomTile, ...]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A party in the chosen room."""

    visit: UUID
    """What the wish carries."""
    key: str
    """1 to 9 where the room has several parties, else ""."""
    words: str
    """"2 persons, since 10:40"."""
    detail: str
    """"planned until 11:15"."""


@dataclass(frozen=True, slots=True)
class ReasonChoice:
    """Why a room is closed, chosen with its number."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The room whose actions stand in the bar."""

    room: str
    state: RoomState
    title: str
    line: str
    visits: tuple[VisitLine, ...]
    leave_label: str
    leave_blocked: str
    """Why nobody can be let go with one key; "" where it can be done."""
    switch_label: str
    """"Close" or "Open"."""
    reasons_title: str = ""
    reasons: tuple[ReasonChoice, ...] = ()
    """Shown instead of the other actions while a reason for closing is asked."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A party in the line."""

    number: int
    room: str
    persons: int
    estimate: str
    since: str
    spoken: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """How often something was decided today."""

    verdict: Verdict
    words: str
    detail: str
    count: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Persons in the house over the day; x is the minute of the local day."""

    past: tuple[tuple[int, int], ...]
    ahead: tuple[tuple[int, int], ...]
    limit: int
    limit_word: str
    first: int
    last: int
    hours: tuple[tuple[int, str], ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class BoardState:
    """Everything on the board."""

    inside: int
    capacity: int
    inside_words: str
    """"of at most 30 in the house"."""
    legend: tuple[LegendEntry, ...]
    floors: tuple[Floor, ...]
    chosen: Chosen | None
    choose_hint: str
    """What is said in the bar where no room is chosen."""
    waiting_title: str
    waiting: tuple[WaitingLine, ...]
    call: str
    """Who can go in now: "Number 7 can go to room 2.14"; "" where nobody can."""
    day_title: str
    tallies: tuple[TallyLine, ...]
    curve_title: str
    curve_short: str
    """The same for a narrow window."""
    peak: str
    curve: Curve
    undo_label: str = ""
    """"Undo", "" where there is nothing to take back."""
