"""From the scanned text to the visit: `present` decides, `admit` confirms.

Two steps, always: what is presented changes nothing but the log of scans; only the guard's confirmation takes seats.
The visit's id is made at the scan and stands in that log before anybody is admitted: the intent. A confirmation that
is repeated, because nobody saw whether the first arrived, carries the same id and counts once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from desk.domain.admission import decide
from desk.domain.appointments import Appointment
from desk.domain.decisions import Decision, Facts, Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.domain.instead import Instead, instead_of
from desk.domain.ledger import FactKind, VisitId
from desk.domain.letters import CodeFault, CodeReading
from desk.domain.occupancy import Visit
from desk.domain.waiting import estimate, place_in_line
from desk.ids import uuid7
from desk.letters import code, human
from desk.service.desk import Desk
from desk.service.facts import Brought, ScanKind, collect, seats_kept_empty
from desk.service.ledger import record
from desk.store import appointments, places, scans, visits, waiting

RETRIES = 20
"""How often an admission that lost a race looks at the facts afresh; each time, somebody else was served."""
MOST_CAME = 9_999
"""More is a slip of the finger, and no column holds any number."""
TRIES_A_MINUTE = 10
"""How many wrong human codes a desk may try in a minute: nine characters must not be found by trying."""


NO_KEY = 0
"""Of a letter that is known from the list alone."""


@dataclass(frozen=True, slots=True)
class Presented:
    """A party before the guard: the facts, the decision over them, and the id of the visit that it may become."""

    visit: VisitId
    at: datetime
    """UTC; for which moment it was decided."""
    given: bool
    """Whether that moment was given by hand (training)."""
    brought: Brought
    facts: Facts
    decision: Decision
    house: House
    place: int = 1
    """The place in the line for the room, if the party has to wait."""
    expected: tuple[datetime, datetime] | None = None
    """When a seat is likely to be free (UTC), where the room is full."""
    inside: tuple[Visit, ...] = ()
    """Who is in the appointment's room now."""

    @property
    def scanned(self) -> str:
        """The text that was scanned or typed; empty where there is no letter."""
        return self.brought.text

    @property
    def instead(self) -> Instead:
        """What is possible instead; nothing where the verdict is ADMIT."""
        return instead_of(self.house, self.facts, self.decision)

    @property
    def listed(self) -> Appointment | None:
        """The appointment that stands in the database: not that of a walk-in who has got neither seat nor number."""
        return None if self.brought.draft else self.decision.appointment

    def answered(self, persons: int, answers: Mapping[str, bool], exempt: frozenset[str] | None = None) -> "Presented":
        """The same party with other answers of the guard; decided anew over the facts as they were read.

        `exempt` are the questions that somebody is exempt from; None leaves them as they are.
        """
        spared = self.facts.exempt if exempt is None else exempt
        facts = replace(self.facts, persons=persons, answers=dict(answers), exempt=spared)
        return replace(self, facts=facts, decision=decide(facts))

    def decided(self, decision: Decision) -> "Presented":
        """The same letter with the decision that was taken over it under the lock."""
        return replace(self, decision=decision)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a confirmation: a visit, or the decision that now stands against it."""

    decision: Decision
    visit: Visit | None
    repeated: bool = False
    """True where the same confirmation had been stored before."""


def present(
    desk: Desk,
    scanned: str,
    persons: int | None = None,
    answers: Mapping[str, bool] | None = None,
    at: datetime | None = None,
    exempt: frozenset[str] = frozenset(),
) -> Presented:
    """Decide over a scanned or typed text and log the scan. `persons` is who came, by default all who are invited.

    `answers` and `exempt` are what the guard answers, by the keys of the questions.

    Raises `Fault(TOO_MANY_TRIES)` after too many wrong human codes, `Fault(TRAINING_ONLY)` for a time given by hand,
    `Fault(PERSONS_OUT_OF_RANGE)` for a number of persons that cannot stand before a door.
    """
    now = desk.moment(at)
    with desk.database.writing() as connection:
        brought = _read(connection, desk, scanned, now)
        return decided(connection, desk, brought, now, persons, answers, given=at is not None, exempt=exempt)


def decided(  # everything that makes a presented party
    connection: Connection,
    desk: Desk,
    brought: Brought,
    now: datetime,
    persons: int | None,
    answers: Mapping[str, bool] | None,
    given: bool,
    exempt: frozenset[str] = frozenset(),
) -> Presented:
    """Decide over what was brought, and log it, in the caller's transaction. Raises `Fault(PERSONS_OUT_OF_RANGE)`."""
    if persons is not None and persons > MOST_CAME:
        raise Fault(FaultKind.PERSONS_OUT_OF_RANGE, persons=persons, most=MOST_CAME)
    visit = VisitId(uuid7(now))
    facts = collect(connection, desk, brought, now, persons, answers, exempt=exempt)
    decision = decide(facts)
    presented = Presented(visit, now, given, brought, facts, decision, desk.house)
    kind, listed = brought.kind.value, presented.listed
    scans.add_scan(connection, desk.authority, desk.id, uuid7(now), now, kind, visit, decision, listed)
    return _with_line(connection, desk, presented)


