r"""The code on the letter, format T1: 88 bytes of fixed length, signed, written with 32 characters.

| offset | bytes | field |
|---|---|---|
| 0 | 1 | format and algorithm: 0x01 = Ed25519; 0x02 is reserved for ECDSA with 256 bits |
| 1 | 1 | key id, looked up together with the issuer |
| 2 | 4 | issuer: the number of the site that the letter is for |
| 6 | 10 | appointment reference, random |
| 16 | 2 | day: days since 2020-01-01, the site's local calendar |
| 18 | 2 | start: minute of the local day |
| 20 | 2 | area: the room's number in the site's plan |
| 22 | 1 | persons |
| 23 | 1 | revision of the letter |
| 24 | 64 | signature over `"termin-einlass-v1\0"` and bytes 0 to 23 |

Numbers are unsigned and big-endian. The text is `T1` and 141 characters of 5 bits, most significant bit first; the
one bit left over is zero and is checked, so that a letter has exactly one text.

A handheld scanner is a keyboard: it sends key positions, which the computer's layout turns into characters. The
alphabet (0-9, A-X without I and O) lies in the same place on US, German and Swiss keyboards, so only Shift can harm
it: Caps Lock, the German shift lock that also shifts digits, a Shift that came too late or stayed too long. Three
fixed maps undo that, and the signature decides which of them was right.
"""

import base64
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desk.domain.letters import CodeFault, CodeReading, LetterCode, Reference

ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
"""The 32 characters, in the order of their values 0 to 31."""
PREFIX = "T1"
TEXT_LENGTH = 143
"""Characters in the whole text, prefix included."""

PublicKeys = Callable[[int, int], Ed25519PublicKey | None]
"""Gives the public key of (issuer, key id), None where this desk holds none."""

_FORMAT = 0x01
_SIGNED_FOR = b"termin-einlass-v1\0"
_EPOCH = date(2020, 1, 1)
_HEAD = 24
_REFERENCE = 10
_LAST_MINUTE = 1439

_RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_RFC4648 = str.maketrans(ALPHABET, _RFC4648)
_FROM_RFC4648 = str.maketrans(_RFC4648, ALPHABET)
_WELL_FORMED = re.compile(rf"{PREFIX}[{ALPHABET}]{{{TEXT_LENGTH - len(PREFIX)}}}")

_CAPS = {small: small.upper() for small in ALPHABET[10:].lower()}
_REPAIRS = tuple(
    str.maketrans(_CAPS | shifted)
    for shifted in (
        {},  # Caps Lock, or a Shift lost on letters
        dict(zip('!"§$%&/()=', "1234567890", strict=True)) | {"+": "1", "*": "3", "ç": "4"},  # German, Swiss
        dict(zip("!@#$%^&*()", "1234567890", strict=True)) | {'"': "2", "£": "3"},  # US, British
    )
)
_MARK = re.compile(r"(?:.{0,2}Q[0-6])?(?:.{0,2}0000[0-9][0-9])?(?=T1)", re.DOTALL)
"""What scanners may put in front, after repair: `]Q1` says a QR code was read, `\\000026` says it was UTF-8.

The bracket and the backslash are elsewhere, or nowhere, on other layouts: up to two characters may stand for each.
Nothing else in front is forgiven: a letter with its first character doubled is a damaged letter.
"""
_EDGES = "".join(map(chr, range(0x21))) + "\x7f\xa0\ufeff"
"""Spaces, line ends and control characters that scanners send before and after a text."""
_SHORTEST_DAMAGED = 16
"""A text shorter than this is not taken for a broken letter: a human code typed in has at most 11 characters."""
_ALIKE = 0.75
"""The share of possible characters from which a text that begins like a letter is called a broken letter."""


