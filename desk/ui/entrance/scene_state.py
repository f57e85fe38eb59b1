"""What each scene of the entrance shows: frozen values with ready-made words, no Qt."""

from dataclasses import dataclass

from desk.ui.entrance.pieces import (
    Answer,
    Card,
    CheckEntry,
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
    stand: str = ""
    """Of which day the rules are: "Stand 24 June 2020"."""


@dataclass(frozen=True, slots=True)
class ChoiceScene:
    """Somebody is here without a letter: for what? The services to choose from, or what was found for some words."""

    headline: str = ""
    choices: tuple[ServiceChoice, ...] = ()
    hint: str = ""
    """What else there is to do: "type what is wanted"."""
    card: Card | None = None
    """Who helps where nothing was found."""
    to_field: bool = False
    """Whether the search field gets the focus."""


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
    exempt_label: str = ""
    """The label of the button for somebody who is exempt from a point; "" where nobody can be."""
    number: NumberField | None = None
    """The number that a walk-in is asked for, before the questions."""
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
    card: Card | None = None
    """What else is possible, where nobody can answer at the door."""


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
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class RedirectScene:
    """The right visitor at the wrong place or day, or without what is needed: where to, and what instead."""

    headline: str
    destination: Destination
    checks: tuple[CheckEntry, ...] = ()
    card: Card | None = None
    read_aloud: str = ""
    """What the guard does now."""
    about: str = ""
    """What somebody without a letter came for."""


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
    card: Card | None = None
    note: str = ""


Scene = IdleScene | ChoiceScene | CheckScene | AdmitScene | WaitScene | RedirectScene | RefuseScene