def admit(desk: Desk, presented: Presented) -> Outcome:
    """Confirm what was presented: take the seats, write visit and fact in one transaction, or say what is against it.

    The facts are read again under the lock; only if they still say ADMIT is anything written. Raises
    `Fault(VISIT_UNKNOWN)` where this confirmation was stored and taken back: then the letter is read again.
    """
    for _ in range(RETRIES):
        outcome = _try_to_admit(desk, presented)
        if outcome is not None:
            return outcome
    raise Fault(FaultKind.DATABASE_LOCKED)


def _try_to_admit(desk: Desk, presented: Presented) -> Outcome | None:
    """Admit in one transaction; None where another desk was faster between the reading and the writing."""
    now = presented.at if presented.given else desk.clock()
    with desk.database.writing() as connection:
        before = presented.facts
        came, answers, exempt = before.persons, before.answers, before.exempt
        facts = collect(connection, desk, presented.brought, now, came, answers, lock=True, exempt=exempt)
        # Only now: the same confirmation may have been under way in another program until the lock was free.
        stored = visits.visit(connection, presented.visit) if facts.earlier else None
        if stored:
            admitted = replace(presented.decision, verdict=Verdict.ADMIT, reason=None)
            return Outcome(admitted, stored, repeated=True)
        decision = decide(facts)
        if decision.verdict is not Verdict.ADMIT or facts.appointment is None:
            return Outcome(decision, None)
        visit = _visit(presented.visit, facts.appointment, facts.persons, now)
        write_draft(connection, desk, presented, now)
        if facts.walk_in and facts.walk_in.named != facts.appointment.file_number:
            # Who waited for a seat may name the number only when it is called.
            appointments.name_file(connection, facts.appointment.id, facts.walk_in.named)
        if _write(connection, desk, visit, facts, now):
            return Outcome(decision, visit)
        connection.rollback()
    return None


def write_draft(connection: Connection, desk: Desk, presented: Presented, now: datetime) -> None:
    """Write what a walk-in came for, so that it takes a seat or a number like everyone; nothing for a letter."""
    draft = presented.brought.draft
    if draft is not None and appointments.by_reference(connection, desk.house, draft.reference) is None:
        named = presented.brought.walk_in.named if presented.brought.walk_in else ""
        appointments.add_appointments(connection, desk.authority, [replace(draft, file_number=named)], now)


