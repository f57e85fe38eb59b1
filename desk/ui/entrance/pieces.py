"""The pieces that the entrance's scenes are made of: frozen values with ready-made words, no Qt."""

from dataclasses import dataclass

from desk.domain.decisions import CheckState


@dataclass(frozen=True, slots=True)
class Notice:
    """An icon with a title and a detail: a rule of the house, a step of the way, something to say before."""

    icon: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One point of the checklist."""

    number: int
    """From 1 to 9: also its key."""
    title: str
    help: str
    answered: bool | None
    """True fulfilled, False not fulfilled, None not asked yet."""
    word: str = ""
    """Said in place of "fulfilled": "exempt"."""


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """One check as a line of facts; `sentence` explains the failed one."""

    state: CheckState
    name: str
    value: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who came of who was invited."""

    come: int
    invited: int
    invited_word: str
    """"2 invited"."""
    hint: str = ""
    """"Companions count. Keys − and +"."""
    most: int = 0
    """The most that may be chosen; 0 for as many as are invited."""
    title: str = ""
    """After storing: "2 of 2"."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to be helped instead."""

    icon: str
    title: str
    detail: str
    reachable: bool | None = None
    """Whether anybody answers now; None where that is no question."""
    reach: str = ""
    """"now reachable"."""
    hours: str = ""
    """"today until 16:00"."""


@dataclass(frozen=True, slots=True)
class Card:
    """What somebody can do instead: read out as it stands."""

    title: str
    contacts: tuple[Contact, ...]
    """The most useful first."""
    others: str = ""
    """Further ways in one line."""
    notes: tuple[Notice, ...] = ()
    """When it is possible again, and how long one waits for an appointment."""
    rule: str = ""
    """Which rule decided, since when and until when, and of which day that is."""


@dataclass(frozen=True, slots=True)
class NumberField:
    """The number of a document or file, typed by the guard."""

    label: str
    help: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service to choose with its number, by mouse or by touch."""

    number: int
    """From 1; up to 9 it is also its key."""
    key: str
    """What the wish carries."""
    title: str
    detail: str = ""
    """How it is reached today, and where: "without appointment"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer with its letter key (one of J, W, K)."""

    key: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """Somebody who is expected soon."""

    time: str
    room: str
    persons: int
    when: str
    """"from 10:45", or "may go in now"."""
    now: bool = False


@dataclass(frozen=True, slots=True)
class RoomCard:
    """Where to go."""

    label: str
    """"Room"."""
    number: str
    floor: str
    place: str
    """"upstairs left, first door right"."""
    steps: tuple[Notice, ...] = ()
    step_free: str = ""
    """"This way has no steps"; its icon is the wheelchair."""


@dataclass(frozen=True, slots=True)
class OverdueQuestion:
    """A room that should be free by now: time never frees a seat, a person answers."""

    since: str
    taken: int
    capacity: int
    question: str
    sentence: str
    contact: str = ""
    """"Ask in the room: 89-23214"."""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go instead, and when."""

    name: str
    address: str
    moment: str = ""
    detail: str = ""
    icon: str = "pin"
