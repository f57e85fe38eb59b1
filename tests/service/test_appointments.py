from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desk.domain.appointments import AppointmentStatus, AppointmentWish
from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import Reference
from desk.service.appointments import (
    add_appointment,
    add_appointments,
    cancel_appointment,
    day_list,
    days,
    find_appointment,
    find_room,
    find_service,
    show_reference,
)
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code
from tests.service.office import NOW, invite, let_in, signed, wish


def test_an_appointment_is_found_again_as_it_was_made(desk: Desk) -> None:
    made = add_appointment(
        desk,
        AppointmentWish("ausweis", "1.01", NOW.replace(second=59), 2, "  Ada Beispiel ", ("Weg 1", "Ort"), "en", 45),
    )

    found = find_appointment(desk, show_reference(made.reference))

    assert found == made
    assert (found.name, found.persons, found.language, found.revision) == ("Ada Beispiel", 2, "en", 0)
    assert (found.starts_at, found.ends_at) == (NOW, NOW + timedelta(minutes=45)), "a letter says whole minutes"
    assert found.day == date(2026, 3, 2)
    assert len(made.reference) == 10


@pytest.mark.parametrize(
    "change,kind",
    [
        ({"service": "nichts"}, FaultKind.SERVICE_UNKNOWN),
        ({"room": "9.99"}, FaultKind.ROOM_UNKNOWN),
        ({"name": "  "}, FaultKind.NAME_EMPTY),
        ({"name": "Ada\x00"}, FaultKind.GLYPH_MISSING),
        ({"name": "Ada\x1b[31m"}, FaultKind.GLYPH_MISSING),
        ({"address": ("Weg\n1",)}, FaultKind.GLYPH_MISSING),
        ({"name": "Ada \udcff"}, FaultKind.GLYPH_MISSING),
        ({"language": "fr"}, FaultKind.LANGUAGE_UNKNOWN),
        ({"persons": 0}, FaultKind.PERSONS_OUT_OF_RANGE),
        ({"persons": -1}, FaultKind.PERSONS_OUT_OF_RANGE),
        ({"persons": 256}, FaultKind.PERSONS_OUT_OF_RANGE),
        ({"persons": 3}, FaultKind.PARTY_OVER_ROOM),
        ({"starts_at": datetime(2019, 12, 31, 22, 59, tzinfo=UTC)}, FaultKind.APPOINTMENT_TIME),
        ({"starts_at": datetime(2199, 6, 6, 22, 0, tzinfo=UTC)}, FaultKind.APPOINTMENT_TIME),
    ],
)
def test_what_cannot_be_made(desk: Desk, change: dict[str, object], kind: FaultKind) -> None:
    with pytest.raises(Fault) as fault:
        add_appointment(desk, replace(wish(), **change))  # type: ignore[arg-type]

    assert fault.value.kind is kind
    assert "Ada" not in str(fault.value.facts)
    assert day_list(desk, date(2026, 3, 2)) == ()


@pytest.mark.parametrize("at", [datetime(2019, 12, 31, 23, tzinfo=UTC), datetime(2199, 6, 6, 21, 59, tzinfo=UTC)])
def test_the_first_and_the_last_day_of_a_letter(desk: Desk, at: datetime) -> None:
    made = add_appointment(desk, replace(wish(), starts_at=at))

    assert len(signed(desk, made)) == 143


def test_a_room_is_not_planned_over_its_limit(desk: Desk) -> None:
    invite(desk, persons=2)

    with pytest.raises(Fault) as fault:
        invite(desk, minutes=29)

    assert fault.value.kind is FaultKind.ROOM_TAKEN
    assert fault.value.facts == {"room": "1.01", "capacity": 2, "planned": 2}
    invite(desk, minutes=30)
    invite(desk, minutes=-30)
    invite(desk, "1.02")


def test_a_cancelled_appointment_leaves_its_place(desk: Desk) -> None:
    first = invite(desk, persons=2)

    cancelled = cancel_appointment(desk, first.reference)

    assert cancelled == replace(first, status=AppointmentStatus.CANCELLED)
    assert find_appointment(desk, show_reference(first.reference)).status is AppointmentStatus.CANCELLED
    invite(desk, persons=2)


def test_appointments_are_made_all_or_none(desk: Desk) -> None:
    with pytest.raises(Fault):
        add_appointments(desk, [wish("1.02"), wish("1.01"), wish("1.02")])

    assert day_list(desk, date(2026, 3, 2)) == ()
    assert add_appointments(desk, []) == ()


@pytest.mark.parametrize("reference", ["", "0" * 20, "zz", "Ada", "0" * 4000, "\udcff", "4\n5"])
def test_a_reference_that_nobody_has(desk: Desk, reference: str) -> None:
    with pytest.raises(Fault) as fault:
        find_appointment(desk, reference)

    assert fault.value.kind is FaultKind.APPOINTMENT_UNKNOWN


def test_cancelling_what_is_not_there(desk: Desk) -> None:
    with pytest.raises(Fault) as fault:
        cancel_appointment(desk, Reference(bytes(10)))

    assert fault.value.kind is FaultKind.APPOINTMENT_UNKNOWN


def test_the_list_of_a_day(desk: Desk) -> None:
    late = invite(desk, minutes=60)
    early = invite(desk)
    other = invite(desk, minutes=24 * 60)
    code = signed(desk, early)
    let_in(desk, code)
    leave_by_code(desk, code)
    cancel_appointment(desk, late.reference)

    first, second = day_list(desk, date(2026, 3, 2))

    assert first.letter is not None
    assert (first.appointment.id, first.came, first.letter.code) == (early.id, True, code)
    assert (second.appointment.id, second.came, second.letter) == (late.id, False, None)
    assert days(desk, date(2026, 3, 1), date(2026, 3, 3)) == {date(2026, 3, 2): 1, other.day: 1}
    assert days(desk, date(2026, 3, 4), date(2026, 3, 5)) == {}


def test_services_and_rooms_by_their_names(desk: Desk) -> None:
    assert [one.key for one in desk.house.services.values()] == ["ausweis", "andrang"], "in the profile's order"
    assert find_service(desk, "andrang").minutes == 1
    assert find_room(desk, "2.01").capacity == 20
    with pytest.raises(Fault) as fault:
        find_room(desk, "7")
    assert fault.value.facts["known"] == "1.01, 1.02, 2.01"
