"""What the guard typed into the one field: a code, a number that waits, or words for a service."""

import re
from collections.abc import Iterable

from desk.domain.letters import CodeFault
from desk.domain.services import Service, matching
from desk.letters import code, human
from desk.scanning.foreign import ForeignKind, recognise

_NUMBER = re.compile(r"(?:(?:nr|no|num|nummer|number)\b\.?\s*)?(\d{1,4})", re.IGNORECASE)
_LEAST_LETTERS = 3
"""Fewer are a slip of the finger: nobody searches for them."""

Typed = str | int | tuple[Service, ...]
"""A code as it was typed, the number of a party that waits, or the services that the words mean (maybe none)."""


def understand(text: str, services: Iterable[Service]) -> Typed:
    """Return what a typed text means; a scanner that typed into the field has typed a code.

    A word of nine letters may look like a mistyped code ("Reisepass"): where it names a service, it is a word.
    """
    number = _NUMBER.fullmatch(text.strip())
    if number is not None:
        return int(number[1])
    found = matching(services, text)
    in_letters = text.replace(" ", "").isalpha()
    if found and in_letters:
        return found
    if _is_code(text, in_letters=in_letters) or sum(sign.isalpha() for sign in text) < _LEAST_LETTERS:
        return text
    return found


def _is_code(text: str, *, in_letters: bool) -> bool:
    """Whether it is the code of a letter, whole or damaged, or one that is known by its kind.

    Of thirty codes hardly one is written in letters alone: where such a one is wrong, it was meant as a word.
    """
    read = human.read_human_code(text)
    if read is not human.HumanCodeFault.NOT_ONE and not (in_letters and read is human.HumanCodeFault.MISTYPED):
        return True
    if code.read(text, lambda _issuer, _key: None).fault is not CodeFault.FOREIGN:
        return True
    return recognise(text).kind is not ForeignKind.TEXT
