"""Faults at the desk: pictures and files, cameras and printers, what somebody wanted to do."""

from collections.abc import Mapping
from typing import Literal, assert_never

from desk.domain.faults import FaultKind
from desk.i18n import Translate
from desk.ui.words.told import FaultWords, best

OfPicture = Literal[
    FaultKind.FILE_MISSING,
    FaultKind.FILE_NOT_READABLE,
    FaultKind.FILE_NOT_A_PICTURE,
    FaultKind.FILE_TOO_LARGE,
    FaultKind.FOLDER_NOT_WRITABLE,
    FaultKind.NO_CODE_IN_PICTURE,
    FaultKind.SEVERAL_LETTERS_IN_PICTURE,
]
OfDevice = Literal[
    FaultKind.PRINTER_NONE,
    FaultKind.PRINTER_FAILED,
    FaultKind.UNEXPECTED,
]
OfUndo = Literal[FaultKind.NOTHING_TO_UNDO, FaultKind.UNDO_ROOM_FULL, FaultKind.UNDO_HOUSE_FULL]
OfAct = Literal[
    FaultKind.VISIT_UNKNOWN,
    FaultKind.NOBODY_INSIDE,
    FaultKind.ALREADY_LEFT,
    FaultKind.NOTHING_TO_UNDO,
    FaultKind.UNDO_ROOM_FULL,
    FaultKind.UNDO_HOUSE_FULL,
    FaultKind.TOO_MANY_TRIES,
    FaultKind.NUMBER_UNKNOWN,
]


def of_picture(kind: OfPicture, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where a file cannot be used."""
    means = _("Nothing was decided about the visitor.")
    match kind:
        case FaultKind.FILE_MISSING:
            happened = best(facts, _("There is no file {file}."), _("There is no such file."))
            todo = _("Check the file’s name and place.")
        case FaultKind.FILE_NOT_READABLE:
            happened = best(facts, _("The file {file} may not be read."), _("The file may not be read."))
            todo = _("Give this user the right to read the file.")
        case FaultKind.FILE_NOT_A_PICTURE:
            happened = best(facts, _("{file} is not a picture that can be read."), _("The file is not a picture."))
            todo = _("Give a picture as PNG, JPEG, WebP or TIFF, or a PDF.")
        case FaultKind.FILE_TOO_LARGE:
            happened = best(facts, _("The picture {file} is too large."), _("The picture is too large."))
            todo = _("Give a smaller picture: a photograph of the letter is enough.")
        case FaultKind.FOLDER_NOT_WRITABLE:
            happened = best(
                facts,
                _("Nothing can be written into the folder {folder}."),
                _("Nothing can be written into the folder."),
            )
            means = _("Nothing was stored.")
            todo = _("Choose another folder, or give this user the right to write into it.")
        case FaultKind.NO_CODE_IN_PICTURE:
            happened = best(facts, _("There is no code in the picture {file}."), _("There is no code in the picture."))
            todo = _("Take the picture again: flat, closer, in good light. Or type the nine characters below the code.")
        case FaultKind.SEVERAL_LETTERS_IN_PICTURE:
            happened = best(
                facts,
                _("There are several letters in the picture {file}."),
                _("There are several letters in the picture."),
            )
            todo = _("Show one letter at a time.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def of_device(kind: OfDevice, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where a printer does not work, or the program itself does not."""
    match kind:
        case FaultKind.PRINTER_NONE:
            happened = best(facts, _("There is no printer {printer}."), _("No printer was found."))
            means = _("Nothing is on paper. The appointments still stand.")
            todo = _("Store the letters as a PDF file, or set up a printer.")
        case FaultKind.PRINTER_FAILED:
            happened = best(facts, _("The printer {printer} did not print."), _("The printer did not print."))
            means = _("Nothing is on paper. The appointments still stand.")
            todo = _("Check paper and power, then print again, or store a PDF file.")
        case FaultKind.UNEXPECTED:
            happened = _("Something went wrong that this program does not know.")
            means = _("Do not let anybody in on the last answer: whether it was stored is not certain.")
            todo = _("Read the letter again. If it happens again, start the program anew and call the administration.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def of_act(kind: OfAct, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where an act at the desk is not possible."""
    means = _("Nothing was changed.")
    match kind:
        case FaultKind.VISIT_UNKNOWN:
            happened = _("This visit is not known here.")
            todo = _("Choose the room in the board and look who is inside.")
        case FaultKind.NOBODY_INSIDE:
            happened = best(facts, _("Nobody is inside room {room}."), _("Nobody is inside with this letter."))
            todo = _("Look at the board: perhaps the visitor has been noted as gone already.")
        case FaultKind.ALREADY_LEFT:
            happened = _("This visit has been noted as gone already.")
            todo = _("Nothing is left to do: the seats are free.")
        case FaultKind.NOTHING_TO_UNDO | FaultKind.UNDO_ROOM_FULL | FaultKind.UNDO_HOUSE_FULL:
            happened, todo = _not_taken_back(kind, facts, _)
        case FaultKind.TOO_MANY_TRIES:
            happened = _("Too many wrong codes have been typed.")
            means = _("The visitor is neither let in nor refused.")
            todo = _("Wait a minute, or read the letter with the camera or the handheld scanner.")
        case FaultKind.NUMBER_UNKNOWN:
            happened = best(facts, _("Nobody waits with number {number}."), _("Nobody waits with this number."))
            means = _("The visitor is neither let in nor refused.")
            todo = _("Look at the number again, or read the letter.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def _not_taken_back(kind: OfUndo, facts: Mapping[str, str | int], _: Translate) -> tuple[str, str]:
    """Return what happened and what to do where an act cannot be taken back."""
    match kind:
        case FaultKind.NOTHING_TO_UNDO:
            happened = _("There is nothing that could be taken back.")
            todo = _("Only the last acts of this desk and this day can be taken back.")
        case FaultKind.UNDO_ROOM_FULL:
            happened = best(
                facts, _("The seats in room {room} have been taken since."), _("The seats have been taken since.")
            )
            todo = _("Count who is in the room, and let the visitor wait if it is full.")
        case FaultKind.UNDO_HOUSE_FULL:
            happened = _("As many visitors are in the house as may be: others have come in since.")
            todo = _("Let the visitor wait until somebody leaves the house.")
        case _:
            assert_never(kind)
    return happened, todo
