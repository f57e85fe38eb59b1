"""What the code on a letter says, and what can be wrong with a scanned text.

The code carries no name, matter or contact; see `desk.letters.code` for its form to the byte.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

Reference = NewType("Reference", bytes)
"""80 random bits that name an appointment; never a serial number."""


@dataclass(frozen=True, slots=True)
class LetterCode:
    """The signed statement of a letter: this appointment, here, then, so many persons."""

    key_id: int
    """0 to 255, looked up together with `issuer`."""
    issuer: int
    """The number of the site that the letter is for, 0 to 2**32 - 1."""
    reference: Reference
    day: date
    """The site's local calendar day, 2020-01-01 to 2199-06-06."""
    start_minute: int
    """Minute of the local day, 0 to 1439."""
    area: int
    """The room's number in the site's plan, 0 to 65535; 0 says: see the plan."""
    persons: int
    """How many are invited, 1 to 255."""
    revision: int
    """Of the letter, 0 to 255; a reprint raises it and the older paper dies."""


class CodeFault(Enum):
    """Why a text is not a valid letter; in the order in which it is looked at."""

    EMPTY = "empty"
    MISTYPED = "mistyped"
    """A human code whose check character does not fit the others."""
    FOREIGN = "foreign"
    """Not of our form at all; `desk.scanning.foreign` may be able to name it."""
    DAMAGED = "damaged"
    """Begins as ours, but characters are missing, added or impossible."""
    UNKNOWN_FORM = "unknown-form"
    """Ours, of a format or algorithm that this version does not know."""
    UNKNOWN_KEY = "unknown-key"
    """Well formed, but no key of that site and number is held here: another office, or newer than this desk."""
    FORGED = "forged"
    """The key is known and the signature is not its."""


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What became of a scanned text: a letter, a fault, or (key unknown) both.

    Where `fault` is `UNKNOWN_KEY`, `letter` holds what the code claims, unproven, to say where it may belong.
    """

    letter: LetterCode | None
    fault: CodeFault | None
    repaired: bool = False
    """True where keyboard damage (layout, Caps Lock, lost Shift) was undone first."""

    @property
    def proven(self) -> LetterCode | None:
        """The letter if its signature holds, else None."""
        return self.letter if self.fault is None else None
