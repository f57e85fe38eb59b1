from dataclasses import fields, replace
from datetime import timedelta
from uuid import UUID

import pytest

from desk.domain.appointments import AppointmentId
from desk.domain.ledger import UNDOABLE, Fact, FactId, FactKind, VisitId, fingerprint
from desk.domain.places import DeskId, RoomId, SiteId
from tests.domain.examples import NOW

FACT = Fact(
    id=FactId(UUID(int=1)),
    desk=DeskId(UUID(int=2)),
    sequence=1,
    at=NOW,
    kind=FactKind.ADMITTED,
    site=SiteId(UUID(int=3)),
    appointment=AppointmentId(UUID(int=4)),
    visit=VisitId(UUID(int=5)),
    room=RoomId(UUID(int=6)),
    persons=2,
    verdict="admit",
    reason=None,
    undoes=None,
    detail={"number": 6},
)
OTHER: dict[str, object] = {
    "id": UUID(int=9),
    "desk": UUID(int=9),
    "sequence": 2,
    "at": NOW + timedelta(microseconds=1),
    "kind": FactKind.LEFT,
    "site": UUID(int=9),
    "appointment": None,
    "visit": None,
    "room": None,
    "persons": None,
    "verdict": None,
    "reason": "room-full",
    "undoes": UUID(int=9),
    "detail": {"number": 7},
}


def test_every_field_of_a_fact_is_changed_here() -> None:
    assert set(OTHER) == {one.name for one in fields(Fact)}


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_any_field_is_seen(name: str) -> None:
    assert fingerprint(replace(FACT, **{name: OTHER[name]})) != fingerprint(FACT)  # type: ignore[arg-type]


def test_fingerprints_differ_from_each_other() -> None:
    prints = {fingerprint(replace(FACT, **{name: value})) for name, value in OTHER.items()}  # type: ignore[arg-type]

    assert len(prints) == len(OTHER)


def test_the_fingerprint_stays_what_it_was_when_it_was_stored() -> None:
    # A change of this value would raise the alarm for every fact of every database.
    assert fingerprint(replace(FACT)).hex() == "3e0d271ce7b253adaeab909e37244acc9b2af8ee54d44d520ae8bfb2177e2ba9"


def test_opening_and_closing_a_room_is_undone_by_its_opposite() -> None:
    assert set(FactKind) - UNDOABLE == {FactKind.UNDONE, FactKind.ROOM_CLOSED, FactKind.ROOM_OPENED}
