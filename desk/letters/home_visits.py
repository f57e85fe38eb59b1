"""Letters about a home visit: before it the announcement, after it the confirmation ("Bestätigung").

They are set as the invitation is, from `resources/letters/home-visit.typ`, without a code: there is no door.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from babel.dates import format_date, format_time

from desk.domain.home_visits import VisitOutcome
from desk.letters.document import set_letters
from desk.letters.wording import LOCALES, Page, words

_TOLD = {
    VisitOutcome.DONE: ("home_done_subject", "home_done", "home_questions"),
    VisitOutcome.NOT_MET: ("home_not_met_subject", "home_not_met", "home_again"),
    VisitOutcome.COULD_NOT: ("home_could_not_subject", "home_could_not", "home_again"),
}
"""Of each confirmation: the words for its subject, its opening and its closing."""


@dataclass(frozen=True, slots=True)
class HomeVisitContent:
    """Everything that stands on one letter. Texts are in `language`, and empty where the letter has none."""

    language: str
    """"de" or "en"."""
    authority: str
    office: str
    return_address: str
    """One short line above the recipient, in the window."""
    recipient: tuple[str, ...]
    """Lines of the address, at most six."""
    unit: str
    """Heading of the information block."""
    phone: str
    email: str
    hours: str
    """When somebody answers."""
    town: str
    """Where it is written, beside the date."""
    issued: date
    """The local day on which it is made."""
    salutation: str
    subject: str
    """Of the announcement; empty for the usual one."""
    introduction: str
    """What the office says before it names day and time, whole sentences."""
    day: date
    start: time
    """Planned; local, as the site's clock shows it."""
    end: time
    place: str
    """Where the visit is, in one line."""
    service: str
    bring: tuple[str, ...]
    """What is to be ready, such as the photograph that cannot be made there."""
    fees: str
    """A whole sentence."""
    rules: tuple[str, ...]
    """What else is to be known, whole sentences."""
    reference: str
    """The visit as the office calls it: `3/2`."""
    outcome: VisitOutcome | None = None
    """None makes an announcement."""
    outcome_note: str = ""
    """What happens next, whole sentences; for the confirmation."""


def render_home_visits(contents: Sequence[HomeVisitContent], font_folder: Path | None = None) -> bytes:
    """Return one PDF/UA with a page for each letter, in their order. Raises the faults of `document.render`."""
    return set_letters("home-visit.typ", [page(content) for content in contents], font_folder)


def page(letter: HomeVisitContent) -> Page:
    """Return every text of one page. Raises `Fault(LANGUAGE_UNKNOWN)`."""
    said = words(letter.language)
    locale = LOCALES[letter.language]
    day = format_date(letter.day, said["day"], locale)
    issued = format_date(letter.issued, said["issued_day"], locale)
    texts: Page = {
        "language": letter.language,
        "authority": letter.authority,
        "office": letter.office,
        "return_address": letter.return_address,
        "recipient": list(letter.recipient),
        "unit": letter.unit,
        "information": [*_information(letter, said), said["issued"].format(town=letter.town, issued=issued)],
        "salutation": letter.salutation,
        "place": letter.place,
        "way": [said["home_service"].format(service=letter.service)],
        "greeting": [said["greeting"], said["on_behalf"]],
        "signed_by": letter.unit,
        "footer": said["home_footer"].format(reference=letter.reference, issued=issued),
    }
    if letter.outcome is None:
        start, end = (format_time(one, said["time"], locale=locale) for one in (letter.start, letter.end))
        when = said["home_when"].format(day=day, start=start, end=end)
        return texts | {"when": when} | _announcement(letter, said)
    return texts | {"when": day} | _confirmation(letter, letter.outcome, said)


def _announcement(letter: HomeVisitContent, said: dict[str, str]) -> Page:
    opening = said["home_opening_after"].format(introduction=letter.introduction)
    sections: list[Page] = []
    if letter.bring or letter.fees:
        fees = [letter.fees] if letter.fees else []
        sections.append({"heading": said["home_bring"], "points": list(letter.bring), "paragraphs": fees})
    if letter.rules:
        sections.append({"heading": said["home_rules"], "points": [], "paragraphs": [" ".join(letter.rules)]})
    return {
        "subject": letter.subject or said["home_subject"].format(service=letter.service),
        "opening": opening if letter.introduction else said["home_opening"],
        "sections": sections,
        "closing": _reach("home_cannot", letter, said),
    }


def _confirmation(letter: HomeVisitContent, outcome: VisitOutcome, said: dict[str, str]) -> Page:
    subject, opening, closing = _TOLD[outcome]
    sections: list[Page] = []
    if letter.outcome_note:
        sections.append({"heading": said["home_next"], "points": [], "paragraphs": [letter.outcome_note]})
    return {
        "subject": said[subject].format(service=letter.service),
        "opening": said[opening],
        "sections": sections,
        "closing": _reach(closing, letter, said),
    }


def _information(letter: HomeVisitContent, said: dict[str, str]) -> list[str]:
    phone = said["phone"].format(phone=letter.phone) if letter.phone else ""
    return [line for line in (phone, letter.hours, letter.email) if line]


def _reach(sentence: str, letter: HomeVisitContent, said: dict[str, str]) -> list[str]:
    """Return the sentence that names the telephone, else its form for e-mail; nothing where there is neither."""
    if letter.phone:
        return [said[sentence].format(phone=letter.phone)]
    return [said[f"{sentence}_email"].format(email=letter.email)] if letter.email else []
