"""Letters: signed, set, read back from the finished page, and only then called made."""

import contextlib
import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desk.domain.appointments import Appointment, AppointmentKind, AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.ids import uuid7
from desk.letters import code, human
from desk.letters.check import check_codes
from desk.letters.content import LetterContent
from desk.letters.document import render
from desk.letters.keys import load_key
from desk.service.appointments import planned_on, show_reference
from desk.service.desk import Desk, read_house
from desk.service.lettertext import content
from desk.service.setup import FIRST_KEY, key_place
from desk.store import appointments, letters
from desk.store.letters import KeptLetter

HIGHEST_REVISION = 255
"""What the code on a letter can say."""
RETRIES = 3
"""How often letters are made again that another desk has replaced while their pages were set."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter that is valid from now on, and what stands on its page."""

    appointment: Appointment
    letter: KeptLetter
    content: LetterContent


def make(
    desk: Desk,
    wanted: Sequence[Appointment],
    language: str | None = None,
    reissue: bool = False,
) -> tuple[tuple[MadeLetter, ...], bytes]:
    """Make the letters of appointments and one PDF with a page for each, in their order; cancelled ones are left out.

    An appointment that has a letter gets the same one again, to the letter of its code, so that a paper jam kills
    nothing that was posted; with `reissue` it gets a new one, and the older paper dies. In the appointment's
    language, or in the given one. Every code is read back from its rendered page first; only then is anything
    written. Raises the faults of `render`, `check_codes` and `load_key`, and `Fault(NOTHING_TO_PRINT)`.
    """
    standing = [
        one
        for one in dict.fromkeys(wanted)
        if one.status is AppointmentStatus.PLANNED and one.kind is AppointmentKind.PLANNED
    ]
    if not standing:
        raise Fault(FaultKind.NOTHING_TO_PRINT)
    for _ in range(RETRIES):
        now = desk.clock()
        signed = _sign(desk, standing, reissue, now)
        made = _set(desk, standing, signed, language, now)
        pdf = _pages(made)
        kept = _write(desk, signed, now)
        if kept is not None:
            return tuple(replace(one, letter=letter) for one, letter in zip(made, kept, strict=True)), pdf
    raise Fault(FaultKind.DATABASE_LOCKED)


def make_most(
    desk: Desk, wanted: Sequence[Appointment], language: str | None = None, reissue: bool = False
) -> tuple[tuple[MadeLetter, ...], bytes, tuple[Fault, ...]]:
    """Make letters as `make` does, without those that cannot be made, and the fault of each of these.

    One address that is too long must not keep a day's letters from the post. Where none can be made, there are only
    faults, and the PDF is empty. Raises the fault where it is no single letter's.
    """
    left, faults = list(wanted), []
    while True:
        try:
            made, pdf = make(desk, left, language, reissue)
        except Fault as fault:
            if "reference" not in fault.facts:
                raise
            left = [one for one in left if show_reference(one.reference) != fault.facts["reference"]]
            faults.append(fault)
            if not left:
                return (), b"", tuple(faults)
        else:
            return made, pdf, tuple(faults)


def _pages(made: Sequence[MadeLetter]) -> bytes:
    """Set the pages and read their codes back; a fault that is about one letter names its appointment."""
    pages = [one.content for one in made]
    try:
        pdf = render(pages)
        check_codes(pdf, pages)
    except Fault as fault:
        number = fault.facts.get("letter")
        if not isinstance(number, int) or number >= len(made):
            raise
        reference = show_reference(made[number].appointment.reference)
        raise Fault(fault.kind, **(fault.facts | {"reference": reference})) from fault
    return pdf


def _set(
    desk: Desk, standing: Sequence[Appointment], signed: Sequence[KeptLetter], language: str | None, now: datetime
) -> list[MadeLetter]:
    """Put each letter's words together, in its language."""
    houses = _houses(desk, {language or one.language for one in standing})
    families = _families(desk, standing)
    made = []
    for appointment, letter in zip(standing, signed, strict=True):
        spoken = language or appointment.language
        page = content(houses[spoken], appointment, spoken, letter, now, _others(appointment, families))
        made.append(MadeLetter(replace(appointment, revision=letter.revision), letter, page))
    return made


def sign_letters(desk: Desk, wanted: Sequence[Appointment]) -> tuple[KeptLetter, ...]:
    """Give appointments new valid letters without setting a page yet; `make` sets and reads it back when asked."""
    for _ in range(RETRIES):
        signed = _sign(desk, wanted, reissue=True, now=desk.clock())
        kept = _write(desk, signed, checked_at=None)
        if kept is not None:
            return kept
    raise Fault(FaultKind.DATABASE_LOCKED)


def preview(
    desk: Desk, appointment: Appointment, language: str | None = None, drafts: Sequence[Appointment] = ()
) -> bytes:
    """The page of an appointment's letter as it would be printed, PDF; nothing is written.

    Its code is that of the valid letter, or where none has been made an invalid one. `drafts` are the appointments of
    its family that are not made yet either.
    """
    now = desk.clock()
    with desk.database.reading() as connection:
        kept = letters.letters_of(connection, [appointment.id]).get(appointment.id)
    spoken = language or appointment.language
    letter = kept or _draft(appointment, now)
    others = _others(appointment, drafts or _families(desk, [appointment]))
    return render([content(_houses(desk, {spoken})[spoken], appointment, spoken, letter, now, others)])


