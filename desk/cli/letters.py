"""`desk letter` and `desk read`: from appointments to paper, and from pictures to what their codes say."""

from pathlib import Path

import click

from desk.cli.ending import DONE, KNOWN_ERROR, NOT_ADMITTED, complain
from desk.cli.moments import day as read_day
from desk.cli.speech import _, answer, open_the_desk, shared
from desk.domain.appointments import Appointment, AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.scanning.pictures import read_file
from desk.service.appointments import day_list, find_appointment, show_reference
from desk.service.codes import OURS, kind_of
from desk.service.desk import Desk
from desk.service.letters import MadeLetter, file_name, make_most, note_printed, one_page, write_file
from desk.ui.words.faults import fault_line
from desk.ui.words.foreign import foreign_name


@click.command(
    help=_("Make letters as PDF. A letter made again stays the same letter; --reissue replaces it by a newer one."),
    epilog=_("JSON, a line a letter: file, page, reference, revision, code, human_code."),
)
@click.argument("references", nargs=-1, metavar="REF…")
@click.option("--day", metavar="D", help=_("All appointments of a day: 2026-11-20, today, tomorrow."))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar=_("DIR"), help=_("The folder for the files.")
)
@click.option("--batch", is_flag=True, help=_("One file with a page for each letter."))
@click.option("--language", type=click.Choice(["de", "en"]), help=_("Instead of each appointment's own language."))
@click.option("--reissue", is_flag=True, help=_("Raise the revision: letters made before are no longer valid."))
@shared
def letter(  # the options of one command
    references: tuple[str, ...],
    day: str | None,
    out: Path,
    batch: bool,
    language: str | None,
    reissue: bool,
    database: str | None,
    as_json: bool,
) -> int:
    """Make letters; one that cannot be made is said, and the others are made."""
    if bool(references) == bool(day):
        raise click.UsageError(_("Name either references or a day."))
    with open_the_desk(database) as desk:
        wanted, faults = _of_day(desk, day) if day else _named(desk, references)
        if wanted or not faults:
            made, pdf, unmade = make_most(desk, wanted, language, reissue)
            faults += unmade
            files = _write(out, made, pdf, batch)
            note_printed(desk, made)
            for page, (one, file) in enumerate(zip(made, files, strict=True), start=1):
                answer(as_json, _fields(one, file, page if batch else 1), str(file))
    for fault in faults:
        reference, line = str(fault.facts["reference"]), fault_line(fault, _)
        complain(line if reference in line else f"{reference}: {line}")
    return KNOWN_ERROR if faults else DONE


def _of_day(desk: Desk, day: str) -> tuple[list[Appointment], list[Fault]]:
    """The appointments of a day; those that were cancelled get no letter, as everybody expects."""
    return [row.appointment for row in day_list(desk, read_day(day, desk.today(desk.clock())))], []


def _named(desk: Desk, references: tuple[str, ...]) -> tuple[list[Appointment], list[Fault]]:
    """The appointments that were named one by one, and what is wrong with the others."""
    found: list[Appointment] = []
    faults: list[Fault] = []
    for reference in references:
        try:
            one = find_appointment(desk, reference)
        except Fault as fault:
            faults.append(fault)
            continue
        if one.status is AppointmentStatus.CANCELLED:
            faults.append(Fault(FaultKind.APPOINTMENT_CANCELLED, reference=reference))
        else:
            found.append(one)
    return found, faults


def _write(folder: Path, made: tuple[MadeLetter, ...], pdf: bytes, batch: bool) -> list[Path]:
    """Write the letters into one file, or each into its own; return the file of each."""
    if batch and made:
        together = write_file(folder, f"{made[0].appointment.day:%Y-%m-%d}-{len(made)}.pdf", pdf)
        return [together] * len(made)
    return [write_file(folder, file_name(one), pdf if len(made) == 1 else one_page(one)) for one in made]


def _fields(made: MadeLetter, file: Path, page: int) -> dict[str, object]:
    return {
        "file": str(file),
        "page": page,
        "reference": show_reference(made.appointment.reference),
        "revision": made.letter.revision,
        "code": made.letter.code,
        "human_code": made.letter.human_code,
    }


@click.command(
    help=_("Say which codes are in pictures or PDF files. No database is needed."),
    epilog=_(
        "JSON, a line a file: file, ms, codes (text, kind, page, corners). Where it cannot be read: file, fault, "
        "sentence. The kind is ours, or which foreign; corners are four x, y in pixels of the file as stored."
    ),
)
@click.argument("files", nargs=-1, required=True, metavar=_("FILE…"))
@shared
def read(files: tuple[str, ...], database: str | None, as_json: bool) -> int:  # noqa: ARG001 - every command has it
    """Read picture files; each gets its answer, also where another one is damaged."""
    status, faults = DONE, 0
    for file in files:
        try:
            reading = read_file(file)
        except Fault as fault:
            faults += 1
            if as_json:
                answer(True, {"file": file, "fault": fault.kind, "sentence": fault_line(fault, _)})
            complain(fault_line(fault, _))
            continue
        codes = [
            {"text": one.text, "kind": kind_of(one.text), "page": one.page, "corners": one.corners}
            for one in reading.found
        ]
        lines = [f"{file}: {_called(str(code['kind']))}: {code['text']}" for code in codes]
        nothing = fault_line(Fault(FaultKind.NO_CODE_IN_PICTURE, file=file), _)
        answer(as_json, {"file": file, "ms": round(reading.ms, 3), "codes": codes}, *(lines or [nothing]))
        status = status if codes else NOT_ADMITTED
    return KNOWN_ERROR if faults else status


def _called(kind: str) -> str:
    return _("a letter of ours") if kind == OURS else foreign_name(kind, _)