def sign(letter: LetterCode, key: Ed25519PrivateKey) -> str:
    """Return the letter's text, 143 characters, signed with the key that `letter.key_id` names.

    Raises `ValueError` or `OverflowError` where a field is out of its range: the rules upstream have let it through.
    """
    if not (0 <= letter.start_minute <= _LAST_MINUTE and letter.persons >= 1 and len(letter.reference) == _REFERENCE):
        message = f"out of range: start {letter.start_minute}, persons {letter.persons}"
        raise ValueError(message)
    head = b"".join(
        (
            bytes((_FORMAT, letter.key_id)),
            letter.issuer.to_bytes(4),
            letter.reference,
            (letter.day - _EPOCH).days.to_bytes(2),
            letter.start_minute.to_bytes(2),
            letter.area.to_bytes(2),
            bytes((letter.persons, letter.revision)),
        )
    )
    return PREFIX + _encode(head + key.sign(_SIGNED_FOR + head))


def read(text: str, public_key: PublicKeys) -> CodeReading:
    """Read a scanned text: a proven letter, or the fault that says most about it. Takes any text, raises nothing.

    Keyboard damage, line ends and the marks of scanners are undone first. The signature is checked before the
    fields are looked at.
    """
    stripped = text.strip(_EDGES)
    if not stripped:
        return CodeReading(None, CodeFault.EMPTY)
    order = [None, *reversed(CodeFault)]
    readings = [_verify(candidate, public_key, repaired) for candidate, repaired in _candidates(stripped)]
    if readings:
        return min(readings, key=lambda reading: order.index(reading.fault))
    return CodeReading(None, CodeFault.DAMAGED if _begins_as_ours(stripped) else CodeFault.FOREIGN)


def _candidates(stripped: str) -> Iterator[tuple[str, bool]]:
    """Give the well-formed texts that the scanner may have meant, and whether repair was needed."""
    as_it_is = _without_mark(stripped)
    if _WELL_FORMED.fullmatch(as_it_is):
        yield as_it_is, False
        return
    # each text once: where no digit was shifted, the maps agree
    for candidate in dict.fromkeys(_without_mark(stripped.translate(repair)) for repair in _REPAIRS):
        if _WELL_FORMED.fullmatch(candidate):
            yield candidate, True


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _begins_as_ours(stripped: str) -> bool:
    """Tell a letter with missing, added or impossible characters from something that never was one."""
    for repair in _REPAIRS:
        body = _without_mark(stripped.translate(repair))
        possible = sum(character in ALPHABET for character in body)
        if body.startswith(PREFIX) and len(body) >= _SHORTEST_DAMAGED and possible >= _ALIKE * len(body):
            return True
    return False


def _verify(candidate: str, public_key: PublicKeys, repaired: bool) -> CodeReading:
    """Read a text of the right length and alphabet."""
    packed = _decode(candidate.removeprefix(PREFIX))
    if packed is None:
        return CodeReading(None, CodeFault.DAMAGED, repaired)
    if packed[0] != _FORMAT:
        return CodeReading(None, CodeFault.UNKNOWN_FORM, repaired)
    head, signature = packed[:_HEAD], packed[_HEAD:]
    key = public_key(int.from_bytes(head[2:6]), head[1])
    if key is not None:
        try:
            key.verify(signature, _SIGNED_FOR + head)
        except InvalidSignature:
            return CodeReading(None, CodeFault.FORGED, repaired)
    letter = _letter(head)
    if letter is None:
        return CodeReading(None, CodeFault.DAMAGED, repaired)
    return CodeReading(letter, None if key else CodeFault.UNKNOWN_KEY, repaired)


def _letter(head: bytes) -> LetterCode | None:
    """Return what the signed bytes say, None where a field is out of its range."""
    start_minute, persons = int.from_bytes(head[18:20]), head[22]
    if start_minute > _LAST_MINUTE or not persons:
        return None
    return LetterCode(
        key_id=head[1],
        issuer=int.from_bytes(head[2:6]),
        reference=Reference(head[6:16]),
        day=_EPOCH + timedelta(days=int.from_bytes(head[16:18])),
        start_minute=start_minute,
        area=int.from_bytes(head[20:22]),
        persons=persons,
        revision=head[23],
    )


def _encode(packed: bytes) -> str:
    return base64.b32encode(packed).decode("ascii").rstrip("=").translate(_FROM_RFC4648)


def _decode(symbols: str) -> bytes | None:
    """Return the 88 bytes, None where the bit left over is not zero."""
    packed = base64.b32decode(symbols.translate(_TO_RFC4648) + "===")
    return packed if _encode(packed) == symbols else None
