"""The log of scans: that something was held to a desk, what kind it was, and what came of it; never its text."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from desk.domain.appointments import Appointment
from desk.domain.decisions import Decision
from desk.domain.ledger import VisitId
from desk.domain.places import AuthorityId, DeskId
from desk.store import tables

_S = tables.Scan


# Built once: at the door, building a statement anew costs more than the database's answer.
_ADD = insert(_S)


def add_scan(  # the columns of one row
    connection: Connection,
    authority: AuthorityId,
    desk: DeskId,
    scan: UUID,
    at: datetime,
    kind: str,
    visit: VisitId,
    decision: Decision,
    listed: Appointment | None,
) -> None:
    """Write a scan (UTC) of a listed appointment, where it is of one.

    `visit` is the id that the admission will carry, if one follows: the journal's intent.
    """
    connection.execute(
        _ADD,
        {
            "id": scan,
            "authority_id": authority,
            "desk_id": desk,
            "at": at,
            "visit_id": visit,
            "kind": kind,
            "appointment_id": listed.id if listed else None,
            "verdict": decision.verdict.value,
            "reason": decision.reason.value if decision.reason else None,
        },
    )


def failed_tries(connection: Connection, desk: DeskId, kind: str, reasons: tuple[str, ...], since: datetime) -> int:
    """How many scans of a kind ended for one of these reasons at a desk since a moment (UTC)."""
    return (
        connection.scalar(
            select(func.count())
            .select_from(_S)
            .where(_S.desk_id == desk, _S.at >= since, _S.kind == kind, _S.reason.in_(reasons))
        )
        or 0
    )
