"""The letter's sentences in its own language, which is the visitor's, not that of the screens.

The words are in `resources/letters/words.toml`, so that an office can read and change them beside the layout.
"""

import tomllib
from functools import cache

from babel.dates import format_date, format_time

from desk.domain.faults import Fault, FaultKind
from desk.letters.content import LetterContent
from desk.letters.human import show_human_code
from desk.letters.qr import svg
from desk.resources import resource

Page = dict[str, object]
"""Texts by their name in `invitation.typ`: strings, lists of strings, and the sections."""

LOCALES = {"de": "de_DE", "en": "en_GB"}
"""How each language of letters writes days and times."""


@cache
def words(language: str) -> dict[str, str]:
    """Return the words for letters in `language`. Raises `Fault(LANGUAGE_UNKNOWN)`."""
    known: dict[str, dict[str, str]] = tomllib.loads(resource("letters", "words.toml").read_text("utf-8"))
    if language not in known:
        raise Fault(FaultKind.LANGUAGE_UNKNOWN, language=language)
    return known[language]


def page(letter: LetterContent) -> Page:
    """Return every text of one page, in its order. Raises `Fault(LANGUAGE_UNKNOWN)`."""
    said = words(letter.language)
    locale = LOCALES[letter.language]
    day = format_date(letter.day, said["day"], locale)
    place = ", ".join(filter(None, (letter.place, letter.room_name, said["room"].format(room=letter.room))))
    issued = format_date(letter.issued, said["issued_day"], locale)
    return {
        "language": letter.language,
        "authority": letter.authority,
        "office": letter.office,
        "return_address": letter.return_address,
        "recipient": list(letter.recipient),
        "unit": letter.unit,
        "information": [*_information(letter, said), said["issued"].format(town=letter.town, issued=issued)],
        "subject": letter.subject,
        "salutation": letter.salutation or said["salutation"],
        "opening": _opening(letter, said),
        "when": said["when"].format(day=day, time=format_time(letter.start, said["time"], locale=locale)),
        "place": place,
        "way": [", ".join((_floor(letter, said), *letter.way)), _persons(letter, said)],
        "sections": _sections(letter, said),
        "beside_code": [
            letter.subject,
            letter.introduction,
            place,
            *letter.way,
            *letter.rules,
            *letter.bring,
            letter.payment,
            letter.family,
        ],
        "closing": _closing(letter, said),
        "greeting": [said["greeting"], said["on_behalf"]],
        "signed_by": letter.signed_by,
        "show_here": said["show_here"],
        "code_alt": said["code_alt"].format(human_code=show_human_code(letter.human_code)),
        "code_svg": svg(letter.code),
        "human_code": show_human_code(letter.human_code),
        "footer": said["footer"].format(revision=letter.revision, issued=issued),
    }


def _opening(letter: LetterContent, said: dict[str, str]) -> str:
    asked = said["opening_one"] if letter.persons == 1 else said["opening_many"]
    if not letter.introduction:
        return asked
    # after a sentence of the office's own, this one begins with a capital
    return f"{letter.introduction} {asked[0].upper()}{asked[1:]}"


def _information(letter: LetterContent, said: dict[str, str]) -> list[str]:
    return [
        line
        for line in (
            letter.contact and said["contact"].format(contact=letter.contact),
            letter.phone and said["phone"].format(phone=letter.phone),
            letter.hours,
            letter.email,
            letter.our_sign and said["our_sign"].format(our_sign=letter.our_sign),
        )
        if line
    ]


def _floor(letter: LetterContent, said: dict[str, str]) -> str:
    if letter.floor == 0:
        return said["floor_ground"]
    return said["floor_above" if letter.floor > 0 else "floor_below"].format(floor=abs(letter.floor))


def _persons(letter: LetterContent, said: dict[str, str]) -> str:
    return said["persons_one" if letter.persons == 1 else "persons_many"].format(persons=letter.persons)


def _sections(letter: LetterContent, said: dict[str, str]) -> list[Page]:
    """Return the parts with a heading: how to get in, what to bring (and how to pay), the family."""
    sections: list[Page] = [
        {"heading": said["entry"], "points": [], "paragraphs": [" ".join((said["entry_text"], *letter.rules))]},
    ]
    if letter.bring or letter.payment:
        paid = [letter.payment] if letter.payment else []
        sections.append({"heading": said["bring"], "points": list(letter.bring), "paragraphs": paid})
    if letter.family:
        sections.append({"heading": said["family"], "points": [], "paragraphs": [letter.family]})
    return sections


def _closing(letter: LetterContent, said: dict[str, str]) -> list[str]:
    """Return what to do where one cannot come: by telephone, else by e-mail, and the address for urgent cases."""
    sentences = []
    if letter.phone:
        sentences.append(said["cannot_come"].format(phone=letter.phone))
    elif letter.email:
        sentences.append(said["cannot_come_email"].format(email=letter.email))
    if letter.urgent_email:
        sentences.append(said["urgent"].format(urgent_email=letter.urgent_email))
    return [" ".join(sentences)] if sentences else []
