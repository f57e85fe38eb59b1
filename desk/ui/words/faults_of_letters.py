"""Faults of the letter: what is printed, how it fits, what signs it."""

from collections.abc import Mapping
from typing import Literal, assert_never

from desk.domain.faults import FaultKind
from desk.i18n import Translate
from desk.ui.words.told import FaultWords, best

OfLetter = Literal[
    FaultKind.NOTHING_TO_PRINT,
    FaultKind.REVISIONS_USED_UP,
    FaultKind.CODE_NOT_READ_BACK,
    FaultKind.KEY_MISSING,
    FaultKind.KEY_LOCKED,
    FaultKind.KEY_DAMAGED,
]
OfPage = Literal[FaultKind.ADDRESS_TOO_LONG, FaultKind.GLYPH_MISSING, FaultKind.FONT_MISSING, FaultKind.LETTER_TOO_LONG]


def of_letter(kind: OfLetter, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where there is no letter to hand out, or none can be signed."""
    means = _("New letters cannot be made here. Letters that were sent still count at the entrance.")
    match kind:
        case FaultKind.NOTHING_TO_PRINT:
            happened = _("There is no letter to print.")
            means = _("Nothing was printed.")
            todo = _("Choose a day with appointments, or an appointment.")
        case FaultKind.REVISIONS_USED_UP:
            happened = best(
                facts,
                _("This letter has been made {most} times; more versions cannot be told apart."),
                _("This letter has been made too often; more versions cannot be told apart."),
            )
            means = _("The last letter still counts.")
            todo = _("Cancel the appointment and make a new one.")
        case FaultKind.CODE_NOT_READ_BACK:
            happened = best(
                facts,
                _("The code on the letter of appointment {reference} could not be read back."),
                _("The code on a printed page could not be read back."),
            )
            means = _("This letter was not counted as printed. With it, the visitor would not be let in.")
            todo = _("Print it again. If it happens again, call the administration.")
        case FaultKind.KEY_MISSING:
            happened = best(
                facts,
                _("The key that signs letters is not in {folder}."),
                _("The key that signs letters is not on this computer."),
            )
            todo = _("Make letters on the computer where the office was set up, or restore the key from the backup.")
        case FaultKind.KEY_LOCKED:
            happened = best(
                facts,
                _("The key that signs letters, in {folder}, cannot be opened."),
                _("The key that signs letters cannot be opened."),
            )
            todo = _("Log in as the user who set up the office, or give the right passphrase.")
        case FaultKind.KEY_DAMAGED:
            happened = best(
                facts,
                _("The key that signs letters, in {folder}, is damaged."),
                _("The key that signs letters is damaged."),
            )
            todo = _("Restore the key from the backup, or call the administration.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def of_page(kind: OfPage, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where a letter cannot be set as a page."""
    means = best(
        facts,
        _("The letter of appointment {reference} was not made. The appointment still stands."),
        _("The letter was not made. The appointment still stands."),
    )
    match kind:
        case FaultKind.ADDRESS_TOO_LONG:
            happened = best(
                facts,
                _("Line {line} of the address does not fit into the letter’s window."),
                _("The address does not fit into the letter’s window."),
            )
            todo = _("Shorten the name or the address, or spread it over several lines.")
        case FaultKind.GLYPH_MISSING:
            happened = best(
                facts,
                _("No font has the character {character}."),
                _("No font has one of the characters in the letter."),
            )
            todo = _("Write the name with other characters, or install the missing font.")
        case FaultKind.FONT_MISSING:
            happened = best(facts, _("The font {font} is not installed."), _("A font is not installed."))
            todo = _("Install the font: the program’s installer brings it.")
        case FaultKind.LETTER_TOO_LONG:
            happened = _("The letter does not fit onto its page.")
            todo = _("Shorten what the visitor is to bring, or the rules of the house in the letter.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)
