"""The known errors: what can go wrong at a desk without anybody having made a mistake in the code.

A fault is raised where it is noticed and told once, by `desk.ui.words`, as a sentence with what to do. Everything
that is not a `Fault` is a bug: it is logged, and never ends in a green light.
"""

from enum import Enum


class FaultKind(Enum):
    """The closed list of known errors; each has its sentence in `desk.ui.words.faults`."""

    # the database
    DATABASE_MISSING = "database-missing"
    DATABASE_EMPTY = "database-empty"
    DATABASE_FOREIGN = "database-foreign"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_NEWER = "database-newer"
    DATABASE_OLDER = "database-older"
    DATABASE_READ_ONLY = "database-read-only"
    DATABASE_EXISTS = "database-exists"
    DATABASE_IN_USE = "database-in-use"
    DATABASE_LOCKED = "database-locked"
    DATABASE_ON_SHARE = "database-on-share"
    DATABASE_ADDRESS = "database-address"
    DISK_FULL = "disk-full"
    DISK_FAILED = "disk-failed"
    SERVER_AWAY = "server-away"
    # the office and its profile
    PROFILE_UNKNOWN = "profile-unknown"
    PROFILE_WRONG = "profile-wrong"
    SERVICE_UNKNOWN = "service-unknown"
    ROOM_UNKNOWN = "room-unknown"
    ENTRANCE_UNKNOWN = "entrance-unknown"
    TRAINING_ONLY = "training-only"
    # appointments and letters
    APPOINTMENT_UNKNOWN = "appointment-unknown"
    APPOINTMENT_TIME = "appointment-time"
    APPOINTMENT_CLOSED = "appointment-closed"
    SERVICE_NOT_HERE = "service-not-here"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    PERSONS_OUT_OF_RANGE = "persons-out-of-range"
    PARTY_OVER_ROOM = "party-over-room"
    ROOM_TAKEN = "room-taken"
    FAMILY_NOT_SEATED = "family-not-seated"
    NAME_EMPTY = "name-empty"
    LANGUAGE_UNKNOWN = "language-unknown"
    NOTHING_TO_PRINT = "nothing-to-print"
    ADDRESS_TOO_LONG = "address-too-long"
    GLYPH_MISSING = "glyph-missing"
    FONT_MISSING = "font-missing"
    REVISIONS_USED_UP = "revisions-used-up"
    LETTER_TOO_LONG = "letter-too-long"
    CODE_NOT_READ_BACK = "code-not-read-back"
    # keys
    KEY_MISSING = "key-missing"
    KEY_LOCKED = "key-locked"
    KEY_DAMAGED = "key-damaged"
    # pictures, cameras, scanners, printers
    FILE_MISSING = "file-missing"
    FILE_NOT_READABLE = "file-not-readable"
    FILE_NOT_A_PICTURE = "file-not-a-picture"
    FILE_TOO_LARGE = "file-too-large"
    FOLDER_NOT_WRITABLE = "folder-not-writable"
    NO_CODE_IN_PICTURE = "no-code-in-picture"
    SEVERAL_LETTERS_IN_PICTURE = "several-letters-in-picture"
    PRINTER_NONE = "printer-none"
    PRINTER_FAILED = "printer-failed"
    # acts at the desk
    VISIT_UNKNOWN = "visit-unknown"
    NOBODY_INSIDE = "nobody-inside"
    ALREADY_LEFT = "already-left"
    NOTHING_TO_UNDO = "nothing-to-undo"
    UNDO_ROOM_FULL = "undo-room-full"
    UNDO_HOUSE_FULL = "undo-house-full"
    TOO_MANY_TRIES = "too-many-tries"
    NUMBER_UNKNOWN = "number-unknown"
    # home visits
    HOME_VISITS_OVER = "home-visits-over"
    HOME_VISITS_NONE = "home-visits-none"
    HOME_VISIT_NOT_OFFERED = "home-visit-not-offered"
    HOME_VISIT_UNKNOWN = "home-visit-unknown"
    HOME_VISIT_AHEAD = "home-visit-ahead"
    HOME_VISIT_OPEN = "home-visit-open"
    TRIP_UNKNOWN = "trip-unknown"
    TRIP_EMPTY = "trip-empty"
    PLACE_EMPTY = "place-empty"
    # the command line
    TIME_UNKNOWN = "time-unknown"
    # a bug, told to the person at the desk as something they can act on
    UNEXPECTED = "unexpected"
    """Something nobody foresaw; it is noted, and nothing was confirmed."""


class Fault(Exception):  # noqa: N818 - a fault is not an error in the program
    """A known error with the facts that its sentence needs (file names, room numbers, limits).

    The facts are plain text and numbers. They may hold a file's name, never a visitor's.
    """

    def __init__(self, kind: FaultKind, **facts: str | int) -> None:
        self.kind = kind
        self.facts = facts
        super().__init__(f"{kind.value} {facts}" if facts else kind.value)
