"""The sample day played through in the terminal: from the letters to a filled and emptied house."""

from collections.abc import Callable
from pathlib import Path

from desk.cli.presented import decision_fields, visit_fields
from desk.cli.speech import LANGUAGE, _, answer
from desk.clock import system_clock
from desk.domain.appointments import Appointment, AppointmentId, AppointmentStatus
from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.domain.rules import questions
from desk.domain.waiting import next_for
from desk.service.admission import admit, present
from desk.service.appointments import day_list
from desk.service.codes import letter_in_picture
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_room
from desk.service.letters import MadeLetter, file_name, make, note_printed, one_page, write_file
from desk.service.occupancy import board
from desk.service.refusal import let_wait, redirect, refuse
from desk.service.sample_day import make_sample
from desk.ui.words import rooms as room_words
from desk.ui.words import verdicts

SHOWN = 4
"""How many letters become a file of their own; the rest stand in the batch."""


def play(url: str, folder: Path, take_pictures: Callable[[str, Path], list[Path]], as_json: bool) -> None:
    """Make the sample day and play it through, saying each step; pictures and PDF files go into `folder`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(FaultKind.FOLDER_NOT_WRITABLE, folder=str(folder)) from error
    make_sample(url, system_clock, LANGUAGE)
    with open_desk(url, system_clock, LANGUAGE) as desk:
        _tell(as_json, "sample", _("A made-up office on a made-up day. Nobody in it exists."))
        rows = [row.appointment for row in day_list(desk, desk.today(system_clock()))]
        made = _print_letters(desk, rows, folder, as_json)
        _arrive(desk, made, folder, as_json)
        _tell_board(desk, as_json)
    # The windows open the database themselves, as they would at a desk.
    pictures = [str(picture) for picture in take_pictures(url, folder)]
    _tell(as_json, "windows", _("Pictures of the windows: {files}").format(files=", ".join(pictures)), files=pictures)
    with open_desk(url, system_clock, LANGUAGE) as desk:
        _everybody_leaves(desk, {one.appointment.id: one.letter.code for one in made}, as_json)
    _tell(as_json, "end", _("Everything stands in {folder}").format(folder=folder), folder=str(folder))


def _print_letters(desk: Desk, rows: list[Appointment], folder: Path, as_json: bool) -> list[MadeLetter]:
    made, pdf = make(desk, rows)
    batch = write_file(folder, "letters.pdf", pdf)
    note_printed(desk, made)
    line = _("{count} letters made, each code read back from its page: {file}").format(count=len(made), file=batch)
    _tell(as_json, "letters", line, count=len(made), files=[str(batch)])
    return list(made)


def _arrive(desk: Desk, made: list[MadeLetter], folder: Path, as_json: bool) -> None:
    """Hold up the letters of everybody who is due about now, and a few that must not go in."""
    now = desk.clock()
    due = [one for one in made if one.appointment.window_opens <= now <= one.appointment.window_closes]
    for number, one in enumerate(due):
        if number < SHOWN:
            page = write_file(folder, file_name(one), one_page(one))
            scanned = letter_in_picture(page)
            _tell(as_json, "page", _("Held to the camera: {file}").format(file=page), files=[str(page)])
        else:
            scanned = one.letter.code
        _show(desk, scanned, as_json)
    rows = day_list(desk, desk.today(now))
    cancelled = [
        row.letter.code for row in rows if row.appointment.status is AppointmentStatus.CANCELLED and row.letter
    ]
    later = [one.letter.code for one in made if one.appointment.window_opens > now]
    forged = made[0].letter.code[:-1] + ("0" if made[0].letter.code[-1] != "0" else "1")
    for scanned in (
        *cancelled[:1],
        *later[-1:],
        due[0].letter.code if due else "",
        forged,
        "https://www.duesseldorf.de",
    ):
        _show(desk, scanned, as_json)


def _show(desk: Desk, scanned: str, as_json: bool) -> None:
    """Present one letter with everything fulfilled, and do what the verdict proposes."""
    fulfilled = {rule.key: True for rule in questions(desk.house.rules_on(desk.today(desk.clock())))}
    presented = present(desk, scanned, None, fulfilled)
    decision = presented.decision
    fields = decision_fields(desk, presented)
    if decision.verdict is Verdict.ADMIT:
        outcome = admit(desk, presented)
        if outcome.visit:
            fields |= visit_fields(outcome.visit)
    elif decision.reason is Reason.ROOM_FULL:
        let_wait(desk, presented)
    elif decision.verdict is Verdict.REDIRECT:
        redirect(desk, presented)
    elif decision.verdict is Verdict.REFUSE:
        refuse(desk, presented)
    where = ""
    if decision.verdict is Verdict.ADMIT and decision.appointment:
        room = decision.appointment.room
        where = f"{room_words.room_name(room.number, _)}, {room_words.persons(decision.persons, _)}"
    why = where or verdicts.why(decision, desk.zone, _)
    _tell(as_json, "letter", f"  {verdicts.word(decision.verdict, _):<14}{why}", **fields)


def _tell_board(desk: Desk, as_json: bool) -> None:
    house = board(desk)
    inside = _("{inside} of at most {capacity} persons inside.")
    line = inside.format(inside=house.persons_inside, capacity=house.capacity)
    full = sum(room.seats.free == 0 for room in house.rooms)
    line += " " + _("Rooms full: {full}. Parties waiting: {waiting}.").format(full=full, waiting=len(house.waiting))
    _tell(as_json, "board", line, inside=house.persons_inside, full=full, waiting=len(house.waiting))


def _everybody_leaves(desk: Desk, letters: dict[AppointmentId, str], as_json: bool) -> None:
    """Empty the house room by room; whoever waits for a room goes in as soon as it is free, and leaves last."""
    while house := [room for room in board(desk).rooms if room.visits]:
        for room in house:
            leave_room(desk, room.room.number)
            following = next_for(board(desk).waiting, room.room.number, room.seats.capacity)
            if following:
                line = _("Room {room} is free, next is number {number}.")
                _tell(as_json, "next", line.format(room=room.room.number, number=following.number))
                _show(desk, letters[following.appointment], as_json)
    _tell_board(desk, as_json)


def _tell(as_json: bool, step: str, sentence: str, **fields: object) -> None:
    answer(as_json, {"step": step, "sentence": sentence.strip(), **fields}, sentence)
