"""What the rules place shows: frozen values with ready-made words. No Qt, so that `desk.ui.states` can fill them.

Every day is a local day of the site.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desk.domain.decisions import Verdict


class BarKind(Enum):
    """How a bar stands to today; told by fill and edge, and in words where it is spoken."""

    HOLDS = "holds"
    COMES = "comes"
    PAST = "past"
    CLOSED = "closed"
    """The house is closed on these days; a mark with its words below."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule from its first day to its last."""

    key: str
    """What the wish carries."""
    kind: BarKind
    first: date | None
    """None where it has held as long as anybody knows."""
    last: date | None
    """The last day on which it holds; None where it holds until further notice."""
    words: str
    detail: str
    """What is to be known besides; left out where there is no room for it."""
    end_words: str
    """"until further notice", or until when it holds where that is beyond the line; else ""."""
    spoken: str
    """The whole bar in words, for a screen reader."""
    told: str
    """The phrase it comes from, its Stand and for whom it holds; beside the pointer, and for a screen reader."""


@dataclass(frozen=True, slots=True)
class Line:
    """One matter with its bars, one after the other."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together: access, in the house, paying."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is marked on the line; its words are left out where there is no room for them."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that stands out: today, and the day of the next change."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that the line shows, both ends included."""

    first: date
    last: date
    ticks: tuple[Tick, ...]
    today: Flag
    change: Flag | None
    """None where no change is known."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a bar's look means."""

    kind: BarKind
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A rule in the panel at the side."""

    words: str
    detail: str = ""
    closed: bool = False
    """Whether the house is closed by it."""


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """What the guard will see and say on the day of the next change."""

    title: str
    who: str
    """To whom it is said; "" for everybody."""
    verdict: Verdict
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Side:
    """What holds today, and what is new at the next change."""

    today_title: str
    today: tuple[Told, ...]
    change_title: str
    changes: tuple[Told, ...]
    change_note: str
    """"Everything else stays", or that nothing changes."""
    door: AtTheDoor | None


@dataclass(frozen=True, slots=True)
class Explained:
    """The chosen rule in full."""

    title: str
    detail: str
    facts: tuple[tuple[str, str], ...]
    """For whom it holds, since when, until when, its Stand: name and value."""
    phrase: str
    """The phrase that it comes from, word for word in its quotation marks; "" where none is known."""


@dataclass(frozen=True, slots=True)
class RulesState:
    """Everything on the rules place."""

    title: str
    stand: str
    """Of what day the rules are."""
    axis: Axis
    groups: tuple[Group, ...]
    legend: tuple[LegendEntry, ...]
    precedence: str
    """Which rule wins where two could hold."""
    empty: str
    """What stands in the place of the bars where there are none."""
    side: Side
    explained: Explained | None
    chosen: str
    """The key of the chosen bar; "" where none is."""
