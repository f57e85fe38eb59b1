"""The ledger: facts are appended and never changed; what is true now follows from them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from desk.domain.appointments import AppointmentId
from desk.domain.places import DeskId, RoomId, SiteId

FactId = NewType("FactId", UUID)
VisitId = NewType("VisitId", UUID)


class FactKind(Enum):
    """What can happen at a desk."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    REDIRECTED = "redirected"
    WAITING = "waiting"
    LEFT = "left"
    UNDONE = "undone"
    ROOM_CLOSED = "room-closed"
    ROOM_OPENED = "room-opened"


UNDOABLE = frozenset({FactKind.ADMITTED, FactKind.REFUSED, FactKind.REDIRECTED, FactKind.WAITING, FactKind.LEFT})
"""The acts that can be taken back by a new fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, at one desk, in that desk's order."""

    id: FactId
    desk: DeskId
    sequence: int
    """The desk's own number, without gaps, from 1."""
    at: datetime
    """UTC."""
    kind: FactKind
    site: SiteId
    appointment: AppointmentId | None = None
    visit: VisitId | None = None
    room: RoomId | None = None
    persons: int | None = None
    verdict: str | None = None
    reason: str | None = None
    undoes: FactId | None = None
    detail: Mapping[str, str | int] = field(default_factory=dict)
    """What else a list of facts tells: the number given, the day of a letter for another day. Never a name."""


def fingerprint(fact: Fact) -> bytes:
    """SHA-256 over the fact's fields in a fixed form, so that a row that changed on disk is noticed."""
    fields: Mapping[str, object] = {
        "id": str(fact.id),
        "desk": str(fact.desk),
        "sequence": fact.sequence,
        "at": fact.at.isoformat(),
        "kind": fact.kind.value,
        "site": str(fact.site),
        "appointment": str(fact.appointment),
        "visit": str(fact.visit),
        "room": str(fact.room),
        "persons": fact.persons,
        "verdict": fact.verdict,
        "reason": fact.reason,
        "undoes": str(fact.undoes),
        "detail": dict(fact.detail),
    }
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).digest()
