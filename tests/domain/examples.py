"""A visit with which everything is right, and for each reason the smallest change that makes it wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from desk.domain.appointments import Appointment, AppointmentId, AppointmentStatus
from desk.domain.decisions import Check, EarlierVisit, Facts, Reason, Verdict, WalkIn
from desk.domain.letters import CodeFault, CodeReading, LetterCode, Reference
from desk.domain.opening import Closing, Shut
from desk.domain.places import Address, Room, RoomId, Seats, Site, SiteId
from desk.domain.rulebook import Holding
from desk.domain.rules import Access, Reached, Rule, RuleKind
from desk.domain.services import Contact, ContactKind, Office, OfficeId, Service, ServiceId

BERLIN = "Europe/Berlin"
TODAY = date(2020, 6, 25)
START = datetime(2020, 6, 25, 8, 45, tzinfo=UTC)
"""10:45 at the site."""
NOW = START - timedelta(minutes=6)


def site(number: int, name: str, town: str) -> Site:
    return Site(SiteId(UUID(int=number)), number, name, Address("Lindenweg 12", "52428", town), BERLIN, None)


HERE = site(1, "Willi-Becker-Allee 7", "Düsseldorf")
ELSEWHERE = site(2, "Geschäftsstelle Jülich", "Jülich")

PHONE = Contact(ContactKind.PHONE, "0211 89-25400", "Terminstelle")
OFFICE = Office(OfficeId(UUID(int=20)), "54", "Amt 54", "Einbürgerung", (PHONE,), HERE.id)
SERVICE = Service(
    ServiceId(UUID(int=21)),
    "certificate",
    "Urkunde",
    OFFICE,
    30,
    ("Ausweis",),
)
ROOM = Room(RoomId(UUID(int=30)), 214, "2.14", "", 2, 2, "89-23214", (), step_free=True)
REFERENCE = Reference(bytes(range(10)))

MASK = Rule("mask", RuleKind.QUESTION, 1, "mask", "Mund-Nase-Schutz getragen", "", "Masken liegen bereit.")
PASSPORT = Rule("passport", RuleKind.QUESTION, 2, "card", "Ausweis gesehen", "", "")
BY_INVITATION = Rule(
    "by-invitation", RuleKind.ACCESS, 0, "mail-open", "", "", "", ruling=Reached(Access.INVITATION), stand=TODAY
)
CARD_ONLY = Rule("card-only", RuleKind.NOTICE, 3, "card", "Nur EC-Karte", "", "")
HOLDING = Holding(TODAY, (BY_INVITATION, MASK, PASSPORT, CARD_ONLY))


def appointment(starts_at: datetime = START, persons: int = 2) -> Appointment:
    return Appointment(
        id=AppointmentId(UUID(int=40)),
        reference=REFERENCE,
        site=HERE,
        room=ROOM,
        service=SERVICE,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        persons=persons,
        name="Beispiel",
        address=(),
        language="de",
        status=AppointmentStatus.PLANNED,
        revision=1,
    )


LETTER = LetterCode(
    key_id=3, issuer=1, reference=REFERENCE, day=TODAY, start_minute=645, area=214, persons=2, revision=1
)


def valid() -> Facts:
    """The facts of a letter with which two go into room 2.14."""
    return Facts(
        now=NOW,
        today=TODAY,
        here=HERE,
        reading=CodeReading(LETTER, None),
        claimed_site=HERE,
        appointment=appointment(),
        persons=2,
        holding=HOLDING,
        answers={"mask": True, "passport": True},
        seats=Seats(capacity=2, free=2, open=True),
        building=Seats(capacity=9, free=5, open=True),
        waiting_area=Seats(capacity=3, free=3, open=True),
    )


Change = Callable[[Facts], Facts]


def with_fault(fault: CodeFault, letter: LetterCode | None = None) -> Change:
    return lambda facts: replace(facts, reading=CodeReading(letter, fault))


def with_appointment(**changes: object) -> Change:
    """Change the appointment where there is one."""
    return lambda facts: replace(
        facts,
        appointment=replace(facts.appointment, **changes) if facts.appointment else None,  # type: ignore[arg-type]
    )


def with_seats(**changes: object) -> Change:
    return lambda facts: replace(facts, seats=replace(facts.seats, **changes) if facts.seats else None)  # type: ignore[arg-type]


def with_access(access: Access, *, file_number: bool = False) -> Change:
    """Let the service be reached in another way."""
    rule = replace(BY_INVITATION, ruling=Reached(access, file_number))
    return lambda facts: replace(facts, holding=replace(facts.holding, rules=(rule, *facts.holding.rules[1:])))


def without_letter(facts: Facts) -> Facts:
    """Let the party come for the same service without its letter."""
    return replace(facts, walk_in=WalkIn(SERVICE))


def both(first: Change, second: Change) -> Change:
    return lambda facts: second(first(facts))


INSIDE = EarlierVisit(NOW - timedelta(minutes=5), None, 2)
GONE = EarlierVisit(NOW - timedelta(minutes=5), NOW - timedelta(minutes=1), 2)

WRONG: dict[Reason, tuple[Change, Verdict, Check | None]] = {
    Reason.UNREADABLE: (with_fault(CodeFault.EMPTY), Verdict.CHECK, Check.READABLE),
    Reason.MISTYPED: (with_fault(CodeFault.MISTYPED), Verdict.CHECK, Check.READABLE),
    Reason.FOREIGN_CODE: (with_fault(CodeFault.FOREIGN), Verdict.REFUSE, Check.FORM),
    Reason.CODE_DAMAGED: (with_fault(CodeFault.DAMAGED), Verdict.REFUSE, Check.FORM),
    Reason.UNKNOWN_FORM: (with_fault(CodeFault.UNKNOWN_FORM), Verdict.CHECK, Check.FORM),
    Reason.FORGED: (with_fault(CodeFault.FORGED), Verdict.REFUSE, Check.SIGNATURE),
    Reason.UNKNOWN_KEY: (with_fault(CodeFault.UNKNOWN_KEY, LETTER), Verdict.CHECK, Check.KEY),
    Reason.KEY_WITHDRAWN: (
        lambda facts: replace(facts, key_withdrawn=True, appointment=None),
        Verdict.REFUSE,
        Check.KEY,
    ),
    Reason.OTHER_OFFICE: (
        both(with_fault(CodeFault.UNKNOWN_KEY, LETTER), lambda facts: replace(facts, claimed_site=None)),
        Verdict.REFUSE,
        Check.KEY,
    ),
    Reason.OTHER_SITE: (lambda facts: replace(facts, here=ELSEWHERE), Verdict.REDIRECT, Check.SITE),
    Reason.NOT_ON_LIST: (lambda facts: replace(facts, appointment=None), Verdict.CHECK, Check.LETTER),
    Reason.CANCELLED: (with_appointment(status=AppointmentStatus.CANCELLED), Verdict.REFUSE, Check.LETTER),
    Reason.REPLACED: (with_appointment(revision=2), Verdict.REFUSE, Check.LETTER),
    Reason.NEWER_LETTER: (with_appointment(revision=0), Verdict.CHECK, Check.LETTER),
    Reason.OTHER_DAY: (
        lambda facts: replace(facts, today=TODAY - timedelta(days=1)),
        Verdict.REDIRECT,
        Check.DAY,
    ),
    Reason.HOUSE_CLOSED: (
        lambda facts: replace(facts, closing=Closing(Shut.HOLIDAY, "Fronleichnam")),
        Verdict.REDIRECT,
        Check.ACCESS,
    ),
    Reason.OUTSIDE_HOURS: (
        lambda facts: replace(facts, closing=Closing(Shut.OUTSIDE_HOURS)),
        Verdict.REDIRECT,
        Check.ACCESS,
    ),
    Reason.SERVICE_CLOSED: (with_access(Access.CLOSED), Verdict.REDIRECT, Check.ACCESS),
    Reason.ONLINE_ONLY: (with_access(Access.ONLINE), Verdict.REDIRECT, Check.ACCESS),
    Reason.HOME_VISIT_ONLY: (with_access(Access.HOME_VISIT), Verdict.REDIRECT, Check.ACCESS),
    Reason.INVITATION_NEEDED: (without_letter, Verdict.REFUSE, Check.ACCESS),
    Reason.APPOINTMENT_NEEDED: (
        both(with_access(Access.APPOINTMENT), without_letter),
        Verdict.REDIRECT,
        Check.ACCESS,
    ),
    Reason.AGREEMENT_NEEDED: (both(with_access(Access.AGREEMENT), without_letter), Verdict.REDIRECT, Check.ACCESS),
    Reason.TOO_EARLY: (lambda facts: replace(facts, now=START - timedelta(minutes=16)), Verdict.WAIT, Check.TIME),
    Reason.TOO_LATE: (lambda facts: replace(facts, now=START + timedelta(minutes=16)), Verdict.REDIRECT, Check.TIME),
    Reason.ALREADY_INSIDE: (lambda facts: replace(facts, earlier=INSIDE), Verdict.REFUSE, Check.ONCE),
    Reason.ALREADY_USED: (lambda facts: replace(facts, earlier=GONE), Verdict.REFUSE, Check.ONCE),
    Reason.PARTY_LARGER: (lambda facts: replace(facts, persons=3), Verdict.CHECK, Check.PARTY),
    Reason.PARTY_OVER_ROOM: (with_seats(capacity=1), Verdict.CHECK, Check.PARTY),
    Reason.RULE_NOT_MET: (
        lambda facts: replace(facts, answers={**facts.answers, "mask": False}),
        Verdict.REFUSE,
        Check.RULES,
    ),
    Reason.QUESTIONS_OPEN: (
        lambda facts: replace(facts, answers={key: met for key, met in facts.answers.items() if key != "passport"}),
        Verdict.CHECK,
        None,
    ),
    Reason.ROOM_CLOSED: (with_seats(open=False), Verdict.REDIRECT, Check.ROOM),
    Reason.FILE_NUMBER_MISSING: (
        both(with_access(Access.WALK_IN, file_number=True), without_letter),
        Verdict.CHECK,
        None,
    ),
    Reason.HOUSE_FULL: (
        lambda facts: replace(facts, building=Seats(capacity=9, free=1, open=True)),
        Verdict.WAIT,
        Check.BUILDING,
    ),
    Reason.ROOM_FULL: (with_seats(free=1), Verdict.WAIT, Check.SEATS),
}
"""For each reason: the change, the verdict that follows, and the check that gives it (none for open questions)."""
