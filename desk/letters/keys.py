"""The key that signs letters. It exists only where letters are made; every desk holds public keys alone.

It is kept by the operating system's key store where there is a usable one. Else it is a file of its own, PKCS#8
locked with a passphrase. Where nobody gives a passphrase, a random one is stored beside the file: then the rights of
the folder are all that protects the key, and `desk doctor` says so. (The passphrase is stretched 2,048 times, as
PKCS#8 of the `cryptography` package does: it should be long, not clever.)

Per key there is one file in the folder, readable by its owner only: `signing-key-ISSUER-ID.pem`, or
`signing-key-ISSUER-ID.keyring`, which says under what name the key store has it. So two databases of one office on
one computer, one of them for training, never sign with each other's key.
"""

import contextlib
import errno
import os
import secrets
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import assert_never

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from desk.domain.faults import Fault, FaultKind

_SERVICE = "einlass"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class KeyProtection(Enum):
    """What keeps a signing key from others."""

    KEYRING = "keyring"
    """The operating system's key store, opened with the user's session."""
    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    """A file that is useless without the passphrase given by whoever starts the program."""
    FILE_RIGHTS = "file-rights"
    """A file whose passphrase lies beside it: whoever can read the folder has the key."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where signing keys are kept and how they are opened."""

    folder: Path
    """Made when the first key is made."""
    use_keyring: bool
    """Whether a new key may go into the operating system's key store."""
    passphrase: str | None = field(default=None, repr=False)
    """Locks a new key that becomes a file, and opens one that was so locked."""


def make_key(place: KeyPlace, issuer: int, key_id: int) -> Ed25519PrivateKey:
    """Make and keep the signing key of (issuer, key id); if there already is one, it is returned, never replaced.

    Raises `Fault`: FOLDER_NOT_WRITABLE, DISK_FULL; for a key that is there also what `load_key` raises.
    """
    if _pem_file(place, issuer, key_id).exists() or _keyring_file(place, issuer, key_id).exists():
        return load_key(place, issuer, key_id)
    key = Ed25519PrivateKey.generate()
    entry = secrets.token_hex(16)
    if place.use_keyring and _kept_by_keyring(entry, key.private_bytes_raw().hex()):
        _write(_keyring_file(place, issuer, key_id), entry.encode())
        return key
    passphrase = place.passphrase
    if passphrase is None:
        passphrase = secrets.token_urlsafe(32)
        # the passphrase first: a power cut between the two leaves one without use, not a key that nobody can open
        _write(_passphrase_file(place, issuer, key_id), passphrase.encode(), if_there=os.O_TRUNC)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    _write(_pem_file(place, issuer, key_id), locked)
    return key


def load_key(place: KeyPlace, issuer: int, key_id: int) -> Ed25519PrivateKey:
    """Return the signing key of (issuer, key id).

    Raises `Fault`: KEY_MISSING (none was made here, or it was taken out of the key store), KEY_LOCKED (the key store
    does not open, or no or a wrong passphrase), KEY_DAMAGED.
    """
    match key_protection(place, issuer, key_id):
        case KeyProtection.KEYRING:
            return _from_keyring(place, issuer, key_id)
        case KeyProtection.PASSPHRASE:
            return _from_file(place, issuer, key_id, place.passphrase)
        case KeyProtection.FILE_RIGHTS:
            beside = _read(_passphrase_file(place, issuer, key_id), place, issuer, key_id)
            return _from_file(place, issuer, key_id, beside.decode("utf-8", "replace"))
        case other:
            assert_never(other)


