"""The known errors in words: what happened, what it means for the visitor in front of you, what to do.

Each sentence about what happened has a second form for a fault that carries no facts. The facts are texts and numbers
from the place where the fault was noticed (`desk.domain.faults`); they are shown as they are, never read as markup.
"""

from collections.abc import Mapping
from typing import assert_never

from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate
from desk.ui.words.faults_of_acts import OfAct, OfDevice, OfPicture, of_act, of_device, of_picture
from desk.ui.words.faults_of_database import of_file, of_server
from desk.ui.words.faults_of_home_visits import OfOffer, OfTrip, of_offer, of_trip
from desk.ui.words.faults_of_letters import of_letter, of_page
from desk.ui.words.faults_of_office import of_appointment, of_office
from desk.ui.words.told import FaultWords


def fault_words(fault: Fault, _: Translate) -> FaultWords:
    """Return the three sentences about a fault."""
    kind, facts = fault.kind, fault.facts
    match kind:
        case (
            FaultKind.DATABASE_MISSING
            | FaultKind.DATABASE_EMPTY
            | FaultKind.DATABASE_FOREIGN
            | FaultKind.DATABASE_DAMAGED
            | FaultKind.DATABASE_NEWER
            | FaultKind.DATABASE_OLDER
            | FaultKind.DATABASE_READ_ONLY
            | FaultKind.DATABASE_EXISTS
        ):
            words = of_file(kind, facts, _)
        case (
            FaultKind.DATABASE_IN_USE
            | FaultKind.DATABASE_LOCKED
            | FaultKind.DATABASE_ON_SHARE
            | FaultKind.DATABASE_ADDRESS
            | FaultKind.DISK_FULL
            | FaultKind.DISK_FAILED
            | FaultKind.SERVER_AWAY
        ):
            words = of_server(kind, facts, _)
        case (
            FaultKind.PROFILE_UNKNOWN
            | FaultKind.PROFILE_WRONG
            | FaultKind.SERVICE_UNKNOWN
            | FaultKind.ROOM_UNKNOWN
            | FaultKind.ENTRANCE_UNKNOWN
            | FaultKind.TRAINING_ONLY
            | FaultKind.LANGUAGE_UNKNOWN
            | FaultKind.TIME_UNKNOWN
        ):
            words = of_office(kind, facts, _)
        case (
            FaultKind.APPOINTMENT_UNKNOWN
            | FaultKind.APPOINTMENT_TIME
            | FaultKind.APPOINTMENT_CLOSED
            | FaultKind.SERVICE_NOT_HERE
            | FaultKind.APPOINTMENT_CANCELLED
            | FaultKind.PERSONS_OUT_OF_RANGE
            | FaultKind.PARTY_OVER_ROOM
            | FaultKind.ROOM_TAKEN
            | FaultKind.FAMILY_NOT_SEATED
            | FaultKind.NAME_EMPTY
        ):
            words = of_appointment(kind, facts, _)
        case (
            FaultKind.NOTHING_TO_PRINT
            | FaultKind.REVISIONS_USED_UP
            | FaultKind.CODE_NOT_READ_BACK
            | FaultKind.KEY_MISSING
            | FaultKind.KEY_LOCKED
            | FaultKind.KEY_DAMAGED
        ):
            words = of_letter(kind, facts, _)
        case FaultKind.ADDRESS_TOO_LONG | FaultKind.GLYPH_MISSING | FaultKind.FONT_MISSING | FaultKind.LETTER_TOO_LONG:
            words = of_page(kind, facts, _)
        case _:
            words = _of_work(kind, facts, _)
    return words


def _of_work(
    kind: OfPicture | OfDevice | OfAct | OfOffer | OfTrip, facts: Mapping[str, str | int], _: Translate
) -> FaultWords:
    """Return what is said where something goes wrong at the desk itself, or on the way to a citizen."""
    match kind:
        case (
            FaultKind.FILE_MISSING
            | FaultKind.FILE_NOT_READABLE
            | FaultKind.FILE_NOT_A_PICTURE
            | FaultKind.FILE_TOO_LARGE
            | FaultKind.FOLDER_NOT_WRITABLE
            | FaultKind.NO_CODE_IN_PICTURE
            | FaultKind.SEVERAL_LETTERS_IN_PICTURE
        ):
            words = of_picture(kind, facts, _)
        case FaultKind.PRINTER_NONE | FaultKind.PRINTER_FAILED | FaultKind.UNEXPECTED:
            words = of_device(kind, facts, _)
        case (
            FaultKind.VISIT_UNKNOWN
            | FaultKind.NOBODY_INSIDE
            | FaultKind.ALREADY_LEFT
            | FaultKind.NOTHING_TO_UNDO
            | FaultKind.UNDO_ROOM_FULL
            | FaultKind.UNDO_HOUSE_FULL
            | FaultKind.TOO_MANY_TRIES
            | FaultKind.NUMBER_UNKNOWN
        ):
            words = of_act(kind, facts, _)
        case FaultKind.HOME_VISITS_OVER | FaultKind.HOME_VISITS_NONE | FaultKind.HOME_VISIT_NOT_OFFERED:
            words = of_offer(kind, facts, _)
        case (
            FaultKind.HOME_VISIT_UNKNOWN
            | FaultKind.HOME_VISIT_AHEAD
            | FaultKind.HOME_VISIT_OPEN
            | FaultKind.TRIP_UNKNOWN
            | FaultKind.TRIP_EMPTY
            | FaultKind.PLACE_EMPTY
        ):
            words = of_trip(kind, facts, _)
        case _:
            assert_never(kind)
    return words


def fault_line(fault: Fault, _: Translate) -> str:
    """Return a fault in one line, for the command line: what happened and what to do."""
    words = fault_words(fault, _)
    # Facts such as a file's name may hold line ends and control characters: they are shown, not obeyed.
    line = f"{words.happened} {words.todo}"
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in line)
