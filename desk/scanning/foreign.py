"""What a code is called that is not ours, and which appointment it names, if any.

"This is a vaccination certificate" helps a guard; "invalid" does not. Nothing here is proof of anything: foreign codes
carry no signature that this desk could check, so a number found in one is something to look up, no more.

Every function takes any text at all and never raises. Pure: no time, no files.
"""

import base64
import json
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import Enum
from urllib.parse import unquote
from zoneinfo import ZoneInfo


class ForeignKind(Enum):
    """The closed list of what a code can be called; the values stand in the command line's JSON."""

    ICALENDAR = "icalendar"
    """An appointment as iCalendar text, as Vocatis and Terminland print it on letters."""
    ZMS = "zms"
    """A link of the appointment system of Munich and Berlin."""
    PRETIX = "pretix"
    ALF_IO = "alf-io"
    INDICO = "indico"
    HI_EVENTS = "hi-events"
    EU_CERTIFICATE = "eu-certificate"
    """Vaccination, test or recovery (HC1)."""
    PAYMENT = "payment"
    """A bank transfer as EPC069-12 or the Swiss QR bill write it."""
    WIFI = "wifi"
    CONTACT = "contact"
    """vCard or MeCard."""
    BOARDING_PASS = "boarding-pass"  # noqa: S105 - no secret, a word
    PARCEL_LABEL = "parcel-label"
    WEB_ADDRESS = "web-address"
    BINARY = "binary"
    """Holds control characters: made for machines, not to be shown as a sentence."""
    TEXT = "text"
    """Anything else, and nothing."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A named code. Where it names an appointment, the rest says which, as far as the code says it."""

    kind: ForeignKind
    number: str | None = None
    """What the appointment is called in the system that made the code: to be looked up, never believed."""
    begins: datetime | None = None
    """The beginning as an aware moment in UTC, where the code names a time zone."""
    day: date | None = None
    """The day on the site's wall calendar, where the code names none."""
    minute: int | None = None
    """Minute of that day, 0 to 1439; absent where the code names the day alone."""


def recognise(text: str) -> Foreign:
    """Say what a scanned text is called that is not one of our letters; never raises.

    A text that a scanner set to US keyboards typed on a German computer (`UIDÖ1234`) is undone first.
    """
    content = _MARKS.sub("", text, count=1).lstrip("\ufeff").strip()
    foreign = _first_that_knows(content)
    if foreign.kind is ForeignKind.TEXT and "Ö" in content:
        return _first_that_knows(content.translate(_US_SCANNER_ON_GERMAN_COMPUTER))
    return foreign


def _first_that_knows(content: str) -> Foreign:
    for knows in _KNOWN:
        foreign = knows(content)
        if foreign is not None:
            return foreign
    return Foreign(ForeignKind.TEXT)


# What a scanner may send before the content: a symbology mark (ISO/IEC 15424) and a character set (ECI).
_MARKS = re.compile(r"(?:\][A-Za-z]\d)?(?:\\\d{6})?")

_US_SCANNER_ON_GERMAN_COMPUTER = str.maketrans(
    "yzYZ^°ß?´`üÜ+*#'öÖäÄ;:-_\"§&/()=",
    "zyZY`~-_=+[{]}\\|;:'\"<>/?@#^&*()",
)
"""Each character that a German layout makes of a key, to the one that a US layout has there."""


# ---- appointments

_ICS_BEGIN = re.compile(r"^BEGIN:V(?:CALENDAR|EVENT)\b", re.IGNORECASE | re.MULTILINE)
_ICS_UID = re.compile(r"^UID(?:;[^:\n]*)?:([^\n]*)", re.IGNORECASE | re.MULTILINE)
_ICS_START = re.compile(
    r"^DTSTART((?:;[^:\n]*)?):([0-9]{8})(?:T([0-9]{4})[0-9]{2}(Z?))?\s*$", re.IGNORECASE | re.MULTILINE
)
_ICS_ZONE = re.compile(r'TZID="?([^;"]+)', re.IGNORECASE)
_ZMS_LINK = re.compile(r"https?://\S*#/appointment/([A-Za-z0-9+/=_%-]+)", re.IGNORECASE)


def _icalendar(content: str) -> Foreign | None:
    lines = re.sub(r"\r\n?", "\n", content)
    uid, start = _ICS_UID.search(lines), _ICS_START.search(lines)
    if not (uid or start or _ICS_BEGIN.search(lines)):
        return None
    begins, day, minute = _beginning(*start.groups()) if start else (None, None, None)
    number = uid.group(1).strip() if uid else None
    return Foreign(ForeignKind.ICALENDAR, number or None, begins, day, minute)


