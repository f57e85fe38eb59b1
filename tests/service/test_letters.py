import os
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest

from desk.domain.decisions import Reason
from desk.domain.faults import Fault, FaultKind
from desk.domain.services import Contact, ContactKind, Hours
from desk.letters import code
from desk.scanning.pictures import read_file
from desk.service import letters as service
from desk.service.appointments import cancel_appointment, day_list, find_appointment, show_reference
from desk.service.codes import kind_of, letter_in_picture
from desk.service.desk import Desk
from desk.service.letters import (
    HIGHEST_REVISION,
    file_name,
    make,
    make_most,
    note_printed,
    one_page,
    preview,
    sign_letters,
    write_file,
)
from desk.service.lettertext import content, hours_line
from desk.service.setup import FIRST_KEY, key_place
from desk.store import letters
from tests.service.office import NOW, HandClock, invite, let_in, show, signed, wish


def text_of(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def test_a_letter_is_made_and_read_from_its_page(desk: Desk, tmp_path: Path) -> None:
    appointment = invite(desk, persons=2)

    [made], pdf = make(desk, [appointment])
    page = write_file(tmp_path / "out", file_name(made), pdf)
    note_printed(desk, [made])

    assert page.name == f"2026-03-02-1030-{appointment.reference.hex()}.pdf"
    assert letter_in_picture(page) == made.letter.code
    assert made.appointment.revision == 1
    assert code.read(made.letter.code, desk.public_key).proven == appointment.letter_code(FIRST_KEY, 1)
    said = text_of(pdf)
    for part in ("Ada Beispiel", "Bürgeramt", "Zimmer 1.01", "10.30", "2 Personen", "Nur mit EC-Karte.", "Pass"):
        assert part in said, part
    kept = day_list(desk, date(2026, 3, 2))[0].letter
    assert kept is not None
    assert (kept.checked_at, kept.printed_at) == (NOW, NOW)
    assert let_in(desk, made.letter.code).visit is not None


def test_the_same_letter_again_is_the_same_letter(desk: Desk, clock: HandClock) -> None:
    appointment = invite(desk)
    [first], _pdf = make(desk, [appointment])
    clock.forward(1)

    [again], _pdf = make(desk, [appointment], language="en")

    assert again.letter.code == first.letter.code
    assert again.letter.id == first.letter.id
    assert find_appointment(desk, show_reference(appointment.reference)).revision == 1


def test_a_new_letter_kills_the_old_one(desk: Desk) -> None:
    appointment = invite(desk)
    [first], _pdf = make(desk, [appointment])

    [second], _pdf = make(desk, [appointment], reissue=True)

    assert (first.letter.revision, second.letter.revision) == (1, 2)
    assert show(desk, first.letter.code).decision.reason is Reason.REPLACED
    assert show(desk, first.letter.human_code).decision.reason is Reason.REPLACED
    assert let_in(desk, second.letter.code).visit is not None


def test_a_batch_has_a_page_for_each_in_order(desk: Desk, tmp_path: Path) -> None:
    wanted = [invite(desk, minutes=30 * number) for number in range(3)]
    cancel_appointment(desk, wanted[1].reference)
    again = [find_appointment(desk, show_reference(one.reference)) for one in wanted]

    made, pdf = make(desk, [*again, again[0]])

    assert [one.appointment.id for one in made] == [wanted[0].id, wanted[2].id], "once each, no cancelled one"
    batch = write_file(tmp_path, "batch.pdf", pdf)
    assert [one.text for one in read_file(batch).found] == [one.letter.code for one in made]
    single = write_file(tmp_path, "one.pdf", one_page(made[1]))
    assert letter_in_picture(single) == made[1].letter.code


def test_in_the_language_of_the_appointment_or_another(desk: Desk) -> None:
    from desk.service.appointments import add_appointment

    appointment = add_appointment(desk, wish(language="en"))

    assert "identity card" in text_of(make(desk, [appointment])[1])
    assert "Ihr Ausweis" in text_of(make(desk, [appointment], language="de")[1])
    assert "Ihr Ausweis" in text_of(preview(desk, appointment, "de"))


def test_the_preview_writes_nothing_and_admits_nobody(desk: Desk, tmp_path: Path) -> None:
    appointment = invite(desk)

    draft = write_file(tmp_path, "draft.pdf", preview(desk, appointment))

    assert show(desk, letter_in_picture(draft)).decision.reason is Reason.CODE_DAMAGED
    assert day_list(desk, date(2026, 3, 2))[0].letter is None
    [made], _pdf = make(desk, [appointment])
    again = write_file(tmp_path, "again.pdf", preview(desk, appointment))
    assert letter_in_picture(again) == made.letter.code


def test_nothing_to_print(desk: Desk) -> None:
    cancelled = cancel_appointment(desk, invite(desk).reference)
    for wanted in ([], [cancelled]):
        with pytest.raises(Fault) as fault:
            make(desk, wanted)
        assert fault.value.kind is FaultKind.NOTHING_TO_PRINT


@pytest.mark.parametrize(
    "name,kind",
    [("Ada " + "Sehrlang" * 20, FaultKind.ADDRESS_TOO_LONG), ("Ada \U0001f9ff", FaultKind.GLYPH_MISSING)],
)
def test_a_name_that_cannot_stand_in_the_window(desk: Desk, name: str, kind: FaultKind) -> None:
    appointment = invite(desk, name=name)

    with pytest.raises(Fault) as fault:
        make(desk, [appointment])

    assert fault.value.kind is kind
    assert day_list(desk, date(2026, 3, 2))[0].letter is None, "what is not on paper does not count"


def test_one_name_that_does_not_fit_keeps_no_other_letter_back(desk: Desk) -> None:
    wanted = [invite(desk, minutes=0), invite(desk, minutes=30, name="Ada \U0001f9ff"), invite(desk, minutes=60)]

    made, pdf, faults = make_most(desk, wanted)

    assert [one.appointment.id for one in made] == [wanted[0].id, wanted[2].id]
    assert "Ada Beispiel" in text_of(pdf, 1)
    assert [(one.kind, one.facts["reference"]) for one in faults] == [
        (FaultKind.GLYPH_MISSING, show_reference(wanted[1].reference))
    ]
    none_made, no_pages, faults = make_most(desk, [wanted[1]])
    assert (none_made, no_pages, len(faults)) == ((), b"", 1)
    with pytest.raises(Fault):
        make_most(desk, [])


def test_a_letter_has_at_most_so_many_versions(desk: Desk) -> None:
    appointment = invite(desk)
    [letter] = sign_letters(desk, [appointment])
    with desk.database.writing() as connection:
        last = replace(letter, id=appointment.id, revision=HIGHEST_REVISION)
        letters.add_letters(connection, desk.authority, [last])

    with pytest.raises(Fault) as fault:
        signed(desk, appointment)

    assert fault.value.kind is FaultKind.REVISIONS_USED_UP


def test_two_desks_make_the_same_letter_at_once(desk: Desk) -> None:
    appointment = invite(desk)
    now = desk.clock()
    ours = service._sign(desk, [appointment], reissue=False, now=now)
    theirs = service._sign(desk, [appointment], reissue=False, now=now)
    assert ours[0].id != theirs[0].id

    assert service._write(desk, theirs, now) == theirs
    kept = service._write(desk, ours, now)
    assert kept is not None
    assert (kept[0].id, kept[0].code) == (theirs[0].id, ours[0].code), "a signature of the same is the same"

    newer = sign_letters(desk, [appointment])
    assert service._write(desk, ours, now) is None, "ours was replaced meanwhile"
    assert newer[0].revision == 2


def test_without_the_key_no_letter(desk: Desk) -> None:
    appointment = invite(desk)
    for file in key_place(desk.authority).folder.iterdir():
        file.unlink()

    with pytest.raises(Fault) as fault:
        make(desk, [appointment])

    assert fault.value.kind is FaultKind.KEY_MISSING


def test_a_folder_that_takes_no_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")

    with pytest.raises(Fault) as fault:
        write_file(blocked, "letter.pdf", b"%PDF")

    assert fault.value.kind is FaultKind.FOLDER_NOT_WRITABLE
    (tmp_path / "letter.pdf").mkdir()
    with pytest.raises(Fault):
        write_file(tmp_path, "letter.pdf", b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "letter.pdf"]


def test_a_full_disk_is_called_that(tmp_path: Path) -> None:
    (tmp_path / f"letter.pdf.{os.getpid()}.part").symlink_to("/dev/full")

    with pytest.raises(Fault) as fault:
        write_file(tmp_path, "letter.pdf", b"%PDF" * 10_000)

    assert fault.value.kind is FaultKind.DISK_FULL
    assert list(tmp_path.glob("letter*")) == []


def test_hours_are_said_as_they_are() -> None:
    weekdays = Hours((0, 1, 2, 3, 4), time(8), time(16, 30))
    some = Hours((0, 2, 3), time(9, 5), time(12))

    assert hours_line((weekdays, some), "de") == "Mo bis Fr 8:00 bis 16:30 Uhr, Mo, Mi bis Do 9:05 bis 12:00 Uhr"
    assert hours_line((Hours((5,), time(10), time(11)),), "en") == "Sat 10:00 to 11:00"


def test_an_office_without_a_telephone(desk: Desk) -> None:
    appointment = invite(desk)
    [letter] = sign_letters(desk, [appointment])
    service_of = appointment.service
    mail = Contact(ContactKind.EMAIL, "a@example.org", "Post")
    silent = replace(service_of, office=replace(service_of.office, contacts=(mail,), unit="Team 1"))
    house = replace(desk.house, services={silent.id: silent})

    page = content(house, appointment, "de", letter, NOW)

    assert (page.phone, page.contact, page.hours, page.urgent_email) == ("", "", "", "")
    assert (page.unit, page.signed_by) == ("Team 1", "Team 1")
    assert page.rules == ("Nur EC-Karte.",)


def test_what_a_text_is_called() -> None:
    assert kind_of("https://example.org") == "web-address"
    assert kind_of("") == "text"
    assert kind_of("T1" + "0" * 141) == "ours"
    assert kind_of("T1" + "0" * 100) == "ours"
