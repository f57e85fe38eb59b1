"""The human code: eight characters and a check character below the QR, for prints that no scanner reads.

It proves nothing. It only finds the appointment in this desk's list, so it is derived from reference and revision
through SHA-256: nobody can reckon a reference back from it, and the old paper's code dies with a reprint. Who looks
it up limits the tries.

The check character is a weighted sum over the field with 32 elements (x^5 + x^2 + 1). All nine weights differ and
none is zero, so every single wrong character and every exchange of two characters, neighbours or not, is noticed.
"""

import hashlib
from enum import Enum

from desk.domain.letters import Reference
from desk.letters.code import ALPHABET

_DERIVED_FOR = b"termin-einlass-human-v1\0"
_SYMBOLS = 8
_FIELD_POLYNOMIAL = 0b100101
_SEPARATORS = " \t\r\n\xa0-–."
_AS_MEANT = str.maketrans({"I": "1", "O": "0"} | {small: small.upper() for small in "abcdefghjklmnpqrstuvwx"})
_AS_MEANT |= str.maketrans({"i": "1", "o": "0"} | dict.fromkeys(_SEPARATORS, ""))


class HumanCodeFault(Enum):
    """Why a typed text is not a human code."""

    NOT_ONE = "not-one"
    """Of another length or with other characters: a name, a number, a scanned letter."""
    MISTYPED = "mistyped"
    """Nine possible characters, but the check character is another: typed or read wrongly."""


def human_code(reference: Reference, revision: int) -> str:
    """Return the nine characters for a letter, without spaces: `4K7RM2XD9`."""
    digest = hashlib.sha256(_DERIVED_FOR + reference + bytes((revision,))).digest()
    bits = int.from_bytes(digest[:5])
    values = [bits >> 5 * place & 0x1F for place in reversed(range(_SYMBOLS))]
    return "".join(ALPHABET[value] for value in [*values, _check(values)])


def show_human_code(code: str) -> str:
    """Return a human code as it is printed and read out: `4K7R M2XD 9`."""
    return f"{code[:4]} {code[4:8]} {code[8:]}"


def read_human_code(text: str) -> str | HumanCodeFault:
    """Return the human code that somebody typed, as `human_code` writes it, or why it is none. Takes any text.

    Forgiven: small letters, spaces, hyphens and points, O for 0 and I for 1 (the alphabet has neither letter).
    """
    code = text.translate(_AS_MEANT)
    if len(code) != _SYMBOLS + 1 or not set(code) <= set(ALPHABET):
        return HumanCodeFault.NOT_ONE
    values = [ALPHABET.index(character) for character in code]
    return code if _check(values[:_SYMBOLS]) == values[_SYMBOLS] else HumanCodeFault.MISTYPED


def _check(values: list[int]) -> int:
    """Return the check value: the polynomial with these coefficients at the field's generator, by Horner's rule.

    The weights are the generator's powers 8 down to 1, that of the check character itself is 1.
    """
    total = 0
    for value in values:
        total = _twice(total ^ value)
    return total


def _twice(value: int) -> int:
    """Multiply by the generator x in the field."""
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0x20 else doubled
