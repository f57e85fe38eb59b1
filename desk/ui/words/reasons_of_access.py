"""Reasons that lie in how and when a service is reached: by appointment, by telephone, online, at home, not today."""

from typing import Literal, assert_never

from desk.domain.decisions import Reason
from desk.i18n import Translate
from desk.ui.words.told import ReasonWords, Told

OfOpening = Literal[Reason.HOUSE_CLOSED, Reason.OUTSIDE_HOURS, Reason.SERVICE_CLOSED, Reason.FILE_NUMBER_MISSING]
OfAccess = Literal[
    Reason.APPOINTMENT_NEEDED,
    Reason.INVITATION_NEEDED,
    Reason.AGREEMENT_NEEDED,
    Reason.ONLINE_ONLY,
    Reason.HOME_VISIT_ONLY,
]


def of_opening(reason: OfOpening, said: Told, _: Translate) -> ReasonWords:
    """Return what is said where nobody is served now, or where a number is missing."""
    match reason:
        case Reason.HOUSE_CLOSED:
            return ReasonWords(
                _("closed today"),
                _("Closed today"),
                said.text["name"],
                _("The house is closed today: {name}.").format_map(said.text),
                _("Name the next day and the telephone number."),
            )
        case Reason.OUTSIDE_HOURS:
            again = said.moment("again", _)
            return ReasonWords(
                _("outside the opening hours"),
                _("Closed now"),
                _("open again {again}").format(again=again) if again else _("outside the opening hours"),
                _("The house is closed now. It opens again {again}.").format(again=again)
                if again
                else _("The house is closed now."),
                _("Name the opening hours and the telephone number."),
            )
        case Reason.SERVICE_CLOSED:
            return ReasonWords(
                _("closed to visitors"),
                _("Closed to visitors"),
                _("nobody is received for this now"),
                _("Visitors are not received for this at present."),
                _("Name the ways that are open: telephone, e-mail, online."),
            )
        case Reason.FILE_NUMBER_MISSING:
            return ReasonWords(
                _("number not named yet"),
                _("Which document?"),
                _("ask for the number"),
                _("Which document do you pick up? Please tell me its number."),
                _("Enter the number of the document. Only documents that were applied for are handed out."),
            )
        case _:
            assert_never(reason)


def of_access(reason: OfAccess, _: Translate) -> ReasonWords:
    """Return what is said to somebody who cannot come the way they came."""
    match reason:
        case Reason.APPOINTMENT_NEEDED:
            return ReasonWords(
                _("by appointment only"),
                _("By appointment only"),
                _("without a letter"),
                _("You need an appointment for this."),
                _("Say how to get an appointment. Nobody can be let in without one."),
            )
        case Reason.INVITATION_NEEDED:
            return ReasonWords(
                _("by invitation only"),
                _("By invitation only"),
                _("without a letter"),
                _("Only those whom the office has invited by letter are received for this."),
                _("The office writes to everybody who gets an appointment. In urgent cases name the address below."),
            )
        case Reason.AGREEMENT_NEEDED:
            return ReasonWords(
                _("after a telephone call only"),
                _("Please call first"),
                _("without a letter"),
                _("A meeting is possible in urgent cases only, and after an agreement by telephone."),
                _("Name the telephone number. Much can be settled in the call itself."),
            )
        case Reason.ONLINE_ONLY:
            return ReasonWords(
                _("online only"),
                _("Online"),
                _("no visit needed"),
                _("This is done online. You need not come in for it."),
                _("Name the address. Who has no internet access calls the number below."),
            )
        case Reason.HOME_VISIT_ONLY:
            return ReasonWords(
                _("at home, not here"),
                _("We come to you"),
                _("no visit needed"),
                _("For this we come to you. You need not come here."),
                _("Name the telephone number where the visit is arranged."),
            )
        case _:
            assert_never(reason)
