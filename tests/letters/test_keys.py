import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordSetError

from desk.domain.faults import Fault, FaultKind
from desk.letters.keys import KeyPlace, KeyProtection, key_protection, load_key, make_key, public_bytes, public_key


class Store(KeyringBackend):
    """A key store in memory that can be locked, full, or forgetful."""

    priority = 9

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = self.full = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.full:
            raise PasswordSetError
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class WeakStore(Store):
    """One that keeps secrets in plain text, and says so by its priority."""

    priority = 0.5  # type: ignore[assignment]


@pytest.fixture
def store() -> Iterator[Store]:
    before = keyring.get_keyring()
    ours = Store()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def _kind(place: KeyPlace, key_id: int = 1) -> FaultKind:
    with pytest.raises(Fault) as caught:
        load_key(place, 54, key_id)
    assert caught.value.facts == {"issuer": 54, "key_id": key_id, "folder": str(place.folder)}
    return caught.value.kind


def test_a_key_made_with_a_passphrase_opens_with_it_alone(tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "keys", use_keyring=False, passphrase="Zwölf Boxkämpfer")
    key = make_key(place, 54, 1)
    assert public_bytes(load_key(place, 54, 1)) == public_bytes(key)
    assert key_protection(place, 54, 1) is KeyProtection.PASSPHRASE
    assert _kind(KeyPlace(place.folder, use_keyring=False, passphrase="another")) is FaultKind.KEY_LOCKED
    assert _kind(KeyPlace(place.folder, use_keyring=False)) is FaultKind.KEY_LOCKED


def test_without_a_passphrase_the_rights_of_the_file_protect_it(tmp_path: Path) -> None:
    place = KeyPlace(tmp_path, use_keyring=False)
    key = make_key(place, 54, 1)
    assert key_protection(place, 54, 1) is KeyProtection.FILE_RIGHTS
    assert public_bytes(load_key(place, 54, 1)) == public_bytes(key)
    # a passphrase given later does not lock out the key that was made without
    assert public_bytes(load_key(KeyPlace(tmp_path, use_keyring=False, passphrase="x"), 54, 1)) == public_bytes(key)


@pytest.mark.parametrize("passphrase", [None, "given"])
def test_only_the_owner_may_read_what_is_stored_and_it_is_locked(tmp_path: Path, passphrase: str | None) -> None:
    make_key(KeyPlace(tmp_path, use_keyring=False, passphrase=passphrase), 54, 1)
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"ENCRYPTED PRIVATE KEY" in (tmp_path / "signing-key-54-1.pem").read_bytes()


def test_a_key_that_is_there_is_never_replaced(tmp_path: Path, store: Store) -> None:
    for place in (KeyPlace(tmp_path / "a", use_keyring=False), KeyPlace(tmp_path / "b", use_keyring=True)):
        assert public_bytes(make_key(place, 54, 1)) == public_bytes(make_key(place, 54, 1))
        assert public_bytes(make_key(place, 54, 2)) != public_bytes(make_key(place, 54, 1))
        assert public_bytes(make_key(place, 55, 1)) != public_bytes(make_key(place, 54, 1))


def test_a_passphrase_left_by_a_power_cut_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "signing-key-54-1.passphrase").write_text("left over")
    place = KeyPlace(tmp_path, use_keyring=False)
    assert _kind(place) is FaultKind.KEY_MISSING
    key = make_key(place, 54, 1)
    assert public_bytes(load_key(place, 54, 1)) == public_bytes(key)


def test_no_key_is_missing(tmp_path: Path) -> None:
    place = KeyPlace(tmp_path, use_keyring=False)
    assert _kind(place) is FaultKind.KEY_MISSING
    with pytest.raises(Fault) as caught:
        key_protection(place, 54, 1)
    assert caught.value.kind is FaultKind.KEY_MISSING