def note_printed(desk: Desk, made: Iterable[MadeLetter]) -> None:
    """Note that letters went to a printer or into a file."""
    with desk.database.writing() as connection:
        letters.mark_printed(connection, [one.letter.id for one in made], desk.clock())


def one_page(made: MadeLetter) -> bytes:
    """One letter of a batch as a PDF of its own, its code read back too. Raises `Fault(CODE_NOT_READ_BACK)`."""
    pdf = render([made.content])
    check_codes(pdf, [made.content])
    return pdf


def file_name(made: MadeLetter) -> str:
    """What a letter's file is called: its day, time and reference; never a name."""
    local = made.appointment.starts_local
    return f"{local:%Y-%m-%d-%H%M}-{made.appointment.reference.hex()}.pdf"


def write_file(folder: Path, name: str, content: bytes) -> Path:
    """Write a PDF whole or not at all. Raises `Fault(FOLDER_NOT_WRITABLE)`, `Fault(DISK_FULL)`."""
    target = folder / name
    beside = target.with_name(f"{name}.{os.getpid()}.part")  # another program may be making the same letter
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        kind = FaultKind.DISK_FULL if error.errno in _FULL else FaultKind.FOLDER_NOT_WRITABLE
        raise Fault(kind, folder=str(folder)) from error
    return target


def _houses(desk: Desk, languages: set[str]) -> dict[str, House]:
    """The house in every language that letters are written in."""
    with desk.database.reading() as connection:
        return {one: read_house(connection, desk.house.site.id, one) for one in languages}


def _families(desk: Desk, wanted: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """What else is planned on the days on which families come."""
    days = {one.day for one in wanted if one.family is not None}
    with desk.database.reading() as connection:
        return tuple(one for day in sorted(days) for one in planned_on(connection, desk, day))


def _others(appointment: Appointment, planned: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """The other appointments of its family on its day, of which its letter tells."""
    family = (appointment.family, appointment.day)
    return tuple(one for one in planned if one.family and (one.family, one.day) == family and one.id != appointment.id)


def _sign(desk: Desk, wanted: Sequence[Appointment], reissue: bool, now: datetime) -> tuple[KeptLetter, ...]:
    """The letter of each appointment: the one it has, or a new one where it has none or a new one is wanted."""
    key = load_key(key_place(desk.authority), desk.house.site.number, FIRST_KEY)
    with desk.database.reading() as connection:
        kept = letters.letters_of(connection, [one.id for one in wanted])
    return tuple(
        kept[one.id] if one.id in kept and not reissue else _new_letter(one, kept.get(one.id), key, now)
        for one in wanted
    )


def _new_letter(
    appointment: Appointment, older: KeptLetter | None, key: Ed25519PrivateKey, now: datetime
) -> KeptLetter:
    revision = (older.revision if older else 0) + 1
    if revision > HIGHEST_REVISION:
        raise Fault(FaultKind.REVISIONS_USED_UP, most=HIGHEST_REVISION)
    return KeptLetter(
        id=uuid7(now),
        appointment=appointment.id,
        revision=revision,
        code=code.sign(appointment.letter_code(FIRST_KEY, revision), key),
        human_code=human.human_code(appointment.reference, revision),
        key_id=FIRST_KEY,
        language=appointment.language,
        made_at=now,
    )


def _draft(appointment: Appointment, now: datetime) -> KeptLetter:
    """A letter that was not made: its code looks like one and is none, so that the door refuses it as damaged."""
    last = code.ALPHABET[-1]  # the first would be a code of nothing but zeros, which cannot be drawn
    blank = code.PREFIX + last * (code.TEXT_LENGTH - len(code.PREFIX))
    readable = last * 9
    return KeptLetter(uuid7(now), appointment.id, 0, blank, readable, FIRST_KEY, appointment.language, now)


def _write(desk: Desk, signed: Sequence[KeptLetter], checked_at: datetime | None) -> tuple[KeptLetter, ...] | None:
    """Write what is new, and that the codes were read back, where they were (UTC); return the letters as they stand.

    None, and nothing is written, where another desk has made a newer letter of one of the appointments since. One of
    the same revision is the same letter: a signature depends on nothing but the key and what is signed.
    """
    with desk.database.writing() as connection:
        appointments.lock(connection, [one.appointment for one in signed])
        standing = letters.letters_of(connection, [one.appointment for one in signed])
        kept = tuple(_newer(standing.get(one.appointment), one) for one in signed)
        if any(letter.revision > one.revision for letter, one in zip(kept, signed, strict=True)):
            return None
        new = [one for one in kept if one.appointment not in standing or standing[one.appointment].id != one.id]
        letters.add_letters(connection, desk.authority, new)
        for one in new:
            appointments.raise_revision(connection, one.appointment, one.revision)
        if checked_at:
            letters.mark_checked(connection, [one.id for one in kept], checked_at)
    return kept


def _newer(standing: KeptLetter | None, signed: KeptLetter) -> KeptLetter:
    """The letter that is stored, unless the signed one is newer."""
    return signed if standing is None or standing.revision < signed.revision else standing
