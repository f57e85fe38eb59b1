"""Why a verdict is what it is, in words that the guard can read out, and what to do about it.

Everything about one reason stands together. The gaps are filled by the facts of the check that gave the reason
(`desk.domain.admission`); times are those on the wall of the site.
"""

from collections.abc import Mapping
from typing import assert_never
from zoneinfo import ZoneInfo

from desk.domain.decisions import FactValue, Reason
from desk.i18n import Translate
from desk.ui.words.reasons_of_access import of_access, of_opening
from desk.ui.words.reasons_of_letter import of_code, of_letter, of_origin
from desk.ui.words.reasons_of_visit import of_house, of_time
from desk.ui.words.told import ReasonWords, Told, told


def reason_words(reason: Reason, facts: Mapping[str, FactValue], zone: ZoneInfo, _: Translate) -> ReasonWords:
    """Return what is said about a reason; `facts` are those of its check, `zone` is the site's."""
    said = Told(facts, told(facts, zone, _))
    match reason:
        case Reason.UNREADABLE | Reason.MISTYPED | Reason.FOREIGN_CODE | Reason.CODE_DAMAGED | Reason.UNKNOWN_FORM:
            return of_code(reason, said, _)
        case Reason.FORGED | Reason.UNKNOWN_KEY | Reason.KEY_WITHDRAWN | Reason.OTHER_OFFICE | Reason.OTHER_SITE:
            return of_origin(reason, said, _)
        case Reason.NOT_ON_LIST | Reason.CANCELLED | Reason.REPLACED | Reason.NEWER_LETTER:
            return of_letter(reason, said, _)
        case Reason.OTHER_DAY | Reason.TOO_EARLY | Reason.TOO_LATE | Reason.ALREADY_INSIDE | Reason.ALREADY_USED:
            return of_time(reason, said, _)
        case (
            Reason.PARTY_LARGER
            | Reason.PARTY_OVER_ROOM
            | Reason.RULE_NOT_MET
            | Reason.QUESTIONS_OPEN
            | Reason.ROOM_CLOSED
            | Reason.HOUSE_FULL
            | Reason.ROOM_FULL
        ):
            return of_house(reason, said, _)
        case Reason.HOUSE_CLOSED | Reason.OUTSIDE_HOURS | Reason.SERVICE_CLOSED | Reason.FILE_NUMBER_MISSING:
            return of_opening(reason, said, _)
        case (
            Reason.APPOINTMENT_NEEDED
            | Reason.INVITATION_NEEDED
            | Reason.AGREEMENT_NEEDED
            | Reason.ONLINE_ONLY
            | Reason.HOME_VISIT_ONLY
        ):
            return of_access(reason, _)
        case _:
            assert_never(reason)


def reason_name(reason: Reason, _: Translate) -> str:
    """Return a reason in two or three words, without its facts, as a list of what happened has it."""
    return {
        Reason.UNREADABLE: _("Not readable"),
        Reason.MISTYPED: _("Typing error"),
        Reason.FOREIGN_CODE: _("No appointment letter"),
        Reason.CODE_DAMAGED: _("Code damaged"),
        Reason.UNKNOWN_FORM: _("Newer kind of code"),
        Reason.FORGED: _("Code not valid"),
        Reason.UNKNOWN_KEY: _("Cannot be proven here"),
        Reason.KEY_WITHDRAWN: _("No longer valid"),
        Reason.OTHER_OFFICE: _("Another office"),
        Reason.OTHER_SITE: _("Another building"),
        Reason.NOT_ON_LIST: _("Not on the list"),
        Reason.CANCELLED: _("Appointment cancelled"),
        Reason.REPLACED: _("Letter replaced"),
        Reason.NEWER_LETTER: _("Newer version"),
        Reason.OTHER_DAY: _("Another day"),
        Reason.HOUSE_CLOSED: _("Closed today"),
        Reason.OUTSIDE_HOURS: _("Outside the hours"),
        Reason.SERVICE_CLOSED: _("Closed to visitors"),
        Reason.APPOINTMENT_NEEDED: _("By appointment only"),
        Reason.INVITATION_NEEDED: _("By invitation only"),
        Reason.AGREEMENT_NEEDED: _("Telephone call first"),
        Reason.ONLINE_ONLY: _("Online only"),
        Reason.HOME_VISIT_ONLY: _("Visit at home"),
        Reason.TOO_EARLY: _("Too early"),
        Reason.TOO_LATE: _("Too late"),
        Reason.ALREADY_INSIDE: _("Already inside"),
        Reason.ALREADY_USED: _("Already used"),
        Reason.PARTY_LARGER: _("More persons than invited"),
        Reason.PARTY_OVER_ROOM: _("More persons than seats"),
        Reason.RULE_NOT_MET: _("Rule not fulfilled"),
        Reason.FILE_NUMBER_MISSING: _("Number missing"),
        Reason.QUESTIONS_OPEN: _("Questions open"),
        Reason.ROOM_CLOSED: _("Room closed"),
        Reason.HOUSE_FULL: _("House full"),
        Reason.ROOM_FULL: _("Room full"),
    }[reason]
