import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.synchronize import Barrier
from uuid import UUID

import pypdfium2
import pytest

from desk.domain.appointments import Appointment
from desk.domain.decisions import Reason
from desk.domain.families import Arrangement
from desk.domain.faults import Fault, FaultKind
from desk.service.admission import present
from desk.service.appointments import cancel_appointment, day_list
from desk.service.desk import Desk
from desk.service.families import FamilyWish, add_family, draft_family, together
from desk.service.letters import make, preview, sign_letters
from tests.service.office import FULFILLED, NOW, ROOMS, fault_of, invite, let_in, show, url_of
from tests.service.racers import DESKS, Racers

# The small office has a room for two and one for one on the first floor, and a hall for twenty on the second.
FIVE = FamilyWish("ausweis", NOW, 5, ("Familie Beispiel",), address=("Weg 1", "12345 Ort"))
BESIDE, AFTER = Arrangement.SIDE_BY_SIDE, Arrangement.ONE_AFTER_ANOTHER


def told(made: tuple[Appointment, ...]) -> list[tuple[str, float, int, str]]:
    """Room, minutes after the wished time, persons, name."""
    return [(one.room.number, (one.starts_at - NOW) / timedelta(minutes=1), one.persons, one.name) for one in made]


def day_of(desk: Desk) -> list[Appointment]:
    return [row.appointment for row in day_list(desk, date(2026, 3, 2))]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(str(page.get_textpage().get_text_range()).split()) for page in document)
    finally:
        document.close()


def test_three_come_in_two_rooms_side_by_side(desk: Desk) -> None:
    made = add_family(desk, replace(FIVE, members=3))

    assert told(made) == [("1.01", 0, 2, "Familie Beispiel"), ("1.02", 0, 1, "Familie Beispiel")]
    assert isinstance(made[0].family, UUID)
    assert len({one.family for one in made}) == 1
    assert sorted(day_of(desk), key=lambda one: one.room.number) == list(made)


def test_five_come_one_after_another_where_too_few_rooms_lie_side_by_side(desk: Desk) -> None:
    made = add_family(desk, replace(FIVE, starts_at=NOW.replace(second=59), minutes=20))

    assert [one[:3] for one in told(made)] == [("1.01", 0, 2), ("1.01", 20, 2), ("1.01", 40, 1)]
    assert fault_of(lambda: add_family(desk, replace(FIVE, arrangement=BESIDE))) is FaultKind.FAMILY_NOT_SEATED


def test_the_limit_is_that_of_the_room_that_is_wished_for(desk: Desk) -> None:
    alone = add_family(desk, replace(FIVE, room="2.01"))
    one_by_one = add_family(desk, replace(FIVE, room="1.02", members=2, arrangement=AFTER))

    assert [one[:3] for one in told(alone)] == [("2.01", 0, 5)]
    assert alone[0].family is None, "one appointment for all is nothing that belongs together"
    assert [one[:3] for one in told(one_by_one)] == [("1.02", 0, 1), ("1.02", 30, 1)]


def test_each_letter_names_those_for_whom_it_is(desk: Desk) -> None:
    names = ("Daryna Petrenko", "Oleh Petrenko", " Sofija Petrenko ", "Lew Bojko", "Iryna")
    made = add_family(desk, replace(FIVE, names=names))

    assert [one.name for one in made] == ["Daryna und Oleh Petrenko", "Sofija Petrenko und Lew Bojko", "Iryna"]


@pytest.mark.parametrize(
    ("names", "language", "said"),
    [
        (["Ada"], "de", "Ada"),
        (["Ada Beispiel"], "de", "Ada Beispiel"),
        (["Ada B", "Bo B", "Cy B"], "en", "Ada, Bo and Cy B"),
        (["Ada B", "B"], "de", "Ada B und B"),
        (["Frau Ada B", "Herr Bo B"], "de", "Frau Ada und Herr Bo B"),
    ],
)
def test_names_on_one_line(names: list[str], language: str, said: str) -> None:
    assert together(names, language) == said


def test_all_are_made_or_none(desk: Desk) -> None:
    invite(desk, room="1.01", persons=1, minutes=60)

    assert fault_of(lambda: add_family(desk, replace(FIVE, room="1.01", names=("A", "B", "C", "D", "\x07")))) in {
        FaultKind.GLYPH_MISSING,
        FaultKind.NAME_EMPTY,
    }
    assert len(day_of(desk)) == 1