def key_protection(place: KeyPlace, issuer: int, key_id: int) -> KeyProtection:
    """Return what protects the key of (issuer, key id), without opening it. Raises `Fault(KEY_MISSING)`."""
    if _keyring_file(place, issuer, key_id).exists():
        return KeyProtection.KEYRING
    if not _pem_file(place, issuer, key_id).exists():
        raise _fault(FaultKind.KEY_MISSING, place, issuer, key_id)
    beside = _passphrase_file(place, issuer, key_id).exists()
    return KeyProtection.FILE_RIGHTS if beside else KeyProtection.PASSPHRASE


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the public half, 32 bytes, as desks store it."""
    return key.public_key().public_bytes_raw()


def public_key(stored: bytes) -> Ed25519PublicKey:
    """Return the public key from its 32 bytes. Raises `ValueError` where they are not 32."""
    return Ed25519PublicKey.from_public_bytes(stored)


def _kept_by_keyring(entry: str, secret: str) -> bool:
    """Put a secret into the operating system's key store; False where there is none that is safe and gives it back."""
    # Loaded for a key alone: it looks for every key store that a computer may have, and a door needs none.
    import keyring  # noqa: PLC0415 - see above
    from keyring.core import recommended  # noqa: PLC0415 - see above
    from keyring.errors import KeyringError  # noqa: PLC0415 - see above

    if not recommended(keyring.get_keyring()):
        return False
    try:
        keyring.set_password(_SERVICE, entry, secret)
        return keyring.get_password(_SERVICE, entry) == secret
    except KeyringError:
        return False


def _from_keyring(place: KeyPlace, issuer: int, key_id: int) -> Ed25519PrivateKey:
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    entry = _read(_keyring_file(place, issuer, key_id), place, issuer, key_id).decode("utf-8", "replace")
    try:
        secret = keyring.get_password(_SERVICE, entry)
    except KeyringError as error:
        raise _fault(FaultKind.KEY_LOCKED, place, issuer, key_id) from error
    if secret is None:
        raise _fault(FaultKind.KEY_MISSING, place, issuer, key_id)
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    except ValueError as error:
        raise _fault(FaultKind.KEY_DAMAGED, place, issuer, key_id) from error


def _from_file(place: KeyPlace, issuer: int, key_id: int, passphrase: str | None) -> Ed25519PrivateKey:
    if not passphrase:
        raise _fault(FaultKind.KEY_LOCKED, place, issuer, key_id)
    locked = _read(_pem_file(place, issuer, key_id), place, issuer, key_id)
    try:
        key = load_pem_private_key(locked, passphrase.encode())
    except (ValueError, TypeError) as error:
        # the package has one exception for both; its words are pinned by a test
        kind = FaultKind.KEY_LOCKED if "Incorrect password" in str(error) else FaultKind.KEY_DAMAGED
        raise _fault(kind, place, issuer, key_id) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _fault(FaultKind.KEY_DAMAGED, place, issuer, key_id)
    return key


def _read(path: Path, place: KeyPlace, issuer: int, key_id: int) -> bytes:
    """Read one of a key's files. Raises `Fault(KEY_LOCKED)` where this user may not, or the disk does not."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _fault(FaultKind.KEY_LOCKED, place, issuer, key_id) from error


def _write(path: Path, content: bytes, if_there: int = os.O_EXCL) -> None:
    """Write a file that only its owner may read, safely on disk before this returns.

    One that is there is an error (`os.O_EXCL`) or is written over (`os.O_TRUNC`).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | if_there | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()  # half a key is worse than none: it would be found, and found damaged
            raise
    except OSError as error:
        kind = FaultKind.DISK_FULL if error.errno in _FULL else FaultKind.FOLDER_NOT_WRITABLE
        raise Fault(kind, folder=str(path.parent)) from error


def _fault(kind: FaultKind, place: KeyPlace, issuer: int, key_id: int) -> Fault:
    return Fault(kind, issuer=issuer, key_id=key_id, folder=str(place.folder))


def _pem_file(place: KeyPlace, issuer: int, key_id: int) -> Path:
    return place.folder / f"signing-key-{issuer}-{key_id}.pem"


def _keyring_file(place: KeyPlace, issuer: int, key_id: int) -> Path:
    return place.folder / f"signing-key-{issuer}-{key_id}.keyring"


def _passphrase_file(place: KeyPlace, issuer: int, key_id: int) -> Path:
    return place.folder / f"signing-key-{issuer}-{key_id}.passphrase"