def _write(connection: Connection, desk: Desk, visit: Visit, facts: Facts, now: datetime) -> bool:
    appointment = facts.appointment
    assert appointment is not None  # noqa: S101 - the caller has looked
    fulfilled = sorted(key for key, answer in facts.answers.items() if answer)
    room = appointment.room.id
    if not visits.add_visit(connection, desk.authority, desk.id, room, visit, fulfilled):
        if visits.taken_back(connection, visit.id):
            # A late repetition must not bring back what somebody has taken back; reading the letter again may.
            raise Fault(FaultKind.VISIT_UNKNOWN)
        return False
    kept_empty = seats_kept_empty(desk, room, appointment.room.capacity, facts.today)
    if not places.take_seats(connection, room, visit.persons, kept_empty):
        return False
    record(
        connection,
        desk,
        now,
        FactKind.ADMITTED,
        appointment=appointment.id,
        visit=visit.id,
        room=room,
        persons=visit.persons,
        verdict=Verdict.ADMIT.value,
        detail=_noted(facts),
    )
    if facts.waiting_since is not None:
        waiting.end(connection, appointment.id, now)
    return True


def _noted(facts: Facts) -> dict[str, str | int]:
    """What an admission's fact tells beside its columns: for what a walk-in came, from what somebody was exempt."""
    noted: dict[str, str | int] = {"service": facts.walk_in.service.key} if facts.walk_in else {}
    exempt = sorted(rule.key for rule in facts.asked if rule.exemption and rule.key in facts.exempt)
    return noted | ({"exempt": " ".join(exempt)} if exempt else {})


def _visit(visit: VisitId, appointment: Appointment, persons: int, now: datetime) -> Visit:
    length = appointment.ends_at - appointment.starts_at
    return Visit(
        id=visit,
        appointment=appointment.id,
        room=appointment.room.number,
        persons=persons,
        invited=appointment.persons,
        admitted_at=now,
        planned_end=max(appointment.ends_at, now + length),
    )


def _read(connection: Connection, desk: Desk, scanned: str, now: datetime) -> Brought:
    """Read what was presented; a human code is looked up in the list and stands for its letter."""
    typed = human.read_human_code(scanned)
    if typed is human.HumanCodeFault.NOT_ONE:
        reading = code.read(scanned, desk.public_key)
        if reading.fault is CodeFault.UNKNOWN_KEY:
            desk.read_again(connection)  # a key made since this desk opened
            reading = code.read(scanned, desk.public_key)
        return Brought(ScanKind.CODE, scanned, reading)
    _limit_tries(connection, desk, now)
    if isinstance(typed, human.HumanCodeFault):
        return Brought(ScanKind.HUMAN_CODE, scanned, CodeReading(None, CodeFault.MISTYPED))
    found = appointments.by_human_code(connection, desk.house.site.id, typed)
    if found is None:
        return Brought(ScanKind.HUMAN_CODE, scanned)
    listed = appointments.by_reference(connection, desk.house, found.reference)
    letter = listed.letter_code(NO_KEY, found.revision) if listed else None
    return Brought(ScanKind.HUMAN_CODE, scanned, CodeReading(letter, None))


def _limit_tries(connection: Connection, desk: Desk, now: datetime) -> None:
    wrong = (Reason.MISTYPED.value, Reason.NOT_ON_LIST.value)
    since = now - timedelta(minutes=1)
    if scans.failed_tries(connection, desk.id, ScanKind.HUMAN_CODE.value, wrong, since) >= TRIES_A_MINUTE:
        raise Fault(FaultKind.TOO_MANY_TRIES)


def _with_line(connection: Connection, desk: Desk, presented: Presented) -> Presented:
    """Add who is in the room and how long the line is, for a party that is valid here and now."""
    appointment = presented.decision.appointment
    if appointment is None or presented.decision.reason not in (Reason.ROOM_FULL, Reason.TOO_EARLY, Reason.HOUSE_FULL):
        return presented
    inside = visits.open_in_room(connection, appointment.room.id)
    line = waiting.line(connection, desk.house.site.id, desk.today(presented.at))
    own = next((one.number for one in line if one.appointment == appointment.id), None)
    ahead = tuple(one for one in line if own is None or one.number < own)
    place = place_in_line(ahead, appointment.room.number)
    expected = None
    if presented.decision.reason is Reason.ROOM_FULL:
        expected = estimate(presented.at, [visit.planned_end for visit in inside], place)
    return replace(presented, place=place, expected=expected, inside=inside)
