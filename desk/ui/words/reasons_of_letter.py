"""Reasons that lie in the paper: its code, where it comes from, whether it still stands."""

from typing import Literal, assert_never

from desk.domain.decisions import Reason
from desk.i18n import Translate
from desk.ui.words.foreign import foreign_name, foreign_sentence
from desk.ui.words.moments import near_day
from desk.ui.words.told import ReasonWords, Told

OfCode = Literal[
    Reason.UNREADABLE,
    Reason.MISTYPED,
    Reason.FOREIGN_CODE,
    Reason.CODE_DAMAGED,
    Reason.UNKNOWN_FORM,
]
OfOrigin = Literal[
    Reason.FORGED,
    Reason.UNKNOWN_KEY,
    Reason.KEY_WITHDRAWN,
    Reason.OTHER_OFFICE,
    Reason.OTHER_SITE,
]
OfLetter = Literal[Reason.NOT_ON_LIST, Reason.CANCELLED, Reason.REPLACED, Reason.NEWER_LETTER]


def of_code(reason: OfCode, said: Told, _: Translate) -> ReasonWords:
    """Return what is said where the code itself cannot be used."""
    match reason:
        case Reason.UNREADABLE:
            return ReasonWords(
                _("not readable"),
                _("Not readable"),
                _("please show it again"),
                _("The code on your letter cannot be read."),
                _("Have the letter held flat and closer, or type the nine characters below the code."),
            )
        case Reason.MISTYPED:
            return ReasonWords(
                _("typing error"),
                _("Typing error"),
                _("the last character does not fit the others"),
                _("The characters that were typed do not fit together."),
                _("Compare the nine characters below the code and type them again."),
            )
        case Reason.FOREIGN_CODE:
            kind = said.text["kind"]
            return ReasonWords(
                foreign_name(kind, _),
                _("No appointment letter"),
                foreign_name(kind, _),
                foreign_sentence(kind, _) + " " + _("To come in, you need the code on your appointment letter."),
                _("Ask for the letter with the appointment. It may also be shown on a telephone."),
            )
        case Reason.CODE_DAMAGED:
            return ReasonWords(
                _("damaged"),
                _("Code damaged"),
                _("characters are missing or wrong"),
                _("The code on your letter is damaged."),
                _("Read it once more, or type the nine characters below the code."),
            )
        case Reason.UNKNOWN_FORM:
            return ReasonWords(
                _("newer kind"),
                _("Newer kind of code"),
                _("not yet known to this program"),
                _("Your letter has a newer code that cannot be read here yet."),
                _("Type the nine characters below the code. Tell the administration that this program is out of date."),
            )
        case _:
            assert_never(reason)


def of_origin(reason: OfOrigin, said: Told, _: Translate) -> ReasonWords:
    """Return what is said where the letter is not one of this building."""
    match reason:
        case Reason.FORGED:
            return ReasonWords(
                _("signature is wrong"),
                _("Code not valid"),
                _("the signature is wrong"),
                _("The code on your letter is not valid. It was not made by this office, or it was changed."),
                _("Read the code once more. If the answer stays the same, call the office."),
            )
        case Reason.UNKNOWN_KEY:
            return ReasonWords(
                _("cannot be proven here"),
                _("Cannot be proven here"),
                said.text["site"],
                _("Whether your letter is genuine cannot be checked here yet. It names {site}.").format_map(said.text),
                _("Call the office and ask about the appointment."),
            )
        case Reason.KEY_WITHDRAWN:
            return ReasonWords(
                _("no longer valid"),
                _("No longer valid"),
                _("and not on the list"),
                _("Your letter is no longer valid, and the appointment is not on our list."),
                _("Give the telephone number of the office. It makes a new letter."),
            )
        case Reason.OTHER_OFFICE:
            return ReasonWords(
                _("another office"),
                _("Another office"),
                _("not made for this building"),
                _("Your letter is from another office."),
                _("Look at the address on the letter together: the appointment is there."),
            )
        case Reason.OTHER_SITE if "day" not in said.text:
            return ReasonWords(
                _("{site}, not {here}").format_map(said.text),
                said.text["site"],
                _("another building"),
                _("This is done in another building: {site}, {address}.").format_map(said.text),
                _("Give the address, and say how one is received there."),
            )
        case Reason.OTHER_SITE:
            day = near_day(said.day("day"), said.day("today"), _)
            return ReasonWords(
                _("{site}, not {here}").format_map(said.text),
                said.text["site"],
                day,
                _("Your appointment is in another building: {site}, {address}.").format_map(said.text),
                _("Give the address and the day: {address}, {day}.").format(address=said.text["address"], day=day),
            )
        case _:
            assert_never(reason)


def of_letter(reason: OfLetter, said: Told, _: Translate) -> ReasonWords:
    """Return what is said where the letter or its appointment no longer stands."""
    match reason:
        case Reason.NOT_ON_LIST:
            return ReasonWords(
                _("not on the list"),
                _("Not on the list"),
                _("appointment not known here"),
                _("We do not find your appointment on our list."),
                _("Call the office and ask about the appointment."),
            )
        case Reason.CANCELLED:
            return ReasonWords(
                _("appointment cancelled"),
                _("Appointment cancelled"),
                _("{day}, {starts}").format_map(said.text),
                _("Your appointment on {day} at {starts} is cancelled.").format_map(said.text),
                _("Give the telephone number of the office for a new appointment."),
            )
        case Reason.REPLACED:
            return ReasonWords(
                _("{revision}, valid is {current}").format_map(said.text),
                _("Letter replaced"),
                _("by version {current}").format_map(said.text),
                _("This letter no longer counts. A new one has replaced it, version {current}.").format_map(said.text),
                _("Ask for the new letter. It also counts as an e-mail on a telephone."),
            )
        case Reason.NEWER_LETTER:
            return ReasonWords(
                _("{revision}, known here is {current}").format_map(said.text),
                _("Newer version"),
                _("version {revision}, known here is {current}").format_map(said.text),
                _("Your letter is newer than our list."),
                _("Call the office and ask for the day, the time and the room."),
            )
        case _:
            assert_never(reason)