@pytest.mark.parametrize("damage", ["empty", "half", "other text", "not locked", "another kind of key"])
def test_a_damaged_key_is_told(tmp_path: Path, damage: str) -> None:
    place = KeyPlace(tmp_path, use_keyring=False, passphrase="given")
    key = make_key(place, 54, 1)
    file = tmp_path / "signing-key-54-1.pem"
    whole = file.read_bytes()
    another = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"given")
    )
    bare = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    broken = {
        "empty": b"",
        "half": whole[:100],
        "other text": b"%PDF-1.7",
        "not locked": bare,
        "another kind of key": another,
    }
    file.write_bytes(broken[damage])
    assert _kind(place) is FaultKind.KEY_DAMAGED


def test_a_key_that_may_not_be_read_is_locked(tmp_path: Path, store: Store) -> None:
    places = [KeyPlace(tmp_path / name, use_keyring=name == "ring") for name in ("beside", "ring")]
    for place in places:
        make_key(place, 54, 1)
        for file in place.folder.iterdir():
            file.unlink()
            file.mkdir()  # nobody reads a folder, not even who may read everything
        assert _kind(place) is FaultKind.KEY_LOCKED


def test_the_key_store_keeps_the_key_and_the_folder_only_its_name(tmp_path: Path, store: Store) -> None:
    place = KeyPlace(tmp_path, use_keyring=True)
    key = make_key(place, 54, 1)
    assert key_protection(place, 54, 1) is KeyProtection.KEYRING
    assert public_bytes(load_key(place, 54, 1)) == public_bytes(key)
    assert [file.name for file in tmp_path.iterdir()] == ["signing-key-54-1.keyring"]
    assert list(store.kept.values()) == [key.private_bytes_raw().hex()]
    store.locked = True
    assert _kind(place) is FaultKind.KEY_LOCKED
    store.locked = False
    ((service, entry),) = store.kept
    store.kept[service, entry] = "no key"
    assert _kind(place) is FaultKind.KEY_DAMAGED
    store.delete_password(service, entry)
    assert _kind(place) is FaultKind.KEY_MISSING


def test_two_databases_never_share_a_key(tmp_path: Path, store: Store) -> None:
    first = make_key(KeyPlace(tmp_path / "office", use_keyring=True), 54, 1)
    second = make_key(KeyPlace(tmp_path / "training", use_keyring=True), 54, 1)
    assert public_bytes(first) != public_bytes(second)
    assert len(store.kept) == 2


def test_an_unusable_key_store_gives_a_file(tmp_path: Path, store: Store) -> None:
    store.full = True
    make_key(KeyPlace(tmp_path / "full", use_keyring=True), 54, 1)
    assert key_protection(KeyPlace(tmp_path / "full", use_keyring=True), 54, 1) is KeyProtection.FILE_RIGHTS
    keyring.set_keyring(WeakStore())
    make_key(KeyPlace(tmp_path / "weak", use_keyring=True, passphrase="p"), 54, 1)
    assert key_protection(KeyPlace(tmp_path / "weak", use_keyring=True), 54, 1) is KeyProtection.PASSPHRASE


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Fault) as caught:
        make_key(KeyPlace(tmp_path / "file", use_keyring=False), 54, 1)
    assert caught.value.kind is FaultKind.FOLDER_NOT_WRITABLE


def test_no_space_leaves_no_half_key(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(Fault) as caught:
            make_key(KeyPlace(tmp_path, use_keyring=False, passphrase="p"), 54, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.kind is FaultKind.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_the_public_half_is_32_bytes_and_comes_back(tmp_path: Path) -> None:
    key = make_key(KeyPlace(tmp_path, use_keyring=False, passphrase="p"), 54, 1)
    stored = public_bytes(key)
    assert len(stored) == 32
    public_key(stored).verify(key.sign(b"x"), b"x")
    with pytest.raises(ValueError, match="32"):
        public_key(b"short")


def test_the_passphrase_is_not_shown(tmp_path: Path) -> None:
    assert "secret" not in repr(KeyPlace(tmp_path, use_keyring=False, passphrase="secret"))
