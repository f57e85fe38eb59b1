from desk.domain.faults import Fault, FaultKind


def test_a_fault_names_its_kind_and_facts() -> None:
    fault = Fault(FaultKind.ROOM_UNKNOWN, room="2.99")

    assert (fault.kind, fault.facts) == (FaultKind.ROOM_UNKNOWN, {"room": "2.99"})
    assert str(fault) == "room-unknown {'room': '2.99'}"
    assert str(Fault(FaultKind.DISK_FULL)) == "disk-full"


def test_kinds_are_told_apart_by_their_values() -> None:
    assert len({kind.value for kind in FaultKind}) == len(list(FaultKind))
    assert all(kind.value == kind.name.lower().replace("_", "-") for kind in FaultKind)
