"""The guard's other answers: refuse, redirect, let wait. Each is a fact; none uses the letter up."""

from datetime import datetime

from sqlalchemy import Connection

from desk.domain.appointments import Appointment
from desk.domain.decisions import Reason
from desk.domain.ledger import Fact, FactKind
from desk.domain.waiting import Waiting
from desk.ids import uuid7
from desk.service.admission import Presented, write_draft
from desk.service.desk import Desk
from desk.service.facts import room_inside
from desk.service.ledger import record
from desk.store import places, waiting


def refuse(desk: Desk, presented: Presented) -> Fact:
    """Note that the visitor was not let in, with the decision's reason."""
    return _turn_away(desk, presented, FactKind.REFUSED)


def redirect(desk: Desk, presented: Presented) -> Fact:
    """Note that the visitor was sent to where they will be served."""
    return _turn_away(desk, presented, FactKind.REDIRECTED)


def let_wait(desk: Desk, presented: Presented) -> Waiting | None:
    """Give the party the day's next number; the one it has already, if it waits. None without an appointment.

    A party that waits is not too late when its turn comes.
    """
    appointment = presented.decision.appointment
    if appointment is None:
        return None
    persons = presented.facts.persons
    now = presented.at if presented.given else desk.clock()
    today, site = desk.today(now), desk.house.site.id
    with desk.database.writing() as connection:
        places.lock_site(connection, site)
        line = waiting.line(connection, site, today)
        standing = next((one for one in line if one.appointment == appointment.id), None)
        if standing:
            return standing
        write_draft(connection, desk, presented, now)
        waiting.end(connection, appointment.id, now)  # a number of another day that nobody called
        number = waiting.next_number(connection, site, today)
        inside = room_inside(connection, desk, today, persons)
        party = Waiting(uuid7(now), number, appointment.id, appointment.room.number, persons, now, inside)
        waiting.add_waiting(connection, desk.authority, site, today, appointment.room.id, party)
        _note(connection, desk, presented, appointment, FactKind.WAITING, now, {"number": number})
    return party


def _turn_away(desk: Desk, presented: Presented, kind: FactKind) -> Fact:
    now = presented.at if presented.given else desk.clock()
    decision = presented.decision
    detail: dict[str, str | int] = {}
    if decision.reason is Reason.OTHER_DAY and decision.appointment:
        detail["day"] = decision.appointment.day.isoformat()
    if presented.facts.walk_in:
        detail["service"] = presented.facts.walk_in.service.key
    with desk.database.writing() as connection:
        return _note(connection, desk, presented, presented.listed, kind, now, detail)


def _note(
    connection: Connection,
    desk: Desk,
    presented: Presented,
    appointment: Appointment | None,
    kind: FactKind,
    now: datetime,
    detail: dict[str, str | int],
) -> Fact:
    decision = presented.decision
    return record(
        connection,
        desk,
        now,
        kind,
        appointment=appointment.id if appointment else None,
        room=appointment.room.id if appointment else None,
        persons=decision.persons,
        verdict=decision.verdict.value,
        reason=decision.reason.value if decision.reason else None,
        detail=detail,
    )
