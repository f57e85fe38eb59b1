"""What stands between the guard and the visitor at this moment: frozen, so that a screen can be made from it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import assert_never
from zoneinfo import ZoneInfo

from desk.domain.decisions import Reason, Verdict
from desk.domain.house import House
from desk.domain.ledger import Fact, VisitId
from desk.domain.occupancy import Board, Visit
from desk.domain.rules import Rule
from desk.domain.services import Service
from desk.domain.waiting import Waiting
from desk.service.admission import Presented

_READ_AGAIN = frozenset({Reason.UNREADABLE, Reason.MISTYPED, Reason.QUESTIONS_OPEN})
"""Where nothing is lost when the next letter takes the place of this one, except with questions answered."""

_ASKING = frozenset({Reason.QUESTIONS_OPEN, Reason.FILE_NUMBER_MISSING})


class Phase(Enum):
    """How far the matter has come."""

    IDLE = "idle"
    LEAVING = "leaving"
    """The next letter is that of a visitor who leaves."""
    DECIDED = "decided"
    """Something was presented and decided; nothing is stored but the scan."""
    ADMITTED = "admitted"
    NUMBERED = "numbered"
    """The party has its number in the line."""
    LEFT = "left"
    CHOOSING = "choosing"
    """Somebody without a letter, or words that were searched: which service is it?"""
    WITHOUT_LETTER = "without-letter"
    """They want none of the services."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the entrance knows of the house, read in one go."""

    house: House
    board: Board
    acts: tuple[Fact, ...]
    """The desk's latest, newest first."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's zone."""
        return ZoneInfo(self.house.site.timezone)

    @property
    def now(self) -> datetime:
        """When this was read (UTC)."""
        return self.board.now

    @property
    def today(self) -> date:
        """The site's local day."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Situation:
    """The matter before the guard."""

    phase: Phase = Phase.IDLE
    presented: Presented | None = None
    visit: Visit | None = None
    """Once admitted, or after leaving."""
    number: Waiting | None = None
    """Once it has one."""
    next_scan: str = field(default="", repr=False)
    """A letter that was read over this one, which is not confirmed yet; or what was typed."""
    next_typed: bool = False
    """Whether that was typed: then it may be a number that waits, or words to search for."""
    words: str = ""
    """What was searched for; empty where the services are shown that are asked for most."""
    found: tuple[Service, ...] = ()
    """What was found for it, the best first."""
    neutral: bool = False
    """Whether every verdict sounds alike."""
    act: Fact | None = None
    """What was stored last, to be said while nobody is before the guard."""
    taken_back: bool = False
    """Whether that act was taken back instead."""

    @property
    def unconfirmed(self) -> bool:
        """Whether somebody would be forgotten if the next letter took this one's place."""
        if self.phase is not Phase.DECIDED or self.presented is None:
            return False
        decision = self.presented.decision
        answered = bool(self.presented.facts.answers or self.presented.facts.exempt)
        return answered or decision.reason not in _READ_AGAIN or decision.appointment is not None

    @property
    def looked_up(self) -> bool:
        """Whether only a service is shown that the guard looked up: another search may take its place at once."""
        if self.presented is None or self.phase is not Phase.DECIDED or self.presented.brought.walk_in is None:
            return False
        return self.presented.decision.verdict in {Verdict.REDIRECT, Verdict.REFUSE}

    @property
    def just_stored(self) -> bool:
        """Whether an act was stored that can be taken back, even before the list of acts is read anew."""
        done = self.phase in {Phase.ADMITTED, Phase.NUMBERED, Phase.LEFT}
        return done or (self.act is not None and not self.taken_back)

    @property
    def scan(self) -> VisitId | None:
        """What tells one scan from the next."""
        return self.presented.visit if self.presented else None

    @property
    def shown_verdict(self) -> Verdict | None:
        """The verdict in the band; None where there is none."""
        match self.phase:
            case Phase.IDLE | Phase.LEAVING | Phase.LEFT | Phase.CHOOSING:
                return None
            case Phase.ADMITTED:
                return Verdict.ADMIT
            case Phase.NUMBERED:
                return Verdict.WAIT
            case Phase.WITHOUT_LETTER:
                return Verdict.REFUSE
            case Phase.DECIDED:
                decided = self.presented.decision.verdict if self.presented else None
                return Verdict.CHECK if self.asks else decided
            case _:
                assert_never(self.phase)

    @property
    def questions(self) -> tuple[Rule, ...]:
        """What is asked of this party, in order."""
        return self.presented.facts.asked if self.presented else ()

    @property
    def asks(self) -> bool:
        """Whether the party is shown as questions: nothing speaks against it, and there is something to ask."""
        if self.presented is None or not (self.questions or self.asks_number):
            return False
        decision = self.presented.decision
        return decision.reason in _ASKING or decision.verdict is Verdict.ADMIT

    @property
    def asks_number(self) -> bool:
        """Whether a walk-in is asked for the number of a document or file."""
        facts = self.presented.facts if self.presented else None
        return facts is not None and facts.walk_in is not None and facts.holding.reached.file_number
