"""The rules of the house: dated facts with a scope, each one ruling on one topic.

A rule holds for its scope and for everything below it, from a day until a day, or until further notice. Which of
several holds is decided in `desk.domain.rulebook`: the most specific one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desk.domain.places import SiteId
from desk.domain.services import Hours, OfficeId, ServiceId


class RuleKind(Enum):
    """On what a rule rules."""

    QUESTION = "question"
    """To be answered before somebody goes in ("wird die Maskenpflicht … kontrollieren")."""
    NOTICE = "notice"
    """To be known and said ("Abstand halten")."""
    ACCESS = "access"
    """How a service is reached ("nur nach vorheriger Terminvereinbarung")."""
    WINDOW = "window"
    """How early and how late somebody is let in ("pünktlich zu ihrem Termin")."""
    COMPANIONS = "companions"
    """Who may come along."""
    LIMIT = "limit"
    """How many persons at once ("maximal zwei Kunden gleichzeitig in einem Büro")."""
    PAYMENT = "payment"
    """How one pays ("ausschließlich via EC-Karte")."""
    HOURS = "hours"
    """When the doors are open."""
    CLOSED = "closed"
    """Days on which nobody is let in ("die viertägige Schließung")."""
    HORIZON = "horizon"
    """How long one waits for an appointment ("dreiwöchige Wartezeit")."""
    QUOTA = "quota"
    """How many appointments a day the office aims at ("acht bis zehn Termine pro Tag")."""


class Access(Enum):
    """How a service is reached."""

    APPOINTMENT = "appointment"
    """By an appointment, whoever made it."""
    INVITATION = "invitation"
    """Only those whom the office has written to ("ausschließlich für Kunden mit Terminschreiben")."""
    WALK_IN = "walk-in"
    """Without appointment ("kein Termin mehr erforderlich"); who has one is let in as well."""
    AGREEMENT = "agreement"
    """Urgent cases, after an agreement by telephone ("nur in dringenden Fällen und nach telefonischer Absprache")."""
    HOME_VISIT = "home-visit"
    """The office comes to the citizen ("Hausbesuche und Besuche in Einrichtungen")."""
    ONLINE = "online"
    """Not in the house at all ("digital beantragen und dann auch elektronisch bezahlen")."""
    CLOSED = "closed"
    """Not at present."""


NOT_IN_THE_HOUSE = frozenset({Access.HOME_VISIT, Access.ONLINE, Access.CLOSED})
"""Ways that need no seat: nobody is let in for them, with or without a letter."""


class Payment(Enum):
    """How one pays."""

    CARD_ONLY = "card-only"
    CASHLESS_PREFERRED = "cashless-preferred"
    ONLINE = "online"
    USUAL_FEES = "usual-fees"
    NONE = "none"


class Asked(Enum):
    """Of whom a question is asked."""

    ALWAYS = "always"
    COMPANION = "companion"
    """Only where somebody comes along."""
    WALK_IN = "walk-in"
    """Only of those without an appointment."""
    NEVER = "never"
    """Switches the topic off where a narrower scope need not be asked."""


class Companion(Enum):
    """Who may come along."""

    INTERPRETER = "interpreter"
    CHILD = "child"
    CARER = "carer"


class LimitOf(Enum):
    """What a limit counts."""

    ROOM = "room"
    WAITING = "waiting"
    BUILDING = "building"


@dataclass(frozen=True, slots=True)
class Reached:
    """How a service is reached, and what somebody without appointment has to name."""

    access: Access
    file_number: bool = False
    """Whether the number of the document or file is asked for ("Abholung von beantragten Ausweisdokumenten")."""


@dataclass(frozen=True, slots=True)
class Window:
    """Minutes before and after the printed time in which somebody is let in."""

    early: int
    late: int


DEFAULT_WINDOW = Window(15, 15)
"""Where no rule says otherwise."""


@dataclass(frozen=True, slots=True)
class Companions:
    """How many may come along beside those invited, and who; they take seats like everyone."""

    most: int
    who: tuple[Companion, ...] = ()
    """Empty where anybody may."""
    identity: bool = False
    """Whether they must show who they are."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most persons at once: by heads or by floor area ("in ausreichend großen Räumlichkeiten")."""

    of: LimitOf
    heads: int | None = None
    square_metres_per_person: int | None = None

    def persons(self, seats: int | None, square_metres: int | None) -> int | None:
        """How many persons that is where so many seats stand on so much floor; None where nothing limits.

        A limit by area on a floor that nobody measured lets nobody in: too few is the safe side.
        """
        bounds = [seats, self.heads]
        if self.square_metres_per_person is not None:
            bounds.append((square_metres or 0) // self.square_metres_per_person)
        return min((one for one in bounds if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class Opening:
    """When the doors are open, in the site's local time."""

    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """How many weeks one waits for an appointment."""

    weeks: int


@dataclass(frozen=True, slots=True)
class Quota:
    """How many appointments a day the office aims at: a range, no hard limit ("voraussichtlich")."""

    least: int
    most: int


Ruling = Asked | Reached | Window | Companions | Limit | Payment | Opening | Horizon | Quota
"""What a rule says; a notice and a closing say nothing beyond their words."""


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a rule holds: at most one of the three is named; none is the whole authority."""

    site: SiteId | None = None
    office: OfficeId | None = None
    """An office, or a unit of one."""
    service: ServiceId | None = None


AUTHORITY = Scope()
"""The widest scope."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language."""

    key: str
    kind: RuleKind
    position: int
    """Its place in the list; questions get the keys 1 to 9 in this order."""
    icon: str
    title: str
    """Empty where the ruling says it all; then `desk.ui.words.rules` finds the words."""
    detail: str
    remedy: str
    """What the visitor can do where the rule is not met; empty for all but questions."""
    valid_from: date | None = None
    valid_until: date | None = None
    """None is "bis auf Weiteres"."""
    scope: Scope = AUTHORITY
    ruling: Ruling | None = None
    about: str = ""
    """What a question or notice is about, where several replace one another; empty: it stands for itself."""
    letter: str = ""
    """The sentence that an invitation letter prints; empty for none."""
    exemption: str = ""
    """What the guard says and sees where somebody is exempt from a question; empty where nobody can be. That somebody
    is exempt is noted, never why."""
    requirement: str = ""
    """Its number in the office's list of requirements."""
    phrase: str = ""
    """The words of the announcement that it comes from."""
    stand: date | None = None
    """Of which day the information is: it may be outdated."""

    @property
    def topic(self) -> str:
        """Rules of one topic exclude each other, and the most specific one decides."""
        if self.kind in {RuleKind.QUESTION, RuleKind.NOTICE}:
            return f"{self.kind.value} {self.about or self.key}"
        if self.kind is RuleKind.CLOSED:
            return f"{self.kind.value} {self.key}"  # one closing does not end another
        if isinstance(self.ruling, Limit):
            return f"{self.kind.value} {self.ruling.of.value}"
        return str(self.kind.value)

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on the site's local day, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


def questions(rules: Iterable[Rule], *, companion: bool = False, walk_in: bool = False) -> tuple[Rule, ...]:
    """The rules that are asked, in their order; some only where somebody comes along, or without appointment."""
    wanted: set[Ruling | None] = {None, Asked.ALWAYS}
    if companion:
        wanted.add(Asked.COMPANION)
    if walk_in:
        wanted.add(Asked.WALK_IN)
    return tuple(rule for rule in rules if rule.kind is RuleKind.QUESTION and rule.ruling in wanted)


def notices(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that are only told, in their order."""
    return tuple(rule for rule in rules if rule.kind is RuleKind.NOTICE)