def test_it_is_said_from_when_on_there_is_room(desk: Desk) -> None:
    invite(desk, room="1.01", persons=1, minutes=0)
    invite(desk, room="2.01", persons=19, minutes=0)

    with pytest.raises(Fault) as fault:
        add_family(desk, FIVE)

    assert fault.value.kind is FaultKind.FAMILY_NOT_SEATED
    assert fault.value.facts == {"persons": 5, "free": "11:00"}
    for room in ("1.01", "1.02", "2.01"):
        invite(desk, room=room, persons=1, minutes=0)
    with pytest.raises(Fault) as fault:
        add_family(desk, replace(FIVE, members=1))
    assert fault.value.facts == {"free": "11:00"}
    midnight = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    with pytest.raises(Fault) as fault:
        add_family(desk, replace(FIVE, starts_at=midnight, arrangement=AFTER))
    assert fault.value.facts == {"persons": 5}, "it is 23:30, and nothing is planned into the next day"


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        (replace(FIVE, members=0), FaultKind.PERSONS_OUT_OF_RANGE),
        (replace(FIVE, members=256), FaultKind.PERSONS_OUT_OF_RANGE),
        (replace(FIVE, names=(" ",)), FaultKind.NAME_EMPTY),
        (replace(FIVE, members=2, names=("Ada", " ")), FaultKind.NAME_EMPTY),
        (replace(FIVE, service="xyz"), FaultKind.SERVICE_UNKNOWN),
        (replace(FIVE, room="9.99"), FaultKind.ROOM_UNKNOWN),
        (replace(FIVE, language="xx"), FaultKind.LANGUAGE_UNKNOWN),
        (replace(FIVE, members=2, names=("A", "B"), language="xx"), FaultKind.LANGUAGE_UNKNOWN),
        (replace(FIVE, starts_at=datetime(2019, 6, 3, 9, tzinfo=UTC)), FaultKind.APPOINTMENT_TIME),
    ],
)
def test_what_is_no_family_is_refused_and_nothing_is_written(desk: Desk, changed: FamilyWish, kind: FaultKind) -> None:
    acts: tuple[Callable[[Desk, FamilyWish], object], ...] = (add_family, draft_family)
    for act in acts:
        with pytest.raises(Fault) as fault:
            act(desk, changed)
        assert fault.value.kind is kind
    assert day_of(desk) == []


def test_a_draft_is_what_would_be_made(desk: Desk) -> None:
    draft = draft_family(desk, FIVE)

    assert day_of(desk) == []
    assert told(draft) == told(add_family(desk, FIVE))


def test_one_scan_admits_both_of_a_letter_and_the_third_letter_one(desk: Desk) -> None:
    """1.13: each letter is for those two; „maximal zwei Kunden gleichzeitig in einem Büro"."""
    made = add_family(desk, replace(FIVE, starts_at=NOW, minutes=10))
    first, second, third = (letter.code for letter in sign_letters(desk, made))

    entered = let_in(desk, first)

    assert entered.visit is not None
    assert entered.visit.persons == 2
    assert show(desk, first).decision.reason is Reason.ALREADY_INSIDE
    assert present(desk, second, None, FULFILLED).decision.reason is Reason.ROOM_FULL
    assert show(desk, third).decision.verdict.value in {"wait", "redirect"}


def invite_family(desk: Desk, minutes: int, _within: Barrier, _chance: random.Random) -> list[int] | str:
    """Invite five at one of eight desks; give how many share each appointment, or which fault it was."""
    wanted = replace(FIVE, room="1.01", starts_at=NOW + timedelta(minutes=minutes), minutes=30)
    for _ in range(3):
        try:
            return [one.persons for one in add_family(desk, wanted)]
        except Fault as fault:
            if fault.kind is not FaultKind.DATABASE_LOCKED:
                return fault.kind.value
    return "starved"


def test_eight_desks_invite_families_into_the_same_rooms_at_once(desk: Desk, racers: Racers) -> None:
    answers = racers.run("tests.service.test_families:invite_family", url_of(desk), [0] * DESKS)

    seated = [answer for answer in answers if answer == [2, 2, 1]]
    # One family one after another in the room for two, the others in the hall.
    assert len(seated) == DESKS
    day = day_of(desk)
    assert len(day) == 3 * len(seated)
    assert len({one.family for one in day}) == len(seated)
    for room, limit in ROOMS.items():
        for at in {one.starts_at for one in day}:
            inside = [one.persons for one in day if one.room.number == room and one.starts_at <= at < one.ends_at]
            assert sum(inside) <= limit


# ---------------------------------------------------------------------------------------------------------- the letter


def test_a_letter_tells_of_the_others_of_the_family(desk: Desk) -> None:
    made = add_family(desk, FIVE)
    stranger = invite(desk, room="2.01")

    _, pdf = make(desk, made[:1])
    said = text_of(pdf)
    assert "noch diese Termine: 11.00 Uhr in Zimmer 1.01, 11.30 Uhr in Zimmer 1.01. Dafür gelten eigene" in said
    assert "10.30 Uhr in Zimmer 1.01, 11.30" in text_of(preview(desk, made[1]))
    assert "Ihre Familie" not in text_of(make(desk, [stranger])[1])


def test_a_cancelled_part_of_the_family_is_not_told_any_more(desk: Desk) -> None:
    made = add_family(desk, replace(FIVE, members=3, language="en"))
    assert "other appointments on that day: 10:30 in room 1.02. Each has" in text_of(preview(desk, made[0]))

    cancel_appointment(desk, made[1].reference)

    assert "Your family" not in text_of(preview(desk, made[0]))


def test_a_draft_tells_of_the_other_drafts(desk: Desk) -> None:
    draft = draft_family(desk, replace(FIVE, members=3))

    assert "10.30 Uhr in Zimmer 1.02." in text_of(preview(desk, draft[0], drafts=draft))
