"""What is said at the letters place, as data: days, rows, families, the form's words, the batch's words, the keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from desk.domain.appointments import AppointmentWish
from desk.domain.families import Arrangement
from desk.domain.faults import Fault, FaultKind
from desk.domain.rulebook import Rulebook
from desk.domain.rules import Quota, Rule, RuleKind
from desk.i18n import translator
from desk.service.appointments import add_appointment, cancel_appointment
from desk.service.desk import Desk
from desk.service.families import FamilyWish, add_family
from desk.service.letters import make, note_printed, sign_letters
from desk.ui.office.keys import Wanted, Wish, wanted
from desk.ui.office.state import Entry, LetterMark, LettersState, PageMark, Phase
from desk.ui.places.letter_reading import examine, read_day
from desk.ui.states.letter_batch import BatchNow, batch, left_words, seconds_left
from desk.ui.states.letter_detail import detail, paper
from desk.ui.states.letter_form import Writing, family_wish, first_entry, form, form_paper, wish
from desk.ui.states.letters import Acting, Asks, Choosing, Reading, day_part, day_tabs, letter_mark, letter_word
from desk.ui.states.letters_place import Office, letters_state
from tests.service.office import NOW, HandClock, invite, let_in, office

_ = translator("de")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = NOW.date()
ENTRY = Entry("ausweis", "1.01", MONDAY, time(14, 0), 30, 1, "Ada Beispiel", "Weg 1\n12345 Ort")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(f"sqlite:///{tmp_path / 'small.sqlite'}", tmp_path, HandClock()) as opened:
        yield opened


def reading(desk: Desk, day: date | None = None) -> Reading:
    return read_day(desk, day)


# ------------------------------------------------------------------------------------------------------- days and rows


def test_a_week_has_five_days_and_a_sunday_only_with_appointments(desk: Desk) -> None:
    assert [tab.name for tab in day_tabs(reading(desk), _)] == ["Mo", "Di", "Mi", "Do", "Fr"]
    invite(desk, minutes=6 * 24 * 60)

    tabs = day_tabs(reading(desk), _)
    assert [(tab.name, tab.count) for tab in tabs][-2:] == [("Fr", "0"), ("So", "1")]
    assert tabs[0].spoken == "Montag, 2. März, heute, 0 Termine"


def test_the_marks_tell_how_a_letter_is(desk: Desk) -> None:
    none, made, printed, came, cancelled = (invite(desk, room="2.01") for _each in range(5))
    sign_letters(desk, [made])
    note_printed(desk, make(desk, [printed])[0])
    let_in(desk, sign_letters(desk, [came])[0].code)
    cancel_appointment(desk, cancelled.reference)

    rows = {row.appointment.id: row for row in reading(desk).rows}
    marks = {one.id: letter_mark(rows[one.id]) for one in (none, made, printed, came, cancelled)}
    assert list(marks.values()) == [
        LetterMark.NONE,
        LetterMark.MADE,
        LetterMark.PRINTED,
        LetterMark.CAME,
        LetterMark.CANCELLED,
    ]
    assert len({letter_word(mark, _) for mark in LetterMark}) == len(LetterMark)
    assert [row.letter for row in reading(desk).planned if row.appointment.id == cancelled.id] == []


@pytest.mark.parametrize(
    ("search", "found"),
    [("", 2), ("ADA", 1), ("ada 1.01", 1), ("10:30", 2), ("2.01 ausweis", 1), ("ada 2.01", 0), ("çelik", 1)],
)
def test_the_search_finds_name_room_time_and_matter(desk: Desk, search: str, found: int) -> None:
    invite(desk, room="1.01", name="Ada Beispiel")
    invite(desk, room="2.01", name="Ünal Çelik")

    part = day_part(reading(desk), Choosing(search=search), _)
    assert len(part.rows) == found
    assert bool(part.empty[0]) == (not found)


def test_only_the_first_of_a_time_is_marked(desk: Desk) -> None:
    for minutes in (0, 0, 30):
        invite(desk, room="2.01", minutes=minutes)

    assert [row.first for row in day_part(reading(desk), Choosing(), _).rows] == [True, False, True]


def test_an_empty_day_names_the_next_one_that_is_not(desk: Desk) -> None:
    assert "Strg N" in day_part(reading(desk), Choosing(), _).empty[1]
    invite(desk, minutes=3 * 24 * 60)

    assert "Donnerstag, 5. März" in day_part(reading(desk), Choosing(), _).empty[1]


def test_a_family_is_told_with_its_other_appointments(desk: Desk) -> None:
    family = uuid4()
    made = [
        add_appointment(desk, AppointmentWish("ausweis", room, NOW, persons, "Familie Beispiel", family=family))
        for room, persons in (("1.01", 2), ("2.01", 3))
    ]
    read = reading(desk)
    row = next(row for row in read.rows if row.appointment.id == made[0].id)
    told = detail(row, read, Acting(), None, _).family

    assert told is not None
    assert (told.title, told.note) == ("Familie, 5 Personen", "2 Termine")
    assert [line.chosen for line in told.lines].count(True) == 1
    alone = invite(desk, room="2.01", minutes=60)
    read = reading(desk)
    row = next(row for row in read.rows if row.appointment.id == alone.id)
    assert detail(row, read, Acting(), None, _).family is None


def test_names_stand_in_no_repr(desk: Desk) -> None:
    invite(desk, name="Ada Beispiel")
    read = reading(desk)
    shown = letters_state(Office(reading=read, choosing=Choosing(appointment=read.rows[0].appointment.id)), _)

    assert shown.detail is not None
    assert "Ada" not in repr(shown)
    assert "Ada" not in repr(ENTRY)


def test_what_is_asked_back_says_what_it_means(desk: Desk) -> None:
    one = invite(desk)
    read = reading(desk)
    without = detail(read.rows[0], read, Acting(asks=Asks.CANCEL), None, _).question
    sign_letters(desk, [one])
    read = reading(desk)
    with_letter = detail(read.rows[0], read, Acting(asks=Asks.CANCEL), None, _).question

    assert without is not None
    assert with_letter is not None
    assert "Eingang" in with_letter.detail
    assert "Eingang" not in without.detail
    assert paper(read.rows[0], read, None, _).line == "Fassung 1, noch nicht gedruckt"


# ------------------------------------------------------------------------------------------------------------ the form


def test_an_entry_becomes_a_wish_in_the_zone_of_the_site() -> None:
    made = wish(replace(ENTRY, name="  Ada  ", address=" Weg 1 \n\n12345 Ort\n"), BERLIN)

    assert made.starts_at == datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
    assert (made.name, made.address) == ("Ada", ("Weg 1", "12345 Ort"))
    assert made.minutes == 30


def test_a_time_that_the_clocks_skip_is_not_possible() -> None:
    with pytest.raises(Fault) as caught:
        wish(replace(ENTRY, day=date(2026, 3, 29), start=time(2, 30)), BERLIN)

    assert caught.value.kind is FaultKind.APPOINTMENT_TIME


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (NOW, time(10, 45)),
        (NOW - timedelta(hours=6), time(8, 0)),
        (datetime(2026, 3, 2, 22, 58, tzinfo=UTC), time(23, 45)),
    ],
)
def test_a_form_begins_at_the_next_quarter_of_an_hour(desk: Desk, now: datetime, start: time) -> None:
    assert first_entry(replace(reading(desk), now=now), None).start == start


def test_a_form_for_a_past_day_begins_today(desk: Desk) -> None:
    assert first_entry(reading(desk, MONDAY - timedelta(days=7)), None).day == MONDAY


def test_what_is_typed_is_looked_at_without_being_written(desk: Desk) -> None:
    found = examine(desk, ENTRY, "Name")

    assert (found.planned, found.others, found.taken, found.fault, found.page_fault) == (0, 0, None, None, None)
    assert found.pdf.startswith(b"%PDF")
    assert reading(desk).rows == ()


def test_a_past_time_and_a_skipped_one_are_noticed(desk: Desk) -> None:
    assert examine(desk, replace(ENTRY, start=time(9, 0)), "Name").past
    skipped = examine(desk, replace(ENTRY, day=date(2026, 3, 29), start=time(2, 30)), "Name")
    assert skipped.fault is not None
    assert skipped.fault.kind is FaultKind.APPOINTMENT_TIME


def test_more_persons_than_the_room_ever_takes_are_said_at_once(desk: Desk) -> None:
    found = examine(desk, replace(ENTRY, persons=3), "Name")

    assert found.taken is not None
    assert found.taken.kind is FaultKind.PARTY_OVER_ROOM
    assert found.free_from is None


def test_the_next_free_time_is_looked_for_on_the_same_day_only(desk: Desk) -> None:
    wished = replace(ENTRY, start=time(23, 30), persons=2)
    add_appointment(desk, wish(wished, BERLIN))
    found = examine(desk, wished, "Name")

    assert found.taken is not None
    assert found.free_from is None


FAMILY = replace(ENTRY, name=" Familie Beispiel ", persons=5, family=Arrangement.EITHER)


def seen(desk: Desk, entry: Entry) -> Writing:
    return Writing(1, entry, entry, examine(desk, entry, "Name"))


def test_an_entry_for_a_family_becomes_its_wish() -> None:
    made = family_wish(FAMILY, BERLIN)

    assert (made.members, made.names, made.room) == (5, ("Familie Beispiel",), "1.01")
    assert (made.starts_at, made.minutes) == (datetime(2026, 3, 2, 13, 0, tzinfo=UTC), 30)
    assert made.address == ("Weg 1", "12345 Ort")


def test_all_names_with_commas_are_the_members_and_each_letter_names_its_own(desk: Desk) -> None:
    named = replace(FAMILY, name=" Daryna Petrenko, Oleh Petrenko,,Lew Bojko ", persons=3)

    assert family_wish(named, BERLIN).names == ("Daryna Petrenko", "Oleh Petrenko", "Lew Bojko")
    assert family_wish(replace(named, persons=4), BERLIN).names == ("Daryna Petrenko, Oleh Petrenko,,Lew Bojko",)
    written = seen(desk, named)
    assert written.examined is not None
    assert [one.name for one in written.examined.family] == ["Daryna und Oleh Petrenko", "Lew Bojko"]
    assert [check.passed for check in form(written, reading(desk), _).checks[:2]] == [True, True]
    one_name = form(seen(desk, FAMILY), reading(desk), _).checks[1]
    assert (one_name.passed, "alle 5 mit Komma" in one_name.words) == (None, True)


@pytest.mark.parametrize(
    ("changed", "words", "save"),
    [
        ({}, "5 Personen: 3 Termine, 2 + 2 + 1, Zimmer 1.01 um 14:00, 14:30, 15:00", "3 Termine anlegen"),
        ({"persons": 3}, "3 Personen: 2 Termine, 2 + 1, Zimmer 1.01, 1.02 um 14:00", "2 Termine anlegen"),
        ({"room": "2.01"}, "5 Personen: 1 Termin, Zimmer 2.01 um 14:00", "Termin anlegen"),
    ],
)
def test_what_becomes_of_a_family_is_seen_before_it_is_made(
    desk: Desk, changed: dict[str, object], words: str, save: str
) -> None:
    writing = seen(desk, replace(FAMILY, **changed))  # type: ignore[arg-type]
    shown = form(writing, reading(desk), _)

    assert (shown.checks[0].passed, shown.checks[0].words.replace(" Uhr", "")) == (True, words)
    assert (shown.save, shown.wrong) == (save, frozenset())
    assert form_paper(writing, _).pdf.startswith(b"%PDF")
    assert form_paper(writing, _).line.startswith(
        "Entwurf, das erste von" if save[0].isdigit() else "Entwurf, der Code"
    )
    assert reading(desk).rows == ()


def test_a_family_for_which_there_is_no_room_is_told_when_there_is(desk: Desk) -> None:
    for room, persons in (("1.01", 1), ("2.01", 20)):
        add_appointment(desk, wish(replace(ENTRY, room=room, persons=persons), BERLIN))
    shown = form(seen(desk, replace(FAMILY, family=Arrangement.ONE_AFTER_ANOTHER)), reading(desk), _)

    assert (shown.checks[0].passed, shown.wrong) == (False, {"start"})
    assert shown.checks[0].words.endswith("Ab 14:30 Uhr ist Platz für alle.")
    assert shown.save == "Termin anlegen"


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"day": date(2026, 3, 29), "start": time(2, 30)}, FaultKind.APPOINTMENT_TIME),
        ({"name": "\u0007a"}, FaultKind.GLYPH_MISSING),
    ],
)
def test_what_else_is_wrong_with_a_family_is_noticed(desk: Desk, changed: dict[str, object], kind: FaultKind) -> None:
    found = examine(desk, replace(FAMILY, **changed), "Name")  # type: ignore[arg-type]

    assert found.fault is not None
    assert found.fault.kind is kind


def test_a_familys_name_that_does_not_fit_is_noticed_and_a_past_time_too(desk: Desk) -> None:
    found = examine(desk, replace(FAMILY, name="Familie " + "Lang" * 40, start=time(9, 0)), "Name")

    assert found.page_fault is not None
    assert found.page_fault.kind is FaultKind.ADDRESS_TOO_LONG
    assert found.past


def test_the_list_marks_what_belongs_together(desk: Desk) -> None:
    made = add_family(desk, FamilyWish("ausweis", NOW, 3, ("Familie Beispiel",)))
    alone = invite(desk, room="2.01")
    cancelled = invite(desk, room="2.01", minutes=90)
    cancel_appointment(desk, cancelled.reference)

    rows = {row.appointment: row for row in day_part(reading(desk), Choosing(made[1].id), _).rows}
    assert [rows[one.id].family for one in made] == ["Familie, 1 von 2", "Familie, 2 von 2"]
    assert [rows[one.id].joined for one in (*made, alone)] == [True, True, False]
    assert "Familie, 1 von 2" in rows[made[0].id].spoken
    assert rows[alone.id].family == ""
    assert not any(row.joined for row in day_part(reading(desk), Choosing(alone.id), _).rows)

    cancel_appointment(desk, made[0].reference)
    assert [row.family for row in day_part(reading(desk), Choosing(made[1].id), _).rows] == [""] * 4


# ----------------------------------------------------------------------------------------------------------- the batch


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.4, "noch etwa 10 Sekunden"),
        (44, "noch etwa 40 Sekunden"),
        (59, "noch etwa 60 Sekunden"),
        (61, "noch etwa 1 Minute"),
        (170, "noch etwa 3 Minuten"),
    ],
)
def test_the_time_left_is_told_roughly(seconds: float | None, words: str) -> None:
    assert left_words(seconds, _) == words


def test_the_time_left_follows_the_speed_so_far() -> None:
    assert seconds_left(done=4, elapsed_ms=1000, ahead=10) is None
    assert seconds_left(done=10, elapsed_ms=2000, ahead=30) == pytest.approx(6)


def test_a_day_without_appointments_has_nothing_to_print(desk: Desk) -> None:
    told = batch(BatchNow(MONDAY, (), ()), reading(desk), True, _)

    assert told.blocked
    assert told.choices == ()


def test_a_batch_without_printer_goes_into_a_file(desk: Desk) -> None:
    one = invite(desk)
    told = batch(BatchNow(MONDAY, (one,), (one,)), reading(desk), False, _)

    assert told.title == "1 Schreiben für Montag, 2. März"
    assert "Drucker" in told.destination
    assert told.pages == (PageMark.AHEAD,)


def test_several_failures_keep_the_order_of_their_pages(desk: Desk) -> None:
    every = tuple(invite(desk, room="2.01", name=f"Person {number}") for number in range(3))
    faults = {2: Fault(FaultKind.GLYPH_MISSING, character="U+0007"), 0: Fault(FaultKind.ADDRESS_TOO_LONG, line=1)}
    marks = (PageMark.FAILED, PageMark.DONE, PageMark.FAILED)
    now = BatchNow(MONDAY, every, every, phase=Phase.OVER, marks=marks, read_back=1, faults=faults)
    told = batch(now, reading(desk), True, _)

    assert [failure.title for failure in told.failures] == ["Schreiben 1 nicht erzeugt", "Schreiben 3 nicht erzeugt"]
    assert told.fine == "1 Code richtig zurückgelesen"
    assert told.note == "1 in Ordnung, 2 nicht erzeugt."


# ------------------------------------------------------------------------------------------------------------ the keys


def state(desk: Desk, **parts: object) -> LettersState:
    invite(desk)
    read = reading(desk)
    acting = Acting(asks=parts.pop("asks", None), printer="x")  # type: ignore[arg-type]
    shown = Office(read, choosing=Choosing(appointment=read.rows[0].appointment.id), acting=acting, **parts)  # type: ignore[arg-type]
    return letters_state(shown, _)


def test_keys_mean_what_their_caps_say(desk: Desk) -> None:
    shown = state(desk)

    def meant(key: Qt.Key, *, control: bool = True) -> Wish | None:
        found = wanted(shown, key, control=control, magnified=False)
        return found.wish if found else None

    assert [meant(key) for key in (Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_L)] == [
        Wish.FORM,
        Wish.BATCH,
        Wish.FORM,
        Wish.STORE,
        Wish.MAGNIFY,
    ]
    assert meant(Qt.Key.Key_P) is None  # there is no printer
    assert meant(Qt.Key.Key_F) is Wish.FIND
    assert meant(Qt.Key.Key_Delete, control=False) is Wish.CANCEL
    assert meant(Qt.Key.Key_F7, control=False) is None  # there is no letter yet
    assert meant(Qt.Key.Key_X) is None


def test_a_question_takes_enter_and_esc_and_nothing_else(desk: Desk) -> None:
    shown = state(desk, asks=Asks.CANCEL)

    assert wanted(shown, Qt.Key.Key_Return, control=False, magnified=False) == Wanted(Wish.ANSWER, about=True)
    assert wanted(shown, Qt.Key.Key_Escape, control=False, magnified=False) == Wanted(Wish.ANSWER, about=False)
    assert wanted(shown, Qt.Key.Key_P, control=True, magnified=False) is None
    assert wanted(shown, Qt.Key.Key_Delete, control=False, magnified=False) is None


def test_the_keys_of_a_batch_follow_where_it_stands(desk: Desk) -> None:
    one = invite(desk, room="2.01")
    two = invite(desk, room="2.01")
    ready = state(desk, batch=BatchNow(MONDAY, (one,), (one, two)))
    running = state(desk, batch=BatchNow(MONDAY, (one,), (one, two), phase=Phase.RUNNING, marks=(PageMark.NOW,)))

    def meant(shown: LettersState, key: Qt.Key, *, control: bool = False) -> Wish | None:
        found = wanted(shown, key, control=control, magnified=False)
        return found.wish if found else None

    assert wanted(ready, Qt.Key.Key_2, control=False, magnified=False) == Wanted(Wish.CHOOSE, "all")
    assert meant(ready, Qt.Key.Key_F8) is None
    assert meant(ready, Qt.Key.Key_S, control=True) is Wish.STORE
    assert meant(running, Qt.Key.Key_F8) is Wish.HOLD
    assert meant(running, Qt.Key.Key_2) is None
    assert meant(running, Qt.Key.Key_S, control=True) is None
    assert meant(running, Qt.Key.Key_Escape) is Wish.LEAVE_BATCH


def test_days_are_stepped_through_and_weeks_turned(desk: Desk) -> None:
    shown = state(desk)

    assert wanted(shown, Qt.Key.Key_Right, control=True, magnified=False) == Wanted(
        Wish.DAY, MONDAY + timedelta(days=1)
    )
    assert wanted(shown, Qt.Key.Key_Left, control=True, magnified=False) == Wanted(Wish.WEEK, -1)
    assert wanted(shown, Qt.Key.Key_PageDown, control=True, magnified=False) == Wanted(Wish.WEEK, 1)


def ruled(desk: Desk, *rules: Rule) -> Reading:
    """The day with rules beside those of the house."""
    read = reading(desk)
    return replace(read, house=replace(read.house, book=Rulebook((*read.house.book.rules, *rules))))


def test_a_daily_range_is_told_beside_what_is_planned(desk: Desk) -> None:
    # 1.12 „Voraussichtlich werden acht bis zehn Termine pro Tag vergeben"
    quota = Rule("range", RuleKind.QUOTA, 1, "info", "", "", "", ruling=Quota(8, 10))
    assert day_part(ruled(desk, quota), Choosing(), _).subtitle == "Heute, Montag, 2. März"
    invite(desk)
    assert day_part(ruled(desk, quota), Choosing(), _).subtitle == "Heute, Montag, 2. März · Ausweis: 1, Ziel 8 bis 10"


def test_an_empty_day_says_that_the_house_is_closed(desk: Desk) -> None:
    outing = Rule(
        "outing", RuleKind.CLOSED, 1, "info", "Betriebsausflug", "", "", valid_from=MONDAY, valid_until=MONDAY
    )
    told = day_part(ruled(desk, outing), Choosing(), _).empty
    assert told == ("Das Haus ist an diesem Tag geschlossen: Betriebsausflug.", "Wählen Sie einen anderen Tag.")