def _beginning(
    parameters: str, day: str, clock: str | None, utc: str | None
) -> tuple[datetime | None, date | None, int | None]:
    """The moment, or else the day and minute on the wall; nothing where the calendar has no such time."""
    try:
        if clock is None:
            return None, datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date(), None
        wall = datetime.strptime(day + clock, "%Y%m%d%H%M").replace(tzinfo=UTC)
        zone = UTC if utc else _zone(parameters)
        if zone is None:
            return None, wall.date(), wall.hour * 60 + wall.minute
        return wall.replace(tzinfo=zone).astimezone(UTC), None, None
    except (ValueError, OverflowError):
        return None, None, None


def _zone(parameters: str) -> tzinfo | None:
    named = _ICS_ZONE.search(parameters)
    try:
        return ZoneInfo(named.group(1)) if named else None
    except (KeyError, ValueError, OSError):
        # A name of somebody's own ("W. Europe Standard Time"): the time on the wall is what a person can compare.
        return None


def _zms(content: str) -> Foreign | None:
    link = _ZMS_LINK.match(content)
    if link is None:
        return None
    named = _json(_unbase64(unquote(link.group(1))) or b"")
    number = named.get("id") if isinstance(named, dict) else None
    known = isinstance(number, int | str) and re.fullmatch(r"[0-9]{1,18}", str(number))
    return Foreign(ForeignKind.ZMS, str(number) if known else None)


# ---- tickets


def _indico(content: str) -> Foreign | None:
    ticket = _json(content) if content.startswith("{") else None
    if not isinstance(ticket, dict):
        return None
    if isinstance(ticket.get("i"), list):
        return Foreign(ForeignKind.INDICO)
    secret = ticket.get("checkin_secret")
    if isinstance(secret, str) and "server_url" in ticket:
        return Foreign(ForeignKind.INDICO, secret)
    return None


def _ticket(content: str) -> Foreign | None:
    if re.fullmatch(r"A-[A-Z0-9]{7}", content):
        return Foreign(ForeignKind.HI_EVENTS, content)
    if re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[A-Za-z0-9+/=_-]+", content, re.IGNORECASE):
        return Foreign(ForeignKind.ALF_IO, content.partition("/")[0])
    if re.fullmatch(r"(?=.*[a-z])(?=.*[0-9])[a-z0-9]{30,34}", content) or _is_signed_pretix(content):
        return Foreign(ForeignKind.PRETIX, content)
    return None


def _is_signed_pretix(content: str) -> bool:
    """Reversed base64 of: version 1, length of the content, length of the signature, both."""
    ticket = _unbase64(content[::-1]) if re.fullmatch(r"[A-Za-z0-9+/=]+", content) else None
    if ticket is None or len(ticket) < _PRETIX_HEAD.size:
        return False
    version, inside, signature = _PRETIX_HEAD.unpack_from(ticket)
    return bool(version == 1 and len(ticket) == _PRETIX_HEAD.size + inside + signature)


_PRETIX_HEAD = struct.Struct(">BHH")

# ---- everyday

_EVERYDAY = (
    (ForeignKind.EU_CERTIFICATE, r"HC1:"),
    (ForeignKind.PAYMENT, r"BCD\s*\n|SPC\s*\n0"),
    (ForeignKind.WIFI, r"WIFI:"),
    (ForeignKind.CONTACT, r"BEGIN:VCARD|MECARD:"),
    # IATA resolution 792: M, legs, name of 20, E, booking, from, to, carrier, flight, day of the year
    (ForeignKind.BOARDING_PASS, r"M[1-9].{20}[E ][A-Z0-9 ]{7}[A-Z]{6}[A-Z0-9 ]{3}[0-9 ]{4}[A-Z0-9 ][0-9]{3}"),
    # ANSI MH10.8.2 (MaxiCode, DataMatrix), DHL, SSCC, UPS, UPU S10
    (
        ForeignKind.PARCEL_LABEL,
        r"\[\)>\x1e|J(?:JD|VGL)[0-9A-Z ]{8,}$|(?:00|\(00\))[0-9]{18}$|1Z[0-9A-Z]{16}$|[A-Z]{2}[0-9]{9}[A-Z]{2}$",
    ),
    (ForeignKind.WEB_ADDRESS, r"https?://|www\.[^\s.]+\."),
)
_EVERYDAY_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _EVERYDAY)


def _everyday(content: str) -> Foreign | None:
    lines = re.sub(r"\r\n?", "\n", content)
    for kind, pattern in _EVERYDAY_PATTERNS:
        if pattern.match(lines):
            return Foreign(kind)
    return None


def _binary(content: str) -> Foreign | None:
    return Foreign(ForeignKind.BINARY) if _UNSHOWABLE.search(content) else None


_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")

# ---- edges


def _unbase64(text: str) -> bytes | None:
    """Either alphabet, with or without the padding."""
    whole = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True)
    except ValueError:
        return None


def _json(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # a thousand brackets in a row exhaust the parser
        return None


_KNOWN: tuple[Callable[[str], Foreign | None], ...] = (_zms, _everyday, _icalendar, _indico, _ticket, _binary)
"""In this order: a link of the appointment system is also a web address, and a vCard has a UID too."""
